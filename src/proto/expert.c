/* SPDX-License-Identifier: BSD-2-Clause */
/* How grave the things are that Wireshark's experts say, and what kind of things. */
#include "proto/expert.h"

#include "sums.h"

#include <stddef.h>

const struct name expert_severities[] = {
	{EXPERT_COMMENT, "Comment"}, {EXPERT_CHAT, "Chat"}, {EXPERT_NOTE, "Note"},
	{EXPERT_WARN, "Warning"}, {EXPERT_ERROR, "Error"}, {0, NULL},
};

const struct name expert_groups[] = {
	{EXPERT_CHECKSUM, "Checksum"}, {EXPERT_SEQUENCE, "Sequence"},
	{EXPERT_RESPONSE, "Response"}, {EXPERT_REQUEST, "Request"},
	{EXPERT_UNDECODED, "Undecoded"}, {EXPERT_REASSEMBLE, "Reassemble"},
	{EXPERT_MALFORMED, "Malformed"}, {EXPERT_DEBUG, "Debug"}, {EXPERT_PROTOCOL, "Protocol"},
	{EXPERT_SECURITY, "Security"}, {EXPERT_COMMENTS, "Comment"},
	{EXPERT_DECRYPTION, "Decryption"}, {EXPERT_ASSUMPTION, "Assumption"},
	{EXPERT_DEPRECATED, "Deprecated"}, {0, NULL},
};

const struct name sum_names[] = {
	{0, "Bad"}, {1, "Good"}, {2, "Unverified"}, {3, "Not present"}, {4, "Illegal"},
	{0, NULL},
};
