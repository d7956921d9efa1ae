/* SPDX-License-Identifier: BSD-2-Clause */
/* What of the board is shown where there is not room for all: what is lit, then who waits for
 * calls, then conversations, and what only the kernel still remembers last. */
#include "picture/sign.h"
#include "ports_int.h"

#include <stdlib.h>
#include <string.h>

enum { TCP = 6, UDP = 17 };

bool ports_lit_socket(const struct ports *p, uint32_t socket)
{
	const struct board_lit *lit = &p->view->lit;

	if (socket == BOARD_NONE)
		return false;
	if (socket == lit->from)
		return true;
	return socket == lit->socket && (lit->host == BOARD_NONE || lit->climbed >= CLIMB_SOCKET);
}

bool ports_lit_app(const struct ports *p, uint32_t app)
{
	const struct board_lit *lit = &p->view->lit;

	if (app == lit->app)
		return true;
	if (lit->from < p->board->socket_count && p->board->sockets[lit->from].app == app)
		return true;
	return lit->socket < p->board->socket_count && p->board->sockets[lit->socket].app == app &&
	       (lit->host == BOARD_NONE || lit->climbed >= CLIMB_APP);
}

bool ports_climbed(const struct ports *p, uint32_t host, enum board_climb step)
{
	return p->view->lit.host == host && p->view->lit.climbed >= step;
}

static bool is_shown(const struct ports *p, uint32_t host, uint32_t socket)
{
	const struct board_socket *s = &p->board->sockets[socket];

	return s->host == host && (!s->gone || ports_lit_socket(p, socket));
}

uint32_t ports_sockets(const struct ports *p, uint32_t host)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->board->socket_count; i++)
		n += is_shown(p, host, i);
	return n;
}

/* ---- hosts ---- */

/* How much of a server a host is. */
static unsigned serves(const struct ports *p, uint32_t host)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < p->board->app_count; i++)
		n += p->board->apps[i].host == host && p->board->apps[i].server &&
		     !p->board->apps[i].gone;
	return n;
}

static uint32_t best_host(const struct ports *p, uint32_t but, bool server)
{
	uint32_t found = BOARD_NONE, most = 0;

	for (uint32_t i = 0; i < p->board->host_count; i++) {
		uint32_t n = (server ? serves(p, i) * 65536u : 0) + ports_sockets(p, i);

		if (i != but && (found == BOARD_NONE || n > most)) {
			found = i;
			most = n;
		}
	}
	return found;
}

static uint32_t host_of(const struct ports *p, uint32_t socket)
{
	return socket < p->board->socket_count ? p->board->sockets[socket].host : BOARD_NONE;
}

void ports_pick_hosts(struct ports *p)
{
	const struct board_view *v = p->view;
	uint32_t left = v->hosts[0], right = v->hosts[1], n = p->board->host_count;

	if (left >= n && right >= n) { /* who speaks with whom */
		uint32_t a = host_of(p, v->lit.from), b = v->lit.host;

		a = a < n ? a : v->sender;
		b = b < n ? b : host_of(p, v->lit.socket);
		if (a < n && b < n && a != b) {
			bool turned = serves(p, a) > serves(p, b) ||
				      (serves(p, a) == serves(p, b) && a > b);

			left = turned ? b : a;
			right = turned ? a : b;
		}
	}
	if (right >= n)
		right = n > 1 ? best_host(p, left, true) : BOARD_NONE;
	if (left >= n || left == right)
		left = best_host(p, right, false);
	p->count = 0;
	if (left < n)
		p->hosts[p->count++].host = left;
	if (right < n && right != left)
		p->hosts[p->count++].host = right;
}

/* ---- sockets ---- */

struct ranked {
	uint32_t socket;
	uint32_t first; /* socket of the same port */
	unsigned weight;
	const struct board_socket *s;
};

static unsigned weight_of(const struct ports *p, uint32_t socket)
{
	const struct board_socket *s = &p->board->sockets[socket];

	if (ports_lit_socket(p, socket))
		return 0;
	if (s->app == BOARD_NONE || s->gone)
		return 4;
	if (!s->remote.port)
		return 1;
	return s->state == BOARD_ESTABLISHED ? 2 : 3;
}

static int by_weight(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? -1 : 1;
	return x->socket < y->socket ? -1 : x->socket > y->socket;
}

/* TCP before UDP, ports as they came, a port's sockets together, the one that waits for calls
 * first.
 */
static int by_port(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->s->proto != y->s->proto)
		return x->s->proto == TCP   ? -1
		       : y->s->proto == TCP ? 1
					    : (int)y->s->proto - (int)x->s->proto;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if ((x->s->remote.port != 0) != (y->s->remote.port != 0))
		return x->s->remote.port ? 1 : -1;
	return x->socket < y->socket ? -1 : x->socket > y->socket;
}

static void set_first(struct ranked *ranked, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		ranked[i].first = ranked[i].socket;
		for (uint32_t k = 0; k < n; k++)
			if (ranked[k].s->proto == ranked[i].s->proto &&
				ranked[k].s->local.port == ranked[i].s->local.port &&
				ranked[k].socket < ranked[i].first)
				ranked[i].first = ranked[k].socket;
	}
}

/* ---- doors ---- */

static void add_door(struct ports_host *h, struct ports_door door)
{
	for (uint32_t i = 0; i < h->door_count; i++) {
		struct ports_door *d = &h->doors[i];

		if (d->proto == door.proto && d->port == door.port) {
			d->weight = d->weight < door.weight ? d->weight : door.weight;
			d->lit = d->lit || door.lit;
			return;
		}
	}
	if (h->door_count < PORTS_DOORS)
		h->doors[h->door_count++] = door;
}

/* Doors in the order of the sockets: the lit one first, so that it is there, then by weight. */
static void pick_doors(
	const struct ports *p, struct ports_host *h, const struct ranked *ranked, uint32_t count)
{
	const struct board_lit *lit = &p->view->lit;
	bool arrives = ports_climbed(p, h->host, CLIMB_PORT) && lit->to.port;

	h->door_count = 0;
	if (arrives)
		add_door(h, (struct ports_door){.proto = lit->proto,
				    .port = lit->to.port,
				    .lit = true,
				    .closed = lit->socket >= p->board->socket_count});
	for (uint32_t i = 0; i < count; i++) {
		const struct board_socket *s = ranked[i].s;

		if (s->local.port && (s->proto == TCP || s->proto == UDP))
			add_door(h, (struct ports_door){.proto = s->proto,
					    .port = s->local.port,
					    .lit = ports_lit_socket(p, ranked[i].socket),
					    .weight = ranked[i].weight});
	}
}

static void pick_apps(struct ports *p, struct ports_host *h)
{
	uint32_t *apps = arena_get(p->pic->arena, (p->board->app_count + 1u) * sizeof(*apps));

	h->app_count = 0;
	for (uint32_t i = 0; i < p->board->app_count; i++)
		if (p->board->apps[i].host == h->host &&
			(ports_lit_app(p, i) || !p->board->apps[i].gone))
			apps[h->app_count++] = i;
	h->apps = apps;
}

void ports_pick(struct ports *p, struct ports_host *h, uint32_t most)
{
	uint32_t all = ports_sockets(p, h->host), n = 0;
	struct ranked *ranked = arena_get(p->pic->arena, (all + 1u) * sizeof(*ranked));
	uint32_t *sockets = arena_get(p->pic->arena, (all + 1u) * sizeof(*sockets));

	for (uint32_t i = 0; i < p->board->socket_count; i++)
		if (is_shown(p, h->host, i))
			ranked[n++] = (struct ranked){i, i, weight_of(p, i), &p->board->sockets[i]};
	qsort(ranked, n, sizeof(*ranked), by_weight);
	pick_doors(p, h, ranked, n);
	h->count = n <= most ? n : most ? most - 1 : 0;
	h->more = n - h->count;
	set_first(ranked, h->count);
	qsort(ranked, h->count, sizeof(*ranked), by_port);
	for (uint32_t i = 0; i < h->count; i++)
		sockets[i] = ranked[i].socket;
	h->sockets = sockets;
	pick_apps(p, h);
}

/* ---- letters ---- */

static char name_letter(const struct board_app *app)
{
	return !app->server && app->name[0] >= 'A' && app->name[0] <= 'Z' && !app->name[1]
		       ? app->name[0]
		       : 0;
}

char ports_app_letter(const struct ports *p, uint32_t app)
{
	const struct board *b = p->board;
	char found = name_letter(&b->apps[app]);

	if (b->apps[app].server)
		return 0;
	for (uint32_t i = 0; i < b->socket_count; i++) {
		if (b->sockets[i].app != app || b->sockets[i].gone || !p->letters[i])
			continue;
		if (found && found != p->letters[i])
			return 0;
		found = p->letters[i];
	}
	return found;
}

static bool mirrors(const struct board_socket *a, const struct board_socket *b)
{
	return a->proto == b->proto && a->local.port == b->remote.port &&
	       a->remote.port == b->local.port &&
	       !memcmp(a->local.ip, b->remote.ip, sizeof(a->local.ip)) &&
	       !memcmp(a->remote.ip, b->local.ip, sizeof(a->local.ip));
}

static void letters_of_clients(const struct board *b, char *letters)
{
	bool used[SIGN_LETTERS] = {false};
	uint32_t next = 0;

	for (uint32_t i = 0; i < b->app_count; i++)
		if (name_letter(&b->apps[i]))
			used[b->apps[i].name[0] - 'A'] = true;
	for (uint32_t i = 0; i < b->app_count; i++) {
		char letter = name_letter(&b->apps[i]);

		if (b->apps[i].server)
			continue;
		while (!letter && next < SIGN_LETTERS && used[next])
			next++;
		if (!letter)
			letter = sign_letter(next++);
		for (uint32_t k = 0; k < b->socket_count; k++)
			if (b->sockets[k].app == i)
				letters[k] = letter;
	}
}

void board_letters(const struct board *b, char *letters)
{
	memset(letters, 0, b->socket_count);
	letters_of_clients(b, letters);
	for (uint32_t i = 0; i < b->socket_count; i++) {
		if (letters[i] || !b->sockets[i].remote.port || b->sockets[i].gone)
			continue;
		for (uint32_t k = b->socket_count; k-- > 0 && !letters[i];)
			if (letters[k] && mirrors(&b->sockets[i], &b->sockets[k]))
				letters[i] = letters[k];
	}
}
