/* SPDX-License-Identifier: BSD-2-Clause */
/* Recipes: every mistake at its place with the nearest name, sets, the ways to write a value,
 * printing back; and any bytes at all end in an error or a stack. Scapy judges the meaning in
 * tests/oracle. */
#include "frame/craft.h"
#include "frame/recipe.h"

#include "test.h"

static struct recipe *recipe;

/* The bytes of the i-th frame, made from the tables; false if the recipe or the frame is wrong. */
static bool build(struct buf *out, const char *text, size_t n, uint64_t i)
{
	const struct stack *stack;
	struct recipe_err err;
	struct resolved r;

	buf_clear(out);
	if (recipe_parse(recipe, text, n, &err) != 0 || i >= recipe_count(recipe))
		return false;
	stack = recipe_stack(recipe, i);
	if (stack_resolve(stack, &r, NULL) != 0)
		return false;
	for (unsigned p = 0; p < stack->count; p++)
		pack_header(stack, &r, p, out);
	for (unsigned p = stack->count; p-- > 0;)
		if (stack->parts[p].tail_len)
			buf_add(out, stack->parts[p].tail, stack->parts[p].tail_len);
	if (out->len)
		sum_fill(stack, &r, out->data);
	return true;
}

static const char *hex(const char *text, uint64_t i)
{
	static char line[4096];
	struct buf out = BUF_INIT;

	if (!build(&out, text, strlen(text), i))
		snprintf(line, sizeof(line), "wrong");
	else
		line[0] = '\0';
	for (size_t k = 0; k < out.len && k * 2 + 3 < sizeof(line); k++)
		snprintf(line + k * 2, 3, "%02x", out.data[k]);
	buf_done(&out);
	return line;
}

static void same(const char *a, const char *b)
{
	char first[4096];

	snprintf(first, sizeof(first), "%s", hex(a, 0));
	if (strcmp(first, "wrong") == 0 || !CHECK_STR(hex(b, 0), first))
		test_note(false, __FILE__, __LINE__, "%s  <>  %s", a, b);
}

/* ---- mistakes -------------------------------------------------------------------------------- */

static const struct {
	const char *text;
	size_t at, len;
	const char *what, *nearest;
} mistakes[] = {
	{"", 0, 1, "the text ends here: expected a protocol, or a payload in quotes", ""},
	{"ip /", 4, 1, "the text ends here: expected a protocol, or a payload in quotes", ""},
	{"ip // tcp", 4, 1, "expected a protocol, or a payload in quotes", ""},
	{"=3", 0, 1, "expected a protocol, or a payload in quotes", ""},
	{"ttl=3", 0, 3, "expected the protocol of this field before it, as in ip ttl=64", ""},
	{"ipp / tcp", 0, 3, "no protocol has this name", "ip"},
	{"ip/tpc", 3, 3, "no protocol has this name", "tcp"},
	{"IPv6()/ICMPv6ND_NS()/ICMPv6NDOptMTUU()", 21, 15, "no protocol has this name",
		"ICMPv6NDOptMTU"},
	{"ip ttll=3", 3, 4, "ip has no field of this name", "ttl"},
	{"ip/tcp flgs=S", 7, 4, "tcp has no field of this name", "flags"},
	{"IP(dts='1.2.3.4')", 3, 3, "ip has no field of this name", "dst"},
	{"ip ttl", 6, 1, "expected '=' and a value for ttl", ""},
	{"ip ttl=", 7, 1, "the text ends here: expected a value", ""},
	{"ip ttl=1 ttl=2", 9, 3, "ttl is given twice", ""},
	{"tcp dport=99999", 10, 5, "99999 does not fit: tcp.dstport has 16 bits, at most 65535",
		""},
	{"ip ttl=0x100", 7, 5, "0x100 does not fit: ip.ttl has 8 bits, at most 255", ""},
	{"ip ttl=99999999999999999999", 7, 20,
		"99999999999999999999 does not fit: ip.ttl has 8 bits, at most 255", ""},
	{"ip ttl=-1", 7, 2, "expected a number that is not negative", ""},
	{"ip ttl=fast", 7, 4, "expected a number for ip.ttl", ""},
	{"ip ttl=IP()", 7, 4, "expected one value here", ""},
	{"ip proto=tpc", 9, 3, "expected a number or the name of a value for ip.proto", "TCP"},
	{"arp op=is-att", 7, 6, "expected a number or the name of a value for arp.opcode", "is-at"},
	{"tcp dport=htttp", 10, 5, "expected a number for tcp.dstport", "http"},
	{"tcp flags=synn", 10, 4, "expected a number or flags for tcp.flags", "syn"},
	{"ip src=1.2.3.4.5", 7, 9, "expected an IPv4 address, as in 192.0.2.80", ""},
	{"eth dst=02:00:zz", 8, 8, "expected a MAC address, as in 02:00:00:00:00:80", ""},
	{"ipv6 dst=2001::db8::1", 9, 12, "expected an IPv6 address, as in 2001:db8::80", ""},
	{"ip dst=192.0.2.0/30", 17, 2,
		"expected a protocol; a prefix as a value stands in quotes: dst=\"192.0.2.0/30\"",
		""},
	{"ip dst=\"1.2.3.0/33\"", 7, 12,
		"expected a length from 0 to 32 behind the slash of the prefix", ""},
	{"ipv6 dst=\"::/129\"", 9, 8,
		"expected a length from 0 to 128 behind the slash of the prefix", ""},
	{"ip ttl=1..", 7, 3, "expected a range with both its ends, as in 1..30", ""},
	{"ip ttl=9..3", 7, 4, "this range is empty: its end comes before its beginning", ""},
	{"ip ttl=(1,9,0)", 7, 7, "a range cannot go on by steps of 0", ""},
	{"ip ttl=(1,2,3,4)", 7, 9, "expected a range (first, last) or (first, last, step)", ""},
	{"tcp dport=[]", 10, 2, "expected at least one value in the set", ""},
	{"IPv6ExtHdrHopByHop(options=[RouterAlert(value=(1,3))])", 46, 5,
		"a set of values is possible in a layer's own fields only", ""},
	{"ip/\"abc", 3, 1, "this string is not closed: expected \" at its end", ""},
	{"ip/b'abc", 3, 2, "this string is not closed: expected ' at its end", ""},
	{"udp/\"a\\xq\"", 6, 2, "expected 2 hexadecimal digits here", ""},
	{"udp/'\\ud800'", 5, 6, "no character has this number", ""},
	{"udp/b'a' 'b'", 9, 3, "bytes b'..' and characters '..' cannot be joined", ""},
	{"hex=0a0", 4, 3, "an odd number of hexadecimal digits: a byte takes two", ""},
	{"hex=0g", 4, 2, "expected pairs of hexadecimal digits, as in hex=0a0b", ""},
	{"IP(ttl=3", 0, 2, "this bracket is not closed: expected ')'", ""},
	{"IP(ttl=3]", 8, 1, "expected ',' or ')'", ""},
	{"IP(ttl 3)", 7, 1, "expected ',' or ')'", ""},
	{"IP(3)", 3, 1, "expected NAME=value: fields are given by name", ""},
	{"ip ttl=3 ] tcp", 9, 1, "expected field=value, or '/' and the next layer", ""},
	{"ip ttl=((((((((((((((((((((1", 23, 1, "more than 16 brackets within each other", ""},
	{"tcp options=[msss=5]", 13, 4, "TCP has no option of this name", "MSS"},
	{"TCP(options=[('MMS', 5)])", 14, 5, "TCP has no option of this name", "MSS"},
	{"TCP(options=[('MSS', 70000)])", 21, 5,
		"70000 does not fit: tcp.options.mss_val has 16 bits, at most 65535", ""},
	{"IP(options=[IPOption_RRR()])", 12, 12,
		"no class of this name belongs into the options of ip", "IPOption_RR"},
	{"dns an=[DNSRX()]", 8, 5, "no class of this name belongs into the an of dns", "DNSRR"},
	{"icmp type=8 gw=1.2.3.4", 12, 2, "icmp has no such field while type is 8", ""},
	{"http Hots=a", 5, 4,
		"HTTP has no such header; others are given as Unknown_Headers={b'Name': b'value'}",
		"Host"},
	{"file=/x", 0, 4, "no file can be read here", ""},
	{"Padding(foo=1)", 8, 3, "expected load=b'..'", ""},
};

static void mistakes_stand_at_their_place(void)
{
	for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		const char *text = mistakes[i].text;
		struct recipe_err err = {0};

		if (!CHECK(recipe_parse(recipe, text, strlen(text), &err) == -1) ||
			!CHECK_STR(err.what, mistakes[i].what) ||
			!CHECK_INT(err.at, mistakes[i].at) ||
			!CHECK_INT(err.len, mistakes[i].len) ||
			!CHECK_STR(err.nearest, mistakes[i].nearest))
			fprintf(stderr, "    in: %s\n", text);
	}
}

static void a_label_is_too_long(void)
{
	char text[128] = "dns qname=";
	struct recipe_err err;

	memset(text + 10, 'a', 64);
	CHECK(recipe_parse(recipe, text, 74, &err) == -1);
	CHECK_STR(err.what, "expected labels of at most 63 bytes between the dots");
	CHECK(recipe_parse(recipe, text, 73, &err) == 0);
}

static void too_many_layers_are_refused(void)
{
	char text[256] = "ip";
	struct recipe_err err;

	for (int i = 1; i < 32; i++)
		memcpy(text + strlen(text), "/ip", 4);
	CHECK(recipe_parse(recipe, text, strlen(text), &err) == 0);
	memcpy(text + strlen(text), "/ip", 4);
	CHECK(recipe_parse(recipe, text, strlen(text), &err) == -1);
	CHECK_STR(err.what, "a frame has at most 32 layers");
	CHECK_INT(err.at, 96);
}

static void explain(const char *text, unsigned width, const char *want)
{
	struct buf out = BUF_INIT;
	struct recipe_err err;

	if (CHECK(recipe_parse(recipe, text, strlen(text), &err) == -1)) {
		recipe_explain(&out, text, strlen(text), &err, width);
		CHECK_STR(buf_string(&out), want);
	}
	buf_done(&out);
}

static void carets_stand_under_the_word(void)
{
	explain("ip ttll=3 / tcp", 80,
		"ip ttll=3 / tcp\n   ^^^^\nip has no field of this name; the nearest name is "
		"'ttl'\n");
	explain("udp/'\xe4\xbd\xa0\xe5\xa5\xbd' / tpc", 80,
		"udp/'\xe4\xbd\xa0\xe5\xa5\xbd' / tpc\n             ^^^\n"
		"no protocol has this name; the nearest name is 'tcp'\n");
	explain("ip/'\x1b[2J'/tpc", 80,
		"ip/'\\x1b[2J'/tpc\n             ^^^\n"
		"no protocol has this name; the nearest name is 'tcp'\n");
	explain("ip /\ntpc /\nudp", 80,
		"tpc /\n^^^\nno protocol has this name; the nearest name is 'tcp'\n");
	explain("ip dst=192.0.2.80 ttl=64 tos=0 / tcp dport=80 flgs=S seq=1 ack=2 window=3", 40,
		"...tcp dport=80 flgs=S seq=1 ack=2 wi...\n"
		"                ^^^^\n"
		"tcp has no field of this name; the nearest name is 'flags'\n");
	explain("ip /", 80,
		"ip /\n    ^\nthe text ends here: expected a protocol, or a payload in "
		"quotes\n");
}

/* ---- meaning --------------------------------------------------------------------------------- */

static void styles_mean_the_same(void)
{
	same("eth / ip dst=192.0.2.80 ttl=64 / tcp dport=80 flags=S",
		"Ether()/IP(dst='192.0.2.80', ttl=64)/TCP(dport=80, flags='S')");
	same("ip/tcp dstport=80 checksum=0xdead", "IP()/TCP(dport=80, chksum=0xdead)");
	same("ip/tcp tcp.dstport=80 tcp.checksum=57005", "ip/TCP(dport=80,chksum=57005)");
	same("ip/tcp flags=syn,ack", "ip/tcp flags=SA");
	same("ip/tcp flags=SA", "ip/tcp flags=18");
	same("ip/tcp flags=18", "ip/tcp flags.ack=1");
	same("ip/tcp flags=rst,psh", "ip/tcp flags=RP");
	same("ip flags=DF", "IP(flags=['DF'])");
	same("ip flags='MF+DF'", "IP(flags=3)");
	same("ip/tcp flags=S reserved=1", "ip/tcp reserved=1 flags=S");
	same("ip/tcp flags=S reserved=1", "ip/tcp flags=0x202");
	same("ip proto=tcp", "ip proto=6");
	same("eth type=ARP", "eth type=0x806");
	same("arp op=is-at", "arp op=2");
	same("ip/icmp type=echo-reply", "ip/icmp type=0");
	same("ip/icmp type=dest-unreach code=port-unreachable", "IP()/ICMP(type=3, code=3)");
	same("ipv6/icmpv6", "IPv6()/ICMPv6EchoRequest()");
	same("ipv6/icmpv6 type=135 tgt=fe80::1", "IPv6()/ICMPv6ND_NS(tgt='fe80::1')");
	same("ip ttl=0b1000000", "ip ttl=0o100");
	same("ip ttl=1_0", "ip ttl=10");
	same("ip/udp dport=domain", "ip/udp dport=53");
	same("ip/udp/dns qname=a.example qtype=AAAA",
		"IP()/UDP()/DNS(qd=DNSQR(qname=b'a.example.', qtype=28))");
	same("ip/tcp mss=1460 nop wscale=7 sackok timestamp=(1,2)",
		"IP()/TCP(options=[('MSS', 1460), ('NOP', None), ('WScale', 7), ('SAckOK', b''), "
		"('Timestamp', (1, 2))])");
	same("ip/tcp options=[mss=1460,nop,sack=(1,2,3,4)]",
		"IP()/TCP(options=[('MSS',1460),('NOP',None),('SAck',(1,2,3,4))])");
	same("IP()/TCP(options=[('MSS', b'\\x05\\xb4')])", "ip/tcp mss=1460");
	same("ip/tcp/http host=serveur", "IP()/TCP()/HTTP()/HTTPRequest(Host=b'serveur')");
	same("ip / udp / \"ab\" 'c' / hex=0d:0a", "IP()/UDP()/Raw(load=b'abc\\r\\n')");
	same("ip/udp/raw load='a\\x41\\101\\n'", "ip/udp/r'aAA' '\\n'");
	same("ip/udp/'\\u00e9'", "ip/udp/b'\\xc3\\xa9'");
	same("IP(ttl=None, src=None)", "IP()");
	same("IP(flags=True)", "IP(flags=1)");
	same("  ip\n\t/\r\n tcp  ", "ip/tcp");
}

static void paddings_and_payloads_are_bytes(void)
{
	CHECK_STR(hex("hex=\"0a 0b\"/b'\\x00'/Raw(load=b'z')", 0), "0a0b007a");
	CHECK_STR(hex("udp sport=1 dport=2 chksum=0/'a'/Padding(load=b'\\xff\\xfe')", 0),
		"000100020009000061fffe");
	CHECK_STR(hex("\"\"", 0), "");
}

static int file_read(void *arg, const char *path, struct arena *arena, const uint8_t **bytes,
	size_t *n, struct err *err)
{
	*(int *)arg += 1;
	if (strcmp(path, "/tmp/a=b/c") != 0)
		return err_set(err, "%s: not there", path);
	*bytes = arena_copy(arena, "xyz", 3);
	*n = 3;
	return 0;
}

static void files_come_from_the_reader(void)
{
	struct recipe_err err;
	int calls = 0;

	recipe_reader(recipe, file_read, &calls);
	CHECK_STR(hex("hex=00/file=/tmp/a=b/c", 0), "0078797a");
	CHECK(recipe_parse(recipe, "file='/no'", 10, &err) == -1);
	CHECK_STR(err.what, "/no: not there");
	CHECK_INT(err.at, 5);
	CHECK_INT(calls, 2);
	recipe_reader(recipe, NULL, NULL);
}

/* ---- sets ------------------------------------------------------------------------------------ */

static uint64_t count(const char *text)
{
	struct recipe_err err;

	return recipe_parse(recipe, text, strlen(text), &err) == 0 ? recipe_count(recipe) : 0;
}

static void sets_are_counted(void)
{
	CHECK_INT(count("ip/tcp"), 1);
	CHECK_INT(count("ip ttl=1..30"), 30);
	CHECK_INT(count("ip ttl=[1,(5,9),20..21]/tcp dport=80,443"), 16);
	CHECK_INT(count("ip dst=\"192.0.2.0/30\""), 4);
	CHECK_INT(count("ipv6 dst=\"2001:db8::/120\""), 256);
	CHECK_INT(count("ip ttl=(1,10,3)"), 4);
	CHECK_INT(count("ip/tcp flags=[S,SA]"), 2);
	CHECK_INT(count("ip/tcp flags=S,A"), 1);
	CHECK_INT(count("IP(dst=Net('10.0.0.0/8'))"), 1 << 24);
	CHECK(count("ipv6 dst=\"::/0\"") == UINT64_MAX);
	CHECK(count("ip src=\"0.0.0.0/0\" dst=\"0.0.0.0/0\" ttl=0..255") == UINT64_MAX);
	CHECK(count("ip/tcp seq=0..0xffffffff ack=0..4294967295") == UINT64_MAX);
}

/* Outer layers are slower, and of a layer its last field: Scapy's order. */
static void sets_have_an_order(void)
{
	static const char *const want[] = {
		"000500070008ffff", "000600070008ffff", "000500080008ffff", "000600080008ffff"};

	for (uint64_t i = 0; i < 4; i++)
		CHECK_STR(hex("udp sport=[5,6] dport=7..8 chksum=0xffff", i), want[i]);
	CHECK_STR(hex("hex=00/udp sport=5..6 dport=1 chksum=0/ip ttl=1..2 src=0.0.0.0 dst=0.0.0.0 "
		      "chksum=0",
			  1),
		"0000050001001c0000450000140001000002000000"
		"0000000000000000");
	CHECK_STR(hex("arp hwsrc=0:0:0:0:0:0 psrc=\"10.0.0.4/31\" pdst=\"10.0.1.0/31\"", 2),
		"00010800060400010000000000000a0000040000000000000a000101");
	CHECK_STR(hex("ipv6 src=:: dst=\"2001:db8::ff/112\"", 0x1ff) + 48,
		"20010db80000000000000000000001ff");
}

/* ---- printing -------------------------------------------------------------------------------- */

static bool prints(struct buf *out, const char *text, bool scapy)
{
	struct buf bytes = BUF_INIT;
	bool built = build(&bytes, text, strlen(text), 0);
	const struct stack *stack = built ? recipe_stack(recipe, 0) : NULL;

	buf_clear(out);
	if (built && scapy)
		recipe_print_scapy(out, stack, bytes.data, bytes.len);
	else if (built)
		recipe_print_short(out, stack, bytes.data, bytes.len);
	buf_done(&bytes);
	return built;
}

static void print_is(const char *text, const char *scapy, const char *small)
{
	struct buf out = BUF_INIT;

	CHECK(prints(&out, text, true));
	CHECK_STR(buf_string(&out), scapy);
	CHECK(prints(&out, text, false));
	CHECK_STR(buf_string(&out), small);
	buf_done(&out);
}

static void what_is_typed_is_printed(void)
{
	print_is("ip dst=192.0.2.1/tcp dport=443 flags=SA mss=9/'hi\\n'",
		"IP(src='192.0.2.99', dst='192.0.2.1')/TCP(dport=443, flags=18, "
		"options=[('MSS', 9)])/Raw(load=b'hi\\n')",
		"ip dst=192.0.2.1 / tcp dport=443 flags=SA options=[('MSS', 9)] / 'hi\\n'");
	print_is("ip/udp/hex=00ff/padding load=b'a'",
		"IP(src='192.0.2.99', dst='192.0.2.80')/UDP()/Raw(load=b'\\x00\\xff')/"
		"Padding(load=b'a')",
		"ip / udp / hex=00ff / padding load=b'a'");
	print_is("arp op=2",
		"ARP(op=2, hwsrc='02:00:00:00:00:99', psrc='192.0.2.99', "
		"hwdst='00:00:00:00:00:00', pdst='192.0.2.80')",
		"arp op=2");
	print_is("udp/arp hwlen=8",
		"UDP(sport=53, dport=53, len=36, "
		"chksum=0)/Raw(load=b'\\x00\\x01\\x08\\x00\\x08\\x04"
		"\\x00\\x01\\x02\\x00\\x00\\x00\\x00\\x99\\xc0\\x00\\x02c"
		"\\x00\\x00\\x00\\x00\\x00\\x00\\xc0\\x00\\x02P')",
		"udp sport=53 dport=53 / arp hwlen=8");
	print_is("\"\"", "Raw(load=b'')", "\"\"");
}

/* ---- any bytes ------------------------------------------------------------------------------- */

static const char *const seeds[] = {
	"eth / ip dst=192.0.2.80 ttl=64 / tcp dport=80 flags=S",
	"Ether()/IP(dst='192.0.2.80', ttl=(1, 5))/TCP(dport=[80, 443], flags='S')/b'\\x00a'",
	"IP(options=[IPOption_RR(routers=['1.2.3.4', '2.3.4.5']),IPOption_NOP()], flags=2)",
	"TCP(options=[('MSS', 1460), ('NOP', None), ('SAck', (1, 2)), (200, b'ab'), ('UTO', 5)])",
	"IPv6()/IPv6ExtHdrHopByHop(options=[RouterAlert(value=0),PadN(optdata=b'ab'),Jumbo()])/"
	"IPv6ExtHdrSegmentRouting(addresses=['::1', '::2'])/TCP()",
	"IPv6()/ICMPv6ND_RA()/ICMPv6NDOptPrefixInfo(prefix='2001:db8::')/ICMPv6NDOptMTU()/"
	"ICMPv6NDOptDNSSL(searchlist=['a.b.', 'c.d'])",
	"IP()/UDP()/DNS(qd=DNSQR(qname=b'www.a.b.', qtype=28), id=5, an=DNSRR(rrname=b'a.', "
	"rdata='1.2.3.4')/DNSRR(type=16, rdata=['ab', b'c'])/DNSRRSOA(), "
	"ar=DNSRROPT(rdata=[EDNS0TLV(optcode=3, optdata=b'ab')]))",
	"IP()/TCP()/HTTP()/HTTPRequest(Path=b'/', Host=b'abc', Unknown_Headers={b'X-a': b'b'})",
	"ip/gre key_present=1 key=5/ip/udp/vxlan vni=5/eth/mpls label=5/ipv6 dst=\"::/120\"",
	"ip/icmp type=3 code=3/IPerror(dst='1.2.3.4')/UDPerror()/\"abc\\r\\n\" / hex=0a0b",
	"arp op=is-at / padding load=b'\\x00'",
	"ip/udp/dns qname=a.b compress an=[DNSRR(rrname='a.b')]",
	"IPv6()/ICMPv6ND_Redirect()/ICMPv6NDOptRedirectedHdr(pkt=IPv6()/UDP()/Raw(load=b'a'))",
};

#define SEEDS (sizeof(seeds) / sizeof(seeds[0]))

/* A seed with some of its bytes changed, doubled, dropped or taken from another seed. */
static size_t mutate(char *text, size_t room)
{
	const char *seed = seeds[test_random() % SEEDS];
	size_t n = strlen(seed);

	memcpy(text, seed, n);
	for (uint64_t k = test_random() % 5; k-- > 0 && n > 1;) {
		const char *other = seeds[test_random() % SEEDS];
		size_t at = test_random() % n, from = test_random() % strlen(other);
		size_t len = 1 + test_random() % 12;

		switch (test_random() % 5) {
		case 0: text[at] = (char)test_random(); break;
		case 1: text[at] = "'\"()[]{}=,/\\.:0b \n"[test_random() % 18]; break;
		case 2: /* drop */
			len = len < n - at ? len : n - at;
			memmove(text + at, text + at + len, n - at - len);
			n -= len;
			break;
		case 3: /* double */
			len = len < n - at ? len : n - at;
			if (n + len > room)
				break;
			memmove(text + at + len, text + at, n - at);
			n += len;
			break;
		default: /* from another */
			len = len < strlen(other) - from ? len : strlen(other) - from;
			if (at + len <= n)
				memcpy(text + at, other + from, len);
		}
	}
	return n;
}

/* An error with its sentence and a place in the text, or a stack that prints as what builds it. */
static unsigned stacks; /* of those that were recipes */

static void judge(const char *text, size_t n, struct buf *bytes, struct buf *again, struct buf *out)
{
	struct recipe_err err;

	if (recipe_parse(recipe, text, n, &err) != 0) {
		if (!err.what[0] || err.at > n || err.len == 0)
			test_note(false, __FILE__, __LINE__,
				"an error without a sentence or a place");
		buf_clear(out);
		recipe_explain(out, text, n, &err, 72);
		return;
	}
	if (recipe_count(recipe) == 0)
		test_note(false, __FILE__, __LINE__, "a recipe without frames");
	recipe_stack(recipe, recipe_count(recipe) - 1);
	stacks++;
	if (!build(bytes, text, n, 0) || bytes->len > 4096)
		return;
	buf_clear(out);
	recipe_print_scapy(out, recipe_stack(recipe, 0), bytes->data, bytes->len);
	buf_clear(out);
	recipe_print_short(out, recipe_stack(recipe, 0), bytes->data, bytes->len);
	buf_string(out);
	if (!build(again, (const char *)out->data, out->len, 0) || again->len != bytes->len ||
		(bytes->len && memcmp(again->data, bytes->data, bytes->len) != 0))
		test_note(false, __FILE__, __LINE__, "prints as something else: %.*s -> %s", (int)n,
			text, (const char *)out->data);
}

static void any_bytes_end_well(void)
{
	struct buf bytes = BUF_INIT, again = BUF_INIT, out = BUF_INIT;
	char text[1024];

	for (int i = 0; i < 100000; i++)
		judge(text, mutate(text, sizeof(text)), &bytes, &again, &out);
	for (int i = 0; i < 5000; i++) {
		size_t n = test_random() % 40;

		for (size_t k = 0; k < n; k++)
			text[k] = (char)test_random();
		judge(text, n, &bytes, &again, &out);
	}
	buf_done(&bytes);
	buf_done(&again);
	buf_done(&out);
	CHECK_INT(stacks > 15000 ? 0 : stacks, 0);
}

static const struct test tests[] = {
	{"mistakes stand at their place", mistakes_stand_at_their_place},
	{"a label is too long", a_label_is_too_long},
	{"too many layers are refused", too_many_layers_are_refused},
	{"carets stand under the word", carets_stand_under_the_word},
	{"styles mean the same", styles_mean_the_same},
	{"paddings and payloads are bytes", paddings_and_payloads_are_bytes},
	{"files come from the reader", files_come_from_the_reader},
	{"sets are counted", sets_are_counted},
	{"sets have an order", sets_have_an_order},
	{"what is typed is printed", what_is_typed_is_printed},
	{"any bytes end well", any_bytes_end_well},
};

int main(void)
{
	int failed;

	recipe = recipe_new();
	failed = test_run(tests, sizeof(tests) / sizeof(tests[0]));
	recipe_free(recipe);
	return failed;
}
