/* SPDX-License-Identifier: BSD-2-Clause */
/* What is known of a question or an answer from the frames before it: fields of no bytes. */
#include "proto/derived.h"

#include "proto/expert.h"

#include <stddef.h>

#define MADE(name, text, how, sentence)                                                            \
	.id = name, .label = "", .title = text, .kind = (how), .make = MAKE_PRESET,                \
	.about = sentence, .rfc = "Wireshark"
#define FRAME(name, text, sentence) {MADE(name, text, FIELD_UINT, sentence)}
#define SECONDS(name, text, sentence) {MADE(name, text, FIELD_TIME, sentence)}
#define MILLIS(name, text, sentence) {MADE(name, text, FIELD_TIME, sentence), .fraction = 6}
#define TRUTH(name, text, sentence) {MADE(name, text, FIELD_UINT, sentence), .bits = 1}

#define SINCE "Time from the question to the answer."

static const struct field asked_again[] = EXPERT_PARTS("dns.retransmit_request",
	"DNS query retransmission. Original request in frame %u", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field told_again[] = EXPERT_PARTS("dns.retransmit_response",
	"DNS response retransmission. Original response in frame %u", EXPERT_WARN,
	EXPERT_PROTOCOL);
static const struct field two_cards[] = EXPERT_PARTS("arp.duplicate-address-detected",
	"Duplicate IP address configured (%a)", EXPERT_WARN, EXPERT_SEQUENCE);

static const struct field fields[] = {
	[DERIVED_ICMP_TO] = FRAME("icmp.resp_to", "Request frame", "The frame that asked."),
	[DERIVED_ICMP_TIME] = MILLIS("icmp.resptime", "Response time", SINCE),
	[DERIVED_ICMPV6_TO] = FRAME("icmpv6.resp_to", "Response To", "The frame that asked."),
	[DERIVED_ICMPV6_TIME] = MILLIS("icmpv6.resptime", "Response Time", SINCE),
	[DERIVED_DNS_TO] = FRAME("dns.response_to", "Request In", "The frame that asked."),
	[DERIVED_DNS_TIME] = SECONDS("dns.time", "Time", SINCE),
	[DERIVED_DNS_UNSOLICITED] =
		TRUTH("dns.unsolicited", "Unsolicited", "An answer that nobody asked for."),
	[DERIVED_DNS_ASKED_AGAIN] = FRAME("dns.retransmit_request_in",
		"Retransmitted request. Original request in", "The frame that asked first."),
	[DERIVED_DNS_TOLD_AGAIN] = FRAME("dns.retransmit_response_in",
		"Retransmitted response. Original response in", "The frame that answered first."),
	[DERIVED_DNS_AGAIN] =
		TRUTH("dns.retransmission", "Retransmission", "The message was sent before."),
	[DERIVED_DNS_ASKED_EXPERT] = {EXPERT(MAKE_EXPERT, asked_again)},
	[DERIVED_DNS_TOLD_EXPERT] = {EXPERT(MAKE_EXPERT, told_again)},
	[DERIVED_HTTP_REQUEST_NUMBER] = FRAME("http.request_number", "Request number",
		"The how-manieth of its connection."),
	[DERIVED_HTTP_RESPONSE_NUMBER] = FRAME("http.response_number", "Response number",
		"The how-manieth of its connection."),
	[DERIVED_HTTP_TIME] = SECONDS("http.time", "Time since request", SINCE),
	[DERIVED_HTTP_PREV_REQUEST] = FRAME("http.prev_request_in", "Prev request in frame",
		"The request before this one."),
	[DERIVED_HTTP_PREV_RESPONSE] = FRAME("http.prev_response_in", "Prev response in frame",
		"The response before this one."),
	[DERIVED_HTTP_REQUEST] =
		FRAME("http.request_in", "Request in frame", "The frame that asked."),
	[DERIVED_HTTP_URI] = {.id = "http.response_for.uri", .label = "", .title = "Request URI",
		.kind = FIELD_TEXT, .make = MAKE_TOLD, .about = "What was asked for.",
		.rfc = "RFC 9110"},
	[DERIVED_ARP_GROUP] = {MADE("", "Duplicate IP address detected", FIELD_GROUP,
		"Two cards say that they have one address."), .mute = true},
	[DERIVED_ARP_FRAME] = FRAME("arp.duplicate-address-frame",
		"Frame showing earlier use of IP address", "Where the other card was seen last."),
	[DERIVED_ARP_EXPERT] = {EXPERT(MAKE_EXPERT, two_cards)},
	[DERIVED_ARP_SECONDS] = FRAME("arp.seconds-since-duplicate-address-frame",
		"Seconds since earlier frame seen", "How long ago that was."),
	FIELD_END,
};

const struct proto proto_derived_asks = {
	.id = "frame", .label = "frame", .title = "Frame", .layer = LAYER_LINK, .next = NEXT_DATA,
	.fields = fields, .about = "What is known of a question and its answer.",
	.rfc = "Wireshark",
};
