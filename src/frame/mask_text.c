/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses in text: "192.0.2.1", "2001:db8::1", "02:00:00:00:00:01", and the labels of names that
 * ask for an address's name. Lengths stay as they are. */
#include "mask_int.h"

#include "frame/value.h"

#include <ctype.h>

#define ADDRESS_MOST 45 /* letters of an IPv6 address */

static bool is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static void blank(uint8_t *bytes, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (isxdigit(bytes[i]))
			bytes[i] = 'x';
}

/* Four numbers with a dot between: where they end, or 0. */
static uint32_t dotted_end(const uint8_t *p, uint32_t at, uint32_t n)
{
	uint32_t i = at;

	for (unsigned part = 0; part < 4; part++) {
		unsigned number = 0, digits = 0;

		if (part && (i >= n || p[i++] != '.'))
			return 0;
		for (; i < n && is_digit(p[i]) && digits < 4; digits++)
			number = number * 10 + p[i++] - '0';
		if (!digits || number > 255 || digits > 3)
			return 0;
	}
	return i;
}

/* Hexadecimal digits and colons, or six pairs of digits. */
static uint32_t colons_end(const uint8_t *p, uint32_t at, uint32_t n)
{
	uint32_t i = at, colons = 0, dashes = 0;
	uint8_t address[16];

	for (; i < n && i - at < ADDRESS_MOST && (isxdigit(p[i]) || p[i] == ':' || p[i] == '-');
		i++) {
		colons += p[i] == ':';
		dashes += p[i] == '-';
	}
	if (colons < 2 && dashes != 5)
		return 0;
	if (i - at == 17 && (colons == 5 || dashes == 5)) {
		for (uint32_t k = 2; k < 17; k += 3)
			if (isxdigit(p[at + k]))
				return 0;
		return i;
	}
	while (i > at && p[i - 1] == ':' && (i - at < 2 || p[i - 2] != ':'))
		i--;
	return colons >= 2 && value_parse_ipv6((const char *)p + at, i - at, address) ? i : 0;
}

/* Labels "1" "2" "0" "192" before "in-addr", or 32 of one digit before "ip6". */
static uint32_t labels_end(const uint8_t *p, uint32_t at, uint32_t n)
{
	uint32_t i = at, labels = 0;

	while (i < n && labels < 33 && p[i] >= 1 && p[i] <= 3) {
		uint32_t len = p[i];

		for (uint32_t k = 1; k <= len; k++)
			if (i + k >= n || !isxdigit(p[i + k]))
				return 0;
		i += len + 1;
		labels++;
		if (labels == 4 && i + 8 <= n && memcmp(p + i, "\7in-addr", 8) == 0)
			return i;
		if (labels == 32 && i + 4 <= n && memcmp(p + i, "\3ip6", 4) == 0)
			return i;
	}
	return 0;
}

void mask_text(uint8_t *bytes, const uint8_t *done, uint32_t n)
{
	for (uint32_t at = 0; at < n;) {
		uint8_t before = at ? bytes[at - 1] : ' ';
		uint32_t end = 0;

		if (!done[at] && is_digit(bytes[at]) && !is_digit(before))
			end = dotted_end(bytes, at, n);
		if (!done[at] && !end && (isxdigit(bytes[at]) || bytes[at] == ':') &&
			!isxdigit(before) && before != ':')
			end = colons_end(bytes, at, n);
		if (!done[at] && !end && bytes[at] >= 1 && bytes[at] <= 3)
			end = labels_end(bytes, at, n);
		if (end && memchr(done + at, 1, end - at))
			end = 0;
		if (end)
			blank(bytes, at, end);
		at = end ? end : at + 1;
	}
}
