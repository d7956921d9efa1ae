/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses and domain names as text, and back: RFC 5952 for IPv6, RFC 1035 4.1.4 for names. */
#include "frame/value.h"

#include "base/bits.h"
#include "base/num.h"
#include "base/utf8.h"

#include <string.h>

void value_mac(struct buf *out, const uint8_t mac[6])
{
	num_put_bytes(out, mac, 6, ':');
}

void value_ipv4(struct buf *out, const uint8_t ip[4])
{
	num_put_ipv4(out, bits_be32(ip));
}

/* The longest run of at least two zero groups, the first of equals (RFC 5952 4.2). */
static int zero_run(const uint8_t *ip, int *len)
{
	int best = -1, n = 0;

	*len = 1;
	for (int i = 0; i < 8; i++) {
		n = ip[2 * i] | ip[2 * i + 1] ? 0 : n + 1;
		if (n > *len) {
			*len = n;
			best = i + 1 - n;
		}
	}
	return best;
}

/* Hexadecimal without leading zeros. */
static uint8_t *write_group(uint8_t *to, unsigned value)
{
	static const char digits[] = "0123456789abcdef";
	int shift = value < 0x100 ? (value < 0x10 ? 0 : 4) : value < 0x1000 ? 8 : 12;

	for (; shift >= 0; shift -= 4)
		*to++ = (uint8_t)digits[value >> shift & 15];
	return to;
}

void value_ipv6(struct buf *out, const uint8_t ip[16])
{
	int len, run = zero_run(ip, &len);
	bool mapped = run == 0 && len == 5 && bits_be16(ip + 10) == 0xffff;
	uint8_t *start = buf_room(out, 48), *to = start;

	for (int i = 0; i < (mapped ? 6 : 8); i++) {
		if (i == run) {
			*to++ = ':';
			*to++ = ':';
			i += len - 1;
			continue;
		}
		if (i && i != run + (run < 0 ? 0 : len))
			*to++ = ':';
		to = write_group(to, bits_be16(ip + 2 * i));
	}
	out->len += (size_t)(to - start);
	if (mapped) {
		buf_byte(out, ':');
		value_ipv4(out, ip + 12);
	}
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool value_parse_mac(const char *text, size_t n, uint8_t mac[6])
{
	size_t at = 0;

	for (int i = 0; i < 6; i++) {
		int value = 0, digits = 0;

		if (i && (at >= n || (text[at] != ':' && text[at] != '-')))
			return false;
		at += i > 0;
		while (digits < 2 && at < n && hex_digit(text[at]) >= 0) {
			value = value * 16 + hex_digit(text[at++]);
			digits++;
		}
		if (!digits)
			return false;
		mac[i] = (uint8_t)value;
	}
	return at == n;
}

bool value_parse_ipv4(const char *text, size_t n, uint8_t ip[4])
{
	size_t at = 0;

	for (int i = 0; i < 4; i++) {
		unsigned value = 0, digits = 0;
		size_t from;

		if (i && (at >= n || text[at++] != '.'))
			return false;
		from = at;
		for (; at < n && digits < 3 && text[at] >= '0' && text[at] <= '9'; digits++)
			value = value * 10 + (unsigned)(text[at++] - '0');
		/* 010 is ten to some and eight to others: to nobody here */
		if (!digits || value > 255 || (digits > 1 && text[from] == '0'))
			return false;
		ip[i] = (uint8_t)value;
	}
	return at == n;
}

/* Groups of up to four hexadecimal digits up to the end or a "::"; how many bytes, -1 if wrong. The
 * last of all (`end`) may be an IPv4 address. */
static int parse_groups(const char *text, size_t n, bool end, uint8_t *out)
{
	size_t at = 0;
	int bytes = 0;

	while (at < n) {
		unsigned value = 0, digits = 0;
		size_t from = at;

		for (; at < n && digits < 4 && hex_digit(text[at]) >= 0; digits++)
			value = value * 16 + (unsigned)hex_digit(text[at++]);
		if (at < n && text[at] == '.' && end && bytes <= 12)
			return value_parse_ipv4(text + from, n - from, out + bytes) ? bytes + 4
										    : -1;
		if (!digits || bytes > 14 || (at < n && text[at] != ':'))
			return -1;
		out[bytes++] = (uint8_t)(value >> 8);
		out[bytes++] = (uint8_t)value;
		if (at < n && ++at == n)
			return -1;
	}
	return bytes;
}

bool value_parse_ipv6(const char *text, size_t n, uint8_t ip[16])
{
	const char *gap = NULL;
	uint8_t left[16] = {0}, right[16] = {0};
	int nl, nr;

	for (size_t i = 0; i + 1 < n && !gap; i++)
		if (text[i] == ':' && text[i + 1] == ':')
			gap = text + i;
	nl = parse_groups(text, gap ? (size_t)(gap - text) : n, !gap, left);
	if (!gap) {
		memcpy(ip, left, 16);
		return nl == 16;
	}
	nr = parse_groups(gap + 2, (size_t)(text + n - gap - 2), true, right);
	if (nl < 0 || nr < 0 || nl + nr > 14)
		return false;
	memset(ip, 0, 16);
	memcpy(ip, left, (size_t)nl);
	memcpy(ip + 16 - nr, right, (size_t)nr);
	return true;
}

/* A point or what is no character would not be read back as it stands. */
static bool is_plain(uint8_t byte)
{
	return byte - 0x21u < 0x7f - 0x21u && byte != '.' && byte != '\\';
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte)) /* of eight */

/* Whether all of so many bytes are plain; eight of them are looked at at once, and so there must be
 * as many more to read. */
static bool are_plain(const uint8_t *p, size_t n)
{
	uint64_t bad = 0;

	for (size_t i = 0; i < n; i += 8) {
		uint64_t word = bits_be64(p + i), low = word & EACH(0x7f);
		uint64_t odd = word | (low + EACH(1)) | ~(low + EACH(0x80 - 0x21)) |
			       ~((low ^ EACH('.')) + EACH(0x7f)) |
			       ~((low ^ EACH('\\')) + EACH(0x7f));

		bad |= n - i < 8 ? odd & ~bits_max((unsigned)(8 - (n - i)) * 8) : odd;
	}
	return !(bad & EACH(0x80));
}

static void put_label(struct buf *out, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] == '.' || p[i] == '\\')
			buf_printf(out, "\\%c", p[i]);
		else if (is_plain(p[i]))
			buf_byte(out, p[i]);
		else
			buf_printf(out, "\\%03u", p[i]);
	}
}

/* The bytes of a label as they stand. */
static void put_raw(struct buf *out, const uint8_t *p, size_t n)
{
	buf_add(out, p, n);
}

typedef void put_fn(struct buf *, const uint8_t *, size_t);

#define NAME_TEXT 253  /* characters that a name may have: RFC 1035 2.3.4 */
#define NAME_JUMPS 255 /* pointers before a name is said to loop */
#define NAME_STEPS 32768 /* labels behind the first pointer; nobody needs so many */
#define BITS_LABEL 0x41 /* RFC 2673 */

/* The way through a name. */
struct name_way {
	struct buf *out; /* or NULL */
	put_fn *put;
	size_t from;  /* where its text begins in `out` */
	size_t text;  /* characters so far, of which only so many are written as a name may have */
	size_t shown; /* those that do not stand for bits: so many, from the first on, are shown */
	size_t taken; /* bytes before and with the first pointer; 0: none yet */
	unsigned jumps, steps;
};

static void name_label(struct name_way *w, const uint8_t *p, size_t n)
{
	bool first = w->text == 0;

	w->text += n + !first;
	w->shown += n + !first;
	if (!w->out || w->text > NAME_TEXT)
		return;
	if (!first)
		buf_byte(w->out, '.');
	w->put(w->out, p, n);
}

/* Bits, as "\[x0a/7]"; the bytes they take, 0 if they are not there. */
static size_t name_bits(struct name_way *w, const uint8_t *p, size_t n)
{
	size_t bytes = n ? (p[0] + 7u) / 8 : 0;

	if (n < 1 + bytes)
		return 0;
	w->text += 2 * bytes + 6;
	if (!w->out || w->text > NAME_TEXT)
		return 1 + bytes;
	buf_text(w->out, "\\[x");
	for (size_t i = 0; i < bytes; i++)
		buf_printf(w->out, "%02x", p[1 + i]);
	buf_printf(w->out, "/%u]", p[0]);
	return 1 + bytes;
}

/* What stands for a name that cannot be told. */
static size_t name_odd(struct name_way *w, const char *text, size_t taken)
{
	if (w->out) {
		w->out->len = w->from;
		buf_text(w->out, text);
	}
	w->text = strlen(text);
	return taken;
}

static size_t name_walk(struct name_way *w, const uint8_t *msg, size_t n, size_t at)
{
	size_t start = at, used;

	for (; at < n && msg[at]; at += used) {
		size_t size = msg[at++];

		if (w->taken && ++w->steps > NAME_STEPS)
			return name_odd(w, "<Name too long>", w->taken);
		if (size >= 0xc0) {
			size_t to = at < n ? bits_be16(msg + at - 1) & 0x3fffu : n;

			if (at >= n)
				return 0;
			if (!w->taken)
				w->taken = at + 1 - start;
			/* The byte that Wireshark takes for the pointer's own, too. */
			if (to == at + 3 || ++w->jumps > NAME_JUMPS)
				return name_odd(w, "<Name contains a pointer that loops>",
					w->taken);
			at = to;
			used = 0;
		} else if (size < 64) {
			used = size;
			if (used > n - at)
				return 0;
			name_label(w, msg + at, used);
		} else if (size == BITS_LABEL) {
			used = name_bits(w, msg + at, n - at);
			if (!used)
				return 0;
		} else {
			used = w->taken ? w->taken : at - start;
			return size < 128 && used > 1
				       ? name_odd(w, "<Unknown extended label>", used)
				       : 0;
		}
	}
	if (at >= n)
		return 0;
	used = w->taken ? w->taken : at + 1 - start;
	if (w->text > NAME_TEXT)
		return name_odd(w, "<Name too long>", used);
	if (!w->shown && used > 2)
		return 0;
	if (w->out && w->shown < w->text)
		w->out->len = w->from + w->shown;
	return w->text ? used : name_odd(w, "<Root>", used);
}

/* Most names are written out, and none of their characters needs more than itself. The bytes of
 * such a one; 0 where it is none, and then nothing is written. */
static size_t name_plain(struct buf *out, const uint8_t *msg, size_t n, size_t at)
{
	size_t end = at;
	uint8_t *to;

	while (end < n && msg[end] && msg[end] < 64)
		end += msg[end] + 1u;
	if (end >= n || msg[end] || end == at || end - at > NAME_TEXT + 1)
		return 0;
	if (!out)
		return end + 1 - at;
	to = buf_room(out, end - at + 8);
	memcpy(to, msg + at + 1, end - at);
	for (size_t i = at; i < end; i += msg[i] + 1u, *to++ = '.') {
		if (!are_plain(to, msg[i]))
			return 0;
		to += msg[i];
	}
	out->len += end - at - 1;
	return end + 1 - at;
}

static size_t read_name(struct buf *out, const uint8_t *msg, size_t n, size_t at, put_fn *put)
{
	struct name_way w = {.out = out, .put = put, .from = out ? out->len : 0};
	size_t plain = name_plain(out, msg, n, at);

	return plain ? plain : name_walk(&w, msg, n, at);
}

size_t value_name(struct buf *out, const uint8_t *msg, size_t n, size_t at)
{
	return read_name(out, msg, n, at, put_label);
}

size_t value_name_raw(struct buf *out, const uint8_t *msg, size_t n, size_t at)
{
	return read_name(out, msg, n, at, put_raw);
}

void value_name_shown(struct buf *out, const uint8_t *msg, size_t n, size_t at)
{
	struct buf raw = BUF_INIT;
	size_t from = out->len, i = from;

	if (name_plain(out, msg, n, at))
		return;
	read_name(out, msg, n, at, put_raw);
	while (i < out->len && (is_plain(out->data[i]) || out->data[i] == '.'))
		i++;
	if (i == out->len)
		return;
	buf_add(&raw, out->data + from, out->len - from);
	out->len = from;
	utf8_format(out, raw.data, raw.len);
	buf_done(&raw);
}
