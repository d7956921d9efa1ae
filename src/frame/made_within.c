/* SPDX-License-Identifier: BSD-2-Clause */
/* What the addresses of an IPv6 header are made of: an IPv4 address, a network card's. Most are
 * made of nothing, which a look at a few of their bytes says. */
#include "frame/made.h"

#include "base/bits.h"

#include <string.h>

#define SRC 8 /* bytes into the header */
#define DST 24
#define HEAD 40

/* The rules, as BIT(enum within), that this address is made by. */
static unsigned rules_of(const uint8_t *p)
{
	static const uint8_t known[12] = {0x00, 0x64, 0xff, 0x9b};
	unsigned rules = 0;

	if (bits_be16(p) == 0x2002)
		rules |= 1u << WITHIN_6TO4;
	if (bits_be32(p) == 0x20010000)
		rules |= 1u << WITHIN_TEREDO | 1u << WITHIN_TURNED;
	if (p[8] & 2 && bits_be16(p + 11) == 0xfffe)
		rules |= 1u << WITHIN_CARD;
	if ((bits_be32(p + 8) & 0xfcffffff) == 0x5efe)
		rules |= 1u << WITHIN_ISATAP;
	if (memcmp(p, known, sizeof(known)) == 0)
		rules |= 1u << WITHIN_MAPPED;
	return rules;
}

static uint64_t number_of(const uint8_t *p, const struct field *f)
{
	uint64_t num = f->bits <= 64 ? bits_get(p, 0, f->bits) : 0;

	if (f->preset == WITHIN_TURNED)
		return num ^ ((UINT64_C(1) << f->bits) - 1);
	if (f->preset == WITHIN_CARD) /* without what was put into its middle */
		return (num >> 40 << 24 | (num & 0xffffff)) ^ UINT64_C(0x020000000000);
	return num;
}

void made_within(
	const struct frame *frame, struct items *items, unsigned layer, const struct field *table)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	unsigned from, to;

	if (l->head < HEAD)
		return;
	from = rules_of(p + SRC);
	to = rules_of(p + DST);
	if (!(from | to))
		return;
	for (const struct field *f = table; f->id; f++)
		if ((f->bias < DST ? from : to) >> f->preset & 1)
			*items_add(items) = (struct item){.field = f, .bit = (l->off + f->bias) * 8,
				.bits = f->bits, .parent = ITEM_TOP, .from = l->off,
				.layer = (uint8_t)layer, .num = number_of(p + f->bias, f)};
}
