/* SPDX-License-Identifier: BSD-2-Clause */
/* The questions and answers of a capture. A frame is answered once, by the first one that fits; the
 * frames before it wait in a ring. */
#include "cmd/answers.h"

#include "base/mem.h"
#include "cmd/pair.h"

#include <stdlib.h>

static struct kept *find_question(
	struct answers *answers, const struct frame *got, enum match *match)
{
	uint64_t n = answers->frames < ANSWERS_WINDOW ? answers->frames : ANSWERS_WINDOW;

	for (uint64_t back = 1; back <= n; back++) {
		struct kept *k = &answers->past[(answers->frames - back) % ANSWERS_WINDOW];

		*match = k->there ? flow_match(&k->frame, got) : MATCH_NONE;
		if (*match != MATCH_NONE)
			return k;
	}
	return NULL;
}

int answers_frame(struct answers *answers, struct print *print, const struct frame *frame,
	struct err *err)
{
	enum match match;
	struct kept *question = find_question(answers, frame, &match);
	int status = 0;

	if (question) {
		struct answer answer = {.match = match, .sent = *question,
			.got = {.frame = *frame, .there = true}};
		struct pair pair = {.nth = ++answers->pairs, .of = 1, .sent = &question->frame,
			.answer = &answer, .tries = 1};

		status = pair_print(print, &pair, err);
		question->there = false;
	}
	if (frame->cap && !answers->past)
		answers->past = mem_new(ANSWERS_WINDOW, sizeof(*answers->past));
	if (frame->cap)
		kept_copy(&answers->past[answers->frames++ % ANSWERS_WINDOW], frame);
	return status;
}

void answers_done(struct answers *answers)
{
	for (unsigned i = 0; answers->past && i < ANSWERS_WINDOW; i++)
		buf_done(&answers->past[i].bytes);
	free(answers->past);
	answers->past = NULL;
}
