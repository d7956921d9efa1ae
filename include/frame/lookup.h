/* SPDX-License-Identifier: BSD-2-Clause */
/* Names that Wireshark has, and what they stand for here: protocols, fields, the further names of
 * fields (`also`), and the fields that lie in no bytes (proto_made). One name may stand for
 * several fields: ip.addr is ip.src and ip.dst, tcp.option_kind is in each of the options. */
#ifndef TRAME_FRAME_LOOKUP_H
#define TRAME_FRAME_LOOKUP_H

#include "proto/proto.h"

#include <stddef.h>
#include <stdint.h>

/* What a further name makes of the field's value. */
enum lookup_as {
	LOOKUP_SAME,    /* nothing: the same value */
	LOOKUP_TEXT,    /* how it reads, as text: ip.host */
	LOOKUP_PAYLOAD, /* bytes of payload behind its header: tcp.len */
};

struct lookup_hit {
	const struct proto *proto; /* in whose header the field stands */
	const struct field *field; /* NULL: the protocol itself is meant */
	enum lookup_as as;
	bool made; /* `made` items (walk.h) alone have it right: it is made of others, or is a part
		    * of a header's bits that does not always mean something */
};

struct lookup_name {
	const char *text; /* no NUL where it ends: `n` bytes, in the tables */
	uint32_t n;
	uint32_t first, count; /* of the lookup's hits */
};

struct lookup {
	struct lookup_name *names; /* owned */
	struct lookup_hit *hits;   /* owned; those of one name side by side */
	uint32_t *slots;           /* owned: a hash of names, index + 1 */
	uint32_t name_count, hit_count, slot_count;
};

/* What a further name of a field makes of its value. */
enum lookup_as lookup_how(const char *text, size_t n);

/* Gathers all names; lookup_done frees them. */
void lookup_init(struct lookup *lookup);
void lookup_done(struct lookup *lookup);

/* The name, exactly as it is written; NULL if there is none such. Its hits are at
 * lookup->hits[name->first], `count` (at least one) of them, in the order of the tables. */
const struct lookup_name *lookup_find(const struct lookup *lookup, const char *text, size_t n);

/* Whether a name speaks of what may span frames: a message of an application, its pieces, what
 * layers there are, and what is wrong with them. */
bool lookup_is_message(const char *name, size_t n);

/* Whether Wireshark shows a field as what it has seen of the conversation makes it: relative to its
 * beginning, by the version that was chosen, or (lookup_is_of_records, too) out of several records
 * of TLS. */
bool lookup_is_relative(const char *name, size_t n);
bool lookup_is_of_records(const char *name, size_t n);

/* The known name that is nearest to `text`, or "". */
void lookup_nearest(const struct lookup *lookup, const char *text, size_t n, char out[64]);

#endif
