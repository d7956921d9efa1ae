/* SPDX-License-Identifier: BSD-2-Clause */
/* Scapy's classes of options that no protocol's table here knows: declared as tables too, but only
 * to be read from a recipe. What is typed becomes the bytes of the list's unknown option. */
#include "frame/recipe_int.h"

#include "base/bits.h"
#include "base/buf.h"

#include <stddef.h>
#include <string.h>

static const struct field type_parts[] = {
	{.id = "", .scapy = "copy_flag", .bits = 1},
	{.id = "", .scapy = "optclass", .bits = 2},
	{.id = "", .scapy = "option", .bits = 5},
	FIELD_END,
};

#define NUMBER(name, width, value)                                                                 \
	{                                                                                          \
		.id = "", .scapy = name, .bits = (width), .preset = (value)                        \
	}
#define ADDRESS(name)                                                                              \
	{                                                                                          \
		.id = "", .scapy = name, .bits = 32, .kind = FIELD_IPV4                            \
	}
#define ADDRESS6(name)                                                                             \
	{                                                                                          \
		.id = "", .scapy = name, .bits = 128, .kind = FIELD_IPV6, .preset_bytes = "::"     \
	}
#define MANY(name, which)                                                                          \
	{                                                                                          \
		.id = "", .scapy = name, .label = "items", .kind = FIELD_LIST, .size = SIZE_REST,  \
		.list = &which                                                                     \
	}
#define IP_HEAD                                                                                    \
	{.id = "",                                                                                 \
		.scapy = NULL,                                                                     \
		.bits = 8,                                                                         \
		.kind = FIELD_FLAGS,                                                               \
		.fill = FILL_CODE,                                                                 \
		.parts = type_parts},                                                              \
	{                                                                                          \
		.id = "", .scapy = "length", .bits = 8, .fill = FILL_ITEMLEN                       \
	}
/* Scapy writes most lengths as they are here, whatever the option's own; 0: it computes it. */
#define ND_HEAD(units)                                                                             \
	{.id = "", .scapy = "type", .bits = 8, .fill = FILL_CODE},                                 \
	{                                                                                          \
		.id = "", .scapy = "len", .bits = 8, .fill = FILL_ITEMLEN, .preset = (units)       \
	}

static const struct field ipv4_items[] = {ADDRESS("address"), FIELD_END};
static const struct field ipv6_items[] = {ADDRESS6("address"), FIELD_END};
static const struct field name_items[] = {
	{.id = "", .scapy = "name", .kind = FIELD_NAME, .size = SIZE_NAME}, FIELD_END};
static const struct list ipv4_list = {LIST_REPEAT, ipv4_items};
static const struct list ipv6_list = {LIST_REPEAT, ipv6_items};
static const struct list name_list = {LIST_REPEAT, name_items};

static const struct field security[] = {IP_HEAD, NUMBER("security", 16, 0),
	NUMBER("compartment", 16, 0), NUMBER("handling_restrictions", 16, 0),
	{.id = "",
		.scapy = "transmission_control_code",
		.bits = 24,
		.kind = FIELD_BYTES,
		.preset_bytes = "xxx"},
	FIELD_END};
static const struct field traceroute[] = {IP_HEAD, NUMBER("id", 16, 0),
	NUMBER("outbound_hops", 16, 0), NUMBER("return_hops", 16, 0), ADDRESS("originator_ip"),
	FIELD_END};
static const struct field extension[] = {
	IP_HEAD, ADDRESS("src_ext"), ADDRESS("dst_ext"), FIELD_END};
static const struct field broadcast[] = {IP_HEAD, MANY("addresses", ipv4_list), FIELD_END};
static const struct field stamp[] = {IP_HEAD, NUMBER("pointer", 8, 9), NUMBER("oflw", 4, 0),
	{.id = "", .scapy = "flg", .bits = 4, .preset = 1, .select = true},
	{.id = "",
		.scapy = "internet_address",
		.bits = 32,
		.kind = FIELD_IPV4,
		.when = WHEN_OTHER(0, 1)},
	NUMBER("timestamp", 32, 0), FIELD_END};

static const struct field shortcut[] = {ND_HEAD(1), NUMBER("shortcutlim", 8, 40),
	NUMBER("res1", 8, 0), NUMBER("res2", 32, 0), FIELD_END};
static const struct field interval[] = {
	ND_HEAD(1), NUMBER("res", 16, 0), NUMBER("advint", 32, 0), FIELD_END};
static const struct field home[] = {ND_HEAD(1), NUMBER("res", 16, 0), NUMBER("pref", 16, 0),
	NUMBER("lifetime", 16, 1), FIELD_END};
static const struct field care_of[] = {ND_HEAD(3), NUMBER("optcode", 8, 1), NUMBER("plen", 8, 64),
	NUMBER("res", 32, 0), ADDRESS6("addr"), FIELD_END};
static const struct field new_prefix[] = {ND_HEAD(3), NUMBER("optcode", 8, 0),
	NUMBER("plen", 8, 64), NUMBER("res", 32, 0), ADDRESS6("prefix"), FIELD_END};
static const struct field lla[] = {ND_HEAD(1), NUMBER("optcode", 8, 0),
	{.id = "", .scapy = "lla", .bits = 48, .kind = FIELD_MAC}, FIELD_END};
static const struct field anchor[] = {ND_HEAD(3), NUMBER("dist", 4, 1), NUMBER("pref", 4, 15),
	NUMBER("R", 1, 1), NUMBER("res", 7, 0), NUMBER("validlifetime", 32, 0xffffffff),
	ADDRESS6("addr"), FIELD_END};
static const struct field expansion[] = {ND_HEAD(1), NUMBER("res", 48, 0), FIELD_END};
static const struct field addresses[] = {ND_HEAD(0),
	{.id = "", .scapy = "res", .bits = 48, .kind = FIELD_BYTES}, MANY("addrlist", ipv6_list),
	FIELD_END};
static const struct field search[] = {ND_HEAD(0), NUMBER("res", 16, 0),
	NUMBER("lifetime", 32, 0xffffffff), MANY("searchlist", name_list), FIELD_END};

#define CLASS(name, value, table)                                                                  \
	{                                                                                          \
		.id = "", .scapy = name, .label = name, .kind = FIELD_GROUP, .code = (value),      \
		.parts = table                                                                     \
	}

static const struct field ip_classes[] = {CLASS("IPOption_Security", 130, security),
	CLASS("IPOption_Traceroute", 18, traceroute),
	CLASS("IPOption_Address_Extension", 147, extension), CLASS("IPOption_SDBM", 149, broadcast),
	CLASS("IPOption_Timestamp", 68, stamp), FIELD_END};

static const struct field nd_classes[] = {CLASS("ICMPv6NDOptShortcutLimit", 6, shortcut),
	CLASS("ICMPv6NDOptAdvInterval", 7, interval), CLASS("ICMPv6NDOptHAInfo", 8, home),
	CLASS("ICMPv6NDOptSrcAddrList", 9, addresses),
	CLASS("ICMPv6NDOptTgtAddrList", 10, addresses), CLASS("ICMPv6NDOptIPAddr", 17, care_of),
	CLASS("ICMPv6NDOptNewRtrPrefix", 18, new_prefix), CLASS("ICMPv6NDOptLLA", 19, lla),
	CLASS("ICMPv6NDOptMAP", 23, anchor), CLASS("ICMPv6NDOptEFA", 26, expansion),
	CLASS("ICMPv6NDOptDNSSL", 31, search), FIELD_END};

const struct list shape_lists[] = {{LIST_TLV, ip_classes}, {LIST_TLV, nd_classes}, {0, NULL}};

/* ---- as bytes -------------------------------------------------------------------------------- */

static const struct entry *typed_in(const struct entry *group, const struct field *f)
{
	for (uint32_t i = 0; group && i < group->count; i++)
		if (group->subs[i].field == f)
			return &group->subs[i];
	return NULL;
}

static void put_bytes(struct buf *out, const struct field *f, const struct entry *e)
{
	uint32_t n = f->bits ? f->bits / 8u : e ? e->len : 0, have = 0;

	if (e) {
		have = e->len < n ? e->len : n;
		buf_add(out, e->bytes, have);
	} else if (f->preset_bytes && f->kind == FIELD_BYTES) {
		have = (uint32_t)strlen(f->preset_bytes);
		buf_add(out, f->preset_bytes, have);
	}
	buf_fill(out, 0, n - have);
}

/* Bits go where the last ones ended; *free is how many the last byte still has room for. */
static void put_bits(struct buf *out, unsigned width, uint64_t value, unsigned *free)
{
	size_t at = out->len * 8 - *free;
	size_t need = (at + width + 7) / 8 - out->len;

	buf_fill(out, 0, need);
	bits_put(out->data, at, width, value);
	*free = (unsigned)(out->len * 8 - at - width);
}

static void put_table(struct buf *out, const struct field *table, const struct entry *group)
{
	uint64_t selector = 0;
	unsigned free = 0;

	for (const struct field *f = table; f->id; f++) {
		const struct entry *e = typed_in(group, f);
		uint64_t value = e ? e->num : f->preset;

		if (!field_when(f, selector) || f->fill == FILL_CODE || f->fill == FILL_ITEMLEN)
			continue;
		selector = f->select ? value : selector;
		if (f->kind == FIELD_LIST) {
			for (uint32_t i = 0; e && i < e->count; i++)
				if (e->subs[i].field->kind == FIELD_IPV4)
					put_bits(out, 32, e->subs[i].num, &free);
				else
					put_bytes(out, e->subs[i].field, &e->subs[i]);
		} else if (f->kind <= FIELD_IPV4) {
			put_bits(out, f->bits, value, &free);
		} else {
			put_bytes(out, f, e);
		}
	}
}

static const struct field *part_filled(const struct field *item, enum field_fill fill)
{
	for (const struct field *f = item->parts; f->id; f++)
		if (f->fill == fill)
			return f;
	return NULL;
}

/* The typed shape becomes an `unknown` item with its code, and its length if that was typed. */
void shape_apply(struct recipe *recipe, const struct entry *shape, struct entry *entry)
{
	const struct field *item = entry->field;
	const struct entry *code = typed_in(shape, &shape->field->parts[0]);
	const struct entry *len = typed_in(shape, &shape->field->parts[1]);
	struct buf out = BUF_INIT;
	struct entry *e;

	entry_add(&recipe->arena, entry, part_filled(item, FILL_CODE))->num =
		code ? code->num : shape->field->code;
	if (len || shape->field->parts[1].preset)
		entry_add(&recipe->arena, entry, part_filled(item, FILL_ITEMLEN))->num =
			len ? len->num : shape->field->parts[1].preset;
	put_table(&out, shape->field->parts, shape);
	if (shape->field->parts == search) /* RFC 8106 5.2: padded to whole units */
		buf_fill(&out, 0, (8 - (out.len + 2) % 8) % 8);
	e = entry_add(&recipe->arena, entry, &item->parts[2]);
	e->bytes = arena_copy(&recipe->arena, out.data, out.len);
	e->len = (uint32_t)out.len;
	buf_done(&out);
}
