/* SPDX-License-Identifier: BSD-2-Clause */
/* A recipe object: what one text after the other is parsed into. All that a text makes lies in one
 * arena that the next one clears; the index of names is built once. */
#include "frame/recipe_int.h"

#include "base/lang.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

struct recipe *recipe_new(void)
{
	struct recipe *recipe = mem_new(1, sizeof(*recipe));

	recipe->names = names_new();
	return recipe;
}

void recipe_free(struct recipe *recipe)
{
	if (!recipe)
		return;
	names_free(recipe->names);
	arena_done(&recipe->arena);
	free(recipe);
}

void recipe_reader(struct recipe *recipe, recipe_reader_fn *read, void *arg)
{
	recipe->read = read;
	recipe->read_arg = arg;
}

int recipe_parse(struct recipe *recipe, const char *text, size_t n, struct recipe_err *err)
{
	struct reader *r = &recipe->reader;
	struct node *layers;

	*r = (struct reader){.text = text, .n = n, .arena = &recipe->arena, .err = err};
	err->at = 0;
	err->len = 1;
	err->what[0] = err->nearest[0] = '\0';
	arena_clear(&recipe->arena);
	stack_init(&recipe->stack, &recipe->arena);
	recipe->set_count = 0;
	recipe->count = 0;
	if (n > RECIPE_TEXT_MAX) {
		recipe_fail(r, 0, 1, _("this recipe is longer than 16 MB"));
		return -1;
	}
	layers = recipe_read(r);
	if (!layers || bind_recipe(recipe, layers) != 0)
		return -1;
	return 0;
}

uint64_t recipe_count(const struct recipe *recipe)
{
	return recipe->count;
}

const struct stack *recipe_stack(struct recipe *recipe, uint64_t i)
{
	set_apply(recipe, i);
	return &recipe->stack;
}
