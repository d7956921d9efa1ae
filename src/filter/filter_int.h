/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the filter share: the program that a filter is, and the steps that make it. A
 * program is two arrays: terms, which have values (a field, a literal, a slice of a term), and
 * tests, which are true or false. Each names others by index; the last test is the whole. */
#ifndef TRAME_FILTER_INT_H
#define TRAME_FILTER_INT_H

#include "filter/filter.h"

#include "base/arena.h"
#include "proto/meta.h"

#define FILTER_NEST  64 /* parentheses in parentheses, and the like */
#define FILTER_NONE  UINT16_MAX
#define FILTER_PARTS 4096 /* terms, or tests, of one filter */

/* ---- words ---------------------------------------------------------------------------------- */

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,   /* a name, a number, an address: what it is compared with says it */
	TOKEN_STRING, /* "..." with its escapes undone, r"..." as it is */
	TOKEN_CHAR,   /* 'a' */
	TOKEN_SIGN,   /* one of the signs and words of the language: `sign` */
	TOKEN_BAD,    /* `what` says why */
};

enum sign {
	SIGN_EQ, SIGN_ANY_NE, SIGN_ALL_EQ, SIGN_NE, SIGN_GT, SIGN_LT, SIGN_GE, SIGN_LE,
	SIGN_CONTAINS, SIGN_MATCHES, SIGN_IN, SIGN_AND, SIGN_OR, SIGN_XOR, SIGN_NOT, SIGN_ANY,
	SIGN_ALL, SIGN_MASK, SIGN_PLUS, SIGN_MINUS, SIGN_TIMES, SIGN_OVER, SIGN_REST, SIGN_OPEN,
	SIGN_CLOSE, SIGN_BRACKET, SIGN_UNBRACKET, SIGN_BRACE, SIGN_UNBRACE, SIGN_COMMA, SIGN_DOTS,
	SIGN_HASH,
};

struct token {
	enum token_kind kind;
	enum sign sign;
	uint32_t at, len;    /* where in the filter's text */
	const uint8_t *text; /* WORD: in the filter's text; STRING, CHAR: in the arena */
	uint32_t n;
	const char *what; /* BAD */
};

struct lexer {
	const char *text;
	size_t n, at;
	bool operand; /* an operand stands before: a minus is a sign between, not of a number */
	struct arena *arena;
};

void lex_next(struct lexer *lexer, struct token *token);

/* ---- the program ---------------------------------------------------------------------------- */

/* How the values of a term are held and compared. */
enum type {
	TYPE_NONE, /* a field without a value: it is there or not */
	TYPE_NUM,
	TYPE_INT,  /* a number that may be below 0 */
	TYPE_BOOL, /* a number that is 0 or not */
	TYPE_TIME, /* signed nanoseconds; of a number with a point, as if it were seconds */
	TYPE_IPV4, /* a number with a mask */
	TYPE_IPV6, /* 16 bytes with a prefix */
	TYPE_MAC,
	TYPE_BYTES,
	TYPE_TEXT,
	TYPE_PROTO, /* a protocol: its bytes */
};

struct value {
	uint64_t num;         /* NUM to IPV4 */
	uint64_t mask;        /* IPV4: the bits that count; IPV6: how many do */
	const uint8_t *bytes; /* may be NULL where there is a number */
	uint32_t n;
	uint32_t
		more; /* PROTO: bytes that `contains` and `matches` see, n being those of a slice */
};

/* A field at a place that does not depend on the header: bits from the header's start. */
struct place {
	const struct proto *proto;
	const struct field *field;
	enum lookup_as as;
	enum type type; /* of its values */
	bool fixed;
	uint32_t bit, bits, end; /* `end`: behind the field that this is a part of */
};

/* What a name stands for. */
struct ref {
	uint32_t first, count; /* of the program's places */
	uint32_t range, ranges; /* `ip.src#2`: which of such headers, from 1; none: any */
	enum meta meta; /* of the frame itself; else META_COUNT */
	bool flow;      /* of its conversation: among the items that come with the frame */
	bool frame;     /* the protocol `frame`: all of it */
	bool walks;     /* not all places are fixed */
};

enum term_kind { TERM_CONST, TERM_FIELD, TERM_PROTO, TERM_SLICE, TERM_ARITH, TERM_CALL };
enum call {
	CALL_LEN,
	CALL_COUNT,
	CALL_UPPER,
	CALL_LOWER,
	CALL_STRING,
	CALL_MAX,
	CALL_MIN,
	CALL_ABS,
	CALL_NEGATE, /* a minus before it */
};

/* `[from:len]`: from below 0 counts from the end; len INT32_MAX goes to the end; `to` instead. */
struct range {
	int32_t from, to;
	bool upto; /* `to` is the last byte, else the number of bytes */
};

struct term {
	enum term_kind kind;
	enum type type;
	uint16_t left, right; /* terms: SLICE and ARITH; CALL: first argument, how many */
	uint16_t ref;         /* FIELD, PROTO */
	enum sign sign;       /* ARITH */
	enum call call;
	uint32_t range, ranges; /* SLICE: of the program's */
	struct value value;     /* CONST */
	struct token token; /* where it stands; CONST: what it is made of once its type is known */
};

enum test_kind {
	TEST_AND, TEST_OR, TEST_XOR, TEST_NOT, TEST_THERE, TEST_COMPARE, TEST_CONTAINS,
	TEST_MATCHES, TEST_IN, TEST_NOT_IN,
};

struct test {
	enum test_kind kind;
	enum sign sign;       /* COMPARE: EQ NE GT LT GE LE */
	bool all;             /* all pairs must hold, or all values be one of the set */
	bool bare;            /* THERE: a plain field or protocol, whose values do not matter */
	uint16_t left, right; /* AND OR XOR NOT: tests; else terms */
	uint32_t set, sets;   /* IN: of the program's pairs of terms, low and high */
	struct regex *regex;  /* MATCHES; owned */
};

struct set_pair {
	uint16_t low, high; /* high FILTER_NONE: low alone */
};

struct filter {
	const struct lookup *lookup;
	struct arena consts;     /* owned: literals and ranges */
	struct term *terms;      /* these and the following: owned */
	struct test *tests;
	struct ref *refs;
	struct place *places;
	struct range *ranges;
	struct set_pair *pairs;
	uint32_t term_count, test_count, ref_count, place_count, range_count, pair_count;
	uint16_t root;
	unsigned needs;

	/* while it runs; all of it owned and used again */
	struct items items;
	struct {
		uint32_t first, count;
		bool walked;
	} layers[FRAME_LAYERS];
	struct value *stack;
	uint32_t stack_count, stack_room;
	struct arena scratch;
	struct buf text;
};

/* The term that a name is, with the places of its values; false if the word is no name. */
bool name_term(struct filter *filter, const struct token *token, struct term *term);

/* Which values of its term's type a literal is; -1 with `err` if it is none. `field` may be NULL:
 * the ref whose value names and width count. */
int literal_set(struct filter *filter, struct term *term, enum type type, const struct ref *ref,
	struct recipe_err *err);

/* Reads the whole text into the filter's terms and tests. */
int parse_filter(struct filter *filter, const char *text, size_t n, struct recipe_err *err);

/* Gives the two sides of a comparison one type. */
int check_pair(struct filter *filter, uint16_t left, uint16_t right, struct recipe_err *err);
int check_sides(struct filter *filter, struct test *test, struct recipe_err *err);
int check_call(struct filter *filter, struct term *term, struct recipe_err *err);
int check_arith(struct filter *filter, struct term *term, struct recipe_err *err);
int check_slice(struct filter *filter, struct term *term, struct recipe_err *err);
const struct ref *check_ref(const struct filter *filter, uint16_t term);
const char *type_name(enum type type);

/* Fills in an error at a token and returns -1. */
int filter_wrong(struct recipe_err *err, const struct token *token, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* ---- running -------------------------------------------------------------------------------- */

/* One question: a frame and what is known of it. */
struct run {
	struct filter *filter;
	const struct frame *frame;
	const struct clock *clock;
	const struct items *items;
	bool shown; /* string(): values are pushed as the text that shows them */
};

void push(struct filter *filter, struct value value);

/* Pushes the values that a name has in the frame; and whether it has any. */
void field_values(struct run *run, const struct term *term);
bool field_there(struct run *run, const struct term *term);

/* Pushes the values of any term. */
void term_values(struct run *run, uint16_t term);

/* Whether two values of this type compare so: EQ NE GT LT GE LE. */
bool value_holds(enum type type, enum sign sign, const struct value *a, const struct value *b);

/* How an item's value reads, in the run's scratch. */
struct value shown_value(struct run *run, const struct item *item, enum lookup_as as);

bool test_holds(struct run *run, uint16_t test);

/* ---- regular expressions -------------------------------------------------------------------- */

struct regex;

/* NULL with the place and PCRE2's reason if it is none. */
struct regex *regex_new(const uint8_t *text, size_t n, size_t *at, char why[128]);
void regex_free(struct regex *regex);
bool regex_found(struct regex *regex, const uint8_t *bytes, size_t n);

#endif
