/* SPDX-License-Identifier: BSD-2-Clause */
/* From a stack to bytes, through libnet: blocks from the inside out, coalesced into a frame. Blocks
 * are kept from frame to frame and updated as long as the shape is the same. Checksums that nobody
 * typed are libnet's, as long as it can know them; what it cannot be told (versions, forged
 * lengths, some reserved bits) is stamped into the bytes, and the checksums over it made again by
 * sum.c. */
#include <libnet.h>

#include "craft_libnet.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* ---- shapes ---------------------------------------------------------------------------------- */

static craft_build_fn *builder(const struct craft *c, unsigned part)
{
	craft_build_fn *build;

	if (c->r.head[part] == 0)
		return craft_put_none;
	if (c->stack->parts[part].cut)
		return craft_put_table;
	build = craft_transport_builder(c, part);
	if (!build)
		build = craft_ip_builder(c, part);
	if (!build)
		build = craft_link_builder(c, part);
	if (!build)
		build = craft_icmp_builder(c, part);
	return build ? build : craft_put_table;
}

static void take_shape(const struct craft *c, struct craft_shape *shape)
{
	shape->count = c->stack->count;
	for (unsigned i = 0; i < shape->count; i++) {
		shape->build[i] = builder(c, i);
		shape->head[i] = shape->build[i] == craft_put_table ? 0 : c->r.head[i];
		/* The one block whose length for the checksum libnet remembers. */
		if (c->stack->parts[i].proto == &proto_gre)
			shape->head[i] += c->r.pay[i];
		shape->tail[i] = c->stack->parts[i].tail_len != 0;
	}
}

static bool is_same(const struct craft_shape *a, const struct craft_shape *b)
{
	size_t n = a->count;

	return a->count == b->count && !memcmp(a->build, b->build, n * sizeof(*a->build)) &&
	       !memcmp(a->head, b->head, n * sizeof(*a->head)) &&
	       !memcmp(a->tail, b->tail, n * sizeof(*a->tail));
}

static void forget(struct craft *c)
{
	libnet_clear_packet(c->net);
	memset(c->tag, 0, sizeof(c->tag));
	c->shape.count = 0;
}

/* ---- checksums ------------------------------------------------------------------------------- */

/* Options that change where the packet ends up, or might. */
static bool has_route(const struct part *ip)
{
	for (uint32_t i = 0; i < ip->count; i++)
		for (uint32_t k = 0; k < ip->entries[i].count; k++) {
			uint64_t code = ip->entries[i].subs[k].field->code;

			if (code == 131 || code == 137 || code == LIST_UNKNOWN)
				return true;
		}
	return false;
}

static bool is_icmpv6(const struct proto *proto)
{
	return proto == &proto_icmpv6 || proto == &proto_icmpv6_query ||
	       proto == &proto_icmpv6_info || proto == &proto_icmpv6_rare ||
	       proto == &proto_icmpv6_rpl ||
	       proto == &proto_icmpv6_move || proto == &proto_icmpv6_quoting;
}

/* Whether libnet finds the pseudo-header of part i, and all of what its checksum covers. */
static bool knows_sum(const struct craft *c, const struct craft_shape *shape, unsigned i)
{
	const struct part *part = &c->stack->parts[i], *below = part - 1;
	const struct field *len = c->field[F_IP_LEN];

	if (shape->build[i] == craft_put_table)
		return false;
	if (part->proto == &proto_ip)
		return true;
	if (i == 0 || shape->build[i - 1] == craft_put_table)
		return false;
	if (below->proto == &proto_ipv6)
		return part->proto != &proto_icmp;
	return below->proto == &proto_ip && !is_icmpv6(part->proto) && !stack_typed(below, len) &&
	       !stack_typed(below, &proto_ip.fields[1]) && !has_route(below);
}

static bool is_beyond_libnet(const struct craft *c, const struct craft_shape *shape)
{
	for (unsigned i = 0; i < shape->count; i++) {
		const struct part *part = &c->stack->parts[i];
		const struct field *sum = proto_filled(part->proto, FILL_SUM);

		if (part->tail_len || part->cut)
			return true;
		if (sum && !stack_typed(part, sum) && !knows_sum(c, shape, i))
			return true;
	}
	return false;
}

/* ---- what libnet cannot be told -------------------------------------------------------------- */

static const struct craft_range *range_of(craft_build_fn *build)
{
	static const struct craft_range *const all[] = {
		craft_ip_ranges, craft_icmp_ranges, craft_transport_ranges};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		for (const struct craft_range *range = all[i]; range->build; range++)
			if (range->build == build)
				return range;
	return NULL;
}

/* The bit at which a typed number stands in its header; UINT32_MAX if it is not there. */
static uint32_t place(const struct craft *c, unsigned part, const struct field *field)
{
	uint64_t selector = part ? c->stack->parts[part - 1].proto->ports : BIND_NONE;
	bool selected = false;
	uint32_t bit = 0;

	for (const struct field *f = c->stack->parts[part].proto->fields; f->id; f++) {
		if (!field_when(f, selector))
			continue;
		if (f == field)
			return bit;
		if (f->select) {
			selector = field_selector(
				f, selector, !selected, pack_value(c->stack, &c->r, part, f));
			selected = true;
		}
		bit += f->bits;
	}
	return UINT32_MAX;
}

static bool touches(const struct craft *c, unsigned part, const struct craft_range *range)
{
	const struct part *p = &c->stack->parts[part];

	for (uint32_t i = 0; i < p->count; i++) {
		const struct field *f = p->entries[i].field;
		uint32_t bit = f->bits ? place(c, part, f) : UINT32_MAX;

		if (bit < range->to && bit + f->bits > range->from)
			return true;
	}
	return false;
}

/* Writes typed bits that libnet's builders do not take; says whether any byte was changed. */
static bool stamp(struct craft *c)
{
	bool changed = false;

	for (unsigned i = 0; i < c->stack->count; i++) {
		const struct craft_range *range = range_of(c->shape.build[i]);
		uint32_t from, n;
		const uint8_t *table;

		if (!range || !touches(c, i, range))
			continue;
		from = range->from / 8u;
		n = (range->to - range->from) / 8u;
		table = craft_table(c, i);
		if (memcmp(c->packet + c->r.off[i] + from, table + from, n) != 0) {
			memcpy(c->packet + c->r.off[i] + from, table + from, n);
			changed = true;
		}
	}
	return changed;
}

/* RFC 768: a sum that comes out as 0 is written as its complement, which libnet leaves out. */
static bool has_zero_sum(const struct craft *c)
{
	for (unsigned i = 0; i < c->stack->count; i++)
		if (c->stack->parts[i].proto == &proto_udp && c->r.head[i] == 8 &&
			bits_be16(c->packet + c->r.off[i] + 6) == 0)
			return true;
	return false;
}

/* ---- building -------------------------------------------------------------------------------- */

static int build_blocks(struct craft *c)
{
	const struct stack *stack = c->stack;

	c->blocks = 0;
	for (unsigned i = 0; i < stack->count; i++)
		if (stack->parts[i].tail_len &&
			craft_put_data(c, stack->parts[i].tail, stack->parts[i].tail_len) != 0)
			return -1;
	for (unsigned i = stack->count; i-- > 0;)
		if (c->shape.build[i](c, i) != 0)
			return -1;
	return 0;
}

static void drop_packet(struct craft *c)
{
	if (c->packet)
		libnet_adv_free_packet(c->net, c->packet);
	c->packet = NULL;
}

static int build(struct craft *c, uint32_t *n)
{
	struct craft_shape shape;

	take_shape(c, &shape);
	if (!is_same(&shape, &c->shape)) {
		forget(c);
		c->shape = shape;
	}
	c->own = is_beyond_libnet(c, &shape);
	drop_packet(c);
	if (build_blocks(c) != 0)
		return -1;
	return libnet_pblock_coalesce(c->net, &c->packet, n) == 1 ? 0 : -1;
}

int craft_build(struct craft *craft, const struct stack *stack, const uint8_t **bytes, size_t *n,
	struct err *err)
{
	static const uint8_t none[1];
	uint32_t len = 0;

	if (stack_resolve(stack, &craft->r, err) != 0)
		return -1;
	*bytes = none;
	*n = craft->r.len;
	if (craft->r.len == 0)
		return 0;
	craft->stack = stack;
	if (build(craft, &len) != 0) {
		forget(craft);
		return err_set(err, _("libnet: %s"), libnet_geterror(craft->net));
	}
	if (len != craft->r.len) {
		forget(craft);
		return err_set(err, _("libnet built %u bytes, not %u"), len, craft->r.len);
	}
	if (stamp(craft) || craft->own || has_zero_sum(craft))
		sum_fill(stack, &craft->r, craft->packet);
	*bytes = craft->packet;
	return 0;
}

/* ---- forged values --------------------------------------------------------------------------- */

static bool is_forged(const struct craft *c, const struct stack *stack, const uint8_t *bytes,
	unsigned part, const struct entry *e)
{
	uint32_t sum;

	switch (e->field->fill) {
	case FILL_SUM: return sum_auto(stack, &c->r, bytes, part, &sum) && e->num != sum;
	case FILL_HDRLEN:
	case FILL_TOTLEN:
	case FILL_PAYLEN:
	case FILL_NEXT:
	case FILL_SIZE:
	case FILL_COUNT:
	case FILL_LEFT: return e->num != pack_auto(stack, &c->r, part, e->field);
	case FILL_USER:
	case FILL_WIRE:
	case FILL_CODE:
	case FILL_ITEMLEN: return false;
	}
	return false;
}

int craft_forged(struct craft *craft, const struct stack *stack, uint64_t mask[FRAME_LAYERS],
	struct err *err)
{
	const uint8_t *bytes;
	size_t n;

	memset(mask, 0, FRAME_LAYERS * sizeof(*mask));
	if (craft_build(craft, stack, &bytes, &n, err) != 0)
		return -1;
	for (unsigned i = 0; i < stack->count; i++)
		for (uint32_t k = 0; k < stack->parts[i].count && k < 64; k++)
			if (is_forged(craft, stack, bytes, i, &stack->parts[i].entries[k]))
				mask[i] |= UINT64_C(1) << k;
	return 0;
}

/* ---- the builder itself ---------------------------------------------------------------------- */

struct craft *craft_new(struct err *err)
{
	struct craft *c = mem_new(1, sizeof(*c));
	char why[LIBNET_ERRBUF_SIZE] = "";

	if (craft_find_fields(c, err) != 0) {
		free(c);
		return NULL;
	}
	c->net = libnet_init(LIBNET_NONE, NULL, why);
	if (!c->net) {
		err_set(err, _("libnet: %s"), why);
		free(c);
		return NULL;
	}
	return c;
}

void craft_free(struct craft *craft)
{
	if (!craft)
		return;
	drop_packet(craft);
	libnet_destroy(craft->net);
	buf_done(&craft->bytes);
	free(craft);
}
