/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields made of others (`made` in proto/field.h): as items, and as text where that is not in the
 * frame's bytes. */
#ifndef TRAME_FRAME_MADE_H
#define TRAME_FRAME_MADE_H

#include "base/buf.h"
#include "frame/walk.h"

#include <string.h>

/* Adds what is made of the item at `owner` and has this place. */
void made_of_item(const struct frame *frame, struct items *items, uint32_t owner,
	enum field_where where);

/* Adds what is made of a whole layer. */
void made_of_layer(const struct frame *frame, struct items *items, unsigned layer);

/* Adds the parts of an item that was just added. */
void made_parts(const struct frame *frame, struct items *items, uint32_t index);

/* Adds one item with this field and number inside the item at `owner` (ITEM_TOP: at the top of the
 * layer, pos being the bit where it is said to be), and its parts: an expert of a conversation. */
static inline void made_add(const struct frame *frame, struct items *items, uint32_t owner,
	unsigned layer, uint32_t pos, const struct field *field, uint64_t num)
{
	uint32_t index = items->count;
	struct item *item = items_add(items);

	*item = (struct item){.field = field, .bit = pos, .parent = owner, .from = pos / 8,
		.depth = (uint8_t)(owner == ITEM_TOP ? 0 : items->at[owner].depth + 1),
		.layer = (uint8_t)layer, .num = num};
	if (field->parts)
		made_parts(frame, items, index);
}

/* Adds what is made of pieces of the owner's bytes, and its text: MAKE_LABEL and what is behind it.
 */
void made_pieces(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *field);
void made_setting(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *field);
void made_tls(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *field);
/* Appends an object identifier, X.690 8.19, as numbers and dots. */
void made_oid(struct buf *out, const uint8_t *p, uint32_t n);
/* Adds what the owner's bytes say by MAKE_READ. */
void made_read(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *field);
/* Adds where a certificate says that it was published. */
void made_published(const struct frame *frame, struct items *items, uint32_t owner);

/* Bits to add to where a record at byte `at` is said to speak: Wireshark counts the bytes before
 * the records twice, but for the first record. */
uint32_t made_tls_twice(const struct frame *frame, unsigned layer, uint32_t at);
void made_tls_text(struct buf *out, const struct frame *frame, const struct item *item);

/* Whether the records of a layer, that lengths say ends at byte `told` of the frame, end in one of
 * which not all was captured. */
bool made_tls_is_cut(const struct frame *frame, unsigned layer, uint32_t told);

/* Whether the first bytes of what may be a record show that it is none, nor one of SSL 2.0. */
bool made_tls_is_none(const uint8_t *p, uint32_t n);
void made_http(const struct frame *frame, struct items *items, unsigned layer,
	const struct field *field);
void made_extension(
	const struct frame *frame, struct items *items, unsigned layer, const struct field *field);
void made_within(
	const struct frame *frame, struct items *items, unsigned layer, const struct field *table);
void made_http_text(struct buf *out, const struct frame *frame, const struct item *item);
void made_piece_text(struct buf *out, const struct frame *frame, const struct item *item);

/* Whether the characters of a TEXT item lie in the frame as they are; else made_text has them. */
static inline bool made_lies(const struct field *f)
{
	return f->make == MAKE_NONE || f->make == MAKE_AGAIN || f->make == MAKE_HEAD ||
	       f->make == MAKE_CUT || f->make == MAKE_PAYLOAD ||
	       f->make == MAKE_BEFORE || f->make == MAKE_AFTER || f->make == MAKE_SPLIT;
}

/* What all that walk_expand gave depends on: the first item's number and, of a checksum, what it
 * ought to be, so that the same number is always told in the same words; on what made_around says
 * as well; or on more. */
enum made_basis { MADE_OF_NUMBER, MADE_OF_AROUND, MADE_OF_MORE };
enum made_basis made_basis(const struct items *items);

/* What of its header words and claims speak of that are made of an item: the ports, or what ARP's
 * addresses are for. Never 0. */
uint64_t made_around(const struct frame *frame, const struct item *item);

/* What Wireshark calls the verdict on a checksum: 0 bad, 1 good, 2 not checked, 3 not there, 4 not
 * there though it must be. `sum` is what it ought to be where that was checked, else 0. */
uint64_t made_verdict(const struct frame *frame, const struct item *item, uint32_t *sum);

/* How much is made of a bare item: nothing, for all that it might be; that its checksum is right,
 * and what that ought to be; or what only walk_expand knows. */
enum made_state { MADE_UNKNOWN, MADE_NOTHING, MADE_GOOD };
enum made_state made_state(const struct frame *frame, const struct item *item);

/* Whether an expert's words are always the same. */
static inline bool made_is_fixed(const struct field *f)
{
	return f->make == MAKE_WORDS && !strchr(f->preset_bytes, '%');
}

/* Where in an expert's words its number stands, in decimal; NULL if there is none. */
static inline const char *made_count(const struct field *f)
{
	return f->make == MAKE_WORDS ? strstr(f->preset_bytes, "%u") : NULL;
}

/* The bytes at `at` that MAKE_PADDING, MAKE_TRAILER or MAKE_FCS stands for in a layer; whether
 * there is something else where padding has to be. */
uint32_t made_tail(const struct frame *frame, unsigned layer, enum field_make make, uint32_t *at);

/* The bytes at `at` that MAKE_LEADING stands for: none, where the layer before ends there. */
uint32_t made_leading(const struct frame *frame, unsigned layer, uint32_t *at);
bool made_unpadded(const struct frame *frame, unsigned layer);

/* The bytes of an HTTP message's body, and where they are: behind its header, or where it was
 * decoded. */
uint32_t made_body(const struct frame *frame, unsigned layer, uint32_t *at);

/* The same of what goes on with HTTP: what does not begin with a letter is nobody's body. Whether a
 * header line is odd in this way. */
uint32_t made_rest(const struct frame *frame, unsigned layer, uint32_t *at);
bool made_odd_line(const struct frame *frame, const struct item *line, enum odd_line odd);

/* Whether PPPoE's length is not that of what is behind it, though no padding need be there: the two
 * of them, 16 bits each. */
bool made_less(const struct frame *frame, const struct item *owner, uint64_t *num);

/* Whether something is odd with the owner in a header of IPv6, and the number of its words;
 * the length of 32 bits in the hop-by-hop options behind the header at `layer`, or 0; an address of
 * a route with what it has in common with the packet's destination; how many addresses a route has,
 * RFC 6554 3, whose header begins at `head`; how much less the owner is than the packet's time to
 * live; the groups of FIPS 188. */
bool made_odd6(const struct frame *frame, const struct item *owner, enum odd6 odd, uint64_t *num);
uint32_t made_jumbo(const struct frame *frame, unsigned layer);
void made_visit(struct buf *out, const struct frame *frame, const struct item *item);
int32_t made_visits(const uint8_t *head);
void made_categories(struct buf *out, const uint8_t *p, uint32_t n, unsigned tag);
bool made_hops(const struct frame *frame, const struct item *owner, uint64_t *num);

/* The nanoseconds since 1970 that an ICMP echo says it was sent at, in the first MADE_STAMP bytes
 * of its data; false if they say no such thing. The items of a layer that are made of it. */
#define MADE_STAMP 8
bool made_stamp(const struct frame *frame, unsigned layer, int64_t *ns);
void made_times(const struct frame *frame, struct items *items, unsigned layer,
	const struct field *field);

/* Adds what is shown of a layer that cannot be read to its end, and its text; nothing where there
 * is none: see proto/faulty.h. */
void made_fault(const struct frame *frame, struct items *items);
bool made_is_cut(const struct frame *frame); /* it ends too soon, as not all was captured */
void made_fault_text(struct buf *out, const struct item *item);

/* The text of a made item whose kind is TEXT. */
void made_text(struct buf *out, const struct frame *frame, const struct item *item);

/* Whether something is wrong with the owner (its number, or what there is instead of it), or with
 * any header of the frame. */
bool made_bogus(const struct frame *frame, const struct item *owner, enum bogus bogus,
	uint64_t *num);
bool made_is_bogus(const struct frame *frame);

/* What Wireshark shows less of in a layer, whose items are the array's last ones, from `from` on,
 * that has faults, options or chunks; and the words of what is wrong with one of these. */
static inline bool made_may_be_odd(const struct frame *frame, const struct layer *l)
{
	return (l->proto == &proto_ip && l->head > 20) || l->proto == &proto_sctp ||
	       proto_is_arp(l->proto) ||
	       (l->proto == &proto_tcp && l->faults & (FAULT_LIST | FAULT_SHORT)) ||
	       (l->proto == &proto_udp && l->head >= 8 && !frame->bytes[l->off + 4] &&
		       frame->bytes[l->off + 5] < 8);
}
void made_odd(const struct frame *frame, unsigned layer, struct items *items, uint32_t from);
void made_odd_words(struct buf *out, uint64_t why);

/* Whether made_odd may leave out fields of this protocol that have no fixed place, so that what
 * asks for one wants those made of others, too. */
bool made_leaves_walked(const struct proto *proto);

/* Whether made_odd leaves out an item of a fixed place; where made_may_be_odd. */
bool made_leaves_out(const struct frame *frame, unsigned layer, const struct item *item);

/* Whether an ARP message makes this claim. */
bool made_claim(const struct frame *frame, unsigned layer, enum claim claim);

#endif
