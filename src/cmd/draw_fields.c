/* SPDX-License-Identifier: BSD-2-Clause */
/* What the command line says of fields: their names, Wireshark's or Scapy's, and which items of a
 * frame they are. */
#include "draw_int.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DEEPEST 6 /* tables inside tables */

static void add_field(struct wished *w, const struct field *field)
{
	if (w->count == w->room) {
		w->room = w->room ? w->room * 2 : 8;
		w->fields = mem_grow(w->fields, w->room, sizeof(*w->fields));
	}
	w->fields[w->count++] = field;
}

/* ---- names ---- */

/* The fields of a table, and of those inside, that Scapy calls so. */
static void find_scapy(
	struct wished *w, const struct field *table, const char *name, size_t n, unsigned deep)
{
	for (const struct field *f = table; f && f->id && deep < DEEPEST; f++) {
		if (f->scapy && strlen(f->scapy) == n && memcmp(f->scapy, name, n) == 0)
			add_field(w, f);
		if (f->kind == FIELD_LIST && f->list)
			find_scapy(w, f->list->items, name, n, deep + 1);
		else
			find_scapy(w, f->parts, name, n, deep + 1);
	}
}

/* "dport", "TCP.dport", "tcp.dport". */
static void find_in_protos(struct wished *w, const char *name, size_t n)
{
	const char *dot = memchr(name, '.', n);
	size_t head = dot ? (size_t)(dot - name) : 0;

	for (const struct proto *const *p = proto_all; *p; p++) {
		const char *scapy = (*p)->scapy ? (*p)->scapy : "";

		if (!dot)
			find_scapy(w, (*p)->fields, name, n, 0);
		else if ((strlen(scapy) == head && strncasecmp(scapy, name, head) == 0) ||
			 (strlen((*p)->id) == head && strncasecmp((*p)->id, name, head) == 0))
			find_scapy(w, (*p)->fields, dot + 1, n - head - 1, 0);
	}
}

static bool find_name(struct wishes *wishes, struct wished *w, const char *name, size_t n)
{
	const struct lookup_name *known = lookup_find(&wishes->lookup, name, n);
	const struct alias *alias = NULL;

	for (uint32_t i = 0; known && i < known->count; i++) {
		const struct lookup_hit *hit = &wishes->lookup.hits[known->first + i];

		if (hit->field)
			add_field(w, hit->field);
		else
			w->proto = hit->proto;
	}
	if (!w->count && !w->proto)
		find_in_protos(w, name, n);
	if (!w->count && !w->proto)
		w->proto = proto_find(name, n, &alias);
	return w->count || w->proto;
}

/* ---- colours ---- */

static bool find_colour(const char *text, uint32_t *tint)
{
	static const struct {
		const char *name;
		uint32_t rgb;
	} names[] = {{"yellow", 0xf0e442}, {"orange", 0xe69f00}, {"red", 0xd55e00},
		{"pink", 0xcc79a7}, {"purple", 0x9a6fb0}, {"blue", 0x56b4e9}, {"green", 0x009e73},
		{"grey", 0xb0b0b0}, {"gray", 0xb0b0b0}, {"white", 0xffffff}, {"black", 0}};
	char *end;
	unsigned long rgb;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i].name, text) != 0)
			continue;
		*tint = 0x1000000 | names[i].rgb;
		return true;
	}
	if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	rgb = strtoul(text + 1, &end, 16);
	*tint = 0x1000000 | (uint32_t)rgb;
	return true;
}

/* ---- options ---- */

static int no_such(struct wishes *wishes, const struct cmd *cmd, const char *name, size_t n)
{
	char nearest[64];

	lookup_nearest(&wishes->lookup, name, n, nearest);
	if (nearest[0])
		return cmd_usage(cmd, _("%.*s: no such field; the nearest name is %s"), (int)n,
			name, nearest);
	return cmd_usage(cmd, _("%.*s: no such field; 'trame protocols' lists them"), (int)n, name);
}

int wishes_add(
	struct wishes *wishes, const struct cmd *cmd, enum wished_what what, const char *text)
{
	const char *equals = strchr(text, '=');
	size_t n = equals ? (size_t)(equals - text) : strlen(text);
	struct wished w = {.what = what, .tint = 0x1f0e442};

	if (!wishes->looked)
		lookup_init(&wishes->lookup);
	wishes->looked = true;
	if (!find_name(wishes, &w, text, n))
		return no_such(wishes, cmd, text, n);
	if (wishes->count == wishes->room) {
		wishes->room = wishes->room ? wishes->room * 2 : 8;
		wishes->at = mem_grow(wishes->at, wishes->room, sizeof(*wishes->at));
	}
	wishes->at[wishes->count++] = w;
	switch (what) {
	case WISHED_TINT:
		if (equals && !find_colour(equals + 1, &wishes->at[wishes->count - 1].tint))
			return cmd_usage(cmd,
				_("%s: a colour is yellow, orange, red, pink, purple, blue, green, "
				  "grey, white, black or #rrggbb"),
				text);
		break;
	case WISHED_CALL:
		if (!equals || !equals[1])
			return cmd_usage(
				cmd, _("--callout %s: what is to be said? FIELD=TEXT"), text);
		wishes->at[wishes->count - 1].call = equals + 1;
		break;
	case WISHED_HIDE:
	case WISHED_BLANK:
		if (equals)
			return cmd_usage(cmd, _("%s: takes the name of a field alone"), text);
		break;
	}
	return -1;
}

/* ---- a frame's items ---- */

static bool is_wished(const struct wished *w, const struct frame *frame, const struct item *item)
{
	for (uint32_t i = 0; i < w->count; i++)
		if (w->fields[i] == item->field)
			return true;
	return w->proto && item->layer < frame->count &&
	       frame->layers[item->layer].proto == w->proto;
}

static void apply(struct wished *w, struct pic_wish *to, struct arena *arena)
{
	struct buf clean = BUF_INIT;

	w->used = true;
	switch (w->what) {
	case WISHED_TINT: to->tint = w->tint; break;
	case WISHED_HIDE: to->hide = true; break;
	case WISHED_BLANK: to->blank = true; break;
	case WISHED_CALL:
		utf8_clean(&clean, w->call, strlen(w->call), 0);
		to->call = arena_text(arena, (const char *)clean.data, clean.len);
		buf_done(&clean);
		break;
	}
}

static bool has_parts(const struct field *f)
{
	return f->kind == FIELD_LIST || f->kind == FIELD_GROUP;
}

/* What is wished of a field goes for its parts; and bits that are left blank are not to be read in
 * the number that they are of. */
static void spread(struct pic_wish *at, const struct items *items)
{
	for (uint32_t i = 0; i < items->count; i++) {
		uint32_t up = items->at[i].parent;

		if (up >= i)
			continue;
		at[i].hide |= at[up].hide;
		at[i].blank |= at[up].blank;
		at[i].tint = at[i].tint ? at[i].tint : at[up].tint;
	}
	for (uint32_t i = items->count; i-- > 0;) {
		uint32_t up = items->at[i].parent;

		if (up < i && (at[i].blank || at[i].hide) && !has_parts(items->at[up].field))
			at[up].blank = true;
	}
}

void wishes_find(struct wishes *wishes, struct arena *arena, const struct frame *frame,
	const struct items *items, struct pic_wishes *out)
{
	struct pic_wish *at;

	out->at = NULL;
	out->count = 0;
	if (!wishes->count)
		return;
	at = arena_zero(arena, (items->count + 1) * sizeof(*at));
	for (uint32_t i = 0; i < items->count; i++)
		for (uint32_t k = 0; k < wishes->count; k++)
			if (is_wished(&wishes->at[k], frame, &items->at[i]))
				apply(&wishes->at[k], &at[i], arena);
	spread(at, items);
	out->at = at;
	out->count = items->count;
}

void wishes_done(struct wishes *wishes)
{
	for (uint32_t i = 0; i < wishes->count; i++)
		free(wishes->at[i].fields);
	free(wishes->at);
	if (wishes->looked)
		lookup_done(&wishes->lookup);
}
