/* SPDX-License-Identifier: BSD-2-Clause */
/* Which lines of PDML are fixed but for values and places, and the holes that a stencil has for
 * these. */
#include "frame/made.h"
#include "frame/meta.h"
#include "frame/value.h"
#include "pdml_int.h"

static bool is_plain_meta(const struct field *f)
{
	enum meta meta = (enum meta)(f - proto_frame.fields);

	return f->kind == FIELD_TIME || meta == META_TIME || meta == META_NUMBER ||
	       meta == META_PROTOCOLS || meta == META_LEN || meta == META_CAP_LEN;
}

/* What kind of expert it is. */
static bool is_grade(const struct pdml_view *v, const struct item *item)
{
	return item->field->make == MAKE_PRESET && item->parent < v->items->count &&
	       pdml_is_expert(v->items->at[item->parent].field);
}

/* Whether what the value is called is always the same. */
static bool is_told(const struct pdml_view *v, const struct item *item)
{
	return !v->owner && !item->field->typed &&
	       v->pen->told[(uint32_t)(item - v->items->at) - v->pen->first];
}

/* Whether all that changes in an expert's words is a number, which is noted where they are written.
 */
static bool is_count(const struct pdml_view *v, const struct item *item)
{
	return !v->owner && made_count(item->field);
}

/* Whether the line of an item is always the same, but for its place. */
static bool is_fixed(const struct pdml_view *v, const struct item *item)
{
	const struct field *f = item->field;
	enum meta meta = (enum meta)(f - proto_frame.fields);
	uint32_t index = (uint32_t)(item - v->items->at);

	if (item->layer == META_LAYER)
		return meta == META_MARKED || meta == META_IGNORED ||
		       (meta == META_ENCAP && v->pen->told[index - v->pen->first]);
	if (pdml_is_expert(f))
		return !pdml_is_bits(item) && index + 4 < v->items->count &&
		       (made_is_fixed(item[1].field) || is_count(v, &item[1])) &&
		       is_grade(v, &item[3]) && is_grade(v, &item[4]);
	return (v->owner && f->make == MAKE_STATUS) || made_is_fixed(f) || is_grade(v, item);
}

bool pdml_is_plain(const struct pdml_view *v, const struct item *item, const struct key *key)
{
	const struct field *f = item->field;

	if (is_fixed(v, item) || is_count(v, item))
		return true;
	if (item->layer == META_LAYER)
		return is_plain_meta(f);
	if (v->owner && (item->num != v->owner->num ||
				(f->make != MAKE_CALCULATED && item != &v->items->at[0])))
		return false;
	return key->plain && key->as != LOOKUP_PAYLOAD && (!f->names || is_told(v, item)) &&
	       f->kind != FIELD_FLAGS && !pdml_is_bits(item) && !pdml_is_expert(f) &&
	       f->make != MAKE_WORDS && f->make != MAKE_PICKED && (f->sum == SUM_NONE || v->owner);
}

/* Whose value and place a line has. */
static uint32_t owner_of(const struct pdml_view *v, const struct item *item)
{
	return v->owner ? v->owner_index : (uint32_t)(item - v->items->at);
}

void pdml_note_show(const struct pdml_view *v, size_t from, size_t to, const struct item *item)
{
	if (v->pen && to > from && !is_fixed(v, item))
		stencil_show(v->pen, from, to, v->owner ? v->owner : item, owner_of(v, item));
}

/* "60 bytes (480 bits)". */
void pdml_note_count(const struct pdml_view *v, size_t from, const struct item *item)
{
	if (v->pen && !is_fixed(v, item))
		stencil_note(v->pen, from, v->out->len,
			(struct stencil_hole){.item = (uint16_t)(owner_of(v, item) - v->pen->first),
				.what = PDML_COUNT});
}

void pdml_note_number(const struct pdml_view *v, size_t from, const struct item *item)
{
	stencil_note(v->pen, from, v->out->len,
		(struct stencil_hole){.item = (uint16_t)(item - v->items->at - v->pen->first),
			.what = STENCIL_ONCE, .way = VALUE_NUMBER});
}

void pdml_note_place(const struct pdml_view *v, size_t from, const struct item *item,
	enum stencil_what what)
{
	stencil_note(v->pen, from, v->out->len,
		(struct stencil_hole){.item = (uint16_t)(owner_of(v, item) - v->pen->first),
			.what = (uint8_t)what});
}

void pdml_note_bytes(const struct pdml_view *v, size_t from, const struct item *item)
{
	if (v->pen)
		stencil_hex(v->pen, from, owner_of(v, item));
}

bool pdml_is_loose(const struct pdml_view *v, const struct item *item)
{
	return v->pen && owner_of(v, item) >= v->pen->loose;
}
