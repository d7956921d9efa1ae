/* SPDX-License-Identifier: BSD-2-Clause */
/* What an ARP message is for, by the addresses that it repeats or leaves out, RFC 5227. */
#include "frame/made.h"

#include "base/bits.h"

/* Bytes from the start of the header. */
#define OPCODE 6
#define SENDER_IP 14
#define TARGET_MAC 18
#define TARGET_IP 24
#define LENGTH 28

bool made_claim(const struct frame *frame, unsigned layer, enum claim claim)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	bool request, silent, same;

	if (l->proto != &proto_arp || l->head < LENGTH)
		return false;
	request = bits_be16(p + OPCODE) == 1;
	silent = !bits_be32(p + TARGET_MAC) && !bits_be16(p + TARGET_MAC + 4);
	same = bits_be32(p + SENDER_IP) == bits_be32(p + TARGET_IP);
	switch (claim) {
	case CLAIM_GRATUITOUS: return same && (request || bits_be16(p + OPCODE) == 2);
	case CLAIM_ANNOUNCED: return same && request && silent;
	case CLAIM_PROBED: return !same && request && silent && !bits_be32(p + SENDER_IP);
	}
	return false;
}
