/* SPDX-License-Identifier: BSD-2-Clause */
/* What the interface shows of a capture: `sieve FILE` reads a filter a line from standard input and
 * prints a line for each: the numbers of the frames that it leaves, or `!` if it takes none. An
 * empty line prints the lines of all frames instead, their columns with tabs between, and an empty
 * line behind them. No test by itself: tests/tui/sieve.py compares what it prints. */
#include "tui/book.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void work(struct book *book)
{
	while (book_work(book))
		;
}

static void print_frames(struct book *book)
{
	for (uint64_t at = 0; at < book_count(book); at++)
		printf(" %" PRIu64, book_frame_at(book, at) + 1);
	putchar('\n');
}

static void print_rows(struct book *book)
{
	struct book_row row;

	for (uint64_t at = 0; at < book_total(book); at++) {
		while (!book_row(book, at, SUMMARY_RELATIVE, false, false, &row))
			if (!book_work(book))
				break;
		for (unsigned i = 0; i < COLUMN_COUNT; i++)
			printf("%s%.*s", i ? "\t" : "", (int)row.len[i], row.text[i]);
		putchar('\n');
	}
	putchar('\n');
}

int main(int argc, char **argv)
{
	int fd = argc == 2 ? open(argv[1], O_RDONLY | O_CLOEXEC) : -1;
	struct book *book;
	struct recipe_err wrong;
	char line[65536];
	struct err err;

	if (fd < 0)
		return 2;
	book = book_new(fd, argv[1], &err);
	if (!book)
		return 1;
	work(book);
	while (fgets(line, sizeof(line), stdin)) {
		size_t n = strcspn(line, "\n");

		if (!n) {
			print_rows(book);
		} else if (book_filter(book, line, n, &wrong) < 0) {
			puts("!");
		} else {
			work(book);
			print_frames(book);
		}
	}
	book_free(book);
	return 0;
}
