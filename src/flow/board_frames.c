/* SPDX-License-Identifier: BSD-2-Clause */
/* A board derived from frames alone. A conversation knows its two sockets; each frame brings them
 * to the state that it tells of. A server has one more socket, the one that listens, once it has
 * answered a call. */
#include "board_frames_int.h"

#include "base/bits.h"
#include "base/mem.h"
#include "flow/talks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SOCKETS_MOST 8192u
#define APPS_MOST    256u

enum { TCP = 6, UDP = 17, ICMP = 1, ICMPV6 = 58 };
enum { SYN = 2, ACK = 16 };

void board_frames_done(struct board_frames *f)
{
	board_done(&f->board);
	free(f->talk_of);
	free(f->talks);
	free(f->index);
	*f = (struct board_frames){.count = 0};
}

/* ---- hosts ---- */

static bool is_none(const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bytes[i])
			return false;
	return true;
}

static struct board_end end_of(const struct talk_end *from)
{
	struct board_end end = {.family = 0};

	if (from->kind != ENDS_IPV4 && from->kind != ENDS_IPV6)
		return end;
	end.family = from->kind == ENDS_IPV4 ? 4 : 6;
	memcpy(end.ip, from->bytes, end.family == 4 ? 4 : 16);
	end.port = from->ported ? from->port : 0;
	return end;
}

static uint8_t *address_of(struct board_host *host, const struct board_end *end)
{
	return end->family == 4 ? host->ip4 : host->ip6;
}

static uint32_t host_of(struct board_frames *f, const struct board_end *end)
{
	size_t n = end->family == 4 ? 4 : 16;

	for (uint32_t i = 0; i < f->board.host_count; i++)
		if (!memcmp(address_of(&f->board.hosts[i], end), end->ip, n))
			return i;
	return BOARD_NONE;
}

/* An address that speaks: of a host that is known by its other family's, or of a new one. */
static void speaks(struct board_frames *f, const struct board_end *end, const uint8_t *mac)
{
	size_t n = end->family == 4 ? 4 : 16;
	uint32_t at = BOARD_NONE;

	if (!end->family || is_none(end->ip, n) || host_of(f, end) != BOARD_NONE)
		return;
	for (uint32_t i = 0; mac && i < f->board.host_count && at == BOARD_NONE; i++)
		if (!memcmp(f->board.hosts[i].mac, mac, 6) &&
			is_none(address_of(&f->board.hosts[i], end), n))
			at = i;
	if (at == BOARD_NONE) {
		if (f->board.host_count == BOARD_HOSTS) {
			f->others++;
			return;
		}
		at = f->board.host_count++;
		f->board.hosts[at] = (struct board_host){.name = ""};
		if (mac)
			memcpy(f->board.hosts[at].mac, mac, 6);
	}
	memcpy(address_of(&f->board.hosts[at], end), end->ip, n);
}

static const uint8_t *sender_mac(const struct frame *frame)
{
	for (unsigned i = frame->count; i-- > 0;)
		if (frame->layers[i].proto == &proto_eth && frame->layers[i].head == 14)
			return frame->bytes + frame->layers[i].off + 6;
	return NULL;
}

/* ---- conversations ---- */

static enum bind_table table_of(uint8_t proto)
{
	return proto == TCP ? BIND_TCP : BIND_UDP;
}

/* Who is called: where the frames do not tell it, the end whose port stands for a service, else the
 * lower one; of datagrams the first one is to who is called. */
static bool caller_is_dst(uint8_t proto, const struct board_end *src, const struct board_end *dst,
	const struct state_segment *segment)
{
	bool from, to;

	if (segment && segment->flags & SYN)
		return (segment->flags & ACK) != 0;
	from = proto_bound(table_of(proto), src->port) != NULL;
	to = proto_bound(table_of(proto), dst->port) != NULL;
	if (from != to)
		return from;
	return (proto == TCP || src->port < 1024) && src->port < dst->port;
}

/* ---- applications and sockets ---- */

static uint32_t app_of(struct board_frames *f, uint32_t host, const char *name, bool server)
{
	struct board *b = &f->board;
	struct board_event e = {.word = BOARD_APP, .time = b->now, .at = b->app_count};

	for (uint32_t i = 0; i < b->app_count; i++)
		if (b->apps[i].host == host && b->apps[i].server == server &&
			!strncmp(b->apps[i].name, name, sizeof(b->apps[i].name) - 1))
			return i;
	if (b->app_count >= APPS_MOST)
		return BOARD_NONE;
	e.app.host = host;
	e.app.server = server;
	snprintf(e.app.name, sizeof(e.app.name), "%s", name);
	board_apply(b, &e);
	return e.at;
}

static uint32_t app_of_talk(struct board_frames *f, const struct board_talk *t, unsigned end)
{
	char name[16];

	if (t->host[end] >= BOARD_HOSTS)
		return BOARD_NONE;
	snprintf(name, sizeof(name), "%s %u", t->proto == TCP ? "TCP" : "UDP",
		(unsigned)t->end[1].port);
	return app_of(f, t->host[end], t->name ? t->name : name, end == 1);
}

static uint32_t add_socket(struct board_frames *f, uint32_t talk, const struct board_socket *s)
{
	struct board *b = &f->board;
	uint32_t at = b->socket_count;

	if (at >= SOCKETS_MOST)
		return BOARD_NONE;
	if (at == b->socket_room) {
		b->socket_room = at ? at * 2 : 64;
		b->sockets = mem_grow(b->sockets, b->socket_room, sizeof(*b->sockets));
		f->talk_of = mem_grow(f->talk_of, b->socket_room, sizeof(*f->talk_of));
	}
	b->sockets[at] = *s;
	b->sockets[at].id = at + 1;
	b->sockets[at].fd = -1;
	b->sockets[at].since = b->now;
	f->talk_of[at] = talk;
	if (s->app < b->app_count)
		b->apps[s->app].gone = false;
	b->socket_count++;
	return at;
}

static uint8_t state_of(const struct board_talk *t, unsigned end)
{
	static const uint8_t states[STATES] = {[STATE_CLOSED] = BOARD_CLOSE,
		[STATE_LISTEN] = BOARD_LISTEN,
		[STATE_SYN_SENT] = BOARD_SYN_SENT,
		[STATE_SYN_RECEIVED] = BOARD_SYN_RECEIVED,
		[STATE_ESTABLISHED] = BOARD_ESTABLISHED,
		[STATE_FIN_WAIT_1] = BOARD_FIN_WAIT_1,
		[STATE_FIN_WAIT_2] = BOARD_FIN_WAIT_2,
		[STATE_CLOSE_WAIT] = BOARD_CLOSE_WAIT,
		[STATE_CLOSING] = BOARD_CLOSING,
		[STATE_LAST_ACK] = BOARD_LAST_ACK,
		[STATE_TIME_WAIT] = BOARD_TIME_WAIT};

	return t->proto == TCP ? states[t->state.end[end].at] : 0;
}

/* The socket of a server that takes what comes for its port: once for all conversations. */
static uint32_t door(struct board_frames *f, const struct board_talk *t)
{
	struct board *b = &f->board;
	struct board_socket s = {.host = t->host[1], .proto = t->proto, .local = t->end[1]};

	for (uint32_t i = 0; i < b->socket_count; i++)
		if (b->sockets[i].host == s.host && b->sockets[i].proto == s.proto &&
			!b->sockets[i].remote.family &&
			board_same_end(&b->sockets[i].local, &s.local))
			return i;
	s.state = t->proto == TCP ? BOARD_LISTEN : 0;
	s.app = app_of_talk(f, t, 1);
	return add_socket(f, BOARD_NONE, &s);
}

/* Whether a frame has told that the end has a socket for this conversation. */
static bool has_socket(const struct board_talk *t, unsigned end)
{
	if (t->host[end] == BOARD_NONE || !t->spoke[end])
		return false;
	if (end == 1 && t->proto == TCP)
		return t->state.end[1].syn || !t->called;
	return end == 0 || t->proto == UDP; /* a host answers an echo without any socket */
}

/* An application is there as long as it has a socket. */
static void tell_app(struct board *b, uint32_t app)
{
	if (app >= b->app_count)
		return;
	b->apps[app].gone = true;
	for (uint32_t i = 0; i < b->socket_count && b->apps[app].gone; i++)
		if (b->sockets[i].app == app && !b->sockets[i].gone)
			b->apps[app].gone = false;
}

static void tell_socket(struct board_frames *f, struct board_talk *t, unsigned end)
{
	struct board *b = &f->board;
	struct board_socket s = {.host = t->host[end], .proto = t->proto};
	uint32_t nth = (uint32_t)(t - f->talks);
	bool full = b->socket_count >= SOCKETS_MOST && t->socket[end] == BOARD_NONE, gone;

	if (full || !has_socket(t, end))
		return;
	if (t->socket[end] == BOARD_NONE) {
		if (end == 1 && (t->proto == UDP || t->called))
			t->socket[1] = door(f, t);
		if (end == 0 || t->proto == TCP) {
			s.app = app_of_talk(f, t, end);
			s.local = t->end[end];
			s.remote = t->end[!end];
			t->socket[end] = add_socket(f, nth, &s);
		}
	}
	if (t->socket[end] == BOARD_NONE || (end == 1 && t->proto == UDP))
		return;
	gone = t->proto == TCP && t->state.end[end].at == STATE_CLOSED;
	b->sockets[t->socket[end]].state = state_of(t, end);
	if (gone != b->sockets[t->socket[end]].gone) {
		b->sockets[t->socket[end]].gone = gone;
		tell_app(b, b->sockets[t->socket[end]].app);
	}
}

/* ---- a frame ---- */

static const char *name_of(const struct frame *frame, unsigned layer, const struct board_talk *t)
{
	const struct proto *proto = NULL;

	if (t->proto == ICMP || t->proto == ICMPV6)
		return "ping";
	if (layer + 1 < frame->count)
		proto = frame->layers[layer + 1].proto;
	if (!proto || proto == &proto_data || proto->layer != LAYER_APPLICATION)
		proto = proto_bound(table_of(t->proto), t->end[1].port);
	return proto && proto != &proto_data ? proto->label : NULL;
}

static bool is_echo(const struct frame *frame, const struct talk_side *side, bool *request)
{
	const struct layer *l = &frame->layers[side->layer];
	unsigned type = l->head >= 8 ? bits_be16(frame->bytes + l->off) >> 8 : 255;
	bool old = l->proto == &proto_icmp;

	*request = type == (old ? 8 : 128);
	return *request || type == (old ? 0 : 129);
}

/* The key of a frame's conversation as it would begin with this frame: who calls first. */
static bool key_of(struct board_talk *key, const struct frame *frame, const struct talk_side *side,
	const struct state_segment *segment)
{
	bool request = true;

	*key = (struct board_talk){.end = {end_of(&side->src), end_of(&side->dst)},
		.host = {BOARD_NONE, BOARD_NONE},
		.socket = {BOARD_NONE, BOARD_NONE},
		.stream = side->stream};
	if (!key->end[0].family || !key->end[1].family)
		return false;
	if (side->kind == TALK_TCP || side->kind == TALK_UDP) {
		key->proto = side->kind == TALK_TCP ? TCP : UDP;
		request = !caller_is_dst(key->proto, &key->end[0], &key->end[1], segment);
	} else if (side->kind == TALK_ICMP && is_echo(frame, side, &request)) {
		key->proto = key->end[0].family == 4 ? ICMP : ICMPV6;
		key->end[!request].port =
			(uint16_t)side->stream; /* the identifier is like a port */
	} else {
		return false;
	}
	if (!request) {
		struct board_end swap = key->end[0];

		key->end[0] = key->end[1];
		key->end[1] = swap;
	}
	return true;
}

static void step(struct board_talk *t, unsigned way, bool fresh, const struct state_segment *s)
{
	bool again =
		(s->flags & (SYN | ACK)) == SYN && t->state.end[way].at != STATE_SYN_SENT &&
		(t->state.end[way].at == STATE_CLOSED || t->state.end[way].at == STATE_TIME_WAIT);

	if (fresh || again) {
		state_start(&t->state, way, s);
		t->called = (s->flags & SYN) != 0;
	}
	if (again && !fresh)
		t->socket[0] = t->socket[1] = BOARD_NONE;
	state_step(&t->state, way, s);
}

uint32_t board_frames_add(struct board_frames *f, const struct frame *frame,
	const struct track_facts *facts, unsigned *side)
{
	struct talk_side sides[TALK_SIDES];
	unsigned n = talk_sides(frame, facts, sides);
	struct state_segment segment;
	struct talk_end src, dst;
	struct board_talk key, *t;
	struct board_end end;
	bool tcp, fresh;

	f->board.now = frame->time;
	if (talk_hosts(frame, &src, &dst)) {
		end = end_of(&src);
		speaks(f, &end, sender_mac(frame));
	}
	if (!n)
		return BOARD_NONE;
	tcp = sides[n - 1].kind == TALK_TCP && state_read(frame, sides[n - 1].layer, &segment);
	if (!key_of(&key, frame, &sides[n - 1], tcp ? &segment : NULL))
		return BOARD_NONE;
	t = board_talk_of(f, &key, &fresh);
	end = end_of(&sides[n - 1].src);
	if (sides[n - 1].kind == TALK_ICMP)
		end.port = board_same_end(&t->end[0], &end) || !memcmp(t->end[0].ip, end.ip, 16)
				   ? t->end[0].port
				   : 0;
	*side = board_same_end(&t->end[0], &end) ? 0 : 1;
	t->frames++;
	t->spoke[*side] = true;
	if (tcp) {
		segment.len = sides[n - 1].len;
		step(t, *side, fresh, &segment);
	}
	if (!t->name)
		t->name = name_of(frame, sides[n - 1].layer, t);
	for (unsigned i = 0; i < 2; i++) {
		if (t->host[i] == BOARD_NONE)
			t->host[i] = host_of(f, &t->end[i]);
		tell_socket(f, t, i);
	}
	return (uint32_t)(t - f->talks);
}
