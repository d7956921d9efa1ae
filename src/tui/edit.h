/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame that is being made: the stack with all that it was before, and the bytes that it builds.
 * What is shown is always what was built last; a change that cannot be built is not made. */
#ifndef TRAME_TUI_EDIT_H
#define TRAME_TUI_EDIT_H

#include "tui/app.h"

#include "frame/craft.h"
#include "frame/recipe.h"
#include "frame/why.h"

/* A stack that stood here once; its parts live in edit.kept. */
struct edit_step {
	struct part *parts;
	uint16_t link;
	uint8_t count;
};

/* What is chosen from a list: the name of a value, bits of a field, a protocol. */
enum pick_kind { PICK_NONE, PICK_NAMES, PICK_BITS, PICK_PROTOS, PICK_OPTIONS };

struct pick {
	enum pick_kind kind;
	struct scroll scroll;
	uint32_t item; /* the field, as an item of `base` */
};

struct edit {
	struct arena kept;
	struct edit_step *steps; /* owned: what undo and redo go over */
	uint32_t count, room, at;
	uint32_t begun;   /* the step that came from a template, a recipe or a capture */
	uint32_t written; /* the step whose recipe is in a file; UINT32_MAX: none is */

	struct arena arena; /* of the trial */
	struct stack trial; /* the step, with what is being typed */
	struct craft *craft;   /* owned */
	struct recipe *recipe; /* owned */

	/* what was built of the trial */
	struct buf bytes;
	struct frame frame; /* its layers are the stack's */
	struct items items;
	struct items all; /* with what has no name */
	struct why_answer *why; /* owned: one for each of items */
	uint32_t why_room;
	uint64_t forged[FRAME_LAYERS];
	struct buf text; /* its recipe */
	struct buf reads; /* how a receiver reads the bytes, where that is something else */

	uint32_t item; /* the cursor among `items` */
	struct pick pick;
};

/* The item of the cursor, or NULL; and its layer. */
static inline const struct item *edit_cursor(const struct edit *e)
{
	return e->item < e->items.count ? &e->items.at[e->item] : NULL;
}
static inline unsigned edit_layer(const struct edit *e)
{
	return edit_cursor(e) ? edit_cursor(e)->layer : 0;
}

struct edit *edit_new(struct err *err);
void edit_free(struct edit *e);

/* A copy that shares nothing with the original; `to` was made by stack_init and is empty. */
void edit_copy_stack(struct stack *to, const struct stack *from);

/* Begins with a stack: undo leads back to what was there before. -1: it cannot be built. */
int edit_start(struct edit *e, const struct stack *stack, struct err *err);

/* Goes on with another stack, as one more step. */
int edit_replace(struct edit *e, const struct stack *stack, struct err *err);

/* Takes what is being typed away again; and makes a step of it. */
void edit_reset(struct edit *e);
void edit_keep(struct edit *e);

/* Builds the trial. -1 and why not: what was built before stands. */
int edit_build(struct edit *e, struct err *err);

/* Builds it and makes it a step; on failure all is as it was. */
int edit_commit(struct edit *e, struct err *err);

bool edit_undo(struct edit *e);
bool edit_redo(struct edit *e);

/* Whether there is something that is in no file. */
bool edit_is_loose(const struct edit *e);

/* The number of typed values that differ from what would be computed. */
unsigned edit_forged(const struct edit *e);

/* ---- edit_place.c: items of the built frame, and where they are typed ---- */

/* The item that is typed when `item` is: for a bit the whole field. */
uint32_t edit_whole(const struct items *items, uint32_t item);

/* The typed entry in the trial of an item among `all`; with `make` one is made where there is none.
 * NULL: it is nowhere typed, or is padding that belongs to nobody. */
struct entry *edit_entry(struct edit *e, uint32_t item, bool make);

/* One more part of a group or item of a list, to be filled in. */
struct entry *edit_sub_add(struct edit *e, struct entry *in);

/* The item among `all` that is `items`' `item`, or ITEM_TOP. */
uint32_t edit_find(const struct edit *e, uint32_t item);

/* Returns a field, or an option or record, to what is computed; false: it was. */
bool edit_untype(struct edit *e, uint32_t item);
unsigned edit_untype_all(struct edit *e);

/* ---- edit_value.c: values as they are typed ---- */

/* Whether a field can be typed at all. */
bool edit_can(const struct edit *e, uint32_t item);

/* The text to begin with. */
void edit_text(const struct edit *e, uint32_t item, struct buf *out);

/* Types a value in the trial and builds it. -1: refused, and why. */
int edit_type(struct edit *e, uint32_t item, const char *text, size_t n, struct recipe_err *err);

/* The same with a number. */
int edit_number(struct edit *e, uint32_t item, uint64_t value, struct err *err);

/* ---- edit_layer.c: whole layers. -1: it cannot be so, and why ---- */

int edit_add(struct edit *e, unsigned behind, const struct proto *proto, struct err *err);
int edit_remove(struct edit *e, unsigned layer, struct err *err);
int edit_move(struct edit *e, unsigned layer, int by, struct err *err);

/* The protocols to choose from behind a layer: those that it can carry first (*fits of them). The
 * array has room for EDIT_PROTOS; returns how many there are. */
#define EDIT_PROTOS 128
unsigned edit_protos(
	const struct edit *e, unsigned behind, const struct proto **out, unsigned *fits);

/* The options and records that a layer's lists take, likewise; and one more of them. */
#define EDIT_OPTIONS 256
struct edit_option {
	const struct field *list, *item;
};
unsigned edit_options(const struct edit *e, unsigned layer, struct edit_option *out);
int edit_add_option(
	struct edit *e, unsigned layer, const struct edit_option *option, struct err *err);

#endif
