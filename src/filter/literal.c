/* SPDX-License-Identifier: BSD-2-Clause */
/* Literals: what a word or a string means is said by the type of what it stands beside. */
#include "filter_int.h"

#include "base/lang.h"
#include "frame/value.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define SECOND INT64_C(1000000000)

int filter_wrong(struct recipe_err *err, const struct token *token, const char *format, ...)
{
	va_list ap;

	*err = (struct recipe_err){.at = token->at, .len = token->len ? token->len : 1};
	va_start(ap, format);
	vsnprintf(err->what, sizeof(err->what), format, ap);
	va_end(ap);
	return -1;
}

const char *type_name(enum type type)
{
	switch (type) {
	case TYPE_NONE: return _("nothing");
	case TYPE_NUM:
	case TYPE_INT: return _("a number");
	case TYPE_BOOL: return _("True or False");
	case TYPE_TIME: return _("a time: seconds, or \"2026-01-31 14:30:00\"");
	case TYPE_IPV4: return _("an IPv4 address: 192.0.2.1 or 192.0.2.0/24");
	case TYPE_IPV6: return _("an IPv6 address: 2001:db8::1 or 2001:db8::/64");
	case TYPE_MAC: return _("a hardware address: 02:00:00:00:00:01");
	case TYPE_BYTES:
	case TYPE_PROTO: return _("bytes: 02:00:ff, or \"text\" in quotes");
	case TYPE_TEXT: return _("text");
	}
	return "";
}

static int digit_of(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

/* Decimal, 0x, 0b, or octal behind a 0; -1 is no number, 1 one that 64 bits do not hold. */
static int parse_number(const uint8_t *p, size_t n, uint64_t *out)
{
	unsigned base = 10;

	if (n > 2 && p[0] == '0' && (p[1] | 0x20) == 'x')
		base = 16;
	else if (n > 2 && p[0] == '0' && (p[1] | 0x20) == 'b')
		base = 2;
	else if (n > 1 && p[0] == '0')
		base = 8;
	p += base == 16 || base == 2 ? 2 : 0;
	n -= base == 16 || base == 2 ? 2 : 0;
	*out = 0;
	for (size_t i = 0; i < n; i++) {
		unsigned digit = (unsigned)digit_of(p[i]);

		if (digit >= base)
			return -1;
		if (*out > (UINT64_MAX - digit) / base)
			return 1;
		*out = *out * base + digit;
	}
	return n ? 0 : -1;
}

/* Names are compared in any case; what Wireshark adds in parentheses may be left out, and may be
 * there where this program's names do without: "A (Host Address)". */
static bool is_name(const char *name, const struct token *t)
{
	const uint8_t *more = memmem(t->text, t->n, " (", 2);
	size_t n = strlen(name);

	return (n == t->n || (more && n == (size_t)(more - t->text))) &&
		strncasecmp(name, (const char *)t->text, n) == 0;
}

/* A value's name among those of the field's places. */
static bool find_name(
	const struct filter *f, const struct ref *ref, const struct token *t, uint64_t *out)
{
	for (uint32_t i = 0; ref && i < ref->count; i++) {
		const struct field *field = f->places[ref->first + i].field;

		for (const struct name *n = field ? field->names : NULL; n && n->text; n++) {
			if (!is_name(n->text, t))
				continue;
			*out = n->value;
			return true;
		}
	}
	return false;
}

/* The largest value that fits: Wireshark holds a field in whole bytes. */
static uint64_t largest(const struct filter *f, const struct ref *ref)
{
	unsigned bits = ref && ref->meta != META_COUNT ? 32 : 0;

	for (uint32_t i = 0; ref && i < ref->count; i++) {
		const struct place *p = &f->places[ref->first + i];
		unsigned wide = p->field ? (p->field->bits + 7u) / 8 * 8 : 0;

		if (p->as != LOOKUP_SAME || (!wide && !bits) ||
			(p->field->scaled && p->field->unit > 1))
			return UINT64_MAX;
		bits = wide > bits ? wide : bits;
	}
	return bits && bits < 64 ? (UINT64_C(1) << bits) - 1 : UINT64_MAX;
}

static int set_number(struct filter *f, struct term *term, const struct ref *ref,
	struct recipe_err *err)
{
	const struct token *t = &term->token;
	bool minus = t->kind == TOKEN_WORD && t->n > 1 && t->text[0] == '-';
	uint64_t most = minus ? UINT64_MAX : largest(f, ref);
	int state = -1;

	if (t->kind == TOKEN_CHAR) {
		term->value.num = t->text[0];
		return 0;
	}
	if (t->kind == TOKEN_WORD)
		state = parse_number(t->text + minus, t->n - minus, &term->value.num);
	if (minus && state == 0) /* wrapped, as Wireshark does: larger than any value */
		term->value.num = 0 - term->value.num;
	if (state < 0 && !find_name(f, ref, t, &term->value.num))
		return filter_wrong(
			err, t, _("neither a number nor the name of a value of this field"));
	if (state > 0 || (state == 0 && term->value.num > most))
		return filter_wrong(err, t, _("too big: the field holds at most %llu"),
			(unsigned long long)most);
	return 0;
}

static bool is_text(const struct token *t, const char *word)
{
	return strlen(word) == t->n && strncasecmp((const char *)t->text, word, t->n) == 0;
}

static int set_bool(struct filter *f, struct term *term, const struct ref *ref,
	struct recipe_err *err)
{
	const struct token *t = &term->token;

	if (is_text(t, "true") || is_text(t, "false")) {
		term->value.num = is_text(t, "true");
		return 0;
	}
	if (t->kind == TOKEN_CHAR ||
		(t->kind == TOKEN_WORD && parse_number(t->text, t->n, &term->value.num) == 0)) {
		term->value.num = (t->kind == TOKEN_CHAR ? t->text[0] : term->value.num) != 0;
		return 0;
	}
	return find_name(f, ref, t, &term->value.num) ? 0 : filter_wrong(err, t,
		_("neither True nor False nor the name of a value of this field"));
}

/* "-12.345": nanoseconds. */
static bool parse_seconds(const uint8_t *p, size_t n, int64_t *out)
{
	bool minus = n && *p == '-';
	int64_t value = 0, unit = SECOND / 10;
	size_t i = minus, digits = 0;

	for (; i < n && p[i] >= '0' && p[i] <= '9' && value < 9000000000; i++, digits++)
		value = value * 10 + p[i] - '0';
	value = value <= 9000000000 ? value * SECOND : 0;
	if (i < n && p[i] == '.')
		for (i++; i < n && p[i] >= '0' && p[i] <= '9'; i++, digits++, unit /= 10)
			value += (p[i] - '0') * unit;
	*out = minus ? -value : value;
	return i == n && digits;
}

/* Days from 1970-01-01 of a date (H. Hinnant's days_from_civil). */
static int64_t days(int64_t year, int month, int day)
{
	int64_t era;
	int64_t of_era, of_year;

	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	of_era = year - era * 400;
	of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int month_of(const char *text)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (int i = 0; i < 12; i++)
		if (strncasecmp(text, names + 3 * i, 3) == 0)
			return i + 1;
	return 0;
}

/* Takes the zone from the end of a text: "Z", " UTC", "+02:00"; its seconds. */
static int zone_of(char *text)
{
	size_t n = strlen(text);
	int hours, minutes, all = 0;

	if (n && text[n - 1] == 'Z') {
		text[n - 1] = '\0';
	} else if (n > 4 && strcmp(text + n - 4, " UTC") == 0) {
		text[n - 4] = '\0';
	} else if (n > 16 && (text[n - 6] == '+' || text[n - 6] == '-') &&
		sscanf(text + n - 5, "%2d:%2d%n", &hours, &minutes, &all) == 2 && all == 5) {
		all = (hours * 60 + minutes) * (text[n - 6] == '-' ? -60 : 60);
		text[n - 6] = '\0';
		return all;
	}
	return 0;
}

/* "2026-01-31 14:30:00.5", T and a zone as in ISO 8601, or "Jan 31, 2026 14:30:00"; else UTC. */
static bool parse_date(const struct token *t, int64_t *out)
{
	char text[64], month_name[4];
	int year, month, day, hour = 0, minute = 0, at = 0, more = 0, zone;
	int64_t seconds = 0;

	if (t->n >= sizeof(text) || memchr(t->text, 0, t->n))
		return false;
	memcpy(text, t->text, t->n);
	text[t->n] = '\0';
	zone = zone_of(text);
	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &at) < 3) {
		if (sscanf(text, "%3s %2d, %4d%n", month_name, &day, &year, &at) < 3)
			return false;
		month = month_of(month_name);
	}
	if (!at || year < 1700 || year > 2250 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	if (text[at] == 'T' || text[at] == ' ')
		at++;
	if (text[at] && sscanf(text + at, "%2d:%2d%n", &hour, &minute, &more) < 2)
		return false;
	at += more;
	if (text[at] == ':' &&
		!parse_seconds((const uint8_t *)text + at + 1, strlen(text + at + 1), &seconds))
		return false;
	if ((text[at] && text[at] != ':') || hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	*out = (days(year, month, day) * 86400 + hour * 3600 + minute * 60 - zone) * SECOND +
		seconds;
	return true;
}

static int set_time(struct term *term, struct recipe_err *err)
{
	const struct token *t = &term->token;
	int64_t ns = 0;

	if (!(t->kind == TOKEN_WORD && parse_seconds(t->text, t->n, &ns)) && !parse_date(t, &ns))
		return filter_wrong(err, t, _("not a time; one is 12.5 (seconds) or "
					    "\"2026-01-31 14:30:00\" (UTC)"));
	term->value.num = (uint64_t)ns;
	return 0;
}

/* The prefix length behind "/"; `most` without one, -1 if wrong. */
static int prefix_of(const struct token *t, const uint8_t **slash, unsigned most)
{
	uint64_t bits = most;

	*slash = memchr(t->text, '/', t->n);
	if (!*slash)
		return (int)most;
	if (parse_number(*slash + 1, (size_t)(t->text + t->n - *slash - 1), &bits) || bits > most)
		return -1;
	return (int)bits;
}

static int set_address(struct filter *f, struct term *term, enum type type, struct recipe_err *err)
{
	const struct token *t = &term->token;
	bool six = type == TYPE_IPV6;
	const uint8_t *slash;
	int bits = prefix_of(t, &slash, six ? 128 : 32);
	size_t n = slash ? (size_t)(slash - t->text) : t->n;
	uint8_t ip[16];

	if (!(six ? value_parse_ipv6 : value_parse_ipv4)((const char *)t->text, n, ip))
		return filter_wrong(err, t, _("not %s"), type_name(type));
	if (bits < 0)
		return filter_wrong(err, t, _("a prefix has at most %d bits"), six ? 128 : 32);
	if (six) {
		term->value.bytes = arena_copy(&f->consts, ip, 16);
		term->value.n = 16;
		term->value.mask = (uint64_t)bits;
	} else {
		term->value.num = (uint64_t)ip[0] << 24 | (uint64_t)ip[1] << 16 |
			(uint64_t)ip[2] << 8 | ip[3];
		term->value.mask = bits ? UINT32_MAX << (32 - bits) & UINT32_MAX : 0;
	}
	return 0;
}

/* Hexadecimal digits in bytes, with or without ":", "-" or "." between; the bytes, 0 if none. */
static uint32_t parse_bytes(const uint8_t *p, size_t n, uint8_t *out)
{
	uint32_t done = 0, digits = 0;

	if (n > 2 && p[0] == '0' && (p[1] | 0x20) == 'x') {
		p += 2;
		n -= 2;
	} else if (n > 2 && p[0] == ':' && p[1] != ':') {
		p++; /* says that bytes are meant */
		n--;
	}
	if (n % 2 && !memchr(p, ':', n) && !memchr(p, '-', n) && !memchr(p, '.', n)) {
		out[0] = 0; /* a digit alone: 2 is 02 */
		digits = 1;
	}
	for (size_t i = 0; i < n; i++) {
		bool between = p[i] == ':' || p[i] == '-' || p[i] == '.';

		if (between && digits % 2 == 0 && digits && i + 1 < n)
			continue;
		if (digit_of(p[i]) > 15)
			return 0;
		out[done] = (uint8_t)((digits % 2 ? out[done] << 4 : 0) | digit_of(p[i]));
		done += digits++ % 2;
	}
	return digits % 2 ? 0 : done;
}

static int set_bytes(struct filter *f, struct term *term, struct recipe_err *err)
{
	const struct token *t = &term->token;
	uint8_t *out;

	term->value.bytes = t->text;
	term->value.n = t->n;
	if (t->kind != TOKEN_WORD)
		return 0;
	out = arena_zero(&f->consts, t->n + 1);
	term->value.n = parse_bytes(t->text, t->n, out);
	term->value.bytes = out;
	if (!term->value.n)
		return filter_wrong(
			err, t, _("not bytes; they are 02:00:ff, and text stands in quotes"));
	return 0;
}

static int set_mac(struct filter *f, struct term *term, struct recipe_err *err)
{
	const struct token *t = &term->token;
	uint8_t mac[6];

	if (value_parse_mac((const char *)t->text, t->n, mac)) {
		term->value.bytes = arena_copy(&f->consts, mac, 6);
		term->value.n = 6;
		return 0;
	}
	if (set_bytes(f, term, err) < 0 || term->value.n != 6)
		return filter_wrong(err, t, _("not %s"), type_name(TYPE_MAC));
	return 0;
}

int literal_set(struct filter *f, struct term *term, enum type type, const struct ref *ref,
	struct recipe_err *err)
{
	const struct token *t = &term->token;

	term->type = type;
	switch (type) {
	case TYPE_NONE: return filter_wrong(err, t, _("the field before this has no value"));
	case TYPE_NUM:
	case TYPE_INT: return set_number(f, term, ref, err);
	case TYPE_BOOL: return set_bool(f, term, ref, err);
	case TYPE_TIME: return set_time(term, err);
	case TYPE_IPV4:
	case TYPE_IPV6: return set_address(f, term, type, err);
	case TYPE_MAC: return set_mac(f, term, err);
	case TYPE_BYTES:
	case TYPE_PROTO: return set_bytes(f, term, err);
	case TYPE_TEXT:
		term->value.bytes = t->text;
		term->value.n = t->n;
		return 0;
	}
	return 0;
}
