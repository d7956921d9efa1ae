/* SPDX-License-Identifier: BSD-2-Clause */
/* The terminal, through curses. Looks become colours and attributes here and nowhere else. */
#include "tui/term.h"

#include "tui/key.h"

#include <curses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Foreground and background of each pair; -1 is the terminal's own. */
enum pair {
	PAIR_NONE,
	PAIR_PAPER,			      /* black on a layer's colour */
	PAIR_PEN = PAIR_PAPER + LAYER_COUNT, /* a layer's colour */
	PAIR_ROLE = PAIR_PEN + LAYER_COUNT,  /* of the roles */
};

struct paint {
	short fore, back;   /* of 256 colours; -1: the terminal's own */
	short fore8, back8; /* of 8 */
	attr_t attr;
};

static const struct paint layers[LAYER_COUNT] = {
	[LAYER_LINK] = {16, 178, COLOR_BLACK, COLOR_YELLOW, 0},
	[LAYER_NETWORK] = {16, 74, COLOR_BLACK, COLOR_CYAN, 0},
	[LAYER_TRANSPORT] = {16, 36, COLOR_BLACK, COLOR_GREEN, 0},
	[LAYER_APPLICATION] = {16, 175, COLOR_BLACK, COLOR_MAGENTA, 0},
};

static const struct paint roles[SCREEN_ROLES] = {
	[PIC_TITLE] = {-1, -1, -1, -1, A_BOLD},
	[PIC_LABEL] = {-1, -1, -1, -1, A_DIM},
	[PIC_FORGED] = {-1, -1, -1, -1, A_BOLD | A_UNDERLINE},
	[PIC_FAULT] = {-1, -1, -1, -1, A_BOLD | A_REVERSE},
	[PIC_CHANGED] = {-1, -1, -1, -1, A_BOLD},
	[PIC_FOCUS] = {-1, -1, -1, -1, A_REVERSE},
	[PIC_OFFSET] = {-1, -1, -1, -1, A_DIM},
	[PIC_RULE] = {-1, -1, -1, -1, A_DIM},
	[SCREEN_BAR] = {255, 238, -1, -1, 0},
	[SCREEN_KEY] = {255, 238, -1, -1, A_BOLD},
	[SCREEN_CHOSEN] = {-1, -1, -1, -1, A_REVERSE},
	[SCREEN_MARKED] = {-1, -1, -1, -1, A_BOLD},
	[SCREEN_ERROR] = {-1, -1, -1, -1, A_BOLD},
	[SCREEN_INPUT] = {-1, -1, -1, -1, A_BOLD},
	[SCREEN_HEAD] = {-1, -1, -1, -1, A_UNDERLINE},
	[SCREEN_BAD] = {203, 16, COLOR_RED, COLOR_BLACK, 0},
	[SCREEN_RESET] = {228, 88, COLOR_YELLOW, COLOR_RED, 0},
	[SCREEN_BEGIN] = {16, 247, COLOR_BLACK, COLOR_WHITE, 0},
	[SCREEN_TCP] = {16, 189, -1, -1, 0},
	[SCREEN_UDP] = {16, 153, -1, -1, 0},
	[SCREEN_HTTP] = {16, 193, -1, -1, 0},
	[SCREEN_ICMP] = {16, 225, -1, -1, 0},
	[SCREEN_ARP] = {16, 230, -1, -1, 0},
};

static struct termios before;
static SCREEN *terminal;
static enum ansi_color depth;

static void pair_start(int pair, const struct paint *p)
{
	if (depth >= ANSI_256)
		init_pair((short)pair, p->fore, p->back);
	else
		init_pair((short)pair, p->fore8, p->back8);
}

static void colors_start(enum ansi_color wanted)
{
	depth = ANSI_NONE;
	if (wanted == ANSI_NONE || !has_colors() || start_color() == ERR)
		return;
	use_default_colors();
	if (COLOR_PAIRS < PAIR_ROLE + SCREEN_ROLES)
		return;
	depth = COLORS >= 256 && wanted >= ANSI_256 ? ANSI_256 : ANSI_16;
	for (int i = 0; i < LAYER_COUNT; i++) {
		const struct paint *p = &layers[i];

		pair_start(PAIR_PAPER + i, p);
		pair_start(PAIR_PEN + i, &(struct paint){p->back, -1, p->back8, -1, 0});
	}
	for (int i = 0; i < SCREEN_ROLES; i++) {
		const struct paint *p = &roles[i];
		bool own = !p->fore && !p->back;

		pair_start(PAIR_ROLE + i, own ? &(struct paint){-1, -1, -1, -1, 0} : p);
	}
}

/* Our own mistake: the terminal is given back with what a signal handler may use. */
static void crash(int signal)
{
	static const char back[] = "\033[?1049l\033[?25h\033[0m\r\n";

	if (write(STDOUT_FILENO, back, sizeof(back) - 1) < 0)
		_exit(128 + signal);
	tcsetattr(STDIN_FILENO, TCSANOW, &before);
	raise(signal); /* the handler was for once: this is the end */
}

static void crash_start(void)
{
	static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
	struct sigaction bad = {.sa_handler = crash, .sa_flags = (int)SA_RESETHAND};

	sigemptyset(&bad.sa_mask);
	tcgetattr(STDIN_FILENO, &before);
	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		sigaction(crashes[i], &bad, NULL);
}

int term_open(const struct term_style *style, struct err *err)
{
	const char *name = getenv("TERM");

	if (!name || !*name || strcmp(name, "dumb") == 0)
		return err_set(err,
			"the terminal (TERM=%s) cannot place text; -T text prints lines",
			name ? name : "");
	crash_start();
	terminal = newterm(NULL, stdout, stdin);
	if (!terminal)
		return err_set(err, "the terminal %s is not known; is its terminfo there?", name);
	set_escdelay(25);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	colors_start(style->color);
	return 0;
}

void term_close(void)
{
	if (!terminal)
		return;
	endwin();
	delscreen(terminal);
	terminal = NULL;
}

void term_size(int *w, int *h)
{
	getmaxyx(stdscr, *h, *w);
}

static void set_look(struct ansi_look look)
{
	bool lit = look.role == PIC_FOCUS && !look.line;
	attr_t attr = roles[look.role].attr;
	int pair = PAIR_ROLE + look.role;

	if (look.layer < LAYER_COUNT && !lit)
		pair = (look.line ? PAIR_PEN : PAIR_PAPER) + look.layer;
	if (look.line && look.role != PIC_RULE)
		attr = A_NORMAL;
	if (depth == ANSI_NONE || (depth == ANSI_16 && look.role == SCREEN_BAR))
		attr |= look.role == SCREEN_BAR || look.role == SCREEN_KEY ? A_REVERSE : 0;
	attr_set(attr, depth == ANSI_NONE ? 0 : (short)pair, NULL);
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

uint32_t term_key(void)
{
	wint_t key;
	int kind = get_wch(&key);

	if (kind == ERR)
		return KEY_NONE;
	if (kind == KEY_CODE_YES)
		return special((int)key);
	return key == '\b' ? KEY_RUBOUT : (uint32_t)key;
}

void term_suspend(void)
{
	endwin();
	raise(SIGTSTP);
	refresh();
}
