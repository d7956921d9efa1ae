/* SPDX-License-Identifier: BSD-2-Clause */
/* What a certificate says of where it was published: a list of timestamps in one of its extensions,
 * RFC 6962 3.3. Of the certificate (X.690 8.1, RFC 5280 4.1) nothing else is looked at. */
#include "frame/made.h"

#include "base/bits.h"
#include "proto/secret.h"

#include <string.h>

enum { DER_OCTETS = 0x04, DER_OID = 0x06, DER_SEQUENCE = 0x30, DER_EXTENSIONS = 0xa3 };

/* Values one behind the other, each with a type and a length. */
struct der {
	const uint8_t *p; /* the frame's bytes */
	uint32_t at, end;
};

/* The next value, as what is in it; its type, or 0 where there is none that fits. */
static unsigned der_next(struct der *d, struct der *in)
{
	unsigned type, wide = 0;
	uint32_t len;

	if (d->end - d->at < 2)
		return 0;
	type = d->p[d->at++];
	len = d->p[d->at++];
	if (len & 0x80) {
		wide = len & 0x7f;
		if (wide > 3 || d->end - d->at < wide)
			return 0;
		for (len = 0; wide; wide--)
			len = len << 8 | d->p[d->at++];
	}
	if (len > d->end - d->at)
		return 0;
	*in = (struct der){d->p, d->at, d->at + len};
	d->at += len;
	return type;
}

/* The next value of this type, whatever stands before it. */
static bool der_find(struct der *d, unsigned type, struct der *in)
{
	for (unsigned found; (found = der_next(d, in)) != 0;)
		if (found == type)
			return true;
	return false;
}

/* The timestamps that are in the certificate itself. */
static bool is_list(const struct der *oid)
{
	static const uint8_t list[] = {0x2b, 0x06, 0x01, 0x04, 0x01, 0xd6, 0x79, 0x02, 0x04, 0x02};

	return oid->end - oid->at == sizeof(list) &&
	       memcmp(oid->p + oid->at, list, sizeof(list)) == 0;
}

/* The value of the extension with the list, an OCTET STRING inside another one. */
static bool find_list(struct der certificate, struct der *list)
{
	struct der whole, body, tagged, extensions, one, oid, value;

	if (der_next(&certificate, &whole) != DER_SEQUENCE ||
		der_next(&whole, &body) != DER_SEQUENCE ||
		!der_find(&body, DER_EXTENSIONS, &tagged) ||
		der_next(&tagged, &extensions) != DER_SEQUENCE)
		return false;
	while (der_next(&extensions, &one) == DER_SEQUENCE)
		if (der_next(&one, &oid) == DER_OID && is_list(&oid))
			return der_find(&one, DER_OCTETS, &value) &&
			       der_next(&value, list) == DER_OCTETS;
	return false;
}

void made_published(const struct frame *frame, struct items *items, uint32_t owner)
{
	const struct item of = items->at[owner];
	uint32_t at = of.bit / 8, first = items->count;
	struct frame less = *frame;
	struct der list;

	if (!find_list((struct der){frame->bytes, at, at + of.bits / 8}, &list))
		return;
	less.layers[of.layer] = (struct layer){
		.proto = &proto_published, .off = list.at, .head = list.end - list.at};
	walk_layer(&less, of.layer, items, NULL);
	for (uint32_t i = first; i < items->count; i++) {
		struct item *item = &items->at[i];

		item->depth = (uint8_t)(item->depth + of.depth + 1);
		if (item->parent == ITEM_TOP)
			item->parent = owner;
	}
}
