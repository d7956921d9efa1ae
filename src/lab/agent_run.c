/* SPDX-License-Identifier: BSD-2-Clause */
/* The process that carries a wire: it waits for a question, asks it, tells what it hears, and waits
 * again. The end of its line is its end. */
#include "lab/agent.h"
#include "lab/detach.h"
#include "lab/speak.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LINE_FD = DETACH_LINE, PROGRAM_FD, KEEPER_FD };

struct runner {
	struct speak speak;
	struct craft *craft;   /* owned */
	struct answer answer;  /* owned */
	struct buf in, out, bytes; /* owned */
	struct arena arena;
	uint64_t nth; /* of the question at hand */
};

/* ---- what is said ---- */

/* One who does not hear any more has ended. */
static void say(struct runner *r, enum agent_word word, enum match match,
	const struct frame *frame, const char *text)
{
	struct agent_head head = {.word = word, .match = match, .nth = r->nth};
	size_t at = 0;

	if (frame) {
		head.frame = frame->cap;
		head.len = frame->len;
		head.link = frame->link;
		head.time = frame->time;
	}
	head.text = text ? (uint32_t)strlen(text) + 1 : 0;
	buf_clear(&r->out);
	buf_add(&r->out, &head, sizeof(head));
	if (frame)
		buf_add(&r->out, frame->bytes, frame->cap);
	if (text)
		buf_add(&r->out, text, head.text);
	while (at < r->out.len) {
		ssize_t n = send(LINE_FD, r->out.data + at, r->out.len - at, MSG_NOSIGNAL);

		if (n < 0 && errno != EINTR)
			return;
		at += n > 0 ? (size_t)n : 0;
	}
}

static void asked(void *arg, const struct frame *question, const struct answer *answer)
{
	struct runner *r = arg;

	say(r, AGENT_ASKED, MATCH_NONE, answer->sent.there ? &answer->sent.frame : question, NULL);
	if (answer->match != MATCH_NONE)
		say(r, AGENT_TOLD, answer->match, &answer->got.frame, NULL);
}

static void told(void *arg, enum exchange_word word, enum match match, const struct frame *frame)
{
	static const enum agent_word words[] = {[EXCHANGE_SENT] = AGENT_SENT,
		[EXCHANGE_ANSWER] = AGENT_ANSWER, [EXCHANGE_REFUSAL] = AGENT_REFUSAL};

	say(arg, words[word], match, frame, NULL);
}

/* ---- a question ---- */

static int ask(struct runner *r, const struct frame *frame, struct err *err)
{
	int status;

	r->speak.exchange.told = told;
	r->speak.exchange.arg = r;
	r->speak.exchange.all = true;
	status = speak_ask(&r->speak, frame, &r->answer, err);
	r->speak.exchange.told = NULL;
	r->speak.exchange.all = false;
	return status;
}

/* Each question is the first one of its row (speak.nth): it goes out as it is, again and again. */
static void answer_to(struct runner *r, const struct stack *stack)
{
	struct err err = {""};
	struct frame frame;

	switch (speak_frame(&r->speak, stack, &r->bytes, &frame, &err)) {
	case SPEAK_FAILED: say(r, AGENT_FAILED, MATCH_NONE, NULL, err.text); return;
	case SPEAK_SILENT: say(r, AGENT_SILENT, MATCH_NONE, &frame, NULL); return;
	case SPEAK_READY: break;
	}
	say(r, AGENT_SENDS, MATCH_NONE, &frame, NULL);
	if (ask(r, &frame, &err) < 0)
		say(r, AGENT_FAILED, MATCH_NONE, NULL, err.text);
	else
		say(r, AGENT_DONE, MATCH_NONE, NULL, NULL);
}

static bool take(void *out, size_t n)
{
	size_t at = 0;

	while (at < n) {
		ssize_t got = recv(LINE_FD, (uint8_t *)out + at, n - at, 0);

		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		at += got > 0 ? (size_t)got : 0;
	}
	return true;
}

static void serve(struct runner *r)
{
	struct agent_head head;
	struct stack stack;

	while (take(&head, sizeof(head))) {
		if (!head.text)
			continue; /* it was stopped, and is over */
		buf_clear(&r->in);
		if (!take(buf_room(&r->in, head.text), head.text))
			return;
		arena_clear(&r->arena);
		stack_init(&stack, &r->arena);
		if (!agent_take_stack(&stack, r->in.data, head.text))
			return;
		r->speak.wait = head.wait;
		r->nth = head.nth;
		answer_to(r, &stack);
	}
}

/* ---- beginning and end ---- */

/* Nothing of the program is kept but the line and what a launch needs. */
static void keep(int line, struct launch_means *means)
{
	detach((const int[]){line, means->program, means->keeper}, 3);
	means->program = means->program < 0 ? -1 : PROGRAM_FD;
	means->keeper = means->keeper < 0 ? -1 : KEEPER_FD;
}

/* The parent's end is this one's too, whatever happens; it may have come already. */
static void follow(pid_t parent)
{
	prctl(PR_SET_NAME, "trame-agent");
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
}

void agent_run(int fd, pid_t parent, const char *iface, const struct launch_means *kept)
{
	struct launch_means means = *kept;
	struct runner r = {.nth = AGENT_NONE};
	struct err err = {""};
	int status;

	follow(parent);
	keep(fd, &means);
	status = speak_take(&r.speak, iface, &means, &err);
	r.craft = status == 0 ? craft_new(&err) : NULL;
	if (r.craft && speak_start(&r.speak, r.craft, &err) == 0) {
		r.speak.medium.stop = LINE_FD;
		r.speak.asked = asked;
		r.speak.arg = &r;
		say(&r, AGENT_UP, MATCH_NONE, NULL, NULL);
		serve(&r);
	} else {
		say(&r, AGENT_FAILED, MATCH_NONE, NULL, err.text);
	}
	speak_done(&r.speak);
	answer_done(&r.answer);
	_exit(0);
}
