/* SPDX-License-Identifier: BSD-2-Clause */
/* The least that a program on curses does: it starts, fills the screen once, and ends with a key.
 * What trame needs for its first screen is measured beside it. */
#include <curses.h>
#include <locale.h>

int main(void)
{
	setlocale(LC_ALL, "");
	if (!initscr())
		return 1;
	raw();
	noecho();
	keypad(stdscr, TRUE);
	start_color();
	use_default_colors();
	for (int y = 0; y < LINES; y++)
		for (int x = 0; x < COLS - 1; x++)
			mvaddch(y, x, (chtype)('a' + (x + y) % 26));
	mvaddstr(LINES - 1, 0, "help");
	refresh();
	getch();
	endwin();
	return 0;
}
