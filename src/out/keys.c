/* SPDX-License-Identifier: BSD-2-Clause */
/* The names of fields for JSON, in a hash by the field's address. */
#include "out/keys.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define KEYS_MOST 8 /* names of one field */

void keys_init(struct keys *keys, enum keys_form form)
{
	*keys = (struct keys){.form = form, .room = 1024};
	keys->slots = mem_new(keys->room, sizeof(*keys->slots));
}

void keys_done(struct keys *keys)
{
	arena_done(&keys->arena);
	free(keys->slots);
	free(keys->same);
	*keys = (struct keys){0};
}

static struct field_keys *slot_of(struct field_keys *slots, uint32_t room, const struct field *f)
{
	uint32_t at = keys_start(f, room);

	while (slots[at].field && slots[at].field != f)
		at = (at + 1) & (room - 1);
	return &slots[at];
}

static void grow(struct keys *keys)
{
	uint32_t room = keys->room * 2;
	struct field_keys *slots = mem_new(room, sizeof(*slots));

	for (uint32_t i = 0; i < keys->room; i++)
		if (keys->slots[i].field)
			*slot_of(slots, room, keys->slots[i].field) = keys->slots[i];
	free(keys->slots);
	keys->slots = slots;
	keys->room = room;
}

/* Further names that are for asking only: Wireshark does not print them, or they are made of more
 * than this frame and come as items of their own. */
static bool is_hidden(const char *name, size_t n)
{
	static const char *const hidden[] = {"ip.tos", "eth.addr.lg", "eth.addr.ig", "tcp.len",
		"tcp.seq_raw", "tcp.ack_raw", "tcp.window_size", "ipv6.opt.pad1",
		"vxlan.flags_reserved"};

	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (strlen(hidden[i]) == n && memcmp(hidden[i], name, n) == 0)
			return true;
	return false;
}

/* A further name that comes as an item of its own. */
static bool is_made(const struct field *f, const char *name, size_t n)
{
	for (const struct field *m = f->made; m && m->id; m++)
		if (strlen(m->id) == n && memcmp(m->id, name, n) == 0)
			return true;
	return false;
}

/* What Wireshark has as protocols of their own has no protocol before its name: options, and what
 * an expert says. */
static bool is_bare(const struct field *f)
{
	return (f->kind == FIELD_GROUP && strstr(f->id, ".options.") != NULL) ||
	       strcmp(f->id, "_ws.expert") == 0;
}

/* The protocol that Wireshark has a field in: the layer's where the name begins so, else the one
 * that the name begins with. */
static size_t prefix_of(const struct proto *proto, const char *name)
{
	size_t n = strlen(proto_filter(proto));

	if (strncmp(name, proto_filter(proto), n) == 0 && name[n] == '.')
		return n;
	if (strncmp(name, "_ws.", 4) == 0)
		return 4 + strcspn(name + 4, ".");
	return strcspn(name, ".");
}

static const char *flat_text(struct keys *keys, const struct proto *proto, const struct field *f,
	const char *name, size_t n)
{
	const char *owner = f->id + (strncmp(f->id, "mstp.", 5) == 0); /* they are stp's */
	size_t before = is_bare(f) ? 0 : prefix_of(proto, owner) + 1;
	char *text = arena_get(&keys->arena, before + n + 3 + KEYS_PAD);

	text[0] = '"';
	if (before) {
		memcpy(text + 1, owner, before - 1);
		text[before] = '_';
	}
	memcpy(text + 1 + before, name, n);
	for (size_t i = 1; i < before + n + 1; i++)
		if (text[i] == '.')
			text[i] = '_';
	text[1 + before + n] = '"';
	text[2 + before + n] = '\0';
	return text;
}

static const char *between(
	struct keys *keys, const char *before, const char *name, size_t n, const char *behind)
{
	size_t b = strlen(before), a = strlen(behind);
	char *text = arena_get(&keys->arena, b + n + a + 1 + KEYS_PAD);

	memcpy(text, before, b);
	memcpy(text + b, name, n);
	memcpy(text + b + n, behind, a + 1);
	return text;
}

/* Titles of further names, where they are not the field's own. */
static const char *title_of(const struct field *f, const char *name, size_t n)
{
	static const char *const titles[][2] = {{"ip.addr", "Source or Destination Address"},
		{"ip.host", "Source or Destination Host"}, {"ip.src_host", "Source Host"},
		{"ip.dst_host", "Destination Host"},
		{"ipv6.addr", "Source or Destination Address"},
		{"ipv6.host", "Source or Destination Host"}, {"ipv6.src_host", "Source Host"},
		{"ipv6.dst_host", "Destination Host"},
		{"tcp.port", "Source or Destination Port"},
		{"udp.port", "Source or Destination Port"}, {"sctp.port", "Port"},
		{"sctp.initiate_tag", "Initiate tag"}, {"data.len", "Length"},
		{"ip.rec_rt_host", "Recorded Route Host"}, {"ip.src_rt_host", "Source Route Host"},
		{"ip.empty_rt_host", "Empty Route Host"}};

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (strlen(titles[i][0]) == n && memcmp(titles[i][0], name, n) == 0)
			return titles[i][1];
	return f->title;
}

/* Groups and what has no value have a title alone. */
static void make_title(struct keys *keys, struct key *key, const struct field *f,
	const char *name, size_t n)
{
	const char *title = title_of(f, name, n);
	struct buf text = BUF_INIT;

	keys_escape_xml(&text, (const uint8_t *)title, strlen(title));
	if (!f->mute && f->kind != FIELD_LIST && (f->kind != FIELD_GROUP || f->coded))
		KEYS_PUT(&text, ": ");
	key->title = between(keys, "", (const char *)text.data, text.len, "");
	key->title_n = (uint32_t)text.len;
	buf_done(&text);
}

static enum lookup_as as_of(const struct field *f, const char *name, size_t n)
{
	return strlen(f->id) == n && memcmp(f->id, name, n) == 0 ? LOOKUP_SAME
								 : lookup_how(name, n);
}

/* Single bits are truths but for those that Wireshark counts as numbers, and some that are wider.
 */
static bool is_truth(const struct field *f)
{
	static const char *const wide[] = {"tcp.flags.res", "frame.marked", "frame.ignored",
		"geneve.flags.reserved", "geneve.option.flags.reserved",
		"dhcp.option.ip_forwarding", "dhcp.option.perform_router_discover"};
	static const char *const numbers[] = {"mpls.bottom", "ieee8021ad.dei", "llc.control.ftype",
		"ntp.ctrl.flags2.r", "ntp.ctrl.flags2.error", "ntp.ctrl.flags2.more",
		"ntp.priv.flags.r", "ntp.priv.flags.more", "ntp.priv.auth",
		"sctp.sack_nounce_sum"};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (strcmp(f->id, numbers[i]) == 0)
			return false;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strcmp(f->id, wide[i]) == 0)
			return true;
	if (strncmp(f->id, "frame.packet_flags_", 19) == 0)
		return strcmp(f->id + strlen(f->id) - 6, "_error") == 0;
	return f->bits == 1 && f->kind <= FIELD_FLAGS;
}

/* Numbers of some bits of which Wireshark knows the bytes alone. */
static bool is_bare_number(const struct field *f)
{
	static const char *const names[] = {"ip.version", "ip.hdr_len", "tcp.hdr_len",
		"ipv6.version", "geneve.version", "geneve.option.length", "stp.root.prio",
		"stp.root.ext", "stp.bridge.prio", "stp.bridge.ext",
		"basicxid.llc.xid.types", "basicxid.llc.xid.wsize",
		"mstp.cist_bridge.prio", "mstp.cist_bridge.ext", "mstp.msti.bridge_priority",
		"mstp.msti.port_priority",
		"ntp.priv.err", "ntp.priv.numitems", "ntp.priv.reserved", "ntp.priv.itemsize"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(f->id, names[i]) == 0)
			return true;
	return false;
}

static struct key key_of(struct keys *keys, const struct proto *proto, const struct field *f,
	const char *name, size_t n)
{
	struct key key = {.as = (uint8_t)as_of(f, name, n)};

	switch (keys->form) {
	case KEYS_JSON: key.text = between(keys, "\"", name, n, "\""); break;
	case KEYS_FLAT: key.text = flat_text(keys, proto, f, name, n); break;
	case KEYS_XML:
		key.text = between(keys, "<field name=\"", name, n, "\" showname=\"");
		make_title(keys, &key, f, name, n);
		break;
	}
	key.hidden = f->hidden || name != f->id;
	key.n = (uint32_t)strlen(key.text);
	if (keys->form == KEYS_FLAT)
		key.seen = keys_same(keys, key.text, key.n);
	key.truth = is_truth(f);
	key.bare = is_bare_number(f);
	key.plain = f->kind != FIELD_TEXT && f->kind != FIELD_NAME;
	return key;
}

static void make(struct keys *keys, struct field_keys *slot, const struct proto *proto,
	const struct field *f)
{
	struct key *at = arena_get(&keys->arena, KEYS_MOST * sizeof(*at));
	const char *word = f->also;
	uint32_t count = 1;

	at[0] = key_of(keys, proto, f, f->id, strlen(f->id));
	while (word && *word && count < KEYS_MOST) {
		size_t n = strcspn(word, " ");

		if (!is_hidden(word, n) && !is_made(f, word, n))
			at[count++] = key_of(keys, proto, f, word, n);
		word += n + strspn(word + n, " ");
	}
	*slot = (struct field_keys){.field = f, .at = at, .count = count};
}

const struct field_keys *keys_find(
	struct keys *keys, const struct proto *proto, const struct field *field)
{
	struct field_keys *slot = slot_of(keys->slots, keys->room, field);

	if (slot->field)
		return slot;
	if (++keys->used > keys->room / 2) {
		grow(keys);
		slot = slot_of(keys->slots, keys->room, field);
	}
	make(keys, slot, proto, field);
	return slot;
}

static const char *entity_of(uint8_t c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#x27;";
	default: return NULL;
	}
}

#define ONES UINT64_C(0x0101010101010101)

/* Not 0 if one of eight bytes is `c`. */
static uint64_t among(uint64_t v, uint8_t c)
{
	v ^= c * ONES;
	return (v - ONES) & ~v & 0x80 * ONES;
}

/* Whether none of the eight bytes needs an entity: & and ', < and > are two bits apart each. */
static bool is_plain(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
	return !(among(v | ONES, '\'') | among(v | 2 * ONES, '>') | among(v, '"'));
}

typedef uint8_t sixteen __attribute__((vector_size(16))); /* bytes, seen at once */
typedef uint64_t halves __attribute__((vector_size(16)));

static inline bool is_plain16(const uint8_t *p)
{
	sixteen v, odd;
	halves found;

	memcpy(&v, p, 16);
	odd = (sixteen)((v | 1) == '\'') | (sixteen)((v | 2) == '>') | (sixteen)(v == '"');
	found = (halves)odd;
	return !(found[0] | found[1]);
}

void keys_escape_xml(struct buf *out, const uint8_t *text, size_t n)
{
	size_t from = 0;

	for (size_t at = 0; at < n; at++) {
		const char *entity;

		while (at + 16 <= n && is_plain16(text + at))
			at += 16;
		if (at + 8 <= n && is_plain(text + at))
			at += 8;
		if (at == n || (n >= 8 && n - at < 8 && is_plain(text + n - 8)))
			break;
		entity = text[at] > '>' ? NULL : entity_of(text[at]);
		if (!entity)
			continue;
		buf_add(out, text + from, at - from);
		buf_add(out, entity, strlen(entity));
		from = at + 1;
	}
	buf_add(out, text + from, n - from);
}

static void put_unit(struct buf *out, unsigned unit)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t *to = buf_room(out, 6);

	to[0] = '\\';
	to[1] = 'u';
	for (unsigned i = 0; i < 4; i++)
		to[2 + i] = (uint8_t)digits[unit >> (12 - 4 * i) & 15];
	out->len += 6;
}

static void put_odd(struct buf *out, const uint8_t *text, size_t n, uint32_t cp)
{
	static const char *const short_names = "\"\\\b\f\n\r\t", *const letters = "\"\\bfnrt";
	const char *at = cp && cp < 128 ? strchr(short_names, (int)cp) : NULL;

	if (at) {
		buf_byte(out, '\\');
		buf_byte(out, (uint8_t)letters[at - short_names]);
	} else if (cp == UTF8_BAD) {
		buf_add(out, "\357\277\275", 3);
	} else if (utf8_is_clean(text, n)) {
		buf_add(out, text, n);
	} else if (cp >= 0x10000) {
		put_unit(out, 0xd800 + ((cp - 0x10000) >> 10));
		put_unit(out, 0xdc00 + ((cp - 0x10000) & 0x3ff));
	} else {
		put_unit(out, cp);
	}
}

/* Whether a JSON string takes eight bytes as they stand. */
static bool is_plain_json(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
	return !(((v | (v - 0x20 * ONES) | (v + ONES)) & 0x80 * ONES) | among(v, '"') |
		 among(v, '\\'));
}

void keys_escape(struct buf *out, const uint8_t *text, size_t n)
{
	size_t at = 0, from = 0;

	while (at < n) {
		uint32_t cp;
		size_t took = 1;

		if (at + 8 <= n && is_plain_json(text + at)) {
			at += 8;
			continue;
		}
		if (n >= 8 && n - at < 8 && is_plain_json(text + n - 8))
			break;
		if (text[at] >= 0x20 && text[at] < 0x7f && text[at] != '"' && text[at] != '\\') {
			at++;
			continue;
		}
		buf_add(out, text + from, at - from);
		took = utf8_next(text + at, n - at, &cp);
		put_odd(out, text + at, took, cp);
		at += took;
		from = at;
	}
	buf_add(out, text + from, n - from);
}
