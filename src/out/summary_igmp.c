/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of IGMP: who asks for which groups, and who wants to hear whom. RFC 1112,
 * RFC 2236, RFC 3376. */
#include "summary_int.h"

static void say_group(const struct saying *s, const uint8_t *p)
{
	num_put_ipv4(s->out, bits_be32(p));
}

static void say_asked(const struct saying *s, const uint8_t *p)
{
	SAY(s, "Membership Query, ");
	if (!bits_be32(p + 4)) {
		SAY(s, "general");
		return;
	}
	SAY(s, "specific for group ");
	say_group(s, p + 4);
}

/* "{192.0.2.1, 192.0.2.2}", as many as there are. */
static void say_sources(const struct saying *s, const uint8_t *p, uint32_t n, unsigned count)
{
	SAY(s, "{");
	for (unsigned i = 0; i < count && 4 * i + 4 <= n; i++) {
		if (i)
			SAY(s, ", ");
		say_group(s, p + 4 * i);
	}
	SAY(s, "}");
}

/* ---- version 3 ---- */

/* What a host says of a group: in front of its address, behind it without sources, with one, with
 * several. RFC 3376 4.2.12 */
struct record {
	const char *before, *none, *one, *many;
};

static const struct record *record_of(unsigned kind)
{
	static const struct record kinds[] = {
		{"Join group ", NULL, " for source ", " for sources in "},
		{"Join group ", " for any sources", ", for source not ", ", for sources not in "},
		{"Group ", ", ALLOW_NEW_SOURCES but no source specified (?)", ", new source ",
			", new sources "},
		{"Group ", ", BLOCK_OLD_SOURCES but no source specified (?)", ", block source ",
			", block sources "},
		{"Group ", ", unknown record type (?)", ", unknown record type (?), sources ",
			", unknown record type (?), sources "},
	};

	switch (kind) {
	case 1:
	case 3: return &kinds[0];
	case 2:
	case 4: return &kinds[1];
	case 5: return &kinds[2];
	case 6: return &kinds[3];
	default: return &kinds[4];
	}
}

static void say_record(const struct saying *s, const uint8_t *p, uint32_t n)
{
	const struct record *r = record_of(p[0]);
	unsigned count = bits_be16(p + 2);

	SAY(s, " / ");
	if (!count && !r->none) {
		SAY(s, "Leave group ");
		say_group(s, p + 4);
		return;
	}
	buf_text(s->out, r->before);
	say_group(s, p + 4);
	buf_text(s->out, !count ? r->none : count == 1 ? r->one : r->many);
	if (count)
		say_sources(s, p + 8, n - 8, count);
}

static void say_report(const struct saying *s, const uint8_t *p, uint32_t n)
{
	unsigned count = bits_be16(p + 6);

	SAY(s, "Membership Report");
	if (!count)
		SAY(s, " - General query");
	for (uint32_t at = 8; count > 0 && at + 8 <= n; count--) {
		say_record(s, p + at, n - at);
		at += 8 + 4u * bits_be16(p + at + 2) + 4u * p[at + 1];
	}
}

static void say_third(const struct saying *s, const uint8_t *p, uint32_t n)
{
	unsigned count;

	summary_begin(s, "IGMPv3");
	if (p[0] == 0x22) {
		say_report(s, p, n);
		return;
	}
	say_asked(s, p);
	count = n >= 12 ? bits_be16(p + 10) : 0;
	if (count) {
		buf_text(s->out, count > 1 ? ", sources " : ", source ");
		say_sources(s, p + 12, n - 12, count);
	}
}

/* Behind the first four bytes, which are a layer of their own. */
void summary_igmp3(const struct saying *s)
{
	if (s->at && s->layer[-1].head >= 4 && s->layer->head >= 4)
		say_third(s, s->bytes - s->layer[-1].head,
			s->layer->head + s->layer[-1].head);
	else
		summary_begin(s, "IGMPv3");
}

/* ---- versions 1 and 2 ---- */

void summary_igmp1(const struct saying *s)
{
	summary_begin(s, "IGMPv1");
	buf_text(s->out, s->bytes[0] == 0x11 ? "Membership Query" : "Membership Report");
}

void summary_igmp(const struct saying *s)
{
	const uint8_t *p = s->bytes;
	bool whole = s->layer->head >= 8;

	switch (p[0]) {
	case 0x11:
		summary_begin(s, "IGMPv2");
		if (whole)
			say_asked(s, p);
		return;
	case 0x16:
	case 0x17:
		summary_begin(s, "IGMPv2");
		buf_text(s->out, p[0] == 0x16 ? "Membership Report group " : "Leave Group ");
		if (whole)
			say_group(s, p + 4);
		return;
	default:
		summary_begin(s, "IGMP");
		if (p[0] == 0x13 || p[0] == 0x14) {
			buf_text(s->out, p[0] == 0x13 ? "DVMRP Protocol" : "PIM Routing Message");
			return;
		}
		SAY(s, "Unknown Type:");
		num_put_hex(s->out, p[0], 2);
	}
}

/* Traceroute, whose answers are counted, and the first version. */
void summary_igmp_old(const struct saying *s)
{
	const uint32_t hops = (s->layer->head - 24) / 32;

	if (s->layer->proto != &proto_igmp_trace) {
		summary_begin(s, "IGMPv0");
		buf_text(s->out, field_value_name(&proto_igmp0.fields[0], s->bytes[0]));
		return;
	}
	summary_begin(s, "IGMP");
	if (s->bytes[0] == 0x1f) {
		buf_text(s->out, s->layer->head == 24 ? "Traceroute Query" : "Traceroute Request");
		return;
	}
	SAY(s, "Traceroute Response, ");
	num_put(s->out, hops);
	buf_text(s->out, hops == 1 ? " block" : " blocks");
}
