/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of the board's picture, and how wide they are: the richest form that fits. */
#include "base/lang.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "picture/sign.h"
#include "ports_int.h"

#include <string.h>

const char *ports_kept(const struct ports *p, struct buf *text)
{
	const char *kept;
	struct buf clean = BUF_INIT;

	utf8_clean(&clean, text->data, text->len, 0);
	kept = arena_text(p->pic->arena, (const char *)clean.data, clean.len);
	buf_done(&clean);
	buf_done(text);
	return kept;
}

static bool is_none(const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bytes[i])
			return false;
	return true;
}

const char *ports_host_name(const struct ports *p, uint32_t host)
{
	const struct board_host *h = &p->board->hosts[host];
	struct buf text = BUF_INIT;

	if (h->name[0])
		buf_text(&text, h->name);
	else if (!is_none(h->ip4, 4))
		value_ipv4(&text, h->ip4);
	else if (!is_none(h->ip6, 16))
		value_ipv6(&text, h->ip6);
	else
		buf_text(&text, "?");
	return ports_kept(p, &text);
}

const char *ports_proto(uint8_t proto)
{
	return proto == 6 ? "TCP" : proto == 17 ? "UDP" : proto == 1 || proto == 58 ? "ICMP" : "?";
}

const char *ports_local(const struct ports *p, const struct board_socket *s, bool address)
{
	struct buf text = BUF_INIT;

	if (address)
		board_put_end(&text, &s->local);
	else if (s->local.port)
		num_put(&text, s->local.port);
	else
		buf_byte(&text, '-');
	return ports_kept(p, &text);
}

/* Whose address the end has, or BOARD_NONE. */
static uint32_t end_host(const struct ports *p, const struct board_end *end)
{
	static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
	const uint8_t *ip = end->ip;
	bool four = end->family == 4;

	if (end->family == 6 && !memcmp(ip, mapped, sizeof(mapped))) {
		four = true;
		ip += sizeof(mapped);
	}
	for (uint32_t i = 0; i < p->board->host_count; i++) {
		const struct board_host *h = &p->board->hosts[i];

		if (!is_none(ip, four ? 4 : 16) &&
			!memcmp(four ? h->ip4 : h->ip6, ip, four ? 4 : 16))
			return i;
	}
	return BOARD_NONE;
}

/* The first `room` cells of clean text; what is missing shows. */
static void put_cut(struct buf *out, const char *text, unsigned room)
{
	size_t n = strlen(text), at = 0;
	unsigned used = 0;

	if (utf8_cells(text, n) <= room) {
		buf_text(out, text);
		return;
	}
	while (at < n && used + 1 < room) {
		uint32_t cp;
		size_t len = utf8_next((const uint8_t *)text + at, n - at, &cp);
		int width = cp == UTF8_BAD ? 1 : utf8_width(cp);

		if (used + (unsigned)(width > 0 ? width : 0) + 1 > room)
			break;
		used += (unsigned)(width > 0 ? width : 0);
		buf_add(out, text + at, len);
		at += len;
	}
	if (room)
		buf_text(out, "…");
}

/* The other end as "serveur:80"; where that is too long the name is cut, never the port. With room
 * 0: as its address. */
const char *ports_remote(const struct ports *p, const struct board_socket *s, unsigned room)
{
	uint32_t host = end_host(p, &s->remote);
	struct buf text = BUF_INIT, port = BUF_INIT;
	const char *name;

	if (!s->remote.port)
		return "";
	board_put_end(&text, &s->remote);
	if (!room || (host == BOARD_NONE && utf8_cells((char *)text.data, text.len) <= room))
		return ports_kept(p, &text);
	buf_printf(&port, ":%u", (unsigned)s->remote.port);
	text.len -= port.len;
	name = ports_kept(p, &text);
	if (host != BOARD_NONE)
		name = ports_host_name(p, host);
	put_cut(&text, name, room > port.len ? room - (unsigned)port.len : 0);
	buf_add(&text, port.data, port.len);
	buf_done(&port);
	return ports_kept(p, &text);
}

const char *ports_owner(const struct ports *p, const struct board_socket *s)
{
	struct buf text = BUF_INIT;

	if (s->app >= p->board->app_count)
		return _("kernel");
	buf_text(&text, p->board->apps[s->app].name);
	return ports_kept(p, &text);
}

const char *ports_tag(const struct ports *p, uint32_t socket)
{
	struct buf text = BUF_INIT;

	if (!p->letters[socket])
		return "";
	buf_byte(&text, (uint8_t)p->letters[socket]);
	buf_text(&text, sign_pattern(p->letters[socket]));
	return ports_kept(p, &text);
}

/* "A═ pid 4711", "web 4709", "web": what there is room for. */
const char *ports_app(const struct ports *p, uint32_t app, unsigned room)
{
	const struct board_app *a = &p->board->apps[app];
	char letter = ports_app_letter(p, app);

	for (unsigned form = a->pid ? 0 : 2;; form++) {
		struct buf text = BUF_INIT;
		const char *kept;

		if (letter)
			buf_printf(&text, "%c%s", letter, sign_pattern(letter));
		if (!letter || a->name[0] != letter || a->name[1])
			buf_printf(&text, "%s%s", letter ? " " : "", a->name);
		if (form == 0)
			buf_printf(&text, _(" pid %u"), (unsigned)a->pid);
		else if (form == 1)
			buf_printf(&text, " %u", (unsigned)a->pid);
		kept = ports_kept(p, &text);
		if (form >= 2 || utf8_cells(kept, strlen(kept)) <= room)
			return kept;
	}
}

/* ---- columns ---- */

static void widen(unsigned *width, const char *text)
{
	size_t n = utf8_cells(text, strlen(text));

	*width = n > *width ? (unsigned)n : *width;
}

static const char *digits(const struct ports *p, const struct board_socket *s)
{
	struct buf text = BUF_INIT;

	if (s->fd >= 0)
		num_put(&text, (uint64_t)s->fd);
	return ports_kept(p, &text);
}

static void measure(const struct ports *p, struct ports_host *h, bool local, bool remote)
{
	struct ports_widths *w = &h->widths;

	*w = (struct ports_widths){
		.proto = 3, .local = 5, .tag = 2, .address = local, .addresses = remote};
	for (uint32_t k = 0; k < h->count; k++) {
		const struct board_socket *s = &p->board->sockets[h->sockets[k]];

		widen(&w->proto, ports_proto(s->proto));
		widen(&w->local, ports_local(p, s, local));
		widen(&w->remote, ports_remote(p, s, remote ? 0 : 64));
		widen(&w->state, board_state_name(s->proto, s->state));
		widen(&w->app, ports_owner(p, s));
		widen(&w->fd, digits(p, s));
	}
	widen(&w->remote, _("remote"));
	widen(&w->state, _("state"));
	widen(&w->app, _("app"));
	w->app = w->app > 12 ? 12 : w->app;
	w->fd = w->fd == 1 ? 2 : w->fd;
	w->queues = 7;
}

static unsigned total(const struct ports_widths *w)
{
	const unsigned each[] = {
		w->proto, w->local, w->tag, w->remote, w->state, w->app, w->fd, w->queues};
	unsigned sum = 0;

	for (unsigned i = 0; i < sizeof(each) / sizeof(each[0]); i++)
		sum += each[i] ? each[i] + 1 : 0;
	return sum ? sum - 1 : 0;
}

/* From the richest form to the barest. */
static const struct {
	bool local, remote, app, fd, queues;
} forms[PORTS_FORMS] = {
	{true, true, true, true, true},
	{true, true, true, true, false},
	{false, true, true, true, true},
	{false, true, true, true, false},
	{false, false, true, true, true},
	{false, false, true, true, false},
	{false, false, false, true, false},
	{false, false, false, false, false},
};

bool ports_measure(const struct ports *p, struct ports_host *h, unsigned form)
{
	struct ports_widths *w = &h->widths;
	unsigned room = ports_inner(h), needs;

	measure(p, h, forms[form].local, forms[form].remote);
	w->app = forms[form].app ? w->app : 0;
	w->fd = forms[form].fd ? w->fd : 0;
	w->queues = forms[form].queues && w->fd ? w->queues : 0;
	needs = total(w);
	if (needs > room && form + 1 == PORTS_FORMS) /* the names of hosts give way */
		w->remote = w->remote > needs - room + 6 ? w->remote - (needs - room) : 6;
	return needs <= room;
}
