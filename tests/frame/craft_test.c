/* SPDX-License-Identifier: BSD-2-Clause */
/* The libnet builder: against the table-made one (law 4), against bytes that Scapy 2.5.0 printed
 * for the same expressions, and what it says is forged. */
#include "gen.h"
#include "judge.h"

#include "frame/recipe.h"

static struct arena arena;
static struct craft *craft;
static struct buf judged;

/* Builds with both; the judge's word counts. */
static bool check_both(const struct stack *stack)
{
	const uint8_t *bytes = NULL;
	struct err err = {""}, ours = {""};
	size_t n = 0;
	int want = judge_build(stack, &judged, &ours),
	    is = craft_build(craft, stack, &bytes, &n, &err);
	bool same;

	if (!CHECK_INT(is, want)) {
		fprintf(stderr, "  %s\n", err.text);
		return false;
	}
	same = want != 0 || CHECK_BYTES(bytes, n, judged.data, judged.len);
	for (unsigned i = 0; !same && i < stack->count; i++)
		fprintf(stderr, "  %s\n", stack->parts[i].proto->id);
	return same;
}

static void judged_stacks(void)
{
	for (int i = 0; i < 40000; i++) {
		struct stack stack;

		arena_clear(&arena);
		stack_init(&stack, &arena);
		gen_stack(&stack, i % 2);
		if (!check_both(&stack))
			return;
	}
}

/* The same shape again with other values and other lengths of data: libnet's blocks are updated. */
static void change(struct stack *stack)
{
	for (unsigned i = 0; i < stack->count; i++) {
		struct part *part = &stack->parts[i];

		for (uint32_t k = 0; k < part->count; k++) {
			struct entry *e = &part->entries[k];

			if (e->field->bits && e->field->kind <= FIELD_IPV4 && !e->field->select)
				e->num = gen_number(e->field);
			else if (part->proto == &proto_data)
				e->len = 1 + (uint32_t)gen_below(e->len);
		}
		if (gen_chance(10) && part->count)
			part->count--; /* typed no more: computed */
	}
}

static void judged_updates(void)
{
	for (int i = 0; i < 8000; i++) {
		struct stack stack;

		arena_clear(&arena);
		stack_init(&stack, &arena);
		gen_stack(&stack, i % 4 == 0);
		for (int k = 0; k < 5; k++) {
			if (!check_both(&stack))
				return;
			change(&stack);
		}
	}
}

/* ---- Scapy's bytes --------------------------------------------------------------------------- */

static const struct {
	const char *recipe, *hex;
} scapy[] = {
	{"IP(src='192.0.2.99', dst='192.0.2.80')/TCP(flags='S', options=[('MSS', 1460), "
	 "('NOP', None), ('WScale', 7)])",
		"45000030000100004006f613c0000263c000025000140050000000000000000070022000df000000"
		"020405b401030307"},
	{"IP(src='192.0.2.99', dst='192.0.2.80', len=100)/UDP()/Raw(load=b'abc')",
		"45000064000100004011f5d4c0000263c000025000350035000bb612616263"},
	{"IP(src='192.0.2.99', dst='192.0.2.80', ihl=6)/UDP(chksum=0)",
		"4600001c000100004011f51cc0000263c00002500035003500080000"},
	{"IP(src='192.0.2.99', dst='192.0.2.80', options=[IPOption_LSRR(routers=['1.2.3.4', "
	 "'5.6.7.8'])])/UDP()",
		"4800002800010000401157f5c0000263c0000250830b040102030405060708000035003500083103"},
	{"IP(src='192.0.2.99', dst='192.0.2.80', options=[IPOption_RR(), "
	 "IPOption_NOP()])/TCP(reserved=5, flags=0x1ff)",
		"4600002c000100004006ea13c0000263c0000250070304010014005000000000000000005bff2000"
		"fecd0000"},
	{"IP(src='192.0.2.99', dst='192.0.2.80', version=6, chksum=0x1234)/ICMP(type=13, "
	 "ts_ori=1, ts_rx=2, ts_tx=3)",
		"650000280001000040011234c0000263c00002500d00f2f900000000000000010000000200000003"},
	{"IP(src='192.0.2.99', dst='192.0.2.80')/ICMP(type=3, code=4, "
	 "nexthopmtu=1400)/IPerror(src='192.0.2.80', dst='192.0.2.99')/UDPerror(sport=7)",
		"45000038000100004001f610c0000263c000025003047c51000005784500001c000100004011f61c"
		"c0000250c00002630007003500087aee"},
	{"IP(src='192.0.2.99', dst='192.0.2.80')/GRE(chksum_present=1, key_present=1, "
	 "key=7)/IP(src='192.0.2.99', dst='192.0.2.80')/TCP()",
		"4500004800010000402ff5d2c0000263c0000250a0000800dcc60000000000074500002800010000"
		"4006f61bc0000263c0000250001400500000000000000000500220000acb0000"},
	{"IP(src='192.0.2.99', "
	 "dst='192.0.2.80')/GRE(routing_present=1)/IPv6(src='2001:db8::99', "
	 "dst='2001:db8::80', tc=0xab, fl=0xcdef1)/UDP()",
		"4500004c00010000402ff5cec0000263c0000250400086dd000000006abcdef10008114020010db8"
		"00000000000000000000009920010db8000000000000000000000080003500350008a2e9"},
	{"IPv6(src='2001:db8::99', "
	 "dst='2001:db8::80')/IPv6ExtHdrHopByHop(options=[RouterAlert(value=0), "
	 "Jumbo(jumboplen=5)])/UDP()",
		"600000000018004020010db800000000000000000000009920010db8000000000000000000000080"
		"110105020000c2040000000501020000003500350008a2e9"},
	{"IPv6(src='2001:db8::99', "
	 "dst='2001:db8::80')/IPv6ExtHdrRouting(addresses=['2001:db8::5', "
	 "'2001:db8::6'])/TCP()",
		"60000000003c2b4020010db800000000000000000000009920010db8000000000000000000000080"
		"060400020000000020010db800000000000000000000000520010db8000000000000000000000006"
		"00140050000000000000000050022000336e0000"},
	{"IPv6(src='2001:db8::99', "
	 "dst='2001:db8::80')/IPv6ExtHdrDestOpt(options=[HAO(hoa='2001:db8::7')])/ICMPv6EchoRe"
	 "quest(id=1, seq=2, data=b'x')",
		"6000000000213c4020010db800000000000000000000009920010db8000000000000000000000080"
		"3a0201020000c91020010db80000000000000000000000078000abbf0001000278"},
	{"IPv6(src='2001:db8::99', dst='2001:db8::80')/IPv6ExtHdrFragment(offset=5, m=1, "
	 "id=0x01020304)/UDP()/Raw(load=b'abcde')",
		"6000000000152c4020010db800000000000000000000009920010db8000000000000000000000080"
		"110000290102030400350035000d79186162636465"},
	{"IPv6(src='2001:db8::99', "
	 "dst='2001:db8::80')/ICMPv6ND_NS(tgt='2001:db8::80')/ICMPv6NDOptSrcLLAddr(lladdr='02:"
	 "00:00:00:00:99')",
		"6000000000203aff20010db800000000000000000000009920010db8000000000000000000000080"
		"8700ea460000000020010db80000000000000000000000800101020000000099"},
	{"IPv6(src='2001:db8::99', dst='2001:db8::80')/ICMPv6ND_NA(tgt='2001:db8::80', R=0)",
		"6000000000183aff20010db800000000000000000000009920010db8000000000000000000000080"
		"8800cce82000000020010db8000000000000000000000080"},
	{"Ether(src='02:00:00:00:00:99', dst='02:00:00:00:00:80')/Dot1Q(vlan=5, "
	 "prio=3)/Dot1Q(vlan=6)/IP(src='192.0.2.99', dst='192.0.2.80')/UDP()/VXLAN(flags=8, "
	 "vni=42)/Ether(src='02:00:00:00:00:99', "
	 "dst='02:00:00:00:00:80')/IPv6(src='2001:db8::99', dst='2001:db8::80')/TCP()",
		"020000000080020000000099810060058100000608004500006e000100004011f5cac0000263c000"
		"025012b512b5005a30eb0800000000002a0002000000008002000000009986dd6000000000140640"
		"20010db800000000000000000000009920010db80000000000000000000000800014005000000000"
		"000000005002200032f40000"},
	{"Ether(src='02:00:00:00:00:99', "
	 "dst='02:00:00:00:00:80')/MPLS(label=16)/MPLS(label=17)/IP(src='192.0.2.99', "
	 "dst='192.0.2.80')/UDP(sport=1234)/DNS(id=1, qd=DNSQR(qname='serveur.example'), "
	 "an=DNSRR(rrname='serveur.example', ttl=5, rdata='192.0.2.80'))",
		"020000000080020000000099884700010000000111004500005c000100004011f5dcc0000263c000"
		"025004d200350048a4380001010000010001000000000773657276657572076578616d706c650000"
		"0100010773657276657572076578616d706c650000010001000000050004c0000250"},
	{"IP(src='192.0.2.99', dst='192.0.2.80')/IPv6(src='2001:db8::99', "
	 "dst='2001:db8::80')/IP(src='192.0.2.99', dst='192.0.2.80')/UDP(len=99)",
		"45000058000100004029f5c8c0000263c000025060000000001c044020010db80000000000000000"
		"0000009920010db80000000000000000000000804500001c000100004011f61cc0000263c0000250"
		"0035003500637a65"},
};

static const struct stack *parse(struct recipe *recipe, const char *text)
{
	struct recipe_err err;

	if (!CHECK(recipe_parse(recipe, text, strlen(text), &err) == 0)) {
		fprintf(stderr, "  %s\n  at %zu: %s\n", text, err.at, err.what);
		return NULL;
	}
	return recipe_stack(recipe, 0);
}

static size_t from_hex(const char *hex, uint8_t *out)
{
	size_t n = strlen(hex) / 2;

	for (size_t i = 0; i < n; i++) {
		unsigned byte = 0;

		sscanf(hex + 2 * i, "%2x", &byte);
		out[i] = (uint8_t)byte;
	}
	return n;
}

static void scapys_bytes(void)
{
	struct recipe *recipe = recipe_new();
	uint8_t want[1024];

	for (size_t i = 0; i < sizeof(scapy) / sizeof(scapy[0]); i++) {
		const struct stack *stack = parse(recipe, scapy[i].recipe);
		size_t n = from_hex(scapy[i].hex, want), size = 0;
		const uint8_t *bytes = NULL;
		struct err err;

		if (!stack || !CHECK(craft_build(craft, stack, &bytes, &size, &err) == 0))
			continue;
		if (!CHECK_BYTES(bytes, size, want, n))
			fprintf(stderr, "  %s\n", scapy[i].recipe);
	}
	recipe_free(recipe);
}

/* ---- edges ----------------------------------------------------------------------------------- */

/* Of 65,536 payloads one at least makes the sum 0, which UDP writes as 0xffff. */
static void udp_zero(void)
{
	struct stack stack;
	struct entry *e;
	uint8_t data[2];
	unsigned ones = 0;

	arena_clear(&arena);
	stack_init(&stack, &arena);
	stack_push(&stack, &proto_ip);
	stack_push(&stack, &proto_udp);
	stack_push_data(&stack, data, 2, NULL);
	e = &stack.parts[2].entries[0];
	e->bytes = data;
	for (uint32_t i = 0; i < 65536; i++) {
		const uint8_t *bytes;
		struct err err;
		size_t n;

		data[0] = (uint8_t)(i >> 8);
		data[1] = (uint8_t)i;
		if (!CHECK(craft_build(craft, &stack, &bytes, &n, &err) == 0))
			return;
		CHECK(bytes[26] || bytes[27]);
		ones += bytes[26] == 0xff && bytes[27] == 0xff;
	}
	CHECK_INT(ones, 1);
}

static void too_long(void)
{
	static const uint8_t zeros[65536];
	const uint8_t *bytes;
	struct stack stack;
	struct err err = {""};
	size_t n;

	arena_clear(&arena);
	stack_init(&stack, &arena);
	stack_push(&stack, &proto_eth);
	stack_push(&stack, &proto_ip);
	stack_push_data(&stack, zeros, 65515, NULL);
	CHECK_INT(craft_build(craft, &stack, &bytes, &n, &err), 0);
	CHECK_INT(n, 65549);
	stack.parts[2].entries[0].len++;
	CHECK_INT(craft_build(craft, &stack, &bytes, &n, &err), -1);
	CHECK_STR(err.text, "the frame is too long: a packet has at most 65,535 bytes");
	stack.count = 0;
	CHECK_INT(craft_build(craft, &stack, &bytes, &n, &err), 0);
	CHECK_INT(n, 0);
}

/* Names of the typed fields that are forged, in their order. */
static void check_forged(const char *text, const char *want)
{
	struct recipe *recipe = recipe_new();
	const struct stack *stack = parse(recipe, text);
	uint64_t mask[FRAME_LAYERS];
	char is[256] = "";
	struct err err;

	if (stack && CHECK(craft_forged(craft, stack, mask, &err) == 0)) {
		for (unsigned i = 0; i < stack->count; i++)
			for (uint32_t k = 0; k < stack->parts[i].count; k++)
				if (mask[i] >> k & 1) {
					strcat(is, " ");
					strcat(is, stack->parts[i].entries[k].field->id);
				}
		CHECK_STR(is, want);
	}
	recipe_free(recipe);
}

static void forged(void)
{
	check_forged("ip/tcp", "");
	check_forged("ip ttl=1 src=1.2.3.4 / tcp dport=1 flags=SF", "");
	check_forged("ip len=40 ihl=5 proto=6 / tcp dataofs=5", "");
	check_forged("ip len=41 ihl=6 proto=7 / tcp dataofs=5", " ip.len ip.hdr_len ip.proto");
	check_forged("ip chksum=0xdead / udp chksum=0 len=8", " ip.checksum udp.checksum");
	check_forged("eth type=0x1234 / ip / udp len=9", " eth.type udp.length");
	check_forged("ip/udp/DNS(qdcount=2, qd=DNSQR())", " dns.count.queries");
}

static const struct test tests[] = {
	{"law4/stacks", judged_stacks},
	{"law4/updates", judged_updates},
	{"craft/scapy", scapys_bytes},
	{"craft/udp zero", udp_zero},
	{"craft/too long", too_long},
	{"craft/forged", forged},
};

int main(void)
{
	struct err err;
	int status;

	craft = craft_new(&err);
	if (!craft) {
		printf("FAIL craft: %s\n", err.text);
		return 1;
	}
	status = test_run(tests, sizeof(tests) / sizeof(tests[0]));
	craft_free(craft);
	buf_done(&judged);
	arena_done(&arena);
	return status;
}
