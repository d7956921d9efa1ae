/* SPDX-License-Identifier: BSD-2-Clause */
/* The DNS server (RFC 1035), on UDP and TCP: one question, an answer with authority from the zone.
 * A question that is not well-formed gets an error code; what is no question gets nothing. Names
 * in the answer point back to where they stood before. Every answer fits into 512 bytes. */
#include "base/bits.h"
#include "lab/lab.h"
#include "lab/server.h"
#include "lab/zone.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define DNS_HEADER    12  /* bytes */
#define DNS_NAME_MOST 254 /* in text, with its NUL: 255 on the wire (RFC 1035 2.3.4) */
#define DNS_CLASS_IN  1
#define DNS_TYPE_OPT  41
#define DNS_TTL_S     300
#define DNS_UDP_MOST  1232 /* told in OPT: what passes every link unfragmented */

enum { DNS_NOERROR = 0, DNS_FORMERR = 1, DNS_NXDOMAIN = 3, DNS_NOTIMP = 4, DNS_REFUSED = 5 };

/* Flags of the header, bits 16 to 31 of the message. */
#define DNS_QR	 0x8000u
#define DNS_AA	 0x0400u
#define DNS_RD	 0x0100u
#define DNS_OP	 0x7800u
#define DNS_BADV 16 /* the extended code BADVERS (RFC 6891 9) */

/* The question, and where its bytes end in the query. */
struct dns_question {
	char name[DNS_NAME_MOST]; /* small letters; '?' for what no name of ours has in it */
	uint16_t type, class;
	size_t end; /* bytes from the start of the message; 0 while there is no question */
	bool edns;
	unsigned version; /* of EDNS */
};

/* An answer being written: what names and ends of names stand in it, and where. */
struct dns_answer {
	struct buf *out;
	size_t start; /* of the message in `out` */
	unsigned records[3];
	struct dns_seen {
		const char *name;
		size_t at;
	} seen[32];
	size_t seen_count;
};

static uint16_t dns_get16(const uint8_t *in, size_t at)
{
	return (uint16_t)bits_get(in, at * 8, 16);
}

static void dns_put(struct buf *out, unsigned width, uint64_t value)
{
	bits_put(buf_room(out, width / 8), 0, width, value);
	out->len += width / 8;
}

static char dns_letter(uint64_t c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + 32);
	return c > 0x20 && c < 0x7f && c != '.' ? (char)c : '?';
}

/* Reads the question's name; returns where it ends, 0 when it does not or is not a name. */
static size_t dns_read_name(const uint8_t *in, size_t n, char name[DNS_NAME_MOST])
{
	size_t at = DNS_HEADER, len = 0;

	while (at < n) {
		size_t label = (size_t)bits_get(in, at * 8, 8);

		at++;
		if (label == 0) {
			name[len] = '\0';
			return at;
		}
		if (label > 63 || label > n - at || len + label + 2 > DNS_NAME_MOST)
			return 0;
		if (len > 0)
			name[len++] = '.';
		for (size_t i = 0; i < label; i++)
			name[len++] = dns_letter(bits_get(in, (at + i) * 8, 8));
		at += label;
	}
	return 0;
}

/* The question and, behind it, the OPT record that a client of EDNS sends (RFC 6891 6.1). */
static int dns_read_question(const uint8_t *in, size_t n, struct dns_question *q)
{
	size_t at = dns_read_name(in, n, q->name);

	if (at == 0 || n - at < 4 || dns_get16(in, 4) != 1)
		return DNS_FORMERR;
	q->type = dns_get16(in, at);
	q->class = dns_get16(in, at + 2);
	q->end = at + 4;
	if (dns_get16(in, 6) != 0 || dns_get16(in, 8) != 0)
		return DNS_FORMERR;
	if (dns_get16(in, 10) > 0 && n - q->end >= 11 && bits_get(in, q->end * 8, 8) == 0 &&
		dns_get16(in, q->end + 1) == DNS_TYPE_OPT) {
		q->edns = true;
		q->version = (unsigned)bits_get(in, (q->end + 6) * 8, 8);
	}
	return DNS_NOERROR;
}

/* A name, its end as a pointer when it stands in the message already (RFC 1035 4.1.4). */
static void dns_put_name(struct dns_answer *a, const char *name)
{
	while (*name) {
		size_t label = strcspn(name, ".");

		for (size_t i = 0; i < a->seen_count; i++)
			if (strcmp(a->seen[i].name, name) == 0) {
				dns_put(a->out, 16, 0xc000 | a->seen[i].at);
				return;
			}
		if (a->seen_count < sizeof(a->seen) / sizeof(a->seen[0]))
			a->seen[a->seen_count++] = (struct dns_seen){name, a->out->len - a->start};
		dns_put(a->out, 8, label);
		buf_add(a->out, name, label);
		name += label + (name[label] == '.');
	}
	dns_put(a->out, 8, 0);
}

/* The question's own bytes go back as they came; the names in them can be pointed at. */
static void dns_put_question(struct dns_answer *a, const uint8_t *in, const struct dns_question *q)
{
	const char *name = q->name;
	size_t at = DNS_HEADER;

	while (*name && a->seen_count < 16) {
		size_t label = strcspn(name, ".");

		a->seen[a->seen_count++] = (struct dns_seen){name, at};
		at += 1 + label;
		name += label + (name[label] == '.');
	}
	buf_add(a->out, in + DNS_HEADER, q->end - DNS_HEADER);
}

static void dns_put_soa(struct dns_answer *a, const char *mailbox)
{
	static const uint32_t times[] = {1, 3600, 600, 86400, 60};

	dns_put_name(a, "serveur.example");
	dns_put_name(a, mailbox);
	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
		dns_put(a->out, 32, times[i]);
}

static void dns_put_data(struct dns_answer *a, const struct zone_record *r)
{
	uint8_t mac[6], ip4[4], ip6[16];

	lab_station_bytes(&lab_stations[r->station], mac, ip4, ip6);
	switch (r->type) {
	case ZONE_A: buf_add(a->out, ip4, sizeof(ip4)); break;
	case ZONE_AAAA: buf_add(a->out, ip6, sizeof(ip6)); break;
	case ZONE_SOA: dns_put_soa(a, r->text); break;
	case ZONE_TXT:
		dns_put(a->out, 8, strlen(r->text));
		buf_text(a->out, r->text);
		break;
	case ZONE_MX:
		dns_put(a->out, 16, 10);
		dns_put_name(a, r->text);
		break;
	default: dns_put_name(a, r->text); break;
	}
}

static void dns_put_record(struct dns_answer *a, int section, const struct zone_record *r)
{
	size_t length;

	dns_put_name(a, r->name);
	dns_put(a->out, 16, r->type);
	dns_put(a->out, 16, DNS_CLASS_IN);
	dns_put(a->out, 32, DNS_TTL_S);
	length = a->out->len;
	dns_put(a->out, 16, 0);
	dns_put_data(a, r);
	bits_put(a->out->data + length, 0, 16, a->out->len - length - 2);
	a->records[section]++;
}

static void dns_put_addresses(struct dns_answer *a, const char *name)
{
	static const uint16_t types[] = {ZONE_A, ZONE_AAAA};

	for (int i = 0; i < 2; i++) {
		const struct zone_record *r = zone_next(name, types[i], NULL);

		if (r)
			dns_put_record(a, 2, r);
	}
}

/* The answer section, and what goes with it: behind an alias its target's records, behind a
 * server's name its addresses, for nothing found the start of the zone (RFC 2308 3). */
static int dns_put_records(struct dns_answer *a, const char *name, uint16_t type)
{
	const struct zone_record *r = NULL, *server = NULL;
	const char *asked = name;

	while ((r = zone_next(name, type, r)) != NULL) {
		dns_put_record(a, 0, r);
		if (r->type == ZONE_CNAME && type != ZONE_CNAME && type != ZONE_ANY) {
			name = r->text;
			r = NULL;
		} else if (r->type == ZONE_NS || r->type == ZONE_MX) {
			server = r;
		}
	}
	if (server && type != ZONE_ANY)
		dns_put_addresses(a, server->text);
	if (a->records[0] == 0)
		dns_put_record(a, 1, zone_start(asked));
	return zone_exists(asked) ? DNS_NOERROR : DNS_NXDOMAIN;
}

static int dns_answer_question(struct dns_answer *a, const struct dns_question *q)
{
	if (q->edns && q->version != 0)
		return DNS_BADV;
	if ((q->class != DNS_CLASS_IN && q->class != ZONE_ANY) ||
		(q->type > 250 && q->type < ZONE_ANY))
		return DNS_REFUSED;
	return dns_put_records(a, q->name, q->type);
}

/* The root's name, then in the place of class and time to live: sizes, code, version (RFC 6891). */
static void dns_put_opt(struct dns_answer *a, int code)
{
	dns_put(a->out, 8, 0);
	dns_put(a->out, 16, DNS_TYPE_OPT);
	dns_put(a->out, 16, DNS_UDP_MOST);
	dns_put(a->out, 32, (uint64_t)(code >> 4) << 24);
	dns_put(a->out, 16, 0);
	a->records[2]++;
}

static bool dns_datagram(const uint8_t *in, size_t n, struct buf *out)
{
	struct dns_question q = {.end = 0};
	struct dns_answer a = {.out = out, .start = out->len};
	unsigned flags;
	int code;

	if (n < DNS_HEADER)
		return false;
	flags = dns_get16(in, 2);
	if (flags & DNS_QR)
		return false;
	buf_fill(out, 0, DNS_HEADER);
	code = flags & DNS_OP ? DNS_NOTIMP : dns_read_question(in, n, &q);
	if (q.end > 0)
		dns_put_question(&a, in, &q);
	if (code == DNS_NOERROR)
		code = dns_answer_question(&a, &q);
	if (q.edns)
		dns_put_opt(&a, code);
	flags = DNS_QR | (flags & (DNS_OP | DNS_RD)) | ((unsigned)code & 0xf);
	if (code == DNS_NOERROR || code == DNS_NXDOMAIN)
		flags |= DNS_AA;
	bits_put(out->data + a.start, 0, 16, dns_get16(in, 0));
	bits_put(out->data + a.start, 16, 16, flags);
	bits_put(out->data + a.start, 32, 16, q.end > 0);
	for (unsigned i = 0; i < 3; i++)
		bits_put(out->data + a.start, 48 + 16 * i, 16, a.records[i]);
	return true;
}

/* On TCP each message has its length before it (RFC 1035 4.2.2). */
static size_t dns_stream(const uint8_t *in, size_t n, struct buf *out, bool *last)
{
	size_t size, start = out->len;

	if (n < 2)
		return 0;
	size = dns_get16(in, 0);
	if (size > SERVER_REQUEST_MOST - 2) {
		*last = true;
		return n;
	}
	if (n - 2 < size)
		return 0;
	buf_fill(out, 0, 2);
	if (dns_datagram(in + 2, size, out))
		bits_put(out->data + start, 0, 16, out->len - start - 2);
	else
		out->len = start;
	return size + 2;
}

const struct server dns_server = {
	.name = "dns",
	.port = 53,
	.stream = dns_stream,
	.datagram = dns_datagram,
};
