/* SPDX-License-Identifier: BSD-2-Clause */
/* Checksums behind a change of the bytes that they cover. Where all of these are there the sum is
 * worked out anew, and the difference from what ought to stand there put back; where not, what
 * changed of those that are there goes into it (RFC 1624). */
#include "mask_int.h"

#include "base/bits.h"
#include "frame/sum.h"

/* Sums of 16 bits with the carry put back in. */
static uint16_t plus(uint16_t a, uint16_t b)
{
	uint32_t sum = (uint32_t)a + b;

	return (uint16_t)((sum & 0xffff) + (sum >> 16));
}

static uint16_t minus(uint16_t a, uint16_t b)
{
	return plus(a, (uint16_t)~b);
}

static uint16_t sum_of(const uint8_t *p, uint32_t n)
{
	uint16_t sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum = plus(sum, (uint16_t)(i & 1 ? p[i] : p[i] << 8));
	return sum;
}

/* What changed in the addresses of the layer that this one's pseudo-header is made of. */
static uint16_t pseudo_change(
	const uint8_t *bytes, const uint8_t *old, const struct frame *frame, unsigned layer)
{
	for (unsigned i = layer; i-- > 0;) {
		const struct layer *l = &frame->layers[i];

		if (l->proto == &proto_ip && l->head >= 20)
			return minus(sum_of(old + l->off + 12, 8), sum_of(bytes + l->off + 12, 8));
		if (l->proto == &proto_ipv6 && l->head >= 40)
			return minus(sum_of(old + l->off + 8, 32), sum_of(bytes + l->off + 8, 32));
	}
	return 0;
}

/* Not all of what the sum is over is there. */
static uint32_t unsure(const uint8_t *bytes, const uint8_t *old, const struct frame *frame,
	unsigned layer, const struct sum_look *look)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t n = look->field->sum == SUM_HEADER ? l->head : l->head + l->pay;
	uint16_t change = 0;

	if (look->field->sum == SUM_CRC32C)
		return look->is;
	n = n < frame->cap - l->off ? n : frame->cap - l->off;
	change = minus(sum_of(old + l->off, n), sum_of(bytes + l->off, n));
	if (look->field->sum == SUM_PSEUDO)
		change = plus(change, pseudo_change(bytes, old, frame, layer));
	return change && change != 0xffff ? plus((uint16_t)look->is, change) : look->is;
}

static uint32_t sure(const struct sum_look *before, const struct sum_look *after)
{
	if (before->is == before->expected)
		return after->expected;
	if (before->field->sum == SUM_CRC32C)
		return before->is ^ before->expected ^ after->expected;
	if (before->offload)
		return before->is ? after->partial : 0;
	if (before->expected == after->expected)
		return before->is;
	return plus(
		(uint16_t)before->is, minus((uint16_t)after->expected, (uint16_t)before->expected));
}

void mask_sums(uint8_t *bytes, const uint8_t *old, const struct frame *frame)
{
	struct frame was = *frame, is = *frame;

	was.bytes = old;
	is.bytes = bytes;
	/* from the inside out: a sum may be over others */
	for (unsigned i = frame->count; i-- > 0;) {
		struct sum_look before, after;
		uint32_t sum;

		if (!sum_look(&was, i, &before) || !sum_look(&is, i, &after))
			continue;
		if (before.doubt == SUM_UNUSED || before.doubt == SUM_LEFT_OUT)
			continue;
		sum = before.doubt == SUM_SURE && after.doubt == SUM_SURE
			      ? sure(&before, &after)
			      : unsure(bytes, old, frame, i, &before);
		bits_put(bytes, (frame->layers[i].off + before.at) * UINT64_C(8),
			before.field->bits, sum);
	}
}
