/* SPDX-License-Identifier: BSD-2-Clause */
/* Laws 1 to 3 on random bytes, on generated frames, on every prefix of each, and on the captures
 * that come with the program: dissecting is total, a byte has one owner, craft(lift(bytes)) ==
 * bytes. */
#include "gen.h"
#include "judge.h"

#include "base/built.h"
#include "file/reader.h"
#include "frame/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

static struct items items;
static struct arena arena, lifted;
static struct craft *craft;

/* ---- laws 1 and 2 ---------------------------------------------------------------------------- */

/* Parts lie inside their item and behind one another, header fields inside their header. */
static void check_items(const struct frame *frame)
{
	for (uint32_t i = 0; i < items.count; i++) {
		const struct item *it = &items.at[i];
		const struct layer *l = &frame->layers[it->layer];
		uint32_t from = l->off * 8, to = (l->off + l->head) * 8;

		if (it->parent != ITEM_TOP) {
			CHECK(it->parent < i);
			from = items.at[it->parent].bit;
			to = from + items.at[it->parent].bits;
		}
		for (uint32_t k = i; k-- > 0 && items.at[k].layer == it->layer;) {
			if (items.at[k].parent != it->parent)
				continue;
			from = items.at[k].bit + items.at[k].bits;
			break;
		}
		if (!CHECK(it->bit >= from && it->bit + it->bits <= to)) {
			fprintf(stderr, "  %s %s\n", l->proto->id, it->field->id);
			return;
		}
	}
}

static void check_owners(const struct frame *frame)
{
	uint32_t off = 0, room = frame->cap;

	CHECK(frame->count <= FRAME_LAYERS);
	CHECK(frame->cap == 0 || frame->count > 0);
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];

		CHECK_INT(l->off, off);
		CHECK_INT((uint64_t)l->head + l->pay + l->tail, room);
		off += l->head;
		room = l->pay;
	}
}

/* The bytes in memory of just their size, so that reading one too many is seen. */
static void dissect(
	struct frame *frame, const uint8_t *bytes, uint32_t n, uint32_t len, uint16_t link)
{
	static uint8_t *exact;

	exact = realloc(exact, n ? n : 1);
	memcpy(exact, bytes, n);
	*frame = (struct frame){.bytes = exact, .cap = n, .len = len, .link = link};
	frame_dissect(frame);
	if (n == 0) {
		free(exact);
		exact = NULL;
	}
}

static void check_frame(const uint8_t *bytes, uint32_t n, uint32_t len, uint16_t link)
{
	struct frame frame;
	uint32_t sum;

	dissect(&frame, bytes, n, len, link);
	check_owners(&frame);
	walk_frame(&frame, &items);
	check_items(&frame);
	for (unsigned i = 0; i < frame.count; i++)
		sum_expected(&frame, i, &sum);
	if (n == 0)
		CHECK_INT(frame.count, 0);
}

static uint16_t any_link(void)
{
	static const uint16_t links[] = {LINK_ETHERNET, LINK_RAW, LINK_IPV4, LINK_IPV6, 147};

	return links[gen_below(5)];
}

static void random_bytes(void)
{
	uint8_t bytes[512];

	for (int i = 0; i < 40000; i++) {
		uint32_t n = (uint32_t)gen_below(sizeof(bytes));

		for (uint32_t k = 0; k < n; k++)
			bytes[k] = (uint8_t)test_random();
		check_frame(bytes, n, n, any_link());
	}
}

/* A generated frame; its bytes live until the next one. */
static const uint8_t *generate(bool odd, uint32_t *n, uint16_t *link)
{
	static struct buf bytes;
	struct stack stack;

	do {
		arena_clear(&arena);
		stack_init(&stack, &arena);
		gen_stack(&stack, odd);
	} while (judge_build(&stack, &bytes, NULL) != 0 || bytes.len == 0);
	*n = (uint32_t)bytes.len;
	*link = stack.link;
	return bytes.data;
}

static void mutations(void)
{
	static uint8_t copy[70000];
	uint16_t link;

	for (int i = 0; i < 10000; i++) {
		uint32_t n;
		const uint8_t *bytes = generate(i % 2, &n, &link);

		memcpy(copy, bytes, n);
		for (int k = 0; k < 24; k++) {
			copy[gen_below(n)] = gen_chance(50) ? (uint8_t)test_random() : 0xff;
			if (gen_chance(10))
				memcpy(copy, bytes, n);
			check_frame(copy, gen_chance(70) ? n : (uint32_t)gen_below(n), n, link);
		}
	}
}

static void prefixes(void)
{
	uint16_t link;

	for (int i = 0; i < 800; i++) {
		uint32_t n;
		const uint8_t *bytes = generate(i % 2, &n, &link);

		for (uint32_t k = 0; k <= n; k++)
			check_frame(bytes, k, k % 2 ? k : n, link);
	}
}

/* ---- law 3 ----------------------------------------------------------------------------------- */

/* Lifts and builds; says whether every layer came back as what it was. */
static bool check_lift(const uint8_t *bytes, uint32_t n, uint32_t len, uint16_t link)
{
	const uint8_t *built = NULL;
	struct err err = {""};
	struct frame frame;
	struct stack stack;
	size_t size = 0;

	dissect(&frame, bytes, n, len, link);
	arena_clear(&lifted);
	stack_init(&stack, &lifted);
	if (!CHECK(stack_lift(&stack, &frame, &err) == 0) ||
		!CHECK(craft_build(craft, &stack, &built, &size, &err) == 0)) {
		fprintf(stderr, "  %s\n", err.text);
		return false;
	}
	if (!CHECK_BYTES(built, size, bytes, n)) {
		for (unsigned i = 0; i < stack.count; i++)
			fprintf(stderr, "  %s", stack.parts[i].proto->id);
		fputc('\n', stderr);
	}
	CHECK_INT(stack.link, link);
	for (unsigned i = 0; i < frame.count; i++)
		if (i >= stack.count || stack.parts[i].proto != frame.layers[i].proto)
			return false;
	return true;
}

static void lifts_generated(void)
{
	uint16_t link;

	for (int i = 0; i < 12000; i++) {
		uint32_t n;
		const uint8_t *bytes = generate(i % 2, &n, &link);

		check_lift(bytes, n, n, link);
	}
}

static void lifts_prefixes(void)
{
	uint16_t link;

	for (int i = 0; i < 300; i++) {
		uint32_t n;
		const uint8_t *bytes = generate(i % 2, &n, &link);

		for (uint32_t k = 0; k <= n; k++)
			check_lift(bytes, k, k % 2 ? k : n, link);
	}
}

static void lifts_random(void)
{
	static uint8_t copy[70000];
	uint16_t link;

	for (int i = 0; i < 12000; i++) {
		uint32_t n;
		const uint8_t *bytes = generate(i % 2, &n, &link);

		memcpy(copy, bytes, n);
		for (int k = 0; k < 4; k++)
			copy[gen_below(n)] = (uint8_t)test_random();
		check_lift(copy, n, n, link);
	}
}

static bool is_sound(const uint8_t *bytes, uint32_t n, uint32_t len, uint16_t link)
{
	struct frame frame;
	uint16_t faults = 0;

	dissect(&frame, bytes, n, len, link);
	for (unsigned i = 0; i < frame.count; i++)
		faults |= frame.layers[i].faults;
	return faults == 0;
}

static void print_raw(const uint8_t *bytes, uint32_t n)
{
	fputs("lifted as raw data: ", stderr);
	for (uint32_t i = 0; i < n; i++)
		fprintf(stderr, "%02x", bytes[i]);
	fputc('\n', stderr);
}

/* What is well made comes back in its own words, not as raw data. */
static void lifts_whole(void)
{
	unsigned sound = 0, raw = 0;
	uint16_t link;

	for (int i = 0; i < 6000; i++) {
		uint32_t n;
		const uint8_t *bytes = generate(false, &n, &link);

		if (!is_sound(bytes, n, n, link))
			continue;
		sound++;
		if (check_lift(bytes, n, n, link))
			continue;
		if (raw++ < 5)
			print_raw(bytes, n);
	}
	CHECK(sound > 3000);
	CHECK_INT(raw, 0);
}

/* A lifted frame says only what has to be said. */
static void lifts_little(void)
{
	struct err err;
	struct stack stack, again;
	struct frame frame;
	const uint8_t *bytes;
	size_t n;

	arena_clear(&arena);
	stack_init(&stack, &arena);
	stack_push(&stack, &proto_eth);
	stack_push(&stack, &proto_ip);
	stack_set(&stack, stack_push(&stack, &proto_tcp), &proto_tcp.fields[1])->num = 443;
	if (!CHECK(craft_build(craft, &stack, &bytes, &n, &err) == 0))
		return;
	dissect(&frame, bytes, (uint32_t)n, (uint32_t)n, LINK_ETHERNET);
	arena_clear(&lifted);
	stack_init(&again, &lifted);
	CHECK_INT(stack_lift(&again, &frame, &err), 0);
	if (!CHECK_INT(again.count, 3))
		return;
	CHECK_INT(again.parts[0].count, 2); /* the addresses */
	CHECK_INT(again.parts[1].count, 2);
	CHECK_INT(again.parts[2].count, 2); /* the ports */
}

/* ---- captures -------------------------------------------------------------------------------- */

static bool is_capture(const char *name)
{
	size_t n = strlen(name);

	return (n > 5 && strcmp(name + n - 5, ".pcap") == 0) ||
	       (n > 7 && strcmp(name + n - 7, ".pcapng") == 0);
}

static unsigned check_capture(const char *path)
{
	struct reader reader = READER_INIT;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum read_state state = READ_MORE;
	struct frame frame;
	struct err err;
	unsigned frames = 0;

	if (!CHECK(fd >= 0))
		return 0;
	while (reader_fill(&reader, fd) > 0)
		;
	close(fd);
	while ((state = reader_next(&reader, &frame, &err)) == READ_FRAME) {
		uint32_t step = frame.cap > 400 ? frame.cap / 100 : 1;

		for (uint32_t k = 0; k < frame.cap; k += k < 120 ? 1 : step) {
			check_frame(frame.bytes, k, frame.len, frame.link);
			check_lift(frame.bytes, k, frame.len, frame.link);
		}
		check_frame(frame.bytes, frame.cap, frame.len, frame.link);
		if (!check_lift(frame.bytes, frame.cap, frame.len, frame.link) &&
			!CHECK(!is_sound(frame.bytes, frame.cap, frame.len, frame.link)))
			print_raw(frame.bytes, frame.cap);
		frames++;
	}
	CHECK(state == READ_MORE && reader_end(&reader, &err) == 0);
	reader_done(&reader);
	return frames;
}

static void captures(void)
{
	DIR *dir = opendir(built_captures);
	unsigned files = 0, frames = 0;
	struct dirent *entry;
	char path[4096];

	if (!CHECK(dir != NULL))
		return;
	while ((entry = readdir(dir))) {
		if (!is_capture(entry->d_name))
			continue;
		snprintf(path, sizeof(path), "%s/%s", built_captures, entry->d_name);
		files++;
		frames += check_capture(path);
	}
	closedir(dir);
	CHECK(frames >= files);
}

static const struct test tests[] = {
	{"law1/random", random_bytes},
	{"law1/mutations", mutations},
	{"law1/prefixes", prefixes},
	{"law3/generated", lifts_generated},
	{"law3/prefixes", lifts_prefixes},
	{"law3/damaged", lifts_random},
	{"law3/whole", lifts_whole},
	{"law3/little", lifts_little},
	{"law3/captures", captures},
};

int main(void)
{
	struct err err;
	int status;

	craft = craft_new(&err);
	if (!craft) {
		printf("FAIL law: %s\n", err.text);
		return 1;
	}
	status = test_run(tests, sizeof(tests) / sizeof(tests[0]));
	craft_free(craft);
	items_done(&items);
	arena_done(&arena);
	arena_done(&lifted);
	return status;
}
