/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists as Scapy writes them: classes in brackets, TCP options as tuples, DNS records as a chain,
 * options of neighbour discovery as layers. The short form reads the same. */
#include "frame/recipe_print.h"

#include "base/bits.h"

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

/* What Scapy's class has for a code when none is given; -1: it has our item's, NO_CODE: none. */
#define NO_CODE INT64_MAX
static int64_t class_code(const struct field *item)
{
	if (strcmp(item->scapy, "DNSRR") == 0)
		return 1;
	if (strcmp(item->scapy, "DNSRRMX") == 0)
		return 6;
	if (strcmp(item->scapy, "HBHOptUnknown") == 0)
		return 1;
	if (strcmp(item->scapy, "PPPoETag") == 0 || strcmp(item->scapy, "EDNS0TLV") == 0)
		return NO_CODE;
	return item->code == LIST_UNKNOWN ? 0 : -1;
}

/* Types whose data Scapy reads in another way than as bytes. */
static bool is_special(uint64_t type)
{
	return type <= 64 &&
	       (UINT64_C(1) << type & (1u << 1 | 1u << 2 | 1u << 3 | 1u << 4 | 1u << 5 | 1u << 12 |
					      1u << 16 | 1u << 28));
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
	bool exact = len || p->stack->parts[p->part].exact;
	uint32_t n = data ? data->len : 0, pad = exact ? 0 : (8 - (n + 2) % 8) % 8;
	uint8_t *bytes = arena_zero(&p->arena, n + pad + 1u);

	if (n)
		memcpy(bytes, data->bytes, n);
	say_member(p, "len");
	buf_printf(p->out, "%" PRIu64, len ? len->num : (n + pad + 9) / 8u);
	say_member(p, "data");
	say_bytes(p, bytes, n + pad);
	return true;
}

/* What is reserved in front of a redirect's packet is bytes in Scapy. */
static bool print_reserved(struct printer *p, const struct field *f, uint64_t num)
{
	uint8_t bytes[6];

	bits_put(bytes, 0, 48, num);
	say_member(p, f->scapy);
	say_bytes(p, bytes, sizeof(bytes));
	return true;
}

static bool print_sub(
	struct printer *p, const struct field *item, const struct field *f, const struct entry *sub)
{
	if (item->scapy && strcmp(item->scapy, "ICMPv6NDOptRedirectedHdr") == 0) {
		if (f->bits == 48)
			return print_reserved(p, f, sub->num);
		if (f->kind == FIELD_BYTES && sub->len % 8)
			return false; /* Scapy cuts it */
	}
	return say_entry(p, f, sub);
}

static bool print_subs(struct printer *p, const struct field *item, const struct entry *e)
{
	if (!print_code(p, item, e))
		return false;
	if (item->scapy && strcmp(item->scapy, "ICMPv6NDOptUnknown") == 0)
		return print_unknown_nd(p, item, e);
	for (const struct field *f = item->parts; f->id; f++) {
		const struct entry *sub = typed(e, f);

		if (sub && f->fill != FILL_CODE && !print_sub(p, item, f, sub))
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

/* ---- IPv4 ------------------------------------------------------------------------------------ */

/* Classes of Scapy whose fields are as our tables have them. */
static bool is_plain_class(const struct field *item)
{
	static const char *const plain[] = {"IPOption_EOL", "IPOption_NOP", "IPOption_RR",
		"IPOption_LSRR", "IPOption_SSRR", "IPOption_Router_Alert", "IPOption_Stream_Id",
		"IPOption_MTU_Probe", "IPOption_MTU_Reply", "IPOption"};

	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]) && item->scapy; i++)
		if (strcmp(item->scapy, plain[i]) == 0)
			return true;
	return false;
}

/* The bytes of the list's i-th option as they were built, or NULL. */
static const uint8_t *option_bytes(
	const struct printer *p, const struct field *list, uint32_t i, uint32_t *n)
{
	uint32_t at = 0;

	while (at < p->items.count && p->items.at[at].field != list)
		at++;
	for (uint32_t k = at + 1; k < p->items.count; k++) {
		if (p->items.at[k].parent != at || i-- > 0)
			continue;
		*n = p->items.at[k].bits / 8;
		return p->frame.bytes + p->items.at[k].bit / 8;
	}
	return NULL;
}

/* Any option as the class of those that are not known. */
static bool print_ip_option(struct printer *p, const struct field *list, uint32_t i)
{
	uint32_t n = 0;
	const uint8_t *o = option_bytes(p, list, i, &n);

	if (!o || n < 2 || o[1] != n)
		return false;
	buf_printf(p->out, "IPOption(copy_flag=%u, optclass=%u, option=%u, value=", o[0] >> 7u,
		o[0] >> 5u & 3u, o[0] & 31u);
	say_bytes(p, o + 2, n - 2);
	buf_byte(p->out, ')');
	return true;
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
static bool print_numbers(
	struct printer *p, const struct field *table, const struct entry *e, unsigned *n)
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

/* Whether an option says bytes and nothing else. */
static bool is_bytes(const struct field *item)
{
	bool bytes = false;

	for (const struct field *f = item->parts; f->id; f++) {
		if (f->fill == FILL_CODE || f->fill == FILL_ITEMLEN)
			continue;
		if (bytes || f->kind != FIELD_BYTES)
			return false;
		bytes = true;
	}
	return bytes;
}

static bool print_tcp_option(struct printer *p, const struct field *item, const struct entry *e)
{
	size_t at;
	unsigned n = 0;

	if (typed(e, part_filled(item, FILL_ITEMLEN)))
		return false; /* Scapy writes no wrong lengths of options */
	if (is_bytes(item))
		return print_payload(p, e, item);
	if (typed(e, part_filled(item, FILL_CODE)) || !item->scapy)
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

static bool print_item(
	struct printer *p, const struct field *field, const struct entry *all, uint32_t i)
{
	const struct list *list = field->list;
	const struct entry *e = &all->subs[i];
	const struct field *item = e->field;
	const struct entry *text = item->kind == FIELD_GROUP && item->parts->fill == FILL_SIZE
					   ? typed(e, &item->parts[1])
					   : NULL;
	bool scapy = p->scapy, done;

	if (p->stack->parts[p->part].proto == &proto_tcp)
		return print_tcp_option(p, item, e);
	if (p->stack->parts[p->part].proto == &proto_ip && list->how == LIST_TLV &&
		!is_plain_class(item))
		return print_ip_option(p, field, i);
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
	bool chain = p->stack->parts[p->part].proto == &proto_dns &&
		list->list->how == LIST_COUNT && list->list->items->kind == FIELD_GROUP;

	if (chain && !e->count) {
		buf_text(p->out, p->scapy ? "None" : "[]");
		return true;
	}
	if (!chain || !p->scapy)
		buf_byte(p->out, '[');
	for (uint32_t i = 0; i < e->count; i++) {
		if (i)
			buf_text(p->out, chain && p->scapy ? "/" : ", ");
		if (!print_item(p, list, e, i))
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
