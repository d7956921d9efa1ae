/* SPDX-License-Identifier: BSD-2-Clause */
/* The short way through plain headers finds the layers that the tables say: for good frames, for
 * every prefix of them, and with any of their bytes changed. */
#include "frame/frame.h"

#include "test.h"

static bool same(const struct frame *a, const struct frame *b)
{
	if (a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++) {
		const struct layer *x = &a->layers[i], *y = &b->layers[i];

		if (x->proto != y->proto || x->off != y->off || x->head != y->head ||
			x->pay != y->pay || x->tail != y->tail || x->faults != y->faults)
			return false;
	}
	return true;
}

static bool agree(const uint8_t *bytes, uint32_t cap, uint32_t len)
{
	struct frame plain = {.bytes = bytes, .cap = cap, .len = len, .link = LINK_ETHERNET};
	struct frame tables = plain;

	frame_dissect(&plain);
	frame_dissect_as(&tables, &proto_eth);
	return same(&plain, &tables);
}

/* Ethernet, IPv4 or IPv6, TCP with or without time stamps or UDP, some data, some padding. */
static uint32_t make(uint8_t *p, bool six, bool udp, bool stamps, uint32_t data, uint32_t padding)
{
	uint32_t head = udp ? 8 : stamps ? 32 : 20, ip = six ? 40 : 20, at = 14 + ip;

	memset(p, 0, 200);
	p[0] = p[6] = 2;
	p[12] = six ? 0x86 : 0x08;
	p[13] = six ? 0xdd : 0x00;
	p[14] = six ? 0x60 : 0x45;
	p[six ? 19 : 17] = (uint8_t)((six ? 0 : ip) + head + data);
	p[six ? 20 : 23] = udp ? 17 : 6;
	p[at + 1] = (uint8_t)(test_random() % 128);
	p[at + 2] = 200;
	if (udp)
		p[at + 5] = (uint8_t)(head + data);
	else
		p[at + 12] = (uint8_t)(head / 4 << 4);
	if (stamps && !udp)
		memcpy(p + at + 20, "\x01\x01\x08\x0a", 4);
	return at + head + data + padding;
}

static void plain_frames_are_what_the_tables_say(void)
{
	uint8_t bytes[256];

	for (unsigned kind = 0; kind < 8; kind++) {
		for (uint32_t data = 0; data < 24; data++) {
			uint32_t n = make(bytes, kind & 1, kind & 2, kind & 4, data, data % 5);

			CHECK(agree(bytes, n, n));
			for (uint32_t cut = 0; cut < n; cut++)
				if (!CHECK(agree(bytes, cut, n)) || !CHECK(agree(bytes, cut, cut)))
					return;
		}
	}
}

static void so_are_bent_ones(void)
{
	uint8_t bytes[256];

	for (unsigned i = 0; i < 60000; i++) {
		uint64_t r = test_random();
		uint32_t n = make(bytes, r & 1, r & 2, r & 4, (uint32_t)(r >> 8 & 31), r >> 16 & 3);

		for (unsigned k = 0; k < 1 + (r >> 20 & 1); k++)
			bytes[12 + test_random() % (n - 12)] = (uint8_t)test_random();
		if (!CHECK(agree(bytes, n, n)))
			return;
	}
}

/* What has a plain form above or beside TCP and UDP. */
#define ETHER(type) "\x02\0\0\0\0\x80\x02\0\0\0\0\x99" type
#define IPV4(len, proto) "\x45\0\0" len "\0\x01\x40\0\x40" proto "\0\0\xc0\0\x02\x63\xc0\0\x02\x50"
#define TCP(src, dst, head, flags) src dst "\0\0\0\x01\0\0\0\x02" head flags "\x20\0\0\0\0\0"
#define UDP(src, dst, len) src dst "\0" len "\0\0"
#define QUESTION "\x12\x34\x01\0\0\x01\0\x01\0\0\0\0\x03www\x02jo\0\0\x01\0\x01"
#define ANSWER "\xc0\x0c\0\x01\0\x01\0\0\x0e\x10\0\x04\xc0\0\x02\x50"
#define FRAME(...) {__VA_ARGS__, sizeof(__VA_ARGS__) - 1}

static const struct {
	const char *bytes;
	uint32_t n;
} kinds[] = {
	FRAME(ETHER("\x08\x06") "\0\x01\x08\0\x06\x04\0\x01\x02\0\0\0\0\x99\xc0\0\x02\x63"
		"\0\0\0\0\0\0\xc0\0\x02\x50" "padding"),
	FRAME(ETHER("\x08\0") IPV4("\x28", "\x01") "\x08\0\x12\x34\0\x01\0\x07" "abcdefghijkl"),
	FRAME(ETHER("\x08\0") IPV4("\x38", "\x06") TCP("\xc0\0", "\0\x50", "\x90", "\x02")
		"\x02\x04\x05\xb4\x04\x02\x01\x01\x03\x03\x07\x01\x01\x01\x01\x01"),
	FRAME(ETHER("\x08\0") IPV4("\x41", "\x11") UDP("\xc0\0", "\0\x35", "\x2d") QUESTION ANSWER),
	FRAME(ETHER("\x08\0") IPV4("\x54", "\x06") TCP("\xc0\0", "\0\x50", "\x50", "\x18")
		"GET / HTTP/1.1\r\nHost: a.example\r\n\r\nbody"),
	FRAME(ETHER("\x08\0") IPV4("\x4c", "\x06") TCP("\0\x50", "\xc0\0", "\x50", "\x18")
		"HTTP/1.0 200 OK\r\nServer: x\n\r\nbody"),
	FRAME(ETHER("\x81\0") "\x60\x01\x81\0\0\x02\x08\0" IPV4("\x20", "\x11")
		UDP("\xc0\0", "\xc0\x01", "\x0c") "abcd" "pad"),
};

static void so_are_the_others(void)
{
	uint8_t bytes[256];

	for (unsigned kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
		uint32_t n = kinds[kind].n;

		for (uint32_t cut = 0; cut <= n; cut++) {
			memcpy(bytes, kinds[kind].bytes, n);
			CHECK(agree(bytes, cut, n));
			CHECK(agree(bytes, cut, cut));
		}
		for (unsigned i = 0; i < 20000; i++) {
			memcpy(bytes, kinds[kind].bytes, n);
			for (uint64_t k = 1 + test_random() % 3; k; k--)
				bytes[12 + test_random() % (n - 12)] =
					(uint8_t)(test_random() % 4 ? test_random() : 13);
			if (!CHECK(agree(bytes, n, n)))
				return;
		}
	}
}

static const struct test tests[] = {
	{"plain frames are what the tables say", plain_frames_are_what_the_tables_say},
	{"so are bent ones", so_are_bent_ones},
	{"so are ARP, echoes, options, DNS, HTTP and tags", so_are_the_others},
};
TEST_MAIN(tests)
