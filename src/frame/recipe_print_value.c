/* SPDX-License-Identifier: BSD-2-Clause */
/* Values as Python and the short form write them. */
#include "frame/recipe_print.h"

#include "base/bits.h"
#include "frame/value.h"

#include <inttypes.h>
#include <string.h>

void say_bytes(struct printer *p, const uint8_t *bytes, size_t n)
{
	static const char from[] = "\\'\t\n\r", to[] = "\\'tnr";

	buf_text(p->out, "b'");
	for (size_t i = 0; i < n; i++) {
		const char *simple = bytes[i] ? strchr(from, bytes[i]) : NULL;

		if (simple)
			buf_printf(p->out, "\\%c", to[simple - from]);
		else if (bytes[i] >= 0x20 && bytes[i] < 0x7f)
			buf_byte(p->out, bytes[i]);
		else
			buf_printf(p->out, "\\x%02x", bytes[i]);
	}
	buf_byte(p->out, '\'');
}

/* Labels without dots, up to the zero byte: they can be said as text. */
static bool is_plain(const uint8_t *wire, size_t n)
{
	size_t at = 0;

	while (at < n && wire[at] && wire[at] < 64 && at + wire[at] + 1u < n) {
		if (memchr(wire + at + 1, '.', wire[at]))
			return false;
		at += wire[at] + 1u;
	}
	return at + 1 == n && wire[at] == 0;
}

/* Whether Scapy takes bytes for a name in wire form already. */
static bool is_wire(const uint8_t *wire, size_t n)
{
	return n && !memchr(wire, '.', n) &&
	       (wire[n - 1] == 0 || (n >= 2 && (wire[n - 2] & 0xc0) == 0xc0));
}

bool say_name(struct printer *p, const uint8_t *wire, size_t n)
{
	uint8_t text[512];
	size_t len = 0;

	if (n >= sizeof(text))
		return false;
	if (!is_plain(wire, n)) {
		if (!is_wire(wire, n))
			return false;
		say_bytes(p, wire, n);
		return true;
	}
	for (size_t at = 0; wire[at]; at += wire[at] + 1u) {
		memcpy(text + len, wire + at + 1, wire[at]);
		len += wire[at];
		text[len++] = '.';
	}
	if (!len)
		text[len++] = '.';
	say_bytes(p, text, len);
	return true;
}

static void print_address(struct printer *p, const struct field *field, uint64_t num)
{
	uint8_t b[8];

	bits_put(b, 0, 64, num);
	if (p->scapy)
		buf_byte(p->out, '\'');
	if (field->kind == FIELD_MAC)
		value_mac(p->out, b + 2);
	else
		value_ipv4(p->out, b + 4);
	if (p->scapy)
		buf_byte(p->out, '\'');
}

/* SA, where every bit that is set has a letter and each letter is a name of its own. */
static bool print_letters(struct printer *p, const struct field *field, uint64_t num)
{
	char text[64];
	size_t len = 0;
	unsigned bit = 0;

	for (const char *at = field->letters; at && *at; bit++) {
		size_t n = strcspn(at, " ");

		if (n != 1)
			return false;
		if (num >> bit & 1)
			text[len++] = *at;
		at += n + strspn(at + n, " ");
	}
	if (!len || num >> bit || len >= sizeof(text))
		return false;
	buf_add(p->out, text, len);
	return true;
}

void say_number(struct printer *p, const struct field *field, uint64_t num)
{
	if (field->kind == FIELD_MAC || field->kind == FIELD_IPV4)
		print_address(p, field, num);
	else if (field->fraction)
		buf_printf(p->out, "%.15g", (double)num / (double)BIT(field->fraction));
	else if (!p->scapy && field->letters && print_letters(p, field, num))
		return;
	else if (!p->scapy && (field->kind == FIELD_HEX || field->kind == FIELD_FLAGS))
		buf_printf(p->out, "0x%" PRIx64, num);
	else
		buf_printf(p->out, "%" PRIu64, num);
}

bool say_value(struct printer *p, const struct field *field, const struct entry *e)
{
	switch (field->kind) {
	case FIELD_UINT:
	case FIELD_HEX:
	case FIELD_FLAGS:
	case FIELD_MAC:
	case FIELD_DATE:
	case FIELD_IPV4: say_number(p, field, e->num); return true;
	case FIELD_IPV6:
		if (e->len != 16)
			return false;
		buf_text(p->out, p->scapy ? "'" : "");
		value_ipv6(p->out, e->bytes);
		buf_text(p->out, p->scapy ? "'" : "");
		return true;
	case FIELD_BYTES:
	case FIELD_TEXT: say_bytes(p, e->bytes, e->len); return true;
	case FIELD_NAME: /* Scapy ends a search list as it likes, and takes no bytes there */
		if (p->scapy && strcmp(field->id, "icmpv6.opt.dnssl") == 0)
			return false;
		return say_name(p, e->bytes, e->len);
	case FIELD_GROUP:
	case FIELD_LIST:
	case FIELD_TIME: break;
	}
	return false;
}

void say_member(struct printer *p, const char *name)
{
	if (p->named++)
		buf_text(p->out, p->scapy ? ", " : " ");
	buf_printf(p->out, "%s=", name);
}
