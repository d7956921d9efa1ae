/* SPDX-License-Identifier: BSD-2-Clause */
/* Preferences and tables that tshark's users set on the command line. What is always done, or
 * never, is taken where that is asked for, and refused with a sentence where it is not. */
#include "cmd/prefs.h"

#include "base/lang.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define PREFS_PORTS 4096 /* of one rule at most */

enum pref { PREF_ALWAYS, PREF_NEVER, PREF_RELATIVE, PREF_ANALYZE, PREF_JOIN, PREF_SUM };

static const char counted[] = N_("it is always counted");
static const char plain[] = N_("it is shown as it is");
static const char no_names[] = N_("names are not looked up");

/* `at`: of struct join_options. */
static const struct {
	const char *name;
	enum pref pref;
	const char *why;
	size_t at;
	uint8_t sum;
} known[] = {
	{"tcp.relative_sequence_numbers", PREF_RELATIVE, NULL, 0, 0},
	{"tcp.analyze_sequence_numbers", PREF_ANALYZE, NULL, 0, 0},
	{"ip.check_checksum", PREF_SUM, NULL, offsetof(struct join_options, check_ip),
		FRAME_UNCHECKED_IP},
	{"tcp.check_checksum", PREF_SUM, NULL, offsetof(struct join_options, check_tcp),
		FRAME_UNCHECKED_TCP},
	{"udp.check_checksum", PREF_SUM, NULL, SIZE_MAX, FRAME_UNCHECKED_UDP},
	{"sctp.checksum", PREF_SUM, NULL, SIZE_MAX, FRAME_UNCHECKED_SCTP},
	{"ip.defragment", PREF_JOIN, NULL, offsetof(struct join_options, ip), 0},
	{"ipv6.defragment", PREF_JOIN, NULL, offsetof(struct join_options, ipv6), 0},
	{"tcp.desegment_tcp_streams", PREF_JOIN, NULL, offsetof(struct join_options, tcp), 0},
	{"http.desegment_headers", PREF_JOIN, NULL, offsetof(struct join_options, http_headers), 0},
	{"http.desegment_body", PREF_JOIN, NULL, offsetof(struct join_options, http_body), 0},
	{"tls.desegment_ssl_records", PREF_JOIN, NULL, offsetof(struct join_options, tls), 0},
	{"dns.desegment_dns_messages", PREF_JOIN, NULL, offsetof(struct join_options, dns), 0},
	{"tcp.calculate_timestamps", PREF_ALWAYS, counted, 0, 0},
	{"udp.calculate_timestamps", PREF_ALWAYS, counted, 0, 0},
	{"tcp.track_bytes_in_flight", PREF_ALWAYS, counted, 0, 0},
	{"tcp.reassemble_out_of_order", PREF_NEVER, N_("what comes too early is not waited for"), 0,
		0},
	{"http.dechunk_body", PREF_NEVER, plain, 0, 0},
	{"http.decompress_body", PREF_NEVER, plain, 0, 0},
	{"ip.use_geoip", PREF_NEVER, N_("places are not looked up"), 0, 0},
	{"ipv6.use_geoip", PREF_NEVER, N_("places are not looked up"), 0, 0},
	{"tcp.try_heuristic_first", PREF_NEVER, N_("ports come first"), 0, 0},
	{"udp.try_heuristic_first", PREF_NEVER, N_("ports come first"), 0, 0},
	{"nameres.mac_name", PREF_NEVER, no_names, 0, 0},
	{"nameres.network_name", PREF_NEVER, no_names, 0, 0},
	{"nameres.transport_name", PREF_NEVER, no_names, 0, 0},
	{"nameres.dns_pkt_addr_resolution", PREF_NEVER, no_names, 0, 0},
	{"nameres.use_external_name_resolver", PREF_NEVER, no_names, 0, 0},
	{"frame.generate_md5_hash", PREF_NEVER, N_("there is no frame.md5_hash"), 0, 0},
};

void prefs_init(struct prefs *prefs)
{
	*prefs = (struct prefs){.joins = JOIN_OPTIONS, .unchecked = FRAME_UNCHECKED_SCTP};
}

/* Or which of SCTP's sums is meant: there was another once. */
static bool read_truth(const char *text, bool *truth)
{
	*truth = strcasecmp(text, "true") == 0 || strcmp(text, "1") == 0 ||
		strcasecmp(text, "crc-32c") == 0;
	return *truth || strcasecmp(text, "false") == 0 || strcmp(text, "0") == 0 ||
		strcasecmp(text, "none") == 0;
}

static int apply(struct prefs *prefs, size_t i, bool truth, struct err *err)
{
	uint8_t sum = known[i].sum;

	switch (known[i].pref) {
	case PREF_RELATIVE: prefs->absolute = !truth; return 0;
	case PREF_ANALYZE:
		prefs->unanalyzed = !truth;
		prefs->joins.analyzed = truth;
		return 0;
	case PREF_SUM:
	case PREF_JOIN:
		prefs->asked |= sum;
		prefs->unchecked = (uint8_t)(truth ? prefs->unchecked & ~sum
						   : prefs->unchecked | sum);
		if (known[i].at < sizeof(prefs->joins))
			*(bool *)((char *)&prefs->joins + known[i].at) = truth;
		return 0;
	case PREF_ALWAYS:
	case PREF_NEVER: break;
	}
	if (truth == (known[i].pref == PREF_ALWAYS))
		return 0;
	return err_set(err, _("-o %s: cannot be %s here: %s"), known[i].name,
		truth ? "TRUE" : "FALSE", _(known[i].why));
}

int prefs_set(struct prefs *prefs, const char *setting, struct err *err)
{
	const char *colon = strchr(setting, ':');
	size_t n = colon ? (size_t)(colon - setting) : 0;
	bool truth;

	if (!colon)
		return err_set(err, _("-o %s: is NAME:VALUE"), setting);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strlen(known[i].name) != n || memcmp(known[i].name, setting, n) != 0)
			continue;
		if (!read_truth(colon + 1, &truth))
			return err_set(err, _("-o %s: is TRUE or FALSE"), known[i].name);
		return apply(prefs, i, truth, err);
	}
	return err_set(err, _("-o %.*s: no preference of this program; the manual lists them"),
		(int)n, setting);
}

/* "8080", "0x800", "8000-8010", "8000:11" (so many from there on). */
static bool read_range(const char *text, size_t n, uint32_t *first, uint32_t *last)
{
	char copy[32], *end;
	unsigned long a, b;

	if (n >= sizeof(copy))
		return false;
	memcpy(copy, text, n);
	copy[n] = '\0';
	a = b = strtoul(copy, &end, 0);
	if (end == copy)
		return false;
	if (*end == '-' || *end == ':') {
		const char *more = end + 1;
		bool count = *end == ':';

		b = strtoul(more, &end, 0);
		if (end == more)
			return false;
		b = count ? a + b - 1 : b;
	}
	*first = (uint32_t)a;
	*last = (uint32_t)b;
	return !*end && a <= b && b <= 65535 && b - a < PREFS_PORTS;
}

static enum bind_table find_table(const char *name, size_t n)
{
	static const struct {
		const char *name;
		enum bind_table table;
	} tables[] = {{"tcp.port", BIND_TCP}, {"udp.port", BIND_UDP}, {"ethertype", BIND_ETHERTYPE},
		{"ip.proto", BIND_IPPROTO}, {"llc.dsap", BIND_SAP}, {"ppp.protocol", BIND_PPP}};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (strlen(tables[i].name) == n && memcmp(tables[i].name, name, n) == 0)
			return tables[i].table;
	return BIND_NONE;
}

int prefs_decode_as(struct bounds *bounds, const char *rule, struct err *err)
{
	const char *equals = strstr(rule, "=="), *comma = equals ? strchr(equals, ',') : NULL;
	const struct proto *proto;
	const struct alias *alias;
	enum bind_table table;
	uint32_t first, last;

	if (!comma)
		return err_set(
			err, _("-d %s: is LAYER==VALUE,PROTOCOL: tcp.port==8080,http"), rule);
	table = find_table(rule, (size_t)(equals - rule));
	if (table == BIND_NONE)
		return err_set(err,
			_("-d %s: the layers are tcp.port, udp.port, ethertype, ip.proto, "
			  "llc.dsap, "
			  "ppp.protocol"),
			rule);
	if (!read_range(equals + 2, (size_t)(comma - equals) - 2, &first, &last))
		return err_set(err, _("-d %s: behind == stands a number, or 8000-8010"), rule);
	proto = proto_find(comma + 1, strlen(comma + 1), &alias);
	if (!proto)
		return err_set(
			err, _("-d %s: no such protocol: 'trame protocols' lists them"), rule);
	for (uint32_t value = first; value <= last; value++)
		if (!bounds_set(bounds, table, value, proto))
			return err_set(err, _("-d %s: more numbers than there is room for"), rule);
	return 0;
}

int prefs_names(const char *letters, struct err *err)
{
	size_t n = strspn(letters, "mnNtdvg");

	return letters[n] ? err_set(err, _("-N %s: the letters are d, m, n, N, t and v"), letters)
			  : 0;
}
