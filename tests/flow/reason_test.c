/* SPDX-License-Identifier: BSD-2-Clause */
/* Where each value of an answer comes from, and what the answer means in a sentence. */
#include "flow/made.h"

#include "flow/match.h"
#include "flow/reason.h"
#include "flow/tell.h"

#define S "192.0.2.99"
#define D "192.0.2.80"
#define ASK "eth src=02:00:00:00:00:99 dst=02:00:00:00:00:80/ip src=" S " dst=" D "/"
#define SAY "eth src=02:00:00:00:00:80 dst=02:00:00:00:00:99/ip src=" D " dst=" S "/"

struct both {
	struct made sent, got;
	struct items si, gi;
	struct arena arena;
	struct reason *reasons;
};

static void open_pair(struct both *b, const char *sent, const char *got)
{
	*b = (struct both){.arena = ARENA_INIT};
	make(&b->sent, sent);
	make(&b->got, got);
	walk_frame(&b->sent.frame, &b->si);
	walk_frame(&b->got.frame, &b->gi);
	b->reasons = reason_all(&b->arena, (struct reason_side){&b->sent.frame, &b->si},
		(struct reason_side){&b->got.frame, &b->gi});
}

static void close_pair(struct both *b)
{
	items_done(&b->si);
	items_done(&b->gi);
	arena_done(&b->arena);
}

/* The reason of the n-th field of this name. */
static void expect(
	struct both *b, const char *id, unsigned nth, enum reason_kind kind, const char *text)
{
	for (uint32_t i = 0; i < b->gi.count; i++) {
		if (strcmp(b->gi.at[i].field->id, id) || nth--)
			continue;
		test_note(b->reasons[i].kind == kind, __FILE__, __LINE__, "%s: kind %d, not %d", id,
			(int)b->reasons[i].kind, (int)kind);
		CHECK_STR(b->reasons[i].text, text);
		return;
	}
	test_note(false, __FILE__, __LINE__, "no %s in the answer", id);
}

static void handshake_fields(void)
{
	struct both b;

	open_pair(&b, ASK "tcp sport=20 dport=80 seq=1000 flags=S window=8192",
		"eth src=02:00:00:00:00:80 dst=02:00:00:00:00:99/ip src=" D " dst=" S
		" ttl=61 id=0 flags=DF/tcp sport=80 dport=20 seq=777 ack=1001 flags=SA window=64240"
		" options=[('MSS',1460)]");
	expect(&b, "eth.dst", 0, REASON_MIRRORED, "mirrored");
	expect(&b, "eth.src", 0, REASON_MIRRORED, "mirrored");
	expect(&b, "ip.src", 0, REASON_MIRRORED, "mirrored");
	expect(&b, "ip.dst", 0, REASON_MIRRORED, "mirrored");
	expect(&b, "ip.ttl", 0, REASON_COUNTED, "= 64 - 3 routers");
	expect(&b, "ip.id", 0, REASON_CHOSEN, "0: never cut (DF)");
	expect(&b, "ip.len", 0, REASON_COMPUTED, "computed");
	expect(&b, "ip.checksum", 0, REASON_COMPUTED, "computed");
	expect(&b, "ip.version", 0, REASON_NONE, NULL);
	expect(&b, "tcp.srcport", 0, REASON_MIRRORED, "mirrored");
	expect(&b, "tcp.dstport", 0, REASON_MIRRORED, "mirrored");
	expect(&b, "tcp.seq", 0, REASON_CHOSEN, "chosen by the peer");
	expect(&b, "tcp.ack", 0, REASON_COUNTED, "= seq + 1 (SYN)");
	expect(&b, "tcp.flags", 0, REASON_ANSWER, "agreed");
	expect(&b, "tcp.window_size_value", 0, REASON_CHOSEN, "chosen by the peer");
	expect(&b, "tcp.checksum", 0, REASON_COMPUTED, "computed");
	close_pair(&b);
}

static void numbers_of_tcp(void)
{
	static const struct {
		const char *sent, *got, *id, *text;
	} cases[] = {
		{"seq=10 flags=S", "seq=0 ack=11 flags=RA window=0", "tcp.seq",
			"0: no stream begun"},
		{"seq=10 flags=S", "seq=0 ack=11 flags=RA window=0", "tcp.window_size_value",
			"0: takes nothing"},
		{"seq=10 flags=S", "seq=0 ack=11 flags=RA window=0", "tcp.flags", "refused"},
		{"seq=10 ack=5 flags=A", "seq=5 flags=R", "tcp.seq", "= your ack"},
		{"seq=10 ack=5 flags=A", "seq=5 flags=R", "tcp.ack", "unused without ACK"},
		{"seq=10 ack=5 flags=A", "seq=5 ack=10 flags=A", "tcp.ack", "= seq + 0 (no data)"},
		{"seq=10 ack=5 flags=PA/\"hello\"", "seq=5 ack=15 flags=A", "tcp.ack",
			"= seq + 5 (5 bytes)"},
		{"seq=10 ack=5 flags=FA/\"hello\"", "seq=5 ack=16 flags=A", "tcp.ack",
			"= seq + 6 (data, FIN)"},
		{"seq=10 ack=5 flags=PA/\"hello\"", "seq=5 ack=12 flags=A", "tcp.ack",
			"= seq + 2 of 5 sent"},
		{"seq=10 flags=SF", "seq=5 ack=12 flags=SA", "tcp.ack", "= seq + 2 (SYN, FIN)"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char sent[200], got[200];
		struct both b;

		snprintf(sent, sizeof(sent), ASK "tcp sport=20 dport=80 %s", cases[i].sent);
		snprintf(got, sizeof(got), SAY "tcp sport=80 dport=20 %s", cases[i].got);
		open_pair(&b, sent, got);
		for (uint32_t k = 0; k < b.gi.count; k++)
			if (strcmp(b.gi.at[k].field->id, cases[i].id) == 0)
				CHECK_STR(b.reasons[k].text, cases[i].text);
		close_pair(&b);
	}
}

static void copies(void)
{
	struct both b;

	open_pair(&b, ASK "icmp id=3 seq=4/\"hello\"", SAY "icmp type=0 id=3 seq=4/\"hello\"");
	expect(&b, "icmp.type", 0, REASON_ANSWER, "the answer");
	expect(&b, "icmp.ident", 0, REASON_COPIED, "copied");
	expect(&b, "icmp.seq", 0, REASON_COPIED, "copied");
	expect(&b, "data.data", 0, REASON_COPIED, "copied");
	expect(&b, "ip.ttl", 0, REASON_COUNTED, "fresh, no router");
	close_pair(&b);
	open_pair(&b, "eth/arp pdst=" D, "eth/arp op=2 hwsrc=02:00:00:00:00:80 psrc=" D
		" hwdst=02:00:00:00:00:99 pdst=" S);
	expect(&b, "arp.src.hw_mac", 0, REASON_ANSWER, "the answer");
	expect(&b, "arp.src.proto_ipv4", 0, REASON_MIRRORED, "mirrored");
	expect(&b, "arp.dst.hw_mac", 0, REASON_MIRRORED, "mirrored");
	close_pair(&b);
}

static void quotes(void)
{
	struct both b;

	open_pair(&b, "eth/ip src=" S " dst=" D " ttl=3/udp sport=1 dport=2",
		"eth/ip src=198.51.100.1 dst=" S "/icmp type=11/ip src=" S " dst=" D
		" ttl=1/udp sport=1 dport=2");
	expect(&b, "ip.src", 0, REASON_ANSWER, "who answers");
	expect(&b, "ip.src", 1, REASON_COPIED, "quoted");
	expect(&b, "ip.ttl", 1, REASON_COUNTED, "2 routers took 1");
	expect(&b, "ip.checksum", 1, REASON_COMPUTED, "computed again");
	expect(&b, "udp.dstport", 0, REASON_COPIED, "quoted");
	CHECK_INT(reason_layer(&b.sent.frame, &b.got.frame, 0), 0);
	CHECK_INT(reason_layer(&b.sent.frame, &b.got.frame, 1), 1);
	CHECK_INT(reason_layer(&b.sent.frame, &b.got.frame, 2), -1);
	CHECK_INT(reason_layer(&b.sent.frame, &b.got.frame, 3), 1);
	CHECK_INT(reason_layer(&b.sent.frame, &b.got.frame, 4), 2);
	close_pair(&b);
}

static void hops(void)
{
	static const struct {
		unsigned left, hops;
	} cases[] = {{64, 0}, {63, 1}, {1, 63}, {128, 0}, {120, 8}, {255, 0}, {250, 5}, {65, 63}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		CHECK_INT(reason_hops(cases[i].left), cases[i].hops);
}

static void sentences(void)
{
	static const struct {
		const char *sent, *got, *text;
	} cases[] = {
		{ASK "tcp dport=80 sport=9 flags=S", SAY "tcp sport=80 dport=9 ack=1 flags=SA",
			"SYN, ACK: port 80 is open; the server agrees to talk and waits for an "
			"ACK."},
		{ASK "tcp dport=81 sport=9 flags=S", SAY "tcp sport=81 dport=9 ack=1 flags=RA",
			"RST, ACK: nobody listens on port 81; the peer's kernel refuses the "
			"connection."},
		{ASK "icmp/\"x\"", SAY "icmp type=0/\"x\"",
			"Echo reply: 192.0.2.80 is there and sent everything back unchanged."},
		{ASK "icmp/\"x\"", SAY "icmp type=0/\"y\"",
			"Echo reply: 192.0.2.80 is there, but changed the data."},
		{ASK "udp sport=9 dport=99",
			SAY "icmp type=3 code=3/ip src=" S " dst=" D "/udp sport=9 dport=99",
			"Port unreachable: 192.0.2.80 says that nobody listens on port 99."},
		{ASK "udp sport=9 dport=99",
			SAY "icmp type=3 code=4 nexthopmtu=1400/ip src=" S " dst=" D
			    "/udp sport=9 dport=99",
			"Fragmentation needed: 192.0.2.80 may not cut the packet (DF), and its "
			"next wire "
			"takes 1400 bytes at most."},
		{"eth/arp pdst=" D, "eth/arp op=2 psrc=" D " hwsrc=02:00:00:00:00:80",
			"192.0.2.80 is at 02:00:00:00:00:80."},
		{ASK "udp sport=9 dport=7/\"abc\"", SAY "udp sport=7 dport=9/\"abc\"",
			"The application at port 7 sent the same 3 bytes back."},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct made sent, got;
		struct buf out = BUF_INIT;

		make(&sent, cases[i].sent);
		make(&got, cases[i].got);
		flow_tell(&out, &sent.frame, &got.frame, flow_match(&sent.frame, &got.frame));
		CHECK_STR(buf_string(&out), cases[i].text);
		buf_done(&out);
	}
}

/* Two frames that have nothing to do with each other, cut anywhere. */
static void any_pair(void)
{
	static const char *const recipes[] = {
		ASK "tcp options=[('MSS',1460),('SAckOK',b'')]/\"abc\"",
		"eth/arp",
		ASK "icmp type=11/ip/udp",
		"eth/ipv6/icmpv6 type=135",
		ASK "udp/dns qname=a.example",
		"eth/vlan/ip/gre/ip/tcp",
	};
	const size_t n = sizeof(recipes) / sizeof(recipes[0]);

	for (unsigned i = 0; i < n * n * 8; i++) {
		struct both b;
		struct buf out = BUF_INIT;

		open_pair(&b, recipes[i % n], recipes[i / n % n]);
		b.got.frame.cap = (uint32_t)(test_random() % (b.got.frame.cap + 1));
		frame_dissect(&b.got.frame);
		walk_frame(&b.got.frame, &b.gi);
		CHECK(reason_all(&b.arena, (struct reason_side){&b.sent.frame, &b.si},
			(struct reason_side){&b.got.frame, &b.gi}) != NULL);
		if (b.got.frame.count)
			flow_tell(&out, &b.sent.frame, &b.got.frame, MATCH_REPLY);
		flow_tell(&out, &b.sent.frame, &b.got.frame, MATCH_ERROR);
		flow_tell_question(&out, &b.got.frame);
		flow_tell_refusal(&out, &b.got.frame, &b.sent.frame);
		buf_done(&out);
		close_pair(&b);
	}
}

static const struct test tests[] = {
	{"a handshake, field by field", handshake_fields}, {"sequence numbers", numbers_of_tcp},
	{"copies", copies}, {"quotes", quotes}, {"routers passed", hops}, {"sentences", sentences},
	{"any two frames", any_pair},
};
TEST_MAIN(tests)
