/* SPDX-License-Identifier: BSD-2-Clause */
/* The states of both ends of a TCP connection. What stands between the ends sees segments only, so
 * an end is taken to have received what passed; where a later segment shows that it had not (a FIN
 * that does not acknowledge the other one), its state is put right. */
#include "flow/state.h"

#include "base/bits.h"

enum { FIN = 1, SYN = 2, RST = 4, ACK = 16 };

static bool reaches(uint32_t ack, uint32_t seq)
{
	return (int32_t)(ack - seq) >= 0;
}

void state_start(struct state_pair *pair, unsigned from, const struct state_segment *s)
{
	bool call = (s->flags & (SYN | ACK | RST)) == SYN;

	*pair = (struct state_pair){0};
	if (!call)
		return;
	pair->end[from].at = STATE_CLOSED;
	pair->end[!from].at = STATE_LISTEN;
}

/* RFC 9293 3.5.2, 3.10.7: an end that listened goes back to that. */
static bool reset(struct state_end *from, struct state_end *to, const struct state_segment *s)
{
	bool refused = from->at == STATE_SYN_RECEIVED && from->passive && !from->syn;

	if (to->at == STATE_SYN_SENT && s->flags & ACK && !reaches(s->ack, to->begin))
		return false; /* not acceptable: ignored */
	to->at = (to->at == STATE_SYN_RECEIVED && to->passive) || to->at == STATE_LISTEN
			 ? STATE_LISTEN
			 : STATE_CLOSED;
	from->at = STATE_CLOSED;
	return refused;
}

static void send_syn(struct state_end *e, const struct state_segment *s)
{
	bool again = e->syn;

	e->syn = true;
	e->begin = s->seq + 1;
	if (again || e->at > STATE_SYN_RECEIVED)
		return;
	if (s->flags & ACK) {
		e->passive = e->at != STATE_SYN_SENT;
		e->at = STATE_SYN_RECEIVED;
	} else if (e->at == STATE_SYN_RECEIVED) { /* both called at once: figure 7 */
		e->passive = false;
	} else {
		e->at = STATE_SYN_SENT;
	}
}

static void send_fin(struct state_end *e, const struct state_end *peer,
	const struct state_segment *s)
{
	e->fin = true;
	e->end = s->seq + s->len + 1;
	switch ((enum state)e->at) {
	case STATE_UNKNOWN:
	case STATE_SYN_RECEIVED:
	case STATE_ESTABLISHED: e->at = STATE_FIN_WAIT_1; break;
	case STATE_CLOSE_WAIT:
		e->at = s->flags & ACK && reaches(s->ack, peer->end) ? STATE_LAST_ACK
								     : STATE_CLOSING;
		break;
	case STATE_CLOSED:
	case STATE_LISTEN:
	case STATE_SYN_SENT:
	case STATE_FIN_WAIT_1:
	case STATE_FIN_WAIT_2:
	case STATE_CLOSING:
	case STATE_LAST_ACK:
	case STATE_TIME_WAIT:
	case STATES: break;
	}
}

static void take_syn(struct state_end *e, const struct state_segment *s)
{
	if (s->flags & ACK) {
		if (e->at == STATE_UNKNOWN || e->at == STATE_CLOSED || e->at == STATE_SYN_SENT)
			e->at = STATE_ESTABLISHED;
		return;
	}
	if (e->at == STATE_SYN_SENT) {
		e->at = STATE_SYN_RECEIVED;
	} else if (e->at <= STATE_LISTEN) {
		e->passive = true;
		e->at = STATE_SYN_RECEIVED;
	}
}

static void take_ack(struct state_end *e, const struct state_segment *s)
{
	if (e->at == STATE_SYN_RECEIVED && (!e->syn || reaches(s->ack, e->begin)))
		e->at = STATE_ESTABLISHED;
	if (e->at == STATE_UNKNOWN)
		e->at = STATE_ESTABLISHED;
	if (!e->fin || !reaches(s->ack, e->end))
		return;
	if (e->at == STATE_FIN_WAIT_1)
		e->at = STATE_FIN_WAIT_2;
	else if (e->at == STATE_CLOSING)
		e->at = STATE_TIME_WAIT;
	else if (e->at == STATE_LAST_ACK)
		e->at = STATE_CLOSED;
}

static void take_fin(struct state_end *e)
{
	if (e->at == STATE_FIN_WAIT_1)
		e->at = STATE_CLOSING;
	else if (e->at == STATE_FIN_WAIT_2)
		e->at = STATE_TIME_WAIT;
	else if (e->at == STATE_ESTABLISHED || e->at == STATE_SYN_RECEIVED ||
		 e->at == STATE_UNKNOWN)
		e->at = STATE_CLOSE_WAIT;
}

bool state_step(struct state_pair *pair, unsigned side, const struct state_segment *s)
{
	struct state_end *from = &pair->end[side], *to = &pair->end[!side];

	if (s->flags & RST)
		return reset(from, to, s);
	if (s->flags & SYN)
		send_syn(from, s);
	else if (s->flags & ACK && (from->at == STATE_UNKNOWN || from->at == STATE_SYN_SENT))
		from->at = STATE_ESTABLISHED;
	if (s->flags & FIN)
		send_fin(from, to, s);
	if (s->flags & SYN)
		take_syn(to, s);
	if (s->flags & ACK)
		take_ack(to, s);
	if (s->flags & FIN)
		take_fin(to);
	return false;
}

bool state_read(const struct frame *frame, unsigned layer, struct state_segment *s)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;

	if (l->proto != &proto_tcp || l->head < 20)
		return false;
	s->seq = bits_be32(p + 4);
	s->ack = bits_be32(p + 8);
	s->flags = bits_be16(p + 12) & 0xfff;
	s->len = l->pay;
	return true;
}

const char *state_name(enum state state)
{
	static const char *const names[STATES] = {"", "CLOSED", "LISTEN", "SYN-SENT",
		"SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING",
		"LAST-ACK", "TIME-WAIT"};

	return names[state];
}
