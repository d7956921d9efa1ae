/* SPDX-License-Identifier: BSD-2-Clause */
/* What a name stands for, and what kind of name it is. */
#include "lookup_int.h"

#include "base/mem.h"
#include "frame/recipe_int.h"

#include <stdlib.h>
#include <string.h>

/* Further names whose value is not the field's own. */
static const struct {
	const char *name;
	enum lookup_as as;
} made_of[] = {
	{"ip.src_host", LOOKUP_TEXT}, {"ip.dst_host", LOOKUP_TEXT}, {"ip.host", LOOKUP_TEXT},
	{"ipv6.src_host", LOOKUP_TEXT}, {"ipv6.dst_host", LOOKUP_TEXT},
	{"ipv6.host", LOOKUP_TEXT}, {"tcp.len", LOOKUP_PAYLOAD},
};

enum lookup_as lookup_how(const char *text, size_t n)
{
	for (size_t i = 0; i < sizeof(made_of) / sizeof(made_of[0]); i++)
		if (strlen(made_of[i].name) == n && memcmp(made_of[i].name, text, n) == 0)
			return made_of[i].as;
	return LOOKUP_SAME;
}

static uint32_t hash(const char *text, size_t n)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)text[i]) * 16777619u;
	return h;
}

uint32_t *lookup_slot(const struct lookup *l, const char *text, size_t n)
{
	uint32_t at = hash(text, n) & (l->slot_count - 1);

	for (; l->slots[at]; at = (at + 1) & (l->slot_count - 1)) {
		const struct lookup_name *name = &l->names[l->slots[at] - 1];

		if (name->n == n && memcmp(name->text, text, n) == 0)
			break;
	}
	return &l->slots[at];
}

void lookup_index(struct lookup *l, uint32_t room)
{
	l->slot_count = 64;
	while (l->slot_count < room * 2)
		l->slot_count *= 2;
	free(l->slots);
	l->slots = mem_new(l->slot_count, sizeof(*l->slots));
	for (uint32_t i = 0; i < l->name_count; i++)
		*lookup_slot(l, l->names[i].text, l->names[i].n) = i + 1;
}

void lookup_done(struct lookup *lookup)
{
	free(lookup->names);
	free(lookup->hits);
	free(lookup->slots);
	*lookup = (struct lookup){0};
}

static const struct lookup_name *find(const struct lookup *lookup, const char *text, size_t n)
{
	uint32_t index = *lookup_slot(lookup, text, n);

	return index ? &lookup->names[index - 1] : NULL;
}

/* What protocols were called in earlier versions of Wireshark: scripts still do. */
static const struct {
	const char *old, *name;
} renamed[] = {{"bootp", "dhcp"}, {"ssl", "tls"}};

const struct lookup_name *lookup_find(const struct lookup *lookup, const char *text, size_t n)
{
	const struct lookup_name *found = find(lookup, text, n);
	char name[128];

	for (size_t i = 0; !found && i < sizeof(renamed) / sizeof(renamed[0]); i++) {
		size_t old = strlen(renamed[i].old), is = strlen(renamed[i].name);

		if (n < old || memcmp(text, renamed[i].old, old) != 0 ||
			n - old + is > sizeof(name) || (n > old && text[old] != '.'))
			continue;
		memcpy(name, renamed[i].name, is);
		memcpy(name + is, text + old, n - old);
		found = find(lookup, name, n - old + is);
	}
	return found;
}

static bool begins(const char *name, size_t n, const char *with)
{
	size_t len = strlen(with);

	return n >= len && memcmp(name, with, len) == 0;
}

bool lookup_is_message(const char *name, size_t n)
{
	static const char *const tell[] = {
		"tcp.segment", "tcp.reassembled", "tcp.pdu", "frame.protocols", "_ws."};
	const char *dot = memchr(name, '.', n);
	size_t len = dot ? (size_t)(dot - name) : n;

	for (size_t i = 0; i < sizeof(tell) / sizeof(tell[0]); i++)
		if (begins(name, n, tell[i]))
			return true;
	for (const struct proto *const *p = proto_all; *p; p++) {
		const char *is = proto_filter(*p);

		if ((*p)->layer == LAYER_APPLICATION && strlen(is) == len &&
			memcmp(is, name, len) == 0)
			return true;
	}
	return false;
}

bool lookup_is_of_records(const char *name, size_t n)
{
	return begins(name, n, "tls.");
}

bool lookup_is_relative(const char *name, size_t n)
{
	static const char *const ids[] = {
		"tcp.seq", "tcp.ack", "tcp.options.sack_le", "tcp.options.sack_re",
		"tcp.options.sack.dsack_le", "tcp.options.sack.dsack_re"};

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		if (strlen(ids[i]) == n && memcmp(ids[i], name, n) == 0)
			return true;
	return lookup_is_of_records(name, n);
}

void lookup_nearest(const struct lookup *lookup, const char *text, size_t n, char out[64])
{
	unsigned best = 4;

	out[0] = '\0';
	for (uint32_t i = 0; i < lookup->name_count; i++)
		names_nearest_try(text, n, lookup->names[i].text, lookup->names[i].n, &best, out);
}
