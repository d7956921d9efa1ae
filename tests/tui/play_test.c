/* SPDX-License-Identifier: BSD-2-Clause */
/* Key scripts: what is typed, and the screens that come of it, without a terminal.
 *
 *     play_test SCRIPT            prints the screens that the script asks for
 *     play_test -random N FILE... N random keys at random sizes on the files: nothing may break
 *
 * A line of a script is one of
 *     lang en|fr     size WxH [ascii]     open FILE
 *     keys KEY KEY...     text WORDS     show [roles]     # ...
 *     wire WORD [FILE:N | TEXT]     what a wire tells of the last frame that was sent
 * Work on the file is done to its end behind every key, so that the same script gives the same
 * screens. */
#include "tui/run.h"

#include "tui/send.h"

#include "play_outside.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct play {
	struct app app;
	struct screen screen;
	bool over;
	bool writes; /* files are written */
	int line;    /* a pipe that is written to; -1: none */
	uint64_t nth; /* of the frame that was sent last */
};

static void settle(struct play *p)
{
	if (p->app.book)
		book_watch(p->app.book);
	while (p->app.book && book_work(p->app.book))
		;
	app_update(&p->app, &(struct msg){.kind = MSG_WORK});
	app_look(&p->app);
	app_draw(&p->app, &p->screen);
}

/* ---- what is sent ---- */

static void grant_sending(struct play *p, unsigned wishes)
{
	static const struct send_place places[] = {{"", ""}, {"lo", "127.0.0.1 ::1  this machine itself"},
		{"eth0", "198.51.100.7"}, {"eth1", "it is down"}};
	struct send_wanted wanted;

	if (wishes & WISH_PLACES)
		app_update(&p->app,
			&(struct msg){.kind = MSG_PLACES, .places = places, .place_count = 4});
	if (wishes & WISH_SEND) {
		send_wanted(&p->app, &wanted);
		p->nth = wanted.nth;
		assert(wanted.stack->count > 0);
	}
	if (wishes & WISH_HALT)
		app_update(&p->app, &(struct msg){.kind = MSG_WIRE,
					    .event = &(struct agent_event){
						    .word = AGENT_DONE, .nth = p->nth}});
}

/* The frame that "FILE:N" names, told of by the wire. */
static void tell_frame(struct play *p, struct agent_event *event, char *name)
{
	char *colon = strrchr(name, ':');
	struct err err;
	struct book *book;
	const struct frame *frame;
	const struct items *items;

	if (!colon)
		exit(1);
	*colon = '\0';
	book = book_new(open(name, O_RDONLY | O_CLOEXEC), name, &err);
	if (!book)
		exit(1);
	while (book_work(book))
		;
	if (!book_load(book, (uint64_t)strtol(colon + 1, NULL, 10) - 1, &frame, &items))
		exit(1);
	event->frame = *frame;
	app_update(&p->app, &(struct msg){.kind = MSG_WIRE, .event = event});
	book_free(book);
}

static void do_wire(struct play *p, char *text)
{
	static const struct {
		const char *name;
		enum agent_word word;
		enum match match;
	} words[] = {{"asked", AGENT_ASKED, MATCH_NONE}, {"told", AGENT_TOLD, MATCH_REPLY},
		{"sends", AGENT_SENDS, MATCH_NONE}, {"sent", AGENT_SENT, MATCH_NONE},
		{"answer", AGENT_ANSWER, MATCH_REPLY}, {"error", AGENT_ANSWER, MATCH_ERROR},
		{"refusal", AGENT_REFUSAL, MATCH_NONE}, {"silent", AGENT_SILENT, MATCH_NONE},
		{"done", AGENT_DONE, MATCH_NONE}, {"failed", AGENT_FAILED, MATCH_NONE}};
	size_t n = strcspn(text, " ");
	char *rest = text[n] ? text + n + 1 : text + n;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct agent_event event = {.word = words[i].word, .match = words[i].match,
			.nth = p->nth, .text = ""};

		if (strlen(words[i].name) != n || memcmp(words[i].name, text, n) != 0)
			continue;
		if (event.word == AGENT_FAILED)
			event.text = rest;
		if (event.word == AGENT_FAILED || event.word == AGENT_DONE)
			app_update(&p->app, &(struct msg){.kind = MSG_WIRE, .event = &event});
		else
			tell_frame(p, &event, rest);
		settle(p);
		return;
	}
	exit(1);
}

/* ---- keys ---- */

static void strike(struct play *p, uint32_t key)
{
	unsigned wishes = app_update(&p->app, &(struct msg){.kind = MSG_KEY, .key = key});

	grant_sending(p, wishes);
	if (p->writes)
		outside_wishes(&p->app, wishes);
	if (wishes & WISH_OPEN && access(p->app.path, F_OK) < 0 && p->writes)
		printf("-- wishes to open %s\n", p->app.path);
	else if (wishes & WISH_OPEN)
		run_open(&p->app, p->app.path);
	if (wishes & WISH_SAVE && p->writes)
		run_save(&p->app);
	if (wishes & WISH_EXPORT && p->writes)
		run_export(&p->app);
	if (wishes & WISH_WRITE && p->writes)
		run_write(&p->app);
	if (wishes & WISH_QUIT)
		p->over = true;
	settle(p);
}

static void do_keys(struct play *p, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, " "), took;
		uint32_t key = key_parse(text, n, &took);

		if (key == KEY_NONE || took != n) {
			printf("no such key: %s\n", text);
			exit(1);
		}
		strike(p, key);
		text += n + strspn(text + n, " ");
	}
}

static void do_text(struct play *p, const char *text)
{
	size_t n = strlen(text);
	uint32_t cp;

	while (n) {
		size_t took = utf8_next((const uint8_t *)text, n, &cp);

		strike(p, cp);
		text += took;
		n -= took;
	}
}

static void resize(struct play *p, int w, int h)
{
	app_update(&p->app, &(struct msg){.kind = MSG_SIZE, .w = w, .h = h});
	settle(p);
}

static void do_size(struct play *p, const char *text)
{
	int w, h;

	if (sscanf(text, "%dx%d", &w, &h) != 2)
		exit(1);
	p->app.ascii = p->screen.ascii = strstr(text, "ascii") != NULL;
	lang_ascii(p->app.ascii);
	resize(p, w, h);
}

static void do_show(struct play *p, bool roles)
{
	struct buf out = BUF_INIT;

	settle(p);
	if (roles)
		screen_dump_roles(&out, &p->screen);
	else
		screen_dump(&out, &p->screen);
	printf("-- %dx%d%s\n%s", p->screen.w, p->screen.h, roles ? " roles" : "",
		p->over ? "over\n" : buf_string(&out));
	buf_done(&out);
}

static void play_line(struct play *p, char *line)
{
	static const struct app_choice choices[] = {
		{CHOICE_BACK, "Go on", "with the capture that is open", NULL},
		{CHOICE_CRAFT, "Craft a frame", "from a template or a recipe", NULL},
		{CHOICE_OPEN, "Open a capture", "a file, pcap or pcapng", NULL},
		{CHOICE_LIVE, "Live capture", "interfaces", NULL},
		{CHOICE_LAB, "The lab", "a private wire", NULL},
		{CHOICE_CAPTURE, "handshake", "a TCP handshake", "captures/handshake.pcapng"}};
	char *rest = line + strcspn(line, " ");

	if (*rest)
		*rest++ = '\0';
	if (!p->app.choice_count) {
		memcpy(p->app.choices, choices, sizeof(choices));
		p->app.choice_count = sizeof(choices) / sizeof(choices[0]);
	}
	if (strcmp(line, "lang") == 0 && lang_start(rest, &(struct err){""}) < 0)
		exit(1);
	else if (strcmp(line, "lang") == 0)
		settle(p);
	else if (strcmp(line, "size") == 0)
		do_size(p, rest);
	else if (strcmp(line, "open") == 0)
		run_open(&p->app, rest);
	else if (strcmp(line, "keys") == 0)
		do_keys(p, rest);
	else if (strcmp(line, "text") == 0)
		do_text(p, rest);
	else if (strcmp(line, "wire") == 0)
		do_wire(p, rest);
	else if (strcmp(line, "show") == 0)
		do_show(p, strcmp(rest, "roles") == 0);
	else if (outside_line(&p->app, line, rest, &p->line))
		settle(p);
	else if (line[0] && line[0] != '#')
		exit(1);
}

static int play_script(const char *path)
{
	struct play p = {.screen = SCREEN_INIT, .writes = true, .line = -1};
	FILE *f = fopen(path, "r");
	char line[600];

	if (!f)
		return 1;
	app_init(&p.app, false, true);
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		play_line(&p, line);
	}
	fclose(f);
	app_done(&p.app);
	screen_done(&p.screen);
	return 0;
}

/* ---- any keys at all ---- */

static uint32_t any(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)(*seed >> 8) * n >> 24);
}

static uint32_t any_key(uint32_t *seed)
{
	static const uint32_t some[] = {KEY_RETURN, KEY_ESCAPE, KEY_TAB, KEY_GO_UP, KEY_GO_DOWN,
		KEY_GO_LEFT, KEY_GO_RIGHT, KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_RUBOUT, KEY_DELETE,
		'j', 'k', 'h', 'l', 'n', 'p', 'G', 'g', '/', ':', 'q', 'w', 'e', 'b', 'c', 'o', 'x',
		'u', 'a', 'A', 'J', 'K', 'r', ' ', KEY_CTRL('r'), 'm', 't', 'f', 'c', 'L',
		'F', 'C', 's', 'E', 'x', 'a', 'r'};
	uint32_t key;

	if (any(seed, 4))
		return some[any(seed, sizeof(some) / sizeof(some[0]))];
	key = any(seed, 16) ? any(seed, 127) : any(seed, KEY_F12 + 3);
	return key == KEY_CTRL('z') || key == KEY_CTRL('c') || key == 'Q' || key == 'o' ? 'j' : key;
}

static int play_random(long count, char **files, int n)
{
	struct play p = {.screen = SCREEN_INIT};
	uint32_t seed = 7;

	app_init(&p.app, false, true);
	for (long i = 0; i < count; i++) {
		if (i % 1000 == 0 || p.over) {
			p.over = false;
			run_open(&p.app, files[(i / 1000) % n]);
			p.app.ascii = p.screen.ascii = any(&seed, 2);
		}
		if (i % 97 == 0)
			resize(&p, (int)any(&seed, 160), (int)any(&seed, 60));
		strike(&p, any_key(&seed));
		assert(p.screen.w == p.app.w && p.screen.h == p.app.h);
	}
	app_done(&p.app);
	screen_done(&p.screen);
	printf("ok random: %ld keys\n", count);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc > 3 && strcmp(argv[1], "-random") == 0)
		return play_random(strtol(argv[2], NULL, 10), argv + 3, argc - 3);
	return argc == 2 ? play_script(argv[1]) : 2;
}
