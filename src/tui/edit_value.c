/* SPDX-License-Identifier: BSD-2-Clause */
/* Values of fields as text to be typed over, and back into the stack. */
#include "edit.h"

#include "base/bits.h"
#include "base/lang.h"
#include "frame/value.h"
#include "picture/say.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool is_number(const struct field *f)
{
	return f->bits && f->bits <= 64 && f->kind <= FIELD_IPV4;
}

bool edit_can(const struct edit *e, uint32_t item)
{
	const struct field *f = e->items.at[item].field;

	return f->kind != FIELD_GROUP && f->kind != FIELD_LIST && f->kind != FIELD_TIME;
}

/* ---- to text ---- */

static void put_number(struct buf *out, const struct field *f, uint64_t num)
{
	uint8_t b[8];

	bits_put(b, 0, 64, num);
	if (f->kind == FIELD_MAC)
		value_mac(out, b + 2);
	else if (f->kind == FIELD_IPV4)
		value_ipv4(out, b + 4);
	else if (f->fraction)
		buf_printf(out, "%.15g", (double)num / (double)BIT(f->fraction));
	else if (f->kind == FIELD_HEX || f->kind == FIELD_FLAGS)
		buf_printf(out, "0x%0*" PRIx64, (f->bits + 3) / 4, num);
	else
		buf_printf(out, "%" PRIu64, num);
}

static void put_quoted(struct buf *out, const uint8_t *bytes, uint32_t n)
{
	static const char from[] = "\\\"\t\n\r", to[] = "\\\"tnr";

	for (uint32_t i = 0; i < n; i++) {
		if (bytes[i] >= 0x80) {
			buf_byte(out, 'b');
			break;
		}
	}
	buf_byte(out, '"');
	for (uint32_t i = 0; i < n; i++) {
		const char *simple = bytes[i] ? strchr(from, bytes[i]) : NULL;

		if (simple)
			buf_printf(out, "\\%c", to[simple - from]);
		else if (bytes[i] >= 0x20 && bytes[i] < 0x7f)
			buf_byte(out, bytes[i]);
		else
			buf_printf(out, "\\x%02x", bytes[i]);
	}
	buf_byte(out, '"');
}

static void put_hex(struct buf *out, const uint8_t *bytes, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		buf_printf(out, i ? ":%02x" : "%02x", bytes[i]);
}

static void put_bytes(struct buf *out, const struct field *f, const uint8_t *bytes, uint32_t n)
{
	if (f->kind == FIELD_IPV6 && n == 16)
		value_ipv6(out, bytes);
	else if (f->kind == FIELD_TEXT || (n && f->kind == FIELD_BYTES && say_is_text(bytes, n)))
		put_quoted(out, bytes, n);
	else
		put_hex(out, bytes, n);
}

/* A domain name, typed or as it stands in the frame; what is none is left to be typed anew. */
static void put_name(const struct edit *e, const struct entry *typed, const struct item *it,
	struct buf *out)
{
	uint32_t origin = walk_origin(&e->frame, it->layer), at = it->bit / 8;
	size_t before = out->len, took;

	if (typed)
		took = value_name(out, typed->bytes, typed->len, 0);
	else
		took = value_name(out, e->frame.bytes + origin, e->frame.cap - origin, at - origin);
	if (!took)
		out->len = before;
}

void edit_text(const struct edit *e, uint32_t item, struct buf *out)
{
	const struct item *it = &e->items.at[item];
	const struct field *f = it->field;
	uint32_t at = edit_find(e, edit_whole(&e->items, item)), n;
	const struct entry *typed = NULL;
	const uint8_t *bytes;

	if (is_number(f)) {
		put_number(out, f, it->num);
		return;
	}
	if (at != ITEM_TOP) /* looked up, not made: nothing is changed */
		typed = edit_entry((struct edit *)e, at, false);
	if (f->kind == FIELD_NAME) {
		put_name(e, typed, it, out);
		return;
	}
	bytes = typed ? typed->bytes : e->frame.bytes + it->bit / 8;
	n = typed ? typed->len : it->bits / 8;
	if (!typed && f->size == SIZE_LINE && n >= 2 && memcmp(bytes + n - 2, "\r\n", 2) == 0)
		n -= 2;
	put_bytes(out, f, bytes, n);
}

/* ---- and back ---- */

static int refuse(struct recipe_err *err, size_t n, const char *what)
{
	*err = (struct recipe_err){.len = n ? n : 1};
	snprintf(err->what, sizeof(err->what), "%s", what);
	return -1;
}

/* Bits of a field that is typed whole. */
static void put_bits(struct entry *entry, const struct item *whole, const struct item *it,
	uint64_t value)
{
	unsigned shift = whole->bit + whole->bits - it->bit - it->bits;
	uint64_t mask = bits_max(it->bits) << shift;
	uint64_t wire = field_number(whole->field, entry->num);

	wire = (wire & ~mask) | (value << shift & mask);
	entry->num = field_number(whole->field, wire);
}

/* Into the trial, which is the step. */
static int take_value(struct edit *e, const struct item *it, uint32_t at, const struct entry *value,
	size_t n, struct recipe_err *err)
{
	const struct item whole = e->all.at[at];
	struct entry *entry = edit_entry(e, at, true);

	if (!entry)
		return refuse(err, n, _("this is padding, made to fill the header"));
	if (whole.field != it->field) {
		put_bits(entry, &whole, it, value->num);
		return 0;
	}
	entry->num = value->num;
	entry->len = value->len;
	entry->bytes = value->len ? arena_copy(&e->arena, value->bytes, value->len) : NULL;
	return 0;
}

int edit_type(struct edit *e, uint32_t item, const char *text, size_t n, struct recipe_err *err)
{
	struct item it;
	struct entry value;
	struct err why = {""};
	uint32_t at;

	edit_reset(e);
	if (item >= e->items.count)
		return refuse(err, n, _("this field is not there any more"));
	it = e->items.at[item];
	at = edit_find(e, edit_whole(&e->items, item));
	if (!edit_can(e, item) || at == ITEM_TOP)
		return refuse(err, n, _("this is not one field"));
	if (recipe_value(e->recipe, it.field, text, n, &value, err) < 0)
		return -1;
	if (take_value(e, &it, at, &value, n, err) < 0) {
		edit_reset(e);
		return -1;
	}
	if (edit_build(e, &why) == 0)
		return 0;
	edit_reset(e);
	return refuse(err, n, why.text);
}

int edit_number(struct edit *e, uint32_t item, uint64_t value, struct err *err)
{
	struct recipe_err wrong;
	char text[32];
	int n = snprintf(text, sizeof(text), "%" PRIu64, value);

	if (edit_type(e, item, text, (size_t)n, &wrong) == 0)
		return 0;
	return err_set(err, "%s", wrong.what);
}
