/* SPDX-License-Identifier: BSD-2-Clause */
/* What a wrong filter is told, and where; what a filter asks for;
 * that it stays inside the frame. */
#include "test.h"

#include "filter/bpf.h"
#include "filter/filter.h"


static struct lookup lookup;

/* A SYN from 192.0.2.99:49152 to 192.0.2.80:80, three bytes of data behind it. */
static const uint8_t syn[] = {2, 0, 0, 0, 0, 0x80, 2, 0, 0, 0, 0, 0x99, 8, 0, 0x45, 0, 0, 43, 0, 1,
	0, 0, 64, 6, 0, 0, 192, 0, 2, 99, 192, 0, 2, 80, 0xc0, 0, 0, 80, 0, 0, 0, 0, 0, 0, 0, 0,
	0x50, 2, 0x20, 0, 0, 0, 0, 0, 'a', 'b', 'c'};

static struct frame frame_of(const uint8_t *bytes, uint32_t n)
{
	struct frame frame = {
		.bytes = bytes, .cap = n, .len = n, .link = LINK_ETHERNET, .number = 7};

	frame_dissect(&frame);
	return frame;
}

struct wrong {
	const char *text, *place, *what, *nearest; /* no place: the end */
};

static const struct wrong wrongs[] = {
	{"tcp.prt == 80", "tcp.prt", "no field or protocol has this name", "tcp.port"},
	{"tcpp", "tcpp", "no field or protocol has this name", "tcp"},
	{"1 == 2", "1", "no field or protocol has this name", ""},
	{"tcp.port ==", "", "the filter ends where a field, a protocol or a value is expected", ""},
	{"tcp and", "", "the filter ends where a field, a protocol or a value is expected", ""},
	{"(tcp", "", "the filter ends where a closing parenthesis is expected", ""},
	{"tcp udp", "udp", "the end, or 'and' or 'or', is expected here", ""},
	{"tcp)", ")", "the end, or 'and' or 'or', is expected here", ""},
	{"tcp = 1", "=", "to compare, write ==", ""},
	{"tcp | udp", "|", "a bar stands twice: || is or", ""},
	{"tcp $", "$", "no such sign in a filter", ""},
	{"http.host == \"x", "\"x", "the closing quote is missing", ""},
	{"http.host == \"a\\qb\"", "\\q",
		"no such escape; in a pattern write \\\\ for \\, or r\"...\"", ""},
	{"ip.ttl == 'ab'", "'ab'", "one character stands between single quotes", ""},
	{"tcp.port == 70000", "70000", "too big: the field holds at most 65535", ""},
	{"tcp.port == many", "many", "neither a number nor the name of a value of this field", ""},
	{"tcp.flags.syn == maybe", "maybe",
		"neither True nor False nor the name of a value of this field", ""},
	{"ip.src == 1.2.3", "1.2.3", "not an IPv4 address: 192.0.2.1 or 192.0.2.0/24", ""},
	{"ip.src == 1.2.3.4/33", "1.2.3.4/33", "a prefix has at most 32 bits", ""},
	{"ipv6.src == 1::2::3", "1::2::3", "not an IPv6 address: 2001:db8::1 or 2001:db8::/64", ""},
	{"ipv6.src == ::/129", "::/129", "a prefix has at most 128 bits", ""},
	{"eth.src == 02:00", "02:00", "not a hardware address: 02:00:00:00:00:01", ""},
	{"frame contains GET", "GET", "not bytes; they are 02:00:ff, and text stands in quotes",
		""},
	{"frame.time > \"now\"", "\"now\"",
		"not a time; one is 12.5 (seconds) or \"2026-01-31 14:30:00\" (UTC)", ""},
	{"ip.src == eth.src", "eth.src",
		"cannot be compared: the left side is an IPv4 address: 192.0.2.1 or 192.0.2.0/24",
		""},
	{"ip.src contains 1", "ip.src", "only text and bytes contain something", ""},
	{"http.host contains ip.ttl", "ip.ttl", "only text and bytes are contained", ""},
	{"ip.ttl matches \"6\"", "ip.ttl", "only text and bytes match a pattern", ""},
	{"http.host matches x", "x", "a pattern in double quotes is expected here", ""},
	{"http.host matches \"[\"", "\"[\"",
		"no pattern: missing terminating ] for character class", ""},
	{"ip.ttl in 64", "64", "a set in braces, {1..5, 80} is expected here", ""},
	{"ip.ttl in {64", "", "the filter ends where the brace } that ends the set is expected",
		""},
	{"ip.ttl in {64,}", "}", "one more value is expected here", ""},
	{"any ip.ttl", "", "the filter ends where a comparison is expected", ""},
	{"tcp.port[0] == 1", "tcp.port", "is a number, of which there are no slices", ""},
	{"frame[", "", "a slice is [offset:length], [first-last] or [offset]", ""},
	{"frame[1:0]", "1:0", "a slice has at least one byte", ""},
	{"frame[3-1]", "3-1", "the slice ends before it begins", ""},
	{"frame[1-]", "1-", "the last byte of the slice is expected here", ""},
	{"frame[1", "", "the bracket ] that ends the slice is expected here", ""},
	{"ip.src#x == 1.2.3.4", "#",
		"behind a field # and a number say which of equal headers is meant: ip.src#2, "
		"ip.src#[1-2,-1]",
		""},
	{"foo(ip.ttl) == 1", "foo",
		"no such function; there are len, count, upper, lower, string, max, min and abs",
		""},
	{"len(ip.src, ip.dst) == 1", "len(ip.src, ip.dst)", "the function takes one argument", ""},
	{"upper(ip.ttl) == \"X\"", "ip.ttl", "is not text", ""},
	{"max(1, 2) == 1", "max(1, 2)", "the function takes at least one field", ""},
	{"abs(ip.src) == 1", "ip.src", "is not a number", ""},
	{"count(len(ip)) == 1", "len(ip)", "is not a field", ""},
	{"ip.src + 1.2.3.4 == 1.2.3.4", "ip.src",
		"is an IPv4 address: 192.0.2.1 or 192.0.2.0/24, with which this cannot be reckoned",
		""},
};

static void tells_what_is_wrong(void)
{
	for (size_t i = 0; i < sizeof(wrongs) / sizeof(wrongs[0]); i++) {
		const struct wrong *w = &wrongs[i];
		size_t n = strlen(w->text), len = strlen(w->place);
		struct recipe_err err;
		struct filter *filter = filter_new(&lookup, w->text, n, &err);

		if (!CHECK(filter == NULL)) {
			fprintf(stderr, "taken: %s\n", w->text);
			filter_free(filter);
			continue;
		}
		CHECK_STR(err.what, w->what);
		CHECK_STR(err.nearest, w->nearest);
		if (len)
			CHECK_BYTES(w->text + err.at, err.len, w->place, len);
		else
			CHECK_INT(err.at, n);
	}
}

static void is_too_deep_or_long(void)
{
	struct recipe_err err;
	char text[20000];

	memset(text, '(', sizeof(text));
	CHECK(filter_new(&lookup, text, sizeof(text), &err) == NULL);
	CHECK_STR(err.what, "nested too deep");
	for (size_t i = 0; i + 8 <= sizeof(text); i += 8)
		memcpy(text + i, "tcp and ", 8);
	CHECK(filter_new(&lookup, text, sizeof(text), &err) == NULL);
	for (size_t i = 0; i + 4 <= sizeof(text); i += 4)
		memcpy(text + i, i ? "tcp+" : "ip+ ", 4);
	CHECK(filter_new(&lookup, text, sizeof(text), &err) == NULL);
}

static bool passes(const char *text)
{
	struct frame frame = frame_of(syn, sizeof(syn));
	struct recipe_err err;
	struct filter *filter = filter_new(&lookup, text, strlen(text), &err);
	struct clock clock = {0};
	bool held;

	if (!CHECK(filter != NULL)) {
		fprintf(stderr, "%s: %s\n", text, err.what);
		return false;
	}
	held = filter_match(filter, &frame, &clock, NULL);
	filter_free(filter);
	return held;
}

/* What tshark does not take, and people type all the same. */
static void takes_more_than_tshark(void)
{
	CHECK(passes("80 == tcp.port"));
	CHECK(passes("1 < ip.ttl < 65"));
	CHECK(!passes("1 < ip.ttl < 64"));
	CHECK(passes("tcp xor udp"));
	CHECK(!passes("tcp ^^ ip"));
	CHECK(passes("tcp.flags.syn == true"));
	CHECK(passes("tcp.port in {1..5 80}"));
	CHECK(!passes("tcp.port in {1..5 81}"));
	CHECK(passes("ip.src == \"192.0.2.99\""));
	CHECK(passes("eth.src == 2:0:0:0:0:99"));
	CHECK(passes("tcp.flags bitand 2"));
}

static void knows_its_needs(void)
{
	static const struct {
		const char *text;
		unsigned needs;
	} cases[] = {{"tcp.port == 80 or frame.len > 3", 0}, {"frame.time_delta > 1", FILTER_CLOCK},
		{"tcp.seq == 1", FILTER_FLOW}, {"tcp.seq_raw == 1", 0}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct recipe_err err;
		struct filter *filter =
			filter_new(&lookup, cases[i].text, strlen(cases[i].text), &err);

		if (CHECK(filter != NULL))
			CHECK_INT(filter_needs(filter), cases[i].needs);
		filter_free(filter);
	}
}

/* A frame cut anywhere, and every filter of a few, end: nothing is read behind the bytes. */
static void stays_inside(void)
{
	static const char *const texts[] = {"tcp.port == 80", "eth.src[0:3] == 02:00:00",
		"frame[-3:] == \"abc\"", "tcp contains \"abc\"", "ip.addr == 192.0.2.0/24",
		"frame matches \"ABC$\"", "string(ip.ttl) == \"64\"", "len(tcp) > 3", "tcp[13] & 2",
		"upper(frame.protocols) contains \"TCP\""};

	for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
		struct recipe_err err;
		struct filter *filter = filter_new(&lookup, texts[t], strlen(texts[t]), &err);

		if (!CHECK(filter != NULL))
			continue;
		for (uint32_t n = 0; n <= sizeof(syn); n++) {
			uint8_t *cut = malloc(n + 1);
			struct frame frame;
			bool held;

			memcpy(cut, syn, n);
			frame = frame_of(cut, n);
			held = filter_match(filter, &frame, NULL, NULL);
			if (n == sizeof(syn))
				CHECK(held);
			free(cut);
		}
		filter_free(filter);
	}
}

static void captures_by_link(void)
{
	struct frame frame = frame_of(syn, sizeof(syn)), raw = frame;
	struct err err = {""};
	struct bpf *bpf = bpf_new("tcp dst port 80 and host 192.0.2.99", &err);

	raw.bytes += 14;
	raw.cap -= 14;
	raw.link = LINK_RAW;
	if (!CHECK(bpf != NULL))
		return;
	CHECK_INT(bpf_match(bpf, &frame, &err), 1);
	CHECK_INT(bpf_match(bpf, &raw, &err), 1);
	raw.link = LINK_ETHERNET;
	CHECK_INT(bpf_match(bpf, &raw, &err), 0);
	bpf_free(bpf);
	CHECK(bpf_new("tcp prt 80", &err) == NULL);
	CHECK(strstr(err.text, "syntax error") != NULL);
	bpf = bpf_new("ether host 02:00:00:00:00:99", &err);
	raw.link = LINK_RAW;
	CHECK_INT(bpf_match(bpf, &frame, &err), 1);
	CHECK_INT(bpf_match(bpf, &raw, &err), -1);
	bpf_free(bpf);
}

static void finds_names(void)
{
	const struct lookup_name *name = lookup_find(&lookup, "ip.addr", 7);
	char nearest[64];

	if (CHECK(name != NULL)) {
		CHECK_INT(name->count, 2);
		CHECK_STR(lookup.hits[name->first].field->id, "ip.src");
		CHECK_STR(lookup.hits[name->first + 1].field->id, "ip.dst");
	}
	name = lookup_find(&lookup, "tcp", 3);
	if (CHECK(name != NULL))
		CHECK(lookup.hits[name->first].field == NULL);
	CHECK(lookup_find(&lookup, "ip.add", 6) == NULL);
	CHECK(lookup_find(&lookup, "", 0) == NULL);
	lookup_nearest(&lookup, "ip.tttl", 7, nearest);
	CHECK_STR(nearest, "ip.ttl");
}

static const struct test tests[] = {{"tells what is wrong", tells_what_is_wrong},
	{"is too deep or long", is_too_deep_or_long},
	{"takes more than tshark", takes_more_than_tshark}, {"knows its needs", knows_its_needs},
	{"stays inside", stays_inside}, {"captures by link", captures_by_link},
	{"finds names", finds_names}};

int main(void)
{
	int failed;

	lookup_init(&lookup);
	failed = test_run(tests, sizeof(tests) / sizeof(tests[0]));
	lookup_done(&lookup);
	return failed;
}
