/* SPDX-License-Identifier: BSD-2-Clause */
/* From a name to the places where its values lie. A field behind nothing but fields of fixed width
 * has a fixed place, and is read without a walk. */
#include "filter_int.h"

#include "base/mem.h"

#include <string.h>

static enum type field_type(const struct field *f)
{
	if (f->mute)
		return TYPE_NONE;
	switch (f->kind) {
	case FIELD_UINT:
	case FIELD_HEX:
	case FIELD_FLAGS: return f->octets ? TYPE_BYTES : f->bits == 1 ? TYPE_BOOL : TYPE_NUM;
	case FIELD_MAC: return TYPE_MAC;
	case FIELD_IPV4: return TYPE_IPV4;
	case FIELD_IPV6: return TYPE_IPV6;
	case FIELD_DATE:
	case FIELD_TIME: return TYPE_TIME;
	case FIELD_TEXT:
	case FIELD_NAME: return TYPE_TEXT;
	case FIELD_BYTES:
	case FIELD_GROUP:
	case FIELD_LIST: return TYPE_BYTES;
	}
	return TYPE_NONE;
}

static enum type hit_type(const struct lookup_hit *hit)
{
	switch (hit->as) {
	case LOOKUP_SAME: return field_type(hit->field);
	case LOOKUP_TEXT:
	case LOOKUP_LETTERS: return TYPE_TEXT;
	case LOOKUP_SWAPPED:
	case LOOKUP_POWER:
	case LOOKUP_LENGTH:
	case LOOKUP_LABELS:
	case LOOKUP_PAYLOAD:
	case LOOKUP_SPAN: return TYPE_NUM;
	}
	return TYPE_NONE;
}

/* The bit of `want` among the parts of a flags field, parts without a name included. */
static bool find_part(const struct field *parts, const struct field *want, uint32_t *bit)
{
	for (const struct field *p = parts; p && p->id; p++) {
		uint32_t inside = *bit;

		if (p == want)
			return true;
		if (!p->id[0] && find_part(p->parts, want, &inside)) {
			*bit = inside;
			return true;
		}
		*bit += p->bits;
	}
	return false;
}

static bool is_plain(const struct field *f)
{
	return f->size == SIZE_FIXED && f->bits && f->when.how == WHEN_ALWAYS &&
		f->kind != FIELD_GROUP && f->kind != FIELD_LIST;
}

static void find_place(struct place *place)
{
	uint32_t bit = 0;

	for (const struct field *f = place->proto->fields; f->id && is_plain(f); f++) {
		uint32_t inside = bit;

		if (f == place->field || find_part(f->parts, place->field, &inside)) {
			place->fixed = true;
			place->bit = inside;
			place->bits = place->field->bits;
			place->end = bit + f->bits;
			return;
		}
		bit += f->bits;
	}
}

static bool is_made(const struct proto *proto)
{
	for (const struct proto *const *p = proto_made; *p; p++)
		if (*p == proto)
			return true;
	return false;
}

/* Fields that Wireshark shows relative to what it has seen of the conversation. */
static bool is_relative(const struct lookup_name *name, const struct lookup_hit *hit)
{
	static const char *const ids[] = {
		"tcp.seq", "tcp.ack", "tcp.options.sack_le", "tcp.options.sack_re"};

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		if (strlen(ids[i]) == name->n && memcmp(ids[i], name->text, name->n) == 0)
			return hit->as == LOOKUP_SAME;
	return false;
}

static void add_made(struct filter *filter, struct ref *ref, const struct lookup_hit *hit)
{
	if (hit->proto != &proto_frame) {
		ref->flow = true;
		filter->needs |= FILTER_FLOW;
		return;
	}
	ref->meta = (enum meta)(hit->field - proto_frame.fields);
	if (ref->meta == META_TIME)
		ref->meta = META_EPOCH; /* the same moment, as a number */
	if (ref->meta == META_DELTA || ref->meta == META_DELTA_SHOWN || ref->meta == META_RELATIVE)
		filter->needs |= FILTER_CLOCK;
}

/* Of a name that lies in bytes and is worked out as well, the latter counts: tcp.window_size. Not
 * where just the bytes are meant: tcp.seq_raw. */
static bool is_meant(const struct filter *filter, const struct lookup_name *name,
	const struct lookup_hit *hit)
{
	bool raw = name->n > 4 && memcmp(name->text + name->n - 4, "_raw", 4) == 0;
	bool made = false, lies = false;

	for (uint32_t i = name->first; i < name->first + name->count; i++) {
		made |= is_made(filter->lookup->hits[i].proto);
		lies |= !is_made(filter->lookup->hits[i].proto);
	}
	return !made || !lies || is_made(hit->proto) != raw;
}

static uint16_t add_ref(struct filter *filter, const struct lookup_name *name)
{
	struct ref ref = {.first = filter->place_count, .meta = META_COUNT};

	filter->places = mem_grow(
		filter->places, filter->place_count + name->count, sizeof(*filter->places));
	for (uint32_t i = 0; i < name->count; i++) {
		const struct lookup_hit *hit = &filter->lookup->hits[name->first + i];
		struct place place = {.proto = hit->proto, .field = hit->field, .as = hit->as};

		if (!is_meant(filter, name, hit))
			continue;
		if (hit->proto->layer == LAYER_APPLICATION || strncmp(name->text, "tcp.segment", 11) == 0 ||
			strncmp(name->text, "tcp.reass", 9) == 0 ||
			strncmp(name->text, "frame.protocols", 15) == 0)
			filter->needs |= FILTER_WHOLE;
		if (!hit->field)
			ref.frame = is_made(hit->proto);
		else if (is_made(hit->proto) || is_relative(name, hit))
			add_made(filter, &ref, hit);
		else
			find_place(&place);
		ref.walks |= hit->field && !place.fixed;
		filter->items.made |= hit->field && hit->field->make != MAKE_NONE;
		filter->places[filter->place_count++] = place;
		ref.count++;
	}
	filter->refs = mem_grow(filter->refs, filter->ref_count + 1, sizeof(*filter->refs));
	filter->refs[filter->ref_count] = ref;
	return (uint16_t)filter->ref_count++;
}

bool name_term(struct filter *filter, const struct token *token, struct term *term)
{
	const struct lookup_name *name =
		lookup_find(filter->lookup, (const char *)token->text, token->n);
	const struct lookup_hit *hit;

	if (!name)
		return false;
	hit = &filter->lookup->hits[name->first];
	*term = (struct term){.kind = TERM_FIELD, .type = TYPE_PROTO, .token = *token};
	for (uint32_t i = 0; i < name->count; i++)
		if (!hit[i].field)
			term->kind = TERM_PROTO;
	if (term->kind == TERM_FIELD)
		term->type = hit_type(hit);
	term->ref = add_ref(filter, name);
	if (filter->refs[term->ref].meta == META_EPOCH)
		term->type = TYPE_TIME;
	if (hit->field == &proto_frame.fields[META_MARKED] ||
		hit->field == &proto_frame.fields[META_IGNORED])
		term->type = TYPE_BOOL;
	return true;
}
