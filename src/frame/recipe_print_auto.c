/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields that a printed layer says though nobody typed them: addresses that the lab knows, and what
 * Scapy would not make of the same layers: a next protocol that it does not bind, a sum over other
 * addresses, a time. */
#include "frame/recipe_print.h"

#include "base/bits.h"

#include <string.h>

static const struct part *next_part(const struct printer *p)
{
	return p->part + 1u < p->stack->count ? &p->stack->parts[p->part + 1] : NULL;
}

static bool is_ipv6_extension(const struct proto *proto)
{
	return proto == &proto_hopopts || proto == &proto_routing || proto == &proto_fraghdr ||
	       proto == &proto_dstopts;
}

/* What Scapy binds to the link layers other than Ethernet. */
static bool is_unbound_link(const struct proto *outer, const struct proto *inner)
{
	bool ip = inner == &proto_ip || inner == &proto_ipv6;
	bool pppoe = inner == &proto_pppoed || inner == &proto_pppoes;

	if (outer == &proto_sll || outer == &proto_sll2)
		return !ip && !pppoe && inner != &proto_vlan && inner != &proto_arp;
	if (outer == &proto_sll_own || outer == &proto_sll2_own)
		return true;
	if (outer == &proto_snap)
		return !ip && inner != &proto_vlan && inner != &proto_arp;
	if (outer == &proto_ppp || outer == &proto_ppp_short)
		return !ip;
	if (outer == &proto_vlan || outer == &proto_ieee8021ad)
		return pppoe;
	return (outer == &proto_llc && inner == &proto_ip) ||
	       (outer == &proto_null && inner == &proto_ipv6);
}

/* What has a number here and yet is not bound to this layer in Scapy. */
static bool is_unbound(const struct proto *outer, const struct proto *inner)
{
	if (is_unbound_link(outer, inner))
		return true;
	if (inner == &proto_eth && (outer == &proto_ip || outer == &proto_ipv6 ||
					   is_ipv6_extension(outer)))
		return true;
	if (outer == &proto_ip)
		return inner == &proto_icmpv6 || is_ipv6_extension(inner);
	if (outer == &proto_ipv6 || is_ipv6_extension(outer))
		return inner == &proto_icmp || (inner == &proto_mpls && outer != &proto_ipv6);
	if (outer == &proto_gre)
		return inner == &proto_ieee8021ad;
	return inner == &proto_mpls && outer != &proto_eth && outer != &proto_mpls;
}

/* What is inside has a number here that both programs write. */
static bool next_is_known(const struct printer *p, enum bind_table table)
{
	const struct part *next = next_part(p);
	uint64_t value;

	if (!next || next->proto == &proto_data)
		return true;
	return proto_binding(next->proto, table, &value) &&
	       !(p->scapy && is_unbound(p->stack->parts[p->part].proto, next->proto));
}

static bool is_port(const struct proto *proto, const struct field *f)
{
	return proto->next == NEXT_PORTS && (f == &proto->fields[0] || f == &proto->fields[1]);
}

/* Scapy sums with the pseudo-header of IP right below, its addresses as they stand. */
static bool is_sum_plain(const struct printer *p)
{
	const struct part *below = p->part ? &p->stack->parts[p->part - 1] : NULL;
	bool six = p->stack->parts[p->part].proto == &proto_icmpv6;

	if (!below || (below->proto != &proto_ip && below->proto != &proto_ipv6))
		return false;
	if (below->proto == &proto_ip)
		for (uint32_t i = 0; i < below->count; i++)
			if (below->entries[i].field->kind == FIELD_LIST)
				return false;
	return !six || below->proto == &proto_ipv6;
}

/* Whether the layer inside sets the field, which raw bytes in its place would not. */
static bool is_overloaded(const struct part *next, const struct field *f)
{
	for (const struct overload *o = next ? next->proto->overloads : NULL; o && o->name; o++)
		if (strcmp(o->field, f->id) == 0)
			return true;
	return false;
}

bool say_must(const struct printer *p, const struct field *f)
{
	const struct part *part = &p->stack->parts[p->part], *next = next_part(p);

	if (p->explicit && (f->fill != FILL_USER || is_port(part->proto, f) ||
				   is_overloaded(next, f) || strcmp(f->id, "ipv6.hlim") == 0))
		return true;
	if (f->select && f->fill == FILL_NEXT)
		return true; /* what the names behind it mean hangs on it */
	if (f->fill == FILL_NEXT && f->bind != BIND_LABEL && f->bind != BIND_BOTTOM)
		return !next_is_known(p, f->bind);
	if (is_port(part->proto, f))
		return !next_is_known(p, part->proto->ports);
	if (!p->scapy)
		return false;
	if (f->fill == FILL_PAYLEN && /* it would count padding, or nothing */
		(part->proto == &proto_vlan_llc ||
			(part->proto == &proto_dot3 && part->tail_len)))
		return true;
	if (part->proto == &proto_igmp1 && f->octets)
		return true; /* its class is that of the second version */
	if (f->fill == FILL_SUM && f->sum == SUM_PSEUDO)
		return !is_sum_plain(p);
	if (f->fill == FILL_HDRLEN)
		return part->exact;
	if (part->proto == &proto_icmp)
		return strstr(f->id, "_timestamp") != NULL; /* else Scapy looks at the clock */
	return f->fill == FILL_WIRE ||
	       (part->proto == &proto_vxlan && next && next->proto == &proto_eth);
}

/* Whether the field is there in this part's variant of its header, and at which bit of it if all
 * before it have widths of their own. */
bool say_place(const struct printer *p, const struct field *field, uint32_t *bit)
{
	const struct part *part = &p->stack->parts[p->part];
	uint64_t selector = p->part ? part[-1].proto->ports : BIND_NONE;
	bool selected = false;

	*bit = 0;
	for (const struct field *f = part->proto->fields; f->id && f != field; f++) {
		if (!field_when(f, selector))
			continue;
		if (f->select) {
			selector = field_selector(
				f, selector, !selected, pack_value(p->stack, &p->r, p->part, f));
			selected = true;
		}
		*bit += f->bits;
	}
	return field_when(field, selector);
}

/* The field as it stands in the bytes, typed or not. */
bool say_built(struct printer *p, const struct field *f)
{
	const uint8_t *header = p->frame.bytes + p->r.off[p->part];
	struct entry e = {.field = f};
	uint32_t bit;

	if (!f->bits || !say_place(p, f, &bit) || bit + f->bits > p->r.head[p->part] * 8)
		return true;
	if (f->kind <= FIELD_IPV4)
		e.num = field_number(f, bits_get(header, bit, f->bits));
	e.bytes = header + bit / 8;
	e.len = f->bits / 8u;
	return say_entry(p, f, &e);
}
