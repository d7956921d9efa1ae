/* SPDX-License-Identifier: BSD-2-Clause */
/* From a name to the places where its values lie. A field behind nothing but fields of fixed width
 * has a fixed place, and is read without a walk. */
#include "filter_int.h"

#include "base/mem.h"
#include "frame/made.h"
#include "proto/secret.h"

#include <string.h>

static enum type field_type(const struct field *f)
{
	if (f->mute)
		return TYPE_NONE;
	switch (f->kind) {
	case FIELD_UINT:
	case FIELD_HEX:
	case FIELD_FLAGS:
		if (f->fraction)
			return TYPE_TIME; /* a number with a point */
		if (f->octets)
			return TYPE_BYTES;
		return f->bits == 1 ? TYPE_BOOL : f->minus ? TYPE_INT : TYPE_NUM;
	case FIELD_MAC: return TYPE_MAC;
	case FIELD_IPV4: return TYPE_IPV4;
	case FIELD_IPV6: return TYPE_IPV6;
	case FIELD_DATE:
	case FIELD_TIME: return TYPE_TIME;
	case FIELD_TEXT:
	case FIELD_NAME: return TYPE_TEXT;
	case FIELD_GROUP:
		return f->coded ? TYPE_NUM : f->told || f->preset_bytes ? TYPE_TEXT : TYPE_BYTES;
	case FIELD_BYTES:
	case FIELD_LIST: return TYPE_BYTES;
	}
	return TYPE_NONE;
}

/* Fields that Wireshark holds as something else than they lie in the bytes. */
static const struct {
	const char *name;
	enum type type;
} held[] = {
	{"eth.dst_resolved", TYPE_TEXT}, {"eth.src_resolved", TYPE_TEXT},
	{"eth.addr_resolved", TYPE_TEXT}, {"ip.rec_rt_host", TYPE_TEXT},
	{"ip.src_rt_host", TYPE_TEXT}, {"ip.cur_rt_host", TYPE_TEXT},
	{"ip.empty_rt_host", TYPE_TEXT}, {"http.response.code", TYPE_NUM},
	{"icmpv6.opt.linkaddr", TYPE_BYTES}, {"ipv6.opt.pad1", TYPE_NONE},
	{"tcp.flags.res", TYPE_BOOL}, {"geneve.flags.reserved", TYPE_BOOL},
	{"geneve.option.flags.reserved", TYPE_BOOL}, {"dhcp.option.ip_forwarding", TYPE_BOOL},
	{"dhcp.option.perform_router_discover", TYPE_BOOL}, {"ip.fragment.overlap", TYPE_BOOL},
	{"ip.fragment.overlap.conflict", TYPE_BOOL}, {"ipv6.fragment.overlap", TYPE_BOOL},
	{"ipv6.fragment.overlap.conflict", TYPE_BOOL}, {"tcp.segment.overlap", TYPE_BOOL},
	{"tcp.segment.overlap.conflict", TYPE_BOOL}, {"mpls.bottom", TYPE_NUM},
	{"ieee8021ad.dei", TYPE_NUM}, {"erspan.truncated", TYPE_NUM},
	{"ntp.ctrl.flags2.r", TYPE_NUM}, {"ntp.ctrl.flags2.error", TYPE_NUM},
	{"ntp.ctrl.flags2.more", TYPE_NUM}, {"ntp.priv.auth", TYPE_NUM},
	{"sctp.sack_nounce_sum", TYPE_NUM}, {"tcp.window_size_scalefactor", TYPE_INT},
	{"data.len", TYPE_INT},
};

static bool is_held(const struct lookup_name *name, enum type *type)
{
	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
		if (strlen(held[i].name) != name->n ||
			memcmp(held[i].name, name->text, name->n) != 0)
			continue;
		*type = held[i].type;
		return true;
	}
	return false;
}

static enum type hit_type(const struct lookup_name *name, const struct lookup_hit *hit)
{
	enum type type;

	if (is_held(name, &type))
		return type;
	switch (hit->as) {
	case LOOKUP_SAME: return field_type(hit->field);
	case LOOKUP_TEXT: return TYPE_TEXT;
	case LOOKUP_PAYLOAD: return TYPE_NUM;
	}
	return TYPE_NONE;
}

/* The bit of `want` among the parts of a flags field, parts without a name included. */
static bool find_part(const struct field *parts, const struct field *want, uint32_t *bit)
{
	for (const struct field *p = parts; p && p->id; p++) {
		uint32_t inside = *bit;

		if (p == want)
			return p->when.how == WHEN_ALWAYS;
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

static void add_made(struct filter *filter, struct ref *ref, const struct lookup_hit *hit)
{
	if (hit->proto != &proto_frame) {
		bool tls = hit->proto == &proto_tls || hit->proto == &proto_told_tls;

		ref->flow = true;
		if (!(filter->needs & FILTER_FLOW) && tls)
			filter->needs |= FILTER_TLS;
		else if (!tls)
			filter->needs &= ~(unsigned)FILTER_TLS;
		filter->needs |= FILTER_FLOW;
		return;
	}
	ref->meta = (enum meta)(hit->field - proto_frame.fields);
	if (ref->meta == META_TIME)
		ref->meta = META_EPOCH; /* the same moment, as a number */
	if (ref->meta == META_DELTA || ref->meta == META_DELTA_SHOWN || ref->meta == META_RELATIVE)
		filter->needs |= FILTER_CLOCK;
}

static bool is_in_bytes(const struct lookup_hit *hit)
{
	return !is_made(hit->proto) && (!hit->field || hit->field->make == MAKE_NONE);
}

/* Of a name that lies in bytes and is known of the conversation as well, the latter counts:
 * tcp.window_size. Not where just the bytes are meant: tcp.seq_raw. What is made of bytes counts
 * beside what is known of the conversation, _ws.expert, and a piece of a message beside a message:
 * tls.handshake. */
static bool is_meant(const struct filter *filter, const struct lookup_name *name,
	const struct lookup_hit *hit)
{
	bool raw = name->n > 4 && memcmp(name->text + name->n - 4, "_raw", 4) == 0;
	bool made = false, lies = false;

	for (uint32_t i = name->first; i < name->first + name->count; i++) {
		made |= is_made(filter->lookup->hits[i].proto);
		lies |= is_in_bytes(&filter->lookup->hits[i]);
	}
	if (!made || !lies || lookup_is_of_records(name->text, name->n))
		return true;
	return is_in_bytes(hit) == raw;
}

static uint16_t add_ref(struct filter *filter, const struct lookup_name *name)
{
	struct ref ref = {.first = filter->place_count, .meta = META_COUNT};

	filter->places = mem_grow(
		filter->places, filter->place_count + name->count, sizeof(*filter->places));
	for (uint32_t i = 0; i < name->count; i++) {
		const struct lookup_hit *hit = &filter->lookup->hits[name->first + i];
		struct place place = {.proto = hit->proto, .field = hit->field, .as = hit->as,
			.type = hit->field ? hit_type(name, hit) : TYPE_PROTO};

		if (!is_meant(filter, name, hit))
			continue;
		if (hit->proto->layer == LAYER_APPLICATION ||
			lookup_is_message(name->text, name->n))
			filter->needs |= FILTER_WHOLE;
		if (!hit->field) {
			ref.frame = is_made(hit->proto);
		} else if (is_made(hit->proto) || (hit->as == LOOKUP_SAME &&
				lookup_is_relative(name->text, name->n))) {
			add_made(filter, &ref, hit);
		} else {
			find_place(&place);
			filter->items.made |= !place.fixed && made_leaves_walked(hit->proto);
		}
		ref.walks |= hit->field && !place.fixed;
		filter->items.made |= ref.flow && /* of other records */
			(hit->proto == &proto_tls || hit->proto == &proto_told_tls);
		filter->items.made |= hit->made && !is_made(hit->proto);
		filter->items.all |= /* of what has no name, or no bytes */
			hit->field && (hit->field->empty || hit->field->blank);
		filter->places[filter->place_count++] = place;
		ref.count++;
	}
	filter->refs = mem_grow(filter->refs, filter->ref_count + 1, sizeof(*filter->refs));
	filter->refs[filter->ref_count] = ref;
	if (filter->items.made)
		filter->needs |= FILTER_MADE;
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
		term->type = hit_type(name, hit);
	term->ref = add_ref(filter, name);
	if (filter->refs[term->ref].meta == META_EPOCH)
		term->type = TYPE_TIME;
	if (hit->field == &proto_frame.fields[META_MARKED] ||
		hit->field == &proto_frame.fields[META_IGNORED])
		term->type = TYPE_BOOL;
	return true;
}
