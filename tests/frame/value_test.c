/* SPDX-License-Identifier: BSD-2-Clause */
/* Values as text and back, judged by the C library where it knows them. */
#include "test.h"

#include "base/utf8.h"
#include "frame/value.h"

#include <arpa/inet.h>

/* Addresses with runs of zeros of every length are as likely as others. */
static void random_ipv6(uint8_t ip[16])
{
	for (int i = 0; i < 16; i++)
		ip[i] = (uint8_t)test_random();
	for (int i = 0; i < 8; i++)
		if (test_random() % 2)
			ip[2 * i] = ip[2 * i + 1] = 0;
	if (test_random() % 16 == 0) {
		memset(ip, 0, 10);
		ip[10] = ip[11] = 0xff;
	}
}

static void ipv6(void)
{
	for (int i = 0; i < 200000; i++) {
		struct buf out = BUF_INIT;
		uint8_t ip[16], back[16];
		char want[INET6_ADDRSTRLEN];

		random_ipv6(ip);
		value_ipv6(&out, ip);
		inet_ntop(AF_INET6, ip, want, sizeof(want));
		/* the library writes ::1.2.3.4 for what RFC 4291 2.5.5.1 has deprecated */
		if (!strchr(want, '.') || strncmp(want, "::ffff:", 7) == 0)
			CHECK_STR(buf_string(&out), want);
		CHECK(value_parse_ipv6((const char *)out.data, out.len, back));
		CHECK_BYTES(back, 16, ip, 16);
		buf_done(&out);
	}
}

static void ipv4(void)
{
	for (int i = 0; i < 50000; i++) {
		struct buf out = BUF_INIT;
		uint8_t ip[4], back[4];
		char want[INET_ADDRSTRLEN];

		for (int k = 0; k < 4; k++)
			ip[k] = (uint8_t)test_random();
		value_ipv4(&out, ip);
		CHECK_STR(buf_string(&out), inet_ntop(AF_INET, ip, want, sizeof(want)));
		CHECK(value_parse_ipv4((const char *)out.data, out.len, back));
		CHECK_BYTES(back, 4, ip, 4);
		buf_done(&out);
	}
}

/* What the library refuses is refused, and the other way round. */
static void parse_judged(void)
{
	static const char alphabet[] = "0123456789abcdefg::::....1";
	unsigned taken = 0;

	for (int i = 0; i < 400000; i++) {
		uint8_t ours[16], theirs[16];
		char text[24];
		size_t n = 1 + test_random() % 20;
		bool four, six;

		for (size_t k = 0; k < n; k++)
			text[k] = alphabet[test_random() % (sizeof(alphabet) - 1)];
		text[n] = '\0';
		six = inet_pton(AF_INET6, text, theirs) == 1;
		CHECK_INT(value_parse_ipv6(text, n, ours), six);
		if (six)
			CHECK_BYTES(ours, 16, theirs, 16);
		taken += six;
		four = inet_pton(AF_INET, text, theirs) == 1;
		CHECK_INT(value_parse_ipv4(text, n, ours), four);
		if (four)
			CHECK_BYTES(ours, 4, theirs, 4);
	}
	CHECK(taken > 100);
}

static void mac(void)
{
	uint8_t mac[6];

	CHECK(value_parse_mac("02:00:5e:A0:0:ff", 16, mac));
	CHECK_BYTES(mac, 6, "\x02\x00\x5e\xa0\x00\xff", 6);
	CHECK(value_parse_mac("02-00-5e-a0-00-ff", 17, mac));
	CHECK(!value_parse_mac("02:00:5e:a0:00", 14, mac));
	CHECK(!value_parse_mac("02:00:5e:a0:00:ff:", 18, mac));
	CHECK(!value_parse_mac("", 0, mac));
}

static void names(void)
{
	static const uint8_t msg[] = {3, 'w', 'w', 'w', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0,
		1, 'a', 0xc0, 4, 0xc0, 17, 2, '.', 7, 0, 63};
	struct buf out = BUF_INIT;

	CHECK_INT(value_name(&out, msg, sizeof(msg), 0), 13);
	CHECK_STR(buf_string(&out), "www.example");
	buf_clear(&out);
	CHECK_INT(value_name(&out, msg, sizeof(msg), 13), 4);
	CHECK_STR(buf_string(&out), "a.example");
	buf_clear(&out);
	CHECK_INT(value_name(&out, msg, sizeof(msg), 17), 2);
	CHECK_STR(buf_string(&out), "<Name contains a pointer that loops>");
	buf_clear(&out);
	CHECK_INT(value_name(&out, msg, sizeof(msg), 19), 4);
	CHECK(utf8_is_clean(out.data, out.len));
	CHECK_INT(value_name(NULL, msg, sizeof(msg), 23), 0); /* a label that is not there */
	CHECK_INT(value_name(NULL, msg, sizeof(msg), sizeof(msg)), 0);
	buf_done(&out);
}

static const struct test tests[] = {
	{"IPv6 addresses as inet_ntop writes them", ipv6},
	{"IPv4 addresses as inet_ntop writes them", ipv4},
	{"addresses refused as inet_pton refuses them", parse_judged},
	{"MAC addresses", mac},
	{"domain names", names},
};
TEST_MAIN(tests)
