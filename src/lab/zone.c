/* SPDX-License-Identifier: BSD-2-Clause */
/* The names of the lab: `example`, the addresses backwards, and the hosts by their bare names. The
 * server speaks for the root too, so that every question has an answer without another server. */
#include "lab/zone.h"
#include "lab/lab.h"

#include <stddef.h>
#include <string.h>

#define ZONE_REVERSE4 "2.0.192.in-addr.arpa"
#define ZONE_REVERSE6 "0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
#define ZONE_ZEROS    "0.0.0.0.0.0.0.0.0.0.0.0.0.0."
#define ZONE_SERVER   "serveur.example"
#define ZONE_MAILBOX  "hostmaster.example"

static const struct zone_record zone_records[] = {
	{"", ZONE_SOA, 0, ZONE_MAILBOX},
	{"", ZONE_NS, 0, ZONE_SERVER},
	{"serveur", ZONE_A, LAB_SERVEUR, NULL},
	{"serveur", ZONE_AAAA, LAB_SERVEUR, NULL},
	{"poste", ZONE_A, LAB_POSTE, NULL},
	{"poste", ZONE_AAAA, LAB_POSTE, NULL},

	{"example", ZONE_SOA, 0, ZONE_MAILBOX},
	{"example", ZONE_NS, 0, ZONE_SERVER},
	{"example", ZONE_MX, 0, ZONE_SERVER},
	{"example", ZONE_TXT, 0, "The lab: poste, serveur, and the wire between them."},
	{ZONE_SERVER, ZONE_A, LAB_SERVEUR, NULL},
	{ZONE_SERVER, ZONE_AAAA, LAB_SERVEUR, NULL},
	{ZONE_SERVER, ZONE_MX, 0, ZONE_SERVER},
	{ZONE_SERVER, ZONE_TXT, 0, "It travelled in a frame."},
	{"www.example", ZONE_CNAME, 0, ZONE_SERVER},
	{"poste.example", ZONE_A, LAB_POSTE, NULL},
	{"poste.example", ZONE_AAAA, LAB_POSTE, NULL},
	{"trame.example", ZONE_A, LAB_CRAFTED, NULL},
	{"trame.example", ZONE_AAAA, LAB_CRAFTED, NULL},

	{ZONE_REVERSE4, ZONE_SOA, 0, ZONE_MAILBOX},
	{ZONE_REVERSE4, ZONE_NS, 0, ZONE_SERVER},
	{"10." ZONE_REVERSE4, ZONE_PTR, 0, "poste.example"},
	{"80." ZONE_REVERSE4, ZONE_PTR, 0, ZONE_SERVER},
	{"99." ZONE_REVERSE4, ZONE_PTR, 0, "trame.example"},
	{ZONE_REVERSE6, ZONE_SOA, 0, ZONE_MAILBOX},
	{ZONE_REVERSE6, ZONE_NS, 0, ZONE_SERVER},
	{"0.1." ZONE_ZEROS ZONE_REVERSE6, ZONE_PTR, 0, "poste.example"},
	{"0.8." ZONE_ZEROS ZONE_REVERSE6, ZONE_PTR, 0, ZONE_SERVER},
	{"9.9." ZONE_ZEROS ZONE_REVERSE6, ZONE_PTR, 0, "trame.example"},
};

#define ZONE_COUNT (sizeof(zone_records) / sizeof(zone_records[0]))

/* Whether `name` is `top` or lies below it. */
static bool zone_under(const char *name, const char *top)
{
	size_t n = strlen(name), t = strlen(top);

	if (t == 0)
		return true;
	if (n < t || strcmp(name + n - t, top) != 0)
		return false;
	return n == t || name[n - t - 1] == '.';
}

const struct zone_record *zone_next(
	const char *name, uint16_t type, const struct zone_record *after)
{
	for (const struct zone_record *r = after ? after + 1 : zone_records;
		r < zone_records + ZONE_COUNT; r++)
		if ((type == ZONE_ANY || r->type == type || r->type == ZONE_CNAME) &&
			strcmp(r->name, name) == 0)
			return r;
	return NULL;
}

bool zone_exists(const char *name)
{
	for (size_t i = 0; i < ZONE_COUNT; i++)
		if (zone_under(zone_records[i].name, name))
			return true;
	return false;
}

const struct zone_record *zone_start(const char *name)
{
	const struct zone_record *best = &zone_records[0];

	for (size_t i = 0; i < ZONE_COUNT; i++)
		if (zone_records[i].type == ZONE_SOA && zone_under(name, zone_records[i].name) &&
			strlen(zone_records[i].name) > strlen(best->name))
			best = &zone_records[i];
	return best;
}
