/* SPDX-License-Identifier: BSD-2-Clause */
/* Connections that FTP says will come, RFC 959 4.1.2 and RFC 2428: Wireshark knows them before
 * their first segment, and so does not see them begin. */
#include "track_int.h"

#include <string.h>

#define FTP 21
#define FTP_DATA 20
#define RDP 3389
#define VNC 5900 /* and the next one */

bool track_anew(const uint8_t *ports, const uint8_t *p, uint32_t n)
{
	uint16_t src = bits_be16(ports), dst = bits_be16(ports + 2);

	return n >= 12 && bits_be32(p) == 0x52464220 && p[7] == '.' && p[11] == '\n' &&
	       src / 2 != VNC / 2 && dst / 2 != VNC / 2;
}

bool track_other(const uint8_t *ports, const uint8_t *p, uint32_t n)
{
	return (bits_be16(ports) == RDP || bits_be16(ports + 2) == RDP) && n >= 7 && p[0] == 3 &&
	       p[1] == 0 && bits_be16(p + 2) >= 7;
}

static uint32_t number(const char **text)
{
	uint32_t n = 0;

	for (; **text >= '0' && **text <= '9'; (*text)++)
		n = n < 100000 ? n * 10 + (uint32_t)(**text - '0') : n;
	return n;
}

/* "h1,h2,h3,h4,p1,p2", wherever that begins. */
static bool read_six(const char *text, uint8_t address[4], uint16_t *port)
{
	for (; *text; text++) {
		const char *at = text;
		uint32_t n[6], i = 0;

		if (*at < '0' || *at > '9')
			continue;
		for (; i < 6 && *at >= '0' && *at <= '9'; i++) {
			n[i] = number(&at);
			if (i < 5 && *at++ != ',')
				break;
		}
		if (i < 6) {
			number(&text);
			text--;
			continue;
		}
		for (i = 0; i < 4; i++)
			address[i] = (uint8_t)n[i];
		*port = (uint16_t)((n[4] & 255) << 8 | (n[5] & 255));
		return true;
	}
	return false;
}

/* "(|||port|)", whatever stands for the strokes. */
static bool read_port(const char *text, uint16_t *port)
{
	text = strchr(text, '(');
	if (!text || !text[1] || text[2] != text[1] || text[3] != text[1])
		return false;
	text += 4;
	*port = (uint16_t)number(&text);
	return *port != 0;
}

void track_await(struct track_table *table, const struct ends *ends, const uint8_t *ports,
	const uint8_t *p, uint32_t n)
{
	struct track_awaited a = {.port = FTP_DATA};
	size_t size = ends->kind == ENDS_IPV6 ? 16 : 4;
	char line[128];

	if (ends->kind != ENDS_IPV4 && ends->kind != ENDS_IPV6)
		return;
	n = n < sizeof(line) - 1 ? n : (uint32_t)sizeof(line) - 1;
	memcpy(line, p, n);
	line[n] = '\0';
	line[strcspn(line, "\r\n")] = '\0';
	memcpy(a.at, ends->src, size);
	memcpy(a.peer, ends->dst, size);
	if (bits_be16(ports) == FTP && strncmp(line, "227 ", 4) == 0 && size == 4) {
		if (!read_six(line + 4, a.at, &a.port))
			return;
	} else if (bits_be16(ports) == FTP && strncmp(line, "229 ", 4) == 0) {
		if (!read_port(line + 4, &a.port))
			return;
	} else if (bits_be16(ports + 2) == FTP && strncmp(line, "PORT ", 5) == 0 && size == 4) {
		uint16_t any;

		memcpy(a.at, ends->dst, size);
		if (!read_six(line + 5, a.peer, &any))
			return;
	} else {
		return;
	}
	table->awaited[table->await_next++ % TRACK_AWAITED] = a;
	table->awaits = true;
}

bool track_awaited(struct track_table *table, const struct ends *ends, const uint8_t *ports)
{
	size_t size = ends->kind == ENDS_IPV6 ? 16 : 4;

	if (ends->kind != ENDS_IPV4 && ends->kind != ENDS_IPV6)
		return false;
	for (unsigned i = 0; i < TRACK_AWAITED; i++) {
		struct track_awaited *a = &table->awaited[i];

		if (!a->port)
			continue;
		if ((a->port == bits_be16(ports + 2) && !memcmp(a->at, ends->dst, size) &&
			    !memcmp(a->peer, ends->src, size)) ||
			(a->port == bits_be16(ports) && !memcmp(a->at, ends->src, size) &&
				!memcmp(a->peer, ends->dst, size))) {
			a->port = 0;
			return true;
		}
	}
	return false;
}
