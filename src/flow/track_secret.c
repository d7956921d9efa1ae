/* SPDX-License-Identifier: BSD-2-Clause */
/* What the version of TLS, which a server has chosen earlier, makes of a frame's items: from 1.3 on
 * a record's type says nothing, and a server's random bytes do not begin with the time. */
#include "flow/track.h"

#include "proto/proto.h"

#include <string.h>

#define SERVER_HELLO 2
#define APPLICATION_DATA 23
#define TLS_1_3 0x0304

static bool is_modern(const struct track_facts *facts, unsigned layer)
{
	for (unsigned i = 0; facts && i < facts->count; i++)
		if (facts->at[i].layer + 1u == layer)
			return facts->at[i].tls == TLS_1_3;
	return false;
}

/* Gives an item of a conversation in TLS 1.3 its other name; false: it is not there. */
static bool renamed(struct item *item, uint64_t *message)
{
	const char *id = item->field->id;

	if (strcmp(id, "tls.handshake.type") == 0)
		*message = item->num;
	if (strcmp(id, "tls.record.content_type") == 0 && item->num == APPLICATION_DATA)
		item->field = proto_tls.made;
	return *message != SERVER_HELLO || strncmp(id, "tls.handshake.random_", 21) != 0;
}

void track_secret(const struct track_facts *facts, const struct frame *frame, struct items *items)
{
	uint64_t message = 0;
	bool any = false;

	for (unsigned i = 0; i < frame->count; i++)
		any |= frame->layers[i].proto == &proto_tls && is_modern(facts, i);
	for (uint32_t i = 0; any && i < items->count; i++) {
		unsigned layer = items->at[i].layer;

		if (layer < frame->count && frame->layers[layer].proto == &proto_tls &&
			is_modern(facts, layer) && !renamed(&items->at[i], &message))
			items_drop(items, i--);
	}
}
