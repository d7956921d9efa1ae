/* SPDX-License-Identifier: BSD-2-Clause */
/* The sockets of both hosts, read from their kernels, and what of them has changed. A socket is
 * its inode; one that its application has closed and the kernel keeps (TIME-WAIT) has none any
 * more, and stays who it was by its ends. Those that no kernel lists, because they are not bound
 * to a port, are known by the calls that made them, as long as an application holds them. */
#include "base/mem.h"
#include "stage_int.h"

#include <dirent.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MADE_ID UINT32_C(0x80000000) /* of ids that are made from the ends */

/* A descriptor of an application that is a socket. */
struct holder {
	uint32_t inode, app, host;
	int fd;
};

/* ---- what the calls tell ---- */

static struct claim *claims_of(const struct stage_run *r, size_t *n)
{
	*n = r->claims.len / sizeof(struct claim);
	return (struct claim *)(void *)r->claims.data;
}

static void drop_claims(struct stage_run *r, uint32_t app, uint32_t inode)
{
	size_t n, kept = 0;
	struct claim *all = claims_of(r, &n);

	for (size_t i = 0; i < n; i++)
		if (inode ? all[i].inode != inode : all[i].app != app)
			all[kept++] = all[i];
	r->claims.len = kept * sizeof(*all);
}

static struct claim *claim_of(const struct stage_run *r, uint32_t inode)
{
	size_t n;
	struct claim *all = claims_of(r, &n);

	for (size_t i = 0; i < n; i++)
		if (all[i].inode == inode)
			return &all[i];
	return NULL;
}

void stage_claim(struct stage_run *r, const struct heard *h)
{
	const struct call_note *note = &h->note;
	struct claim *claim = note->inode ? claim_of(r, note->inode) : NULL;

	if (strcmp(note->name, "close") == 0) {
		drop_claims(r, 0, note->inode);
		return;
	}
	if (!claim && note->proto && note->inode) {
		const struct claim new = {.inode = note->inode,
			.app = h->app,
			.host = h->host,
			.fd = note->fd,
			.proto = note->proto,
			.family = note->family,
			.local.family = note->family,
			.remote.family = note->family};

		buf_add(&r->claims, &new, sizeof(new));
	} else if (claim && note->result >= 0 && note->local.family) {
		claim->local = note->local;
	}
}

void stage_unclaim(struct stage_run *r, uint32_t app)
{
	drop_claims(r, app, 0);
}

/* ---- who holds what ---- */

static void find_holders_of(struct stage_run *r, const struct actor *a)
{
	char path[64], text[64];
	struct dirent *entry;
	DIR *folder;

	snprintf(path, sizeof(path), "/proc/%d/fd", (int)a->pid);
	folder = opendir(path);
	while (folder && (entry = readdir(folder))) {
		struct holder h = {.app = a->at, .host = a->host};
		ssize_t n = readlinkat(dirfd(folder), entry->d_name, text, sizeof(text) - 1);

		text[n > 0 ? n : 0] = '\0';
		if (sscanf(text, "socket:[%10u]", &h.inode) != 1)
			continue;
		h.fd = atoi(entry->d_name);
		buf_add(&r->holders, &h, sizeof(h));
	}
	if (folder)
		closedir(folder);
}

static const struct holder *holder_of(const struct stage_run *r, uint32_t inode)
{
	const struct holder *all = (const struct holder *)(const void *)r->holders.data;

	for (size_t i = 0; inode && i < r->holders.len / sizeof(*all); i++)
		if (all[i].inode == inode)
			return &all[i];
	return NULL;
}

/* ---- reading ---- */

static struct board_socket *sockets_of(const struct buf *list, size_t *n)
{
	*n = list->len / sizeof(struct board_socket);
	return (struct board_socket *)(void *)list->data;
}

static bool same_end(const struct board_end *a, const struct board_end *b)
{
	return a->family == b->family && a->port == b->port &&
	       memcmp(a->ip, b->ip, sizeof(a->ip)) == 0;
}

static bool same_ends(const struct board_socket *a, const struct board_socket *b)
{
	return a->host == b->host && a->proto == b->proto && same_end(&a->local, &b->local) &&
	       same_end(&a->remote, &b->remote);
}

static bool has_id(const struct buf *list, uint32_t host, uint32_t id)
{
	size_t n;
	const struct board_socket *all = sockets_of(list, &n);

	for (size_t i = 0; i < n; i++)
		if (all[i].host == host && all[i].id == id)
			return true;
	return false;
}

static uint32_t mix(uint32_t hash, const void *bytes, size_t n)
{
	for (const uint8_t *p = bytes; n--; p++)
		hash = (hash ^ *p) * UINT32_C(16777619);
	return hash;
}

static uint32_t made_id(const struct board_socket *s)
{
	uint32_t hash = mix(UINT32_C(2166136261), &s->proto, 1);

	hash = mix(hash, s->local.ip, sizeof(s->local.ip));
	hash = mix(hash, &s->local.port, sizeof(s->local.port));
	hash = mix(hash, s->remote.ip, sizeof(s->remote.ip));
	hash = mix(hash, &s->remote.port, sizeof(s->remote.port));
	hash |= MADE_ID;
	return hash == BOARD_NONE ? MADE_ID : hash;
}

/* One that has no inode is who it was when it had one. */
static void give_id(struct stage_run *r, struct board_socket *s)
{
	size_t n;
	const struct board_socket *told = sockets_of(&r->sockets, &n);

	for (size_t i = 0; s->remote.port && i < n; i++)
		if (same_ends(&told[i], s) && !has_id(&r->fresh, s->host, told[i].id)) {
			s->id = told[i].id;
			return;
		}
	s->id = made_id(s);
}

/* A dump is no moment's picture: a connection that moves between two tables is met twice. */
static bool is_twice(const struct board_socket *all, size_t n, const struct board_socket *s)
{
	for (size_t i = 0; i < n; i++)
		if (s->id ? all[i].id == s->id && all[i].host == s->host
			  : s->remote.port && same_ends(&all[i], s))
			return true;
	return false;
}

static void read_host(struct stage_run *r, enum lab_host host)
{
	size_t first, n, kept;
	struct board_socket *all;

	sockets_of(&r->fresh, &first);
	diag_read(&r->diag[host], &r->fresh);
	all = sockets_of(&r->fresh, &n);
	kept = first;
	for (size_t i = first; i < n; i++) {
		all[i].host = host;
		if (!is_twice(all, kept, &all[i]))
			all[kept++] = all[i];
	}
	r->fresh.len = kept * sizeof(*all);
}

/* Sockets that an application holds and the kernel does not list. */
static void add_claimed(struct stage_run *r)
{
	size_t n;
	const struct claim *all = claims_of(r, &n);

	for (size_t i = 0; i < n; i++) {
		struct board_socket s;

		if (has_id(&r->fresh, all[i].host, all[i].inode) || !holder_of(r, all[i].inode))
			continue;
		memset(&s, 0, sizeof(s));
		s.id = all[i].inode;
		s.host = all[i].host;
		s.proto = all[i].proto;
		s.state = BOARD_CLOSE;
		s.local = all[i].local;
		s.remote = all[i].remote;
		buf_add(&r->fresh, &s, sizeof(s));
	}
}

static void read_all(struct stage_run *r)
{
	size_t n;
	struct board_socket *all;

	buf_clear(&r->fresh);
	buf_clear(&r->holders);
	for (int host = 0; host < LAB_HOSTS; host++)
		read_host(r, (enum lab_host)host);
	for (int i = 0; i < STAGE_APPS; i++)
		if (r->actors[i].pid)
			find_holders_of(r, &r->actors[i]);
	add_claimed(r);
	all = sockets_of(&r->fresh, &n);
	for (size_t i = 0; i < n; i++) {
		const struct holder *h = holder_of(r, all[i].id);
		const struct claim *claim = claim_of(r, all[i].id);

		all[i].app = h ? h->app : claim ? claim->app : BOARD_NONE;
		all[i].fd = h ? h->fd : claim ? claim->fd : -1;
		if (!all[i].id)
			give_id(r, &all[i]);
	}
}

/* ---- what has changed ---- */

static bool same(const struct board_socket *a, const struct board_socket *b)
{
	return a->app == b->app && a->fd == b->fd && a->state == b->state && same_ends(a, b) &&
	       a->receive == b->receive && a->send == b->send;
}

static const struct board_socket *find(
	const struct board_socket *all, size_t n, const struct board_socket *s)
{
	for (size_t i = 0; i < n; i++)
		if (all[i].host == s->host && all[i].id == s->id)
			return &all[i];
	return NULL;
}

static void tell(
	struct stage_run *r, enum board_word word, int64_t time, const struct board_socket *s)
{
	struct board_event event = {.word = word, .time = time, .socket = *s};

	stage_say(r, &event);
	r->changed_at = stage_now();
}

/* The calls that changed them are told before. */
void stage_read_sockets(struct stage_run *r)
{
	int64_t begun = stage_now(), time;
	const struct board_socket *old, *new;
	size_t old_count, count;
	struct buf swap;

	r->stale = false;
	read_all(r);
	time = stage_clock();
	stage_hear_all(r);
	stage_tell_notes(r);
	old = sockets_of(&r->sockets, &old_count);
	new = sockets_of(&r->fresh, &count);
	for (size_t i = 0; i < old_count; i++)
		if (!find(new, count, &old[i]))
			tell(r, BOARD_CLOSED, time, &old[i]);
	for (size_t i = 0; i < count; i++) {
		const struct board_socket *was = find(old, old_count, &new[i]);

		if (!was || !same(was, &new[i]))
			tell(r, BOARD_SOCKET, time, &new[i]);
	}
	swap = r->sockets;
	r->sockets = r->fresh;
	r->fresh = swap;
	r->read_at = stage_now();
	r->read_took = r->read_at - begun;
}

static bool is_server(const struct stage_run *r, uint32_t app)
{
	for (int i = 0; i < STAGE_APPS; i++)
		if (r->actors[i].pid && r->actors[i].at == app)
			return r->actors[i].server != NULL;
	return false;
}

/* A kernel that waits for the other one, or a server that has not seen yet what came: on a machine
 * that is busy with other things that may take longer than any silence on the wire. */
bool stage_moves(const struct stage_run *r)
{
	size_t n;
	const struct board_socket *all = sockets_of(&r->sockets, &n);

	for (size_t i = 0; i < n; i++) {
		const struct board_socket *s = &all[i];

		switch (s->state) {
		case BOARD_SYN_SENT:
		case BOARD_SYN_RECEIVED:
		case BOARD_FIN_WAIT_1:
		case BOARD_LAST_ACK:
		case BOARD_CLOSING: return true;
		default: break;
		}
		if (s->send && s->state != BOARD_LISTEN)
			return true;
		if ((s->receive || s->state == BOARD_CLOSE_WAIT) && is_server(r, s->app))
			return true;
	}
	return false;
}
