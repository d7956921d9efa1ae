/* SPDX-License-Identifier: BSD-2-Clause */
/* Keys, mouse and signals become messages. Signals only leave a note, so that whatever ends or
 * stops the program gives the terminal back first. */
#include "hear.h"

#include "tui/term.h"

#include <signal.h>

/* The last signal that is to end or to stop the program; what ends it is not forgotten for what
 * stops it. */
static volatile sig_atomic_t noted;

static bool stops(int signal)
{
	return signal == SIGTSTP || signal == SIGCONT;
}

static void note(int signal)
{
	if (!noted || stops(noted))
		noted = signal;
}

void hear_start(void)
{
	static const int signals[] = {
		SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGALRM, SIGUSR1, SIGUSR2};
	struct sigaction on = {.sa_handler = note};

	sigfillset(&on.sa_mask);
	noted = 0;
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaction(signals[i], &on, NULL);
}

int hear_end(void)
{
	return stops(noted) ? 0 : noted;
}

/* The signal that stopped the program, or called it back, once. */
static int take_stop(void)
{
	sig_atomic_t was = noted;

	if (!stops(was) || !__sync_bool_compare_and_swap(&noted, was, 0))
		return 0;
	return was;
}

static unsigned hear_mouse(struct app *app, const struct term_mouse *at)
{
	struct msg msg = {.kind = MSG_MOUSE, .x = at->x, .y = at->y};

	switch (at->what) {
	case TERM_DOWN: msg.mouse = MOUSE_CLICK; break;
	case TERM_DOUBLE: msg.mouse = MOUSE_DOUBLE; break;
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
	int stop = take_stop();
	uint32_t key;

	if (stop == SIGCONT)
		term_resume();
	if (stop == SIGTSTP)
		wishes |= WISH_SUSPEND;
	while (!(wishes & WISH_QUIT) && (key = term_key(&mouse)) != KEY_NONE)
		wishes |= key == KEY_OF_MOUSE
				  ? hear_mouse(app, &mouse)
				  : app_update(app, &(struct msg){.kind = MSG_KEY, .key = key});
	return wishes;
}
