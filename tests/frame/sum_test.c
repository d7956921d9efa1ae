/* SPDX-License-Identifier: BSD-2-Clause */
/* Checksums of dissected frames: what they ought to be, and when nobody can know. */
#include "gen.h"
#include "judge.h"

#include "frame/walk.h"

static struct arena arena;

/* RFC 1071 3's own example as an ICMP message: 00 01 f2 03 f4 f5 f6 f7 sum to ddf2. */
static void rfc1071(void)
{
	uint8_t bytes[12] = {0x00, 0x01, 0, 0, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7, 0, 0};
	struct frame frame = {.bytes = bytes, .cap = 10, .len = 10};
	uint32_t sum = 0;

	frame_dissect_as(&frame, &proto_icmp);
	CHECK(sum_expected(&frame, 0, &sum));
	CHECK_HEX(sum, 0xffff - 0xddf2);
	bytes[2] = 0x12; /* what the field itself holds does not count */
	CHECK(sum_expected(&frame, 0, &sum));
	CHECK_HEX(sum, 0xffff - 0xddf2);
	frame.cap = frame.len = 11; /* an odd byte is a word's first */
	bytes[10] = 0x01;
	frame_dissect_as(&frame, &proto_icmp);
	CHECK(sum_expected(&frame, 0, &sum));
	CHECK_HEX(sum, 0xffff - 0xdef2);
}

/* IPv4, UDP and two bytes of data: Scapy's bytes. */
static const uint8_t udp4[] = {0x45, 0, 0, 0x1e, 0, 1, 0, 0, 0x40, 0x11, 0xf6, 0x1a, 192, 0, 2, 99,
	192, 0, 2, 80, 0, 53, 0, 53, 0, 10, 0x12, 0x53, 'h', 'i'};

static void load(struct frame *frame, uint8_t *bytes, uint32_t cap, uint32_t len, uint16_t link)
{
	*frame = (struct frame){.bytes = bytes, .cap = cap, .len = len, .link = link};
	frame_dissect(frame);
}

static void udp(void)
{
	uint8_t bytes[40] = {0};
	struct frame frame;
	uint32_t sum = 0;

	memcpy(bytes, udp4, sizeof(udp4));
	load(&frame, bytes, sizeof(udp4), sizeof(udp4), LINK_RAW);
	CHECK(sum_expected(&frame, 0, &sum));
	CHECK_HEX(sum, bytes[10] << 8 | bytes[11]);
	CHECK(sum_expected(&frame, 1, &sum));
	CHECK_HEX(sum, bytes[26] << 8 | bytes[27]);
	bytes[28] ^= 1;
	CHECK(sum_expected(&frame, 1, &sum));
	CHECK(sum != (uint32_t)(bytes[26] << 8 | bytes[27]));
	bytes[28] ^= 1;
	load(&frame, bytes, 36, 36, LINK_RAW); /* padding is not summed */
	CHECK(sum_expected(&frame, 1, &sum));
	CHECK_HEX(sum, bytes[26] << 8 | bytes[27]);
}

static void unknowable(void)
{
	uint8_t bytes[40] = {0};
	struct frame frame;
	uint32_t sum;

	memcpy(bytes, udp4, sizeof(udp4));
	load(&frame, bytes, sizeof(udp4) - 1, sizeof(udp4), LINK_RAW);
	CHECK(sum_expected(&frame, 0, &sum));
	CHECK(!sum_expected(&frame, 1, &sum)); /* a byte was not captured */
	CHECK(!sum_expected(&frame, 2, &sum)); /* data has none */
	load(&frame, bytes, 27, sizeof(udp4), LINK_RAW);
	CHECK(!sum_expected(&frame, 1, &sum)); /* not even the field is there */
	bytes[6] = 0x20;
	load(&frame, bytes, sizeof(udp4), sizeof(udp4), LINK_RAW);
	CHECK(sum_expected(&frame, 0, &sum));
	CHECK(!sum_expected(&frame, 1, &sum)); /* only the first fragment */
	frame_dissect_as(&frame, &proto_udp);
	CHECK(!sum_expected(&frame, 0, &sum)); /* no addresses */
	memcpy(bytes, udp4, sizeof(udp4));
	bytes[26] = bytes[27] = 0;
	load(&frame, bytes, sizeof(udp4), sizeof(udp4), LINK_RAW);
	CHECK(!sum_expected(&frame, 1, &sum)); /* 0: its sender did not compute it */
}

/* Every word of the data as the last, so that every carry happens. */
static void carries(void)
{
	uint8_t bytes[40] = {0};
	struct frame frame;

	memcpy(bytes, udp4, sizeof(udp4));
	load(&frame, bytes, sizeof(udp4), sizeof(udp4), LINK_RAW);
	for (uint32_t i = 0; i < 65536; i++) {
		uint8_t all[48];
		uint32_t sum = 0;
		uint16_t want;

		bytes[28] = (uint8_t)(i >> 8);
		bytes[29] = (uint8_t)i;
		memcpy(all, bytes + 12, 8);
		memcpy(all + 8, (const uint8_t[]){0, 17, 0, 10}, 4);
		memcpy(all + 12, bytes + 20, 10);
		all[18] = all[19] = 0;
		want = judge_sum(all, 22);
		CHECK(sum_expected(&frame, 1, &sum));
		if (!CHECK_HEX(sum, want ? want : 0xffff))
			return;
	}
}

/* Bytes behind a payload that only a builder can tell from it, and routes, which a reader follows
 * only as long as they are not at their end. */
static bool is_plain(const struct stack *stack, const struct frame *frame)
{
	for (unsigned i = 0; i < stack->count; i++)
		if (stack->parts[i].tail_len)
			return false;
	for (unsigned i = 0; i < frame->count; i++)
		if (frame->layers[i].proto == &proto_ip && frame->layers[i].head > 20)
			return false;
	return true;
}

/* What was built without typed checksums is what a reader expects. */
static void generated(void)
{
	struct buf bytes = BUF_INIT;
	unsigned compared = 0;

	for (int i = 0; i < 20000; i++) {
		struct stack stack;
		struct frame frame;
		uint32_t sum = 0;

		arena_clear(&arena);
		stack_init(&stack, &arena);
		gen_stack(&stack, false);
		if (judge_build(&stack, &bytes, NULL) != 0 || bytes.len == 0)
			continue;
		load(&frame, bytes.data, (uint32_t)bytes.len, (uint32_t)bytes.len, stack.link);
		for (unsigned k = 0; k < frame.count && k < stack.count; k++) {
			const struct field *f = proto_filled(frame.layers[k].proto, FILL_SUM);
			uint64_t value;

			if (frame.layers[k].proto != stack.parts[k].proto || frame.layers[k].faults)
				break;
			if (!f || !is_plain(&stack, &frame) || !sum_expected(&frame, k, &sum))
				continue;
			compared++;
			if (!CHECK(walk_number(&frame, k, f, &value)) || !CHECK_HEX(sum, value))
				fprintf(stderr, "  %s\n", f->id);
		}
	}
	CHECK(compared > 5000);
	buf_done(&bytes);
}

static const struct test tests[] = {
	{"sum/rfc1071", rfc1071},
	{"sum/udp", udp},
	{"sum/unknowable", unknowable},
	{"sum/carries", carries},
	{"sum/generated", generated},
};

int main(void)
{
	int status = test_run(tests, sizeof(tests) / sizeof(tests[0]));

	arena_done(&arena);
	return status;
}
