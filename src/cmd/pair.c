/* SPDX-License-Identifier: BSD-2-Clause */
/* Question and answer on standard output. The picture's reasons and the sentence below it come from
 * the flow floor; here they are only laid out. */
#include "cmd/pair.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "flow/tell.h"
#include "out/text.h"
#include "picture/compare.h"
#include "picture/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Text in lines of the terminal's width. */
static void put_wrapped(struct print *print, const char *text)
{
	size_t width = print->look.width, at = 0;

	while (*text) {
		size_t n = strcspn(text, " "), cells = utf8_cells(text, n);

		if (at && at + 1 + cells > width) {
			buf_byte(&print->out, '\n');
			at = 0;
		} else if (at) {
			buf_byte(&print->out, ' ');
			at++;
		}
		buf_add(&print->out, text, n);
		at += cells;
		text += n;
		text += strspn(text, " ");
	}
	buf_byte(&print->out, '\n');
}

/* ---- the picture ---- */

static const char *keep_text(struct print *print, struct buf *b)
{
	const char *text = arena_text(&print->arena, (const char *)b->data, b->len);

	buf_done(b);
	return text;
}

static const char *left_title(struct print *print, const struct pair *pair)
{
	struct buf b = BUF_INIT;

	buf_text(&b, _("question"));
	if (pair->of > 1)
		buf_printf(&b, _(" %llu of %llu"), (unsigned long long)pair->nth,
			(unsigned long long)pair->of);
	return keep_text(print, &b);
}

static const char *right_title(struct print *print, const struct pair *pair)
{
	struct buf b = BUF_INIT;

	buf_text(&b, pair->answer->match == MATCH_ERROR ? _("error  +") : _("reply  +"));
	flow_tell_time(&b, answer_time(pair->answer), print->look.ascii);
	return keep_text(print, &b);
}

/* Two frames and the reasons of the right one. */
static void draw(struct print *print, const struct frame *sent, const struct frame *got,
	const char *left, const char *right)
{
	const struct text_style style = {
		.color = (enum ansi_color)print->look.color, .ascii = print->look.ascii};
	struct items si = {0}, gi = {0};
	struct pic_view views[2] = {{sent, &si, NULL}, {got, &gi, NULL}};
	struct compare compare = {&views[0], &views[1], left, right, NULL, 0, {NULL, NULL}};
	struct pic pic;

	walk_frame(sent, &si);
	walk_frame(got, &gi);
	compare.reasons = compare_reasons(&print->arena, &views[0], &views[1],
		&compare.reason_count);
	pic_init(&pic, &print->arena, (uint16_t)print->look.width);
	compare_draw(&pic, &compare);
	text_render(&print->out, &pic, &style);
	items_done(&si);
	items_done(&gi);
}

static void put_meaning(struct print *print, const struct pair *pair)
{
	struct buf b = BUF_INIT;

	flow_tell(&b, pair->sent, &pair->answer->got.frame, pair->answer->match);
	put_wrapped(print, buf_string(&b));
	buf_clear(&b);
	buf_text(&b, _("Round trip "));
	flow_tell_time(&b, answer_time(pair->answer), print->look.ascii);
	buf_text(&b, _(", by the kernel's time stamps of both frames."));
	put_wrapped(print, buf_string(&b));
	buf_done(&b);
}

static void put_silence(struct print *print, const struct pair *pair)
{
	struct buf b = BUF_INIT;

	flow_tell_silence(&b, pair->sent, pair->tries, pair->waited);
	put_wrapped(print, buf_string(&b));
	buf_done(&b);
}

static void put_refusal(struct print *print, const struct pair *pair)
{
	const struct answer *a = pair->answer;
	struct buf b = BUF_INIT;

	if (!a->refusal.there)
		return;
	if (print->format == PRINT_PICTURE) {
		buf_byte(&print->out, '\n');
		draw(print, &a->got.frame, &a->refusal.frame, _("reply"), _("our own kernel"));
		buf_byte(&print->out, '\n');
	}
	flow_tell_refusal(&b, &a->got.frame, &a->refusal.frame);
	put_wrapped(print, buf_string(&b));
	buf_done(&b);
}

/* The frames in a format that stands by itself; words only beside those that people read. */
static int print_plain(struct print *print, const struct pair *pair, struct err *err)
{
	const struct answer *a = pair->answer;
	bool words = print->format == PRINT_TREE;

	if (print_frame(print, pair->sent, NULL, err) < 0)
		return -1;
	if (a->match != MATCH_NONE && print_frame(print, &a->got.frame, NULL, err) < 0)
		return -1;
	if (a->refusal.there && print_frame(print, &a->refusal.frame, NULL, err) < 0)
		return -1;
	if (!words)
		return 0;
	if (a->match != MATCH_NONE)
		put_meaning(print, pair);
	else
		put_silence(print, pair);
	put_refusal(print, pair);
	return 0;
}

int pair_print(struct print *print, const struct pair *pair, struct err *err)
{
	const struct answer *a = pair->answer;

	if (print->format != PRINT_PICTURE)
		return print_plain(print, pair, err);
	if (pair->nth > 1)
		buf_byte(&print->out, '\n');
	if (a->match == MATCH_NONE) {
		print->frames = 0;
		if (pair->tries && print_frame(print, pair->sent, NULL, err) < 0)
			return -1;
		put_silence(print, pair);
		return 0;
	}
	arena_clear(&print->arena);
	draw(print, pair->sent, &a->got.frame, left_title(print, pair), right_title(print, pair));
	buf_byte(&print->out, '\n');
	put_meaning(print, pair);
	put_refusal(print, pair);
	return 0;
}

/* ---- a line ---- */

static void pad_to(struct buf *line, size_t from, size_t *cells)
{
	size_t have = utf8_cells((const char *)line->data + from, line->len - from);

	*cells = have > *cells ? have : *cells;
	buf_fill(line, ' ', *cells - have + 2);
}

/* The sentence if it fits, else what stands before its colon. */
static void put_brief(struct buf *line, const struct pair *pair, size_t width)
{
	size_t used = utf8_cells((const char *)line->data, line->len), n;
	struct buf b = BUF_INIT;
	const char *text;

	flow_tell(&b, pair->sent, &pair->answer->got.frame, pair->answer->match);
	text = buf_string(&b);
	n = strlen(text);
	if (used + utf8_cells(text, n) > width && strstr(text, ": "))
		n = (size_t)(strstr(text, ": ") - text);
	buf_add(line, text, n);
	buf_done(&b);
}

static void put_time(struct buf *line, int64_t ns, bool ascii)
{
	struct buf b = BUF_INIT;
	size_t cells;

	flow_tell_time(&b, ns, ascii);
	cells = utf8_cells(buf_string(&b), b.len);
	if (cells < 10)
		buf_fill(line, ' ', 10 - cells);
	buf_add(line, b.data, b.len);
	buf_text(line, "  ");
	buf_done(&b);
}

void pair_line(struct print *print, const struct pair *pair, struct pair_columns *columns)
{
	const struct answer *a = pair->answer;
	struct buf line = BUF_INIT;
	size_t at;

	buf_printf(&line, "%3" PRIu64 "  ", pair->nth);
	at = line.len;
	flow_tell_question(&line, pair->sent);
	pad_to(&line, at, &columns->question);
	at = line.len;
	if (a->match == MATCH_NONE) {
		buf_text(
			&line, pair->tries ? _("no reply") : _("not sent: nobody has the address"));
	} else {
		flow_tell_sender(&line, &a->got.frame);
		pad_to(&line, at, &columns->sender);
		put_time(&line, answer_time(a), print->look.ascii);
		put_brief(&line, pair, print->look.width);
	}
	buf_text(&line, a->refusal.there ? _(" (and our own kernel refused it)\n") : "\n");
	buf_add(&print->out, line.data, line.len);
	buf_done(&line);
}

void pair_neighbour(struct print *print, const struct frame *question, const struct answer *answer)
{
	struct buf b = BUF_INIT;

	if (print->format != PRINT_PICTURE && print->format != PRINT_TREE)
		return;
	buf_text(&b, _("Asked "));
	flow_tell_question(&b, question);
	if (answer->match == MATCH_NONE) {
		buf_text(&b, _(": nobody answers."));
	} else {
		buf_text(&b, ": ");
		flow_tell(&b, question, &answer->got.frame, answer->match);
		buf_text(&b, " (");
		flow_tell_time(&b, answer_time(answer), print->look.ascii);
		buf_byte(&b, ')');
	}
	put_wrapped(print, buf_string(&b));
	buf_done(&b);
}
