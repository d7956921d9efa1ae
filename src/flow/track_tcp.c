/* SPDX-License-Identifier: BSD-2-Clause */
/* What a TCP segment is to those before it. The names and the decisions are Wireshark's, so that
 * both programs say the same of a capture: each rule looks at the segment, at what its sender has
 * sent so far (`fwd`) and at what the other end has (`rev`). */
#include "track_int.h"

#define FAST_WITHIN 20000000    /* nanoseconds after the last duplicate ack */
#define ORDER_WITHIN 3000000    /* where the handshake's round trip is not known */
#define UNSEEN UINT32_MAX       /* of dup_num */
#define ANY (TCP_SYN | TCP_FIN | TCP_RST)

struct view {
	struct track_way *fwd, *rev;
	const struct track_segment *s;
	struct track_tcp *tcp;
	struct track_fact *fact;
};

static void set_bases(const struct view *v)
{
	if (!v->fwd->based) {
		v->fwd->base = v->s->flags & TCP_SYN ? v->s->seq : v->s->seq - 1;
		v->fwd->based = true;
	}
	if (!v->rev->based && v->s->flags & TCP_ACK) {
		v->rev->base = v->s->ack - 1;
		v->rev->based = true;
	}
	if (v->s->flags & TCP_ACK)
		v->rev->gap = false;
}

static uint32_t scaled(const struct track_way *way)
{
	return way->syn_window || way->scale < 0 ? way->window : way->window << way->scale;
}

/* An acknowledgment that says the same as the one before it. */
static bool repeats(const struct view *v)
{
	const struct track_segment *s = v->s;

	return s->len == 0 && s->window == v->fwd->window && s->seq == v->fwd->next &&
	       s->ack == v->fwd->last_ack && !(s->flags & ANY);
}

static void judge_data(const struct view *v)
{
	const struct track_segment *s = v->s;
	uint32_t *flags = &v->fact->flags, next = v->fwd->next;

	if (s->window == 0 && !(s->flags & ANY))
		*flags |= TRACK_ZERO;
	if (next && track_before(next, s->seq) && !(s->flags & TCP_RST)) {
		*flags |= TRACK_LOST;
		v->fwd->gap = true;
	}
	if (s->len <= 1 && s->seq == next - 1 && !(s->flags & ANY))
		*flags |= TRACK_KEEP;
	if (s->len == 0 && s->window && s->window != v->fwd->window && s->seq == next &&
		s->ack == v->fwd->last_ack && !(s->flags & ANY))
		*flags |= TRACK_UPDATE;
	if (s->len > 0 && v->rev->scale != TRACK_SCALE_UNKNOWN &&
		s->seq + s->len == v->rev->last_ack + scaled(v->rev) && !(s->flags & ANY))
		*flags |= TRACK_FULL;
}

/* A probe of a closed window and its answer, a keep-alive's answer, a duplicate: each but one. */
static void judge_ack(const struct view *v)
{
	const struct track_segment *s = v->s;
	struct track_way *fwd = v->fwd, *rev = v->rev;
	uint32_t *flags = &v->fact->flags;

	if (repeats(v) && s->window && rev->last_flags & TRACK_KEEP) {
		*flags |= TRACK_KEEP_ACK;
	} else if (repeats(v) && s->window == 0 && rev->last_flags & TRACK_PROBE) {
		*flags |= TRACK_PROBE_ACK;
	} else if (repeats(v) && s->window) {
		*flags |= TRACK_DUP_ACK;
		v->fact->dup_num = fwd->dup_num = fwd->dup_num == UNSEEN ? 1 : fwd->dup_num + 1;
		v->fact->dup_frame = fwd->fresh_frame;
	}
}

/* Said once of what is missing, until the other end repeats an acknowledgment. */
static void judge_beyond(const struct view *v)
{
	struct track_way *rev = v->rev;

	if (!rev->reach || !track_before(rev->reach, v->s->ack) || !(v->s->flags & TCP_ACK))
		return;
	v->fact->more.known = true;
	if (track_before(rev->reach, rev->next)) {
		rev->reach = rev->next;
		v->fact->flags |= TRACK_ACK_LOST;
		return;
	}
	if (rev->dup_num == 0)
		v->fact->flags |= TRACK_ACK_LOST;
	rev->dup_num = UNSEEN;
}

/* Whether something was less than so many nanoseconds ago; clocks that are set back do not count.
 */
static bool is_within(int64_t now, int64_t then, int64_t most)
{
	return now >= then && now - then < most;
}

/* Data that is behind what was sent already: again, or late. */
static uint32_t which_again(const struct view *v)
{
	const struct track_segment *s = v->s;
	const struct track_way *fwd = v->fwd, *rev = v->rev;
	int64_t within = v->tcp->round ? v->tcp->round : ORDER_WITHIN;
	bool behind = fwd->next && track_before(s->seq, fwd->next) &&
		      !(s->len > 1 && fwd->next - 1 == s->seq);

	if (s->len > 0 && rev->last_ack && !track_before(rev->last_ack, s->seq + s->len))
		return TRACK_SPURIOUS;
	if (!behind)
		return 0;
	if (is_within(s->time, rev->ack_time, FAST_WITHIN) && rev->dup_num >= 2 &&
		rev->last_ack == s->seq)
		return TRACK_FAST;
	if (is_within(s->time, fwd->next_time, within) &&
		fwd->next != s->seq + s->len + track_counted(s))
		return TRACK_OUT_OF_ORDER;
	return TRACK_RETRANSMISSION;
}

static void move_on(const struct view *v)
{
	const struct track_segment *s = v->s;
	struct track_way *fwd = v->fwd;
	uint32_t next = s->seq + s->len + track_counted(s);

	if (!(v->fact->flags & TRACK_PROBE)) {
		if (track_before(fwd->next, next) || !fwd->next) {
			fwd->next = next;
			fwd->next_time = s->time;
			fwd->next_frame = s->frame;
		}
		if (s->seq == fwd->reach || !fwd->reach)
			fwd->reach = fwd->next;
	}
	fwd->window = s->window;
	fwd->syn_window = s->flags & TCP_SYN;
	fwd->last_ack = s->ack;
	fwd->ack_time = s->time;
	fwd->last_flags = (uint16_t)v->fact->flags;
}

void track_analyze(struct track_tcp *tcp, unsigned from, const struct track_segment *segment,
	struct track_fact *fact)
{
	const struct view v = {&tcp->way[from], &tcp->way[!from], segment, tcp, fact};

	set_bases(&v);
	if (segment->len == 1 && segment->seq == v.fwd->next && v.rev->window == 0) {
		fact->flags |= TRACK_PROBE;
	} else {
		judge_data(&v);
		judge_ack(&v);
	}
	if (segment->ack != v.fwd->last_ack) {
		v.fwd->fresh_frame = segment->frame;
		v.fwd->dup_num = 0;
	}
	judge_beyond(&v);
	if ((segment->len || segment->flags & (TCP_SYN | TCP_FIN)) && !(fact->flags & TRACK_KEEP))
		fact->flags |= which_again(&v);
	move_on(&v);
}
