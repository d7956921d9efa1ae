/* SPDX-License-Identifier: BSD-2-Clause */
/* What -T fields is asked for: its settings, the names looked up, what each protocol owes. */
#include "base/lang.h"
#include "base/mem.h"
#include "frame/made.h"
#include "out/fields.h"
#include "proto/joined.h"

#include <stdlib.h>
#include <string.h>

static bool set_flag(bool *flag, const char *value)
{
	*flag = value[0] == 'y' || value[0] == 'Y';
	return *flag || value[0] == 'n' || value[0] == 'N';
}

/* "/t", "/s" or a character. */
static bool set_char(char *to, const char *value)
{
	if (!value[0])
		return false;
	*to = value[0];
	if (value[0] == '/' && value[1])
		*to = value[1] == 't' ? '\t' : value[1] == 's' ? ' ' : '\\';
	return true;
}

static bool set_quote(char *to, const char *value)
{
	*to = value[0] == 'd' ? '"' : value[0] == 's' ? '\'' : '\0';
	return value[0] && strchr("dsn", value[0]);
}

static bool set_one(struct fields_style *style, const char *name, size_t n, const char *value)
{
	if (n == 6 && memcmp(name, "header", n) == 0)
		return set_flag(&style->header, value);
	if (n == 3 && memcmp(name, "bom", n) == 0)
		return set_flag(&style->bom, value);
	if (n == 9 && memcmp(name, "separator", n) == 0)
		return set_char(&style->separator, value);
	if (n == 10 && memcmp(name, "aggregator", n) == 0)
		return set_char(&style->aggregator, value);
	if (n == 5 && memcmp(name, "quote", n) == 0)
		return set_quote(&style->quote, value);
	if (n == 10 && memcmp(name, "occurrence", n) == 0) {
		style->occurrence = value[0];
		return value[0] && strchr("fla", value[0]);
	}
	return false;
}

int fields_set(struct fields_style *style, const char *setting, struct err *err)
{
	const char *equals = strchr(setting, '=');

	if (equals && set_one(style, setting, (size_t)(equals - setting), equals + 1))
		return 0;
	return err_set(err,
		_("-E %s: the settings are header=y|n, separator=/t|/s|CHARACTER, "
		  "occurrence=f|l|a, aggregator=,|/s|CHARACTER, quote=d|s|n, bom=y|n"),
		setting);
}

/* Where a field stands in every header of its protocol; false where that depends on the header. */
static bool has_place(const struct proto *proto, const struct field *wanted, uint32_t *bit)
{
	*bit = 0;
	for (const struct field *f = proto->fields; f->id; f++) {
		bool fixed = f->when.how == WHEN_ALWAYS && f->size == SIZE_FIXED && f->bits;

		if (!fixed || f->kind == FIELD_GROUP || f->kind == FIELD_LIST)
			return false;
		if (f == wanted)
			return true;
		*bit += f->bits;
	}
	return false;
}

static bool is_made(const struct proto *proto)
{
	for (const struct proto *const *p = proto_made; *p; p++)
		if (*p == proto && proto != &proto_frame)
			return true;
	return false;
}

static struct fields_plan *plan_of(struct fields *fields, const struct proto *proto)
{
	for (uint32_t i = 0; i < fields->plan_count; i++)
		if (fields->plans[i].proto == proto)
			return &fields->plans[i];
	fields->plans = mem_grow(fields->plans, fields->plan_count + 1u, sizeof(*fields->plans));
	fields->plans[fields->plan_count] = (struct fields_plan){.proto = proto};
	return &fields->plans[fields->plan_count++];
}

static void add_hit(struct fields *fields, uint32_t want, const struct lookup_hit *hit)
{
	struct fields_hit *h;
	struct fields_plan *plan = plan_of(fields, hit->proto);

	fields->hits = mem_grow(fields->hits, fields->hit_count + 1u, sizeof(*fields->hits));
	h = &fields->hits[fields->hit_count++];
	*h = (struct fields_hit){.want = want, .hit = *hit};
	fields->whole |= hit->proto->layer == LAYER_APPLICATION;
	fields->made |= !hit->field && hit->proto != &proto_frame; /* its heading's values */
	if (hit->proto == &proto_frame || !hit->field)
		return;
	if (is_made(hit->proto))
		return;
	h->fixed = has_place(hit->proto, hit->field, &h->bit);
	fields->items.made |= hit->made || (!h->fixed && made_leaves_walked(hit->proto));
	/* Made of what has no name, as http.chat is; or there without bytes. */
	fields->items.all |= hit->field->empty || hit->field->blank;
	plan->walk |= !h->fixed;
}

/* By protocol; within it in the order of its table. */
static int compare_hits(const void *left, const void *right)
{
	const struct fields_hit *a = left, *b = right;

	if (a->hit.proto != b->hit.proto)
		return (uintptr_t)a->hit.proto < (uintptr_t)b->hit.proto ? -1 : 1;
	if (a->bit != b->bit)
		return a->bit < b->bit ? -1 : 1;
	return a->want < b->want ? -1 : a->want > b->want;
}

static uint32_t slot_of(const struct fields *fields, const struct field *f)
{
	uint32_t at = (uint32_t)((uintptr_t)f / 16 * 2654435761u >> 7) & fields->slot_mask;

	while (fields->slots[at] && fields->hits[fields->slots[at] - 1].hit.field != f)
		at = (at + 1) & fields->slot_mask;
	return at;
}

/* Protocols may share a table: its fields are wanted once. */
static bool is_known(const struct fields *fields, uint32_t slot, const struct fields_hit *hit)
{
	for (; slot; slot = fields->hits[slot - 1].next)
		if (fields->hits[slot - 1].want == hit->want &&
			fields->hits[slot - 1].hit.as == hit->hit.as)
			return true;
	return false;
}

static void arrange(struct fields *fields)
{
	uint32_t slots = 64;

	if (fields->hit_count)
		qsort(fields->hits, fields->hit_count, sizeof(*fields->hits), compare_hits);
	for (uint32_t i = 0; i < fields->hit_count; i++) {
		struct fields_plan *plan = plan_of(fields, fields->hits[i].hit.proto);

		if (!plan->count++)
			plan->first = i;
	}
	while (slots < fields->hit_count * 4)
		slots *= 2;
	fields->slot_mask = slots - 1;
	fields->slots = mem_new(slots, sizeof(*fields->slots));
	for (uint32_t i = 0; i < fields->hit_count; i++) {
		uint32_t *slot;

		if (!fields->hits[i].hit.field)
			continue;
		slot = &fields->slots[slot_of(fields, fields->hits[i].hit.field)];
		if (is_known(fields, *slot, &fields->hits[i]))
			continue;
		fields->hits[i].next = *slot;
		*slot = i + 1;
	}
}

static int look_up(
	struct fields *fields, const struct lookup *lookup, uint32_t want, struct err *err)
{
	const char *name = fields->names[want];
	const struct lookup_name *found = lookup_find(lookup, name, strlen(name));
	bool made = false;
	enum column column;
	char near[64];

	if (columns_find(name, &column)) {
		fields->columns = fields->whole = true;
		return 0;
	}
	if (!found) {
		lookup_nearest(lookup, name, strlen(name), near);
		return near[0] ? err_set(err, _("-e %s: no such field; did you mean '%s'?"), name,
					 near)
			       : err_set(err, _("-e %s: no such field"), name);
	}
	for (uint32_t i = 0; i < found->count; i++)
		made |= is_made(lookup->hits[found->first + i].proto);
	for (uint32_t i = 0; i < found->count; i++) {
		const struct lookup_hit *hit = &lookup->hits[found->first + i];

		if (!made || is_made(hit->proto) || (hit->field && hit->field->make != MAKE_NONE) ||
			lookup_is_of_records(name, strlen(name)))
			add_hit(fields, want, hit);
	}
	fields->whole |= lookup_is_message(name, strlen(name));
	fields->made |= made || lookup_is_relative(name, strlen(name));
	fields->items.made |= lookup_is_of_records(name, strlen(name));
	return 0;
}

int fields_init(struct fields *fields, const struct fields_style *style, const char *const *names,
	uint32_t count, struct err *err)
{
	struct lookup lookup;
	int status = 0;

	*fields = (struct fields){.style = *style, .names = names, .name_count = count};
	headings_init(&fields->headings);
	lookup_init(&lookup);
	for (uint32_t i = 0; i < count && status == 0; i++)
		status = look_up(fields, &lookup, i, err);
	lookup_done(&lookup);
	arrange(fields);
	return status;
}
