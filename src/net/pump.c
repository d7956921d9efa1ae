/* SPDX-License-Identifier: BSD-2-Clause */
/* The loop: one poll for the three directions, none of which waits for another. A frame that the
 * device has no room for is tried again; a reader who lags makes the kernel drop, and count. */
#include "net/net.h"

#define PUMP_BATCH 32	      /* frames in one direction before the others have their turn */
#define PUMP_LAG   (16 << 20) /* bytes that the reader may be behind */
#define PUMP_TRIES 1000	      /* of one frame, a millisecond each; also ms for a stuck reader */
#define PUMP_SAID  10	      /* frames whose failure is told one by one */

enum pump_input { PUMP_READY, PUMP_WANTS, PUMP_STUCK, PUMP_ENDED };

struct pump {
	struct wire *wire;
	struct pcapin in;
	struct ngout out;
	enum pump_input input;
	const uint8_t *frame; /* in hand */
	uint32_t n;
	int tries;		   /* of the frame in hand; 0: it is done with */
	unsigned long long failed; /* frames */
	struct pcap_stat stat;	   /* as last told, in second `told` */
	time_t told;
};

static volatile sig_atomic_t pump_stop;

static void pump_on_signal(int number)
{
	pump_stop = number;
}

/* Sends what is in hand, and notes in `input` what to wait for next. */
static int pump_send(struct pump *p, struct err *err)
{
	for (int i = 0; i < PUMP_BATCH; i++) {
		int got = p->tries ? 1 : pcapin_next(&p->in, &p->frame, &p->n, err);
		p->input = got ? PUMP_READY : PUMP_WANTS;
		if (got <= 0)
			return got;
		int why = wire_send(p->wire, p->frame, p->n);
		if ((why == ENOBUFS || why == EAGAIN) && p->tries++ < PUMP_TRIES) {
			p->input = PUMP_STUCK;
			return 0;
		}
		p->tries = 0;
		if (why && p->failed++ < PUMP_SAID) {
			err_set(err, "frame %llu: %s", p->in.taken, strerror(why));
			net_say(err->text);
		}
	}
	return 0;
}

static void pump_count(struct pump *p, bool last)
{
	struct pcap_stat s = {0};
	p->told = time(NULL);
	if (!pcap_stats(p->wire->cap, &s) && (last || memcmp(&s, &p->stat, sizeof(s))))
		ngout_stats(&p->out, &s);
	p->stat = s;
}

static int pump_capture(struct pump *p, int frames, struct err *err)
{
	int n = pcap_dispatch(p->wire->cap, frames, ngout_frame, (u_char *)&p->out);
	return n < 0 ? err_set(err, "%s: %s", p->wire->iface, pcap_geterr(p->wire->cap)) : 0;
}

/* One turn: 1 go on, 0 done, -1 failed. */
static int pump_turn(struct pump *p, const sigset_t *mask, struct err *err)
{
	struct timespec wait = {p->input == PUMP_READY || p->input == PUMP_STUCK ? 0 : 1,
		p->input == PUMP_STUCK ? 1000000 : 0};
	pcap_t *cap = p->wire->cap;
	bool lag = p->out.bytes.len - p->out.at > PUMP_LAG;
	struct pollfd fds[] = {
		{p->input == PUMP_WANTS ? STDIN_FILENO : -1, POLLIN, 0},
		{cap ? STDOUT_FILENO : -1, p->out.bytes.len ? POLLOUT : 0, 0},
		{cap && !lag ? pcap_get_selectable_fd(cap) : -1, POLLIN, 0},
	};
	if (ppoll(fds, 3, &wait, mask) < 0)
		return errno == EINTR ? 1 : err_errno(err, "poll");
	if (fds[1].revents & (POLLERR | POLLHUP | POLLNVAL))
		return 0;
	int got = fds[0].revents ? pcapin_fill(&p->in, STDIN_FILENO, err) : 1;
	if (got == 0)
		p->input = PUMP_ENDED;
	if (got < 0 || (p->input != PUMP_ENDED && pump_send(p, err)))
		return -1;
	if (!cap)
		return p->input != PUMP_ENDED;
	if (!lag && pump_capture(p, 4 * PUMP_BATCH, err))
		return -1;
	if (!lag && time(NULL) != p->told)
		pump_count(p, false);
	if (ngout_flush(&p->out, STDOUT_FILENO) < 0)
		return errno == EPIPE ? 0 : err_errno(err, "standard output");
	return 1;
}

/* What the ring still holds, the last counters, and out with it. */
static int pump_end(struct pump *p, struct err *err)
{
	struct pollfd out = {STDOUT_FILENO, POLLOUT, 0};
	int rc;
	poll(NULL, 0, p->wire->buffered ? 2 * WIRE_RETIRE : 0);
	if (pump_capture(p, 1 << 16, NULL) == 0)
		pump_count(p, true);
	while ((rc = ngout_flush(&p->out, STDOUT_FILENO)) == 0)
		if (poll(&out, 1, PUMP_TRIES) <= 0)
			return err_set(err, "standard output: its reader does not read");
	return rc > 0 || errno == EPIPE ? 0 : err_errno(err, "standard output");
}

int pump_run(struct wire *w, struct err *err)
{
	struct pump p = {
		.wire = w, .in = {.link = w->link}, .input = w->net ? PUMP_WANTS : PUMP_ENDED};
	sigset_t all, none;
	int rc = 1;
	sigfillset(&all);
	sigemptyset(&none);
	sigprocmask(SIG_BLOCK, &all, NULL); /* but while it polls */
	signal(SIGTERM, pump_on_signal);
	signal(SIGINT, pump_on_signal);
	signal(SIGPIPE, SIG_IGN);
	if (w->cap)
		ngout_begin(&p.out, w);
	while (rc > 0 && !pump_stop)
		rc = pump_turn(&p, &none, err);
	if (w->cap && pump_end(&p, rc < 0 ? NULL : err))
		rc = -1;
	if (rc >= 0 && p.failed)
		rc = err_set(err, "%llu of %llu frames were not sent", p.failed, p.in.taken);
	buf_done(&p.in.bytes);
	buf_done(&p.out.bytes);
	return rc < 0 ? -1 : 0;
}
