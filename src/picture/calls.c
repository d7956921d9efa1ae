/* SPDX-License-Identifier: BSD-2-Clause */
/* Calls and frames on one time line: a row each; a call says who made it, a frame is an arrow. */
#include "picture/calls.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "picture/sign.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define TIME_WIDTH 11
#define WHO_MOST   20
#define ARROW_MOST 56
#define STRING	   20 /* bytes of a string that stay */

/* ---- a call made short ---- */

struct scan {
	const char *p;
	struct buf *out;
};

static bool skip(struct scan *s, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(s->p, word, n) != 0)
		return false;
	s->p += n;
	return true;
}

/* Up to `stop`, which is gone over; false: it is not there. */
static bool take_to(struct scan *s, const char *stop, const char **from, size_t *n)
{
	const char *end = strstr(s->p, stop);

	if (!end)
		return false;
	*from = s->p;
	*n = (size_t)(end - s->p);
	s->p = end + strlen(stop);
	return true;
}

/* The length of an address behind it: ", 16", ", [16]", ", [128 => 16]". */
static void skip_length(struct scan *s)
{
	size_t n = strspn(s->p, ",[ ]0123456789=>");

	while (n && (s->p[n - 1] == ' ' || s->p[n - 1] == ','))
		n--;
	if (s->p[n] == ')' || s->p[n] == ',')
		s->p += n;
}

/* "{sa_family=AF_INET, ...}" as address and port. */
static bool address(struct scan *s)
{
	struct scan at = *s;
	const char *port, *ip;
	size_t port_n, ip_n;
	bool six;

	if (!skip(&at, "{sa_family=AF_INET"))
		return false;
	six = skip(&at, "6, sin6_port=htons(");
	if (!six && !skip(&at, ", sin_port=htons("))
		return false;
	if (!take_to(&at, ")", &port, &port_n))
		return false;
	if (!(six ? take_to(&at, "inet_pton(AF_INET6, \"", &ip, &ip_n)
		  : skip(&at, ", sin_addr=inet_addr(\"")))
		return false;
	if (!take_to(&at, "\"", &ip, &ip_n) || !strchr(at.p, '}'))
		return false;
	at.p = strchr(at.p, '}') + 1;
	buf_printf(s->out, six ? "[%.*s]:%.*s" : "%.*s:%.*s", (int)ip_n, ip, (int)port_n, port);
	skip_length(&at);
	s->p = at.p;
	return true;
}

/* Bytes of one character of a string: itself, or an escape whole. */
static size_t escape(const char *p)
{
	size_t n = 1;

	if (p[0] != '\\' || !p[1])
		return 1;
	while (n < 4 && p[n] >= '0' && p[n] <= '7')
		n++;
	return n == 1 ? 2 : n;
}

/* A string, its first bytes; what is left out is marked as strace marks it. */
static void string(struct scan *s)
{
	const char *from = s->p++;
	size_t kept = 0;

	while (*s->p && *s->p != '"') {
		s->p += escape(s->p);
		if (s->p - from <= STRING + 1)
			kept = (size_t)(s->p - from);
	}
	if (s->p - from <= STRING + 1) {
		s->p += *s->p == '"';
		buf_add(s->out, from, (size_t)(s->p - from));
		return;
	}
	s->p += *s->p == '"';
	buf_add(s->out, from, kept);
	buf_text(s->out, "\"...");
	skip(s, "...");
}

void calls_put(struct buf *out, const char *text)
{
	struct scan s = {text, out};

	while (*s.p) {
		if (*s.p == '"')
			string(&s);
		else if (skip(&s, ", 0, NULL, 0)") || skip(&s, ", 0, NULL, NULL)"))
			buf_byte(out, ')');
		else if (*s.p != '{' || !address(&s))
			buf_byte(out, (uint8_t)*s.p++);
	}
}

/* ---- the picture ---- */

static void add_time(struct pic *pic, struct pic_row *row, int64_t ns)
{
	uint64_t us = (uint64_t)(ns < 0 ? -(ns + 1) : ns) / 1000;
	char text[40];

	snprintf(text, sizeof(text), "%c%" PRIu64 ".%06u", ns < 0 ? '-' : '+', us / 1000000,
		(unsigned)(us % 1000000));
	pic_add(pic, row, 1, TIME_WIDTH - 1, PIC_OFFSET, text)->right = true;
}

static unsigned who_width(const struct calls_view *v)
{
	unsigned most = 0;

	for (uint32_t i = 0; i < v->count; i++) {
		const struct calls_line *l = &v->lines[i];
		const char *host = v->hosts[l->side & 1];
		unsigned n;

		if (!l->who)
			continue;
		n = (unsigned)utf8_cells(l->who, strlen(l->who));
		n += host && host[0] ? (unsigned)utf8_cells(host, strlen(host)) + 1 : 0;
		most = n > most ? n : most;
	}
	return (most > WHO_MOST ? WHO_MOST : most) + 1;
}

/* What was asked, cut where the result would not be seen. */
static void put_call(struct buf *out, const struct calls_line *l, unsigned room)
{
	const char *text = l->text ? l->text : "", *result = l->result ? l->result : "";
	size_t n = strlen(text), at = 0;
	unsigned tail = l->result ? (unsigned)utf8_cells(result, strlen(result)) + 3 : 0, used = 0;

	if (utf8_cells(text, n) + tail <= room || room < tail + 8) {
		buf_text(out, text);
	} else {
		while (at < n) {
			uint32_t cp;
			size_t len = utf8_next((const uint8_t *)text + at, n - at, &cp);
			int width = cp == UTF8_BAD ? 1 : utf8_width(cp);

			used += width > 0 ? (unsigned)width : 0;
			if (used + tail + 1 > room)
				break;
			buf_add(out, text + at, len);
			at += len;
		}
		buf_text(out, "…");
	}
	if (l->result)
		buf_printf(out, " = %s", result);
}

static void add_call(struct pic *pic, struct pic_row *row, const struct calls_view *v,
	const struct calls_line *l, unsigned who, bool chosen)
{
	const char *host = v->hosts[l->side & 1];
	unsigned at = TIME_WIDTH + 1 + who, room = pic->columns - at;
	enum pic_role role = l->failed ? PIC_FAULT : chosen ? PIC_FOCUS : PIC_VALUE;
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	buf_printf(&text, "%s%s%s", host ? host : "", host && host[0] ? " " : "", l->who);
	c = pic_add(pic, row, TIME_WIDTH + 1, who, PIC_TITLE, buf_string(&text));
	c->tint = sign_tint(l->letter);
	buf_clear(&text);
	put_call(&text, l, room);
	pic_add(pic, row, at, room, role, buf_string(&text));
	buf_done(&text);
}

static void add_frame(
	struct pic *pic, struct pic_row *row, const struct calls_line *l, unsigned who, bool chosen)
{
	unsigned at = TIME_WIDTH + 1 + who, room = pic->columns - at;
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	pic_add(pic, row, TIME_WIDTH + 1, who, PIC_NOTE, _("frame"));
	if (l->letter)
		buf_printf(&text, "%c%s ", l->letter, sign_pattern(l->letter));
	buf_text(&text, l->text ? l->text : "");
	c = pic_add(pic, row, at, room < ARROW_MOST ? room : ARROW_MOST,
		chosen ? PIC_FOCUS : PIC_VALUE, buf_string(&text));
	c->arrow = l->side & 1 ? ARROW_LEFT : ARROW_RIGHT;
	c->tint = sign_tint(l->letter);
	buf_done(&text);
}

static void add_more(struct pic *pic, uint32_t n, bool before)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, before ? _("%u more before") : _("%u more after"), (unsigned)n);
	pic_add(pic, pic_add_row(pic), TIME_WIDTH + 1,
		pic->columns > TIME_WIDTH + 1 ? pic->columns - TIME_WIDTH - 1u : 1, PIC_NOTE,
		buf_string(&text));
	buf_done(&text);
}

void calls_draw(struct pic *pic, const struct calls_view *v)
{
	unsigned rows = v->rows ? v->rows : UINT32_MAX, who = who_width(v);
	uint32_t first = 0, last = v->count;

	if (!v->count || pic->columns < TIME_WIDTH + who + 10) {
		pic_add(pic, pic_add_row(pic), 0, pic->columns, PIC_NOTE, _("no call yet"));
		return;
	}
	if (v->count > rows) {
		uint32_t room = rows > 3 ? rows - 2 : 1;
		uint32_t at = v->chosen < v->count ? v->chosen : v->count - 1;

		first = at > room / 2 ? at - room / 2 : 0;
		first = first > v->count - room ? v->count - room : first;
		last = first + room;
	}
	if (first && rows > 2)
		add_more(pic, first, true);
	for (uint32_t i = first; i < last; i++) {
		const struct calls_line *l = &v->lines[i];
		struct pic_row *row = pic_add_row(pic);
		bool chosen = i == v->chosen;

		pic_add(pic, row, 0, 1, PIC_FOCUS, chosen ? ">" : " ");
		add_time(pic, row, (int64_t)((uint64_t)l->time - (uint64_t)v->origin));
		if (l->who)
			add_call(pic, row, v, l, who, chosen);
		else
			add_frame(pic, row, l, who, chosen);
	}
	if (last < v->count && rows > 2)
		add_more(pic, v->count - last, false);
}
