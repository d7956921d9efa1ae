/* SPDX-License-Identifier: BSD-2-Clause */
/* The lessons that there are. */
#include "lesson/step.h"

#include <string.h>

const struct lesson *const lesson_all[] = {&lesson_applications, &lesson_ping, NULL};

const struct lesson *lesson_find(const char *name, size_t n)
{
	for (unsigned i = 0; lesson_all[i]; i++)
		if (strlen(lesson_all[i]->name) == n && memcmp(lesson_all[i]->name, name, n) == 0)
			return lesson_all[i];
	return NULL;
}
