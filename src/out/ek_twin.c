/* SPDX-License-Identifier: BSD-2-Clause */
/* The objects that ek has a layer: of layers of one name that stand beside each other, as those
 * inside and outside of a tunnel do, all are the elements of one array. */
#include "ek_int.h"

#include <string.h>

void ek_open(struct ek_objects *objects, struct buf *out, const char *name)
{
	struct ek_object *object = &objects->at[objects->count++];

	*object = (struct ek_object){
		.name = name, .key = out->len, .level = (uint8_t)objects->open++};
	buf_byte(out, '"');
	for (const char *at = name; *at; at++)
		buf_byte(out, *at == '.' ? '_' : (uint8_t)*at);
	KEYS_PUT(out, "\":{");
	object->value = out->len - 1;
}

/* Moves the value of the last object in the output behind that of one before it. */
static size_t join(struct ek_object *first, const struct ek_object *last, struct buf *out)
{
	size_t n = out->len - last->value, more = n + (first->many ? 1 : 3);
	size_t from = first->end - first->many, tail = last->key - 1;
	uint8_t *copy = buf_room(out, n), *data = out->data;

	memcpy(copy, data + last->value, n);
	memmove(data + from + more, data + from, tail - from);
	if (!first->many) {
		memmove(data + first->value + 1, data + first->value, from - first->value);
		data[first->value] = '[';
		from++;
		data[from + 1 + n] = ']';
	}
	data[from] = ',';
	memcpy(data + from + 1, copy, n);
	first->end += more;
	first->many = true;
	out->len = tail + more;
	return more;
}

void ek_close(struct ek_objects *objects, struct buf *out)
{
	unsigned i = objects->count, k;
	struct ek_object *at = objects->at;

	buf_byte(out, '}');
	while (at[--i].end)
		;
	at[i].end = out->len;
	objects->count = i + 1; /* what is inside it cannot move any more by itself */
	objects->open--;
	for (k = 0; k < i; k++)
		if (at[k].level == at[i].level && strcmp(at[k].name, at[i].name) == 0)
			break;
	if (k == i)
		return;
	for (size_t more = join(&at[k], &at[i], out); ++k < i;) {
		at[k].key += more;
		at[k].value += more;
		at[k].end += more;
	}
	objects->count = i;
}
