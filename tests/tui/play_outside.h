/* SPDX-License-Identifier: BSD-2-Clause */
/* What the loop tells the state of the world outside, as lines of a key script say it:
 *
 *     folder PATH NAME/ NAME,KIND,SIZE,TIME ...   a folder with these in it; \xHH is any byte
 *     denied PATH WHY                             a folder that cannot be read
 *     ifaces NANOSECONDS NAME,STATE,PACKETS,BYTES,ADDRESS ...
 *     recent PATH...     live IFACE on|off|lab DROPPED
 *     lesson NAME STEP [live]     a lesson at a step, as captures/ has it recorded; as on a stage
 *     pipe FILE          opens a pipe with the file in it      more FILE    puts more into it */
#ifndef TRAME_TESTS_PLAY_OUTSIDE_H
#define TRAME_TESTS_PLAY_OUTSIDE_H

#include "../../src/tui/files.h"
#include "base/utf8.h"
#include "lab/ifaces.h"
#include "lesson/keep.h"
#include "tui/lesson.h"
#include "tui/run.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The next word, its escapes undone; NULL: there is none. */
static inline char *outside_word(char **rest)
{
	char *word = *rest, *to = word;
	size_t n = strcspn(word, " ");
	unsigned byte;

	if (!n)
		return NULL;
	*rest = word + n + (word[n] == ' ');
	word[n] = '\0';
	for (const char *p = word; *p; p++) {
		if (sscanf(p, "\\x%2x", &byte) == 1 && *p == '\\') {
			*to++ = (char)byte;
			p += 3;
		} else {
			*to++ = *p;
		}
	}
	*to = '\0';
	return word;
}

static inline void outside_entry(struct folder *f, char *word)
{
	static const char *const kinds[] = {[FOLDER_UNSEEN] = "unseen",
		[FOLDER_PLAIN] = "plain",
		[FOLDER_PCAP] = "pcap",
		[FOLDER_PCAPNG] = "pcapng",
		[FOLDER_GZIP] = "gzip",
		[FOLDER_DENIED] = "denied"};
	char *kind = strchr(word, ','), *size = kind ? strchr(kind + 1, ',') : NULL;
	size_t n = strlen(word);

	if (word[n - 1] == '/') {
		word[n - 1] = '\0';
		folder_add(f, word, FOLDER_FOLDER);
		return;
	}
	if (!size)
		exit(1);
	*kind++ = *size++ = '\0';
	folder_add(f, word, FOLDER_FILE);
	for (unsigned i = 0; i <= FOLDER_DENIED; i++)
		if (strcmp(kinds[i], kind) == 0)
			f->at[f->count - 1].facts.magic = (enum folder_magic)i;
	f->at[f->count - 1].facts.size = strtoull(size, &size, 10);
	f->at[f->count - 1].facts.time = *size == ',' ? strtoll(size + 1, NULL, 10) : 0;
}

static inline void outside_folder(struct app *app, char *rest, bool denied)
{
	struct folder folder = {.at = NULL};
	struct folder_news news = {.folder = &folder};
	char *word = outside_word(&rest);

	snprintf(folder.path, sizeof(folder.path), "%s", word ? word : "");
	if (denied)
		snprintf(folder.why, sizeof(folder.why), "%s", rest);
	while (!denied && (word = outside_word(&rest)) != NULL)
		outside_entry(&folder, word);
	folder_sort(&folder);
	app_update(app, &(struct msg){.kind = MSG_FOLDER, .folder = &news});
	folder_done(&folder);
}

static inline void outside_ifaces(struct app *app, char *rest)
{
	struct ifaces all = {.count = 0};
	char *word = outside_word(&rest), state[16];
	long long now = word ? strtoll(word, NULL, 10) : 0;

	while ((word = outside_word(&rest)) != NULL && all.count < IFACES_MOST) {
		struct iface *i = &all.at[all.count++];

		if (sscanf(word, "%15[^,],%15[^,],%u,%u,%199s", i->name, state, &i->packets,
			    &i->bytes, i->addresses) < 4)
			exit(1);
		i->up = strcmp(state, "down") != 0;
		i->running = strcmp(state, "up") == 0;
	}
	app_update(app, &(struct msg){.kind = MSG_IFACES, .ifaces = &all, .now = now});
}

static inline void outside_recent(struct app *app, char *rest)
{
	struct recent recent = {.count = 0};
	char *word;

	while ((word = outside_word(&rest)) != NULL)
		recent_add(&recent, word);
	app_update(app, &(struct msg){.kind = MSG_RECENT, .recent = &recent});
	recent_done(&recent);
}

static inline void outside_live(struct app *app, char *rest)
{
	struct app_live live = {.there = true, .counted = true};
	char how[8];

	if (sscanf(rest, "%63s %7s %llu", live.iface, how, (unsigned long long *)&live.dropped) !=
		3)
		exit(1);
	live.lab = strcmp(how, "lab") == 0;
	live.on = live.lab || strcmp(how, "on") == 0;
	if (app->book)
		book_set_live(app->book, true);
	app_update(app, &(struct msg){.kind = MSG_LIVE, .live = &live});
}

/* A capture that is shorter than what a pipe holds goes into it. */
static inline void outside_pipe(struct app *app, const char *name, int *line, bool opens)
{
	static const size_t most = 60000;
	char *bytes = malloc(most);
	int ends[2], fd = open(name, O_RDONLY);
	ssize_t n = bytes && fd >= 0 ? read(fd, bytes, most) : -1;

	if (n < 0 || (opens && pipe(ends) < 0))
		exit(1);
	if (opens) {
		if (*line >= 0)
			close(*line);
		*line = ends[1];
		run_take(app, ends[0], "pipe");
	}
	if (write(*line, bytes, (size_t)n) != n)
		exit(1);
	free(bytes);
	close(fd);
}

/* True: the line was one of these. */
/* A stage that was as the recording has it, and now says nothing more. */
static inline void outside_lesson(struct app *app, char *rest)
{
	char *name = outside_word(&rest), *step = outside_word(&rest);
	const struct lesson *lesson = name ? lesson_find(name, strlen(name)) : NULL;
	unsigned at = step ? (unsigned)strtoul(step, NULL, 10) : 0;
	struct err err;

	if (!lesson || at < lesson->first)
		exit(1);
	lesson_open(app, lesson, at - lesson->first, true);
	if (keep_load(lesson_playing(app), -1, "captures", &err) < 0)
		exit(1);
	play_go(lesson_playing(app), at - lesson->first);
	if (*rest) {
		lesson_playing(app)->recorded = false;
		lesson_playing(app)->up = true;
		lesson_playing(app)->played = lesson->count;
	}
}

static inline bool outside_line(struct app *app, const char *line, char *rest, int *pipe_line)
{
	if (strcmp(line, "folder") == 0 || strcmp(line, "denied") == 0)
		outside_folder(app, rest, line[0] == 'd');
	else if (strcmp(line, "ifaces") == 0)
		outside_ifaces(app, rest);
	else if (strcmp(line, "recent") == 0)
		outside_recent(app, rest);
	else if (strcmp(line, "live") == 0)
		outside_live(app, rest);
	else if (strcmp(line, "pipe") == 0 || strcmp(line, "more") == 0)
		outside_pipe(app, rest, pipe_line, line[0] == 'p');
	else if (strcmp(line, "lesson") == 0)
		outside_lesson(app, rest);
	else
		return false;
	return true;
}

/* Something of each kind, where what it is does not matter. */
static inline void outside_any(struct app *app, unsigned wishes)
{
	char folder[] = "/x sub/ a.pcap,pcap,1,2 b\\xff,plain,3,4 c.gz,gzip,5,6 .d,unseen,0";
	char ifaces[] = "1000 lo,up,1,2,127.0.0.1 eth0,down,0,0,";

	if (wishes & WISH_FOLDER)
		outside_folder(app, folder, false);
	if (app->view == APP_DEVICES)
		outside_ifaces(app, ifaces);
	if (lesson_playing(app) && !lesson_playing(app)->event_count) {
		char lesson[] = "applications 7 live";

		outside_lesson(app, lesson);
	}
}

/* What the state wishes to be done outside, for the test to be seen. */
static inline void outside_wishes(const struct app *app, unsigned wishes)
{
	struct buf path = BUF_INIT;

	utf8_clean(&path, app->path, strlen(app->path), 0);
	if (wishes & WISH_OPEN && access(app->path, F_OK) < 0)
		printf("-- wishes to open %s\n", buf_string(&path));
	if (wishes & WISH_FOLDER)
		printf("-- wishes folder %s\n", buf_string(&path));
	if (wishes & WISH_LIVE)
		printf("-- wishes capture on '%s' filter '%s'\n", buf_string(&path), app->bpf);
	buf_done(&path);
	if (wishes & WISH_TURN)
		printf("-- wishes to turn the capture off or on\n");
	if (wishes & WISH_TRAFFIC)
		printf("-- wishes traffic\n");
}

#endif
