/* SPDX-License-Identifier: BSD-2-Clause */
/* Who begins in the clear and goes on in TLS: the client asks for it, and the server says yes
 * (RFC 3207, 4217, 2595 and 4642). What comes behind the answer is TLS, whatever the port says. */
#include "track_tls.h"

#include "base/bits.h"

#include <string.h>
#include <strings.h>

static const struct start {
	uint16_t port;
	bool tagged; /* both are the second word of their line */
	const char *ask, *yes;
} starts[] = {{21, false, "AUTH TLS", "234"}, {25, false, "STARTTLS", "220"},
	{587, false, "STARTTLS", "220"}, {110, false, "STLS", "+OK"},
	{143, true, "STARTTLS", "OK"}, {119, false, "STARTTLS", "382"}};

#define LAST_PORT 587

static const struct start *start_of(uint16_t port)
{
	if (port > LAST_PORT)
		return NULL;
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (starts[i].port == port)
			return &starts[i];
	return NULL;
}

static bool begins(const struct start *start, const uint8_t *p, uint32_t n, const char *words)
{
	uint32_t len = (uint32_t)strlen(words);
	const uint8_t *space = start->tagged ? memchr(p, ' ', n) : NULL;

	if (start->tagged) {
		if (!space)
			return false;
		n -= (uint32_t)(space + 1 - p);
		p = space + 1;
	}
	return n >= len && strncasecmp((const char *)p, words, len) == 0;
}

bool track_tls_starts(struct track_tls *tls, const uint8_t *ports, const uint8_t *p, uint32_t n)
{
	const struct start *from = start_of(bits_be16(ports));
	const struct start *to = start_of(bits_be16(ports + 2));

	if (to && begins(to, p, n, to->ask)) {
		tls->asked = true;
	} else if (from && tls->asked) {
		tls->asked = false;
		return begins(from, p, n, from->yes);
	}
	return false;
}
