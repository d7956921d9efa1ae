/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files that print recipes share. A stack is printed with the bytes that it builds beside
 * it: where a language cannot say a part, its bytes stand in as raw data. */
#ifndef TRAME_FRAME_RECIPE_PRINT_H
#define TRAME_FRAME_RECIPE_PRINT_H

#include "frame/craft.h"
#include "frame/walk.h"

struct printer {
	struct buf *out;
	bool scapy; /* Scapy's language, else the short form */
	const struct stack *stack;
	struct resolved r;
	struct frame frame; /* the stack's own layers over its bytes */
	struct items items; /* of the layer being printed */
	struct arena arena;
	unsigned part;
	bool explicit;	/* everything that is computed is said */
	unsigned named; /* members printed so far */
};

/* recipe_print_value.c. False: this value cannot be said. */
void say_bytes(struct printer *p, const uint8_t *bytes, size_t n); /* b'..' */
bool say_name(struct printer *p, const uint8_t *wire, size_t n);
bool say_value(struct printer *p, const struct field *field, const struct entry *entry);
void say_number(struct printer *p, const struct field *field, uint64_t num);
void say_member(struct printer *p, const char *name); /* the comma or space, and NAME= */

/* recipe_print_list.c. `e` is the typed list. */
bool say_list(struct printer *p, const struct field *list, const struct entry *e);
bool say_options_behind(struct printer *p, const struct entry *list); /* as layers of their own */

/* recipe_print_http.c */
bool say_http(struct printer *p, const struct part *part);

/* recipe_print_auto.c: whether a field that nobody typed is said all the same, and saying it as it
 * stands in the bytes. Whether a field is there in this variant of its header, and at which bit of
 * it if all before it have widths of their own. */
bool say_must(const struct printer *p, const struct field *f);
bool say_built(struct printer *p, const struct field *f);
bool say_place(const struct printer *p, const struct field *field, uint32_t *bit);

/* recipe_print_layer.c: the entries of one table, in its order; a part, false where it cannot be
 * said (the caller then cuts off what was written); bytes as a layer. */
bool say_entry(struct printer *p, const struct field *field, const struct entry *e);
const struct entry *say_find(const struct entry *entries, uint32_t count, const struct field *f);
bool say_part(struct printer *p, unsigned i, bool explicit);
bool say_data(struct printer *p, const uint8_t *bytes, size_t n);

#endif
