/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields' names as JSON writes them, made once and kept: a field has one of its own and those of
 * its further names. Nothing is allocated for a field that was met before. */
#ifndef TRAME_OUT_KEYS_H
#define TRAME_OUT_KEYS_H

#include "base/arena.h"
#include "base/buf.h"
#include "frame/lookup.h"

#include <stdbool.h>

/* What keys of the same text share. */
struct key_seen {
	const char *text;
	uint32_t n;
	uint32_t level, at; /* ek: where it was met the last time */
};

struct key {
	struct key_seen *seen; /* KEYS_FLAT */
	const char *text; /* `"ip.src"`, or `"ip_ip_src"`: quotes and all; KEYS_PAD behind it */
	uint32_t n;	  /* bytes */
	const char *title; /* KEYS_XML: what it is called, escaped, and what stands behind that */
	uint32_t title_n;  /* bytes */
	uint8_t as;	  /* enum lookup_as */
	bool hidden;	  /* Wireshark does not show it, but prints it */
	bool bare;	  /* KEYS_XML: its bits are shown in their bytes */
	bool truth;	  /* Wireshark reads it as true or false */
	bool plain;	  /* its value never needs an escape */
};

struct field_keys {
	const struct field *field;
	const struct key *at; /* its own name first */
	uint32_t count;
	uint32_t level_count;	 /* 0: not asked for so far */
	struct key_seen **level; /* see keys_level */
};

#define KEYS_PAD 32 /* bytes that may be read behind a text: it is copied in pieces */

/* `"ip.src"`; `"ip_ip_src"`, with the protocol before it; `<field name="ip.src" showname="`. */
enum keys_form { KEYS_JSON, KEYS_FLAT, KEYS_XML };

struct keys {
	struct arena arena;
	struct field_keys *slots; /* owned: a hash of fields */
	uint32_t used, room;
	struct key_seen **same; /* owned: a hash of texts */
	uint32_t same_used, same_room;
	enum keys_form form;
};

void keys_init(struct keys *keys, enum keys_form form);
void keys_done(struct keys *keys);

const struct field_keys *keys_find(
	struct keys *keys, const struct proto *proto, const struct field *field);

/* Where a field's names are looked for first. */
static inline uint32_t keys_start(const struct field *field, uint32_t room)
{
	return (uint32_t)(((uintptr_t)field / 16 * 2654435761u) >> 7) & (room - 1);
}

/* The names of a field in a layer of this protocol. They stand until keys_done. */
static inline const struct field_keys *keys_of(
	struct keys *keys, const struct proto *proto, const struct field *field)
{
	const struct field_keys *first = &keys->slots[keys_start(field, keys->room)];

	return first->field == field ? first : keys_find(keys, proto, field);
}

/* KEYS_FLAT: what all keys of this text share. */
struct key_seen *keys_same(struct keys *keys, const char *text, uint32_t n);

/* KEYS_FLAT: all names that may stand beside each other because of the field: its own, its further
 * ones, and those of what is made behind it. */
const struct field_keys *keys_level(
	struct keys *keys, const struct proto *proto, const struct field *field);

/* Appends a text that stands in the program. */
#define KEYS_PUT(out, text) buf_add(out, text, sizeof(text) - 1)

/* Appends text as JSON has it between quotes: bytes that are no UTF-8 become U+FFFD; controls,
 * direction overrides and all else that utf8_clean would not let through become \uXXXX. */
void keys_escape(struct buf *out, const uint8_t *text, size_t n);

/* The same for XML: text that is clean already. */
void keys_escape_xml(struct buf *out, const uint8_t *text, size_t n);

#endif
