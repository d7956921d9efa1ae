/* SPDX-License-Identifier: BSD-2-Clause */
/* What the clients of the stage ask: a page (RFC 9112), a name's address (RFC 1035), an echo. Any
 * text makes a request that is well-formed, or none. */
#include "app.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#define LABEL_MOST 63
#define NAME_MOST  253

/* What stands in a path as it is; all else as a percent sign and two digits (RFC 3986 2.1). */
static bool in_path(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("-._~/?=&+,:@%", c));
}

static void put_page(struct buf *out, const char *text)
{
	buf_text(out, "GET /");
	for (const char *p = text[0] == '/' ? text + 1 : text; *p; p++) {
		if (in_path(*p))
			buf_byte(out, (uint8_t)*p);
		else
			buf_printf(out, "%%%02X", (unsigned)(uint8_t)*p);
	}
	buf_text(out, " HTTP/1.1\r\nHost: serveur\r\n\r\n");
}

static bool put_name(struct buf *out, const char *name)
{
	size_t n = strlen(name);

	if (!n || n > NAME_MOST)
		return false;
	while (*name) {
		size_t label = strcspn(name, ".");

		if (!label || label > LABEL_MOST)
			return false;
		buf_byte(out, (uint8_t)label);
		buf_add(out, name, label);
		name += label + (name[label] == '.');
	}
	buf_byte(out, 0);
	return true;
}

static bool put_question(struct buf *out, const char *text)
{
	static const uint8_t head[] = {1, 0, 0, 1, 0, 0, 0, 0, 0, 0}; /* RD, one question */
	static const uint8_t type[] = {0, 1, 0, 1};		      /* A, IN */
	uint8_t id[2] = {0, 1};

	if (getrandom(id, sizeof(id), GRND_NONBLOCK) < 0)
		id[0] = 0;
	buf_add(out, id, sizeof(id));
	buf_add(out, head, sizeof(head));
	if (!put_name(out, text[0] ? text : "serveur.example"))
		return false;
	buf_add(out, type, sizeof(type));
	return true;
}

bool app_put_request(struct buf *out, const struct server *server, uint8_t proto, const char *text)
{
	size_t start = out->len;

	if (server == &web_server) {
		put_page(out, text);
		return true;
	}
	if (server != &dns_server) {
		buf_text(out, text[0] ? text : "hello");
		return true;
	}
	if (proto == 6)
		buf_fill(out, 0, 2);
	if (!put_question(out, text))
		return false;
	if (proto == 6) { /* its length before it (RFC 1035 4.2.2) */
		out->data[start] = (uint8_t)((out->len - start - 2) >> 8);
		out->data[start + 1] = (uint8_t)(out->len - start - 2);
	}
	return true;
}
