/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines of text that Wireshark shows over a group: a format of the table's (`heading` in
 * proto/field.h) and the values that it names. */
#include "base/num.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "out/heading.h"

#include <stdlib.h>
#include <string.h>

/* One line being written. */
struct line {
	struct buf *out;
	const struct frame *frame;
	const struct items *items;
	uint32_t index, end; /* the group, and the first item that is not inside it */
	uint64_t last;	     /* number written last: one has no plural */
	size_t added;	     /* where in the output begins what Wireshark adds to it later, or 0 */
};

static uint32_t end_of(const struct items *items, uint32_t index)
{
	uint32_t end = index + 1;

	while (end < items->count && items->at[end].depth > items->at[index].depth &&
		items->at[end].layer == items->at[index].layer)
		end++;
	return end;
}

/* The value of this name, or else the one that it is made of: "..._raw". */
static const struct item *inside(const struct line *l, const char *id, size_t n)
{
	for (uint32_t i = l->index + 1; i < l->end; i++) {
		const struct item *item = &l->items->at[i];

		if (strncmp(item->field->id, id, n) == 0 &&
			(!item->field->id[n] || strcmp(item->field->id + n, "_raw") == 0))
			return item;
	}
	return NULL;
}

static void put_value(struct line *l, const struct item *item)
{
	value_show(l->out, l->frame, item);
	l->last = item->num;
}

/* What the value is called, else the word, else the value. */
static void put_name(struct line *l, const struct item *item, const char *word)
{
	const char *name = value_name_of(l->frame, item);

	if (name)
		buf_text(l->out, name);
	else if (*word != '}')
		buf_add(l->out, word, strcspn(word, "}"));
	else
		put_value(l, item);
}

/* What the values of all fields like this one are called. */
static void put_all(struct line *l, const struct field *field)
{
	bool first = true;

	for (uint32_t i = l->index + 1; i < l->end; i++) {
		if (l->items->at[i].field != field)
			continue;
		if (!first)
			buf_text(l->out, ", ");
		first = false;
		put_name(l, &l->items->at[i], "}");
	}
}

/* The word that the number picks: the first for 0, the last for all that are too large. */
static void put_word(struct line *l, uint64_t num, const char *words, const char *end)
{
	const char *next;

	while ((next = memchr(words, '|', (size_t)(end - words))) && num--)
		words = next + 1;
	buf_add(l->out, words, (size_t)((next ? next : end) - words));
}

static uint64_t picked(uint64_t num, uint64_t mask)
{
	while (mask && !(mask & 1)) {
		num >>= 1;
		mask >>= 1;
	}
	return num & mask;
}

/* "{ID}" and what may stand behind the id: see out/heading.h. Returns what is behind it all. */
static const char *put_field(struct line *l, const char *at)
{
	const char *end = strchr(at, '}'), *op = at + strcspn(at, "=?+*#|&~}");
	const struct item *item = inside(l, at + 1, (size_t)(op - at - 1));
	char *words;
	uint64_t num;

	if (!item)
		return end + 1;
	switch (*op) {
	case '=': put_name(l, item, end); break;
	case '?': put_name(l, item, op + 1); break;
	case '+':
		buf_add(l->out, op + 1, (size_t)(end - op - 1));
		put_value(l, item);
		break;
	case '*': put_all(l, item->field); break;
	case '#':
		num_put(l->out, item->num);
		l->last = item->num;
		break;
	case '|': put_word(l, item->num, op + 1, end); break;
	case '&':
		num = picked(item->num, strtoul(op + 1, &words, 10));
		put_word(l, num, words + 1, end);
		break;
	case '~':
		num = strtoul(op + 1, NULL, 10);
		l->last = item->num > num ? item->num - num : 0;
		num_put(l->out, l->last);
		break;
	default: put_value(l, item); break;
	}
	return end + 1;
}

/* The bytes as Wireshark writes them in a line: the ends of lines spelt out. */
static void put_bytes(const struct line *l)
{
	const struct item *item = &l->items->at[l->index];
	const uint8_t *p = l->frame->bytes + item->bit / 8;
	uint32_t n = item->bits / 8, from = 0;

	for (uint32_t i = 0; i < n; i++) {
		static const char names[] = "abtnvfr";

		if (p[i] < 7 || p[i] > 13)
			continue;
		utf8_clean(l->out, p + from, i - from, false);
		buf_byte(l->out, '\\');
		buf_byte(l->out, (uint8_t)names[p[i] - 7]);
		from = i + 1;
	}
	utf8_clean(l->out, p + from, n - from, false);
}

/* ", Router Alert": what the options inside are called; those of one byte say nothing. */
static void put_options(const struct line *l)
{
	const struct item *items = l->items->at;

	for (uint32_t i = l->index + 1; i < l->end; i++) {
		const char *title = items[i].field->title, *dash;

		if (items[i].depth != items[l->index].depth + 1 || items[i].bits <= 8 ||
			items[i].field->kind != FIELD_GROUP)
			continue;
		dash = strstr(title, " - ");
		buf_text(l->out, ", ");
		buf_text(l->out, dash ? dash + 3 : title);
	}
}

static void put_unknown(const struct line *l, const struct item *item)
{
	buf_text(l->out, "Unknown");
	if (item->field->kind == FIELD_HEX) /* a class */
		return;
	buf_text(l->out, " (");
	value_show(l->out, l->frame, item);
	buf_byte(l->out, ')');
}

/* What a part of a record says in the line over it: its label and what the value is called, or what
 * its heading says before the value. */
static void put_part(const struct line *l, const struct item *in, bool named)
{
	const char *name = value_name_of(l->frame, in);

	if (!named) {
		buf_text(l->out, in->field->heading);
		value_show(l->out, l->frame, in);
		return;
	}
	buf_text(l->out, in->field->label);
	buf_byte(l->out, ' ');
	if (name)
		buf_add(l->out, name, strcspn(name, " "));
	else
		put_unknown(l, in);
}

/* The words of a flag, which stands before the class and is spoken of behind it. */
static void put_flag(struct line *l, const struct item *flag)
{
	const char *words = flag->field->heading;

	if (!flag->num && *words == '|')
		return;
	buf_text(l->out, ", ");
	put_word(l, flag->num, words, words + strlen(words));
}

/* "www.example.com: type A, class IN, addr 192.0.2.80": the name, then the parts that have names of
 * values, and those that have a heading. */
static void put_record(struct line *l)
{
	const struct item *items = l->items->at, *group = &items[l->index], *flag = NULL;
	const struct field *owner = group->field->parts;
	struct item name = *group;
	bool first = true, named = true;

	name.field = owner;
	value_show(l->out, l->frame, &name);
	for (uint32_t i = l->index + 1; i < l->end; i++) {
		const struct item *in = &items[i];

		if (in->field->make != MAKE_NONE || in->depth != group->depth + 1 ||
			in->field == owner)
			continue;
		if (in->field->bits == 1 && in->field->heading) {
			flag = in;
			continue;
		}
		named = named && in->field->names;
		if (!named && !in->field->heading)
			continue;
		if (!named && !l->added)
			l->added = l->out->len;
		buf_text(l->out, first ? ": " : ", ");
		first = false;
		put_part(l, in, named);
		if (flag)
			put_flag(l, flag);
		flag = NULL;
	}
}

static void put_bare(struct line *l, char how)
{
	switch (how) {
	case 'b':
		l->last = l->items->at[l->index].bits / 8;
		num_put(l->out, l->last);
		break;
	case 'l': put_bytes(l); break;
	case 'o': put_options(l); break;
	case 'r': put_record(l); break;
	case 's':
		if (l->last != 1)
			buf_byte(l->out, 's');
		break;
	case 't': buf_text(l->out, l->items->at[l->index].field->title); break;
	case 'z': put_value(l, &l->items->at[l->end - 1]); break;
	default: break;
	}
}

#define LONGEST 239 /* bytes of a line of Wireshark's */
#define CUT	226 /* of a longer one so many are left behind a mark, with room for one more */

/* A line that is too long says so at its beginning, but not what is too much for its end alone. */
static void cut(const struct line *l, size_t from)
{
	static const char mark[] = " [truncated]";
	struct buf *out = l->out;
	size_t n = (l->added ? l->added : out->len) - from, keep = CUT;
	uint8_t *text = buf_room(out, sizeof(mark)) - (out->len - from);

	if (n <= LONGEST) {
		for (n = LONGEST; (text[n] & 0xc0) == 0x80;)
			n--;
		out->len = from + n;
		return;
	}
	while (keep && (text[keep] & 0xc0) == 0x80)
		keep--;
	if (l->added && l->added < out->len) /* a comma, mostly */
		text[keep++] = text[n];
	memmove(text + sizeof(mark) - 1, text, keep);
	memcpy(text, mark, sizeof(mark) - 1);
	out->len = from + sizeof(mark) - 1 + keep;
}

static void put_format(struct line *l, const char *at)
{
	while (*at) {
		size_t n = strcspn(at, "%");

		buf_add(l->out, at, n);
		at += n;
		if (!*at)
			return;
		if (at[1] == '{') {
			at = put_field(l, at + 1);
		} else {
			put_bare(l, at[1]);
			at += 2;
		}
	}
}

void heading_group(
	struct buf *out, const struct frame *frame, const struct items *items, uint32_t index)
{
	const char *at = items->at[index].field->heading;
	struct line l = {out, frame, items, index, end_of(items, index), 0, 0};
	size_t from = out->len;

	if (!at)
		at = items->at[index].field->size == SIZE_LINE ? "%l" : "%t";
	put_format(&l, at);
	if (out->len - from > LONGEST)
		cut(&l, from);
}

bool heading_is_fixed(const struct field *field)
{
	const char *words = field->heading;

	if (!words)
		return field->size != SIZE_LINE;
	return !strchr(words, '%') || strcmp(words, "%t") == 0;
}
