/* SPDX-License-Identifier: BSD-2-Clause */
/* What ntpd's private messages ask and tell, request by request, as its ntp_request.h has it: a
 * list of items of one size, of which an item may be longer than what is known of it. */
#include "ntp.h"

#include <stddef.h>

static const struct name action_names[] = {
	{1, "Interface exists"}, {2, "Interface created"}, {3, "Interface deleted"}, {0, NULL}};
static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};

#define OF "ntpd"
#define M7(name, text, wide, how, sentence)                                                        \
	.id = "ntp.priv.mode7." name, .label = name, .title = text, .bits = (wide),                \
	.kind = FIELD_##how, .about = sentence, .rfc = OF
#define SAYS(...) {M7(__VA_ARGS__)}
/* Fields that usual messages have, too. */
#define USUAL(name, text, wide, how, sentence)                                                     \
	.id = "ntp." name, .label = name, .title = text, .bits = (wide), .kind = FIELD_##how,      \
	.about = sentence, .rfc = "RFC 5905 7.3"
#define STRATUM                                                                                    \
	{USUAL("stratum", "Peer Clock Stratum", 8, UINT, "How many clocks away the reference is.")}
#define PPOLL                                                                                      \
	{USUAL("ppoll", "Peer Polling Interval", 8, UINT,                                          \
		"Time between questions: 2 to this power, in seconds.")}
#define PRECISION                                                                                  \
	{USUAL("precision", "Peer Clock Precision", 8, UINT,                                       \
		"How exact the clock is: 2 to this power, in seconds.")}
#define ROOTDELAY                                                                                  \
	{USUAL("rootdelay", "Root Delay", 32, UINT,                                                \
		"Time to the reference and back, in 65,536ths of a second.")}
#define ROOTDISPERSION                                                                             \
	{USUAL("rootdispersion", "Root Dispersion", 32, UINT,                                      \
		"How wrong the clock may be, in 65,536ths of a second.")}
#define REFID                                                                                      \
	{USUAL("refid", "Reference ID", 32, BYTES, "Which clock this one follows.")}
#define KEYID {USUAL("keyid", "Key ID", 32, BYTES, "Which of the keys that both know.")}
#define REFTIME                                                                                    \
	{USUAL("reftime", "Reference Timestamp", 64, DATE, "When the clock was last set.")}
#define ORG {USUAL("org", "Origin Timestamp", 64, DATE, "When the last question was sent.")}
#define REC {USUAL("rec", "Receive Timestamp", 64, DATE, "When it arrived.")}
#define XMT {USUAL("xmt", "Transmit Timestamp", 64, DATE, "When the answer was sent.")}
#define TRAPS                                                                                      \
	{.id = "ntp.priv.traps.flags", .label = "flags", .title = "Flags", .bits = 32,             \
		.kind = FIELD_HEX, .about = "How it was asked for.", .rfc = OF}

#define FLAG(name, text, boxed, sentence)                                                          \
	{M7(name, text, 1, UINT, sentence), .box = (boxed), .names = set_names}
static const struct field peer_bits[] = {
	FLAG("peer.flags.shortlist", "Shortlist", 1, "It is one of those that are looked at."),
	FLAG("peer.flags.sel_candidate", "Sel Candidate", 1, "It may be chosen."),
	FLAG("peer.flags.authenable", "Auth enable", 1, "Its messages must be proven."),
	FLAG("peer.flags.prefer", "Prefer", 1, "It is chosen rather than others."),
	FLAG("peer.flags.refclock", "Refclock", 1, "It is a clock beside this machine."),
	FLAG("peer.flags.burst", "Burst", 1, "It is asked several times in a row."),
	FLAG("peer.flags.syspeer", "Syspeer", 1, "It is the one that is followed."),
	FLAG("peer.flags.config", "Config", 1, "It was set up by hand."), FIELD_END};
#define PEER_FLAGS                                                                                 \
	{M7("peer.flags", "Flags", 8, FLAGS, "How the peer is used."), .parts = peer_bits}
static const struct field config_bits[] = {
	FIELD_GAP(2), FLAG("config.flags.skey", "Skey", 1, "Its keys are agreed on."),
	FLAG("config.flags.no_select", "No Select", 1, "It is only watched."),
	FLAG("config.flags.iburst", "IBurst", 1, "It is asked several times at first."),
	FLAG("config.flags.burst", "Burst", 1, "It is asked several times in a row."),
	FLAG("config.flags.prefer", "Prefer", 1, "It is chosen rather than others."),
	FLAG("config.flags.authenable", "Authenable", 1, "Its messages must be proven."),
	FIELD_END};
#define CONFIG_FLAGS                                                                               \
	{.id = "ntp.priv.config.flags", .label = "flags", .title = "Flags", .bits = 8,             \
		.kind = FIELD_FLAGS, .parts = config_bits, .about = "How the peer is to be used.", \
		.rfc = OF}
static const struct field system8_bits[] = {
	FLAG("sys.flags.cal", "Cal", 1, "A clock is measured."),
	FLAG("sys.flags.auth", "Auth", 1, "New peers must be proven."),
	FLAG("sys.flags.filegen", "Filegen", 1, "What happens is written down."),
	FLAG("sys.flags.monitor", "Monitor", 1, "Who asks is noted."),
	FLAG("sys.flags.kernel", "Kernel", 1, "The kernel sets the clock."),
	FLAG("sys.flags.ntp", "NTP", 1, "The clock is set."),
	FLAG("sys.flags.pps", "PPS", 1, "A pulse a second is listened to."),
	FLAG("sys.flags.bclient", "Bclient", 1, "What is sent to all is listened to."), FIELD_END};
/* Of a number of four bytes the last one: which Wireshark shows as if it were all. */
#define LAST_BIT(name, text, bit, sentence)                                                        \
	{M7(name, text, 32, UINT, sentence), .make = MAKE_PICKED, .preset = BIT(bit),              \
		.where = MADE_LAST, .names = set_names}
#define LAST_BYTE(name, table, sentence)                                                           \
	static const struct field table##_made[] = {                                               \
		{M7(name, "Flags", 32, HEX, sentence), .make = MAKE_PICKED, .preset = 0xff,        \
			.made = table##_bits},                                                     \
		FIELD_END};                                                                        \
	static const struct field table##_flags[] = {                                              \
		{M7(name, "Flags", 32, HEX, sentence), .silent = true, .made = table##_made},      \
		FIELD_END}
static const struct field system_bits[] = {
	LAST_BIT("sys.flags.cal", "Cal", 7, "A clock is measured."),
	LAST_BIT("sys.flags.auth", "Auth", 6, "New peers must be proven."),
	LAST_BIT("sys.flags.filegen", "Filegen", 5, "What happens is written down."),
	LAST_BIT("sys.flags.monitor", "Monitor", 4, "Who asks is noted."),
	LAST_BIT("sys.flags.kernel", "Kernel", 3, "The kernel sets the clock."),
	LAST_BIT("sys.flags.ntp", "NTP", 2, "The clock is set."),
	LAST_BIT("sys.flags.pps", "PPS", 1, "A pulse a second is listened to."),
	LAST_BIT("sys.flags.bclient", "Bclient", 0, "What is sent to all is listened to."),
	FIELD_END};
static const struct field reset_bits[] = {
	LAST_BIT("reset_stats.flags.ctl", "Ctl", 6, "Of control messages."),
	LAST_BIT("reset_stats.flags.auth", "Auth", 5, "Of proofs."),
	LAST_BIT("reset_stats.flags.timer", "Timer", 4, "Of the alarm."),
	LAST_BIT("reset_stats.flags.mem", "Mem", 3, "Of memory."),
	LAST_BIT("reset_stats.flags.sys", "Sys", 2, "Of the server."),
	LAST_BIT("reset_stats.flags.io", "IO", 1, "Of messages that came and went."),
	LAST_BIT("reset_stats.flags.allpeers", "All Peers", 0, "Of all peers."), FIELD_END};
LAST_BYTE("sys.flags", system, "How the server is run.");
LAST_BYTE("reset_stats.flags", reset, "What to count anew.");
#define SYSTEM_FLAGS8                                                                              \
	{M7("sys.flags8", "Flags", 8, FLAGS, "How the server is run."), .parts = system8_bits}

static const struct field peer_list[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	SAYS("port", "Port", 16, UINT, "The port."),
	{M7("hmode", "HMode", 8, UINT, "How this server speaks to it."), .names = ntp_modes},
	PEER_FLAGS, SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("address6", "IPv6 addr", 128, IPV6, "The same, if it is an IPv6 address."), FIELD_END};
static const struct field peer_sum[] = {
	SAYS("dstaddress", "Destination address", 32, IPV4, "The address that is spoken to."),
	SAYS("srcaddress", "Source address", 32, IPV4, "The address that is spoken from."),
	SAYS("srcport", "Source port", 16, UINT, "The port of the other."), STRATUM,
	{M7("hpoll", "Host polling interval", 8, UINT,
		 "Time between questions: 2 to this power, in seconds."), .minus = true},
	PPOLL, SAYS("reach", "Reach", 8, UINT, "Which of the last eight questions were answered."),
	PEER_FLAGS,
	{M7("hmode", "HMode", 8, UINT, "How this server speaks to it."), .names = ntp_modes},
	{M7("delay", "Delay", 32, UINT, "Seconds on the way, in 65,536ths."), .minus = true},
	SAYS("offset", "Offset", 64, UINT, "How far the clock is from the other."),
	SAYS("dispersion", "Dispersion", 32, UINT,
		"How wrong the clock may be, in 65,536ths of a second."),
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("dstaddress6", "IPv6 destination addr", 128, IPV6,
		"The same, if it is an IPv6 address."),
	SAYS("srcaddress6", "IPv6 source addr", 128, IPV6, "The same, if it is an IPv6 address."),
	FIELD_END};
static const struct field peer_told[] = {
	SAYS("dstaddress", "Destination address", 32, IPV4, "The address that is spoken to."),
	SAYS("srcaddress", "Source address", 32, IPV4, "The address that is spoken from."),
	SAYS("srcport", "Source port", 16, UINT, "The port of the other."), PEER_FLAGS,
	SAYS("leap", "Leap", 8, UINT, "Whether the day will be a second longer or shorter."),
	{M7("hmode", "HMode", 8, UINT, "How this server speaks to it."), .names = ntp_modes},
	{M7("pmode", "Peer mode", 8, UINT,
		 "How the other speaks to this server."), .names = ntp_modes},
	STRATUM, PPOLL,
	{M7("hpoll", "Host polling interval", 8, UINT,
		 "Time between questions: 2 to this power, in seconds."), .minus = true},
	PRECISION, SAYS("version", "Version", 8, UINT, "Which NTP the other speaks."),
	SAYS("unused", "Unused", 8, BYTES, "Nothing."),
	SAYS("reach", "Reach", 8, UINT, "Which of the last eight questions were answered."),
	SAYS("unreach", "Unreach", 8, UINT, "How many questions were not answered."),
	SAYS("flash", "Flash", 8, UINT, "Why the last answer was not taken."),
	SAYS("ttl", "TTL", 8, UINT, "Over how many routers its messages may go."),
	SAYS("flash2", "Flash new", 16, UINT, "Why the last answer was not taken."),
	SAYS("associd", "Association ID", 16, UINT, "Its number here."), KEYID,
	SAYS("pkeyid", "Peer Key ID", 32, UINT, "The key that the other uses."), REFID,
	SAYS("timer", "Timer", 32, UINT, "When to ask next."), ROOTDELAY, ROOTDISPERSION, REFTIME,
	ORG, REC, XMT,
	{M7("filtdelay", "Filt delay", 32, UINT,
		 "Seconds on the way of an earlier message."), .minus = true},
	{M7("filtoffset", "Filt offset", 64, UINT, "How far the clock was then."), .minus = true},
	SAYS("order", "Order", 8, UINT, "Which of these is the best."),
	{M7("delay", "Delay", 32, UINT, "Seconds on the way, in 65,536ths."), .minus = true},
	SAYS("dispersion", "Dispersion", 32, UINT,
		"How wrong the clock may be, in 65,536ths of a second."),
	SAYS("offset", "Offset", 64, UINT, "How far the clock is from the other."),
	SAYS("selectdis", "Selectdis", 32, UINT, "How much those that were chosen differ."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	{M7("estbdelay", "Estbdelay", 32, UINT,
		 "Time on the way of what is sent to all."), .minus = true},
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("dstaddress6", "IPv6 destination addr", 128, IPV6,
		"The same, if it is an IPv6 address."),
	SAYS("srcaddress6", "IPv6 source addr", 128, IPV6, "The same, if it is an IPv6 address."),
	FIELD_END};
static const struct field stats_told[] = {
	SAYS("dstaddress", "Destination address", 32, IPV4, "The address that is spoken to."),
	SAYS("srcaddress", "Source address", 32, IPV4, "The address that is spoken from."),
	SAYS("srcport", "Source port", 16, UINT, "The port of the other."), PEER_FLAGS,
	SAYS("timereset", "Time reset", 32, UINT, "Seconds since this began to be counted."),
	SAYS("timereceived", "Time received", 32, UINT, "Seconds since the last message."),
	SAYS("timetosend", "Time to send", 32, UINT, "Seconds to the next question."),
	SAYS("timereachable", "Time reachable", 32, UINT, "For how many seconds it has answered."),
	SAYS("sent", "Sent", 32, UINT, "Messages sent."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("processed", "Processed", 32, UINT, "Messages that were taken."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("badauth", "Bad authentication", 32, UINT, "Messages that were not proven."),
	SAYS("bogusorg", "Bogus origin", 32, UINT, "Answers to what was not asked."),
	SAYS("oldpkt", "Old packet", 32, UINT, "Messages that came twice."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("seldisp", "Bad dispersion", 32, UINT, "Answers too uncertain to be taken."),
	SAYS("selbroken", "Bad reference time", 32, UINT, "Answers with a time that cannot be."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("candidate", "Candidate", 8, UINT, "How good it is among those to choose from."),
	SAYS("unused", "Unused", 8, BYTES, "Nothing."),
	SAYS("unused", "Unused", 8, BYTES, "Nothing."),
	SAYS("unused", "Unused", 8, BYTES, "Nothing."),
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("dstaddress6", "IPv6 destination addr", 128, IPV6,
		"The same, if it is an IPv6 address."),
	SAYS("srcaddress6", "IPv6 source addr", 128, IPV6, "The same, if it is an IPv6 address."),
	FIELD_END};
static const struct field system[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	{M7("pmode", "Peer mode", 8, UINT,
		 "How the other speaks to this server."), .names = ntp_modes},
	SAYS("leap", "Leap", 8, UINT, "Whether the day will be a second longer or shorter."),
	STRATUM, PRECISION, ROOTDELAY, ROOTDISPERSION, REFID, REFTIME,
	SAYS("poll", "Poll", 32, UINT, "Time between questions: 2 to this power, in seconds."),
	SYSTEM_FLAGS8,
	SAYS("unused", "Unused", 24, BYTES, "Nothing."),
	{M7("bdelay", "Bdelay", 32, UINT,
		 "Time on the way of what is sent to all."), .minus = true},
	{M7("freq", "Freq", 32, UINT, "How much faster or slower the clock goes."), .minus = true},
	{M7("authdelay", "Auth delay", 64, UINT,
		 "Time that it takes to prove a message."), .minus = true},
	SAYS("stability", "Stability (ppm)", 32, UINT, "How much that changes."),
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("address6", "IPv6 addr", 128, IPV6, "The same, if it is an IPv6 address."), FIELD_END};
static const struct field system_stats[] = {
	SAYS("timeup", "Time up", 32, UINT, "For how many seconds the server has run."),
	SAYS("timereset", "Time reset", 32, UINT, "Seconds since this began to be counted."),
	SAYS("denied", "Denied", 32, UINT, "Questions that were refused."),
	SAYS("oldversion", "Old version", 32, UINT, "Messages of an older version."),
	SAYS("newversion", "New version", 32, UINT, "Messages of this version."),
	SAYS("bad_version", "Unknown version packets", 32, UINT, "Messages of no version."),
	SAYS("badlength", "Bad length", 32, UINT, "Messages of a wrong length."),
	SAYS("processed", "Processed", 32, UINT, "Messages that were taken."),
	SAYS("badauth", "Bad authentication", 32, UINT, "Messages that were not proven."),
	SAYS("timereceived", "Time received", 32, UINT, "Seconds since the last message."),
	SAYS("limitrejected", "Limit rejected", 32, UINT, "Messages that came too often."),
	SAYS("lamport", "Lamport violation", 32, UINT, "Messages that came before they were sent."),
	SAYS("tsrounding", "Timestamp rounding error", 32, UINT,
		"Times that were not exact enough."),
	FIELD_END};
static const struct field io[] = {
	SAYS("timereset", "Time reset", 32, UINT, "Seconds since this began to be counted."),
	SAYS("totalrecvbufs", "Toal receive buffer", 16, UINT, "Room for so many messages."),
	SAYS("freerecvbufs", "Free receive buffer", 16, UINT, "How much of it is free."),
	SAYS("fullrecvbufs", "Full receive buffer", 16, UINT, "How much of it is used."),
	SAYS("lowwater", "Low water", 16, UINT, "How often room was made."),
	SAYS("dropped", "Dropped packets", 32, UINT, "Messages for which there was no room."),
	SAYS("ignored", "Ignored packets", 32, UINT, "Messages that were not looked at."),
	SAYS("received", "Received packets", 32, UINT, "Messages that came."),
	SAYS("sent", "Sent", 32, UINT, "Messages sent."),
	SAYS("notsent", "Not sent packets", 32, UINT, "Messages that could not be sent."),
	SAYS("interrupts", "Interrupts", 32, UINT, "How often the program was interrupted."),
	SAYS("int_received", "Received by interrupt handler", 32, UINT,
		"Messages that came meanwhile."),
	FIELD_END};
static const struct field memory[] = {
	SAYS("timereset", "Time reset", 32, UINT, "Seconds since this began to be counted."),
	SAYS("totalmem", "Total memory", 16, UINT, "Room for so many peers."),
	SAYS("freemem", "Free memory", 16, UINT, "How much of it is free."),
	SAYS("findpeer_calls", "Find peer calls", 32, UINT, "How often one was looked for."),
	SAYS("allocations", "Allocations", 32, UINT, "How often room was made for one."),
	SAYS("demobilizations", "Demobilizations", 32, UINT, "How often one was given up."),
	{M7("hashcount", "Hashcount", 0, BYTES, "How they are spread."), .size = SIZE_REST},
	FIELD_END};
static const struct field loop[] = {
	{M7("last_offset", "Last offset", 64, UINT,
		 "How far the clock was off last."), .minus = true},
	{M7("drift_comp", "Drift comp", 64, UINT,
		 "How wrong the clock goes by itself."), .minus = true},
	SAYS("compliance", "Compliance", 32, UINT, "How hard the clock is pulled."),
	SAYS("watchdog_timer", "Watchdog timer", 32, UINT, "Seconds since it was pulled last."),
	FIELD_END};
static const struct field timers[] = {
	SAYS("timereset", "Time reset", 32, UINT, "Seconds since this began to be counted."),
	SAYS("alarms", "Alarms", 32, UINT, "How often the alarm rang."),
	SAYS("overflows", "Overflows", 32, UINT, "How often it rang too late."),
	SAYS("xmtcalls", "Transmitted calls", 32, UINT, "How often something had to be sent."),
	FIELD_END};
static const struct field config[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	{M7("hmode", "HMode", 8, UINT, "How this server speaks to it."), .names = ntp_modes},
	SAYS("version", "Version", 8, UINT, "Which NTP the other speaks."),
	SAYS("minpoll", "Minpoll", 8, UINT,
		"The shortest time between questions: 2 to this power."),
	SAYS("maxpoll", "Maxpoll", 8, UINT, "The longest time between questions: 2 to this power."),
	CONFIG_FLAGS, SAYS("ttl", "TTL", 8, UINT, "Over how many routers its messages may go."),
	SAYS("unused", "Unused", 16, BYTES, "Nothing."), KEYID,
	SAYS("key_file", "Key file name", 1024, TEXT, "Where the keys are."),
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("address6", "IPv6 addr", 128, IPV6, "The same, if it is an IPv6 address."), FIELD_END};
static const struct field unconfig[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("address6", "IPv6 addr", 128, IPV6, "The same, if it is an IPv6 address."), FIELD_END};
static const struct field restricted[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	SAYS("mask", "Mask", 32, IPV4, "Which bits of the address count."),
	SAYS("count", "Count", 32, UINT, "How often it was met."),
	SAYS("rflags", "Rflags", 16, UINT, "What it may not do."),
	SAYS("mflags", "Mflags", 16, UINT, "To which messages that applies."),
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("address6", "IPv6 addr", 128, IPV6, "The same, if it is an IPv6 address."),
	SAYS("mask6", "IPv6 mask", 128, IPV6, "The same of an IPv6 address."), FIELD_END};
static const struct field rule[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	SAYS("mask", "Mask", 32, IPV4, "Which bits of the address count."),
	{M7("ippeerlimit", "IP peer limit", 16, UINT,
		 "How many peers may be at one address."), .minus = true},
	SAYS("restrict_flags", "Restrict flags", 16, UINT, "What it may not do."),
	SAYS("mflags", "Mflags", 16, UINT, "To which messages that applies."),
	SAYS("unused", "Unused", 32, BYTES, "Nothing."),
	SAYS("address6", "IPv6 addr", 128, IPV6, "The same, if it is an IPv6 address."),
	SAYS("mask6", "IPv6 mask", 128, IPV6, "The same of an IPv6 address."), FIELD_END};
static const struct field trusted[] = {
	{M7("key", "Key", 64, HEX, "The key's number."), .little = true}, FIELD_END};
static const struct field keys[] = {
	SAYS("timereset", "Time reset", 32, UINT, "Seconds since this began to be counted."),
	SAYS("numkeys", "Num keys", 32, UINT, "How many keys there are."),
	SAYS("numfreekeys", "Num free keys", 32, UINT, "Room for so many more."),
	SAYS("keylookups", "Keylookups", 32, UINT, "How often one was looked for."),
	SAYS("keynotfound", "Key not found", 32, UINT, "How often it was not found."),
	SAYS("encryptions", "Encryptions", 32, UINT, "Messages that were proven."),
	SAYS("decryptions", "Decryptions", 32, UINT, "Messages whose proof was checked."),
	SAYS("expired", "Expired", 32, UINT, "Keys that are too old."),
	SAYS("keyuncached", "Key uncached", 32, UINT, "How often it was not the last one."),
	FIELD_END};
static const struct field traps[] = {
	SAYS("local_address", "Local address", 32, IPV4, "The server's own address."),
	SAYS("trap_address", "Trap address", 32, IPV4, "Who is told of events."),
	SAYS("trap_port", "Trap port", 16, UINT, "The port of that."),
	SAYS("sequence", "Sequence number", 16, UINT, "Number of the last message."),
	SAYS("settime", "Trap set time", 32, UINT, "Seconds since it was last asked for."),
	SAYS("origtime", "Trap originally time", 32, UINT, "Seconds since it was first asked for."),
	SAYS("resets", "Resets", 32, UINT, "How often it was asked for."), TRAPS,
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("local_address6", "IPv6 local addr", 128, IPV6, "The same, if it is an IPv6 address."),
	SAYS("trap_address6", "IPv6 trap addr", 128, IPV6, "The same, if it is an IPv6 address."),
	FIELD_END};
static const struct field trap[] = {
	SAYS("local_address", "Local address", 32, IPV4, "The server's own address."),
	SAYS("trap_address", "Trap address", 32, IPV4, "Who is told of events."),
	SAYS("trap_port", "Trap port", 16, UINT, "The port of that."),
	SAYS("unused", "Unused", 16, BYTES, "Nothing."),
	SAYS("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the IPv6 addresses count."),
	SAYS("local_address6", "IPv6 local addr", 128, IPV6, "The same, if it is an IPv6 address."),
	SAYS("trap_address6", "IPv6 trap addr", 128, IPV6, "The same, if it is an IPv6 address."),
	FIELD_END};
static const struct field key_number[] = {
	KEYID, FIELD_END};
static const struct field controls[] = {
	SAYS("timereset", "Time reset", 32, UINT, "Seconds since this began to be counted."),
	SAYS("requests", "Requests", 32, UINT, "Control messages that came."),
	SAYS("bad_packets", "Bad packets", 32, UINT, "Those of them that were wrong."),
	SAYS("responses", "Responses", 32, UINT, "Answers to them."),
	SAYS("fragments", "Fragments", 32, UINT, "Pieces of answers."),
	SAYS("errors", "Errors", 32, UINT, "Answers that say what went wrong."),
	SAYS("too_short", "Too short packets", 32, UINT, "Messages that were too short."),
	SAYS("input_responses", "Responses on input", 32, UINT,
		"Answers where questions were expected."),
	SAYS("input_fragments", "Fragments on input", 32, UINT,
		"Pieces where whole messages were expected."),
	SAYS("input_errors", "Errors on input", 32, UINT, "Errors where questions were expected."),
	SAYS("bad_offset", "Non zero offset packets", 32, UINT,
		"Questions that do not begin at their beginning."),
	SAYS("bad_version", "Unknown version packets", 32, UINT, "Messages of no version."),
	SAYS("data_too_short", "Data too short", 32, UINT, "Questions that end too soon."),
	SAYS("badop", "Bad op code found", 32, UINT, "Questions for nothing known."),
	SAYS("async_messages", "Async messages", 32, UINT, "Events that were told of."), FIELD_END};
static const struct field clock_told[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	SAYS("type", "Type", 8, UINT, "What kind of clock it is."),
	SAYS("clock_flags", "Clock Flags", 8, UINT, "How it is set up."),
	SAYS("lastevent", "Last event", 8, UINT, "What happened to it last."),
	SAYS("currentstatus", "Current status", 8, UINT, "How it is."),
	SAYS("polls", "Polls", 32, UINT, "How often it was asked."),
	SAYS("noresponse", "Noresponse", 32, UINT, "How often it did not answer."),
	SAYS("badformat", "Bad format", 32, UINT, "Answers that could not be read."),
	SAYS("baddata", "Bad data", 32, UINT, "Answers that cannot be."),
	SAYS("timestarted", "Time started", 32, UINT, "For how many seconds it has been used."),
	SAYS("fudgetime1", "Fudge time 1", 64, HEX, "What to add to its time."),
	SAYS("fudgetime2", "Fudge time 2", 64, HEX, "Another number of the kind."),
	{M7("fudgeval1", "Fudge val 1", 32, UINT,
		 "A number that means what the clock likes."), .minus = true},
	SAYS("fudgeval2", "Fudge val 2", 32, UINT, "Another number of the kind."), FIELD_END};
static const struct field clock_asked[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."), FIELD_END};
static const struct field fudge[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	SAYS("which", "Which", 32, UINT, "Which of these numbers is set."),
	SAYS("fudgetime", "Fudgetime", 64, UINT, "The number."),
	SAYS("fudgeval_flags", "Fudgeval flags", 32, UINT, "The number, or flags."), FIELD_END};
static const struct field kernel[] = {
	{M7("kernel_offset", "Offset", 32, UINT,
		 "How far the kernel's clock is off."), .minus = true},
	{M7("freq", "Freq", 32, UINT, "How much faster or slower the clock goes."), .minus = true},
	{M7("maxerror", "Max error", 32, UINT, "How wrong it may be at most."), .minus = true},
	{M7("esterror", "Est error", 32, UINT, "How wrong it is, as it seems."), .minus = true},
	SAYS("status", "Status", 16, UINT, "How it is run."),
	SAYS("shift", "Shift", 16, UINT, "How long it is measured: 2 to this power, in seconds."),
	{M7("constant", "Constant", 32, UINT, "How hard it is pulled."), .minus = true},
	{M7("precision", "Precision", 32, UINT, "How exact it is."), .minus = true},
	{M7("tolerance", "tolerance", 32, UINT, "How wrong it may go."), .minus = true},
	{M7("ppsfreq", "ppsfreq", 32, UINT,
		 "How wrong it goes by a pulse a second."), .minus = true},
	{M7("jitter", "jitter", 32, UINT, "How much these pulses differ."), .minus = true},
	{M7("stabil", "stabil", 32, UINT, "How much that changes."), .minus = true},
	{M7("jitcnt", "jitcnt", 32, UINT,
		 "Pulses that came too early or too late."), .minus = true},
	{M7("calcnt", "calcnt", 32, UINT, "How often it was measured."), .minus = true},
	{M7("errcnt", "errcnt", 32, UINT, "How often that failed."), .minus = true},
	{M7("stbcnt", "stbcnt", 32, UINT, "How often it changed too much."), .minus = true},
	FIELD_END};
static const struct field bugs_told[] = {
	SAYS("address", "Address", 32, IPV4, "Whose it is."),
	SAYS("nvalues", "Nvalues", 8, UINT, "How many numbers follow."),
	SAYS("ntimes", "Ntimes", 8, UINT, "How many times follow."),
	SAYS("svalues", "Svalues", 16, UINT, "Which numbers have a sign."),
	SAYS("stimes", "Stimes", 32, UINT, "Which times have a sign."),
	SAYS("values", "Values", 512, BYTES, "The numbers."),
	SAYS("times", "Times", 2048, BYTES, "The times."), FIELD_END};

/* Of a network card; whether its addresses are IPv6 ones is said behind them. */
static const struct field card_more[] = {
	SAYS("int_name", "Interface name", 256, TEXT, "The card's name."),
	{M7("int_flags", "Interface flags", 32, UINT, "How the card is set up."), .minus = true},
	{M7("last_ttl", "Last TTL specified", 32, UINT,
		 "Over how many routers the last message could go."), .minus = true},
	{M7("num_mcast", "Numer multicast sockets", 32, UINT,
		 "How many groups it listens to."), .minus = true},
	SAYS("received", "Received packets", 32, UINT, "Messages that came."),
	SAYS("sent", "Sent", 32, UINT, "Messages sent."),
	SAYS("notsent", "Not sent packets", 32, UINT, "Messages that could not be sent."),
	{M7("uptime", "Uptime", 32, UINT, "For how many seconds it has been used."), .minus = true},
	SAYS("scopeid", "Scopeid", 32, UINT, "Which wire a local address is on."),
	SAYS("ifindex", "Ifindex", 32, UINT, "The system's number for it."),
	SAYS("ifnum", "Ifnum", 32, UINT, "The server's number for it."),
	SAYS("peercnt", "Peer count", 32, UINT, "How many peers are on its wire."),
	SAYS("family", "Address family", 16, UINT, "What kind of addresses it has."),
	SAYS("ignore_pkts", "Ignore packets", 8, UINT, "Whether what comes is not looked at."),
	{M7("action", "Action", 8, UINT, "What has become of it."), .names = action_names},
	SAYS("unused", "Unused", 32, BYTES, "Nothing."), FIELD_END};
#define CARD                                                                                       \
	{M7("ipv6_flag", "IPv6 Flag", 32, UINT, "Not 0: the addresses are IPv6 ones."),            \
		.fill = FILL_CODE},                                                                \
		{.id = "", .label = "card", .title = "Card", .kind = FIELD_GROUP,                  \
			.parts = card_more, .about = "What is known of a network card.", .rfc = OF}
static const struct field card[] = {
	SAYS("address6", "IPv6 addr", 128, IPV6, "The card's address."),
	SAYS("bcast6", "IPv6 bcast", 128, IPV6, "The address of everyone on the wire."),
	SAYS("mask6", "IPv6 mask", 128, IPV6, "Which bits of the address count."), CARD, FIELD_END};
/* An IPv4 address is in the first bytes of the room for an IPv6 one. */
#define REST_OF_IT                                                                                 \
	{.id = "", .label = "unused", .title = "Unused", .bits = 96, .kind = FIELD_BYTES,          \
		.silent = true, .about = "Nothing.", .rfc = OF}
static const struct field card4[] = {
	SAYS("address", "Address", 32, IPV4, "The card's address."), REST_OF_IT,
	SAYS("bcast", "Bcast", 32, IPV4, "The address of everyone on the wire."), REST_OF_IT,
	SAYS("mask", "Mask", 32, IPV4, "Which bits of the address count."), REST_OF_IT, CARD,
	FIELD_END};

/* As many bytes as the header says. */
#define ITEMS(table)                                                                               \
	static const struct field table##_items[] = {                                              \
		{.id = "ntp.priv.mode7.item", .label = "item", .title = "Item",                    \
			.kind = FIELD_GROUP, .size = SIZE_CHOSEN, .chosen = 12, .mute = true,      \
			.parts = table, .about = "What is asked or told.", .rfc = OF},             \
		FIELD_END};                                                                        \
	const struct list ntp_##table = {LIST_COUNT, table##_items}

ITEMS(peer_list);
ITEMS(peer_sum);
ITEMS(peer_told);
ITEMS(stats_told);
ITEMS(system);
ITEMS(system_stats);
ITEMS(io);
ITEMS(memory);
ITEMS(loop);
ITEMS(timers);
ITEMS(config);
ITEMS(unconfig);
ITEMS(restricted);
ITEMS(rule);
ITEMS(trusted);
ITEMS(keys);
ITEMS(traps);
ITEMS(trap);
ITEMS(key_number);
ITEMS(controls);
ITEMS(clock_told);
ITEMS(clock_asked);
ITEMS(fudge);
ITEMS(kernel);
ITEMS(bugs_told);
ITEMS(system_flags);
ITEMS(reset_flags);
static const struct field card_items[] = {
	{.id = "ntp.priv.mode7.item", .label = "item", .title = "Item", .kind = FIELD_GROUP,
		.size = SIZE_CHOSEN, .chosen = 12, .mute = true, .parts = card4, .code = 0,
		.about = "A network card.", .rfc = OF},
	{.id = "ntp.priv.mode7.item", .label = "item", .title = "Item", .kind = FIELD_GROUP,
		.size = SIZE_CHOSEN, .chosen = 12, .mute = true, .parts = card,
		.code = LIST_UNKNOWN, .about = "A network card.", .rfc = OF},
	FIELD_END};
const struct list ntp_cards = {LIST_COUNT, card_items};
