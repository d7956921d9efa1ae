/* SPDX-License-Identifier: BSD-2-Clause */
/* pcapng (draft-ietf-opsawg-pcapng): sections, interfaces and the three kinds of packet blocks;
 * every other block is passed over by its length. */
#include "reader_int.h"

#include "base/lang.h"
#include "base/mem.h"

#include <stdlib.h>

#define ORDER_NG 0x1a2b3c4du
#define NO_DROPS 0xffff /* nobody counted them */

enum option {
	OPTION_END = 0,
	OPTION_COMMENT = 1,
	OPTION_NAME = 2,
	OPTION_FLAGS = 2, /* of packets, as are the next ones */
	OPTION_LOST = 4,
	OPTION_ID = 5,
	OPTION_QUEUE = 6,
	OPTION_REMARK = 3,
	OPTION_RECEIVED = 4, /* of interface statistics */
	OPTION_DROPPED = 5,
	OPTION_RESOLUTION = 9,
	OPTION_OFFSET = 14,
	OPTION_HARDWARE = 15,
};

static uint32_t get32(const struct reader *r, const uint8_t *p)
{
	return reader_get32(r->swapped, p);
}

static uint16_t get16(const struct reader *r, const uint8_t *p)
{
	return reader_get16(r->swapped, p);
}

/* Units of a resolution as nanoseconds; UINT64_MAX where they are more than 64 bits hold. */
static uint64_t from_units(unsigned resolution, uint64_t units)
{
	__extension__ unsigned __int128 wide = units;
	unsigned n = resolution & 127u;

	if (resolution & 128)
		wide = wide * 1000000000u >> n;
	for (unsigned i = n; i < 9 && !(resolution & 128); i++)
		wide *= 10;
	for (unsigned i = 9; i < n && wide && !(resolution & 128); i++)
		wide /= 10;
	return wide > UINT64_MAX ? UINT64_MAX : (uint64_t)wide;
}

/* Decimals of a second that say what the resolution can: 1, 2, 3, 6 or 9, as tshark has it. */
static uint8_t digits_of(uint8_t resolution)
{
	unsigned n = resolution & 127;

	if (resolution & 128) /* 2^-n s */
		n = n * 3 / 10;
	return n >= 9 ? 9 : n >= 6 ? 6 : n >= 3 ? 3 : (uint8_t)n;
}

/* A time that 64 bits do not hold is the last or the first that they do. */
static int64_t to_nano(const struct reader_link *link, uint64_t units)
{
	uint64_t nano = link->resolution == 9 ? units : from_units(link->resolution, units);
	int64_t offset, time;

	if (nano > INT64_MAX)
		nano = INT64_MAX;
	if (__builtin_mul_overflow(link->offset, INT64_C(1000000000), &offset) ||
		__builtin_add_overflow((int64_t)nano, offset, &time))
		return link->offset < 0 ? INT64_MIN : INT64_MAX;
	return time;
}

/* The next of the options in the *n bytes at *p: its code, or OPTION_END. */
static unsigned next_option(const struct reader *r, const uint8_t **p, size_t *n,
	const uint8_t **value, uint16_t *len)
{
	unsigned code;
	size_t all;

	if (*n < 4)
		return OPTION_END;
	code = get16(r, *p);
	*len = get16(r, *p + 2);
	if (code == OPTION_END || *len > *n - 4)
		return OPTION_END;
	*value = *p + 4;
	all = 4u + ((*len + 3u) & ~3u);
	all = all > *n ? *n : all;
	*p += all;
	*n -= all;
	return code;
}

/* The first `n` bytes as a C string, or what was there before. */
static void set_text(char **text, const uint8_t *value, size_t n)
{
	if (*text)
		return;
	*text = mem_new(n + 1, 1);
	memcpy(*text, value, n);
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Finds the names among those that are kept, or keeps them. */
static uint8_t keep_name(struct reader *r, struct reader_name *name)
{
	uint32_t i = 0;

	while (i < r->name_count && !(same_text(r->names[i].device, name->device) &&
					    same_text(r->names[i].remark, name->remark)))
		i++;
	if (i == r->name_count && i < READER_NAMES && (name->device || name->remark)) {
		r->names = mem_grow(r->names, i + 1, sizeof(*r->names));
		r->names[r->name_count++] = *name;
		return (uint8_t)(i + 1);
	}
	free(name->device);
	free(name->remark);
	return i < r->name_count ? (uint8_t)(i + 1) : 0;
}

static int add_interface(struct reader *r, const uint8_t *body, size_t n)
{
	const uint8_t *p = body + 8, *value;
	struct reader_name name = {NULL, NULL};
	char *hardware = NULL;
	struct reader_link *link;
	uint16_t len;
	unsigned code;

	if (reader_add_link(r, &link) < 0)
		return -1;
	link->link = get16(r, body);
	link->snaplen = get32(r, body + 4);
	n -= 8;
	while ((code = next_option(r, &p, &n, &value, &len)) != OPTION_END) {
		if (code == OPTION_RESOLUTION && len == 1)
			link->resolution = value[0];
		if (code == OPTION_OFFSET && len == 8)
			link->offset = (int64_t)((uint64_t)get32(r, value + (r->swapped ? 0 : 4))
							 << 32 |
						 get32(r, value + (r->swapped ? 4 : 0)));
		if (code == OPTION_NAME)
			set_text(&name.device, value, len);
		if (code == OPTION_REMARK)
			set_text(&name.remark, value, len);
		if (code == OPTION_HARDWARE)
			set_text(&hardware, value, len);
	}
	if (!name.device && (name.remark || hardware))
		set_text(&name.device, (const uint8_t *)(name.remark ? name.remark : hardware),
			strlen(name.remark ? name.remark : hardware));
	free(hardware);
	link->name = keep_name(r, &name);
	return 0;
}

static uint64_t get64(const struct reader *r, const uint8_t *p)
{
	return (uint64_t)get32(r, p + (r->swapped ? 0 : 4)) << 32 |
	       get32(r, p + (r->swapped ? 4 : 0));
}

/* What an interface received and what it lost, so far. */
static void take_counts(struct reader *r, const uint8_t *body, size_t n)
{
	const uint8_t *p = body + 12, *value;
	uint16_t len;
	unsigned code;

	if (n < 12)
		return;
	n -= 12;
	while ((code = next_option(r, &p, &n, &value, &len)) != OPTION_END) {
		uint64_t *to = code == OPTION_RECEIVED ? &r->received
			       : code == OPTION_DROPPED ? &r->dropped
							: NULL;

		if (!to || len != 8)
			continue;
		*to = get64(r, value);
		r->counted = true;
	}
}

static void count_section(struct reader *r)
{
	r->received_before += r->received;
	r->dropped_before += r->dropped;
	r->received = r->dropped = 0;
}

/* What the card or the program that captured it noted of a frame. */
static void take_note(const struct reader *r, uint32_t type, unsigned code, const uint8_t *value,
	uint16_t len, struct frame *frame)
{
	if (code == OPTION_FLAGS && len == 4) {
		frame->flags = get32(r, value);
		frame->noted |= FRAME_FLAGS;
	} else if (code == OPTION_LOST && len == 8 && type == BLOCK_EPB) {
		frame->drops = get64(r, value);
		frame->noted |= FRAME_DROPS;
	} else if (code == OPTION_ID && len == 8) {
		frame->id = get64(r, value);
		frame->noted |= FRAME_ID;
	} else if (code == OPTION_QUEUE && len == 4) {
		frame->queue = get32(r, value);
		frame->noted |= FRAME_QUEUE;
	}
}

static void take_options(const struct reader *r, uint32_t type, const uint8_t *p, size_t n,
	struct frame *frame)
{
	const uint8_t *value;
	uint16_t len;
	unsigned code;

	while ((code = next_option(r, &p, &n, &value, &len)) != OPTION_END) {
		if (code != OPTION_COMMENT) {
			take_note(r, type, code, value, len, frame);
			continue;
		}
		if (frame->comment)
			continue;
		frame->comment = (const char *)value;
		frame->comment_len = len;
		frame->options = p;
		frame->options_len = (uint32_t)n;
		frame->options_swapped = r->swapped;
	}
}

/* A simple packet block says how long the frame was; what was kept of it is all, or the interface's
 * snap length. */
static const char *take_simple(const struct reader *r, const struct reader_link *link,
	const uint8_t *body, size_t n, struct frame *frame)
{
	frame->len = get32(r, body);
	frame->cap = frame->len;
	if (link->snaplen && frame->cap > link->snaplen)
		frame->cap = link->snaplen;
	if (frame->cap > n - 4)
		return _("a packet block that says it keeps more bytes than it has");
	if (reader_too_long(link->link, frame->cap))
		return _("a frame longer than its link type allows");
	frame->bytes = body + 4;
	frame->timeless = true;
	return NULL;
}

/* Enhanced and obsolete packet blocks differ in the width of the interface's number only. */
static const char *take_enhanced(const struct reader *r, const struct reader_link *link,
	uint32_t type, const uint8_t *body, size_t n, struct frame *frame)
{
	const char *why = NULL;
	size_t padded;

	frame->cap = get32(r, body + 12);
	frame->len = get32(r, body + 16);
	if (frame->cap > n - 20)
		return _("a packet block that says it keeps more bytes than it has");
	if (reader_too_long(link->link, frame->cap))
		return _("a frame longer than its link type allows");
	frame->bytes = body + 20;
	frame->digits = digits_of(link->resolution);
	frame->time = to_nano(link, (uint64_t)get32(r, body + 4) << 32 | get32(r, body + 8));
	padded = 20 + (((size_t)frame->cap + 3) & ~(size_t)3);
	if (n >= padded + 4) {
		why = reader_check_options(r, type, body + padded, n - padded);
		take_options(r, type, body + padded, n - padded, frame);
	}
	if (type == BLOCK_OLD && get16(r, body + 2) != NO_DROPS) {
		frame->drops = get16(r, body + 2);
		frame->noted |= FRAME_DROPS;
	}
	return why;
}

static bool is_packet(uint32_t type)
{
	return type == BLOCK_EPB || type == BLOCK_SPB || type == BLOCK_OLD;
}

/* Fills in the frame; NULL, or what is wrong with the block. */
static const char *take_packet(struct reader *r, uint32_t type, const uint8_t *body, size_t n,
	struct frame *frame)
{
	const struct reader_link *link;
	uint32_t id = 0;

	if (n < (type == BLOCK_SPB ? 4 : 20))
		return _("a packet block too short to be one");
	if (type != BLOCK_SPB)
		id = type == BLOCK_OLD ? get16(r, body) : get32(r, body);
	if (id >= r->count)
		return _("a packet of an interface that was not described");
	link = &r->links[r->first + id];
	reader_clear(frame);
	frame->iface = id;
	frame->section = r->section;
	if (link->name) {
		frame->device = r->names[link->name - 1].device;
		frame->remark = r->names[link->name - 1].remark;
	}
	frame->link = link->link;
	if (type != BLOCK_SPB)
		return take_enhanced(r, link, type, body, n, frame);
	return take_simple(r, link, body, n, frame);
}

/* The byte order that a section begins with, and its version. */
static const char *begin_section(struct reader *r, const uint8_t *p)
{
	r->swapped = bits_be32(p + 8) == ORDER_NG;
	if (get32(r, p + 8) != ORDER_NG)
		return _("a section without a byte order");
	return NULL;
}

/* The block at hand: its length, checked as far as it is there. */
static enum read_state block_length(struct reader *r, uint32_t *len, struct err *err)
{
	const uint8_t *p = r->feed.data + r->feed.at;
	size_t left = r->feed.len - r->feed.at;
	const char *why;

	if (left < 12)
		return READ_MORE;
	if (bits_le32(p) == MAGIC_NG && (why = begin_section(r, p)) != NULL)
		return reader_bad(r, err, why);
	*len = get32(r, p + 4);
	if (*len < 12 || *len > UINT32_MAX - 3)
		return reader_bad(r, err, _("a block of impossible length"));
	*len = (*len + 3) & ~UINT32_C(3); /* some programs left the padding out of the length */
	if (*len > READER_BLOCK && (is_packet(get32(r, p)) || bits_le32(p) == MAGIC_NG))
		return reader_bad(r, err, _("a block longer than 16 MiB"));
	return left < *len && *len <= READER_BLOCK ? READ_MORE : READ_FRAME;
}

/* A block that is too long to keep is not looked at. */
static bool pass_over(struct reader *r)
{
	size_t left = r->feed.len - r->feed.at;

	if (left > r->skip)
		left = (size_t)r->skip;
	r->feed.at += left;
	r->skip -= left;
	return r->skip == 0;
}

/* A block that is no packet; NULL, or what is wrong with it. */
static const char *take_other(struct reader *r, uint32_t type, const uint8_t *p, uint32_t len)
{
	const char *why = reader_check(r, type, p + 8, len - 12);

	if (why)
		return why;
	if (type == MAGIC_NG) {
		if (get16(r, p + 12) != 1 || get16(r, p + 14) & ~2u) /* 1.0; some wrote 1.2 */
			return _("a version of pcapng that is not known");
		r->first = r->keep_links ? r->first + r->count : 0;
		r->count = 0;
		r->section++;
		count_section(r);
	}
	if (type == BLOCK_ISB)
		take_counts(r, p + 8, len - 12);
	if (type == BLOCK_IDB && add_interface(r, p + 8, len - 12) < 0)
		return _("more interfaces than this program tells apart");
	if (r->other)
		r->other(r->arg, p, len);
	return NULL;
}

enum read_state reader_next_ng(struct reader *r, struct frame *frame, struct err *err)
{
	for (;;) {
		enum read_state state;
		const uint8_t *p;
		const char *why;
		uint32_t len = 0, type;

		if (r->skip && !pass_over(r))
			return READ_MORE;
		state = block_length(r, &len, err);
		if (state != READ_FRAME)
			return state;
		p = r->feed.data + r->feed.at;
		if (len > READER_BLOCK) {
			r->skip = len;
			continue;
		}
		if (get32(r, p + len - 4) != get32(r, p + 4))
			return reader_bad(r, err, _("a block whose two lengths differ"));
		type = get32(r, p);
		why = is_packet(type) ? take_packet(r, type, p + 8, len - 12, frame)
				      : take_other(r, type, p, len);
		if (why)
			return reader_bad(r, err, why);
		r->feed.at += len;
		if (is_packet(type)) {
			r->block = p;
			r->block_len = len;
			frame->number = ++r->frames;
			return READ_FRAME;
		}
	}
}
