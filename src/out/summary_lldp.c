/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of LLDP: who announces himself. IEEE 802.1AB 8. */
#include "summary_int.h"

#include "base/utf8.h"
#include "frame/value.h"

/* Text ends at a NUL, if there is one. */
static void say_text(const struct saying *s, const uint8_t *p, uint32_t n)
{
	const uint8_t *end = memchr(p, 0, n);

	utf8_clean(s->out, p, end ? (size_t)(end - p) : n, s->ascii);
}

/* An address behind the number of its family. */
static void say_network(const struct saying *s, const uint8_t *p, uint32_t n)
{
	if (n == 5 && p[0] == 1)
		num_put_ipv4(s->out, bits_be32(p + 1));
	else if (n == 17 && p[0] == 2)
		value_ipv6(s->out, p + 1);
	else if (n > 1)
		num_put_bytes(s->out, p + 1, n - 1, 0);
}

/* Who a chassis or a port is: two letters that say how it reads, and its name. */
static void say_identity(const struct saying *s, const uint8_t *p, uint32_t n, bool port)
{
	static const char letters[2][8][4] = {
		{"", "CC/", "IA/", "PC/", "MA/", "NA/", "IN/", "LA/"},
		{"", "IA/", "PC/", "MA/", "NA/", "IN/", "AC/", "LA/"}};
	const char *kind = n && p[0] < 8 ? letters[port][p[0]] : "";

	buf_text(s->out, kind);
	p++;
	n = n ? n - 1 : 0;
	if (strncmp(kind, "MA", 2) == 0 && n == 6)
		value_mac(s->out, p);
	else if (strncmp(kind, "NA", 2) == 0)
		say_network(s, p, n);
	else if (strncmp(kind, "PC", 2) == 0)
		num_put_bytes(s->out, p, n, 0);
	else if (kind[0])
		say_text(s, p, n);
	SAY(s, " ");
}

static void say_item(const struct saying *s, unsigned kind, const uint8_t *p, uint32_t n)
{
	switch (kind) {
	case 1:
	case 2: say_identity(s, p, n, kind == 2); break;
	case 3:
		if (n >= 2)
			SAY_NUM(s, "", bits_be16(p));
		SAY(s, " ");
		break;
	case 5:
	case 6:
		buf_text(s->out, kind == 5 ? "SysN=" : "SysD=");
		say_text(s, p, n);
		SAY(s, " ");
		break;
	default: break;
	}
}

void summary_lldp(const struct saying *s)
{
	uint32_t end = s->layer->head;

	summary_begin(s, "LLDP");
	for (uint32_t at = 0; at + 2 <= end;) {
		uint32_t word = bits_be16(s->bytes + at), n = word & 0x1ff;

		at += 2;
		if (!(word >> 9) || n > end - at)
			return;
		say_item(s, word >> 9, s->bytes + at, n);
		at += n;
	}
}
