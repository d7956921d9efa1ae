/* SPDX-License-Identifier: BSD-2-Clause */
/* HTTP's message as Scapy's classes. Their headers are keywords where they stand in the order that
 * the class writes them in; else they are a dictionary, which keeps its order. */
#include "frame/recipe_int.h"
#include "frame/recipe_print.h"

#include <string.h>

struct line {
	const uint8_t *name, *value;
	size_t name_n, n;
};

static bool read_line(const struct list *list, const struct entry *e, struct line *line)
{
	const struct field *last = list->items;
	const uint8_t *colon;

	while (last[1].id)
		last++;
	if (e->len && e->bytes[e->len - 1] == '\n')
		return false;
	if (e->field != last) {
		*line = (struct line){(const uint8_t *)e->field->title, e->bytes,
			strlen(e->field->title), e->len};
		return true;
	}
	colon = e->len ? memchr(e->bytes, ':', e->len) : NULL;
	if (!colon || colon == e->bytes || (size_t)(colon - e->bytes) + 2 > e->len ||
		colon[1] != ' ')
		return false;
	*line = (struct line){e->bytes, colon + 2, (size_t)(colon - e->bytes),
		e->len - (size_t)(colon - e->bytes) - 2};
	return true;
}

/* Scapy compresses what follows when these are set as keywords. */
static bool is_coding(const char *name)
{
	return strcmp(name, "Content-Encoding") == 0 || strcmp(name, "Transfer-Encoding") == 0;
}

/* The class's own spelling of a header that may be a keyword, or NULL. */
static const char *keyword(const struct line *line, bool answer)
{
	const char *name = http_header((const char *)line->name, line->name_n, answer);

	if (!name || line->n == 0 || is_coding(name))
		return NULL;
	return strlen(name) == line->name_n && memcmp(name, line->name, line->name_n) == 0 ? name
											   : NULL;
}

static bool all_keywords(const struct line *lines, uint32_t n, bool answer)
{
	const char *before = "";

	for (uint32_t i = 0; i < n; i++) {
		const char *name = keyword(&lines[i], answer);

		if (!name || strcmp(before, name) >= 0)
			return false;
		before = name;
	}
	return true;
}

static bool are_different(const struct line *lines, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (lines[i].name_n == lines[k].name_n &&
				memcmp(lines[i].name, lines[k].name, lines[i].name_n) == 0)
				return false;
	return true;
}

static void print_keyword(struct printer *p, const struct line *line)
{
	char name[64];
	size_t n = line->name_n < sizeof(name) ? line->name_n : sizeof(name) - 1;

	for (size_t i = 0; i < n; i++)
		name[i] = line->name[i] == '-' ? '_' : (char)line->name[i];
	name[n] = '\0';
	say_member(p, name);
	say_bytes(p, line->value, line->n);
}

static bool print_lines(
	struct printer *p, const struct list *list, const struct entry *e, bool answer)
{
	struct line *lines;

	if (!e || !e->count)
		return true;
	if (e->count > 1000)
		return false;
	lines = arena_get(&p->arena, e->count * sizeof(*lines));
	for (uint32_t i = 0; i < e->count; i++)
		if (!read_line(list, &e->subs[i], &lines[i]))
			return false;
	if (all_keywords(lines, e->count, answer)) {
		for (uint32_t i = 0; i < e->count; i++)
			print_keyword(p, &lines[i]);
		return true;
	}
	if (!are_different(lines, e->count))
		return false;
	say_member(p, "Unknown_Headers");
	for (uint32_t i = 0; i < e->count; i++) {
		buf_text(p->out, i ? ", " : "{");
		say_bytes(p, lines[i].name, lines[i].name_n);
		buf_text(p->out, ": ");
		say_bytes(p, lines[i].value, lines[i].n);
	}
	buf_byte(p->out, '}');
	return true;
}

bool say_http(struct printer *p, const struct part *part)
{
	const struct entry *list = part->count ? &part->entries[0] : NULL, *message, *first;
	bool scapy = p->scapy, done = true, answer;

	buf_text(p->out, "HTTP()");
	if (!list || !list->count)
		return true;
	if (list->count != 1 || part->count != 1)
		return false;
	message = &list->subs[0];
	answer = strcmp(message->field->scapy, "HTTPResponse") == 0;
	buf_printf(p->out, "%s%s(", p->scapy ? "/" : " / ", message->field->scapy);
	first = say_find(message->subs, message->count, &message->field->parts[0]);
	p->named = 0;
	p->scapy = true;
	for (uint32_t i = 0; first && i < first->count; i++)
		done = done && first->subs[i].len &&
		       say_entry(p, first->subs[i].field, &first->subs[i]);
	done = done &&
	       print_lines(p, message->field->parts[1].list,
		       say_find(message->subs, message->count, &message->field->parts[1]), answer);
	p->scapy = scapy;
	buf_byte(p->out, ')');
	return done;
}
