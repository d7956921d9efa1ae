/* SPDX-License-Identifier: BSD-2-Clause */
/* The tracker: streams, relative numbers and the analysis of segments made here. */
#include "flow/track.h"

#include "base/bits.h"
#include "test.h"

/* A raw IPv4 packet with a TCP header and `len` bytes of data. */
struct made {
	uint8_t bytes[128];
	struct frame frame;
};

enum { F = 1, S = 2, R = 4, A = 16 };

static void put16(uint8_t *p, uint32_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

static void put32(uint8_t *p, uint32_t v)
{
	put16(p, v >> 16);
	put16(p + 2, v);
}

/* From host `from` (1 or 2) to the other; ports are the hosts' numbers times 1000. */
static const struct track_fact *send(struct track *track, unsigned from, uint8_t flags,
	uint32_t seq, uint32_t ack, uint32_t len, uint32_t window, int64_t ms)
{
	static struct made m;
	const struct track_facts *facts;

	memset(&m, 0, sizeof(m));
	m.bytes[0] = 0x45;
	put16(m.bytes + 2, 40 + len);
	m.bytes[8] = 64;
	m.bytes[9] = 6;
	put32(m.bytes + 12, 0xc0000200 + from);
	put32(m.bytes + 16, 0xc0000200 + 3 - from);
	put16(m.bytes + 20, from * 1000);
	put16(m.bytes + 22, (3 - from) * 1000);
	put32(m.bytes + 24, seq);
	put32(m.bytes + 28, ack);
	m.bytes[32] = 0x50;
	m.bytes[33] = flags;
	put16(m.bytes + 34, window);
	m.frame = (struct frame){.bytes = m.bytes, .cap = 40 + len, .len = 40 + len,
		.link = LINK_RAW, .time = 1000000000 + ms * 1000000};
	frame_dissect(&m.frame);
	facts = track_frame(track, &m.frame);
	return facts->count ? &facts->at[0] : NULL;
}

static void opens(struct track *t, uint32_t isn)
{
	send(t, 1, S, isn, 0, 0, 8000, 0);
	send(t, 2, S | A, 5000, isn + 1, 0, 8000, 1);
	send(t, 1, A, isn + 1, 5001, 0, 8000, 2);
}

static void numbers_are_relative(void)
{
	struct track *t = track_new();
	const struct track_fact *f;

	opens(t, 0xfffffff0u);
	f = send(t, 1, A, 0xfffffff1u, 5001, 30, 8000, 3);
	CHECK_INT(f->stream, 0);
	CHECK_INT(f->seq, 1);
	CHECK_INT(f->ack, 1);
	CHECK_INT(f->len, 30);
	CHECK_INT(f->next, 31);
	CHECK_INT(f->flags, 0);
	f = send(t, 2, A, 5001, 15, 0, 8000, 4);
	CHECK_INT(f->ack, 31); /* over the edge of 32 bits */
	CHECK_INT(f->flags, 0);
	track_free(t);
}

static void ports_used_again_are_another_stream(void)
{
	struct track *t = track_new();
	const struct track_fact *f;

	opens(t, 100);
	f = send(t, 1, S, 100, 0, 0, 8000, 5);
	CHECK_INT(f->stream, 0);
	CHECK_INT(f->flags, TRACK_RETRANSMISSION);
	f = send(t, 1, S, 7777, 0, 0, 8000, 6);
	CHECK_INT(f->stream, 1);
	CHECK_INT(f->flags, TRACK_REUSED);
	CHECK_INT(f->seq, 0);
	track_free(t);
}

static void losses_are_told(void)
{
	struct track *t = track_new();

	opens(t, 100);
	send(t, 1, A, 101, 5001, 10, 8000, 3);
	CHECK_INT(send(t, 1, A, 121, 5001, 10, 8000, 4)->flags, TRACK_LOST);
	CHECK_INT(send(t, 2, A, 5001, 111, 0, 8000, 5)->flags, 0);
	CHECK_INT(send(t, 2, A, 5001, 111, 0, 8000, 5)->flags, TRACK_DUP_ACK);
	CHECK_INT(send(t, 2, A, 5001, 111, 0, 8000, 6)->dup_num, 2);
	CHECK_INT(send(t, 1, A, 111, 5001, 10, 8000, 7)->flags, TRACK_FAST);
	CHECK_INT(send(t, 2, A, 5001, 131, 0, 8000, 8)->flags, 0);
	CHECK_INT(send(t, 1, A, 121, 5001, 10, 8000, 9)->flags, TRACK_SPURIOUS);
	CHECK_INT(send(t, 2, A, 5001, 999, 0, 8000, 10)->flags, TRACK_ACK_LOST);
	track_free(t);
}

static void order_is_told_by_time(void)
{
	struct track *t = track_new();

	opens(t, 100);
	send(t, 1, A, 111, 5001, 10, 8000, 30);
	CHECK_INT(send(t, 1, A, 101, 5001, 10, 8000, 31)->flags, TRACK_OUT_OF_ORDER);
	CHECK_INT(send(t, 1, A, 101, 5001, 10, 8000, 400)->flags, TRACK_RETRANSMISSION);
	track_free(t);
}

static void windows_are_told(void)
{
	struct track *t = track_new();

	opens(t, 100);
	CHECK_INT(send(t, 2, A, 5001, 101, 0, 0, 3)->flags, TRACK_ZERO);
	CHECK_INT(send(t, 1, A, 101, 5001, 1, 8000, 4)->flags, TRACK_PROBE);
	CHECK_INT(send(t, 2, A, 5001, 101, 0, 0, 5)->flags, TRACK_ZERO | TRACK_PROBE_ACK);
	CHECK_INT(send(t, 2, A, 5001, 101, 0, 20, 6)->flags, TRACK_UPDATE);
	CHECK_INT(send(t, 1, A, 101, 5001, 20, 8000, 7)->flags, TRACK_FULL);
	CHECK_INT(send(t, 2, A, 5001, 121, 0, 20, 8)->flags, 0);
	CHECK_INT(send(t, 1, A, 120, 5001, 0, 8000, 900)->flags, TRACK_KEEP);
	CHECK_INT(send(t, 2, A, 5001, 121, 0, 20, 901)->flags, TRACK_KEEP_ACK);
	track_free(t);
}

static void any_bytes_do(void)
{
	struct track *t = track_new();
	uint8_t bytes[96];
	struct frame frame = {.bytes = bytes, .link = LINK_ETHERNET};
	struct items items = {0};

	for (unsigned n = 0; n < 20000; n++) {
		for (unsigned i = 0; i < sizeof(bytes); i++)
			bytes[i] = (uint8_t)test_random();
		bytes[12] = 8;
		bytes[13] = 0;
		bytes[14] = (uint8_t)(0x45 + n % 3);
		bytes[23] = n % 4 ? 6 : 17;
		frame.cap = frame.len = (uint32_t)(test_random() % sizeof(bytes));
		frame_dissect(&frame);
		items.count = 0;
		flow_track(t, &frame, &items);
		CHECK(items.count < 64);
	}
	items_done(&items);
	track_free(t);
}

static const struct test tests[] = {
	{"numbers are relative", numbers_are_relative},
	{"ports used again are another stream", ports_used_again_are_another_stream},
	{"losses are told", losses_are_told},
	{"order is told by time", order_is_told_by_time},
	{"windows are told", windows_are_told},
	{"any bytes do", any_bytes_do},
};
TEST_MAIN(tests)
