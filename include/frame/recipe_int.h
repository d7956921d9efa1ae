/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the recipe language share: the parsed text (nodes), the index of names and the
 * recipe itself. Text becomes nodes (recipe_parse.c), nodes become a stack and its sets
 * (recipe_bind.c and what it calls). Nothing of this is for other floors. */
#ifndef TRAME_FRAME_RECIPE_INT_H
#define TRAME_FRAME_RECIPE_INT_H

#include "frame/recipe.h"

#include <stdbool.h>

/* ---- text -> nodes --------------------------------------------------------------------------- */

struct name_entry;

enum node_kind {
	NODE_WORD,  /* 64, 0x1f, 192.0.2.80, echo-request, None: its meaning is its field's */
	NODE_TEXT,  /* a string: `text` is what it stands for, escapes resolved */
	NODE_LIST,  /* [a, b] */
	NODE_TUPLE, /* (a, b) */
	NODE_MANY,  /* a,b without brackets: the short form's flags and sets */
	NODE_DICT,  /* {a: b}: its members are PAIRs */
	NODE_CALL,  /* NAME(a, b=c); a layer of the short form is one too */
	NODE_PAIR,  /* NAME=value, the value being the first member; none: NAME alone */
	NODE_CHAIN, /* a/b inside brackets: records one behind the other */
};

struct node {
	enum node_kind kind;
	bool bytes;	  /* TEXT: b'..', else characters; CALL: hex=.. or file=.. */
	uint32_t at, len; /* the place in the recipe's text, bytes */
	uint32_t n;	  /* bytes of `text` */
	uint32_t count;	  /* members */
	const char *text; /* WORD, TEXT; CALL, PAIR: the name. Not NUL-terminated */
	struct node *first, *next;
	const struct name_entry *meaning; /* PAIR: the first meaning of its name, once looked up */
};

/* How a recipe is read: text and place. On an error `err` is filled once, the first one standing.
 */
struct reader {
	const char *text;
	size_t n, at;
	struct arena *arena;
	struct recipe_err *err;
	unsigned depth;
};

#define RECIPE_TEXT_MAX	 (1u << 24) /* bytes of a recipe's text */
#define RECIPE_DEPTH	 16	    /* brackets within brackets */
#define RECIPE_NODES_MAX 100000u    /* members of one bracket */

/* The layers as a chain of CALL and TEXT nodes, or NULL. */
struct node *recipe_read(struct reader *r);

/* recipe_lex.c */
void lex_space(struct reader *r);
int lex_peek(const struct reader *r); /* the next byte, -1 at the end */
bool lex_is_word(int c);
struct node *lex_node(struct reader *r, enum node_kind kind, size_t at);
struct node *lex_word(struct reader *r);
bool lex_string_ahead(const struct reader *r); /* a quote, with its b, r, u, f prefix or without */
struct node *lex_string(struct reader *r);
bool lex_unhex(struct reader *r, struct node *value); /* "0a 0b" or 0a:0b becomes bytes */

/* Fills the reader's error in, at a place, and returns NULL. `what` is one sentence. */
void *recipe_fail(struct reader *r, size_t at, size_t len, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* ---- names ----------------------------------------------------------------------------------- */

enum name_kind {
	NAME_PROTO, /* a layer; `alias` is the class that was named, if it was one */
	NAME_FIELD, /* a field of the table that is the scope */
	NAME_BITS,  /* bits of the field `outer` of that table */
	NAME_ITEM,  /* an item (`field`) of the list `outer` */
};

struct name_entry {
	const void *scope; /* a field table, a list, or NULL for layers */
	const char *text;  /* not NUL-terminated */
	uint32_t hash;
	uint16_t n;
	uint8_t kind;  /* enum name_kind */
	uint32_t next; /* further meaning of the same name: index + 1 */
	const struct proto *proto;
	const struct alias *alias;
	const struct field *field, *outer;
};

/* Built once and only read: every name of every protocol, by scope. */
struct name_index;
struct name_index *names_new(void);
void names_free(struct name_index *names);

/* The name's meanings in the order of the tables: names_find gives the first, names_next the next
 * one of the same text (in any case); NULL when there is none. */
const struct name_entry *names_find(
	const struct name_index *names, const void *scope, const char *text, size_t n);
const struct name_entry *names_next(const struct name_index *names, const struct name_entry *entry);

/* The known name of up to two scopes that is nearest to a mistyped one, "" if none is near. */
void names_nearest(const struct name_index *names, const void *scope, const void *other,
	const char *text, size_t n, char out[64]);
void names_nearest_try(
	const char *text, size_t n, const char *name, size_t name_n, unsigned *best, char out[64]);

/* ---- nodes -> stack -------------------------------------------------------------------------- */

/* A field with several values: runs of numbers, or of addresses from `base` on. */
struct set_run {
	uint64_t first, step, count; /* first, first + step, ...; IPV6: base + first, ... */
	const uint8_t *base;	     /* IPV6: 16 bytes; else NULL */
};

struct set {
	uint32_t part;		   /* index into the stack */
	const struct field *field; /* of the part's table */
	const struct field *bits;  /* the bits of a FLAGS field that it is about, or NULL */
	struct set_run *runs;	   /* in the arena */
	uint32_t run_count;
	uint64_t count;	  /* of values; UINT64_MAX: that many or more */
	uint8_t *address; /* IPV6: 16 bytes in the arena for the one in use; else NULL */
};

#define RECIPE_SETS 64

struct recipe {
	struct arena arena;	  /* nodes, entries, values: cleared when the next text is parsed */
	struct name_index *names; /* owned */
	struct stack stack;
	struct set sets[RECIPE_SETS]; /* the slowest first */
	uint32_t set_count;
	uint64_t count;
	recipe_reader_fn *read;
	void *read_arg;
	struct reader reader;
};

/* recipe_bind.c: layers to parts. 0 or -1. */
int bind_recipe(struct recipe *recipe, struct node *layers);

/* Layers as a value, IPv6(..)/UDP(..): the packet that an option quotes, as bytes. 0 or -1. */
int bind_nested(struct recipe *recipe, struct node *node, struct entry *entry);

/* Where fields are being typed: a layer, or a group (an option, a record) in it. */
struct place {
	struct recipe *recipe;
	const struct proto *proto;
	const struct field *table; /* the fields that are here */
	struct part *part;	   /* the layer; NULL inside a group */
	struct entry *group;	   /* the group; NULL at the top of a layer */
	const char *name;	   /* for errors: "tcp", "MSS" */
};

/* recipe_place.c */
struct entry *entry_add(struct arena *arena, struct entry *parent, const struct field *field);
struct entry *place_find(const struct place *place, const struct field *field);
struct entry *place_set(const struct place *place, const struct field *field);
void place_set_bits(const struct place *place, const struct field *flags, const struct field *bits,
	uint64_t value);
bool place_there(const struct place *place, const struct field *field); /* in this variant */
int place_members(const struct place *place, struct node *first, bool call);

/* recipe_value.c: one value, to the field's kind. 0 or -1. */
int value_bind(
	struct recipe *recipe, const struct field *field, struct node *node, struct entry *entry);
int value_scalar(
	struct recipe *recipe, const struct field *field, const struct node *node, uint64_t *value);
bool value_number(const char *text, size_t n, uint64_t *value, bool *over);
bool value_is_none(const struct node *node);

/* recipe_words.c: the words that a number may be given as. */
bool words_value(const struct field *field, const char *text, size_t n, uint64_t *value);
bool words_flags(const struct field *field, const char *text, size_t n, uint64_t *value);
void words_nearest(const struct field *field, const char *text, size_t n, char out[64]);

/* recipe_list.c: options and records. A list typed whole, one more item, a group from its value. */
int list_bind(const struct place *place, const struct field *list, struct node *node);
int list_add(const struct place *place, const struct field *list, const struct field *item,
	struct node *node);
int list_group(const struct place *place, const struct field *item, struct entry *entry,
	struct node *node);

/* recipe_item.c, recipe_tcp.c: where Scapy's ways are not our tables'. One item from a class, one
 * TCP option from a tuple, a pair or a name; they are added to the list. */
int scapy_item(const struct place *place, const struct field *list, struct node *call);
int scapy_tcp_option(const struct place *place, const struct field *list, struct node *node);

/* An item's part with this fill; the item of a list with this code; or NULL. */
const struct field *item_part(const struct field *item, enum field_fill fill);
const struct field *item_coded(const struct list *list, uint64_t code);

/* recipe_http.c: HTTP's one message: the members of `http`, or a class HTTPRequest, HTTPResponse.
 */
int http_members(const struct place *place, struct node *layer);
int http_message(struct recipe *recipe, struct node *layer);
const char *http_header(
	const char *text, size_t n, bool answer); /* its spelling, if Scapy has it */

/* recipe_shape.c: classes without a table; the lists end with one that has no items. */
extern const struct list shape_lists[];
void shape_apply(struct recipe *recipe, const struct entry *shape, struct entry *entry);

/* recipe_set.c */
bool set_wanted(const struct field *field, const struct node *node);
int set_bind(const struct place *place, const struct field *field, const struct field *bits,
	struct node *node);
void set_order(struct recipe *recipe);
void set_apply(struct recipe *recipe, uint64_t i);

#endif
