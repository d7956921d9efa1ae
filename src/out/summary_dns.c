/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of DNS: the question, and every record with the value that most ask for. */
#include "summary_int.h"

#include "frame/value.h"

#define RECORDS 1024 /* of a message are said at most */

struct message {
	const struct saying *s;
	const uint8_t *p;
	uint32_t n, at;
	bool local; /* multicast DNS, whose classes have a bit of their own */
};

static const char *type_name(uint16_t type, char room[24])
{
	static const char *const often[] = {[1] = "A", [2] = "NS", [5] = "CNAME", [6] = "SOA",
		[12] = "PTR", [15] = "MX", [16] = "TXT", [28] = "AAAA", [33] = "SRV", [41] = "OPT"};
	const char *name = type < sizeof(often) / sizeof(often[0]) ? often[type] : NULL;
	struct buf text = BUF_INIT;

	if (!name)
		name = field_value_name(proto_field(&proto_dns, "dns.qry.type"), type);
	if (name)
		return name;
	if (!type)
		return "Unused";
	buf_text(&text, "Unknown (");
	num_put(&text, type);
	buf_text(&text, ")");
	memcpy(room, text.data, text.len);
	room[text.len] = '\0';
	buf_done(&text);
	return room;
}

/* A name where the message stands at `at`; its bytes there, 0 if it is malformed. */
static size_t say_name(const struct message *m, uint32_t at)
{
	size_t from = m->s->out->len, n = value_name(m->s->out, m->p, m->n, at);

	if (n && memchr(m->s->out->data + from, '\\', m->s->out->len - from)) {
		m->s->out->len = from;
		value_name_shown(m->s->out, m->p, m->n, at);
	}
	if (n && m->s->out->len == from)
		SAY(m->s, "<Root>");
	return n;
}

static void say_type(const struct message *m, uint16_t type)
{
	char room[24];

	buf_byte(m->s->out, ' ');
	buf_text(m->s->out, type_name(type, room));
}

static bool say_question(struct message *m)
{
	size_t n = value_name(NULL, m->p, m->n, m->at);

	if (!n || m->at + n + 4 > m->n)
		return false;
	say_type(m, bits_be16(m->p + m->at + n));
	buf_byte(m->s->out, ' ');
	say_name(m, m->at);
	if (m->local) /* RFC 6762 5.4: who may answer to the asker alone */
		buf_text(m->s->out, m->p[m->at + n + 2] >> 7 ? ", \"QU\" question"
							      : ", \"QM\" question");
	m->at += (uint32_t)n + 4;
	return true;
}

static void say_numbers(const struct message *m, uint32_t at, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		SAY_NUM(m->s, " ", bits_be16(m->p + at + 2 * i));
}

static void say_data(const struct message *m, uint16_t type, uint32_t at, uint32_t len)
{
	unsigned numbers = type == 15 ? 1 : type == 33 ? 3 : 0;

	if (type == 1 && len == 4) {
		buf_byte(m->s->out, ' ');
		num_put_ipv4(m->s->out, bits_be32(m->p + at));
	} else if (type == 28 && len == 16) {
		buf_byte(m->s->out, ' ');
		value_ipv6(m->s->out, m->p + at);
	} else if (type == 2 || type == 5 || type == 6 || type == 12 || type == 39 || numbers) {
		if (len < 2 * numbers + 1)
			return;
		say_numbers(m, at, numbers);
		buf_byte(m->s->out, ' ');
		say_name(m, at + 2 * numbers);
	}
}

static bool say_record(struct message *m)
{
	size_t n = value_name(NULL, m->p, m->n, m->at);
	uint32_t at = m->at + (uint32_t)n;
	uint32_t len;

	if (!n || at + 10 > m->n)
		return false;
	len = bits_be16(m->p + at + 8);
	say_type(m, bits_be16(m->p + at));
	if (m->local && m->p[at + 2] >> 7) /* RFC 6762 10.2 */
		SAY(m->s, ", cache flush");
	if (at + 10 + len > m->n)
		return false;
	say_data(m, bits_be16(m->p + at), at + 10, len);
	m->at = at + 10 + len;
	return true;
}

static void say_kind(const struct saying *s, const uint8_t *p, uint16_t flags)
{
	unsigned operation = flags >> 11 & 15, result = flags >> 15 ? flags & 15 : 0;
	const char *opcode = NULL, *code = NULL;

	if (operation)
		opcode = field_value_name(proto_field(&proto_dns, "dns.flags.opcode"), operation);
	if (result)
		code = field_value_name(proto_field(&proto_dns, "dns.flags.rcode"), result);
	if (!operation) {
		SAY(s, "Standard query");
	} else if (opcode) {
		buf_text(s->out, opcode);
	} else {
		SAY_NUM(s, "Unknown operation (", operation);
		SAY(s, ")");
	}
	if (flags >> 15)
		SAY(s, " response");
	SAY(s, " ");
	num_put_hex(s->out, bits_be16(p), 4);
	if (result) {
		SAY(s, " ");
		buf_text(s->out, code ? code : "Unknown");
	}
}

void summary_dns_short(const struct saying *s, const uint8_t *p, uint32_t n)
{
	summary_begin(s, "DNS");
	if (n >= 4)
		say_kind(s, p, bits_be16(p + 2));
	SAY(s, "[Malformed Packet]");
}

void summary_dns(const struct saying *s)
{
	bool tcp = walk_selector(s->frame, s->at) == BIND_TCP;
	uint32_t skip = tcp ? 2 : 0;
	struct message m = {s, s->bytes + skip, s->layer->head + s->layer->pay - skip, 12,
		s->layer->proto == &proto_mdns};
	const struct track_fact *fact = summary_carrier(s);
	uint32_t questions, records = 0;

	summary_begin(s, m.local			 ? "MDNS"
			: s->layer->proto == &proto_llmnr ? "LLMNR"
							  : "DNS");
	if (fact)
		summary_analysis(s, fact);
	if (s->layer->head < 12 + skip)
		return;
	say_kind(s, m.p, bits_be16(m.p + 2));
	questions = bits_be16(m.p + 4);
	for (unsigned i = 6; i <= 10; i += 2)
		records += bits_be16(m.p + i);
	for (unsigned i = 0; i < questions && i < RECORDS; i++)
		if (!say_question(&m))
			return;
	for (unsigned i = 0; i < records && i < RECORDS; i++)
		if (!say_record(&m))
			return;
}
