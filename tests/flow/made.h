/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames for tests, made from recipes. A recipe that is wrong is a failed check. */
#ifndef TRAME_TESTS_FLOW_MADE_H
#define TRAME_TESTS_FLOW_MADE_H

#include "test.h"

#include "frame/craft.h"
#include "frame/recipe.h"

#define MADE_BYTES 4096

struct made {
	struct frame frame;
	uint8_t bytes[MADE_BYTES];
};

/* The frame of a recipe, dissected. */
TEST_UNUSED static void make(struct made *made, const char *text)
{
	struct recipe *recipe = recipe_new();
	struct craft *craft = craft_new(NULL);
	struct recipe_err wrong = {.what = ""};
	struct err err = {""};
	const uint8_t *bytes = NULL;
	size_t n = 0;
	bool built = recipe_parse(recipe, text, strlen(text), &wrong) == 0 &&
		craft_build(craft, recipe_stack(recipe, 0), &bytes, &n, &err) == 0;

	test_note(built && n <= MADE_BYTES, __FILE__, __LINE__, "%s: %s%s", text, wrong.what,
		err.text);
	made->frame = (struct frame){.bytes = made->bytes, .link = LINK_ETHERNET};
	if (built && n <= MADE_BYTES) {
		memcpy(made->bytes, bytes, n);
		made->frame.cap = made->frame.len = (uint32_t)n;
		made->frame.link = recipe_stack(recipe, 0)->link;
	}
	frame_dissect(&made->frame);
	craft_free(craft);
	recipe_free(recipe);
}

#endif
