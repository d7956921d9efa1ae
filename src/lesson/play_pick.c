/* SPDX-License-Identifier: BSD-2-Clause */
/* Which frame a lesson speaks of, whose it is, and to which socket the kernel gave it. */
#include "play_int.h"

#include "frame/walk.h"

#include <ctype.h>
#include <stdlib.h>

#define TCP 6
#define UDP 17

enum {
	FLAG_FIN = 0x01,
	FLAG_SYN = 0x02,
	FLAG_RST = 0x04,
	FLAG_PSH = 0x08,
	FLAG_ACK = 0x10,
	FLAG_URG = 0x20
};

const char *const lesson_picks[PICKS] = {"", "first", "last", "arp", "arpreply", "echo",
	"echoreply", "syn", "synack", "ack", "request", "answer", "question", "reply", "probe",
	"rst"};

/* ---- what a frame is ---- */

static int layer_of(const struct frame *frame, const char *id)
{
	for (unsigned i = 0; i < frame->count; i++)
		if (strcmp(frame->layers[i].proto->id, id) == 0)
			return (int)i;
	return -1;
}

static bool has_number(const struct frame *frame, const char *proto, const char *id, uint64_t want)
{
	int layer = layer_of(frame, proto);
	uint64_t value;

	return layer >= 0 && walk_find(frame, (unsigned)layer, id, &value) && value == want;
}

unsigned play_flags(const struct frame *frame)
{
	int layer = layer_of(frame, "tcp");
	uint64_t value;

	return layer >= 0 && walk_find(frame, (unsigned)layer, "tcp.flags", &value)
		       ? (unsigned)value
		       : 0;
}

void play_put_flags(struct buf *out, unsigned flags)
{
	static const struct {
		unsigned bit;
		const char *name;
	} names[] = {{FLAG_SYN, "SYN"}, {FLAG_FIN, "FIN"}, {FLAG_RST, "RST"}, {FLAG_PSH, "PSH"},
		{FLAG_ACK, "ACK"}, {FLAG_URG, "URG"}};
	bool any = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!(flags & names[i].bit))
			continue;
		buf_printf(out, any ? ", %s" : "%s", names[i].name);
		any = true;
	}
}

static bool has_data(const struct frame *frame)
{
	int layer = layer_of(frame, "tcp");

	if (layer < 0)
		layer = layer_of(frame, "udp");
	return layer >= 0 && frame->layers[layer].pay > 0;
}

uint32_t play_frame_sent(const struct lesson_play *play, uint32_t from)
{
	struct frame frame;

	for (uint32_t i = from; i < play->frame_count; i++)
		if (play_frame(play, i, &frame) &&
			(has_data(&frame) || layer_of(&frame, "icmp") >= 0 ||
				layer_of(&frame, "icmpv6") >= 0))
			return i;
	return from < play->frame_count ? from : PLAY_NONE;
}

/* Nobody was there: a reset came back, or ICMP said so right behind it. */
static bool refused(const struct lesson_play *play, uint32_t index)
{
	const struct play_frame *f = &play->frames[index];
	struct frame frame;

	if (f->talk == PLAY_NONE || f->side)
		return false;
	for (uint32_t i = index + 1; i < play->frame_count && i < index + 8; i++) {
		const struct play_frame *g = &play->frames[i];

		play_frame(play, i, &frame);
		if (g->talk == f->talk && g->side)
			return play_flags(&frame) & FLAG_RST;
		if (has_number(&frame, "icmp", "icmp.type", 3) ||
			has_number(&frame, "icmpv6", "icmpv6.type", 1))
			return play->talks[f->talk].proto == UDP;
	}
	return false;
}

static bool is_pick(const struct lesson_play *play, uint32_t index, enum lesson_pick pick)
{
	unsigned side = play->frames[index].side, flags, shake = FLAG_SYN | FLAG_ACK;
	struct frame frame;

	play_frame(play, index, &frame);
	flags = play_flags(&frame);
	switch (pick) {
	case PICKED_FIRST:
	case PICKED_LAST:
		return true;
	case PICKED_ARP:
		return has_number(&frame, "arp", "arp.opcode", 1);
	case PICKED_ARP_REPLY:
		return has_number(&frame, "arp", "arp.opcode", 2);
	case PICKED_ECHO:
		return has_number(&frame, "icmp", "icmp.type", 8) ||
		       has_number(&frame, "icmpv6", "icmpv6.type", 128);
	case PICKED_ECHO_REPLY:
		return has_number(&frame, "icmp", "icmp.type", 0) ||
		       has_number(&frame, "icmpv6", "icmpv6.type", 129);
	case PICKED_SYN:
		return (flags & shake) == FLAG_SYN && !refused(play, index);
	case PICKED_SYN_ACK:
		return (flags & shake) == shake;
	case PICKED_ACK:
		return (flags & (shake | FLAG_FIN | FLAG_RST)) == FLAG_ACK && !has_data(&frame) &&
		       !side;
	case PICKED_REQUEST:
		return has_data(&frame) && !side && !refused(play, index);
	case PICKED_ANSWER:
		return has_data(&frame) && side;
	case PICKED_QUESTION:
		return layer_of(&frame, "dns") >= 0 && !side;
	case PICKED_REPLY:
		return layer_of(&frame, "dns") >= 0 && side;
	case PICKED_PROBE:
		return !(flags & FLAG_ACK) && refused(play, index);
	case PICKED_RST:
		return flags & FLAG_RST;
	case PICKED_NONE:
	case PICKS:
		break;
	}
	return false;
}

uint32_t play_pick(const struct lesson_play *play, enum lesson_pick pick, const char *whose,
	size_t n)
{
	uint32_t before = PLAY_NONE, last = PLAY_NONE;

	if (pick == PICKED_NONE)
		return PLAY_NONE;
	for (uint32_t i = 0; i < play->frame_count; i++) {
		const struct board_app *app;
		uint32_t client;

		if (!play_shows_frame(play, i) || !is_pick(play, i, pick))
			continue;
		if (whose) {
			client = play_client(play, play->frames[i].talk);
			if (client == BOARD_NONE)
				continue;
			app = &play->board.apps[client];
			if (strlen(app->name) != n || memcmp(app->name, whose, n) != 0)
				continue;
		}
		if (PLAY_MARK_STEP(play_frame_mark(play, i)) != play->step)
			before = i;
		else if (pick == PICKED_LAST)
			last = i;
		else
			return i;
	}
	return last != PLAY_NONE ? last : before;
}

/* ---- whose it is ---- */

static bool same_ip(const struct board_end *a, const uint8_t *ip, unsigned family)
{
	return a->family == family && memcmp(a->ip, ip, family == 4 ? 4 : 16) == 0;
}

uint32_t play_host(const struct board *board, const struct board_end *end)
{
	for (uint32_t i = 0; i < board->host_count; i++) {
		const struct board_host *h = &board->hosts[i];

		if (same_ip(end, h->ip4, 4) || same_ip(end, h->ip6, 6) ||
			(!end->family && memcmp(end->ip, h->mac, 6) == 0))
			return i;
	}
	return BOARD_NONE;
}

/* As a socket of both families shows IPv4: ::ffff:192.0.2.80. */
static bool end_is(const struct board_end *have, const struct board_end *want)
{
	static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};

	if (have->port != want->port)
		return false;
	if (have->family == want->family)
		return memcmp(have->ip, want->ip, want->family == 4 ? 4 : 16) == 0;
	return have->family == 6 && want->family == 4 && memcmp(have->ip, mapped, 12) == 0 &&
	       memcmp(have->ip + 12, want->ip, 4) == 0;
}

/* The latest socket of these four numbers, gone or not. */
static uint32_t find_exact(const struct board *board, uint32_t host, uint8_t proto,
	const struct board_end *local, const struct board_end *remote)
{
	for (uint32_t i = board->socket_count; i-- > 0;) {
		const struct board_socket *s = &board->sockets[i];

		if (s->host == host && s->proto == proto && end_is(&s->local, local) &&
			end_is(&s->remote, remote))
			return i;
	}
	return BOARD_NONE;
}

/* The one that is bound to the port without a peer, gone or not. */
static uint32_t find_bound(const struct board *board, uint32_t host, uint8_t proto, uint16_t port)
{
	for (uint32_t i = board->socket_count; i-- > 0;) {
		const struct board_socket *s = &board->sockets[i];

		if (s->host == host && s->proto == proto && s->local.port == port &&
			!s->remote.port)
			return i;
	}
	return BOARD_NONE;
}

uint32_t play_socket(const struct lesson_play *play, uint32_t index, bool sender)
{
	const struct board *board = &play->board;
	const struct board_end *here, *there;
	struct play_ends ends;
	struct frame frame;
	uint32_t host, found;

	if (!play_frame(play, index, &frame) || !play_ends(&frame, &ends) ||
		(ends.proto != TCP && ends.proto != UDP))
		return BOARD_NONE;
	here = sender ? &ends.src : &ends.dst;
	there = sender ? &ends.dst : &ends.src;
	host = play_host(board, here);
	if (host == BOARD_NONE)
		return BOARD_NONE;
	if (!sender && (play_flags(&frame) & (FLAG_SYN | FLAG_ACK)) == FLAG_SYN)
		return find_bound(board, host, TCP, here->port);
	found = find_exact(board, host, ends.proto, here, there);
	if (found == BOARD_NONE)
		found = board_find(board, host, ends.proto, here, there);
	if (found == BOARD_NONE && ends.proto == UDP)
		found = find_bound(board, host, ends.proto, here->port);
	return found;
}

uint32_t play_talk_socket(const struct lesson_play *play, uint32_t talk, unsigned side)
{
	const struct play_talk *t = &play->talks[talk];
	uint32_t host = play_host(&play->board, &t->end[side]);

	if (host == BOARD_NONE || (t->proto != TCP && t->proto != UDP))
		return BOARD_NONE;
	return find_exact(&play->board, host, t->proto, &t->end[side], &t->end[!side]);
}

uint32_t play_client(const struct lesson_play *play, uint32_t talk)
{
	const struct play_talk *t;
	uint32_t host, found;

	if (talk >= play->talk_count)
		return BOARD_NONE;
	t = &play->talks[talk];
	host = play_host(&play->board, &t->end[0]);
	found = play_talk_socket(play, talk, 0);
	if (found == BOARD_NONE && host != BOARD_NONE && t->proto == UDP)
		found = find_bound(&play->board, host, t->proto, t->end[0].port);
	if (found == BOARD_NONE)
		return BOARD_NONE;
	found = play->board.sockets[found].held;
	return found < play->board.app_count ? found : BOARD_NONE;
}

/* The tools of one order, ping and probe, hold no conversation: they have none. */
char play_letter(const struct lesson_play *play, uint32_t talk)
{
	uint32_t app = play_client(play, talk);
	const char *name = app == BOARD_NONE ? "" : play->board.apps[app].name;

	if (strcmp(name, "probe") == 0 || strcmp(name, "ping") == 0)
		return 0;
	if (strncmp(name, "burst-", 6) == 0)
		return (char)('a' + (strtoul(name + 6, NULL, 10) + 25) % 26);
	return isupper((unsigned char)name[0]) && !name[1] ? name[0]
							   : (char)tolower((unsigned char)name[0]);
}
