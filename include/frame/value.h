/* SPDX-License-Identifier: BSD-2-Clause */
/* Values as text, and text as values: the one place for each way a field reads. */
#ifndef TRAME_FRAME_VALUE_H
#define TRAME_FRAME_VALUE_H

#include "base/buf.h"
#include "frame/walk.h"

/* The value as tshark's PDML `show` has it: "64", "0x0800", "192.0.2.80"; clean text. */
void value_show(struct buf *out, const struct frame *frame, const struct item *item);

/* The six bytes of a network card whose address is in a number. */
void value_card(uint8_t mac[6], uint64_t num);

/* Which of these writes what value_show does for an item of this field; the last one is
 * value_show itself. */
enum value_way {
	VALUE_NUMBER, /* num_put of its number */
	VALUE_SIGNED, /* the same, with a sign where that is below 0 */
	VALUE_SCALED, /* num_put of value_scaled */
	VALUE_HEX,    /* num_put_hex with as many digits as value_digits says */
	VALUE_IPV4,   /* num_put_ipv4 */
	VALUE_BYTES,  /* num_put_bytes of its bytes with ':' between */
	VALUE_SECONDS, /* num_put_seconds */
	VALUE_OTHER,
};
enum value_way value_way(const struct item *item);
unsigned value_digits(const struct item *item);
uint64_t value_scaled(
	const struct item *item); /* a length in bytes; an option's is that of all of it */

/* The characters that a TEXT item is shown with, as they are in the frame: not clean. */
const uint8_t *value_text(const struct frame *frame, const struct item *item, uint32_t *length);

/* The same as Wireshark reads them: where it thinks of ASCII, U+FFFD for each other byte, which is
 * then in `room`. */
const uint8_t *value_read(const struct frame *frame, const struct item *item, uint32_t *length,
	struct buf *room);

/* The moment that a DATE item names: nanoseconds since 1970. */
int64_t value_moment(const struct item *item);

/* The same for people: with the value's name, "6 (TCP)", flags spelt out, "[S....]" not. */
void value_label(struct buf *out, const struct frame *frame, const struct item *item);

/* The name of the item's value, or NULL; a code's depends on the type before it. */
const char *value_name_of(const struct frame *frame, const struct item *item);

/* Short, for a column of a picture: at most what a cell of ~16 holds, "TCP", "[S.A.]". */
void value_brief(struct buf *out, const struct frame *frame, const struct item *item);

/* Set flags by their names ("SYN, ACK") or letters ("SA"). */
void value_flags(struct buf *out, const struct field *field, uint64_t num, bool letters);

/* The bytes of the frame that an item lies in: for bits those of their box. */
void value_box(const struct item *item, uint32_t *pos, uint32_t *size);

/* Wireshark's `pos` and `size` of an item, in bytes: the box its bits are shown in. */
void value_place(const struct frame *frame, const struct item *item, uint32_t *pos, uint32_t *size);

/* A byte of the frame as Wireshark counts: what was put together by itself. */
uint32_t value_offset(const struct frame *frame, uint32_t byte);

/* Addresses. RFC 5952 for IPv6. `out` gets no NUL. */
void value_mac(struct buf *out, const uint8_t mac[6]);
void value_ipv4(struct buf *out, const uint8_t ip[4]);
void value_ipv6(struct buf *out, const uint8_t ip[16]);

/* The 16 bytes of an address of which the n at `p` are there: its first, or its last. */
void value_address(uint8_t ip[16], const struct field *field, const uint8_t *p, uint32_t n);
bool value_parse_mac(const char *text, size_t n, uint8_t mac[6]);
bool value_parse_ipv4(const char *text, size_t n, uint8_t ip[4]);
bool value_parse_ipv6(const char *text, size_t n, uint8_t ip[16]);

/* A domain name at `at` bytes into the message `msg` of `n` bytes, dots between labels, compression
 * followed (bounded); odd bytes escaped as \DDD as in RFC 1035 5.1, or raw. One that is too long or
 * goes in circles is a text that says so. Returns the bytes it takes at `at`, 0 if malformed. `out`
 * may be NULL. */
void value_name_shown(struct buf *out, const uint8_t *msg, size_t n, size_t at);
size_t value_name(struct buf *out, const uint8_t *msg, size_t n, size_t at);
size_t value_name_raw(struct buf *out, const uint8_t *msg, size_t n, size_t at);

#endif
