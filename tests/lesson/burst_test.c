/* SPDX-License-Identifier: BSD-2-Clause */
/* Ten clients at once against both servers, a thousand requests, on a live stage: every frame is
 * assigned to the right conversation, socket and application. What is right is told by the frames'
 * own ports and by the connect() and bind() of whoever has them, not by the board's sockets. */
#include "cmd/lesson_play.h"
#include "flow/board.h"
#include "lesson/play.h"
#include "test.h"

#include <string.h>

#define CLIENTS	 10
#define REQUESTS 1000

static bool settle(struct playing *playing, struct err *err)
{
	return playing_go(playing, playing->play.goal, false, err) == 0;
}

/* The application that an event says has this local port at poste; BOARD_NONE: none. */
static uint32_t owner_of(struct lesson_play *play, uint16_t port)
{
	struct board_event event;
	uint32_t app = BOARD_NONE;

	for (uint32_t i = 0; i < play->event_count; i++)
		if (play->events[i].word == BOARD_SOCKET && play_event(play, i, &event) &&
			event.socket.host == 0 && event.socket.local.port == port &&
			event.socket.app != BOARD_NONE)
			app = event.socket.app;
	return app;
}

static const char *app_of(const struct lesson_play *play, uint32_t socket)
{
	uint32_t app = socket == BOARD_NONE ? BOARD_NONE : play->board.sockets[socket].held;

	return app < play->board.app_count ? play->board.apps[app].name : "";
}

static void check_frame(struct lesson_play *play, uint32_t i, unsigned *checked)
{
	const struct play_frame *f = &play->frames[i];
	struct play_ends ends;
	struct frame frame;
	uint16_t server, client;
	uint32_t here;
	bool back;

	if (!play_frame(play, i, &frame) || !play_ends(&frame, &ends) ||
		(ends.proto != 6 && ends.proto != 17))
		return;
	back = ends.src.port == 80 || ends.src.port == 53;
	server = back ? ends.src.port : ends.dst.port;
	client = back ? ends.dst.port : ends.src.port;
	CHECK_STR(app_of(play, play_socket(play, i, back)), server == 80 ? "web" : "dns");
	here = play_socket(play, i, !back);
	CHECK(here != BOARD_NONE && play->board.sockets[here].local.port == client);
	CHECK(here != BOARD_NONE && play->board.sockets[here].held == owner_of(play, client));
	CHECK(f->talk != PLAY_NONE && play->talks[f->talk].end[0].port == client &&
		play->talks[f->talk].end[1].port == server &&
		play->talks[f->talk].proto == ends.proto);
	CHECK_INT(f->side, back);
	if (!CHECK(play_client(play, f->talk) == owner_of(play, client)))
		fprintf(stderr, "frame %u port %u: client %u, owner %u\n", i, client,
			play_client(play, f->talk), owner_of(play, client));
	(*checked)++;
}

static void burst(void)
{
	struct playing playing;
	struct lesson_play *play = &playing.play;
	struct err err = {""};
	unsigned checked = 0, answers = 0;
	char command[64];

	playing_open(&playing, lesson_all[0], NULL);
	if (!CHECK(playing_start(&playing, false, NULL, &err) == 0) || !CHECK(playing.live)) {
		fprintf(stderr, "%s %s\n", err.text, playing.why.text);
		playing_done(&playing);
		return;
	}
	CHECK(playing_go(&playing, 10, false, &err) == 0);
	snprintf(command, sizeof(command), "burst %d %d", CLIENTS, REQUESTS / CLIENTS);
	CHECK(play_command(play, command));
	CHECK(settle(&playing, &err));
	CHECK_INT(play->trouble.len, 0);
	CHECK_INT(play->dropped, 0);
	for (uint32_t i = 0; i < play->frame_count; i++) {
		struct frame frame;

		check_frame(play, i, &checked);
		if (PLAY_MARK_STEP(play_frame_mark(play, i)) == 10 && play_frame(play, i, &frame) &&
			play->frames[i].side && frame.count > 3)
			answers++;
	}
	printf("note %u frames, %u of them answers, %u conversations\n", checked, answers,
		play->talk_count);
	CHECK(answers >= REQUESTS);
	playing_done(&playing);
}

static const struct test tests[] = {{"ten clients, a thousand requests", burst}};
TEST_MAIN(tests)
