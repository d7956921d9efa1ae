/* SPDX-License-Identifier: BSD-2-Clause */
/* Echo, RFC 862: whatever comes goes back. It has no header; over TCP and UDP it is on port 7. */
#include "proto/proto.h"

#include <stddef.h>

static const struct field fields[] = {
	{.id = "echo.data", .label = "data", .title = "Echo data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "Comes back as it is.", .rfc = "RFC 862"},
	FIELD_END};

/* Which of the two ports, 0 or 2 bytes into the header that carries it, is the service's. */
#define SIDE(name, text, at, sentence)                                                             \
	{.id = "echo." name, .label = "", .title = text, .bits = 1, .make = MAKE_SIDE,             \
		.preset = (at), .code = 7, .hidden = true, .about = sentence, .rfc = "RFC 862"}
static const struct field made[] = {
	SIDE("request", "Echo request", 2, "On its way to the service."),
	SIDE("response", "Echo response", 0, "On its way back."), FIELD_END};

static const struct bind binds[] = {{BIND_UDP, 7}, {BIND_TCP, 7}, {BIND_NONE, 0}};

const struct proto proto_echo = {
	.id = "echo", .label = "Echo", .title = "Echo", .layer = LAYER_APPLICATION,
	.next = NEXT_NONE, .binds = binds, .fields = fields, .made = made, .unlike = true,
	.about = "Sends back what it is sent.", .rfc = "RFC 862",
};
