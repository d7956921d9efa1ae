/* SPDX-License-Identifier: BSD-2-Clause */
/* Keys, mouse and signals become messages. Signals only leave a note, so that whatever ends or
 * stops the program gives the terminal back first. */
#include "hear.h"

#include "tui/term.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

#define DOUBLE_MS 400 /* between the clicks of a double one */

static volatile sig_atomic_t ended, stopped;

static void note(int signal)
{
	if (signal == SIGTSTP || signal == SIGCONT)
		stopped = signal;
	else
		ended = signal;
}

void hear_start(void)
{
	static const int signals[] = {
		SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGALRM, SIGUSR1, SIGUSR2};
	struct sigaction on = {.sa_handler = note};

	sigfillset(&on.sa_mask);
	ended = stopped = 0;
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaction(signals[i], &on, NULL);
}

int hear_end(void)
{
	return ended;
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Whether this click is the second one at its place. */
static bool is_double(const struct term_mouse *at)
{
	static struct {
		int x, y;
		int64_t when;
	} last;
	int64_t now = now_ms();
	bool same = last.when && now - last.when < DOUBLE_MS && abs(at->x - last.x) < 2 &&
		    at->y == last.y;

	last.x = at->x;
	last.y = at->y;
	last.when = same ? 0 : now; /* a third one begins anew */
	return same;
}

static unsigned hear_mouse(struct app *app, const struct term_mouse *at)
{
	struct msg msg = {.kind = MSG_MOUSE, .x = at->x, .y = at->y};

	switch (at->what) {
	case TERM_DOWN: msg.mouse = is_double(at) ? MOUSE_DOUBLE : MOUSE_CLICK; break;
	case TERM_UP: msg.mouse = MOUSE_RELEASE; break;
	case TERM_MOVED: msg.mouse = MOUSE_DRAG; break;
	case TERM_WHEEL_UP: msg.mouse = MOUSE_WHEEL_UP; break;
	case TERM_WHEEL_DOWN: msg.mouse = MOUSE_WHEEL_DOWN; break;
	}
	return app_update(app, &msg);
}

unsigned hear_keys(struct app *app)
{
	struct term_mouse mouse;
	unsigned wishes = 0;
	uint32_t key;

	if (stopped == SIGCONT)
		term_resume();
	if (stopped == SIGTSTP)
		wishes |= WISH_SUSPEND;
	stopped = 0;
	while (!(wishes & WISH_QUIT) && (key = term_key(&mouse)) != KEY_NONE)
		wishes |= key == KEY_OF_MOUSE
				  ? hear_mouse(app, &mouse)
				  : app_update(app, &(struct msg){.kind = MSG_KEY, .key = key});
	return wishes;
}
