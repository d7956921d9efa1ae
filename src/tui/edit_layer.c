/* SPDX-License-Identifier: BSD-2-Clause */
/* Layers of a frame that is being made: added, taken out, moved. */
#include "edit.h"

#include "base/lang.h"

#include <string.h>

/* The parts in a new order; what the first one is says which link the frame is for. */
static void relink(struct edit *e)
{
	struct part first = e->trial.parts[0];
	uint8_t count = e->trial.count;

	e->trial.count = 0;
	stack_push(&e->trial, first.proto);
	e->trial.parts[0] = first;
	e->trial.count = count;
}

int edit_add(struct edit *e, unsigned behind, const struct proto *proto, struct err *err)
{
	struct stack *s = &e->trial;
	unsigned at = behind + 1 < s->count ? behind + 1 : s->count;
	struct entry *entry;

	if (s->count == FRAME_LAYERS)
		return err_set(err, _("a frame has at most %d layers"), FRAME_LAYERS);
	memmove(&s->parts[at + 1], &s->parts[at], (s->count - at) * sizeof(s->parts[0]));
	s->parts[at] = (struct part){.proto = proto};
	s->count++;
	if (proto == &proto_data) {
		entry = stack_set(s, &s->parts[at], &proto_data.fields[0]);
		entry->bytes = (const uint8_t *)"data";
		entry->len = 4;
	}
	return edit_commit(e, err);
}

int edit_remove(struct edit *e, unsigned layer, struct err *err)
{
	struct stack *s = &e->trial;

	if (s->count < 2)
		return err_set(err, _("a frame has at least one layer"));
	s->count--;
	memmove(&s->parts[layer], &s->parts[layer + 1],
		(s->count - layer) * sizeof(s->parts[0]));
	if (layer == 0)
		relink(e);
	return edit_commit(e, err);
}

int edit_move(struct edit *e, unsigned layer, int by, struct err *err)
{
	struct stack *s = &e->trial;
	int to = (int)layer + by;
	struct part moved = s->parts[layer];

	if (to < 0 || to >= s->count)
		return err_set(err, _("the layer is at the end already"));
	s->parts[layer] = s->parts[to];
	s->parts[to] = moved;
	if (layer == 0 || to == 0)
		relink(e);
	return edit_commit(e, err);
}

/* ---- what to choose from ---- */

static bool carries(const struct proto *outer, const struct proto *inner)
{
	const struct field *next = proto_filled(outer, FILL_NEXT);
	uint64_t value;

	switch (outer->next) {
	case NEXT_ETHER: return inner == &proto_eth;
	case NEXT_INSIDE: return inner == outer->inside;
	case NEXT_PORTS: return proto_binding(inner, outer->ports, &value);
	case NEXT_MPLS:
		return inner == &proto_ip || inner == &proto_ipv6 || inner == &proto_mpls ||
		       inner == &proto_pwethcw;
	case NEXT_FIELD: return next && proto_binding(inner, next->bind, &value);
	case NEXT_DATA:
	case NEXT_QUOTE:
	case NEXT_BODY:
	case NEXT_NONE: break;
	}
	return false;
}

/* Another form of a protocol's header: it is chosen by its fields. */
static bool is_form(const struct proto *proto)
{
	for (const struct proto *const *p = proto_all; *p; p++)
		for (const struct variant *v = (*p)->variants; v && v->proto; v++)
			if (v->proto == proto)
				return proto != &proto_data;
	return false;
}

unsigned edit_protos(
	const struct edit *e, unsigned behind, const struct proto **out, unsigned *fits)
{
	const struct proto *outer = e->trial.parts[behind].proto;
	unsigned n = 0;

	for (int pass = 0; pass < 2; pass++) {
		for (const struct proto *const *p = proto_all; *p && n < EDIT_PROTOS; p++)
			if ((carries(outer, *p) || *p == &proto_data) == (pass == 0) &&
				!is_form(*p))
				out[n++] = *p;
		if (pass == 0)
			*fits = n;
	}
	return n;
}

/* ---- options and records ---- */

/* The one of a list that stands for whatever has no name; of lines it is the one to be named. */
static bool is_unknown(const struct list *list, const struct field *item)
{
	return list->how == LIST_TLV && !item[1].id && item != list->items;
}

/* Bytes behind all that counts speak of: nobody adds them as a record. */
static bool is_left_over(const struct field *item)
{
	return item->kind == FIELD_BYTES && item->size == SIZE_REST;
}

/* The number of the layer's field, as it was built; 0 where it is not there. */
static uint64_t built(const struct edit *e, unsigned layer, const struct field *f)
{
	for (uint32_t i = 0; i < e->all.count; i++)
		if (e->all.at[i].layer == layer && e->all.at[i].field == f)
			return e->all.at[i].num;
	return 0;
}

unsigned edit_options(const struct edit *e, unsigned layer, struct edit_option *out)
{
	uint64_t selector = walk_selector(&e->frame, layer);
	bool selected = false;
	unsigned n = 0;

	for (const struct field *f = e->trial.parts[layer].proto->fields; f->id; f++) {
		if (!field_when(f, selector))
			continue;
		if (f->select) {
			selector = field_selector(f, selector, !selected, built(e, layer, f));
			selected = true;
		}
		if (f->kind != FIELD_LIST)
			continue;
		for (const struct field *item = f->list->items; item->id; item++)
			if (n < EDIT_OPTIONS && !is_unknown(f->list, item) &&
				!is_left_over(item))
				out[n++] = (struct edit_option){f, item};
	}
	return n;
}

/* The list as it is typed; one that nobody typed begins as it was built. */
static struct entry *list_entry(struct edit *e, unsigned layer, const struct field *list)
{
	for (uint32_t i = 0; i < e->all.count; i++)
		if (e->all.at[i].layer == layer && e->all.at[i].field == list &&
			e->all.at[i].parent == ITEM_TOP)
			return edit_entry(e, i, true);
	return stack_set(&e->trial, &e->trial.parts[layer], list);
}

static bool has_code(const struct list *list, uint64_t code)
{
	for (const struct field *f = list->items; f->id; f++)
		if (f->code == code)
			return true;
	return false;
}

/* The item that stands for whatever has no name takes a code that has none: the last but one, which
 * most registries keep for experiments (TCP: RFC 4727, DNS: RFC 6895 3.1). */
static void code_unknown(struct edit *e, const struct list *list, struct entry *item)
{
	for (const struct field *f = item->field->parts; f && f->id; f++) {
		uint64_t code = (UINT64_C(1) << (f->bits & 63)) - 2;

		if (f->fill != FILL_CODE || f->bits < 4 || f->bits > 32 ||
			!has_code(list, f->preset))
			continue;
		while (code && has_code(list, code))
			code--;
		*edit_sub_add(e, item) = (struct entry){.field = f, .num = code};
		return;
	}
}

/* Behind the others, but before what ends the list. */
int edit_add_option(
	struct edit *e, unsigned layer, const struct edit_option *option, struct err *err)
{
	struct entry *list = list_entry(e, layer, option->list), *sub;

	if (!list)
		return err_set(err, _("the layer has no room for it"));
	sub = edit_sub_add(e, list);
	while (sub > list->subs && sub[-1].field->last) {
		sub[0] = sub[-1];
		sub--;
	}
	*sub = (struct entry){.field = option->item};
	if (option->item->code == LIST_UNKNOWN)
		code_unknown(e, option->list->list, sub);
	return edit_commit(e, err);
}
