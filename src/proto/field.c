/* SPDX-License-Identifier: BSD-2-Clause */
/* Questions that every reader of a field table asks. */
#include "proto/field.h"

#include <stddef.h>
#include <string.h>

const char *field_value_name(const struct field *field, uint64_t value)
{
	for (const struct name *n = field->names; n && n->text; n++)
		if (n->value == value)
			return n->text;
	return NULL;
}

static bool in_set(const struct when *when, uint64_t value)
{
	return value >= when->base && value - when->base < 64 &&
		(when->set >> (value - when->base) & 1);
}

bool when_holds(const struct when *when, uint64_t selector)
{
	selector >>= when->drop;
	if (when->keep)
		selector &= when->keep;
	switch (when->how) {
	case WHEN_ALWAYS: return true;
	case WHEN_IN: return in_set(when, selector);
	case WHEN_NOT_IN: return !in_set(when, selector);
	case WHEN_BITS: return (selector & when->set) == when->set;
	case WHEN_ANY: return (selector & when->set) != 0;
	case WHEN_RANGE: return selector >= when->base && selector <= when->set;
	}
	return false;
}

uint64_t field_selector(const struct field *field, uint64_t selector, bool first, uint64_t value)
{
	return first ? value : selector << field->bits | value;
}

uint64_t field_number(const struct field *field, uint64_t bits)
{
	uint64_t number = 0;

	if (!field->little)
		return bits;
	for (unsigned i = 0; i < field->bits; i += 8)
		number = number << 8 | (bits >> i & 0xff);
	return number;
}

const char *field_tail(const struct field *field)
{
	const char *dot = strrchr(field->id, '.');

	return dot ? dot + 1 : field->id;
}
