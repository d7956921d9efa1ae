/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of Multipath TCP, RFC 8684 3: one connection over several ways, each a connection of
 * its own. */
#include "tcpopt.h"

#include <stddef.h>

static const struct name subtype_names[] = {
	{0, "Multipath Capable"}, {1, "Join Connection"}, {2, "Data Sequence Signal"},
	{3, "Add Address"}, {4, "Remove Address"}, {5, "Change Subflow Priority"},
	{6, "TCP Fallback"}, {7, "Fast Close"}, {8, "TCP Reset"}, {0, NULL},
};
static const struct name reason_names[] = {
	{0, "Unspecified error"}, {1, "MPTCP-specific error"}, {2, "Lack of resources"},
	{3, "Administratively prohibited"}, {4, "Too much outstanding data"},
	{5, "Unacceptable performance"}, {6, "Middlebox interference"}, {0, NULL},
};

#define MP "tcp.options.mptcp."
#define NUMBER(name, word, text, wide, sentence)                                                   \
	{.id = MP name, .label = word, .title = text, .bits = (wide), .about = sentence,           \
		.rfc = "RFC 8684 3"}
#define NUMBER_IF(name, word, text, wide, wanted, sentence)                                        \
	{.id = MP name, .label = word, .title = text, .bits = (wide), .when = wanted,              \
		.about = sentence, .rfc = "RFC 8684 3"}
#define BITS(name, word, text, wide, how, sentence)                                                \
	{.id = MP name, .label = word, .title = text, .bits = (wide), .kind = FIELD_##how,         \
		.about = sentence, .rfc = "RFC 8684 3"}
#define SUBTYPE                                                                                    \
	{.id = MP "subtype", .label = "subtype", .title = "Multipath TCP subtype", .bits = 4,      \
		.names = subtype_names, .about = "What it is about.", .rfc = "RFC 8684 3"}
#define CHOOSING                                                                                   \
	KIND, {.id = "tcp.option_len", .label = "len", .title = "Length", .bits = 8,               \
		.fill = FILL_ITEMLEN, .select = true,                                              \
		.about = "Bytes of the option, kind and length included.", .rfc = "RFC 9293 3.2"}
#define FLAGS(table, chooses)                                                                      \
	{.id = MP "flags", .label = "flags", .title = "Multipath TCP flags", .bits = 8,            \
		.kind = FIELD_FLAGS, .select = chooses, .parts = table,                            \
		.about = "What is there, and how.", .rfc = "RFC 8684 3"}

/* Bytes of an option that is longer than it must be. */
#define MORE                                                                                       \
	{.id = "", .label = "rest", .title = "Rest", .kind = FIELD_BYTES, .size = SIZE_REST,       \
		.mute = true, .about = "Nothing is defined.", .rfc = "RFC 8684 3"}

/* ---- the beginning --------------------------------------------------------------------------- */

#define CAPABLE_BITS                                                                               \
	NUMBER("checksumreq.flags", "A", "Checksum required", 1, "Sums are wanted."),              \
	NUMBER("extensibility.flag", "B", "Extensibility", 1, "Must be zero.")
static const struct field new_bits[] = {CAPABLE_BITS,
	NUMBER("nomoresubflows.flag", "C", "Do not attempt to establish new subflows to this "
		"address and port", 1, "No other way leads to this address."),
	BITS("reserved.flag", "res", "Reserved", 4, HEX, "Must be zero."),
	NUMBER("sha256.flag", "H", "Use HMAC-SHA256", 1, "How ways are signed."), FIELD_END};
static const struct field old_bits[] = {CAPABLE_BITS,
	BITS("reserved.flag", "res", "Reserved", 5, HEX, "Must be zero."),
	NUMBER("sha1.flag", "H", "Use HMAC-SHA1", 1, "How ways are signed."), FIELD_END};

static const struct field sum_item[] = {
	BITS("checksum", "sum", "Checksum", 16, HEX, "Whether the data was changed."), FIELD_END};
static const struct list sum_list = {LIST_REPEAT, sum_item};
#define SUM                                                                                        \
	{.id = "", .label = "sum", .title = "Checksum", .kind = FIELD_LIST, .size = SIZE_REST,     \
		.list = &sum_list, .about = "Whether the data was changed.", .rfc = "RFC 8684 3"}
#define CAPABLE(table)                                                                             \
	CHOOSING, SUBTYPE, NUMBER("version", "version", "Multipath TCP version", 4, "0 or 1."),    \
	FLAGS(table, false),                                                                       \
	NUMBER_IF("sendkey", "key", "Sender's Key", 64, WHEN_FROM(12, 255),                        \
		"Proves later on that the sender is the same."),                                   \
	NUMBER_IF("recvkey", "peer", "Receiver's Key", 64, WHEN_FROM(20, 255),                     \
		"The other's key, again."),                                                        \
	NUMBER_IF("datalvllen", "data", "Data-level length", 16, WHEN_FROM(22, 255),               \
		"Bytes of data that come with it."), SUM
const struct field tcpmulti_new[] = {CAPABLE(new_bits), MORE, FIELD_END};
const struct field tcpmulti_old[] = {CAPABLE(old_bits), MORE, FIELD_END};

/* ---- another way ----------------------------------------------------------------------------- */

/* The flags share a byte with the subtype, which Wireshark shows twice. */
static const struct field backup_made[] = {
	{.id = MP "backup.flag", .label = "", .title = "Backup flag", .bits = 8,
		.make = MAKE_PICKED, .preset = 1, .where = MADE_LAST,
		.about = "The way is for when the others fail.", .rfc = "RFC 8684 3.2"},
	FIELD_END};
#define SHARED_FLAGS(inside)                                                                       \
	{.id = MP "flags", .label = "", .title = "Multipath TCP flags", .bits = 8,                 \
		.kind = FIELD_HEX, .make = MAKE_CUT, .preset = 2, .where = MADE_LAST,              \
		.made = inside, .about = "What is there, and how.", .rfc = "RFC 8684 3.2"}
const struct field tcpmulti_backup[] = {SHARED_FLAGS(backup_made), FIELD_END};
const struct field tcpmulti_flags[] = {SHARED_FLAGS(NULL), FIELD_END};

#define ASKS WHEN1(12)
#define ANSWERS WHEN1(16)
#define PROVES WHEN1(24)
const struct field tcpmulti_join[] = {
	CHOOSING, SUBTYPE, FIELD_GAP(4),
	NUMBER_IF("addrid", "id", "Address ID", 8, WHEN_OTHER(24, 1), "Which address it is."),
	NUMBER_IF("recvtok", "token", "Receiver's Token", 32, ASKS, "Which connection it joins."),
	NUMBER_IF("sendtrunchmac", "hmac", "Sender's Truncated HMAC", 64, ANSWERS,
		"Proves that the sender knows the keys."),
	NUMBER_IF("sendrand", "random", "Sender's Random Number", 32, WHEN_OTHER(24, 1),
		"Makes every proof different."),
	{.id = "", .label = "res", .title = "Reserved", .bits = 8, .when = PROVES,
		.about = "Must be zero.", .rfc = "RFC 8684 3.2"},
	{.id = MP "sendhmac", .label = "hmac", .title = "Sender's HMAC", .bits = 160,
		.kind = FIELD_BYTES, .when = PROVES,
		.about = "Proves that the sender knows the keys.", .rfc = "RFC 8684 3.2"},
	MORE, FIELD_END};

/* ---- data ------------------------------------------------------------------------------------ */

static const struct field data_bits[] = {
	FIELD_GAP(3),
	NUMBER("datafin.flag", "F", "DATA_FIN", 1, "There is no more data."),
	NUMBER("dseqn8.flag", "m", "Data Sequence Number is 8 octets", 1, "Not 4."),
	NUMBER("dseqnpresent.flag", "M", "Data Sequence Number, Subflow Sequence Number, "
		"Data-level Length, Checksum present", 1, "They are there."),
	NUMBER("dataack8.flag", "a", "Data ACK is 8 octets", 1, "Not 4."),
	NUMBER("dataackpresent.flag", "A", "Data ACK is present", 1, "It is there."), FIELD_END};
const struct field tcpmulti_data[] = {
	KIND, LEN, SUBTYPE, FIELD_GAP(4), FLAGS(data_bits, true),
	NUMBER_IF("rawdataack", "ack", "Original MPTCP Data ACK", 32, WHEN_LOW(1, 1, 3),
		"The next byte of the whole that the sender expects."),
	NUMBER_IF("rawdataack", "ack", "Original MPTCP Data ACK", 64, WHEN_LOW(3, 1, 3),
		"The next byte of the whole that the sender expects."),
	NUMBER_IF("rawdataseqno", "seq", "Data Sequence Number", 32, WHEN_LOW(4, 1, 12),
		"Which byte of the whole the data begins with."),
	NUMBER_IF("rawdataseqno", "seq", "Data Sequence Number", 64, WHEN_LOW(12, 1, 12),
		"Which byte of the whole the data begins with."),
	NUMBER_IF("subflowseqno", "subseq", "Subflow Sequence Number", 32, WHEN_FLAG(4),
		"Which byte of this way that is."),
	NUMBER_IF("datalvllen", "data", "Data-level Length", 16, WHEN_FLAG(4),
		"Bytes of data that this is about."),
	{.id = "", .label = "sum", .title = "Checksum", .kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "Whether the data was changed.", .rfc = "RFC 8684 3.3"},
	FIELD_END};

/* ---- addresses ------------------------------------------------------------------------------- */

#define ADDRESS(first)                                                                      \
	CHOOSING, SUBTYPE, first,                                                                  \
	NUMBER("addrid", "id", "Address ID", 8, "Which address it is."),                           \
	{.id = MP "ipv4", .label = "ipv4", .title = "Advertised IPv4 Address", .bits = 32,         \
		.kind = FIELD_IPV4, .when = WHEN_FROM(8, 19), .about = "The address.",             \
		.rfc = "RFC 8684 3.4.1"},                                                          \
	{.id = MP "ipv6", .label = "ipv6", .title = "Advertised IPv6 Address", .bits = 128,        \
		.kind = FIELD_IPV6, .when = WHEN_FROM(20, 30), .about = "The address.",            \
		.rfc = "RFC 8684 3.4.1"},                                                          \
	NUMBER_IF("port", "port", "Advertised port", 16,                                           \
		WHEN_SET(10, BIT(0) | BIT(8) | BIT(12) | BIT(20)), "The port there."),             \
	NUMBER_IF("addaddrtrunchmac", "hmac", "Truncated HMAC", 64,                                \
		WHEN_SET(16, BIT(0) | BIT(2) | BIT(12) | BIT(14)), "Proves who says so.")
#define VERSION NUMBER("ipver", "ipver", "IP version", 4, "4 or 6.")
#define ECHO NUMBER("echo", "echo", "Echo", 4, "The address is known now.")
const struct field tcpmulti_add_v0[] = {ADDRESS(VERSION), MORE, FIELD_END};
const struct field tcpmulti_add[] = {ADDRESS(ECHO), MORE, FIELD_END};

static const struct field id_item[] = {
	NUMBER("addrid", "id", "Address ID", 8, "Which address it is."), FIELD_END};
static const struct list id_list = {LIST_REPEAT, id_item};
#define IDS                                                                                        \
	{.id = "", .label = "ids", .title = "Addresses", .kind = FIELD_LIST, .size = SIZE_REST,    \
		.list = &id_list, .about = "Which addresses.", .rfc = "RFC 8684 3.4.2"}
const struct field tcpmulti_remove[] = {KIND, LEN, SUBTYPE, FIELD_GAP(4), IDS, FIELD_END};
const struct field tcpmulti_prefer[] = {KIND, LEN, SUBTYPE, FIELD_GAP(4), IDS, FIELD_END};

/* ---- the end --------------------------------------------------------------------------------- */

#define RESERVED                                                                                   \
	{.id = MP "reserved", .label = "res", .title = "Reserved", .bits = 12, .box = 2,           \
		.kind = FIELD_HEX, .about = "Must be zero.", .rfc = "RFC 8684 3.5"}
const struct field tcpmulti_fail[] = {
	KIND, LEN, SUBTYPE, RESERVED,
	NUMBER("rawdataseqno", "seq", "Data Sequence Number", 64, "Where it went wrong."),
	MORE, FIELD_END};
const struct field tcpmulti_close[] = {
	KIND, LEN, SUBTYPE, RESERVED,
	NUMBER("recvkey", "key", "Receiver's Key", 64, "Proves that the sender is the same."),
	MORE, FIELD_END};

const struct field tcpmulti_reset[] = {
	KIND, LEN,
	SUBTYPE, NUMBER("flag_U.flag", "U", "Flag U", 1, "Must be zero."),
	NUMBER("flag_V.flag", "V", "Flag V", 1, "Must be zero."),
	NUMBER("flag_W.flag", "W", "Flag W", 1, "Must be zero."),
	NUMBER("flag_T.flag", "T", "Transient", 1, "The way may be tried again."),
	{.id = MP "rst_reason", .label = "reason", .title = "Reason", .bits = 8, .kind = FIELD_HEX,
		.names = reason_names, .about = "Why the way is closed.", .rfc = "RFC 8684 3.6"},
	MORE, FIELD_END};
