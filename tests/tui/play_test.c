/* SPDX-License-Identifier: BSD-2-Clause */
/* Key scripts: what is typed, and the screens that come of it, without a terminal.
 *
 *     play_test SCRIPT            prints the screens that the script asks for
 *     play_test -keys SCRIPT      prints what its keys do; -table: all that keys do
 *     play_test -random N FOLDER FILE...    N random keys, and the mouse, at random sizes on the
 *                         files and on damaged copies, made in the folder: nothing may break
 *
 * A line of a script is one of
 *     lang en|fr     size WxH [ascii]     open FILE
 *     keys KEY KEY...     text WORDS     show [roles]     # ...
 *     mouse click|double|drag|release|up|down X Y     config NAME = VALUE
 *     wire WORD [FILE:N | TEXT]     what a wire tells of the last frame that was sent
 * Work on the file is done to its end behind every key, so that the same script gives the same
 * screens. */
#include "../../src/tui/view.h"
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
	bool lists;  /* not screens are printed, but the actions that keys did */
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
	event->frame = (struct frame){.bytes = frame->bytes, .cap = frame->cap, .len = frame->len,
		.link = frame->link, .time = frame->time};
	frame_dissect(&event->frame);
	app_update(&p->app, &(struct msg){.kind = MSG_WIRE, .event = event});
	book_free(book);
}

/* Where nobody plays a script there is an exchange all the same. */
static void answer_at_once(struct play *p)
{
	static const struct {
		enum agent_word word;
		const char *frame;
	} words[] = {{AGENT_ASKED, "captures/handshake.pcapng:1"},
		{AGENT_SENDS, "captures/handshake.pcapng:3"},
		{AGENT_SENT, "captures/handshake.pcapng:3"},
		{AGENT_ANSWER, "captures/handshake.pcapng:4"},
		{AGENT_ANSWER, "captures/dns.pcapng:4"}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct agent_event event = {.word = words[i].word, .match = MATCH_REPLY,
			.nth = p->nth, .text = ""};
		char name[64];

		snprintf(name, sizeof(name), "%s", words[i].frame);
		tell_frame(p, &event, name);
	}
}

static void grant_sending(struct play *p, unsigned wishes)
{
	static const struct send_place places[] = {{"", ""},
		{"lo", "127.0.0.1 ::1  this machine itself"}, {"eth0", "198.51.100.7"},
		{"eth1", "it is down"}};
	struct send_wanted wanted;

	if (wishes & WISH_PLACES)
		app_update(&p->app,
			&(struct msg){.kind = MSG_PLACES, .places = places, .place_count = 4});
	if (wishes & WISH_SEND) {
		send_wanted(&p->app, &wanted);
		p->nth = wanted.nth;
		assert(wanted.stack->count > 0);
		if (!p->writes)
			answer_at_once(p);
	}
	if (wishes & WISH_HALT)
		app_update(&p->app, &(struct msg){.kind = MSG_WIRE,
					    .event = &(struct agent_event){
						    .word = AGENT_DONE, .nth = p->nth}});
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

static void tell(struct play *p, const struct msg *msg)
{
	unsigned wishes = app_update(&p->app, msg);

	grant_sending(p, wishes);
	if (p->writes)
		outside_wishes(&p->app, wishes);
	else
		outside_any(&p->app, wishes);
	if (wishes & WISH_OPEN && (access(p->app.path, F_OK) == 0 || !p->writes))
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

/* "filter /", where that key did that. */
static void tell_act(struct play *p, uint32_t key)
{
	unsigned where = app_where(&p->app, p->app.view);
	struct buf name = BUF_INIT;
	char keys[ACT_KEYS];

	key_write(&name, key);
	for (const struct act_entry *a = act_all; a->name; a++) {
		if (a->where & where && act_keys(NULL, a, where, keys) && act_has(keys, key)) {
			printf("did %s %s\n", a->name, buf_string(&name));
			break;
		}
	}
	buf_done(&name);
}

static void strike(struct play *p, uint32_t key)
{
	if (p->lists && p->app.prompt.kind == PROMPT_NONE)
		tell_act(p, key);
	tell(p, &(struct msg){.kind = MSG_KEY, .key = key});
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

/* "mouse click 10 5": at a column and a row, from 0. */
static void do_mouse(struct play *p, const char *text)
{
	static const char *const names[] = {[MOUSE_CLICK] = "click", [MOUSE_DOUBLE] = "double",
		[MOUSE_DRAG] = "drag", [MOUSE_RELEASE] = "release", [MOUSE_WHEEL_UP] = "up",
		[MOUSE_WHEEL_DOWN] = "down"};
	struct msg msg = {.kind = MSG_MOUSE};
	char name[10];

	if (sscanf(text, "%9s %d %d", name, &msg.x, &msg.y) != 3)
		exit(1);
	while (msg.mouse <= MOUSE_WHEEL_DOWN && strcmp(names[msg.mouse], name) != 0)
		msg.mouse++;
	if (msg.mouse > MOUSE_WHEEL_DOWN)
		exit(1);
	tell(p, &msg);
}

/* A line of the configuration. */
static void do_config(struct play *p, const char *text)
{
	struct config_errors errors = {0};

	config_read(&p->app.config, text, strlen(text), &errors);
	p->app.when = (enum summary_when)p->app.config.when;
	if (errors.count)
		printf("-- %s\n", errors.at[0].why);
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
	if (p->lists)
		return;
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
	else if (strcmp(line, "mouse") == 0)
		do_mouse(p, rest);
	else if (strcmp(line, "config") == 0)
		do_config(p, rest);
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

static int play_script(const char *path, bool lists)
{
	struct play p = {.screen = SCREEN_INIT, .writes = true, .line = -1, .lists = lists};
	FILE *f = fopen(path, "r");
	char line[600];

	if (!f)
		return 1;
	app_init(&p.app, false, true);
	p.app.config.recent = false; /* the user's own list is left alone */
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
		KEY_GO_LEFT, KEY_GO_RIGHT, KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_RUBOUT, KEY_DELETE, 'j',
		'k', 'h', 'l', 'n', 'p', 'G', 'g', '/', ':', 'q', 'w', 'e', 'b', 'c', 'o', 'x', 'u',
		'a', 'A', 'J', 'K', 'r', ' ', KEY_CTRL('r'), 'm', 't', 'f', 'c', 'L', 'F', 'C', 's',
		'E', 'x', 'a', 'r', 's', 'S', 'O', 'y', 'n'};
	static const uint32_t wide[] = {0xe9, 0x301, 0x4e2d, 0x1f600, 0x200d, 0x202e,
		0xfe0f, 0x10ffff};
	uint32_t key;

	if (any(seed, 4))
		return some[any(seed, sizeof(some) / sizeof(some[0]))];
	if (!any(seed, 16))
		return wide[any(seed, sizeof(wide) / sizeof(wide[0]))];
	key = any(seed, 16) ? any(seed, 127) : any(seed, KEY_F12 + 3);
	return key == KEY_CTRL('z') || key == KEY_CTRL('c') || key == 'Q' || key == 'o' ? 'j' : key;
}

/* The mouse anywhere, and a little outside. */
static void any_mouse(struct play *p, uint32_t *seed)
{
	struct msg msg = {.kind = MSG_MOUSE,
		.mouse = (enum mouse_event)any(seed, MOUSE_WHEEL_DOWN + 1),
		.x = (int)any(seed, (uint32_t)p->app.w + 4) - 2,
		.y = (int)any(seed, (uint32_t)p->app.h + 4) - 2};

	tell(p, &msg);
}

/* A copy with some bytes changed, and its end cut off at times. */
static void damage(const char *from, const char *to, uint32_t *seed)
{
	static uint8_t bytes[1 << 20];
	FILE *in = fopen(from, "r"), *out = fopen(to, "w");
	size_t n;

	assert(in && out);
	n = fread(bytes, 1, sizeof(bytes), in);
	for (uint32_t i = any(seed, 40); n && i > 0; i--)
		bytes[any(seed, (uint32_t)n)] = (uint8_t)any(seed, 256);
	if (n && any(seed, 3) == 0)
		n = any(seed, (uint32_t)n);
	fwrite(bytes, 1, n, out);
	fclose(in);
	fclose(out);
}

/* Every second capture is damaged; what is damaged lies in the folder. */
static int play_random(long count, const char *folder, char **files, int n)
{
	struct play p = {.screen = SCREEN_INIT};
	uint32_t seed = 7;
	char path[600];

	snprintf(path, sizeof(path), "%s/damaged", folder);
	lang_start(NULL, NULL); /* the environment's */
	app_init(&p.app, false, true);
	p.app.config.recent = false; /* the user's own list is left alone */
	for (long i = 0; i < count; i++) {
		if (i % 1000 == 0 || p.over) {
			const char *file = files[(i / 1000) % n];
			bool hurt = i / 1000 % 2;

			p.over = false;
			if (hurt)
				damage(file, path, &seed);
			run_open(&p.app, hurt ? path : file);
			p.app.ascii = p.screen.ascii = any(&seed, 2);
		}
		if (i % 97 == 0)
			resize(&p, (int)any(&seed, 160), (int)any(&seed, 60));
		if (any(&seed, 10) == 0)
			any_mouse(&p, &seed);
		strike(&p, any_key(&seed));
		assert(p.screen.w == p.app.w && p.screen.h == p.app.h);
	}
	app_done(&p.app);
	screen_done(&p.screen);
	remove(path);
	printf("ok random: %ld keys\n", count);
	return 0;
}

/* Every key of the table, as tell_act has them. */
static int print_table(void)
{
	for (const struct act_entry *a = act_all; a->name; a++) {
		for (const char *k = a->keys; *k;) {
			size_t n = strcspn(k, " ");

			printf("%s %.*s\n", a->name, (int)n, k);
			k += n + strspn(k + n, " ");
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "-table") == 0)
		return print_table();
	if (argc == 3 && strcmp(argv[1], "-keys") == 0)
		return play_script(argv[2], true);
	if (argc > 4 && strcmp(argv[1], "-random") == 0)
		return play_random(strtol(argv[2], NULL, 10), argv[3], argv + 4, argc - 4);
	return argc == 2 ? play_script(argv[1], false) : 2;
}
