/* SPDX-License-Identifier: BSD-2-Clause */
/* One value of a recipe as its field's kind wants it: a number that fits, an address, bytes, a
 * domain name. What does not fit is refused with the reason, at its place. */
#include "frame/recipe_int.h"

#include "base/bits.h"
#include "base/lang.h"
#include "frame/value.h"

#include <inttypes.h>
#include <string.h>

static bool is_word(const struct node *node, const char *word)
{
	return node->kind == NODE_WORD && node->n == strlen(word) &&
	       memcmp(node->text, word, node->n) == 0;
}

bool value_is_none(const struct node *node)
{
	return is_word(node, "None");
}

static int fail(struct recipe *recipe, const struct node *node, const char *wanted)
{
	recipe_fail(&recipe->reader, node->at, node->len, _("expected %s"), wanted);
	return -1;
}

static const char *name_of(const struct field *field)
{
	return *field->id ? field->id : field->scapy ? field->scapy : field->label;
}

/* ---- numbers --------------------------------------------------------------------------------- */

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

/* Decimal, 0x, 0o, 0b; a '_' between digits is skipped, as Python does. */
bool value_number(const char *text, size_t n, uint64_t *value, bool *over)
{
	unsigned base = 10;
	size_t i = 0;

	if (n > 2 && text[0] == '0' && strchr("xXoObB", text[1])) {
		base = (text[1] | 0x20) == 'x' ? 16 : (text[1] | 0x20) == 'o' ? 8 : 2;
		i = 2;
	}
	*over = false;
	*value = 0;
	if (i == n || text[i] == '_' || text[n - 1] == '_')
		return false;
	for (; i < n; i++) {
		unsigned d = (unsigned)digit(text[i]);

		if (text[i] == '_')
			continue;
		if (d >= base)
			return false;
		*over |= *value > (UINT64_MAX - d) / base;
		*value = *value * base + d;
	}
	return true;
}

static bool address(const struct field *field, const struct node *node, uint64_t *value)
{
	uint8_t b[8] = {0};

	if (field->kind == FIELD_MAC ? !value_parse_mac(node->text, node->n, b + 2)
				     : !value_parse_ipv4(node->text, node->n, b + 4))
		return false;
	*value = (uint64_t)bits_be32(b) << 32 | bits_be32(b + 4);
	return true;
}

static bool flags(const struct field *field, const struct node *node, uint64_t *value)
{
	return (field->letters || field->parts) && words_flags(field, node->text, node->n, value);
}

static int too_large(struct recipe *recipe, const struct field *field, const struct node *node)
{
	recipe_fail(&recipe->reader, node->at, node->len,
		_("%.*s does not fit: %s has %u bits, at most %llu"),
		(int)(node->n < 40 ? node->n : 40), node->text, name_of(field), field->bits,
		(unsigned long long)bits_max(field->bits));
	return -1;
}

static int no_number(struct recipe *recipe, const struct field *field, const struct node *node)
{
	if (field->kind == FIELD_IPV4)
		return fail(recipe, node, _("an IPv4 address, as in 192.0.2.80"));
	if (field->kind == FIELD_MAC)
		return fail(recipe, node, _("a MAC address, as in 02:00:00:00:00:80"));
	if (node->n && node->text[0] == '-')
		return fail(recipe, node, _("a number that is not negative"));
	if (!recipe->reader.err->what[0])
		words_nearest(field, node->text, node->n, recipe->reader.err->nearest);
	recipe_fail(&recipe->reader, node->at, node->len, _("expected a number%s for %s"),
		field->kind == FIELD_FLAGS ? _(" or flags")
		: field->names		   ? _(" or the name of a value")
					   : "",
		name_of(field));
	return -1;
}

/* b'\x00\x01' for a number of two bytes: Scapy has bytes where a table here has a number. */
static bool raw_number(const struct field *field, const struct node *node, uint64_t *value)
{
	if (node->kind != NODE_TEXT || !node->bytes || node->n != field->bits / 8u || node->n > 8 ||
		(field->kind != FIELD_HEX && field->kind != FIELD_UINT))
		return false;
	*value = 0;
	for (uint32_t i = 0; i < node->n; i++)
		*value = *value << 8 | (uint8_t)node->text[i];
	return true;
}

/* 1.5 where some of the bits are behind the point; what does not fit these is cut off. */
static bool fixed_point(const struct field *field, const struct node *node, uint64_t *value)
{
	uint64_t whole = 0, part = 0, tens = 1;
	bool behind = false;

	if (node->kind != NODE_WORD || !node->n || node->n > 30)
		return false;
	for (uint32_t i = 0; i < node->n; i++) {
		char c = node->text[i];

		if (c == '.' && !behind) {
			behind = true;
			continue;
		}
		if (c < '0' || c > '9' || whole > bits_max(field->bits))
			return false;
		if (!behind) {
			whole = whole * 10 + (uint64_t)(c - '0');
		} else if (tens < UINT64_C(1000000000000)) {
			part = part * 10 + (uint64_t)(c - '0');
			tens *= 10;
		}
	}
	*value = (whole << field->fraction) + (part << field->fraction) / tens;
	return true;
}

int value_scalar(
	struct recipe *recipe, const struct field *field, const struct node *node, uint64_t *value)
{
	bool over = false, known;

	if (node->kind != NODE_WORD && node->kind != NODE_TEXT)
		return fail(recipe, node, _("one value here"));
	known = (field->fraction && fixed_point(field, node, value)) ||
		(node->kind == NODE_WORD && value_number(node->text, node->n, value, &over)) ||
		raw_number(field, node, value);
	if (!known && (is_word(node, "True") || is_word(node, "False"))) {
		*value = node->text[0] == 'T';
		known = true;
	}
	if (!known && (field->kind == FIELD_MAC || field->kind == FIELD_IPV4))
		known = address(field, node, value);
	else if (!known && (field->kind == FIELD_FLAGS || field->letters))
		known = flags(field, node, value);
	if (!known)
		known = words_value(field, node->text, node->n, value);
	if (!known) /* '0x10': a number all the same */
		known = value_number(node->text, node->n, value, &over);
	if (!known)
		return no_number(recipe, field, node);
	return over || *value > bits_max(field->bits) ? too_large(recipe, field, node) : 0;
}

/* syn,ack and ['DF', 'MF']: all of these. */
static int flags_many(
	struct recipe *recipe, const struct field *field, const struct node *node, uint64_t *value)
{
	*value = 0;
	for (const struct node *m = node->first; m; m = m->next) {
		uint64_t one;

		if (value_scalar(recipe, field, m, &one) != 0)
			return -1;
		*value |= one;
	}
	return 0;
}

/* ---- bytes ----------------------------------------------------------------------------------- */

static bool unhex_word(struct recipe *recipe, struct node *node)
{
	struct reader quiet = recipe->reader;
	struct recipe_err ignored = {0};

	quiet.err = &ignored;
	return (memchr(node->text, ':', node->n) ||
		       (node->n > 2 && node->text[0] == '0' && (node->text[1] | 0x20) == 'x')) &&
	       lex_unhex(&quiet, node);
}

/* A number as the bytes of a field that has a width. */
static bool number_bytes(struct recipe *recipe, const struct field *field, const struct node *node,
	struct entry *entry)
{
	uint8_t *bytes;
	uint64_t value;
	bool over;

	if (!field->bits || !value_number(node->text, node->n, &value, &over) || over ||
		(field->bits < 64 && value > bits_max(field->bits)))
		return false;
	bytes = arena_zero(&recipe->arena, field->bits / 8);
	entry->len = field->bits / 8;
	for (uint32_t i = entry->len; i-- > 0 && value; value >>= 8)
		bytes[i] = (uint8_t)value;
	entry->bytes = bytes;
	return true;
}

/* Scapy cuts the packet that a redirect quotes to whole units of 8 bytes (RFC 4861 4.6.3). */
static int bind_packet(
	struct recipe *recipe, const struct field *field, struct node *node, struct entry *entry)
{
	if (field->bits)
		return fail(recipe, node, _("bytes here, as in b'\\x00\\x01'"));
	if (bind_nested(recipe, node, entry) != 0)
		return -1;
	if (strcmp(field->id, "icmpv6.opt.redirected_packet") == 0)
		entry->len -= entry->len % 8;
	return 0;
}

static int bind_bytes(
	struct recipe *recipe, const struct field *field, struct node *node, struct entry *entry)
{
	if (node->kind == NODE_WORD && field->kind == FIELD_BYTES &&
		(number_bytes(recipe, field, node, entry)))
		return 0;
	if (node->kind == NODE_CALL || node->kind == NODE_CHAIN)
		return bind_packet(recipe, field, node, entry);
	if (node->kind != NODE_TEXT && node->kind != NODE_WORD)
		return fail(recipe, node, _("bytes here, as in b'\\x00\\x01'"));
	if (node->kind == NODE_WORD && field->kind == FIELD_BYTES && !unhex_word(recipe, node))
		return fail(recipe, node, _("bytes here: b'\\x0a', 0x0a0b or 0a:0b"));
	if (field->bits && node->n > field->bits / 8u) {
		recipe_fail(&recipe->reader, node->at, node->len,
			_("%u bytes, but %s has only %u"), (unsigned)node->n, name_of(field),
			field->bits / 8u);
		return -1;
	}
	entry->len = field->bits ? field->bits / 8u : node->n;
	if (entry->len == node->n) {
		entry->bytes = (const uint8_t *)node->text;
		return 0;
	}
	entry->bytes = memcpy(arena_zero(&recipe->arena, entry->len), node->text, node->n);
	return 0;
}

static int bind_ipv6(struct recipe *recipe, const struct node *node, struct entry *entry)
{
	uint8_t *ip = arena_get(&recipe->arena, 16);

	if ((node->kind != NODE_WORD && node->kind != NODE_TEXT) ||
		!value_parse_ipv6(node->text, node->n, ip))
		return fail(recipe, node, _("an IPv6 address, as in 2001:db8::80"));
	entry->bytes = ip;
	entry->len = 16;
	return 0;
}

/* Scapy's rule: a name without dots that ends in a zero or a pointer is in wire form already. */
static bool is_wire(const struct node *node)
{
	const uint8_t *p = (const uint8_t *)node->text;

	return node->n && !memchr(p, '.', node->n) &&
	       (p[node->n - 1] == 0 || (node->n >= 2 && (p[node->n - 2] & 0xc0) == 0xc0));
}

/* "www.example." as labels, RFC 1035 3.1. */
static int bind_name(struct recipe *recipe, struct node *node, struct entry *entry)
{
	uint8_t *out;
	uint32_t len = 0;

	if (node->kind != NODE_WORD && node->kind != NODE_TEXT)
		return fail(recipe, node, _("a domain name, as in www.example"));
	entry->bytes = out = arena_get(&recipe->arena, node->n + 2);
	if (is_wire(node)) {
		memcpy(out, node->text, node->n);
		entry->len = node->n;
		return 0;
	}
	for (uint32_t i = 0; i < node->n && !(i == 0 && node->n == 1 && node->text[0] == '.');) {
		const char *dot = memchr(node->text + i, '.', node->n - i);
		uint32_t n = dot ? (uint32_t)(dot - node->text) - i : node->n - i;

		if (n > 63)
			return fail(recipe, node, _("labels of at most 63 bytes between the dots"));
		out[len++] = (uint8_t)n;
		memcpy(out + len, node->text + i, n);
		len += n;
		i += n + 1;
	}
	out[len++] = 0;
	entry->len = len;
	return 0;
}

int value_bind(
	struct recipe *recipe, const struct field *field, struct node *node, struct entry *entry)
{
	switch (field->kind) {
	case FIELD_FLAGS:
		if (node->kind == NODE_MANY || node->kind == NODE_LIST)
			return flags_many(recipe, field, node, &entry->num);
		return value_scalar(recipe, field, node, &entry->num);
	case FIELD_UINT:
	case FIELD_HEX:
	case FIELD_MAC:
	case FIELD_DATE:
	case FIELD_IPV4: return value_scalar(recipe, field, node, &entry->num);
	case FIELD_IPV6: return bind_ipv6(recipe, node, entry);
	case FIELD_BYTES:
	case FIELD_TEXT: return bind_bytes(recipe, field, node, entry);
	case FIELD_NAME: return bind_name(recipe, node, entry);
	case FIELD_GROUP:
	case FIELD_LIST:
	case FIELD_TIME: break;
	}
	return fail(recipe, node, _("no value: this is not one field"));
}
