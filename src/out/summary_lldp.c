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

/* How frames that keep to PROFINET's plan fare at the port. */
#define PROFINET_PORT 0x000ecf02
static void say_port(const struct saying *s, unsigned state)
{
	static const char *const words[] = {
		"OFF", "reserved", "RTCLASS3_UP", "RTCLASS3_DOWN", "RTCLASS3_RUN"};

	SAY(s, "RTClass3 Port Status = ");
	if (state < 5)
		buf_text(s->out, words[state]);
	else
		SAY_NUM(s, "Unknown ", state);
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
	case 127:
		if (n >= 8 && bits_be32(p) == PROFINET_PORT)
			say_port(s, p[7] & 7);
		break;
	default: break;
	}
}

/* The length that the address of a chassis or a port has, with the byte before it that says of
 * which kind it is; 0: any. */
static uint32_t identity_length(const uint8_t *p, bool port)
{
	if (p[0] == (port ? 3 : 4))
		return 7;
	if (p[0] != (port ? 4 : 5))
		return 0;
	return p[1] == 1 ? 6 : p[1] == 2 ? 18 : 0;
}

/* The first three elements must be these, IEEE 802.1AB 8.2: what is wrong with them, or NULL. */
static const char *wrong(const struct saying *s)
{
	static const char *const words[] = {"Invalid Chassis ID TLV", "Invalid Port ID TLV",
		"Invalid Time-to-Live TLV"};
	uint32_t end = s->layer->head;

	for (uint32_t at = 0, i = 0; i < 3 && at + 2 <= end; i++) {
		uint32_t word = bits_be16(s->bytes + at), n = word & 0x1ff, want;
		const uint8_t *p = s->bytes + at + 2;

		if (word >> 9 != i + 1 || (i < 2 && n < 2))
			return words[i];
		if (n > end - at - 2)
			return NULL;
		want = i < 2 ? identity_length(p, i == 1) : 0;
		if (i < 2 && (want ? n != want : n > 256))
			return words[i];
		at += n + 2;
	}
	return NULL;
}

void summary_lldp(const struct saying *s)
{
	uint32_t end = s->layer->head;
	const char *fault = wrong(s);

	summary_begin(s, "LLDP");
	if (fault) {
		buf_text(s->out, fault);
		return;
	}
	for (uint32_t at = 0; at + 2 <= end;) {
		uint32_t word = bits_be16(s->bytes + at), n = word & 0x1ff;

		at += 2;
		if (!(word >> 9) || n > end - at)
			return;
		say_item(s, word >> 9, s->bytes + at, n);
		at += n;
	}
}
