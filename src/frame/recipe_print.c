/* SPDX-License-Identifier: BSD-2-Clause */
/* A stack printed as an expression that builds the same bytes, Scapy's or the short form. A part
 * that the language cannot say ends the layers: its bytes and all behind them are raw data, and the
 * part in front says its own next protocol. Bytes between a payload's end and its header's (tails)
 * go behind everything, and the layers around which they lie say their lengths and sums. */
#include "frame/recipe.h"
#include "frame/recipe_print.h"

static void view(struct printer *p, const uint8_t *bytes, size_t n)
{
	p->frame = (struct frame){.bytes = bytes,
		.cap = (uint32_t)n,
		.len = (uint32_t)n,
		.link = p->stack->link,
		.count = p->stack->count};
	for (unsigned i = 0; i < p->stack->count; i++)
		p->frame.layers[i] = (struct layer){.proto = p->stack->parts[i].proto,
			.off = p->r.off[i],
			.head = p->r.head[i],
			.pay = p->r.pay[i],
			.tail = p->stack->parts[i].tail_len};
}

static void print_slash(struct printer *p, size_t start)
{
	if (p->out->len > start)
		buf_text(p->out, p->scapy ? "/" : " / ");
}

/* How many parts from the outside in can be said. */
static unsigned parts_said(struct printer *p)
{
	size_t start = p->out->len;
	unsigned i = 0;

	while (i < p->stack->count && say_part(p, i, false))
		i++;
	p->out->len = start;
	return i;
}

/* The first part inside the outermost one that has a tail. */
static unsigned first_tail(const struct printer *p)
{
	unsigned i = 1;

	while (i < p->stack->count && !p->stack->parts[i].tail_len)
		i++;
	return i;
}

static void print_stack(struct printer *p, const uint8_t *bytes, size_t n)
{
	const struct part *outer = p->stack->parts;
	size_t start = p->out->len, end = n - (p->stack->count ? outer->tail_len : 0), at = 0;
	unsigned said = parts_said(p), tail = first_tail(p), i;

	for (i = 0; i < said; i++) {
		size_t before = p->out->len;

		print_slash(p, start);
		if (!say_part(p, i, i >= tail || (i + 1 == said && said < p->stack->count))) {
			p->out->len = before;
			break;
		}
		at = p->r.off[i] + p->r.head[i];
	}
	if (at < end || i == 0) {
		print_slash(p, start);
		say_data(p, bytes + at, end - at);
	}
	if (end < n) {
		print_slash(p, start);
		buf_text(p->out, p->scapy ? "Padding(load=" : "padding load=");
		say_bytes(p, bytes + end, n - end);
		buf_text(p->out, p->scapy ? ")" : "");
	}
}

static void print(
	struct buf *out, const struct stack *stack, const uint8_t *bytes, size_t n, bool scapy)
{
	struct printer p = {.out = out, .scapy = scapy, .stack = stack};

	if (stack_resolve(stack, &p.r, NULL) == 0 && p.r.len == n) {
		view(&p, bytes, n);
		print_stack(&p, bytes, n);
	} else {
		say_data(&p, bytes, n);
	}
	items_done(&p.items);
	arena_done(&p.arena);
}

void recipe_print_scapy(struct buf *out, const struct stack *stack, const uint8_t *bytes, size_t n)
{
	print(out, stack, bytes, n, true);
}

void recipe_print_short(struct buf *out, const struct stack *stack, const uint8_t *bytes, size_t n)
{
	print(out, stack, bytes, n, false);
}
