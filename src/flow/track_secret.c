/* SPDX-License-Identifier: BSD-2-Clause */
/* What an earlier record of TLS makes of a frame's items: from 1.3 on a record's type says nothing,
 * and random bytes do not begin with the time; what a client's secret is the server's
 * cipher suite says. */
#include "flow/track.h"

#include "among.h"
#include "proto/proto.h"
#include "proto/secret.h"

#include <string.h>

#define SERVER_HELLO 2
#define APPLICATION_DATA 23
#define TLS_1_3 0x0304

/* What is known of the conversation of a layer of TLS, of which there may be several in a segment;
 * NULL: nothing. */
static const struct track_fact *fact_of(
	const struct track_facts *facts, const struct frame *frame, unsigned layer)
{
	if (layer >= frame->count || frame->layers[layer].proto != &proto_tls)
		return NULL;
	while (layer > 1 && frame->layers[layer - 1].proto == &proto_tls)
		layer--;
	for (unsigned i = 0; facts && i < facts->count; i++)
		if (facts->at[i].layer + 1u == layer)
			return facts->at[i].tls ? &facts->at[i] : NULL;
	return NULL;
}

/* Gives an item its other name; false: it is not there. */
static bool renamed(const struct track_fact *fact, struct item *item, uint64_t *message)
{
	const char *id = item->field->id;
	bool modern = fact->tls == TLS_1_3;

	if (strcmp(id, "tls.handshake.type") == 0)
		*message = item->num;
	else if (modern && strcmp(id, "tls.record.content_type") == 0 &&
		 item->num == APPLICATION_DATA)
		item->field = &proto_tls.made[TLS_OPAQUE];
	else if (fact->speaks && strcmp(id, "tls.app_data_proto") == 0)
		item->num = fact->speaks;
	else if (fact->group && strcmp(id, "tls.handshake.epms_len") == 0)
		item->field = &proto_tls.made[TLS_HALF_LEN];
	else if (fact->group && strcmp(id, "tls.handshake.epms") == 0)
		item->field = &proto_tls.made[TLS_HALF];
	return !modern || strncmp(id, "tls.handshake.random_", 21) != 0;
}

/* A server that needs no more than its hello goes on with an earlier session. */
static void tell_resumed(struct among *among, unsigned layer)
{
	uint32_t change;

	among_layer(among, layer);
	change = among_find(among, "tls.change_cipher_spec");
	if (change == ITEM_TOP)
		return;
	among_at(among, among_behind(among, change), change);
	among_add(among, ITEM_TOP, among->items->at[change].bit, proto_resumed.fields, 0);
}

void track_secret(const struct track_facts *facts, const struct frame *frame, struct items *items)
{
	const struct track_fact *fact = NULL;
	struct among among;
	uint64_t message = 0;
	unsigned hello = FRAME_LAYERS;

	for (unsigned i = 0; i < frame->count && !fact; i++)
		fact = fact_of(facts, frame, i);
	if (!fact)
		return;
	for (uint32_t i = 0; i < items->count; i++) {
		unsigned layer = items->at[i].layer;

		fact = fact_of(facts, frame, layer);
		if (fact && !renamed(fact, &items->at[i], &message))
			items_drop(items, i--);
		if (message == SERVER_HELLO && fact && fact->tls != TLS_1_3)
			hello = layer;
	}
	if (hello == FRAME_LAYERS || !items->made)
		return;
	among_init(&among, frame, items);
	tell_resumed(&among, hello);
	among_done(&among);
}
