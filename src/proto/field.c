/* SPDX-License-Identifier: BSD-2-Clause */
/* Questions that every reader of a field table asks. */
#include "proto/field.h"

#include <stddef.h>
#include <string.h>

const struct field field_out = {.id = ""};

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

uint64_t field_varint(uint64_t bits)
{
	unsigned wide = bits < BIT(6) ? 8 : bits < BIT(15) ? 16 : bits < BIT(32) ? 32 : 64;

	return bits & (BIT(wide - 2) - 1);
}

unsigned field_varint_bits(uint64_t number, uint64_t *bits)
{
	unsigned log = number < BIT(6) ? 0 : number < BIT(14) ? 1 : number < BIT(30) ? 2 : 3;
	unsigned wide = 8u << log;

	*bits = number | (uint64_t)log << (wide - 2);
	return wide;
}

uint64_t field_floated(const struct field *field, uint64_t number)
{
	unsigned low = field->mantissa;
	uint64_t one = BIT(low);

	if (!low || !(number >> (field->bits - 1) & 1))
		return number;
	return ((number & (one - 1)) | one) << ((number >> low & 7) + 3);
}

/* Whether what is made so depends on its owner's bits alone, on a checksum's verdict or a claim. */
static bool is_alone(enum field_make make)
{
	switch (make) {
	case MAKE_AGAIN:
	case MAKE_HEAD:
	case MAKE_SWAPPED:
	case MAKE_OCTETS:
	case MAKE_POWER:
	case MAKE_LETTERS:
	case MAKE_NAME:
	case MAKE_PRESET:
	case MAKE_STATUS:
	case MAKE_CALCULATED:
	case MAKE_BAD_SUM:
	case MAKE_BOGUS:
	case MAKE_EXPERT:
	case MAKE_WORDS:
	case MAKE_PICKED:
	case MAKE_CLAIM:
		return true;
	default:
		return false;
	}
}

/* And all that is made of it in turn; where something is bogus nobody asks. */
static bool is_made_alone(const struct field *f, unsigned deep)
{
	if (!is_alone(f->make) || f->kind == FIELD_DATE)
		return false;
	for (const struct field *m = f->made; m && m->id; m++)
		if (deep > 8 || !is_made_alone(m, deep + 1))
			return false;
	return true;
}

bool field_is_pure(const struct field *f, bool made)
{
	unsigned bits = 0;

	if (f->kind > FIELD_IPV4 || f->kind == FIELD_DATE || f->bits > 64 || f->typed)
		return false;
	for (const struct field *m = f->made; made && m && m->id; m++)
		if (!is_made_alone(m, 0))
			return false;
	for (const struct field *p = f->parts; p && p->id; p++) {
		if (!field_is_pure(p, made))
			return false;
		bits += p->bits;
	}
	return bits <= f->bits;
}

const char *field_tail(const struct field *field)
{
	const char *dot = strrchr(field->id, '.');

	return dot ? dot + 1 : field->id;
}
