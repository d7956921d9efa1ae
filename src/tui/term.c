/* SPDX-License-Identifier: BSD-2-Clause */
/* The terminal, through curses. Looks become colours and attributes here and nowhere else. */
#include "tui/term.h"

#include "base/lang.h"
#include "tui/key.h"

#include <curses.h>
#include <term.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* That moves with a button down are told of; in the words of xterm, which all that know mice know.
 */
#define MOUSE_ON  "\033[?1002h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1002l"

static struct termios before;
static SCREEN *terminal;
static enum ansi_color depth;
static struct paint paints[PAINTS];
static bool mouse;
static bool leaving; /* the program's end gives the terminal back */

static attr_t attr_of(const struct paint *paint)
{
	return (paint->attr & PAINT_BOLD ? A_BOLD : 0) | (paint->attr & PAINT_DIM ? A_DIM : 0) |
	       (paint->attr & PAINT_UNDERLINE ? A_UNDERLINE : 0) |
	       (paint->attr & PAINT_REVERSE ? A_REVERSE : 0);
}

/* Pair 0 is the terminal's own: a paint has the pair behind its number. */
static void colors_start(enum ansi_color wanted)
{
	depth = ANSI_NONE;
	if (wanted == ANSI_NONE || !has_colors() || start_color() == ERR)
		return;
	if (use_default_colors() == ERR || COLOR_PAIRS <= PAINTS)
		return;
	depth = COLORS >= 256 && wanted >= ANSI_256 ? ANSI_256 : ANSI_16;
	for (int i = 0; i < PAINTS; i++) {
		const struct paint *p = &paints[i];

		if (depth == ANSI_256)
			init_pair((short)(i + 1), p->fore, p->back);
		else
			init_pair((short)(i + 1), p->fore8, p->back8);
	}
}

/* ---- giving the terminal back ---- */

/* What does so, made ready for a signal handler. */
static char restore[256];
static size_t restore_len;

static void restore_add(const char *name)
{
	const char *text = tigetstr(name);
	size_t n;

	while (text && text != (const char *)-1 && *text) {
		n = strcspn(text, "$");
		if (restore_len + n > sizeof(restore))
			return;
		memcpy(restore + restore_len, text, n);
		restore_len += n;
		text += n;
		if (*text && text[1] == '<') /* a delay */
			text += strcspn(text, ">");
		text += *text != '\0';
	}
}

static void restore_start(void)
{
	static const char *const names[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup", "cr"};

	restore_len = 0;
	if (mouse) {
		memcpy(restore, MOUSE_OFF, sizeof(MOUSE_OFF) - 1);
		restore_len = sizeof(MOUSE_OFF) - 1;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		restore_add(names[i]);
}

/* Our own mistake: the terminal is given back with what a signal handler may use. */
static void crash(int signal)
{
	if (write(STDOUT_FILENO, restore, restore_len) < 0)
		_exit(128 + signal);
	tcsetattr(STDIN_FILENO, TCSANOW, &before);
	raise(signal); /* the handler was for once: this is the end */
}

static void crash_start(void)
{
	static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
	static char stack[1 << 14]; /* ours may be what ran over */
	struct sigaction bad = {.sa_handler = crash, .sa_flags = (int)SA_RESETHAND | SA_ONSTACK};
	const stack_t other = {.ss_sp = stack, .ss_size = sizeof(stack)};

	sigaltstack(&other, NULL);
	sigemptyset(&bad.sa_mask);
	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		sigaction(crashes[i], &bad, NULL);
}

static void crash_end(void)
{
	static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		signal(crashes[i], SIG_DFL);
}

/* ---- the mouse ---- */

static void say(const char *text)
{
	fputs(text, stdout);
	fflush(stdout);
}

/* Curses' own reader takes clicks that come together for one: we read xterm's words ourselves. What
 * stands before them is a key to curses; the numbers behind it come as characters. */
#define KEY_MOUSE_WORDS (KEY_MAX + 1)
#define DOUBLE_MS	400 /* between the clicks of a double one */

static struct {
	bool on; /* we are between its beginning and its end */
	char text[24];
	unsigned n;
} words;

static struct {
	int x, y;
	int64_t when; /* milliseconds; 0: no click before */
} clicked;

static void mouse_start(bool wanted)
{
	const char *has = tigetstr("kmous");

	mouse = wanted && has && has != (const char *)-1;
	if (!mouse)
		return;
	define_key(NULL, KEY_MOUSE);
	define_key("\033[<", KEY_MOUSE_WORDS);
	refresh();
	say(MOUSE_ON);
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Whether this click is the second one at its place; a third one begins anew. */
static bool is_double(const struct term_mouse *at)
{
	int64_t now = now_ms();
	bool same = clicked.when && now - clicked.when < DOUBLE_MS && abs(at->x - clicked.x) < 2 &&
		    at->y == clicked.y;

	clicked.x = at->x;
	clicked.y = at->y;
	clicked.when = same ? 0 : now;
	return same;
}

/* "0;10;6" and M (down, or moved) or m (up): the button, the column, the row. */
static bool mouse_read(char last, struct term_mouse *out)
{
	unsigned button, x, y;

	words.text[words.n] = '\0';
	words.on = false;
	if (sscanf(words.text, "%5u;%5u;%5u", &button, &x, &y) != 3 || !x || !y)
		return false;
	out->x = (int)x - 1;
	out->y = (int)y - 1;
	if (button & 64)
		out->what = button & 1 ? TERM_WHEEL_DOWN : TERM_WHEEL_UP;
	else
		out->what = last == 'm' ? TERM_UP : button & 32 ? TERM_MOVED : TERM_DOWN;
	if (out->what == TERM_DOWN && (button & 3) == 0 && is_double(out))
		out->what = TERM_DOUBLE;
	return (button & 64) ? (button & 3) < 2 : (button & 3) == 0;
}

/* A character of the words; true: they have ended, and say something of ours. */
static bool mouse_take(wint_t key, struct term_mouse *out)
{
	if (key == 'M' || key == 'm')
		return mouse_read((char)key, out);
	if (((key < '0' || key > '9') && key != ';') || words.n + 1 == sizeof(words.text))
		words.on = false; /* no mouse speaks so */
	else
		words.text[words.n++] = (char)key;
	return false;
}

int term_open(const struct term_style *style, struct err *err)
{
	const char *name = getenv("TERM");

	if (!name || !*name || strcmp(name, "dumb") == 0)
		return err_set(err,
			_("the terminal (TERM=%s) cannot place text; -T text prints lines"),
			name ? name : "");
	tcgetattr(STDIN_FILENO, &before);
	terminal = newterm(NULL, stdout, stdin);
	if (!terminal)
		return err_set(
			err, _("the terminal %s is not known; is its terminfo there?"), name);
	set_escdelay(25);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	memcpy(paints, style->paints, sizeof(paints));
	colors_start(style->color);
	mouse_start(style->mouse);
	restore_start();
	crash_start();
	if (!leaving)
		atexit(term_close); /* whoever ends the program, and wherever */
	leaving = true;
	return 0;
}

void term_close(void)
{
	if (!terminal)
		return;
	if (mouse)
		say(MOUSE_OFF);
	endwin();
	delscreen(terminal);
	terminal = NULL;
	crash_end();
}

void term_size(int *w, int *h)
{
	getmaxyx(stdscr, *h, *w);
}

/* Without colours what the bars and the rows' colours say is left to attributes and words. */
static void set_look(struct ansi_look look)
{
	bool lit = look.role == PIC_FOCUS && !look.line;
	unsigned paint = PAINT_ROLE + look.role;
	attr_t attr = attr_of(&paints[paint]);

	if (look.layer < LAYER_COUNT && !lit)
		paint = (unsigned)(look.line ? PAINT_PEN : PAINT_PAPER) + look.layer;
	/* what is lit keeps its conversation's colour, turned round */
	if (look.layer >= ANSI_TALK && look.layer < ANSI_TALK + SIGN_COLOURS && !look.line)
		paint = PAINT_TALK + look.layer - ANSI_TALK;
	if (look.line && look.role != PIC_RULE)
		attr = A_NORMAL;
	if (depth == ANSI_NONE && (look.role == SCREEN_BAR || look.role == SCREEN_KEY))
		attr |= A_REVERSE;
	attr_set(attr, depth == ANSI_NONE ? 0 : (short)(paint + 1), NULL);
}

void term_show(const struct screen *screen)
{
	for (int y = 0; y < screen->h && y < LINES; y++) {
		for (int x = 0; x < screen->w && x < COLS; x++) {
			const struct glyph *g = &screen->cells[y * screen->w + x];

			if (!g->len)
				continue;
			set_look(g->look);
			mvaddnstr(y, x, g->text, g->len);
		}
	}
	if (screen->cursor_x >= 0) {
		curs_set(1);
		move(screen->cursor_y, screen->cursor_x);
	} else {
		curs_set(0);
	}
	refresh();
}

void term_redraw(void)
{
	clearok(stdscr, TRUE);
}

static uint32_t special(int key)
{
	static const struct {
		int curses;
		uint32_t key;
	} keys[] = {{KEY_UP, KEY_GO_UP}, {KEY_DOWN, KEY_GO_DOWN}, {KEY_LEFT, KEY_GO_LEFT},
		{KEY_RIGHT, KEY_GO_RIGHT}, {KEY_HOME, KEY_GO_HOME}, {KEY_END, KEY_GO_END},
		{KEY_PPAGE, KEY_PAGE_UP}, {KEY_NPAGE, KEY_PAGE_DOWN}, {KEY_DC, KEY_DELETE},
		{KEY_BTAB, KEY_BACKTAB}, {KEY_BACKSPACE, KEY_RUBOUT}, {KEY_ENTER, KEY_RETURN}};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i].curses == key)
			return keys[i].key;
	return key >= KEY_F(1) && key <= KEY_F(12) ? KEY_F1 + (uint32_t)(key - KEY_F(1)) : KEY_NONE;
}

void term_copy(const uint8_t *bytes, size_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct buf out = BUF_INIT;

	buf_text(&out, "\033]52;c;");
	for (size_t i = 0; i < n; i += 3) {
		uint32_t word = (uint32_t)bytes[i] << 16;

		word |= i + 1 < n ? (uint32_t)bytes[i + 1] << 8 : 0;
		word |= i + 2 < n ? bytes[i + 2] : 0;
		for (unsigned k = 0; k < 4; k++)
			buf_byte(
				&out, i + k > n ? '=' : (uint8_t)digits[word >> (18 - 6 * k) & 63]);
	}
	buf_byte(&out, '\a');
	fwrite(out.data, 1, out.len, stdout);
	fflush(stdout);
	buf_done(&out);
}

uint32_t term_key(struct term_mouse *at)
{
	wint_t key;
	int kind;

	while ((kind = get_wch(&key)) != ERR) {
		if (kind == KEY_CODE_YES && key == KEY_MOUSE_WORDS) {
			words.on = true;
			words.n = 0;
		} else if (words.on && kind != KEY_CODE_YES) {
			if (mouse_take(key, at))
				return KEY_OF_MOUSE;
		} else if (kind != KEY_CODE_YES) {
			return key == '\b' ? KEY_RUBOUT : (uint32_t)key;
		} else if (special((int)key) != KEY_NONE) {
			return special((int)key);
		}
	}
	return KEY_NONE;
}

/* The shell gets the terminal, then we are stopped; called back, everything is drawn anew. */
void term_suspend(void)
{
	struct sigaction old, stop = {.sa_handler = SIG_DFL};

	if (mouse)
		say(MOUSE_OFF);
	endwin();
	sigemptyset(&stop.sa_mask);
	sigaction(SIGTSTP, &stop, &old);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &old, NULL);
	term_resume();
}

void term_resume(void)
{
	refresh();
	if (mouse)
		say(MOUSE_ON);
	clearok(stdscr, TRUE);
}
