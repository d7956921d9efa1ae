/* SPDX-License-Identifier: BSD-2-Clause */
/* What the two files of the parser share. Its functions return an index, or -1 with the error. */
#ifndef TRAME_FILTER_PARSE_INT_H
#define TRAME_FILTER_PARSE_INT_H

#include "filter_int.h"

struct parser {
	struct filter *filter;
	struct lexer lex;
	struct token now; /* not yet taken */
	uint32_t end;     /* of the text: behind what was taken last */
	unsigned nest;
	struct recipe_err *err;
};

void parse_next(struct parser *p);
bool parse_at(const struct parser *p, enum sign sign);
bool parse_take(struct parser *p, enum sign sign);

/* "EXPECTED is expected here", and -1. */
int parse_wrong(struct parser *p, const char *expected);

/* One level deeper; the caller takes it off p->nest again. */
int parse_enter(struct parser *p);

int parse_add_test(struct parser *p, struct test test);

/* What stands on one side of a comparison. */
int parse_term(struct parser *p);

#endif
