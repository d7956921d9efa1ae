/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists as Scapy writes them: classes in brackets, TCP options as tuples, DNS records as a chain,
 * options of neighbour discovery as layers. The short form reads the same. */
#include "frame/recipe_print.h"

#include <inttypes.h>
#include <string.h>

static const struct field *part_filled(const struct field *item, enum field_fill fill)
{
	for (const struct field *f = item->parts; f && f->id; f++)
		if (f->fill == fill)
			return f;
	return NULL;
}

static const struct entry *typed(const struct entry *e, const struct field *f)
{
	return f ? say_find(e->subs, e->count, f) : NULL;
}

/* ---- classes --------------------------------------------------------------------------------- */

/* What Scapy's class has for a code when none is given; -1: it has our item's. */
static int64_t class_code(const struct field *item)
{
	if (strcmp(item->scapy, "DNSRR") == 0)
		return 1;
	if (strcmp(item->scapy, "DNSRRMX") == 0)
		return 6;
	if (strcmp(item->scapy, "HBHOptUnknown") == 0)
		return 1;
	return item->code == LIST_UNKNOWN ? 0 : -1;
}

/* Types whose data Scapy reads in another way than as bytes. */
static bool is_special(uint64_t type)
{
	return type <= 64 && (UINT64_C(1) << type & (1u << 1 | 1u << 2 | 1u << 3 | 1u << 4 | 1u << 5 |
		1u << 12 | 1u << 16 | 1u << 28));
}

/* The code is said where the class has another one. */
static bool print_code(struct printer *p, const struct field *item, const struct entry *e)
{
	const struct field *f = part_filled(item, FILL_CODE);
	const struct entry *code = typed(e, f);
	int64_t own = f && item->scapy ? class_code(item) : -1;
	struct entry say = {.field = f, .num = code ? code->num : item->code};

	if (!f || (!code && (own < 0 || (uint64_t)own == item->code)))
		return true;
	if (item->code == LIST_UNKNOWN && !code)
		say.num = f->preset;
	if (item->code == LIST_UNKNOWN && strcmp(item->scapy, "DNSRR") == 0 && is_special(say.num))
		return false;
	return say_entry(p, f, &say);
}

/* RFC 4861 counts in units of 8 bytes; Scapy's class for unknown options does not. */
static bool print_unknown_nd(struct printer *p, const struct field *item, const struct entry *e)
{
	const struct entry *len = typed(e, part_filled(item, FILL_ITEMLEN));
	const struct entry *data = typed(e, &item->parts[2]);
	uint32_t n = data ? data->len : 0, pad = len ? 0 : (8 - (n + 2) % 8) % 8;
	uint8_t *bytes = arena_zero(&p->arena, n + pad + 1u);

	if (n)
		memcpy(bytes, data->bytes, n);
	say_member(p, "len");
	buf_printf(p->out, "%" PRIu64, len ? len->num : (n + pad + 2) / 8u);
	say_member(p, "data");
	say_bytes(p, bytes, n + pad);
	return true;
}

static bool print_subs(struct printer *p, const struct field *item, const struct entry *e)
{
	if (!print_code(p, item, e))
		return false;
	if (item->scapy && strcmp(item->scapy, "ICMPv6NDOptUnknown") == 0)
		return print_unknown_nd(p, item, e);
	for (const struct field *f = item->parts; f->id; f++) {
		const struct entry *sub = typed(e, f);

		if (sub && f->fill != FILL_CODE && !say_entry(p, f, sub))
			return false;
	}
	return true;
}

static bool print_class(struct printer *p, const struct field *item, const struct entry *e)
{
	unsigned named = p->named;
	bool scapy = p->scapy, done;

	if (!item->scapy || item->kind != FIELD_GROUP)
		return false;
	buf_printf(p->out, "%s(", item->scapy);
	p->named = 0;
	p->scapy = true; /* inside brackets both languages are one */
	done = print_subs(p, item, e);
	p->scapy = scapy;
	p->named = named;
	buf_byte(p->out, ')');
	return done;
}

/* ---- TCP ------------------------------------------------------------------------------------- */

static bool print_payload(struct printer *p, const struct entry *e, const struct field *item)
{
	const struct entry *code = typed(e, part_filled(item, FILL_CODE));
	const struct entry *bytes = NULL;
	uint64_t num = code ? code->num : item->code;

	for (uint32_t i = 0; i < e->count; i++)
		if (e->subs[i].field->kind == FIELD_BYTES)
			bytes = &e->subs[i];
	if (num > 255 || num <= 1)
		return false;
	buf_printf(p->out, "(%" PRIu64 ", ", num);
	say_bytes(p, bytes ? bytes->bytes : NULL, bytes ? bytes->len : 0);
	buf_byte(p->out, ')');
	return true;
}

/* The numbers of an option, those of its blocks too. */
static bool print_numbers(struct printer *p, const struct field *table, const struct entry *e, unsigned *n)
{
	for (const struct field *f = table; f->id; f++) {
		const struct entry *sub = e ? typed(e, f) : NULL;

		if (f->fill == FILL_CODE || f->fill == FILL_ITEMLEN)
			continue;
		if (f->kind == FIELD_LIST) {
			for (uint32_t i = 0; sub && i < sub->count; i++)
				if (!print_numbers(p, sub->subs[i].field->parts, &sub->subs[i], n))
					return false;
			continue;
		}
		if (!f->bits || f->kind > FIELD_HEX)
			return false;
		buf_printf(p->out, "%s%" PRIu64, (*n)++ ? ", " : "", sub ? sub->num : f->preset);
	}
	return true;
}

static bool is_bytes(const struct field *item)
{
	for (const struct field *f = item->parts; f->id; f++)
		if (f->kind == FIELD_BYTES)
			return true;
	return false;
}

static bool print_tcp_option(struct printer *p, const struct field *item, const struct entry *e)
{
	size_t at;
	unsigned n = 0;

	if (typed(e, part_filled(item, FILL_ITEMLEN)))
		return false; /* Scapy writes no wrong lengths of options */
	if (is_bytes(item))
		return print_payload(p, e, item);
	if (typed(e, part_filled(item, FILL_CODE)))
		return false;
	buf_printf(p->out, "('%s', ", item->scapy);
	at = p->out->len;
	buf_byte(p->out, '(');
	if (!print_numbers(p, item->parts, e, &n))
		return false;
	if (n == 1)
		memmove(p->out->data + at, p->out->data + at + 1, --p->out->len - at);
	else if (n == 0)
		p->out->len = at;
	if (n == 0)
		buf_text(p->out, item->code <= 1 ? "None" : "b''");
	buf_text(p->out, n > 1 ? "))" : ")");
	return true;
}

/* ---- lists ----------------------------------------------------------------------------------- */

static bool print_item(struct printer *p, const struct list *list, const struct entry *e)
{
	const struct field *item = e->field;
	const struct entry *text = item->kind == FIELD_GROUP && item->parts->fill == FILL_SIZE
		? typed(e, &item->parts[1])
		: NULL;
	bool scapy = p->scapy, done;

	if (p->stack->parts[p->part].proto == &proto_tcp)
		return print_tcp_option(p, item, e);
	if (item->kind == FIELD_GROUP && !item->scapy && list->how == LIST_REPEAT) {
		if (!text || e->count != 1 || !text->len || text->len > 255)
			return false; /* Scapy leaves empty texts out */
		say_bytes(p, text->bytes, text->len);
		return true;
	}
	if (item->kind == FIELD_GROUP)
		return print_class(p, item, e);
	p->scapy = true;
	done = say_value(p, item, e);
	p->scapy = scapy;
	return done;
}

bool say_list(struct printer *p, const struct field *list, const struct entry *e)
{
	bool chain = list->list->how == LIST_COUNT && list->list->items->kind == FIELD_GROUP;

	if (chain && !e->count) {
		buf_text(p->out, p->scapy ? "None" : "[]");
		return true;
	}
	if (!chain || !p->scapy)
		buf_byte(p->out, '[');
	for (uint32_t i = 0; i < e->count; i++) {
		if (i)
			buf_text(p->out, chain && p->scapy ? "/" : ", ");
		if (!print_item(p, list->list, &e->subs[i]))
			return false;
	}
	if (!chain || !p->scapy)
		buf_byte(p->out, ']');
	return true;
}

bool say_options_behind(struct printer *p, const struct entry *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		buf_text(p->out, p->scapy ? "/" : " / ");
		if (!print_class(p, list->subs[i].field, &list->subs[i]))
			return false;
	}
	return true;
}
