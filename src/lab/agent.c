/* SPDX-License-Identifier: BSD-2-Clause */
/* A wire in a process of its own, seen from the one that asks. What goes over the line is a head
 * and the bytes that it announces, in both directions. */
#include "lab/agent.h"

#include "base/lang.h"
#include "lab/reap.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define AGENT_READ     65536
#define AGENT_MOST     (4u << 20) /* bytes of an event; more is nothing that was sent here */
#define AGENT_PATIENCE 500	  /* ms for the process to put everything away */

int agent_start(struct agent *agent, const char *iface, const struct launch_means *means,
	struct err *err)
{
	pid_t self = getpid();
	int line[2];

	*agent = (struct agent)AGENT_INIT;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line) < 0)
		return err_errno(err, _("the wire's process cannot be started"));
	agent->pid = fork();
	if (agent->pid == 0)
		agent_run(line[1], self, iface, means);
	close(line[1]);
	if (agent->pid < 0) {
		agent->pid = 0;
		close(line[0]);
		return err_errno(err, _("the wire's process cannot be started"));
	}
	agent->fd = line[0];
	return 0;
}

/* The process reads whatever comes while it has nothing else to do. */
static int put(struct agent *agent, const struct buf *out, struct err *err)
{
	size_t at = 0;

	while (at < out->len) {
		ssize_t n = send(agent->fd, out->data + at, out->len - at, MSG_NOSIGNAL);

		if (n < 0 && errno != EINTR)
			return err_errno(err, _("the wire's process has ended"));
		at += n > 0 ? (size_t)n : 0;
	}
	return 0;
}

int agent_ask(struct agent *agent, const struct stack *stack, uint64_t nth, int64_t wait,
	struct err *err)
{
	struct agent_head head = {.wait = wait, .nth = nth};
	struct buf out = BUF_INIT;
	int status;

	buf_add(&out, &head, sizeof(head));
	agent_put_stack(&out, stack);
	head.text = (uint32_t)(out.len - sizeof(head));
	memcpy(out.data, &head, sizeof(head));
	status = put(agent, &out, err);
	buf_done(&out);
	return status;
}

/* A head without a stack: what can be read already ends the waiting. */
void agent_stop(struct agent *agent)
{
	const struct agent_head head = {.text = 0};
	struct buf out = BUF_INIT;

	buf_add(&out, &head, sizeof(head));
	put(agent, &out, NULL);
	buf_done(&out);
}

bool agent_hear(struct agent *agent)
{
	ssize_t n;

	if (agent->taken == agent->in.len) {
		buf_clear(&agent->in);
		agent->taken = 0;
	}
	do
		n = recv(agent->fd, buf_room(&agent->in, AGENT_READ), AGENT_READ, MSG_DONTWAIT);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return errno == EAGAIN || errno == EWOULDBLOCK;
	agent->in.len += (size_t)n;
	return n > 0;
}

bool agent_next(struct agent *agent, struct agent_event *event)
{
	size_t left = agent->in.len - agent->taken;
	const uint8_t *at = agent->in.data + agent->taken;
	struct agent_head head;

	if (left < sizeof(head))
		return false;
	memcpy(&head, at, sizeof(head));
	if (head.word >= AGENT_WORDS || head.frame > AGENT_MOST || head.text > AGENT_MOST ||
		left - sizeof(head) < head.frame + head.text)
		return false;
	at += sizeof(head);
	*event = (struct agent_event){.word = (enum agent_word)head.word,
		.match = (enum match)head.match,
		.nth = head.nth,
		.text = ""};
	event->frame = (struct frame){.bytes = at, .cap = head.frame, .len = head.len,
		.link = (uint16_t)head.link, .time = head.time};
	if (head.frame)
		frame_dissect(&event->frame);
	if (head.text && !at[head.frame + head.text - 1])
		event->text = (const char *)at + head.frame;
	agent->taken += sizeof(head) + head.frame + head.text;
	return true;
}

void agent_end(struct agent *agent)
{
	if (agent->fd >= 0)
		close(agent->fd);
	if (agent->pid > 0)
		reap(agent->pid, AGENT_PATIENCE);
	buf_done(&agent->in);
	*agent = (struct agent)AGENT_INIT;
}
