/* SPDX-License-Identifier: BSD-2-Clause */
/* A line being typed: a filter, what to look for, a number, a file. A mistake is told under the
 * place where it stands, and what was typed stays. */
#include "lesson_view.h"
#include "save.h"
#include "view.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "filter/bpf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const asks[] = {[PROMPT_NONE] = "",
	[PROMPT_FILTER] = N_("Filter: "),
	[PROMPT_FIND] = N_("Find: "),
	[PROMPT_GOTO] = N_("Frame: "),
	[PROMPT_CAPTURE] = N_("Capture filter, as tcpdump's: "),
	[PROMPT_RECIPE] = N_("Recipe: "),
	[PROMPT_VALUE] = "",
	[PROMPT_WRITE] = N_("Write to: "),
	[PROMPT_SAVE] = "",
	[PROMPT_COMMENT] = "",
	[PROMPT_EXPORT] = N_("Picture to (.svg .pdf .png .tex .html .md .txt .ans): "),
	[PROMPT_STEP] = N_("Step: "), [PROMPT_COMMAND] = N_("Command: "),
	[PROMPT_LEAVE] = "", [PROMPT_SEND] = ""};

void prompt_open(struct app *app, enum prompt_kind kind)
{
	struct prompt *p = &app->prompt;
	const char *text = p->last[kind];

	if (kind <= PROMPT_GOTO && !app->book)
		return;
	if (kind == PROMPT_FILTER)
		text = book_filter_text(app->book) ? book_filter_text(app->book) : "";
	p->kind = kind;
	snprintf(p->ask, sizeof(p->ask), "%s", asks[kind][0] ? _(asks[kind]) : "");
	if (kind == PROMPT_GOTO || kind == PROMPT_STEP || kind == PROMPT_COMMAND)
		text = "";
	snprintf(p->text, sizeof(p->text), "%s", text);
	p->n = p->at = strlen(p->text);
	p->err.what[0] = '\0';
	p->hit = 0;
}

/* ---- editing ---- */

static size_t before(const struct prompt *p)
{
	size_t at = p->at;

	while (at && ((uint8_t)p->text[--at] & 0xc0) == 0x80)
		;
	return at;
}

static size_t behind(const struct prompt *p)
{
	uint32_t cp;

	if (p->at >= p->n)
		return p->n;
	return p->at + utf8_next((const uint8_t *)p->text + p->at, p->n - p->at, &cp);
}

static void cut(struct prompt *p, size_t from, size_t to)
{
	memmove(p->text + from, p->text + to, p->n - to);
	p->n -= to - from;
	p->text[p->n] = '\0';
	p->at = from;
}

static void insert(struct prompt *p, const void *text, size_t n)
{
	if (p->n + n >= sizeof(p->text))
		return;
	memmove(p->text + p->at + n, p->text + p->at, p->n - p->at);
	memcpy(p->text + p->at, text, n);
	p->n += n;
	p->at += n;
	p->text[p->n] = '\0';
}

static void type(struct prompt *p, uint32_t key)
{
	struct buf one = BUF_INIT;

	if (key < ' ' || key == KEY_RUBOUT || key > KEYS_ABOVE || utf8_width(key) < 0)
		return;
	if (key == ' ')
		buf_byte(&one, ' ');
	else
		key_write(&one, key);
	insert(p, one.data, one.len);
	buf_done(&one);
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '.' || c == '_' || c == '-';
}

/* The next name that begins as the word before the cursor does. */
static void complete(struct prompt *p, const struct lookup *lookup)
{
	size_t from = p->at, stem;
	unsigned seen = 0;

	while (from && is_word(p->text[from - 1]))
		from--;
	if (!p->hit)
		p->stem = p->at - from;
	stem = p->stem;
	for (uint32_t i = 0; i < lookup->name_count && stem; i++) {
		const struct lookup_name *name = &lookup->names[i];

		if (name->n < stem || memcmp(name->text, p->text + from, stem) != 0 ||
			seen++ < p->hit)
			continue;
		cut(p, from + stem, p->at);
		insert(p, name->text + stem, name->n - stem);
		p->hit = seen;
		return;
	}
	if (p->hit) { /* behind the last one: what was typed */
		cut(p, from + stem, p->at);
		p->hit = 0;
	}
}

/* What was answered the last time. */
static void recall(struct prompt *p)
{
	snprintf(p->text, sizeof(p->text), "%s", p->last[p->kind]);
	p->n = p->at = strlen(p->text);
}

static void edit(struct prompt *p, uint32_t key)
{
	size_t from = p->at;

	switch (key) {
	case KEY_GO_LEFT:
	case KEY_CTRL('b'): p->at = before(p); break;
	case KEY_GO_RIGHT:
	case KEY_CTRL('f'): p->at = behind(p); break;
	case KEY_GO_HOME:
	case KEY_CTRL('a'): p->at = 0; break;
	case KEY_GO_END:
	case KEY_CTRL('e'): p->at = p->n; break;
	case KEY_RUBOUT:
	case KEY_CTRL('h'): cut(p, before(p), p->at); break;
	case KEY_DELETE: cut(p, p->at, behind(p)); break;
	case KEY_CTRL('u'): cut(p, 0, p->at); break;
	case KEY_CTRL('k'): p->n = p->at; p->text[p->n] = '\0'; break;
	case KEY_CTRL('w'):
		while (from && p->text[from - 1] == ' ')
			from--;
		while (from && p->text[from - 1] != ' ')
			from--;
		cut(p, from, p->at);
		break;
	case KEY_GO_UP:
	case KEY_CTRL('p'): recall(p); break;
	default: type(p, key); break;
	}
}

/* ---- what was asked for ---- */

static void refuse(struct prompt *p, const char *what)
{
	p->err = (struct recipe_err){.at = 0, .len = p->n ? p->n : 1};
	snprintf(p->err.what, sizeof(p->err.what), "%.*s", (int)sizeof(p->err.what) - 1, what);
}

static void done(struct prompt *p)
{
	snprintf(p->last[p->kind], sizeof(p->last[p->kind]), "%s", p->text);
	p->kind = PROMPT_NONE;
}

static void do_filter(struct app *app, struct prompt *p)
{
	uint64_t frame = book_frame_at(app->book, app->list.at);

	if (book_filter(app->book, p->text, p->n, &p->err) < 0)
		return;
	app->list.at = p->n ? 0 : frame < book_total(app->book) ? frame : 0;
	app->view = APP_LIST;
	done(p);
}

static void do_goto(struct app *app, struct prompt *p)
{
	char *end;
	unsigned long long number = strtoull(p->text, &end, 10);

	if (end == p->text || *end || number < 1 || number > book_total(app->book)) {
		refuse(p, _("no frame has this number"));
		return;
	}
	app->list.at = book_place_of(app->book, number - 1);
	app->follow = false;
	if (app->view == APP_FRAME)
		frame_open(app, number - 1);
	done(p);
}

/* Bytes as 0a:0b:0c, else the text itself. */
static size_t bytes_of(const struct prompt *p, uint8_t out[PROMPT_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i += 3) {
		unsigned byte;
		int used = 0;

		if (sscanf(p->text + i, "%2x%n", &byte, &used) != 1 || used != 2 ||
			(i + 2 < p->n && p->text[i + 2] != ':') || (i + 2 == p->n && !n)) {
			memcpy(out, p->text, p->n);
			return p->n;
		}
		out[n++] = (uint8_t)byte;
	}
	return n;
}

static void do_find(struct app *app, struct prompt *p)
{
	uint8_t bytes[PROMPT_MOST];
	size_t n = bytes_of(p, bytes);

	if (!n) {
		refuse(p, _("text, or bytes as 0a:0b"));
		return;
	}
	book_find(app->book, bytes, n, app->list.at, false);
	app->view = APP_LIST;
	done(p);
}

/* The filter of the next live capture, if it is one. */
static void do_capture(struct app *app, struct prompt *p)
{
	struct err err;
	struct bpf *bpf;

	if (p->n >= sizeof(app->bpf)) {
		refuse(p, _("too long"));
		return;
	}
	bpf = p->n ? bpf_new(p->text, &err) : NULL;
	if (p->n && !bpf) {
		refuse(p, err.text);
		return;
	}
	bpf_free(bpf);
	memcpy(app->bpf, p->text, p->n + 1);
	done(p);
}

/* A step's number, or a command for its hosts. */
static void do_lesson(struct app *app, struct prompt *p)
{
	const char *why = "";

	if ((p->kind == PROMPT_STEP ? lesson_goto(app, p->text, &why)
				    : lesson_command(app, p->text, &why)) < 0)
		refuse(p, why);
	else
		done(p);
}

static unsigned finish(struct app *app)
{
	struct prompt *p = &app->prompt;

	switch (p->kind) {
	case PROMPT_NONE: break;
	case PROMPT_FILTER: do_filter(app, p); break;
	case PROMPT_FIND: do_find(app, p); break;
	case PROMPT_GOTO: do_goto(app, p); break;
	case PROMPT_CAPTURE: do_capture(app, p); break;
	case PROMPT_RECIPE:
		if (edit_recipe(app, p->text, p->n, &p->err) == 0)
			done(p);
		break;
	case PROMPT_VALUE:
		if (edit_taken(app))
			p->kind = PROMPT_NONE;
		break;
	case PROMPT_WRITE:
		if (!p->n) {
			refuse(p, _("the name of a file"));
			break;
		}
		snprintf(app->path, sizeof(app->path), "%s", p->text);
		done(p);
		return WISH_WRITE;
	case PROMPT_SAVE: return save_named(app, WISH_SAVE);
	case PROMPT_EXPORT: return save_named(app, WISH_EXPORT);
	case PROMPT_COMMENT: comment_taken(app); break;
	case PROMPT_STEP:
	case PROMPT_COMMAND: do_lesson(app, p); break;
	case PROMPT_LEAVE:
	case PROMPT_SEND:
	case PROMPT_KINDS: break;
	}
	return 0;
}

unsigned prompt_key(struct app *app, uint32_t key)
{
	struct prompt *p = &app->prompt;

	if (key == KEY_ESCAPE || key == KEY_CTRL('c') || key == KEY_CTRL('g')) {
		if (p->kind == PROMPT_VALUE)
			edit_dropped(app);
		p->kind = PROMPT_NONE;
		return 0;
	}
	if (key == KEY_RETURN)
		return finish(app);
	p->err.what[0] = '\0';
	if (key == KEY_TAB && p->kind == PROMPT_FILTER) {
		complete(p, book_lookup(app->book));
		return 0;
	}
	if (key == KEY_TAB && p->kind == PROMPT_SAVE) {
		save_other(app);
		return 0;
	}
	p->hit = 0;
	edit(p, key);
	if (p->kind == PROMPT_VALUE)
		edit_typed(app);
	return 0;
}

/* ---- how it looks ---- */

static void draw_error(const struct prompt *p, struct screen *screen, struct rect line, int x)
{
	int n = (int)strlen(p->err.what) + 1;
	const char *near = p->err.nearest[0] ? _("; nearest: ") : "";
	char text[360];

	snprintf(text, sizeof(text), "^ %s%s%s", p->err.what, near, p->err.nearest);
	n = (int)utf8_cells(text, strlen(text));
	x += (int)utf8_cells(p->text, p->err.at < p->n ? p->err.at : p->n);
	if (x + n > line.w)
		x = line.w > n ? line.w - n : 0;
	screen_fill(screen, line, screen_look(SCREEN_ERROR));
	screen_put(screen, line, x, 0, screen_look(SCREEN_ERROR), text);
}

void prompt_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct prompt *p = &app->prompt;
	const struct ansi_look look = screen_look(SCREEN_INPUT);
	struct rect line = {rect.x, rect.y, rect.w, 1};
	int x = 1, room, cells = (int)utf8_cells(p->text, p->at);
	size_t skip = 0;

	screen_fill(screen, line, look);
	x += screen_put(screen, line, x, 0, look, p->ask);
	room = line.w - x - 2;
	while (cells > room && skip < p->at) { /* the cursor is seen */
		uint32_t cp;

		skip += utf8_next((const uint8_t *)p->text + skip, p->n - skip, &cp);
		cells = (int)utf8_cells(p->text + skip, p->at - skip);
	}
	screen_text(screen, line, x, 0, look, p->text + skip, p->n - skip);
	screen->cursor_x = x + cells;
	screen->cursor_y = rect.y;
	line.y++;
	if (p->err.what[0])
		draw_error(p, screen, line, x);
}
