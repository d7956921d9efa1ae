/* SPDX-License-Identifier: BSD-2-Clause */
/* States of TCP's ends as RFC 9293's figures have them; and, for tests/flow/talks.py, the table of
 * conversations of a capture and the states behind each of its segments.
 *
 *     talks_test               the figures
 *     talks_test FILE          kind, end, end, stream, frames and bytes each way, times, states
 *     talks_test -states FILE  frame, stream, who speaks (0, 1), both states, of each segment */
#include "test.h"

#include "file/store.h"
#include "flow/pass.h"
#include "flow/talks.h"

#include <fcntl.h>
#include <inttypes.h>
#include <string.h>

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };

/* A line of a figure: who sends what, and the states behind it. */
struct line {
	unsigned from;
	uint32_t seq, ack;
	uint16_t flags;
	const char *states[2];
};

static void play(const char *name, const struct line *lines, const char *a, const char *b)
{
	struct state_pair pair;

	for (size_t i = 0; lines[i].flags; i++) {
		const struct line *l = &lines[i];
		const struct state_segment s = {l->seq, l->ack, 0, l->flags};

		if (!i)
			state_start(&pair, l->from, &s);
		if (!i && a)
			CHECK_STR(state_name(pair.end[0].at), a);
		if (!i && b)
			CHECK_STR(state_name(pair.end[1].at), b);
		state_step(&pair, l->from, &s);
		for (unsigned k = 0; k < 2; k++) {
			test_note(strcmp(state_name(pair.end[k].at), l->states[k]) == 0, __FILE__,
				__LINE__, "%s line %zu: end %u is %s, not %s", name, i + 1, k,
				state_name(pair.end[k].at), l->states[k]);
		}
	}
}

static void figures(void)
{
	static const struct line three[] = {{0, 100, 0, SYN, {"SYN-SENT", "SYN-RECEIVED"}},
		{1, 300, 101, SYN | ACK, {"ESTABLISHED", "SYN-RECEIVED"}},
		{0, 101, 301, ACK, {"ESTABLISHED", "ESTABLISHED"}}, {0, 0, 0, 0, {"", ""}}};
	static const struct line both[] = {{0, 100, 0, SYN, {"SYN-SENT", "SYN-RECEIVED"}},
		{1, 300, 0, SYN, {"SYN-RECEIVED", "SYN-RECEIVED"}},
		{0, 100, 301, SYN | ACK, {"SYN-RECEIVED", "ESTABLISHED"}},
		{1, 300, 101, SYN | ACK, {"ESTABLISHED", "ESTABLISHED"}}, {0, 0, 0, 0, {"", ""}}};
	static const struct line close[] = {{0, 100, 300, FIN | ACK, {"FIN-WAIT-1", "CLOSE-WAIT"}},
		{1, 300, 101, ACK, {"FIN-WAIT-2", "CLOSE-WAIT"}},
		{1, 300, 101, FIN | ACK, {"TIME-WAIT", "LAST-ACK"}},
		{0, 101, 301, ACK, {"TIME-WAIT", "CLOSED"}}, {0, 0, 0, 0, {"", ""}}};
	static const struct line closes[] = {{0, 100, 300, FIN | ACK, {"FIN-WAIT-1", "CLOSE-WAIT"}},
		{1, 300, 100, FIN | ACK, {"CLOSING", "CLOSING"}},
		{0, 101, 301, ACK, {"CLOSING", "TIME-WAIT"}},
		{1, 301, 101, ACK, {"TIME-WAIT", "TIME-WAIT"}}, {0, 0, 0, 0, {"", ""}}};
	static const struct line refused[] = {{0, 100, 0, SYN, {"SYN-SENT", "SYN-RECEIVED"}},
		{1, 0, 101, RST | ACK, {"CLOSED", "CLOSED"}}, {0, 0, 0, 0, {"", ""}}};
	/* a listener that is asked and then told no goes on listening: RFC 9293 3.10.7.4 */
	static const struct line regret[] = {{0, 100, 0, SYN, {"SYN-SENT", "SYN-RECEIVED"}},
		{1, 300, 101, SYN | ACK, {"ESTABLISHED", "SYN-RECEIVED"}},
		{0, 101, 0, RST, {"CLOSED", "LISTEN"}}, {0, 0, 0, 0, {"", ""}}};

	play("figure 6", three, "CLOSED", "LISTEN");
	play("figure 7", both, "CLOSED", "LISTEN");
	play("figure 12", close, "", "");
	play("figure 13", closes, "", "");
	play("refused", refused, "CLOSED", "LISTEN");
	play("regret", regret, "CLOSED", "LISTEN");
}

/* ---- a capture ---- */

static void put_talk(const struct talk *t, int64_t first)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	talk_put_end(&a, &t->end[0]);
	talk_put_end(&b, &t->end[1]);
	printf("%s %s %s %" PRIu32 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRId64
	       " %" PRId64 " %s,%s\n",
		talk_kind_name(t->kind), buf_string(&a), buf_string(&b), t->stream, t->frames[0],
		t->bytes[0], t->frames[1], t->bytes[1], t->first - first, t->last - t->first,
		state_name(t->state.end[0].at), state_name(t->state.end[1].at));
	buf_done(&a);
	buf_done(&b);
}

/* The states of the talk that the frame's outermost TCP header is of. */
static void put_states(const struct talks *talks, const struct frame *frame,
	const struct track_facts *facts, uint64_t at)
{
	struct talk_side sides[TALK_SIDES];
	unsigned n = talk_sides(frame, facts, sides);

	for (unsigned i = 0; i < n; i++) {
		for (uint32_t k = 0; k < talks->count && sides[i].kind == TALK_TCP; k++) {
			const struct talk *t = &talks->at[k];

			if (t->kind != TALK_TCP || t->stream != sides[i].stream)
				continue;
			printf("%" PRIu64 " %" PRIu32 " %d %s %s\n", at + 1, t->stream,
				!talk_same_end(&t->end[0], &sides[i].src),
				t->state.end[0].at ? state_name(t->state.end[0].at) : "-",
				t->state.end[1].at ? state_name(t->state.end[1].at) : "-");
		}
	}
}

static int show(const char *path, bool states)
{
	struct store store;
	struct store_look look = STORE_LOOK_INIT;
	struct talks talks = {0};
	struct pass pass;
	struct frame frame;
	struct err err;
	int fd = open(path, O_RDONLY);

	if (fd < 0 || store_open(&store, fd, &err) < 0)
		return 1;
	while (store_index(&store, 1u << 20, &err) == STORE_MORE)
		;
	pass_start(&pass, false);
	for (uint64_t i = 0; i < store.count; i++) {
		const struct frame *whole;

		if (store_frame(&store, &look, i, &frame) < 0)
			return 1;
		frame_dissect(&frame);
		whole = pass_frame(&pass, &frame);
		talks_add(&talks, whole, pass.facts, i);
		if (states)
			put_states(&talks, whole, pass.facts, i);
	}
	for (uint32_t i = 0; !states && i < talks.count; i++)
		put_talk(&talks.at[i], pass.clock.first);
	pass_done(&pass);
	talks_done(&talks);
	store_look_done(&look);
	store_done(&store);
	return 0;
}

static const struct test tests[] = {{"figures", figures}};

int main(int argc, char **argv)
{
	if (argc > 1)
		return show(argv[argc - 1], strcmp(argv[1], "-states") == 0);
	return test_run(tests, sizeof(tests) / sizeof(tests[0]));
}
