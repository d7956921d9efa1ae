/* SPDX-License-Identifier: BSD-2-Clause */
/* Recipes: the text that describes frames. The short form, `ip dst=192.0.2.80 / tcp dport=80`, and
 * Scapy's expressions, `IP(dst='192.0.2.80')/TCP(dport=80)`, mix freely. */
#ifndef TRAME_FRAME_RECIPE_H
#define TRAME_FRAME_RECIPE_H

#include "base/buf.h"
#include "frame/stack.h"

/* Where a recipe is wrong. */
struct recipe_err {
	size_t at;	  /* bytes from the text's start to the place */
	size_t len;	  /* bytes of the word that is wrong; at least 1 */
	char what[256];	  /* what was expected: one sentence, clean text */
	char nearest[64]; /* the nearest known name, or "" */
};

/* A parsed recipe: a stack, or as many as its sets make: their product in Scapy's order, the
 * innermost layer's sets fastest, and within a layer those of its first fields. */
struct recipe;

/* Reads the file of `file=PATH`: bytes into the arena, or -1. The frame floor opens no files. */
typedef int recipe_reader_fn(void *arg, const char *path, struct arena *arena,
	const uint8_t **bytes, size_t *n, struct err *err);
void recipe_reader(struct recipe *recipe, recipe_reader_fn *read, void *arg);

/* Parses `n` bytes of text into a recipe that the caller owns; it may be used again for the next
 * text. On an error returns -1 and fills `err`. The text must live as long as the stack is used. */
struct recipe *recipe_new(void);
void recipe_free(struct recipe *recipe);
int recipe_parse(struct recipe *recipe, const char *text, size_t n, struct recipe_err *err);

/* How many frames it makes (1 without sets; capped at UINT64_MAX), and the i-th one's stack, valid
 * until the next call on this recipe. */
uint64_t recipe_count(const struct recipe *recipe);
const struct stack *recipe_stack(struct recipe *recipe, uint64_t i);

/* Reads one value of a field, as it would stand behind `field=`; bytes may stand as text in quotes
 * or as hexadecimal digits, text without quotes too. What the entry points at lives until the
 * recipe is used again, and no longer than `text`. */
int recipe_value(struct recipe *recipe, const struct field *field, const char *text, size_t n,
	struct entry *entry, struct recipe_err *err);

/* Three lines for people: the recipe's line, a caret under the place, what was expected. The line
 * is cleaned and cut around the place to `width` cells. */
void recipe_explain(
	struct buf *out, const char *text, size_t n, const struct recipe_err *err, unsigned width);

/* The stack as an expression that builds the same bytes, Scapy's or the short form; `bytes` are
 * what it builds. What a language cannot say stands in it as raw data. */
void recipe_print_scapy(struct buf *out, const struct stack *stack, const uint8_t *bytes, size_t n);
void recipe_print_short(struct buf *out, const struct stack *stack, const uint8_t *bytes, size_t n);

#endif
