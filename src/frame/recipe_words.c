/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers given as words: the names of a field's values, Scapy's words for them, protocols' names
 * where a field says what comes next, services where it is a port, and the letters of flags. */
#include "frame/recipe_int.h"

#include <string.h>

struct words {
	const char *id; /* the field's */
	const struct name *names;
};

/* Scapy's words where they are not Wireshark's names for the same value. */
static const struct name icmp_types[] = {
	{3, "dest-unreach"},
	{12, "parameter-problem"},
	{15, "information-request"},
	{16, "information-response"},
	{17, "address-mask-request"},
	{18, "address-mask-reply"},
	{0, "echo-reply"},
	{4, "source-quench"},
	{5, "redirect"},
	{8, "echo-request"},
	{9, "router-advertisement"},
	{10, "router-solicitation"},
	{11, "time-exceeded"},
	{13, "timestamp-request"},
	{14, "timestamp-reply"},
	{0, NULL},
};

static const struct name icmp_codes[] = {
	{0, "network-unreachable"},
	{1, "host-unreachable"},
	{2, "protocol-unreachable"},
	{3, "port-unreachable"},
	{4, "fragmentation-needed"},
	{5, "source-route-failed"},
	{6, "network-unknown"},
	{7, "host-unknown"},
	{9, "network-prohibited"},
	{10, "host-prohibited"},
	{11, "TOS-network-unreachable"},
	{12, "TOS-host-unreachable"},
	{13, "communication-prohibited"},
	{14, "host-precedence-violation"},
	{15, "precedence-cutoff"},
	{0, "network-redirect"},
	{1, "host-redirect"},
	{0, "ttl-zero-during-transit"},
	{1, "ttl-zero-during-reassembly"},
	{0, NULL},
};

static const struct name arp_codes[] = {
	{1, "who-has"}, {2, "is-at"}, {1, "request"}, {2, "reply"}, {0, NULL}};

static const struct name icmpv6_types[] = {{128, "echo-request"}, {129, "echo-reply"}, {0, NULL}};

static const struct words others[] = {
	{"icmp.type", icmp_types},
	{"icmp.code", icmp_codes},
	{"arp.opcode", arp_codes},
	{"icmpv6.type", icmpv6_types},
};

/* As in every system's list of services. */
static const struct name services[] = {
	{7, "echo"},
	{20, "ftp-data"},
	{21, "ftp"},
	{22, "ssh"},
	{23, "telnet"},
	{25, "smtp"},
	{53, "domain"},
	{53, "dns"},
	{67, "bootps"},
	{68, "bootpc"},
	{69, "tftp"},
	{80, "http"},
	{80, "www"},
	{110, "pop3"},
	{123, "ntp"},
	{143, "imap"},
	{161, "snmp"},
	{179, "bgp"},
	{389, "ldap"},
	{443, "https"},
	{4789, "vxlan"},
	{5353, "mdns"},
	{8080, "http-alt"},
	{0, NULL},
};

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : (uint8_t)c;
}

static bool counts(char c)
{
	return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

/* Whether a word is a name's letters and digits, whatever stands between them; `aside`: without
 * what the name has in brackets. */
static bool is_like(const char *text, size_t n, const char *name, bool aside)
{
	size_t i = 0;
	int depth = 0;

	for (; *name; name++) {
		depth += *name == '(';
		depth -= *name == ')';
		if (!counts(*name) || (aside && depth))
			continue;
		while (i < n && !counts(text[i]))
			i++;
		if (i == n || lower(text[i++]) != lower(*name))
			return false;
	}
	while (i < n && !counts(text[i]))
		i++;
	return i == n;
}

static bool in_names(const struct name *names, const char *text, size_t n, uint64_t *value)
{
	for (const struct name *w = names; w && w->text; w++) {
		const char *open = strchr(w->text, '(');

		if (is_like(text, n, w->text, false) || is_like(text, n, w->text, true) ||
			(open && strlen(open) == n + 2 && is_like(text, n, open, false))) {
			*value = w->value;
			return true;
		}
	}
	return false;
}

static bool is_port(const struct field *field)
{
	return field->bits == 16 && (strcmp(field_tail(field), "srcport") == 0 ||
					    strcmp(field_tail(field), "dstport") == 0);
}

/* A lone word without a letter or digit stands for nothing. */
static bool has_letter(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (counts(text[i]))
			return true;
	return false;
}

bool words_value(const struct field *field, const char *text, size_t n, uint64_t *value)
{
	const struct proto *proto;

	if (!has_letter(text, n))
		return false;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(others[i].id, field->id) == 0 &&
			in_names(others[i].names, text, n, value))
			return true;
	if (field->fill == FILL_NEXT) {
		proto = proto_find(text, n, NULL);
		if (proto && proto_binding(proto, field->bind, value))
			return true;
	}
	return in_names(field->names, text, n, value) ||
	       (is_port(field) && in_names(services, text, n, value));
}

static void nearest_in(
	const struct name *names, const char *text, size_t n, unsigned *best, char out[64])
{
	for (const struct name *w = names; w && w->text; w++)
		names_nearest_try(text, n, w->text, strlen(w->text), best, out);
}

void words_nearest(const struct field *field, const char *text, size_t n, char out[64])
{
	unsigned best = 4;

	out[0] = '\0';
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strcmp(others[i].id, field->id) == 0)
			nearest_in(others[i].names, text, n, &best, out);
	nearest_in(field->names, text, n, &best, out);
	if (is_port(field))
		nearest_in(services, text, n, &best, out);
	for (const struct proto *const *p = proto_all; *p && field->fill == FILL_NEXT; p++) {
		uint64_t value;

		if (proto_binding(*p, field->bind, &value))
			names_nearest_try(text, n, (*p)->id, strlen((*p)->id), &best, out);
	}
	for (const struct field *f = field->parts; f && f->id; f++)
		names_nearest_try(text, n, field_tail(f), strlen(field_tail(f)), &best, out);
}

/* ---- flags ----------------------------------------------------------------------------------- */

/* Bit names that people write and Wireshark does not. */
static const struct {
	const char *name, *tail;
} spoken[] = {{"psh", "push"}, {"rst", "reset"}};

static bool is_word(const char *text, size_t n, const char *name, bool exact)
{
	if (strlen(name) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (exact ? text[i] != name[i] : lower(text[i]) != lower(name[i]))
			return false;
	return true;
}

/* The bit of Scapy's letter or name in "F S R" or "MF DF evil", lowest first; -1 if none. */
static int letter_bit(const char *letters, const char *text, size_t n, bool exact)
{
	int bit = 0;

	for (const char *at = letters; at && *at; bit++) {
		size_t len = strcspn(at, " ");

		if (len == n) {
			size_t i = 0;

			while (i < n && (exact ? at[i] == text[i] : lower(at[i]) == lower(text[i])))
				i++;
			if (i == n)
				return bit;
		}
		at += len + strspn(at + len, " ");
	}
	return -1;
}

static bool all_letters(
	const char *letters, const char *text, size_t n, bool exact, uint64_t *value)
{
	*value = 0;
	for (size_t i = 0; i < n; i++) {
		int bit = letter_bit(letters, text + i, 1, exact);

		if (bit < 0)
			return false;
		*value |= BIT(bit);
	}
	return n > 0;
}

static bool part_bits(const struct field *field, const char *text, size_t n, uint64_t *value)
{
	unsigned low = field->bits;

	for (size_t i = 0; i < sizeof(spoken) / sizeof(spoken[0]); i++)
		if (is_word(text, n, spoken[i].name, false))
			return part_bits(field, spoken[i].tail, strlen(spoken[i].tail), value);
	for (const struct field *f = field->parts; f && f->id; f++) {
		low -= f->bits;
		if (f->bits == 1 && *f->id &&
			(is_word(text, n, field_tail(f), false) ||
				(f->scapy && is_word(text, n, f->scapy, false)) ||
				(n > 1 && f->label && is_word(text, n, f->label, false)))) {
			*value = BIT(low);
			return true;
		}
	}
	return false;
}

/* One name or a run of letters: S, SA, syn, DF. */
static bool flags_word(const struct field *field, const char *text, size_t n, uint64_t *value)
{
	int bit;

	if (all_letters(field->letters, text, n, true, value) || part_bits(field, text, n, value))
		return true;
	bit = letter_bit(field->letters, text, n, false);
	if (bit >= 0) {
		*value = BIT(bit);
		return true;
	}
	return all_letters(field->letters, text, n, false, value);
}

bool words_flags(const struct field *field, const char *text, size_t n, uint64_t *value)
{
	*value = 0;
	for (size_t i = 0; i <= n;) {
		size_t len = 0;
		uint64_t one;

		while (i + len < n && !strchr("+|,", text[i + len]))
			len++;
		if (len == 0 && n > 0)
			return false;
		if (len && !flags_word(field, text + i, len, &one))
			return false;
		*value |= len ? one : 0;
		i += len + 1;
	}
	return true;
}
