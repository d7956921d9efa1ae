/* SPDX-License-Identifier: BSD-2-Clause */
/* What the lab's DNS server knows. */
#ifndef TRAME_LAB_ZONE_H
#define TRAME_LAB_ZONE_H

#include <stdbool.h>
#include <stdint.h>

/* Types of records (RFC 1035 3.2.2, RFC 3596). */
enum {
	ZONE_A = 1,
	ZONE_NS = 2,
	ZONE_CNAME = 5,
	ZONE_SOA = 6,
	ZONE_PTR = 12,
	ZONE_MX = 15,
	ZONE_TXT = 16,
	ZONE_AAAA = 28,
	ZONE_ANY = 255
};

/* Names are in small letters without the dot at the end; "" is the root. */
struct zone_record {
	const char *name;
	uint16_t type;
	uint8_t station;  /* A and AAAA: whose address, an index of lab_stations */
	const char *text; /* a name, or the text of TXT; SOA: the mailbox */
};

/* The next record of that name and type (or ZONE_ANY, or the CNAME in its place) behind `after`,
 * or the first when that is NULL; NULL when there is none. */
const struct zone_record *zone_next(
	const char *name, uint16_t type, const struct zone_record *after);

/* Whether the name, or one below it, has a record: if not, it does not exist (RFC 8020). */
bool zone_exists(const char *name);

/* The SOA of the zone that the name lies in; the root's for those of the rest of the world. */
const struct zone_record *zone_start(const char *name);

#endif
