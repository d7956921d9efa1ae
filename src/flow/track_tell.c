/* SPDX-License-Identifier: BSD-2-Clause */
/* The items of an analysis, and of questions and answers, in Wireshark's order. */
#include "track_tell.h"

#include "proto/derived.h"
#include "among.h"

#include <string.h>

#define AGAIN (TRACK_RETRANSMISSION | TRACK_FAST | TRACK_SPURIOUS)

static const struct field *tcp_field(enum derived which)
{
	return &proto_derived_tcp.fields[which];
}

/* What is said of a segment; of one sent again fast, or for nothing, twice. */
static const struct {
	uint32_t flags; /* any of them */
	enum derived field;
} experts[] = {
	{TRACK_REUSED, DERIVED_REUSED},
	{TRACK_FAST, DERIVED_FAST},
	{TRACK_SPURIOUS, DERIVED_SPURIOUS},
	{AGAIN, DERIVED_RETRANSMISSION},
	{TRACK_OUT_OF_ORDER, DERIVED_OUT_OF_ORDER},
	{TRACK_LOST, DERIVED_LOST},
	{TRACK_ACK_LOST, DERIVED_ACK_LOST},
	{TRACK_UPDATE, DERIVED_UPDATE},
	{TRACK_FULL, DERIVED_FULL},
	{TRACK_KEEP, DERIVED_KEEP},
	{TRACK_KEEP_ACK, DERIVED_KEEP_ACK},
	{TRACK_DUP_ACK, DERIVED_DUP_ACK},
	{TRACK_PROBE, DERIVED_PROBE},
	{TRACK_ZERO, DERIVED_ZERO},
	{TRACK_PROBE_ACK, DERIVED_PROBE_ACK},
};

static void tell_flags(struct among *among, const struct track_fact *fact, uint32_t in,
	uint32_t bit)
{
	const struct track_more *more = &fact->more;
	uint32_t flags;

	if (!fact->flags)
		return;
	flags = among_add(among, in, bit, tcp_field(DERIVED_FLAGS), 0);
	for (unsigned i = 0; i < sizeof(experts) / sizeof(experts[0]); i++) {
		if (!(fact->flags & experts[i].flags))
			continue;
		among_add(among, flags, bit, tcp_field(experts[i].field), 0);
		if (experts[i].field != DERIVED_RETRANSMISSION ||
			!(fact->flags & TRACK_RETRANSMISSION) || !more->rto)
			continue;
		among_add(among, flags, bit, tcp_field(DERIVED_RTO), (uint64_t)more->rto);
		among_add(among, flags, bit, tcp_field(DERIVED_RTO_FRAME), more->rto_frame);
	}
	if (fact->flags & TRACK_DUP_ACK) {
		among_add(among, in, bit, tcp_field(DERIVED_DUP_NUM), fact->dup_num);
		in = among_add(among, in, bit, tcp_field(DERIVED_DUP_FRAME), fact->dup_frame);
		among_add(among, in, bit, tcp_field(DERIVED_DUP_EXPERT), fact->dup_num);
	}
}

void track_tell_analysis(struct among *among, const struct track_fact *fact, uint32_t bit)
{
	const struct track_more *more = &fact->more;
	uint32_t in;

	if (fact->quoted || !more->known ||
		among->frame->layers[fact->layer].faults & FAULT_SHORT) /* Wireshark stops there */
		return;
	among_at(among, ITEM_TOP, ITEM_TOP);
	in = among_add(among, ITEM_TOP, bit, tcp_field(DERIVED_ANALYSIS), 0);
	if (more->acks_frame)
		among_add(among, in, bit, tcp_field(DERIVED_ACKS_FRAME), more->acks_frame);
	if (more->acks_frame && more->ack_rtt)
		among_add(among, in, bit, tcp_field(DERIVED_ACK_RTT), (uint64_t)more->ack_rtt);
	if (more->round)
		among_add(among, in, bit, tcp_field(DERIVED_ROUND), (uint64_t)more->round);
	if (more->in_flight)
		among_add(among, in, bit, tcp_field(DERIVED_IN_FLIGHT), more->in_flight);
	if (more->in_flight && more->pushed)
		among_add(among, in, bit, tcp_field(DERIVED_PUSHED), more->pushed);
	tell_flags(among, fact, in, bit);
}

/* ---- questions and answers ---- */

/* An item of the layer. */
static uint32_t tell(struct among *among, enum derived_ask which, uint64_t num)
{
	uint32_t bit = among->frame->layers[among->layer].off * 8;

	return among_add(among, ITEM_TOP, bit, &proto_derived_asks.fields[which], num);
}

static void tell_dns(struct among *among, const struct track_ask *ask, uint32_t bit)
{
	if (ask->again) {
		uint32_t id = among_find(among, "dns.id");

		among_at(among, among_behind(among, id), id);
		among_add(among, ITEM_TOP, id == ITEM_TOP ? bit : among->items->at[id].bit,
			&proto_derived_asks.fields[ask->answer ? DERIVED_DNS_TOLD_EXPERT
							       : DERIVED_DNS_ASKED_EXPERT],
			ask->frame);
	}
	among_at(among, ITEM_TOP, ITEM_TOP);
	if (ask->again) {
		tell(among, ask->answer ? DERIVED_DNS_TOLD_AGAIN : DERIVED_DNS_ASKED_AGAIN,
			ask->frame);
		tell(among, DERIVED_DNS_AGAIN, 1);
	} else if (ask->frame) {
		tell(among, DERIVED_DNS_TO, ask->frame);
		tell(among, DERIVED_DNS_TIME, (uint64_t)ask->since);
	} else {
		tell(among, DERIVED_DNS_UNSOLICITED, 1);
	}
}

static void tell_http(struct among *among, const struct track_ask *ask)
{
	tell(among, ask->answer ? DERIVED_HTTP_RESPONSE_NUMBER : DERIVED_HTTP_REQUEST_NUMBER,
		ask->number);
	if (ask->frame)
		tell(among, DERIVED_HTTP_TIME, (uint64_t)ask->since);
	if (ask->prev_request)
		tell(among, DERIVED_HTTP_PREV_REQUEST, ask->prev_request);
	if (ask->prev_response)
		tell(among, DERIVED_HTTP_PREV_RESPONSE, ask->prev_response);
	if (ask->frame)
		tell(among, DERIVED_HTTP_REQUEST, ask->frame);
	if (ask->about)
		tell(among, DERIVED_HTTP_URI, (uintptr_t)ask->about);
}

static void tell_arp(struct among *among, const struct track_ask *ask, uint32_t bit)
{
	const struct field *fields = proto_derived_asks.fields;
	uint32_t in = tell(among, DERIVED_ARP_GROUP, ask->number);
	uint32_t at = among_add(among, in, bit, &fields[DERIVED_ARP_FRAME], ask->frame);

	among_add(among, at, bit, &fields[DERIVED_ARP_EXPERT], ask->number);
	among_add(among, in, bit, &fields[DERIVED_ARP_SECONDS], (uint64_t)ask->since);
}

void track_tell_ask(struct among *among, const struct track_ask *ask)
{
	const struct layer *l = &among->frame->layers[ask->layer];
	bool six = l->proto == &proto_icmpv6;

	if (among->layer != ask->layer || !among->count)
		among_layer(among, ask->layer);
	if (ask->kind != TRACK_DNS)
		among_at(among, ITEM_TOP, ITEM_TOP);
	switch (ask->kind) {
	case TRACK_ECHO:
		tell(among, six ? DERIVED_ICMPV6_TO : DERIVED_ICMP_TO, ask->frame);
		tell(among, six ? DERIVED_ICMPV6_TIME : DERIVED_ICMP_TIME, (uint64_t)ask->since);
		break;
	case TRACK_DNS: tell_dns(among, ask, l->off * 8); break;
	case TRACK_HTTP: tell_http(among, ask); break;
	case TRACK_ARP: tell_arp(among, ask, l->off * 8); break;
	}
}

/* ---- SCTP ---- */

/* A number counted from the first one, before the one that stands in the packet. */
static uint32_t tell_number(struct among *among, uint32_t index, enum derived_sctp which,
	uint32_t first)
{
	const struct item *raw = &among->items->at[index];
	uint32_t at;

	among_at(among, index, raw->parent);
	at = among_add(among, ITEM_TOP, raw->bit, &proto_derived_sctp.fields[which],
		(uint32_t)(raw->num - first));
	among->made.at[at].bits = 32;
	return at;
}

/* The message of such data is not shown again. */
static void drop_message(struct among *among, uint32_t index)
{
	uint32_t chunk = among->items->at[index].parent;

	for (uint32_t i = among->to; i-- > index;) {
		const struct item *item = &among->items->at[i];

		if (item->parent != chunk && (item->parent == ITEM_TOP ||
			among->items->at[item->parent].parent != chunk))
			continue;
		if (strncmp(item->field->id, "data.", 5) != 0)
			continue;
		items_drop(among->items, i);
		among->to--;
		among->end--;
	}
}

static void tell_again(struct among *among, uint32_t in, const struct track_again *again)
{
	const struct field *fields = proto_derived_sctp.fields;
	uint32_t bit = among->made.at[in].bit - 32; /* its chunk */
	uint32_t at = among_add(among, in, bit, &fields[DERIVED_SCTP_AGAIN], again->frame);

	among_add(among, at, bit, &fields[DERIVED_SCTP_AGAIN_EXPERT], again->frame);
	among_add(among, at, bit, &fields[DERIVED_SCTP_AGAIN_TIME], (uint64_t)again->since);
}

void track_tell_sctp(struct among *among, const struct track_sctp *sctp)
{
	static const char *const names[] = {
		"sctp.data_tsn_raw", "sctp.sack_cumulative_tsn_ack_raw"};
	const struct track_again *again;

	among_layer(among, sctp->layer);
	for (uint32_t i = among->from; i < among->to; i++) {
		struct item *item = &among->items->at[i];

		if (sctp->peer && (item->field == sctp_gap_start || item->field == sctp_gap_end))
			item->num = (uint32_t)(item->num - sctp->peer_first);
		if (item->bits != 32)
			continue;
		if (strcmp(item->field->id, names[0]) == 0) {
			uint32_t in = tell_number(among, i, DERIVED_SCTP_TSN, sctp->first);

			again = track_said_before(sctp, (uint32_t)item->num);
			if (again) {
				tell_again(among, in, again);
				drop_message(among, i);
			}
		} else if (sctp->peer && strcmp(item->field->id, names[1]) == 0) {
			tell_number(among, i, DERIVED_SCTP_ACK, sctp->peer_first);
		}
	}
}
