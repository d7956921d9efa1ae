/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether what a block of pcapng says of itself can be: its size, its options', its records'. What
 * cannot is damage, as it is to Wireshark, though the frame in the same block may be whole. */
#include "reader_int.h"

#include "base/lang.h"

struct part {
	const struct reader *r;
	const uint8_t *p;
	size_t n;
};

static uint32_t padded(uint32_t n)
{
	return (n + 3) & ~UINT32_C(3);
}

/* The code and the length that the part begins with; their bytes are gone from it. */
static bool take_head(struct part *part, uint16_t *code, uint16_t *len)
{
	if (part->n < 4)
		return false;
	*code = reader_get16(part->r->swapped, part->p);
	*len = reader_get16(part->r->swapped, part->p + 2);
	part->p += 4;
	part->n -= 4;
	return true;
}

static void skip(struct part *part, uint32_t n)
{
	part->p += n;
	part->n -= n;
}

/* Lengths of the options that Wireshark insists on. */
static bool can_be(uint32_t type, uint16_t code, uint16_t len)
{
	bool packet = type == BLOCK_EPB || type == BLOCK_OLD;

	switch (code) {
	case 2988: /* custom, all four */
	case 2989:
	case 19372:
	case 19373: return len >= 4;
	case 2: return !packet || len == 4; /* flags */
	case 4: return !packet || len == 8; /* lost before it */
	case 5: return !packet || len == 8; /* its identity */
	case 6: return !packet || len == 4; /* queue */
	case 7: return !packet || len >= 1; /* verdict */
	case 11: return type != BLOCK_IDB || len >= 1; /* capture filter */
	default: return true;
	}
}

static const char *check_options(struct part part, uint32_t type)
{
	uint16_t code, len;

	while (take_head(&part, &code, &len) && code) {
		if (padded(len) > part.n)
			return _("an option that its block has no room for");
		if (!can_be(type, code, len))
			return _("an option of a length that it cannot have");
		skip(&part, padded(len));
	}
	return NULL;
}

/* Names of addresses, each with its NUL, and options behind them. */
static const char *check_names(struct part part)
{
	uint16_t code, len;

	while (take_head(&part, &code, &len) && code) {
		uint16_t address = code == 1 ? 4 : code == 2 ? 16 : 0;

		if (padded(len) > part.n || len < address ||
			(address && len > address && part.p[len - 1]))
			return _("a record of a name that cannot be one");
		skip(&part, padded(len));
	}
	return check_options(part, BLOCK_NRB);
}

const char *reader_check(const struct reader *r, uint32_t type, const uint8_t *body, size_t n)
{
	static const struct {
		uint32_t type;
		uint16_t least, head; /* bytes of the block; before its options */
	} blocks[] = {{MAGIC_NG, 16, 16}, {BLOCK_IDB, 8, 8}, {BLOCK_NRB, 4, 0}, {BLOCK_ISB, 12, 12},
		{BLOCK_JOURNAL, 23, 0}, {BLOCK_KEYS, 8, 8}, {0xbad, 4, 0}, {0x40000bad, 4, 0}};
	struct part part = {r, body, n};

	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		if (type != blocks[i].type)
			continue;
		if (n < blocks[i].least)
			return _("a block too short to be one");
		if (type == BLOCK_NRB)
			return check_names(part);
		if (!blocks[i].head)
			return NULL;
		skip(&part, blocks[i].head);
		if (type == BLOCK_KEYS) {
			uint32_t keys = reader_get32(r->swapped, body + 4);

			if (keys > part.n)
				return _("keys that their block has no room for");
			skip(&part, padded(keys) > part.n ? (uint32_t)part.n : padded(keys));
		}
		return check_options(part, type);
	}
	return NULL;
}

const char *reader_check_options(
	const struct reader *r, uint32_t type, const uint8_t *options, size_t n)
{
	return check_options((struct part){r, options, n}, type);
}

bool reader_too_long(uint16_t link, uint32_t cap)
{
	if (cap <= 256u << 10)
		return false;
	if (link == 231 || link == 249) /* D-Bus, USBPcap: 128 MiB, beyond what any block has */
		return cap > READER_BLOCK;
	return link != 279 || cap > 8u << 20; /* EBHSCR: 8 MiB */
}
