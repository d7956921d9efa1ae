/* SPDX-License-Identifier: BSD-2-Clause */
/* HTTP in recipes: its one message, a request or a response, from Scapy's classes HTTPRequest and
 * HTTPResponse or from `http method=GET host=serveur`. A header is a keyword, `-` written `_`; the
 * classes write headers in the order of their names, the short form as they stand. */
#include "frame/recipe_int.h"

#include "base/lang.h"

#include <stdlib.h>
#include <string.h>

/* The headers that Scapy's classes know, as RFCs spell them. */
static const char *const both[] = {"Cache-Control", "Connection", "Content-Length", "Content-MD5",
	"Content-Type", "Date", "Keep-Alive", "Permanent", "Pragma", "Upgrade", "Via", "Warning",
	"X-Correlation-ID", "X-Request-ID", NULL};

static const char *const asked[] = {"A-IM", "Accept", "Accept-Charset", "Accept-Datetime",
	"Accept-Encoding", "Accept-Language", "Access-Control-Request-Headers",
	"Access-Control-Request-Method", "Authorization", "Cookie", "DNT", "Expect", "Forwarded",
	"From", "Front-End-Https", "HTTP2-Settings", "Host", "If-Match", "If-Modified-Since",
	"If-None-Match", "If-Range", "If-Unmodified-Since", "Max-Forwards", "Origin",
	"Proxy-Authorization", "Proxy-Connection", "Range", "Referer", "Save-Data", "TE",
	"Upgrade-Insecure-Requests", "User-Agent", "X-ATT-DeviceId", "X-Csrf-Token",
	"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Http-Method-Override",
	"X-Requested-With", "X-UIDH", "X-Wap-Profile", NULL};

static const char *const answered[] = {"Accept-Patch", "Accept-Ranges",
	"Access-Control-Allow-Credentials", "Access-Control-Allow-Headers",
	"Access-Control-Allow-Methods", "Access-Control-Allow-Origin",
	"Access-Control-Expose-Headers", "Age", "Allow", "Alt-Svc", "Content-Disposition",
	"Content-Encoding", "Content-Language", "Content-Location", "Content-Range",
	"Content-Security-Policy", "Delta-Base", "ETag", "Expires", "IM", "Last-Modified", "Link",
	"Location", "P3P", "Proxy-Authenticate", "Public-Key-Pins", "Refresh", "Retry-After",
	"Server", "Set-Cookie", "Status", "Strict-Transport-Security", "Timing-Allow-Origin", "Tk",
	"Trailer", "Transfer-Encoding", "Vary", "WWW-Authenticate", "X-Content-Duration",
	"X-Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "X-Powered-By",
	"X-UA-Compatible", "X-WebKit-CSP", "X-XSS-Protection", NULL};

struct header {
	const char *name; /* not NUL-terminated */
	size_t n;
	struct node *value;
};

struct message {
	struct recipe *recipe;
	const struct proto *proto;
	struct entry *line, *lines; /* the first line's group, the list of headers */
	const struct list *list;
	bool answer, sorted;
	struct header *headers; /* in the arena */
	uint32_t count, room;
	uint32_t known; /* headers in front that are to be sorted */
};

static int fold(char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c == '-' ? '_' : (uint8_t)c;
}

static bool same(const char *name, const char *text, size_t n)
{
	if (strlen(name) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (fold(name[i]) != fold(text[i]))
			return false;
	return true;
}

static const char *in_list(const char *const *list, const char *text, size_t n)
{
	for (; *list; list++)
		if (same(*list, text, n))
			return *list;
	return NULL;
}

/* The header's own spelling, or NULL. */
const char *http_header(const char *text, size_t n, bool answer)
{
	const char *name = in_list(both, text, n);

	if (!name)
		name = in_list(answer ? answered : asked, text, n);
	return name;
}

static const char *any_header(const struct message *m, const char *text, size_t n)
{
	const char *name = http_header(text, n, m->answer);

	if (!name)
		name = http_header(text, n, !m->answer);
	for (const struct field *f = m->list->items; f[1].id && !name; f++)
		name = same(f->title, text, n) ? f->title : NULL;
	return name;
}

static void add_header(struct message *m, const char *name, size_t n, struct node *value)
{
	if (m->count == m->room) {
		uint32_t room = m->room ? m->room * 2 : 8;
		struct header *headers = arena_get(&m->recipe->arena, room * sizeof(*headers));

		if (m->count)
			memcpy(headers, m->headers, m->count * sizeof(*headers));
		m->headers = headers;
		m->room = room;
	}
	m->headers[m->count++] = (struct header){name, n, value};
}

static int fail(const struct message *m, const struct node *node, const char *wanted)
{
	recipe_fail(&m->recipe->reader, node->at, node->len, _("expected %s"), wanted);
	return -1;
}

static int no_name(const struct message *m, const struct node *pair)
{
	struct recipe_err *err = m->recipe->reader.err;
	const char *const *lists[] = {both, m->answer ? answered : asked};
	unsigned best = 4;

	for (int i = 0; i < 2 && !err->what[0]; i++)
		for (const char *const *name = lists[i]; *name; name++)
			names_nearest_try(
				pair->text, pair->n, *name, strlen(*name), &best, err->nearest);
	for (const struct field *f = m->line->field->parts; f->id && !err->what[0]; f++)
		names_nearest_try(
			pair->text, pair->n, f->scapy, strlen(f->scapy), &best, err->nearest);
	recipe_fail(&m->recipe->reader, pair->at, pair->n,
		_("HTTP has no such header; others are given as Unknown_Headers={b'Name': "
		  "b'value'}"));
	return -1;
}

static int read_dict(struct message *m, const struct node *dict)
{
	if (dict->kind != NODE_DICT)
		return fail(m, dict, "{b'Name': b'value'}");
	for (struct node *pair = dict->first; pair; pair = pair->next)
		add_header(m, pair->text, pair->n, pair->first);
	return 0;
}

/* First the first line's parts are typed, then known headers gathered, then the others. */
static int read_member(struct message *m, struct node *pair, int round)
{
	const struct name_entry *e =
		names_find(m->recipe->names, m->line->field->parts, pair->text, pair->n);
	struct place inner = {.recipe = m->recipe,
		.proto = m->proto,
		.table = m->line->field->parts,
		.group = m->line,
		.name = m->proto->id};
	bool others = same("Unknown_Headers", pair->text, pair->n) ||
		      same("headers", pair->text, pair->n);
	struct node one = *pair;
	const char *name;

	if (pair->kind != NODE_PAIR)
		return fail(m, pair, _("NAME=value: fields are given by name"));
	if (!pair->first)
		return fail(m, pair, _("'=' and a value behind the name"));
	if (value_is_none(pair->first) || others != (round == 1))
		return 0;
	if (others)
		return read_dict(m, pair->first);
	one.next = NULL;
	if (e)
		return place_members(&inner, &one, true);
	name = any_header(m, pair->text, pair->n);
	if (!name)
		return no_name(m, pair);
	if (pair->first->kind == NODE_TEXT && pair->first->n == 0)
		return 0; /* Scapy writes no empty header */
	add_header(m, name, strlen(name), pair->first);
	return 0;
}

static int by_name(const void *a, const void *b)
{
	const struct header *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* A header is a line of its own kind, or "Name: value" where its name is not in the table. */
static int write_header(struct message *m, const struct header *h)
{
	const struct field *item = m->list->items;
	const struct node *v = h->value;
	struct entry *entry;
	uint8_t *text;

	if (v->kind != NODE_TEXT && v->kind != NODE_WORD)
		return fail(m, v, _("a string as the value of the header"));
	while (item[1].id &&
		!(strlen(item->title) == h->n && memcmp(item->title, h->name, h->n) == 0))
		item++;
	entry = entry_add(&m->recipe->arena, m->lines, item);
	if (item[1].id) {
		entry->bytes = (const uint8_t *)v->text;
		entry->len = v->n;
		return 0;
	}
	entry->len = (uint32_t)h->n + 2 + v->n;
	entry->bytes = text = arena_get(&m->recipe->arena, entry->len + 1);
	memcpy(text, h->name, h->n);
	memcpy(text + h->n, ": ", 2);
	memcpy(text + h->n + 2, v->text, v->n);
	return 0;
}

static int read_message(struct message *m, struct node *layer)
{
	for (int round = 0; round < 2; round++) {
		for (struct node *pair = layer->first; pair; pair = pair->next)
			if (read_member(m, pair, round) != 0)
				return -1;
		m->known = round ? m->known : m->count;
	}
	if (m->sorted && m->known > 1)
		qsort(m->headers, m->known, sizeof(*m->headers), by_name);
	for (uint32_t i = 0; i < m->count; i++)
		if (write_header(m, &m->headers[i]) != 0)
			return -1;
	return 0;
}

/* The message's group in the list, its first line and its headers in that. */
static int add_message(
	const struct place *place, const struct field *item, bool sorted, struct node *layer)
{
	struct arena *arena = &place->recipe->arena;
	const struct field *list = &place->proto->fields[0];
	struct entry *group = entry_add(arena, place_set(place, list), item);
	struct message m = {.recipe = place->recipe,
		.proto = place->proto,
		.sorted = sorted,
		.answer = item->scapy && strcmp(item->scapy, "HTTPResponse") == 0};

	entry_add(arena, group, &item->parts[0]);
	m.lines = entry_add(arena, group, &item->parts[1]);
	m.line = &group->subs[0];
	m.list = item->parts[1].list;
	return read_message(&m, layer);
}

static const struct field *message_item(const struct proto *proto, const char *name, size_t n)
{
	for (const struct field *f = proto->fields[0].list->items; f->id; f++)
		if (f->scapy && same(f->scapy, name, n))
			return f;
	return NULL;
}

/* http code=404: an answer has what only answers have. */
static const struct field *message_meant(const struct place *place, const struct node *layer)
{
	const struct field *answer = message_item(place->proto, "HTTPResponse", 12);

	for (const struct node *m = layer->first; m; m = m->next)
		for (const struct field *f = answer->parts[0].parts + 1; f->id; f++)
			if (m->kind == NODE_PAIR && (same(f->scapy, m->text, m->n) ||
							    same(field_tail(f), m->text, m->n) ||
							    same(f->id, m->text, m->n)))
				return answer;
	return message_item(place->proto, "HTTPRequest", 11);
}

int http_members(const struct place *place, struct node *layer)
{
	if (!layer->first && layer->n == 4 && memcmp(layer->text, "HTTP", 4) == 0)
		return 0; /* Scapy's HTTP() is empty: the message is the next layer */
	return add_message(place, message_meant(place, layer), false, layer);
}

int http_message(struct recipe *recipe, struct node *layer)
{
	struct stack *stack = &recipe->stack;
	struct part *part = stack->count ? &stack->parts[stack->count - 1] : NULL;
	struct place place;

	if (!part || part->proto != &proto_http || part->count) {
		part = stack_push(stack, &proto_http);
		if (!part) {
			recipe_fail(&recipe->reader, layer->at, layer->n,
				_("a frame has at most 32 layers"));
			return -1;
		}
	}
	place = (struct place){.recipe = recipe,
		.proto = part->proto,
		.table = part->proto->fields,
		.part = part,
		.name = layer->n == 11 ? "HTTPRequest" : "HTTPResponse"};
	return add_message(&place, message_item(part->proto, layer->text, layer->n), true, layer);
}
