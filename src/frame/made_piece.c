/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields made of pieces of their owner's bytes: one that is cut out of it, or several, one for each
 * byte or bit. They lie where their piece lies. */
#include "frame/made.h"

#include "base/bits.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/value.h"

#include <string.h>

/* Where pieces go. */
struct pieces {
	const struct frame *frame;
	struct items *items;
	uint32_t owner;
	const struct field *field;
};

static void add(const struct pieces *p, uint32_t bit, uint32_t bits, uint64_t num)
{
	const struct item *of = &p->items->at[p->owner];
	bool behind = p->field->where == MADE_BEHIND;
	struct item item = {.field = p->field, .bit = bit, .bits = bits, .from = of->from,
		.parent = behind ? of->parent : p->owner, .depth = (uint8_t)(of->depth + !behind),
		.layer = of->layer, .num = num};

	uint32_t index = p->items->count;

	*items_add(p->items) = item;
	for (const struct field *f = p->field->made; f && f->id; f++)
		if (f->make != MAKE_EXPERT)
			made_pieces(p->frame, p->items, index, f);
		else if (field_when(f, num))
			made_add(p->frame, p->items, index, of->layer, bit, f, num);
}

/* The label's place in the text of a name; the last one goes to the end. */
static size_t label_of(const struct buf *name, uint64_t which, size_t *length)
{
	const char *text = (const char *)name->data, *dot;
	size_t at = 0;

	for (uint64_t i = 0; i < which && at < name->len; i++) {
		dot = memchr(text + at, '.', name->len - at);
		at = dot ? (size_t)(dot - text) + 1 : name->len;
	}
	dot = at < name->len ? memchr(text + at, '.', name->len - at) : NULL;
	*length = dot && which < 2 ? (size_t)(dot - text) - at : name->len - at;
	return at;
}

static void put_label(struct buf *out, const struct frame *frame, const struct item *item)
{
	uint32_t from = walk_origin(frame, item->layer);
	struct buf name = BUF_INIT;
	size_t at, n;

	value_name_shown(&name, frame->bytes + from, frame->cap - from, item->bit / 8 - from);
	at = label_of(&name, item->field->preset, &n);
	if (n)
		buf_add(out, (const char *)name.data + at, n);
	buf_done(&name);
}

static void label(const struct pieces *p, const struct item *of)
{
	struct item item = {.field = p->field, .bit = of->bit, .bits = of->bits,
		.layer = of->layer};
	struct buf text = BUF_INIT;

	put_label(&text, p->frame, &item);
	if (text.len)
		add(p, of->bit, of->bits, 0);
	buf_done(&text);
}

static void cut(const struct pieces *p, const struct item *of)
{
	const struct field *f = p->field;
	uint32_t from = (uint32_t)f->preset * 8, bits = f->bits;
	uint64_t first = bits_get(p->frame->bytes, of->bit, of->bits < 16 ? of->bits & 8 : 16);
	uint64_t num = 0;

	if (from > of->bits || bits > of->bits - from || !field_when(f, first))
		return;
	if (!bits)
		bits = of->bits - from + f->bias * 8u;
	if (f->kind == FIELD_IPV4 && bits > 32)
		bits = 32;
	if (f->kind == FIELD_IPV6 && bits > 128)
		bits = 128;
	if (!bits && !f->blank)
		return;
	if (f->kind <= FIELD_IPV4 && bits && bits <= 64)
		num = bits_get(p->frame->bytes, of->bit + from, bits);
	if (f->kind == FIELD_IPV4)
		num <<= 32 - bits;
	add(p, of->bit + from - f->bias * 8u, bits, num);
}

static void each(const struct pieces *p, const struct item *of)
{
	for (uint32_t at = 0; at + 8 <= of->bits; at += 8) {
		uint64_t byte = bits_get(p->frame->bytes, of->bit + at, 8);

		if (field_when(p->field, byte))
			add(p, of->bit + at, 8, byte);
	}
}

/* Windows of 256 numbers: which one, how many bytes, a bit for each number; or the first window
 * alone, without these two bytes. */
static void bitmap(const struct pieces *p, const struct item *of)
{
	const uint8_t *map = p->frame->bytes + of->bit / 8;
	uint32_t n = of->bits / 8, bit = of->bit, head = p->field->preset ? 0 : 2;
	uint32_t first = p->field->preset == 2 ? p->frame->bytes[of->from] : 0;

	for (uint32_t at = 0; at < n && at + head <= n;) {
		uint32_t window = head ? map[at] * 256u : first;
		uint32_t end = head ? at + 2 + map[at + 1] : n;

		at += head;
		for (uint32_t from = at; at < end && at < n; at++)
			for (unsigned i = 0; i < 8; i++)
				if (map[at] >> (7 - i) & 1)
					add(p, bit + at * 8, 8, window + (at - from) * 8 + i);
	}
}

/* RFC 4034 B: a sum over all that the record says; RSA/MD5 has bytes of its key instead. Wireshark
 * says that the tag is as far behind the record as the message is behind the frame's start. */
static void key_tag(const struct pieces *p, const struct item *of)
{
	const uint8_t *key = p->frame->bytes + of->bit / 8 - 4;
	uint32_t n = of->bits / 8 + 4, sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += i & 1 ? key[i] : (uint32_t)key[i] << 8;
	sum += sum >> 16 & 0xffff;
	if (key[3] == 1)
		sum = bits_be16(key + n - 3);
	add(p, (of->from + value_offset(p->frame, p->frame->layers[of->layer].off)) * 8, 0,
		sum & 0xffff);
}

/* Before or after the first mark, where there is one and something behind it. */
static void halve(const struct pieces *p, const struct item *of)
{
	uint32_t n;
	const uint8_t *text = value_text(p->frame, of, &n);
	const uint8_t *mark = memchr(text, (int)p->field->preset, n);
	uint32_t at = (uint32_t)(text - p->frame->bytes) * 8, before;

	if (!mark || mark + 1 == text + n)
		return;
	before = (uint32_t)(mark - text);
	if (p->field->make == MAKE_BEFORE)
		add(p, at, before * 8, 0);
	else
		add(p, at + (before + 1) * 8, (n - before - 1) * 8, 0);
}

/* The pieces between marks, without the spaces before them. */
static void split(const struct pieces *p, const struct item *of)
{
	uint32_t n;
	const uint8_t *text = value_text(p->frame, of, &n), *end = text + n;

	while (text < end) {
		const uint8_t *mark = memchr(text, (int)p->field->preset, (size_t)(end - text));
		const uint8_t *stop = mark ? mark : end;

		while (text < stop && *text == ' ')
			text++;
		if (text < stop)
			add(p, (uint32_t)(text - p->frame->bytes) * 8, (uint32_t)(stop - text) * 8,
				0);
		text = stop + 1;
	}
}

static void lines(const struct pieces *p, const struct item *of)
{
	const uint8_t *bytes = p->frame->bytes;

	for (uint32_t at = of->bit / 8, end = at + of->bits / 8, n; at < end; at += n) {
		const uint8_t *mark = memchr(bytes + at, '\n', end - at);

		n = mark ? (uint32_t)(mark - bytes) + 1 - at : end - at;
		add(p, at * 8, n * 8, 0);
	}
}

/* A code that has no name of its own has that of its hundred: 299. */
static void called(const struct pieces *p, const struct item *of)
{
	uint32_t n;
	const uint8_t *text = value_text(p->frame, of, &n);
	uint64_t code = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9' || i == 9)
			return;
		code = code * 10 + (text[i] - '0');
	}
	if (!field_value_name(p->field, code))
		code = code / 100 * 100 + 99;
	if (n && field_value_name(p->field, code))
		add(p, of->bit, of->bits, code);
}

/* Bits of the prefix, as many bytes of it as that needs, and the router. */
static void routes(const struct pieces *p, const struct item *of)
{
	uint32_t end = of->bit + of->bits;

	for (uint32_t at = of->bit, n; at + 8 <= end; at += n) {
		n = (1 + (p->frame->bytes[at / 8] + 7u) / 8 + 4) * 8;
		if (n > end - at)
			return;
		add(p, at, n, 0);
	}
}

/* Wireshark says that it is as far behind the line as the message is behind the frame's start. */
static void credentials(const struct pieces *p, const struct item *of)
{
	uint32_t n;
	const uint8_t *text = value_text(p->frame, of, &n);

	if (n > 6 && memcmp(text, "Basic ", 6) == 0)
		add(p, of->bit + p->frame->layers[of->layer].off * 8, 0,
			(uint64_t)(text + 6 - p->frame->bytes) << 32 | (n - 6));
}

/* Behind that count functions stand one behind the other: 2 goes on, any other ends them. */
static void skipped(const struct pieces *p, const struct item *of)
{
	const struct layer *l = &p->frame->layers[of->layer];
	const uint8_t *bytes = p->frame->bytes;
	uint32_t at = of->bit / 8 + 2, end = l->off + l->head, function = 2;
	uint64_t want = at + of->num;

	for (; function == 2 && end - at >= 2 && at < end; at += 8) {
		function = bytes[at] | bytes[at + 1] * 256u;
		if (at == want)
			add(p, at * 8, 16, function);
	}
}

/* An edge of the first block of a SACK option, or both, where it is about what came twice: it is
 * acknowledged, or ends within the second block. RFC 2883 4, as Wireshark takes it. */
static void twice(const struct pieces *p, const struct item *of)
{
	const uint8_t *b = p->frame->bytes + of->bit / 8;
	uint32_t n = of->bits / 8, ack, index = p->items->count;

	if (n < 10)
		return;
	ack = bits_be32(p->frame->bytes + p->frame->layers[of->layer].off + 8);
	if ((int32_t)(bits_be32(b + 6) - ack) > 0 &&
		(n < 18 || (int32_t)(bits_be32(b + 6) - bits_be32(b + 10)) <= 0 ||
			(int32_t)(bits_be32(b + 6) - bits_be32(b + 14)) > 0))
		return;
	if (p->field->kind != FIELD_GROUP) {
		add(p, of->bit + (uint32_t)p->field->preset * 8, 32,
			bits_be32(b + p->field->preset));
		return;
	}
	*items_add(p->items) = (struct item){.field = p->field, .bit = of->bit + 16, .bits = 64,
		.from = of->from, .parent = p->owner, .depth = (uint8_t)(of->depth + 1),
		.layer = of->layer};
	made_add(p->frame, p->items, index, of->layer, of->bit + 16, p->field->made, 0);
}

/* What stands there as a whole: an option whose length is the byte before. */
static void stretch(const struct pieces *p, const struct item *of)
{
	const struct layer *l = &p->frame->layers[of->layer];
	uint32_t at = of->bit / 8, left = l->off + l->head - at, n = p->frame->bytes[at - 1];

	if (at <= l->off || at >= l->off + l->head || !field_when(p->field, of->num))
		return;
	add(p, at * 8, (n < left ? n : left) * 8, 0);
}

/* The word that a number counts to, if there is one. */
static void segment(const struct pieces *p, const struct item *of)
{
	const struct layer *l = &p->frame->layers[of->layer];
	uint32_t bits = p->field->bits, at = of->bit + of->bits + (uint32_t)of->num * bits;

	if (at + bits <= (l->off + l->head) * 8)
		add(p, at, bits, bits_get(p->frame->bytes, at, bits));
}

/* The addresses of a route without what they have in common with that of the packet: so many bytes
 * of each but the last, and of that. The count is said to be where that begins to be told. */
static void visits(const struct pieces *p, const struct item *of)
{
	uint32_t at = of->bit / 8 - (p->field->make == MAKE_VISITS ? 8 : 5);
	const uint8_t *head = p->frame->bytes + at;
	int32_t count = made_visits(head);
	uint32_t index = p->items->count, end = at + 8 + head[1] * 8u, n = 16u - (head[4] >> 4);
	const struct pieces whole = {p->frame, p->items, p->owner, p->field + 1};
	uint64_t num = 0;

	if (p->field->make == MAKE_VISIT_COUNT) {
		add(p, (at + 4) * 8, 16, count > 0 ? (uint64_t)count : 0);
		return;
	}
	for (at += 8; count-- > 0; at += n) {
		if (!count)
			n = 16u - (head[4] & 15);
		if (n > end - at || end - at > of->bits / 8)
			return;
		add(p, at * 8, n * 8, 0);
		index = p->items->count;
		add(&whole, at * 8, n * 8, 0);
		for (const struct field *f = whole.field->made; f->id; f++)
			if (made_odd6(p->frame, &p->items->at[index], (enum odd6)f->preset, &num))
				made_add(p->frame, p->items, index, of->layer, at * 8, f, num);
	}
}

void made_pieces(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *field)
{
	struct pieces p = {frame, items, owner, field};
	const struct item of = items->at[owner];
	uint32_t pos, size;

	switch ((int)field->make) {
	case MAKE_LABEL: label(&p, &of); break;
	case MAKE_CUT: cut(&p, &of); break;
	case MAKE_EACH: each(&p, &of); break;
	case MAKE_BITMAP: bitmap(&p, &of); break;
	case MAKE_KEY_TAG: key_tag(&p, &of); break;
	case MAKE_PICKED:
		if (!field_when(field, of.num))
			break;
		value_box(&of, &pos, &size);
		add(&p, pos * 8, size * 8,
			(of.num & field->preset) / (field->preset & (~field->preset + 1)));
		break;
	case MAKE_BASE32: add(&p, of.bit, of.bits, 0); break;
	case MAKE_BEFORE:
	case MAKE_AFTER: halve(&p, &of); break;
	case MAKE_SPLIT: split(&p, &of); break;
	case MAKE_CALLED: called(&p, &of); break;
	case MAKE_SETTING: made_setting(frame, items, owner, field); break;
	case MAKE_LINES: lines(&p, &of); break;
	case MAKE_BASE64: credentials(&p, &of); break;
	case MAKE_ROUTES: routes(&p, &of); break;
	case MAKE_OID: cut(&p, &of); break;
	case MAKE_GUID: add(&p, of.bit, of.bits, 0); break;
	case MAKE_SKIPPED: skipped(&p, &of); break;
	case MAKE_READ: made_read(frame, items, owner, field); break;
	case MAKE_TWICE: twice(&p, &of); break;
	case MAKE_STRETCH: stretch(&p, &of); break;
	case MAKE_CATEGORIES: add(&p, of.bit, of.bits, 0); break;
	case MAKE_SEGMENT: segment(&p, &of); break;
	case MAKE_VISITS:
	case MAKE_VISIT_COUNT: visits(&p, &of); break;
	case MAKE_PUBLISHED: made_published(frame, items, owner); break;
	case MAKE_JA3:
	case MAKE_SPOKEN: made_tls(frame, items, owner, field); break;
	}
}

static void put_base32(struct buf *out, const uint8_t *p, uint32_t n)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuv";

	for (uint32_t bit = 0; bit < n * 8; bit += 5) {
		uint32_t left = n * 8 - bit;
		uint64_t five = bits_get(p, bit, left < 5 ? left : 5);

		buf_byte(out, (uint8_t)digits[left < 5 ? five << (5 - left) : five]);
	}
}

static void put_guid(struct buf *out, const uint8_t *p, uint32_t n, bool high)
{
	static const uint8_t order[] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};

	for (unsigned i = 0; i < 16 && n == 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			buf_byte(out, '-');
		num_put_bytes(out, p + (high ? i : order[i]), 1, 0);
	}
}

void made_oid(struct buf *out, const uint8_t *p, uint32_t n)
{
	uint64_t number = 0;
	bool first = true;

	for (uint32_t i = 0; i < n; i++) {
		number = number << 7 | (p[i] & 0x7f);
		if (p[i] & 0x80)
			continue;
		if (first) {
			num_put(out, number < 80 ? number / 40 : 2);
			number = number < 80 ? number % 40 : number - 80;
		}
		first = false;
		buf_byte(out, '.');
		num_put(out, number);
		number = 0;
	}
}

static void put_base64(struct buf *out, const uint8_t *p, uint32_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct buf text = BUF_INIT;
	uint32_t bits = 0, have = 0;

	for (uint32_t i = 0; i < n; i++) {
		const char *digit = p[i] ? strchr(digits, p[i]) : NULL;

		if (!digit)
			break;
		bits = bits << 6 | (uint32_t)(digit - digits);
		have += 6;
		if (have >= 8)
			buf_byte(&text, (uint8_t)(bits >> (have -= 8)));
	}
	utf8_clean(out, text.data, text.len, false);
	buf_done(&text);
}

void made_piece_text(struct buf *out, const struct frame *frame, const struct item *item)
{
	const uint8_t *p = frame->bytes + item->bit / 8;

	if (item->field->make == MAKE_LABEL)
		put_label(out, frame, item);
	else if (item->field->make == MAKE_BASE32)
		put_base32(out, p, item->bits / 8);
	else if (item->field->make == MAKE_SETTING)
		utf8_clean(out, frame->bytes + (item->num >> 32), (uint32_t)item->num, false);
	else if (item->field->make == MAKE_BASE64)
		put_base64(out, frame->bytes + (item->num >> 32), (uint32_t)item->num);
	else if (item->field->make == MAKE_CATEGORIES)
		made_categories(out, p, item->bits / 8, (unsigned)item->field->preset);
	else if (item->field->make == MAKE_VISIT)
		made_visit(out, frame, item);
	else if (item->field->make == MAKE_OID)
		made_oid(out, p, item->bits / 8);
	else if (item->field->make == MAKE_GUID)
		put_guid(out, p, item->bits / 8, item->field->preset == 1);
	else if (item->field->make == MAKE_JA3)
		made_tls_text(out, frame, item);
	else if (item->field->make == MAKE_CALLED || item->field->make == MAKE_SPOKEN)
		buf_text(out, field_value_name(item->field, item->num));
	else if (item->field->make == MAKE_URI)
		made_http_text(out, frame, item);
	else
		utf8_clean(out, p, item->bits / 8, false);
}
