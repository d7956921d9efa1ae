/* SPDX-License-Identifier: BSD-2-Clause */
/* Where a lesson is and where it goes: steps are played in order, a command at a time, each once
 * the one before was answered; those that were played are shown again from the log. */
#include "play_int.h"

#include "base/arena.h"
#include "base/lang.h"
#include "frame/craft.h"
#include "frame/recipe.h"

#include <stdio.h>
#include <stdlib.h>

void play_init(struct lesson_play *play, const struct lesson *lesson)
{
	*play = (struct lesson_play){.lesson = lesson, .chosen = PLAY_NONE};
	play_make(play);
}

static void clear_log(struct lesson_play *play)
{
	buf_clear(&play->lines);
	buf_clear(&play->bytes);
	play->event_count = play->frame_count = play->talk_count = play->mark_count = 0;
	play->dropped = 0;
	play->chosen = PLAY_NONE;
	play_rewind(play);
}

void play_done(struct lesson_play *play)
{
	buf_done(&play->lines);
	buf_done(&play->bytes);
	buf_done(&play->trouble);
	buf_done(&play->texts);
	buf_done(&play->made);
	board_done(&play->board);
	free(play->events);
	free(play->frames);
	free(play->talks);
	*play = (struct lesson_play){.chosen = PLAY_NONE};
}

const struct lesson_step *play_step(const struct lesson_play *play)
{
	return &play->lesson->steps[play->step];
}

/* ---- the queue ---- */

static bool queue_add(struct lesson_play *play, const char *command)
{
	if (play->queued >= PLAY_QUEUE || strlen(command) >= sizeof(play->queue[0]))
		return false;
	snprintf(play->queue[play->queued++], sizeof(play->queue[0]), "%s", command);
	return true;
}

static void queue_mark(struct lesson_play *play, uint32_t mark)
{
	char command[32];

	snprintf(command, sizeof(command), "step %u", mark);
	queue_add(play, command);
}

static void queue_step(struct lesson_play *play)
{
	const struct lesson_step *step = &play->lesson->steps[play->played];

	queue_mark(play, play->played);
	for (unsigned i = 0; i < LESSON_COMMANDS && step->commands[i]; i++)
		queue_add(play, step->commands[i]);
	play->playing = true;
}

enum play_wish_kind play_wish(struct lesson_play *play, const char **command)
{
	if (play->recorded)
		return PLAY_NOTHING;
	if (play->restart)
		return PLAY_RESTART;
	if (!play->up || play->telling)
		return PLAY_NOTHING;
	if (!play->queued && play->played <= play->goal && play->played < play->lesson->count)
		queue_step(play);
	if (!play->queued)
		return PLAY_NOTHING;
	memcpy(play->command, play->queue[0], sizeof(play->command));
	memmove(play->queue[0], play->queue[1], sizeof(play->queue[0]) * --play->queued);
	play->telling = true;
	*command = play->command;
	return PLAY_TELL;
}

void play_told(struct lesson_play *play, uint32_t nth)
{
	play->told = nth;
	play->before = play->frame_count;
}

void play_restarted(struct lesson_play *play)
{
	clear_log(play);
	play->restart = play->up = play->lost = play->telling = play->playing = play->asking =
		false;
	play->queued = play->played = play->told = 0;
	memset(play->asked, 0, sizeof(play->asked));
	buf_clear(&play->trouble);
}

void play_fail(struct lesson_play *play, const char *why)
{
	buf_clear(&play->trouble);
	buf_text(&play->trouble, why);
}

void play_lost(struct lesson_play *play)
{
	if (!play->trouble.len)
		play_fail(play, _("the lab has ended; run the step again to start a new one"));
	play->lost = true;
	play->up = play->telling = play->playing = play->asking = false;
	play->queued = 0;
}

/* ---- steps ---- */

static void arrive(struct lesson_play *play, uint32_t index)
{
	const struct lesson_step *step = &play->lesson->steps[index];

	play->step = index;
	play_rewind(play);
	play->chosen =
		play_pick(play, step->pick, step->whose, step->whose ? strlen(step->whose) : 0);
	play_make(play);
}

/* What a question let happen is what its answer speaks of: a frame that nobody took, or the last.
 */
static void choose_asked(struct lesson_play *play)
{
	uint32_t last = play_frame_before(play, PLAY_NONE), probe;

	if (last == PLAY_NONE || !(play_frame_mark(play, last) / 1000u))
		return;
	probe = play_pick(play, PICKED_PROBE, NULL, 0);
	play->chosen = probe != PLAY_NONE &&
				       play_frame_mark(play, probe) == play_frame_mark(play, last)
			       ? probe
			       : last;
}

/* What a command of the user's own sent: its first message, else its first frame. */
static void choose_sent(struct lesson_play *play)
{
	uint32_t sent = play_frame_sent(play, play->before);

	if (sent != PLAY_NONE)
		play->chosen = sent;
	else if (play->chosen == PLAY_NONE)
		arrive(play, play->step);
}

void play_settle(struct lesson_play *play, const struct board_event *event)
{
	if (event->word != BOARD_DONE && event->word != BOARD_FAILED)
		return;
	if (event->word == BOARD_FAILED)
		play_fail(play, event->text ? event->text : "");
	if (play->recorded)
		return;
	if (event->nth == 0) {
		play->up = event->word == BOARD_DONE;
		play->lost = !play->up;
	}
	if (!play->telling || event->nth != play->told)
		return;
	play->telling = false;
	if (play->queued)
		return;
	if (play->playing) {
		play->playing = false;
		play->played++;
		if (play->played > play->goal)
			arrive(play, play->goal);
	} else if (play->asking) {
		play->asking = false;
		choose_asked(play);
	} else {
		choose_sent(play);
	}
}

bool play_busy(const struct lesson_play *play)
{
	if (play->recorded || (play->lost && !play->restart))
		return false;
	return play->telling || play->queued || play->restart || play->played <= play->goal;
}

void play_go(struct lesson_play *play, uint32_t index)
{
	if (index >= play->lesson->count)
		index = play->lesson->count - 1;
	if (play->recorded && play->played <= index)
		play->played = index + 1;
	play->goal = index;
	if (index < play->played)
		arrive(play, index);
}

void play_again(struct lesson_play *play)
{
	play->goal = play->step;
	if (!play->recorded) {
		play->restart = true;
		return;
	}
	play->asked[play->step % PLAY_STEPS] = 0;
	arrive(play, play->step);
}

bool play_command(struct lesson_play *play, const char *command)
{
	if (play->recorded || !play->played || strpbrk(command, "\r\n"))
		return false;
	if (play->step + 1 != play->played) {
		play->goal = play->played - 1;
		arrive(play, play->goal);
	}
	return queue_add(play, command);
}

void play_asked(struct lesson_play *play, unsigned question)
{
	const struct lesson_question *q = &play_step(play)->questions[question];
	uint8_t bit = (uint8_t)(1u << question);

	if (question >= LESSON_QUESTIONS || play->step >= PLAY_STEPS ||
		play->asked[play->step] & bit)
		return;
	play->asked[play->step] |= bit;
	if (!q->commands[0])
		return;
	if (play->recorded) {
		play_rewind(play);
		choose_asked(play);
		return;
	}
	play->asking = true;
	queue_mark(play, PLAY_MARK(play->step, question));
	for (unsigned i = 0; i < sizeof(q->commands) / sizeof(q->commands[0]) && q->commands[i];
		i++)
		queue_add(play, q->commands[i]);
	queue_mark(play, play->played ? play->played - 1 : 0);
}

uint8_t play_hide(struct lesson_play *play, uint8_t asked)
{
	uint8_t *at = &play->asked[play->step % PLAY_STEPS], before = *at;

	if (before != asked) {
		*at = asked;
		play_rewind(play);
	}
	return before;
}

void play_choose(struct lesson_play *play, uint32_t frame)
{
	play->chosen = frame < play->frame_count ? frame : PLAY_NONE;
}

/* ---- a frame that nobody has sent ---- */

void play_make(struct lesson_play *play)
{
	const char *text = play_step(play)->recipe;
	struct recipe *recipe;
	struct craft *craft;
	struct recipe_err wrong;
	const struct stack *stack;
	const uint8_t *bytes;
	struct err err;
	size_t n;

	buf_clear(&play->made);
	if (!text)
		return;
	recipe = recipe_new();
	craft = craft_new(&err);
	if (craft && recipe_parse(recipe, text, strlen(text), &wrong) == 0) {
		stack = recipe_stack(recipe, 0);
		play->made_link = stack->link;
		if (craft_build(craft, stack, &bytes, &n, &err) == 0)
			buf_add(&play->made, bytes, n);
	}
	craft_free(craft);
	recipe_free(recipe);
}
