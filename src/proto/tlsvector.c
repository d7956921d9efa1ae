/* SPDX-License-Identifier: BSD-2-Clause */
/* What is said of vectors of TLS (RFC 8446 3.4) whose lengths cannot be, and of bytes that nothing
 * speaks of. */
#include "tlsext.h"

#include "proto/expert.h"
#include "proto/secret.h"

#include <stddef.h>

#define SAY(symbol, name, text, severity, group)                                                   \
	static const struct field symbol##_parts[] = EXPERT_PARTS(name, text, severity, group);    \
	static const struct field symbol[] = {{EXPERT(MAKE_EXPERT, symbol##_parts)}, FIELD_END}
#define LEFT(symbol, text)                                                                         \
	SAY(symbol, "tls.malformed.trailing_data", text, EXPERT_WARN, EXPERT_PROTOCOL)
LEFT(one_left, "%u trailing byte was unprocessed");
LEFT(more_left, "%u trailing bytes were unprocessed");
#define SMALL(symbol, text)                                                                        \
	SAY(symbol, "tls.malformed.buffer_too_small", text, EXPERT_ERROR, EXPERT_MALFORMED)
SMALL(no_room, "No more room for vector of length %u");

#define LINE(words, experts, sentence)                                                             \
	{.id = "", .label = "", .title = "Vector", .kind = FIELD_GROUP, .heading = words,          \
		.make = MAKE_ELSEWHERE, .made = experts, .about = sentence, .rfc = "RFC 8446 3.4"}
#define UNSEEN(symbol, text)                                                                       \
	static const struct field symbol##_parts[] = EXPERT_PARTS(                                 \
		"tls.handshake.status_request.undecoded", text " not implemented, contact "        \
		"Wireshark developers if you want this to be supported", EXPERT_NOTE,              \
		EXPERT_UNDECODED);                                                                 \
	const struct field symbol[] = {{EXPERT(MAKE_EXPERT, symbol##_parts)}, FIELD_END}
UNSEEN(tls_unseen_ids, "Responder ID list is");
UNSEEN(tls_unseen_extensions, "Request Extensions are");

const struct field tls_left[] = {
	LINE("%b trailing byte was unprocessed", one_left, "A byte that nothing speaks of."),
	LINE("%b trailing bytes were unprocessed", more_left, "Bytes that nothing speaks of."),
	FIELD_END};
static const struct field long_parts[] = EXPERT_PARTS("tls.malformed.buffer_too_small",
	"Vector length %v", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field short_parts[] = EXPERT_PARTS("tls.malformed.vector_length",
	"Vector length %w", EXPERT_WARN, EXPERT_PROTOCOL);
const struct field tls_vector[] = {
	[TLS_VECTOR_LONG] = {EXPERT(MAKE_EXPERT, long_parts)},
	[TLS_VECTOR_SHORT] = {EXPERT(MAKE_EXPERT, short_parts)},
	[TLS_VECTOR_NONE] = LINE("%{_ws.expert.message}", no_room,
		"There is not even room for a length."),
	FIELD_END};
