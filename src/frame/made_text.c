/* SPDX-License-Identifier: BSD-2-Clause */
/* Texts of fields that are made of others. */
#include "base/bits.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/made.h"
#include "frame/value.h"

#include <inttypes.h>
#include <string.h>

/* "·······AP···": a letter for each flag that is set, from the highest of twelve on; the first
 * three are one, the nonce bit keeps its dot. */
static void put_letters(struct buf *out, uint64_t num)
{
	static const char letters[] = "RRRACEUAPRSF";

	for (unsigned bit = 12; bit-- > 0;) {
		if (num >> bit & 1)
			buf_byte(out, (uint8_t)letters[11 - bit]);
		else
			buf_add(out, "\302\267", 2);
	}
}

/* The text of a line, its end spelt out. */
static void put_line(struct buf *out, const struct frame *frame, const struct item *item)
{
	const uint8_t *p = frame->bytes + item->bit / 8;
	uint32_t n = item->bits / 8, left = frame->cap - item->bit / 8, text;

	if (n < left && p[n] == '\r')
		n++;
	if (n < left && p[n] == '\n')
		n++;
	text = n;
	while (text && (p[text - 1] == '\r' || p[text - 1] == '\n'))
		text--;
	utf8_clean(out, p, text, false);
	for (; text < n; text++)
		buf_text(out, p[text] == '\r' ? "\\r" : "\\n");
}

/* One of a header's first two numbers of 16 bits. */
static void put_port(struct buf *out, const struct frame *frame, const struct item *item, char nth)
{
	uint32_t at = frame->layers[item->layer].off + (nth == '2' ? 2 : 0);

	if (at + 2 <= frame->cap)
		num_put(out, bits_be16(frame->bytes + at));
}

/* What a traceroute asks for by the port, which begins at 33435 and goes up by one a question. */
static void put_hop(struct buf *out, uint64_t port)
{
	uint64_t n = port > 33435 ? port - 33435 : 0;

	buf_printf(out, "%" PRIu64 ", attempt #%" PRIu64, n / 3 + 1, n % 3 + 1);
}

/* The length of a vector, and what it could be. */
static void put_vector(struct buf *out, uint64_t num, const char *words)
{
	buf_printf(out, "%" PRIu64 " is %s %" PRIu64, num >> 32, words, num & UINT32_MAX);
}

/* The last domain name of the layer before the item. */
static void put_name(struct buf *out, const struct frame *frame, const struct item *item)
{
	struct items items = {0};
	const struct item *last = NULL;

	walk_layer(frame, item->layer, &items, NULL);
	for (uint32_t i = 0; i < items.count && items.at[i].bit < item->bit; i++)
		if (items.at[i].field->kind == FIELD_NAME)
			last = &items.at[i];
	if (last)
		value_show(out, frame, last);
	items_done(&items);
}

/* The words of an expert, and what they speak of: see proto/expert.h. */
static void put_words(struct buf *out, const struct frame *frame, const struct item *item)
{
	const char *words = item->field->preset_bytes, *mark = strchr(words, '%');

	if (!mark) {
		buf_add(out, words, strlen(words));
		return;
	}
	buf_add(out, words, (size_t)(mark - words));
	switch (mark[1]) {
	case 'x': num_put_hex(out, item->num, 4); break;
	case 'a': num_put_ipv4(out, (uint32_t)item->num); break;
	case 's': put_line(out, frame, item); break;
	case 'b': buf_printf(out, "%" PRIu64 " (%u bytes)", item->num, item->bits / 8 - 2); break;
	case 't': put_hop(out, item->num); break;
	case 'n': buf_text(out, ip6opt_name(item->num)); break;
	case 'd': put_name(out, frame, item); break;
	case 'f': num_put(out, frame->bytes[frame->layers[item->layer].off]); break;
	case 'c': num_put(out, item->bits / 8); break;
	case 'p': num_put(out, item->from ? frame->bytes[item->from - 1] : 0); break;
	case 'o': made_odd_words(out, item->num); break;
	case 'l':
		buf_printf(out, "%" PRIu64 " != %" PRIu64, item->num >> 16, item->num & 0xffff);
		break;
	case 'v': put_vector(out, item->num, "too large, truncating it to"); break;
	case 'y':
		buf_printf(out, "(%" PRIu64 ") is longer than remaining data (%" PRIu64
			") in the packet.", item->num >> 32, item->num & UINT32_MAX);
		break;
	case 'w': put_vector(out, item->num, "smaller than minimum"); break;
	case '1':
	case '2': put_port(out, frame, item, mark[1]); break;
	default: num_put(out, item->num); break;
	}
	buf_add(out, mark + 2, strlen(mark + 2));
}

/* Whether an expert's words speak of its header's ports; of that or of yet other fields. */
static bool says_ports(const struct field *f)
{
	const char *mark = f->make == MAKE_WORDS ? strchr(f->preset_bytes, '%') : NULL;

	return mark && (mark[1] == '1' || mark[1] == '2');
}

static bool says_more(const struct field *f)
{
	const char *mark = f->make == MAKE_WORDS ? strchr(f->preset_bytes, '%') : NULL;

	return mark && !strchr("xauntovwy", mark[1]);
}

static bool has_claims(const struct field *f)
{
	for (f = f->made; f && f->id; f++)
		if (f->make == MAKE_CLAIM)
			return true;
	return false;
}

enum made_basis made_basis(const struct items *items)
{
	bool around = has_claims(items->at[0].field);

	if (!field_is_pure(items->at[0].field, true))
		return MADE_OF_MORE;
	for (uint32_t i = 1; i < items->count; i++) {
		if (!says_more(items->at[i].field))
			continue;
		if (!says_ports(items->at[i].field))
			return MADE_OF_MORE;
		around = true;
	}
	if (!around)
		return MADE_OF_NUMBER;
	return items->at[0].field->sum == SUM_NONE ? MADE_OF_AROUND : MADE_OF_MORE;
}

uint64_t made_around(const struct frame *frame, const struct item *item)
{
	const struct layer *l = &frame->layers[item->layer];
	uint64_t around = 1;

	if (l->proto != &proto_arp)
		return BIT(32) | (l->off + 4 <= frame->cap ? bits_be32(frame->bytes + l->off) : 0);
	for (int claim = CLAIM_GRATUITOUS; claim <= CLAIM_PROBED; claim++)
		around = around << 1 | made_claim(frame, item->layer, (enum claim)claim);
	return around;
}

static void put_told(struct buf *out, const char *text)
{
	utf8_clean(out, (const uint8_t *)text, strlen(text), false);
}

void made_text(struct buf *out, const struct frame *frame, const struct item *item)
{
	const struct field *f = item->field;

	if (f->make >= MAKE_LABEL)
		made_piece_text(out, frame, item);
	else if (f->make == MAKE_LETTERS)
		put_letters(out, item->num);
	else if (f->make == MAKE_NAME)
		buf_text(out, field_value_name(f, item->num));
	else if (f->make == MAKE_WORDS)
		put_words(out, frame, item);
	else if (f->make == MAKE_PRESET)
		buf_text(out, f->preset_bytes);
	else if (f->make == MAKE_FAULT)
		made_fault_text(out, item);
	else if (f->make == MAKE_TOLD)
		put_told(out, (const char *)(uintptr_t)item->num);
}
