/* SPDX-License-Identifier: BSD-2-Clause */
/* The editable form of a frame. Everything that a stack points at lies in its arena. */
#include "frame/stack.h"

#include "base/lang.h"

#include <string.h>

void stack_init(struct stack *stack, struct arena *arena)
{
	stack->arena = arena;
	stack->link = 0;
	stack->count = 0;
}

/* IP has link types of its own, but a raw one says the same in fewer words. */
static uint16_t link_of(const struct proto *proto)
{
	uint64_t link = 0;

	if (proto == &proto_ip || proto == &proto_ipv6)
		return LINK_RAW;
	return proto_binding(proto, BIND_LINK, &link) ? (uint16_t)link : 0;
}

struct part *stack_push(struct stack *stack, const struct proto *proto)
{
	struct part *part;

	if (stack->count == FRAME_LAYERS)
		return NULL;
	if (stack->count == 0)
		stack->link = link_of(proto);
	part = &stack->parts[stack->count++];
	*part = (struct part){.proto = proto};
	return part;
}

int stack_push_data(struct stack *stack, const uint8_t *bytes, size_t n, struct err *err)
{
	struct part *part;
	struct entry *entry;

	if (n == 0)
		return 0;
	if (n > UINT32_MAX)
		return err_set(err, _("the data is too long for a frame: %zu bytes"), n);
	part = stack_push(stack, &proto_data);
	if (!part)
		return err_set(err, _("a frame has at most %d layers"), FRAME_LAYERS);
	entry = stack_set(stack, part, &proto_data.fields[0]);
	entry->bytes = arena_copy(stack->arena, bytes, n);
	entry->len = (uint32_t)n;
	return 0;
}

const struct entry *stack_typed(const struct part *part, const struct field *field)
{
	for (uint32_t i = 0; i < part->count; i++)
		if (part->entries[i].field == field)
			return &part->entries[i];
	return NULL;
}

static void grow(struct stack *stack, struct part *part)
{
	uint32_t room = part->room ? part->room * 2 : 8;
	struct entry *entries = arena_get(stack->arena, room * sizeof(*entries));

	if (part->count)
		memcpy(entries, part->entries, part->count * sizeof(*entries));
	part->entries = entries;
	part->room = room;
}

struct entry *stack_set(struct stack *stack, struct part *part, const struct field *field)
{
	for (uint32_t i = 0; i < part->count; i++)
		if (part->entries[i].field == field)
			return &part->entries[i];
	if (part->count == part->room)
		grow(stack, part);
	part->entries[part->count] = (struct entry){.field = field};
	return &part->entries[part->count++];
}

/* How far `bits` stands from the low end of its flags field. */
static unsigned low_end(const struct field *flags, const struct field *bits)
{
	unsigned before = 0;

	for (const struct field *f = flags->parts; f->id && f != bits; f++)
		before += f->bits;
	return flags->bits - before - bits->bits;
}

void stack_set_bits(struct stack *stack, struct part *part, const struct field *flags,
	const struct field *bits, uint64_t value)
{
	bool known = stack_typed(part, flags) != NULL;
	struct entry *entry = stack_set(stack, part, flags);
	unsigned shift = low_end(flags, bits);
	uint64_t mask;

	mask = (UINT64_C(1) << bits->bits) - 1;
	if (!known)
		entry->num = flags->preset;
	entry->num = (entry->num & ~(mask << shift)) | (value & mask) << shift;
}
