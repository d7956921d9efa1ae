/* SPDX-License-Identifier: BSD-2-Clause */
/* A stack as bytes for a process that was forked from this one, or that this one was forked from:
 * protocols and fields are named by where their tables lie. */
#include "lab/agent.h"

/* What is read, and how far. */
struct taking {
	struct arena *arena;
	const uint8_t *at;
	size_t left; /* bytes */
	bool bad;
};

static void put_entry(struct buf *out, const struct entry *entry)
{
	buf_add(out, entry, sizeof(*entry));
	buf_add(out, entry->bytes, entry->len);
	for (uint32_t i = 0; i < entry->count; i++)
		put_entry(out, &entry->subs[i]);
}

void agent_put_stack(struct buf *out, const struct stack *stack)
{
	const uint16_t head[2] = {stack->link, stack->count};

	buf_add(out, head, sizeof(head));
	for (unsigned i = 0; i < stack->count; i++) {
		const struct part *p = &stack->parts[i];

		buf_add(out, p, sizeof(*p));
		buf_add(out, p->tail, p->tail_len);
		for (uint32_t k = 0; k < p->count; k++)
			put_entry(out, &p->entries[k]);
	}
}

static void take(struct taking *t, void *out, size_t n)
{
	t->bad = t->bad || t->left < n;
	if (t->bad) {
		memset(out, 0, n);
		return;
	}
	memcpy(out, t->at, n);
	t->at += n;
	t->left -= n;
}

static const uint8_t *take_bytes(struct taking *t, uint32_t n)
{
	const uint8_t *bytes = t->at;

	t->bad = t->bad || t->left < n;
	if (t->bad || !n)
		return NULL;
	t->at += n;
	t->left -= n;
	return arena_copy(t->arena, bytes, n);
}

/* Room as recipes have it, and more entries than there are bytes for are none. */
static struct entry *take_entries(struct taking *t, uint32_t count)
{
	struct entry *entries;

	t->bad = t->bad || count > t->left / sizeof(*entries);
	if (t->bad || !count)
		return NULL;
	entries = arena_zero(t->arena, (count + 4) * 2 * sizeof(*entries));
	for (uint32_t i = 0; i < count && !t->bad; i++) {
		struct entry *e = &entries[i];

		take(t, e, sizeof(*e));
		e->bytes = take_bytes(t, e->len);
		e->subs = take_entries(t, e->count);
	}
	return entries;
}

bool agent_take_stack(struct stack *stack, const uint8_t *bytes, size_t n)
{
	struct taking t = {stack->arena, bytes, n, false};
	uint16_t head[2];

	take(&t, head, sizeof(head));
	if (t.bad || head[1] > FRAME_LAYERS)
		return false;
	stack->link = head[0];
	for (unsigned i = 0; i < head[1] && !t.bad; i++) {
		struct part *p = &stack->parts[i];

		take(&t, p, sizeof(*p));
		p->tail = take_bytes(&t, p->tail_len);
		p->entries = take_entries(&t, p->count);
		p->room = p->count;
	}
	stack->count = (uint8_t)head[1];
	return !t.bad && !t.left;
}
