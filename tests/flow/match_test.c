/* SPDX-License-Identifier: BSD-2-Clause */
/* Which frame answers which: a question, its answer, and what looks nearly like one. */
#include "flow/made.h"

#include "flow/match.h"

#define S "192.0.2.99"
#define D "192.0.2.80"
#define ASK "eth/ip src=" S " dst=" D "/"
#define SAY "eth/ip src=" D " dst=" S "/"
#define ASK6 "eth/ipv6 src=2001:db8::99 dst=2001:db8::80/"
#define SAY6 "eth/ipv6 src=2001:db8::80 dst=2001:db8::99/"

struct pair {
	enum match want;
	const char *sent, *got;
};

static void try(const struct pair *pairs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct made sent, got;

		make(&sent, pairs[i].sent);
		make(&got, pairs[i].got);
		test_note(flow_match(&sent.frame, &got.frame) == pairs[i].want, __FILE__, __LINE__,
			"%s <- %s: %d, not %d", pairs[i].sent, pairs[i].got,
			(int)flow_match(&sent.frame, &got.frame), (int)pairs[i].want);
		test_note(flow_match(&sent.frame, &sent.frame) == MATCH_NONE, __FILE__, __LINE__,
			"%s answers itself", pairs[i].sent);
	}
}

#define TRY(pairs) try(pairs, sizeof(pairs) / sizeof((pairs)[0]))

#define SYN ASK "tcp sport=20 dport=80 seq=1000 flags=S"
#define BACK SAY "tcp sport=80 dport=20 "

static void tcp(void)
{
	static const struct pair pairs[] = {
		{MATCH_REPLY, SYN, BACK "seq=5 ack=1001 flags=SA"},
		{MATCH_REPLY, SYN, BACK "seq=0 ack=1001 flags=RA"},
		{MATCH_REPLY, SYN, BACK "seq=9 ack=77 flags=A"}, /* RFC 5961 */
		{MATCH_NONE, SYN, BACK "seq=5 ack=1002 flags=SA"},
		{MATCH_NONE, SYN, BACK "seq=5 ack=1000 flags=SA"},
		{MATCH_NONE, SYN, BACK "seq=0 ack=1002 flags=RA"},
		{MATCH_NONE, SYN, BACK "seq=0 flags=R"},
		{MATCH_NONE, SYN, BACK "seq=5 flags=S"},
		{MATCH_NONE, SYN, SAY "tcp sport=80 dport=21 seq=5 ack=1001 flags=SA"},
		{MATCH_NONE, SYN, SAY "tcp sport=81 dport=20 seq=5 ack=1001 flags=SA"},
		{MATCH_NONE, SYN, SAY "udp sport=80 dport=20"},
		{MATCH_NONE, SYN,
			"eth/ip src=192.0.2.81 dst=" S "/tcp sport=80 dport=20 ack=1001 flags=SA"},
		{MATCH_NONE, SYN,
			"eth/ip src=" D " dst=192.0.2.98/tcp sport=80 dport=20 ack=1001 flags=SA"},
		{MATCH_REPLY, ASK "tcp sport=20 dport=80 seq=4294967295 flags=S",
			BACK "ack=0 flags=SA"},
		{MATCH_REPLY, ASK "tcp sport=20 dport=80 seq=10 ack=7 flags=PA/\"hello\"",
			BACK "seq=7 ack=15 flags=A"},
		{MATCH_REPLY, ASK "tcp sport=20 dport=80 seq=10 ack=7 flags=PA/\"hello\"",
			BACK "seq=7 ack=12 flags=A"},
		{MATCH_NONE, ASK "tcp sport=20 dport=80 seq=10 ack=7 flags=PA/\"hello\"",
			BACK "seq=7 ack=10 flags=A"},
		{MATCH_NONE, ASK "tcp sport=20 dport=80 seq=10 ack=7 flags=PA/\"hello\"",
			BACK "seq=7 ack=16 flags=A"},
		{MATCH_REPLY, ASK "tcp sport=20 dport=80 seq=10 ack=7 flags=FA/\"hello\"",
			BACK "seq=7 ack=16 flags=FA"},
		{MATCH_REPLY, ASK "tcp sport=20 dport=80 seq=10 ack=7 flags=A",
			BACK "seq=7 flags=R"},
		{MATCH_NONE, ASK "tcp sport=20 dport=80 seq=10 ack=7 flags=A",
			BACK "seq=8 flags=R"},
		{MATCH_REPLY, ASK "tcp sport=20 dport=80 seq=10 flags=FPU", BACK "ack=11 flags=RA"},
		{MATCH_REPLY, ASK "tcp sport=20 dport=80 seq=10 flags=0", BACK "ack=10 flags=RA"},
	};

	TRY(pairs);
}

#define QUERY ASK "udp sport=5353 dport=53/dns id=7 qname=a.example"

static void udp_and_dns(void)
{
	static const struct pair pairs[] = {
		{MATCH_REPLY, ASK "udp sport=4000 dport=7/\"abc\"",
			SAY "udp sport=7 dport=4000/\"abc\""},
		{MATCH_NONE, ASK "udp sport=4000 dport=7/\"abc\"",
			SAY "udp sport=7 dport=4001/\"abc\""},
		{MATCH_NONE, ASK "udp sport=4000 dport=7/\"abc\"",
			ASK "udp sport=7 dport=4000/\"abc\""},
		{MATCH_REPLY, ASK "udp sport=53 dport=7/\"abc\"",
			SAY "udp sport=7 dport=53/\"xyz\""},
		{MATCH_REPLY, QUERY, SAY "udp sport=53 dport=5353/dns id=7 qr=1 qname=a.example"},
		{MATCH_NONE, QUERY, SAY "udp sport=53 dport=5353/dns id=8 qr=1 qname=a.example"},
	};

	TRY(pairs);
}

static void icmp(void)
{
	static const struct pair pairs[] = {
		{MATCH_REPLY, ASK "icmp id=3 seq=4/\"x\"", SAY "icmp type=0 id=3 seq=4/\"x\""},
		{MATCH_NONE, ASK "icmp id=3 seq=4/\"x\"", SAY "icmp type=0 id=3 seq=5/\"x\""},
		{MATCH_NONE, ASK "icmp id=3 seq=4/\"x\"", SAY "icmp type=0 id=2 seq=4/\"x\""},
		{MATCH_NONE, ASK "icmp id=3 seq=4/\"x\"", SAY "icmp type=8 id=3 seq=4/\"x\""},
		{MATCH_REPLY, ASK "icmp type=13 id=3 seq=4", SAY "icmp type=14 id=3 seq=4"},
		{MATCH_NONE, ASK "icmp type=13 id=3 seq=4", SAY "icmp type=0 id=3 seq=4"},
		{MATCH_REPLY, ASK "icmp type=15 id=3 seq=4", SAY "icmp type=16 id=3 seq=4"},
		{MATCH_REPLY, ASK "icmp type=17 id=3 seq=4", SAY "icmp type=18 id=3 seq=4"},
		{MATCH_REPLY, "eth/ip src=" S " dst=255.255.255.255/icmp", SAY "icmp type=0"},
		{MATCH_REPLY, ASK6 "icmpv6 id=3 seq=4", SAY6 "icmpv6 type=129 id=3 seq=4"},
		{MATCH_NONE, ASK6 "icmpv6 id=3 seq=4", SAY6 "icmpv6 type=129 id=3 seq=5"},
		{MATCH_NONE, ASK6 "icmpv6 id=3 seq=4", SAY6 "icmpv6 type=128 id=3 seq=4"},
		{MATCH_REPLY, "eth/ipv6 src=2001:db8::99 dst=ff02::1/icmpv6 id=3 seq=4",
			SAY6 "icmpv6 type=129 id=3 seq=4"},
		{MATCH_REPLY, ASK6 "hopopts/icmpv6 id=3 seq=4", SAY6 "icmpv6 type=129 id=3 seq=4"},
	};

	TRY(pairs);
}

static void neighbours(void)
{
	static const struct pair pairs[] = {
		{MATCH_REPLY, "eth/arp pdst=" D, "eth/arp op=2 psrc=" D},
		{MATCH_NONE, "eth/arp pdst=" D, "eth/arp op=2 psrc=192.0.2.81"},
		{MATCH_NONE, "eth/arp pdst=" D, "eth/arp op=1 psrc=" D},
		{MATCH_REPLY, "eth/ipv6 dst=ff02::1:ff00:80/icmpv6 type=135 tgt=2001:db8::80",
			"eth/ipv6 src=fe80::1 dst=2001:db8::99/icmpv6 type=136 tgt=2001:db8::80"},
		{MATCH_NONE, "eth/ipv6 dst=ff02::1:ff00:80/icmpv6 type=135 tgt=2001:db8::80",
			SAY6 "icmpv6 type=136 tgt=2001:db8::81"},
	};

	TRY(pairs);
}

#define ROUTER "eth/ip src=198.51.100.1 dst=" S "/icmp type=11/"
#define ROUTER6 "eth/ipv6 src=2001:db8:1::1 dst=2001:db8::99/icmpv6 type=3/"
#define QUOTE "ip src=" S " dst=" D " id=77 ttl=1/"

static void errors(void)
{
	static const struct pair pairs[] = {
		{MATCH_ERROR, "eth/" QUOTE "udp sport=1 dport=2/\"abc\"",
			ROUTER QUOTE "udp sport=1 dport=2/\"abc\""},
		{MATCH_NONE, "eth/" QUOTE "udp sport=1 dport=2/\"abc\"",
			ROUTER QUOTE "udp sport=1 dport=3/\"abc\""},
		{MATCH_NONE, "eth/" QUOTE "udp sport=1 dport=2/\"abc\"",
			ROUTER "ip src=" S " dst=" D " id=78/udp sport=1 dport=2/\"abc\""},
		{MATCH_NONE, "eth/" QUOTE "udp sport=1 dport=2/\"abc\"",
			ROUTER QUOTE "tcp sport=1 dport=2"},
		{MATCH_NONE, "eth/" QUOTE "udp sport=1 dport=2",
			ROUTER "ip src=" D " dst=" S " id=77/udp sport=1 dport=2"},
		{MATCH_ERROR, "eth/" QUOTE "tcp sport=1 dport=2 seq=9",
			ROUTER QUOTE "tcp sport=1 dport=2 seq=9"},
		{MATCH_NONE, "eth/" QUOTE "tcp sport=1 dport=2 seq=9",
			ROUTER QUOTE "tcp sport=1 dport=2 seq=8"},
		{MATCH_ERROR, "eth/" QUOTE "tcp sport=1 dport=2 seq=9",
			ROUTER "ip src=" S " dst=" D
			       " id=77 proto=6/hex=0001000200000009"}, /* 8 bytes are all that a
									  router must quote */
		{MATCH_ERROR, "eth/" QUOTE "icmp id=5 seq=6", ROUTER QUOTE "icmp id=5 seq=6"},
		{MATCH_NONE, "eth/" QUOTE "icmp id=5 seq=6", ROUTER QUOTE "icmp id=5 seq=7"},
		{MATCH_ERROR, "eth/ip src=" S " dst=" D " proto=200/\"x\"",
			"eth/ip src=" D " dst=" S "/icmp type=3 code=2/ip src=" S " dst=" D
			" proto=200/\"x\""},
		{MATCH_ERROR, ASK6 "udp sport=1 dport=2",
			ROUTER6 "ipv6 src=2001:db8::99 dst=2001:db8::80/udp sport=1 dport=2"},
		{MATCH_NONE, ASK6 "udp sport=1 dport=2",
			ROUTER6 "ipv6 src=2001:db8::99 dst=2001:db8::81/udp sport=1 dport=2"},
	};

	TRY(pairs);
}

static void tags_and_tunnels(void)
{
	static const struct pair pairs[] = {
		{MATCH_REPLY, "eth/vlan/ip src=" S " dst=" D "/icmp id=1", SAY "icmp type=0 id=1"},
		{MATCH_REPLY,
			"eth/ip src=10.0.0.1 dst=10.0.0.2/gre/ip src=" S " dst=" D "/icmp id=1",
			"eth/ip src=10.0.0.2 dst=10.0.0.1/gre/ip src=" D " dst=" S
			"/icmp type=0 id=1"},
		{MATCH_REPLY,
			"eth/ip src=10.0.0.1 dst=10.0.0.2/gre/ip src=" S " dst=" D "/icmp id=1",
			SAY "icmp type=0 id=1"},
		{MATCH_ERROR,
			"eth/ip src=10.0.0.1 dst=10.0.0.2 id=4/gre/ip src=" S " dst=" D
			"/icmp id=1",
			"eth/ip src=10.0.0.9 dst=10.0.0.1/icmp type=3 code=1/ip src=10.0.0.1 "
			"dst=10.0.0.2 id=4/gre/ip src=" S " dst=" D "/icmp id=1"},
		{MATCH_REPLY, ASK "gre/\"x\"", SAY "gre/\"y\""},
		{MATCH_NONE, ASK "gre/\"x\"", SAY "icmp type=0"},
		{MATCH_NONE, "eth/arp pdst=" D, SAY "icmp type=0"},
	};

	TRY(pairs);
}

/* Any bytes are a frame: nothing may be read that is not there. */
static void any_bytes(void)
{
	struct made sent, got;

	make(&sent, ASK "udp sport=1 dport=2/\"abcdefgh\"");
	for (unsigned round = 0; round < 20000; round++) {
		uint32_t n = (uint32_t)(test_random() % 80);

		memcpy(got.bytes, sent.bytes, sizeof(got.bytes));
		for (int k = 0; k < 6; k++)
			got.bytes[test_random() % 60] = (uint8_t)test_random();
		got.frame = (struct frame){
			.bytes = got.bytes, .cap = n, .len = n, .link = LINK_ETHERNET};
		frame_dissect(&got.frame);
		CHECK(flow_match(&sent.frame, &got.frame) <= MATCH_ERROR);
		CHECK(flow_match(&got.frame, &sent.frame) <= MATCH_ERROR);
	}
}

static void advance(void)
{
	static const struct {
		const char *recipe;
		uint32_t want;
	} cases[] = {
		{ASK "tcp flags=S", 1}, {ASK "tcp flags=A", 0}, {ASK "tcp flags=F", 1},
		{ASK "tcp flags=SF/\"ab\"", 4}, {ASK "tcp flags=PA/\"abc\"", 3},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct made m;

		make(&m, cases[i].recipe);
		CHECK_INT(flow_tcp_advance(&m.frame, 2), cases[i].want);
	}
}

static const struct test tests[] = {
	{"tcp", tcp}, {"udp and dns", udp_and_dns}, {"icmp", icmp}, {"neighbours", neighbours},
	{"errors by their quote", errors}, {"tags and tunnels", tags_and_tunnels},
	{"any bytes", any_bytes}, {"how far a segment moves the stream", advance},
};
TEST_MAIN(tests)
