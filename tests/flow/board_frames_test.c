/* SPDX-License-Identifier: BSD-2-Clause */
/* A board made of frames alone: who is a host, who is called, which sockets there are and in which
 * state. */
#include "flow/made.h"

#include "flow/board_frames.h"

#define C  "eth src=02:00:00:00:00:0a dst=02:00:00:00:00:50/ip src=192.0.2.10 dst=192.0.2.80/"
#define S  "eth src=02:00:00:00:00:50 dst=02:00:00:00:00:0a/ip src=192.0.2.80 dst=192.0.2.10/"
#define C6 "eth src=02:00:00:00:00:0a dst=02:00:00:00:00:50/ipv6 src=2001:db8::10 dst=2001:db8::80/"

static uint32_t see(struct board_frames *f, const char *recipe, unsigned *side)
{
	struct made made;

	make(&made, recipe);
	made.frame.time = 1000 + f->board.now;
	*side = 7;
	return board_frames_add(f, &made.frame, NULL, side);
}

/* "socket host local remote STATE app" of those that are there. */
static const char *sockets(const struct board_frames *f)
{
	static struct buf out;

	buf_clear(&out);
	for (uint32_t i = 0; i < f->board.socket_count; i++) {
		const struct board_socket *s = &f->board.sockets[i];

		if (s->gone)
			continue;
		buf_printf(&out, "%u ", (unsigned)s->host);
		board_put_end(&out, &s->local);
		buf_byte(&out, ' ');
		board_put_end(&out, &s->remote);
		buf_printf(&out, " %s %s\n", s->proto == 6 ? board_state_name(6, s->state) : "-",
			s->app < f->board.app_count ? f->board.apps[s->app].name : "?");
	}
	return buf_string(&out);
}

static void handshake(void)
{
	struct board_frames f = {.count = 0};
	unsigned side;

	CHECK_INT(see(&f, C "tcp sport=49152 dport=80 seq=100 flags=S", &side), 0);
	CHECK_INT(side, 0);
	CHECK_INT(f.board.host_count, 1); /* who has not spoken is none yet */
	CHECK_STR(sockets(&f), "0 192.0.2.10:49152 192.0.2.80:80 SYN-SENT HTTP\n");
	CHECK_INT(see(&f, S "tcp sport=80 dport=49152 seq=300 ack=101 flags=SA", &side), 0);
	CHECK_INT(side, 1);
	CHECK_INT(f.board.host_count, 2);
	CHECK_STR(sockets(&f), "0 192.0.2.10:49152 192.0.2.80:80 ESTABLISHED HTTP\n"
			       "1 192.0.2.80:80 *:* LISTEN HTTP\n"
			       "1 192.0.2.80:80 192.0.2.10:49152 SYN-RECEIVED HTTP\n");
	CHECK_INT(f.talk_of[0], 0);
	CHECK_HEX(f.talk_of[1], BOARD_NONE);
	CHECK_INT(f.talk_of[2], 0);
	see(&f, C "tcp sport=49152 dport=80 seq=101 ack=301 flags=A", &side);
	see(&f, C "tcp sport=49153 dport=80 seq=900 flags=S", &side);
	CHECK_INT(see(&f, S "tcp sport=80 dport=49153 seq=700 ack=901 flags=SA", &side), 1);
	CHECK_STR(sockets(&f), "0 192.0.2.10:49152 192.0.2.80:80 ESTABLISHED HTTP\n"
			       "1 192.0.2.80:80 *:* LISTEN HTTP\n"
			       "1 192.0.2.80:80 192.0.2.10:49152 ESTABLISHED HTTP\n"
			       "0 192.0.2.10:49153 192.0.2.80:80 ESTABLISHED HTTP\n"
			       "1 192.0.2.80:80 192.0.2.10:49153 SYN-RECEIVED HTTP\n");
	see(&f, C "tcp sport=49152 dport=80 seq=101 ack=301 flags=R", &side);
	CHECK(strstr(sockets(&f), "49152") == NULL);
	CHECK_INT(f.board.app_count, 2);
	CHECK(!f.board.apps[0].server && f.board.apps[1].server);
	CHECK_INT(f.talks[0].frames, 4);
	board_frames_done(&f);
}

/* A call that is refused tells of no socket at the other end. */
static void refused(void)
{
	struct board_frames f = {.count = 0};
	unsigned side;

	see(&f, C "tcp sport=49152 dport=8080 seq=100 flags=S", &side);
	CHECK_STR(sockets(&f), "0 192.0.2.10:49152 192.0.2.80:8080 SYN-SENT HTTP\n");
	see(&f, S "tcp sport=8080 dport=49152 ack=101 flags=RA", &side);
	CHECK_INT(side, 1);
	CHECK_STR(sockets(&f), "");
	CHECK(f.board.apps[0].gone);
	CHECK_INT(f.board.host_count, 2);
	see(&f, C "tcp sport=49153 dport=8080 seq=100 flags=S", &side);
	CHECK(!f.board.apps[0].gone);
	board_frames_done(&f);
}

/* From the middle of a conversation: the lower port, or the known one, is who was called. */
static void middle(void)
{
	struct board_frames f = {.count = 0};
	unsigned side;

	CHECK_INT(see(&f, S "tcp sport=80 dport=49152 seq=1 ack=1 flags=A", &side), 0);
	CHECK_INT(side, 1);
	see(&f, C "tcp sport=49152 dport=80 seq=1 ack=1 flags=A", &side);
	CHECK_INT(side, 0);
	CHECK(strstr(sockets(&f), "LISTEN") == NULL);
	CHECK_INT(f.board.socket_count, 2);
	CHECK(f.board.apps[f.board.sockets[0].app].server);
	CHECK_INT(see(&f, C "tcp sport=40000 dport=7000 seq=1 ack=1 flags=A/\"x\"", &side), 1);
	CHECK_INT(side, 0);
	CHECK_INT(f.talks[1].end[1].port, 7000);
	board_frames_done(&f);
}

static void datagrams(void)
{
	struct board_frames f = {.count = 0};
	unsigned side;

	CHECK_INT(see(&f, C "udp sport=40000 dport=53/dns", &side), 0);
	CHECK_STR(sockets(&f), "0 192.0.2.10:40000 192.0.2.80:53 - DNS\n");
	see(&f, S "udp sport=53 dport=40000/dns qr=1", &side);
	CHECK_INT(side, 1);
	CHECK_STR(sockets(&f), "0 192.0.2.10:40000 192.0.2.80:53 - DNS\n"
			       "1 192.0.2.80:53 *:* - DNS\n");
	CHECK_INT(see(&f, C "udp sport=40001 dport=53/dns", &side), 1);
	see(&f, S "udp sport=53 dport=40001/dns qr=1", &side);
	CHECK_INT(f.board.socket_count, 3); /* one door for all */
	CHECK_INT(f.talks[1].socket[1], f.talks[0].socket[1]);
	board_frames_done(&f);
}

static void echoes(void)
{
	struct board_frames f = {.count = 0};
	unsigned side;

	CHECK_INT(see(&f, C "icmp type=8 id=77", &side), 0);
	CHECK_INT(side, 0);
	CHECK_INT(see(&f, S "icmp type=0 id=77", &side), 0);
	CHECK_INT(side, 1);
	CHECK_STR(sockets(&f), "0 192.0.2.10:77 192.0.2.80:* - ping\n");
	CHECK_INT(see(&f, C "icmp type=8 id=78", &side), 1);
	CHECK_HEX(see(&f, "eth src=02:00:00:00:00:50/arp op=2 psrc=192.0.2.80 pdst=192.0.2.10",
			  &side),
		BOARD_NONE);
	board_frames_done(&f);
}

/* One host by both its addresses; a ninth host finds no room. */
static void hosts(void)
{
	struct board_frames f = {.count = 0};
	unsigned side;

	see(&f, C "udp sport=1 dport=53", &side);
	see(&f, C6 "udp sport=1 dport=53", &side);
	CHECK_INT(f.board.host_count, 1);
	CHECK_INT(f.talks[1].host[0], 0);
	for (unsigned i = 0; i < 12; i++) {
		char text[128];

		snprintf(text, sizeof(text),
			"eth src=02:00:00:00:01:%02x/ip src=198.51.100.%u "
			"dst=192.0.2.10/udp sport=%u dport=9",
			i, i + 1, 1000 + i);
		see(&f, text, &side);
	}
	CHECK_INT(f.board.host_count, BOARD_HOSTS);
	CHECK_INT(f.others, 12 - BOARD_HOSTS + 1);
	CHECK_HEX(f.talks[13].host[0], BOARD_NONE);
	CHECK_INT(f.count, 14);
	for (unsigned i = 0; i < 9000; i++) { /* more than are kept as sockets */
		struct made made;

		if (i == 0)
			make(&made, C "tcp sport=1 dport=80 flags=S");
		else if (i == 1)
			see(&f, C "tcp sport=2 dport=80 flags=S", &side);
		made.bytes[34] = (uint8_t)(i >> 8);
		made.bytes[35] = (uint8_t)i;
		made.frame.time = i;
		frame_dissect(&made.frame);
		CHECK(board_frames_add(&f, &made.frame, NULL, &side) != BOARD_NONE);
		CHECK_INT(side, 0);
	}
	CHECK(f.board.socket_count <= 8192);
	board_frames_done(&f);
}

static void any_bytes(void)
{
	static const char *const recipes[] = {C "tcp sport=49152 dport=80 flags=S",
		S "tcp sport=80 dport=49152 flags=SA", C "udp sport=40000 dport=53/dns",
		C "icmp type=8 id=1", C6 "tcp sport=5 dport=6 flags=S"};
	struct board_frames f = {.count = 0};
	struct made made;

	make(&made, recipes[0]);
	for (unsigned i = 0; i < 6000; i++) {
		unsigned side = 7;
		uint32_t talk;

		if (i < 5)
			make(&made, recipes[i]);
		else
			for (unsigned k = 0; k < 4; k++)
				made.bytes[test_random() % made.frame.cap] = (uint8_t)test_random();
		if (i > 5 && i % 64 == 0)
			make(&made, recipes[i / 64 % 5]);
		frame_dissect(&made.frame);
		talk = board_frames_add(&f, &made.frame, NULL, &side);
		CHECK(talk == BOARD_NONE || (talk < f.count && side < 2));
	}
	CHECK(f.count > 100);
	for (uint32_t i = 0; i < f.board.socket_count; i++) {
		CHECK(f.board.sockets[i].host < BOARD_HOSTS);
		CHECK(f.talk_of[i] == BOARD_NONE || f.talk_of[i] < f.count);
	}
	board_frames_done(&f);
}

static const struct test tests[] = {{"handshake", handshake}, {"refused", refused},
	{"middle", middle}, {"datagrams", datagrams}, {"echoes", echoes}, {"hosts", hosts},
	{"any bytes", any_bytes}};
TEST_MAIN(tests)
