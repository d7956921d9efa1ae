/* SPDX-License-Identifier: BSD-2-Clause */
/* What is made of TLS's hellos: JA3, by which programs are told apart. It is the version, the
 * ciphers, the extensions, the groups and the formats of points that a client offers, in numbers
 * and in this order; of a server the version, the cipher and the extensions. Numbers that are there
 * to be ignored (RFC 8701) are left out. */
#include "frame/made.h"

#include "base/bits.h"
#include "base/md5.h"
#include "base/num.h"
#include "proto/proto.h"

#define GROUPS 10
#define FORMATS 11
#define TRIED 0x7f /* a version of TLS 1.3 before it was finished: no session, no compression */

/* A hello's bytes, and how far they have been read. */
struct hello {
	const uint8_t *p;
	uint32_t n, at;
	uint32_t behind; /* the compression: there the extensions' length stands, if it does */
};

static bool is_grease(unsigned value)
{
	return (value & 0x0f0f) == 0x0a0a && value >> 8 == (value & 0xff);
}

/* Steps over a vector whose length has so many bytes; how long it is. False if it does not fit. */
static bool vector(struct hello *h, unsigned wide, uint32_t *length)
{
	*length = 0;
	if (h->n - h->at < wide)
		return false;
	for (unsigned i = 0; i < wide; i++)
		*length = *length << 8 | h->p[h->at++];
	return *length <= h->n - h->at;
}

/* To the extensions, over what is before them; `suites`: a client's ciphers, or a server's one. */
static bool to_extensions(struct hello *h, uint32_t *suites, uint32_t *count, uint32_t *extensions)
{
	uint32_t length;
	bool client = h->n > 4 && h->p[0] == 1;
	bool tried = h->n > 4 && !client && h->p[4] == TRIED;

	h->at = 4 + 2 + 32;
	if (h->n < h->at)
		return false;
	if (!tried) {
		if (!vector(h, 1, &length))
			return false;
		h->at += length;
	}
	length = 2;
	if (client && !vector(h, 2, &length))
		return false;
	if (h->n - h->at < length)
		return false;
	*suites = h->at;
	*count = length / 2;
	h->at += length;
	length = tried ? 0 : 1;
	if ((client && !vector(h, 1, &length)) || h->n - h->at < length)
		return false;
	h->at += length;
	h->behind = h->at;
	*extensions = 0;
	return h->at == h->n || vector(h, 2, extensions);
}

static void put_list(struct buf *out, const uint8_t *p, uint32_t count, unsigned wide)
{
	bool first = true;

	for (uint32_t i = 0; i < count; i++) {
		unsigned value = wide == 2 ? bits_be16(p + 2 * i) : p[i];

		if (wide == 2 && is_grease(value))
			continue;
		if (!first)
			buf_byte(out, '-');
		first = false;
		num_put(out, value);
	}
}

/* The list in the first extension of this type, whose length is before it in so many bytes. */
static void put_offered(struct buf *out, const uint8_t *p, uint32_t n, unsigned type, unsigned wide)
{
	for (uint32_t at = 0; at + 4 <= n;) {
		struct hello list = {p + at + 4, bits_be16(p + at + 2), 0, 0};
		uint32_t length;

		if (list.n > n - at - 4)
			return;
		if (bits_be16(p + at) == type && vector(&list, wide, &length)) {
			put_list(out, list.p + list.at, length / wide, wide);
			return;
		}
		at += 4 + list.n;
	}
}

static void put_types(struct buf *out, const uint8_t *p, uint32_t n)
{
	bool first = true;

	for (uint32_t at = 0; at + 4 <= n; at += 4 + bits_be16(p + at + 2)) {
		if (is_grease(bits_be16(p + at)))
			continue;
		if (!first)
			buf_byte(out, '-');
		first = false;
		num_put(out, bits_be16(p + at));
	}
}

static void put_ja3(struct buf *out, struct hello *h)
{
	uint32_t suites, count, extensions;

	if (!to_extensions(h, &suites, &count, &extensions))
		return;
	num_put(out, bits_be16(h->p + 4));
	buf_byte(out, ',');
	put_list(out, h->p + suites, count, 2);
	buf_byte(out, ',');
	put_types(out, h->p + h->at, extensions);
	if (h->p[0] != 1)
		return;
	buf_byte(out, ',');
	put_offered(out, h->p + h->at, extensions, GROUPS, 2);
	buf_byte(out, ',');
	put_offered(out, h->p + h->at, extensions, FORMATS, 1);
}

/* The port of TCP that has a name, the one that speaks first. */
static uint64_t spoken(const struct frame *frame, unsigned layer, const struct field *field)
{
	const uint8_t *p;
	uint16_t a, b;

	for (layer -= layer != 0; layer && frame->layers[layer].proto == &proto_tls;)
		layer--; /* of several in a segment */
	if (frame->layers[layer].proto != &proto_tcp)
		return 0;
	p = frame->bytes + frame->layers[layer].off;
	a = bits_be16(p);
	b = bits_be16(p + 2);
	return field_value_name(field, a) ? a : b;
}

uint32_t made_tls_twice(const struct frame *frame, unsigned layer, uint32_t at)
{
	uint32_t off = frame->layers[layer].off;

	return at != off && at < frame_own(frame) ? off * 8 : 0;
}

void made_tls(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *field)
{
	const struct item of = items->at[owner];
	struct item item = {.field = field, .from = of.from, .layer = of.layer};

	if (field->make == MAKE_JA3) {
		struct hello h = {frame->bytes + of.bit / 8, of.bits / 8, 0, 0};
		uint32_t suites, count, extensions;

		if (!to_extensions(&h, &suites, &count, &extensions))
			return;
		item.bit = of.bit + h.behind * 8;
		item.num = (uint64_t)of.bit << 32 | of.bits / 8;
		item.parent = owner;
		item.depth = (uint8_t)(of.depth + 1);
	} else {
		item.num = spoken(frame, of.layer, field);
		if (!field_value_name(field, item.num))
			return;
		item.bit = of.from * 8 + made_tls_twice(frame, of.layer, of.from);
		item.parent = of.parent;
		item.depth = of.depth;
	}
	*items_add(items) = item;
}

/* A record that goes on in another segment is not taken apart; one that ends in this one is. */
bool made_tls_is_none(const uint8_t *p, uint32_t n)
{
	return n && (p[0] < 20 || p[0] > 25) && !(p[0] & 0x80 && n < 3);
}

bool made_tls_is_cut(const struct frame *frame, unsigned layer, uint32_t told)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t at = l->off, end = l->off + l->head, size;

	for (; end - at >= 5; at += size) {
		const uint8_t *p = frame->bytes + at;

		if (p[0] < 20 || p[0] > 25)
			return false;
		size = 5u + bits_be16(p + 3);
		if (size > end - at)
			return at + size <= told;
	}
	return told >= at + 5 && !made_tls_is_none(frame->bytes + at, end - at);
}

void made_tls_text(struct buf *out, const struct frame *frame, const struct item *item)
{
	struct hello h = {frame->bytes + (item->num >> 32) / 8, (uint32_t)item->num, 0, 0};
	struct buf text = BUF_INIT;
	uint8_t digest[16];

	if (!item->field->preset) {
		put_ja3(out, &h);
		return;
	}
	put_ja3(&text, &h);
	md5(text.data, text.len, digest);
	num_put_bytes(out, digest, sizeof(digest), 0);
	buf_done(&text);
}
