/* SPDX-License-Identifier: BSD-2-Clause */
/* The web server: HTTP/1.1 (RFC 9112) with one page, short enough that the whole answer fits into
 * one frame. */
#include "lab/server.h"

#include <string.h>
#include <strings.h>

static const char web_page[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"en\">\n"
	"<head><meta charset=\"utf-8\"><title>serveur</title></head>\n"
	"<body>\n"
	"<h1>It travelled in a frame</h1>\n"
	"<p>This page is data. TCP put it in a segment, IP put the segment in a packet,\n"
	"Ethernet put the packet in a frame, and the frame crossed the wire from serveur\n"
	"(192.0.2.80, port 80) to you. On your side each layer took its header off\n"
	"again.</p>\n"
	"<p><code>trame</code> shows every one of these headers.</p>\n"
	"</body>\n"
	"</html>\n";

struct web_text {
	const char *at;
	size_t len;
};

struct web_request {
	struct web_text method, target, version;
	bool host;	 /* there is a Host line */
	bool keep_alive; /* the client wants to ask again */
	bool body;	 /* something follows that is not the next request */
};

static bool web_is(struct web_text t, const char *word)
{
	return t.len == strlen(word) && strncasecmp(t.at, word, t.len) == 0;
}

/* Cuts the text up to `end` off the front of *rest; false when `end` is not there. */
static bool web_cut(struct web_text *rest, const char *end, struct web_text *out)
{
	const char *p = memmem(rest->at, rest->len, end, strlen(end));

	if (!p)
		return false;
	out->at = rest->at;
	out->len = (size_t)(p - rest->at);
	rest->len -= out->len + strlen(end);
	rest->at = p + strlen(end);
	return true;
}

static struct web_text web_trim(struct web_text t)
{
	while (t.len > 0 && (t.at[0] == ' ' || t.at[0] == '\t')) {
		t.at++;
		t.len--;
	}
	while (t.len > 0 && (t.at[t.len - 1] == ' ' || t.at[t.len - 1] == '\t'))
		t.len--;
	return t;
}

static bool web_header(struct web_request *r, struct web_text line)
{
	struct web_text name;

	if (!web_cut(&line, ":", &name) || name.len == 0 || memchr(name.at, ' ', name.len))
		return false;
	line = web_trim(line);
	if (web_is(name, "host"))
		r->host = true;
	else if (web_is(name, "connection") && web_is(line, "close"))
		r->keep_alive = false;
	else if (web_is(name, "connection") && web_is(line, "keep-alive"))
		r->keep_alive = true;
	else if (web_is(name, "transfer-encoding"))
		r->body = true;
	else if (web_is(name, "content-length"))
		r->body = !web_is(line, "0");
	return true;
}

/* Reads the request line and the header lines; false when they are not HTTP. */
static bool web_parse(struct web_request *r, struct web_text head)
{
	struct web_text line;

	if (!web_cut(&head, "\r\n", &line) || !web_cut(&line, " ", &r->method) ||
		!web_cut(&line, " ", &r->target))
		return false;
	r->version = line;
	r->keep_alive = web_is(r->version, "HTTP/1.1");
	while (web_cut(&head, "\r\n", &line))
		if (!web_header(r, line))
			return false;
	return r->method.len > 0 && r->target.len > 0 && r->version.len == strlen("HTTP/1.1") &&
	       strncmp(r->version.at, "HTTP/", 5) == 0;
}

/* The path of a target, which may be a whole URL (RFC 9112 3.2) and have a query. */
static struct web_text web_path(struct web_text target)
{
	struct web_text path = target, authority;
	const char *query;

	if (path.len > 7 && strncasecmp(path.at, "http://", 7) == 0) {
		path.at += 7;
		path.len -= 7;
		if (!web_cut(&path, "/", &authority))
			return (struct web_text){"/", 1};
		path.at--;
		path.len++;
	}
	query = memchr(path.at, '?', path.len);
	if (query)
		path.len = (size_t)(query - path.at);
	return path;
}

static const char *web_status(const struct web_request *r)
{
	struct web_text path = web_path(r->target);

	if (!web_is(r->version, "HTTP/1.1") && !web_is(r->version, "HTTP/1.0"))
		return "505 HTTP Version Not Supported";
	if (web_is(r->version, "HTTP/1.1") && !r->host)
		return "400 Bad Request";
	if (!web_is(r->method, "GET") && !web_is(r->method, "HEAD"))
		return "405 Method Not Allowed";
	if (!web_is(path, "/") && !web_is(path, "/index.html"))
		return "404 Not Found";
	return "200 OK";
}

/* The whole answer. A page of an error is its status line's text. */
static void web_answer(struct buf *out, const char *status, bool head_only, bool last)
{
	bool ok = status[0] == '2';
	size_t length = ok ? strlen(web_page) : strlen(status) + 1;

	buf_printf(out, "HTTP/1.1 %s\r\nServer: trame\r\nContent-Type: text/%s; charset=utf-8\r\n",
		status, ok ? "html" : "plain");
	buf_printf(out, "Content-Length: %zu\r\n", length);
	if (strncmp(status, "405", 3) == 0)
		buf_text(out, "Allow: GET, HEAD\r\n");
	buf_printf(out, "Connection: %s\r\n\r\n", last ? "close" : "keep-alive");
	if (head_only)
		return;
	buf_text(out, ok ? web_page : status);
	if (!ok)
		buf_byte(out, '\n');
}

static size_t web_stream(const uint8_t *in, size_t n, struct buf *out, bool *last)
{
	struct web_text all = {(const char *)in, n}, head;
	struct web_request r = {.host = false};
	const char *status;

	if (n >= 2 && memcmp(in, "\r\n", 2) == 0)
		return 2; /* an empty line before a request (RFC 9112 2.2) */
	if (!web_cut(&all, "\r\n\r\n", &head)) {
		if (n < SERVER_REQUEST_MOST)
			return 0;
		*last = true;
		web_answer(out, "431 Request Header Fields Too Large", false, true);
		return n;
	}
	head.len += 2; /* each line keeps its end */
	status = web_parse(&r, head) ? web_status(&r) : "400 Bad Request";
	*last = !r.keep_alive || r.body || strncmp(status, "4", 1) == 0;
	if (strncmp(status, "404", 3) == 0)
		*last = !r.keep_alive || r.body;
	web_answer(out, status, web_is(r.method, "HEAD"), *last);
	return n - all.len;
}

const struct server web_server = {.name = "web", .port = 80, .stream = web_stream};
