/* SPDX-License-Identifier: BSD-2-Clause */
/* Layers to parts of the stack. A layer is a protocol by any of its names, an item that Scapy
 * writes as a layer behind its header (options of neighbour discovery, the message of HTTP), or a
 * payload. */
#include "frame/craft.h"
#include "base/lang.h"
#include "frame/recipe_int.h"

#include <string.h>

static int fail(struct recipe *recipe, const struct node *node, const char *wanted)
{
	recipe_fail(&recipe->reader, node->at, node->n && node->n < node->len ? node->n : node->len,
		"%s", wanted);
	return -1;
}

static bool is_called(const struct node *layer, const char *name)
{
	return layer->kind == NODE_CALL && layer->n == strlen(name) &&
	       memcmp(layer->text, name, layer->n) == 0;
}

static struct part *last_part(struct recipe *recipe)
{
	return recipe->stack.count ? &recipe->stack.parts[recipe->stack.count - 1] : NULL;
}

/* ---- payloads -------------------------------------------------------------------------------- */

/* Bytes behind bytes are one payload. */
static int add_data(struct recipe *recipe, const struct node *node, const uint8_t *bytes, size_t n)
{
	struct part *last = last_part(recipe);
	const struct field *field = &proto_data.fields[0];
	struct entry *entry;
	uint8_t *both;

	if (n > RECIPE_TEXT_MAX)
		return fail(recipe, node, _("this payload is longer than a frame can be"));
	if (!last || last->proto != &proto_data)
		last = stack_push(&recipe->stack, &proto_data);
	if (!last)
		return fail(recipe, node, _("a frame has at most 32 layers"));
	entry = stack_set(&recipe->stack, last, field);
	if (!entry->len) {
		entry->bytes = bytes;
	} else {
		if (entry->len > RECIPE_TEXT_MAX)
			return fail(recipe, node, _("this payload is longer than a frame can be"));
		both = arena_get(&recipe->arena, entry->len + n + 1);
		memcpy(both, entry->bytes, entry->len);
		if (n)
			memcpy(both + entry->len, bytes, n);
		entry->bytes = both;
	}
	entry->len += (uint32_t)n;
	return 0;
}

static int add_file(struct recipe *recipe, const struct node *layer)
{
	const struct node *path = layer->first;
	const uint8_t *bytes;
	struct err err = {""};
	size_t n;

	if (!recipe->read)
		return fail(recipe, layer, _("no file can be read here"));
	if (memchr(path->text, 0, path->n))
		return fail(recipe, path, _("expected the name of a file: it has no NUL in it"));
	if (recipe->read(recipe->read_arg, arena_text(&recipe->arena, path->text, path->n),
		    &recipe->arena, &bytes, &n, &err) != 0)
		return fail(recipe, path, err.text);
	return add_data(recipe, layer, bytes, n);
}

/* Raw(load=b'..'), Raw(b'..'), raw load=.. : the one member's bytes. */
static int load_of(struct recipe *recipe, const struct node *layer, struct entry *load)
{
	struct node *m = layer->first;
	bool named = m && m->kind == NODE_PAIR;

	*load = (struct entry){.field = &proto_data.fields[0]};
	if (!m)
		return 0;
	if (m->next)
		return fail(recipe, m->next, _("expected one value: load=b'..'"));
	if (named && (!m->first || (strncmp(m->text, "load", m->n) != 0 &&
					   strncmp(m->text, "data", m->n) != 0)))
		return fail(recipe, m, _("expected load=b'..'"));
	m = named ? m->first : m;
	return value_is_none(m) ? 0 : value_bind(recipe, load->field, m, load);
}

/* Padding stands behind everything that lengths cover. */
static int add_padding(struct recipe *recipe, const struct node *layer)
{
	struct part *outer = recipe->stack.parts;
	struct entry load;
	uint8_t *both;

	if (load_of(recipe, layer, &load) != 0)
		return -1;
	if (!recipe->stack.count)
		return add_data(recipe, layer, load.bytes, load.len);
	if (outer->tail_len + (size_t)load.len > RECIPE_TEXT_MAX)
		return fail(recipe, layer, _("this padding is longer than a frame can be"));
	both = arena_get(&recipe->arena, outer->tail_len + load.len + 1);
	if (outer->tail_len)
		memcpy(both, outer->tail, outer->tail_len);
	if (load.len)
		memcpy(both + outer->tail_len, load.bytes, load.len);
	outer->tail = both;
	outer->tail_len += load.len;
	return 0;
}

static int add_raw(struct recipe *recipe, const struct node *layer)
{
	struct entry load;

	if (load_of(recipe, layer, &load) != 0)
		return -1;
	return load.len ? add_data(recipe, layer, load.bytes, load.len) : 0;
}

/* ---- protocols ------------------------------------------------------------------------------- */

static bool all_digits(const struct node *node)
{
	for (uint32_t i = 0; i < node->n; i++)
		if (node->text[i] < '0' || node->text[i] > '9')
			return false;
	return true;
}

static int no_protocol(struct recipe *recipe, const struct node *layer, const struct part *last)
{
	struct recipe_err *err = recipe->reader.err;
	const struct field *list = NULL;

	if (all_digits(layer))
		return fail(recipe, layer,
			_("expected a protocol; a prefix as a value stands in quotes: "
			"dst=\"192.0.2.0/30\""));
	for (const struct field *f = last ? last->proto->fields : NULL; f && f->id && !list; f++)
		list = f->kind == FIELD_LIST ? f : NULL;
	if (!err->what[0])
		names_nearest(recipe->names, NULL, list ? (const void *)list->list : NULL,
			layer->text, layer->n, err->nearest);
	recipe_fail(&recipe->reader, layer->at, layer->n, _("no protocol has this name"));
	return -1;
}

/* An item of the list in the part before, where Scapy has a layer: found by its class alone. */
static const struct field *list_ahead(
	struct recipe *recipe, const struct place *place, const struct node *layer)
{
	for (const struct field *f = place->table; f->id; f++) {
		const struct name_entry *e = NULL;

		if (f->kind != FIELD_LIST || !place_there(place, f))
			continue;
		e = names_find(recipe->names, f->list, layer->text, layer->n);
		for (const struct list *l = shape_lists; l->items && !e; l++)
			e = names_find(recipe->names, l, layer->text, layer->n);
		if (e && e->field->scapy && e->field->kind == FIELD_GROUP)
			return f;
	}
	return NULL;
}

static struct place part_place(struct recipe *recipe, struct part *part)
{
	return (struct place){.recipe = recipe,
		.proto = part->proto,
		.table = part->proto->fields,
		.part = part,
		.name = part->proto->id};
}

static bool is_named(const struct node *pair, const char *name)
{
	return pair->kind == NODE_PAIR && pair->first && pair->n == strlen(name) &&
	       memcmp(pair->text, name, pair->n) == 0;
}

/* VXLAN's bytes between flags and network identifier, which Scapy cuts differently. */
static int vxlan_member(const struct place *place, const struct node *pair, bool *taken)
{
	static const struct {
		const char *name;
		unsigned bits, shift; /* in the 24 bits between */
	} cuts[] = {{"reserved1", 24, 0}, {"reserved0", 16, 8}, {"NextProtocol", 8, 0}};
	const struct field *flags = &proto_vxlan.fields[0], *group = &proto_vxlan.fields[1];

	for (int i = 0; i < 3; i++) {
		struct field cut = {
			.id = "", .scapy = cuts[i].name, .bits = (uint16_t)cuts[i].bits};
		uint64_t value;

		if (!is_named(pair, cuts[i].name))
			continue;
		*taken = true;
		if (value_is_none(pair->first))
			return 0;
		if (value_scalar(place->recipe, &cut, pair->first, &value) != 0)
			return -1;
		value <<= cuts[i].shift;
		if (value >> 16)
			place_set_bits(place, flags, &flags->parts[1], value >> 16);
		if (value & 0xffff)
			place_set(place, group)->num |= value & 0xffff;
	}
	return 0;
}

/* Members that are no fields are taken out: whether options are padded, what Scapy keeps in a field
 * and is a payload here (its node is returned in *payload), and what it cuts differently. */
static int take_special(const struct place *place, struct node *layer, struct node **payload)
{
	const struct proto *proto = place->proto;

	for (struct node **link = &layer->first; *link;) {
		struct node *m = *link;
		bool taken = false;

		if (proto == &proto_vxlan && vxlan_member(place, m, &taken) != 0)
			return -1;
		if (is_named(m, "autopad")) {
			place->part->exact = m->first->n == 1 && m->first->text[0] == '0';
			taken = true;
		}
		if (proto == &proto_dns && !m->first && m->n == 8 &&
			memcmp(m->text, "compress", 8) == 0)
			taken = place->part->compress = true;
		if (proto == &proto_icmpv6 && is_named(m, "data")) {
			*payload = m->first;
			taken = true;
		}
		if (taken)
			*link = m->next;
		else
			link = &m->next;
	}
	return 0;
}

static int add_part(struct recipe *recipe, struct node *layer, const struct name_entry *named)
{
	struct part *part = stack_push(&recipe->stack, named->proto);
	struct node *payload = NULL;
	struct entry load = {.field = &proto_data.fields[0]};
	struct place place;

	if (!part)
		return fail(recipe, layer, _("a frame has at most 32 layers"));
	place = part_place(recipe, part);
	if (named->alias && named->alias->field)
		place_set(&place, proto_field(part->proto, named->alias->field))->num =
			named->alias->value;
	if (take_special(&place, layer, &payload) != 0)
		return -1;
	if (part->proto == &proto_http ? http_members(&place, layer) != 0
				       : place_members(&place, layer->first, true) != 0)
		return -1;
	if (!payload || value_is_none(payload))
		return 0;
	if (value_bind(recipe, load.field, payload, &load) != 0)
		return -1;
	return load.len ? add_data(recipe, payload, load.bytes, load.len) : 0;
}

static int add_layer(struct recipe *recipe, struct node *layer)
{
	const struct name_entry *named;
	struct part *last = last_part(recipe);

	if (layer->kind == NODE_TEXT)
		return layer->n ? add_data(recipe, layer, (const uint8_t *)layer->text, layer->n)
				: 0;
	if (layer->bytes && is_called(layer, "file"))
		return add_file(recipe, layer);
	if (layer->bytes)
		return layer->first->n
			       ? add_data(recipe, layer, (const uint8_t *)layer->first->text,
					 layer->first->n)
			       : 0;
	if (is_called(layer, "Padding") || is_called(layer, "padding"))
		return add_padding(recipe, layer);
	if (is_called(layer, "HTTPRequest") || is_called(layer, "HTTPResponse"))
		return http_message(recipe, layer);
	named = names_find(recipe->names, NULL, layer->text, layer->n);
	if (named && named->proto == &proto_data)
		return add_raw(recipe, layer);
	if (named)
		return add_part(recipe, layer, named);
	if (last) {
		struct place place = part_place(recipe, last);
		const struct field *list = list_ahead(recipe, &place, layer);

		if (list)
			return scapy_item(&place, list, layer);
	}
	return no_protocol(recipe, layer, last);
}

static int add_layers(struct recipe *recipe, struct node *first)
{
	for (struct node *layer = first, *next; layer; layer = next) {
		next = layer->next;
		if (add_layer(recipe, layer) != 0)
			return -1;
	}
	return 0;
}

/* The layers' bytes, from the tables: what they are inside is all that counts here. */
static int pack_layers(struct recipe *recipe, const struct node *node, struct entry *entry)
{
	struct stack *stack = &recipe->stack;
	struct buf out = BUF_INIT;
	struct resolved r;
	struct err err;

	if (stack_resolve(stack, &r, &err) != 0)
		return fail(recipe, node, err.text);
	for (unsigned i = 0; i < stack->count; i++)
		pack_header(stack, &r, i, &out);
	if (out.len)
		sum_fill(stack, &r, out.data);
	entry->bytes = arena_copy(&recipe->arena, out.data, out.len);
	entry->len = (uint32_t)out.len;
	buf_done(&out);
	return 0;
}

int bind_nested(struct recipe *recipe, struct node *node, struct entry *entry)
{
	struct stack outer = recipe->stack;
	uint32_t sets = recipe->set_count;
	struct node one = *node;
	int status;

	one.next = NULL;
	stack_init(&recipe->stack, &recipe->arena);
	status = add_layers(recipe, node->kind == NODE_CHAIN ? node->first : &one);
	if (status == 0 && recipe->set_count > sets)
		status = fail(recipe, node, _("a packet inside an option has no sets of values"));
	if (status == 0 && recipe->stack.parts[0].tail_len)
		status = fail(recipe, node, _("a packet inside an option has no padding"));
	if (status == 0)
		status = pack_layers(recipe, node, entry);
	recipe->stack = outer;
	return status;
}

int bind_recipe(struct recipe *recipe, struct node *layers)
{
	if (add_layers(recipe, layers->first) != 0)
		return -1;
	set_order(recipe);
	return 0;
}
