/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of DNS: the question, and every record with the value that most ask for. */
#include "summary_int.h"

#include "base/utf8.h"
#include "frame/value.h"

#define RECORDS 1024 /* of a message are said at most: a line has no room for more */

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

/* What a line says of a record's data. */
enum data_how {
	DATA_NOTHING,
	DATA_IPV4, /* the address at its beginning */
	DATA_IPV6,
	DATA_NAME,  /* the name behind so many bytes */
	DATA_PAIRS, /* so many numbers of two bytes, and the name behind them */
	DATA_OWNER, /* whose record it is, again */
	DATA_HOST,  /* two texts behind their lengths */
	DATA_RULE,  /* two numbers, and a text behind its length */
	DATA_PREFIX,
};

struct data {
	uint16_t type;
	uint8_t how, count;
};

/* Every type that more than its own name is said of, by Wireshark. */
static const struct data datas[] = {{1, DATA_IPV4, 0}, {28, DATA_IPV6, 0}, {5, DATA_NAME, 0},
	{2, DATA_NAME, 0}, {12, DATA_NAME, 0}, {6, DATA_NAME, 0}, {33, DATA_PAIRS, 3},
	{15, DATA_PAIRS, 1}, {47, DATA_NAME, 0}, {3, DATA_OWNER, 0}, {4, DATA_OWNER, 0},
	{7, DATA_OWNER, 0}, {8, DATA_OWNER, 0}, {9, DATA_OWNER, 0}, {10, DATA_OWNER, 0},
	{11, DATA_IPV4, 0}, {13, DATA_HOST, 0}, {14, DATA_OWNER, 0}, {17, DATA_OWNER, 0},
	{18, DATA_OWNER, 0}, {19, DATA_OWNER, 0}, {20, DATA_OWNER, 0}, {21, DATA_OWNER, 0},
	{22, DATA_OWNER, 0}, {23, DATA_OWNER, 0}, {26, DATA_OWNER, 0}, {27, DATA_OWNER, 0},
	{30, DATA_NAME, 0}, {35, DATA_RULE, 2}, {36, DATA_PAIRS, 1}, {38, DATA_PREFIX, 0},
	{39, DATA_NAME, 0}, {42, DATA_OWNER, 0}, {49, DATA_OWNER, 0}, {51, DATA_OWNER, 0},
	{52, DATA_OWNER, 0}, {55, DATA_OWNER, 0}, {65282, DATA_NAME, 12}};

/* The text behind the byte at `at` that says how long it is, as Wireshark reads ASCII; where it
 * ends. */
static uint32_t say_text(const struct message *m, uint32_t at)
{
	uint32_t len = at < m->n ? m->p[at] : 0;
	struct buf raw = BUF_INIT;

	for (uint32_t i = 0; i < len && at + 1 + i < m->n && m->p[at + 1 + i]; i++) {
		if (m->p[at + 1 + i] < 0x80)
			buf_byte(&raw, m->p[at + 1 + i]);
		else
			buf_text(&raw, "\xef\xbf\xbd");
	}
	utf8_format(m->s->out, raw.data, raw.len);
	buf_done(&raw);
	return at + 1 + len;
}

/* RFC 2874 3.1: how much of an address is elsewhere, the rest of it, and where. */
static void say_prefix(const struct message *m, uint32_t at)
{
	uint8_t address[16] = {0};
	unsigned prefix = m->p[at], bytes = prefix > 128 ? 0 : (128 - prefix + 7) / 8;

	if (at + 1 + bytes > m->n)
		return;
	memcpy(address + 16 - bytes, m->p + at + 1, bytes);
	SAY_NUM(m->s, " ", prefix);
	SAY(m->s, " ");
	value_ipv6(m->s->out, address);
	SAY(m->s, " ");
	if (prefix)
		say_name(m, at + 1 + bytes);
}

static void say_pairs(const struct message *m, uint32_t at, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		SAY_NUM(m->s, " ", bits_be16(m->p + at + 2 * i));
	SAY(m->s, " ");
}

static void say_data(const struct message *m, uint16_t type, uint32_t at)
{
	const struct data *d = datas;

	while (d < datas + sizeof(datas) / sizeof(datas[0]) && d->type != type)
		d++;
	if (d == datas + sizeof(datas) / sizeof(datas[0]))
		return;
	switch ((enum data_how)d->how) {
	case DATA_NOTHING: break;
	case DATA_IPV4:
		if (at + 4 <= m->n) {
			SAY(m->s, " ");
			num_put_ipv4(m->s->out, bits_be32(m->p + at));
		}
		break;
	case DATA_IPV6:
		if (at + 16 <= m->n) {
			SAY(m->s, " ");
			value_ipv6(m->s->out, m->p + at);
		}
		break;
	case DATA_PAIRS:
	case DATA_NAME:
		if (!value_name(NULL, m->p, m->n, at + d->count * (d->how == DATA_PAIRS ? 2u : 1u)))
			break;
		say_pairs(m, at, d->how == DATA_PAIRS ? d->count : 0);
		say_name(m, at + d->count * (d->how == DATA_PAIRS ? 2u : 1u));
		break;
	case DATA_OWNER:
		SAY(m->s, " ");
		say_name(m, m->at);
		break;
	case DATA_HOST:
		SAY(m->s, " ");
		at = say_text(m, at);
		SAY(m->s, " ");
		say_text(m, at);
		break;
	case DATA_RULE:
		if (at + 4 < m->n) {
			say_pairs(m, at, d->count);
			say_text(m, at + 4);
		}
		break;
	case DATA_PREFIX: say_prefix(m, at); break;
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
	if (len && at + 10 < m->n)
		say_data(m, bits_be16(m->p + at), at + 10);
	if (at + 10 + len > m->n)
		return false;
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
		if (code)
			buf_text(s->out, code);
		else
			SAY_NUM(s, "Unknown error (", result);
		if (!code)
			SAY(s, ")");
	}
}

void summary_dns_short(const struct saying *s, const char *name, const uint8_t *p, uint32_t n)
{
	summary_begin(s, name);
	if (n >= 4)
		say_kind(s, p, bits_be16(p + 2));
	if (s->frame->cap >= s->frame->len) /* else more is said of that */
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
