/* SPDX-License-Identifier: BSD-2-Clause */
/* How wide fields are: by their tables, by what was read before them, by what they say themselves;
 * and what experts say of lengths that cannot be. */
#include "walk_int.h"

#include "base/bits.h"
#include "frame/made.h"
#include "frame/value.h"
#include "proto/secret.h"

#include <string.h>

/* How wide a number is that says so itself: RFC 9000 16. */
static uint32_t varint_bits(const struct frame *frame, const struct span *s)
{
	return s->pos < s->end ? 8u << bits_get(frame->bytes, s->pos, 2) : 8;
}

uint32_t walk_text_bits(const struct walker *w, const struct span *s, enum field_size size)
{
	const uint8_t *p = w->frame->bytes + s->pos / 8;
	uint32_t n = (s->end - s->pos) / 8;
	const uint8_t *mark = memchr(p, size == SIZE_LINE ? '\n' : ' ', n);
	const uint8_t *line = memchr(p, '\r', n);

	if (size == SIZE_TOKEN && line && (!mark || line < mark))
		return (uint32_t)(line - p) * 8;
	if (!mark)
		return n * 8;
	return (uint32_t)(mark - p + (size == SIZE_LINE)) * 8;
}

void walk_vector(const struct walker *w, const struct span *s, const struct field *f, uint64_t num,
	uint32_t left)
{
	struct items *items = w->items;
	uint32_t index;

	if (!f->vector || !items || !items->made || items->at[items->count - 1].field != f)
		return;
	index = items->count - 1;
	if (w->frame->layers[w->layer].proto == &proto_sctp) {
		left = s->end - s->start; /* with type and length */
		if (num * 8 > left)
			made_add(w->frame, items, index, w->layer, s->pos, sctp_chunk_long,
				num << 32 | left / 8);
		return;
	}
	if (num + 1 < f->vector)
		made_add(w->frame, items, index, w->layer, s->pos,
			&tls_vector[TLS_VECTOR_SHORT], num << 32 | (f->vector - 1u));
	if (num * 8 > left)
		made_add(w->frame, items, index, w->layer, s->pos, &tls_vector[TLS_VECTOR_LONG],
			num << 32 | left / 8);
	if (items->count > index + 1)
		items->at[index].bare = false;
}

void walk_remark(struct walker *w, const struct span *s, const struct field *line, uint32_t bits,
	uint64_t num)
{
	struct items *items = w->items;
	uint32_t parent = s->parent;

	if (items->all)
		parent = walk_emit(w, s, line, bits);
	made_add(w->frame, items, parent, w->layer, s->pos, line->made, num);
}

/* Bytes of an element of ASN.1, X.690 8.1: one of a tag of one byte, whose length is in at most two
 * more; 0 if it is none. */
static uint32_t der_bytes(const uint8_t *p, uint32_t n)
{
	uint32_t more = n < 2 || p[1] < 0x80 ? 0 : p[1] & 0x7fu, length = 0;

	if (n < 2 || (p[0] & 0x1f) == 0x1f || more > 2 || p[1] == 0x80 || 2 + more > n)
		return 0;
	for (uint32_t i = 0; i < more; i++)
		length = length << 8 | p[2 + i];
	return 2 + more + (more ? length : p[1]);
}

uint32_t walk_width(struct walker *w, const struct span *s, const struct field *f)
{
	uint32_t room = s->end - s->pos, bits = f->bits;

	switch (f->size) {
	case SIZE_FIXED: break;
	case SIZE_REST: return room;
	case SIZE_PAD: return s->padded > s->pos ? s->padded - s->pos : 0;
	case SIZE_ALIGN:
		bits = (s->pos - s->start) % (f->unit * 8u);
		bits = bits ? f->unit * 8u - bits : 0;
		return bits < room ? bits : 0;
	case SIZE_COUNTED: bits = s->counted * 8; break;
	case SIZE_BEFORE:
		bits = (uint32_t)(s->selector & 0xff) * 8;
		return bits < room ? room - bits : 0;
	case SIZE_DER:
		bits = der_bytes(w->frame->bytes + s->pos / 8, room / 8) * 8;
		if (!bits)
			walk_stop(w, s->framed ? FAULT_LIST : FAULT_SHORT);
		break;
	case SIZE_CHOSEN:
		bits = (uint32_t)(s->selector >> f->bias & (BIT(f->chosen ? f->chosen : 8) - 1));
		bits *= (f->unit ? f->unit : 1u) * 8;
		break;
	case SIZE_VARINT: bits = varint_bits(w->frame, s); break;
	case SIZE_TOKEN:
	case SIZE_LINE: return walk_text_bits(w, s, f->size);
	case SIZE_NAME:
		bits = (uint32_t)value_name(NULL, w->frame->bytes + w->message,
				       (w->within ? w->within : s->end / 8) - w->message,
				       s->pos / 8 - w->message) * 8;
		if (!bits) {
			/* a record that says nothing is none that is cut */
			walk_stop(w, s->entire && s->whole && !room ? FAULT_LIST
							       : walk_or_short(w, FAULT_NAME));
			return 0;
		}
		break;
	}
	if (bits <= room)
		return bits;
	if (f->vector && w->items && w->items->made)
		walk_remark(w, s, &tls_vector[TLS_VECTOR_NONE], room, bits / 8);
	w->past = s->vector && !f->vector && w->frame->cap >= w->frame->len;
	walk_stop(w, w->past ? FAULT_PAST : s->framed ? FAULT_LIST : FAULT_SHORT);
	return bits;
}
