/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking into a dissected frame, field by field: for questions about one frame, not for lists. */
#include "flow/look.h"

#include "base/bits.h"
#include "frame/walk.h"

#include <string.h>

uint64_t look_number(const struct frame *frame, int layer, const char *id, uint64_t other)
{
	uint64_t value;

	if (layer < 0 || layer >= frame->count)
		return other;
	return walk_find(frame, (unsigned)layer, id, &value) ? value : other;
}

const uint8_t *look_bytes(const struct frame *frame, int layer, const char *id, uint32_t *n)
{
	struct items items = {0};
	const struct item *item;
	const uint8_t *p = NULL;

	if (layer < 0 || layer >= frame->count)
		return NULL;
	walk_layer(frame, (unsigned)layer, &items, NULL);
	item = items_find(&items, id, 0);
	if (item && item->bit % 8 == 0 && item->bits % 8 == 0) {
		p = frame->bytes + item->bit / 8;
		*n = item->bits / 8;
	}
	items_done(&items);
	return p;
}

bool look_same(const struct frame *a, int i, const char *a_id, const struct frame *b, int j,
	const char *b_id)
{
	uint32_t an = 0, bn = 0;
	const uint8_t *ap = look_bytes(a, i, a_id, &an), *bp = look_bytes(b, j, b_id, &bn);

	return ap && bp && an == bn && memcmp(ap, bp, an) == 0;
}

bool look_is_network(const struct proto *proto)
{
	return proto == &proto_ip || proto == &proto_ipv6;
}

bool look_quoted(const struct frame *frame, int layer)
{
	for (int i = 0; i < layer; i++)
		if (frame->layers[i].proto->next == NEXT_QUOTE &&
			look_is_network(frame->layers[i + 1].proto))
			return true;
	return false;
}

int look_layer(const struct frame *frame, const struct proto *proto, int from)
{
	for (int i = from < 0 ? 0 : from; i < frame->count; i++)
		if (frame->layers[i].proto == proto)
			return i;
	return LOOK_NONE;
}

int look_network(const struct frame *frame, int layer)
{
	for (int i = layer - 1; i >= 0; i--)
		if (look_is_network(frame->layers[i].proto))
			return i;
	return LOOK_NONE;
}

const struct look_names *look_names(const struct proto *proto)
{
	static const struct look_names ip = {"ip.src", "ip.dst", "ip.ttl", "ip.proto"};
	static const struct look_names ipv6 = {"ipv6.src", "ipv6.dst", "ipv6.hlim", "ipv6.nxt"};

	return proto == &proto_ipv6 ? &ipv6 : &ip;
}

bool look_is_group(const uint8_t *address, uint32_t n)
{
	if (n == 16)
		return bits_get(address, 0, 8) == 0xff;
	return bits_get(address, 0, 4) == 14 || bits_be32(address) == UINT32_MAX;
}
