/* SPDX-License-Identifier: BSD-2-Clause */
/* Values as text: the one place for each way a field reads. */
#include "frame/value.h"

#include "base/bits.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/made.h"
#include "frame/meta.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

static const uint8_t *item_bytes(const struct frame *frame, const struct item *item)
{
	return frame->bytes + item->bit / 8;
}

/* Text; of a line that is known by its name what stands behind it: "x" of "Host: x\r\n". */
const uint8_t *value_text(const struct frame *frame, const struct item *item, uint32_t *length)
{
	const struct field *f = item->field;
	const uint8_t *p = item_bytes(frame, item);
	size_t n = item->bits / 8, name = strlen(f->title);

	if (!f->octets || f->size == SIZE_LINE) /* a string ends at its NUL, as C has it */
		n = strnlen((const char *)p, n);
	if (f->size == SIZE_LINE && !f->octets)
		while (n && (p[n - 1] == '\n' || p[n - 1] == '\r'))
			n--;
	if (f->size == SIZE_LINE && n > name && p[name] == ':' &&
		strncasecmp(f->title, (const char *)p, name) == 0) {
		p += name + 1;
		n -= name + 1;
		while (n && (*p == ' ' || *p == '\t')) {
			p++;
			n--;
		}
	}
	*length = (uint32_t)n;
	return p;
}

/* Whether Wireshark reads the text as ASCII. */
static bool is_ascii(const struct frame *frame, const struct item *item)
{
	static const struct proto *const old[] = {
		&proto_http, &proto_http_more, &proto_dns, &proto_mdns, &proto_llmnr, &proto_dhcp,
		&proto_bootp, &proto_tcp, &proto_lldp, &proto_ntp_private};
	const struct proto *proto =
		item->layer < frame->count ? frame->layers[item->layer].proto : NULL;
	const char *id = item->field->id;

	for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++)
		if (proto == old[i])
			return strcmp(id, "dns.opt.ext_error.extra_text") != 0 &&
			       !(proto == &proto_mdns && strcmp(id, "dns.txt") == 0);
	return false;
}

const uint8_t *value_read(const struct frame *frame, const struct item *item, uint32_t *length,
	struct buf *room)
{
	const uint8_t *p = value_text(frame, item, length);
	uint32_t n = *length, i = 0;

	if (item->field->octets && item->layer < frame->count &&
		frame->layers[item->layer].proto == &proto_http_more &&
		!made_odd_line(frame, item, ODD_LINE_NAME)) { /* with all that a string needs */
		buf_clear(room);
		utf8_format(room, p, item->bits / 8);
		*length = (uint32_t)room->len;
		return room->data;
	}
	while (i < n && p[i] < 0x80)
		i++;
	if (i == n || !is_ascii(frame, item))
		return p;
	buf_clear(room);
	for (i = 0; i < n; i++) {
		if (p[i] < 0x80)
			buf_byte(room, p[i]);
		else
			buf_text(room, "\xef\xbf\xbd");
	}
	*length = (uint32_t)room->len;
	return room->data;
}

/* Letters of any script, for those who read it. */
static void put_text(struct buf *out, const struct frame *frame, const struct item *item)
{
	uint32_t n;
	const uint8_t *p;

	if (!made_lies(item->field)) {
		made_text(out, frame, item);
		return;
	}
	p = value_text(frame, item, &n);
	utf8_clean(out, p, n, false);
}

static uint32_t box_bytes(const struct item *item)
{
	return item->field->box ? item->field->box : (item->bit % 8 + item->bits + 7) / 8;
}

static void put_name(struct buf *out, const struct frame *frame, const struct item *item)
{
	uint32_t from = item->field->origin ? item->from + item->field->bias
					    : walk_origin(frame, item->layer);

	value_name_shown(out, frame->bytes + from, frame->cap - from, item->bit / 8 - from);
}

uint64_t value_scaled(const struct item *item)
{
	const struct field *f = item->field;

	if (f->mantissa)
		return field_floated(f, item->num);
	if (!f->scaled || !f->unit)
		return item->num;
	return item->num * f->unit + (f->fill == FILL_ITEMLEN ? f->bias : 0);
}

/* RFC 5905 6: seconds since 1900, and their 2^32nd parts; below 2^31 they count from 2036. */
int64_t value_moment(const struct item *item)
{
	bool ntp = item->bits == 64 || item->field->unit == 1900;
	bool parts = item->bits == 64;
	int64_t seconds = (int64_t)(parts ? item->num >> 32 : item->num);
	uint64_t nanos = parts ? ((item->num & UINT32_MAX) * UINT64_C(1000000000)) >> 32 : 0;

	if (item->field->fraction) {
		uint64_t part = item->num & (BIT(item->field->fraction) - 1);

		seconds = (int64_t)(item->num >> item->field->fraction);
		seconds %= INT64_MAX / 1000000000;
		return seconds * 1000000000 +
		       (int64_t)(part * 1000000000 >> item->field->fraction);
	}
	if (item->field->unit == 1000) /* milliseconds since 1970 */
		return (int64_t)(item->num % (INT64_MAX / 1000000)) * 1000000;
	if (parts && !item->num)
		return 0;
	if (ntp)
		seconds += (seconds & INT64_C(0x80000000) ? 0 : INT64_C(1) << 32) - 2208988800;
	return seconds * INT64_C(1000000000) + (int64_t)nanos;
}

static void put_date(struct buf *out, const struct item *item)
{
	if (item->bits == 64 && !item->num && item->field->unit != 1000 && !item->field->fraction)
		buf_text(out, "NULL");
	else
		meta_put_date(out, value_moment(item));
}

void value_address(uint8_t ip[16], const struct field *field, const uint8_t *p, uint32_t n)
{
	if (n > 16)
		n = 16;
	memset(ip, 0, 16);
	memcpy(field->ending ? ip + 16 - n : ip, p, n);
}

/* An address, of which there may be the first bytes only, or the last. */
static void put_ipv6(struct buf *out, const struct field *field, const uint8_t *p, uint32_t n)
{
	uint8_t ip[16];

	value_address(ip, field, p, n);
	value_ipv6(out, ip);
}

/* Bytes; or a system's name in ISO 10589: two of them between dots. */
static void put_bytes(struct buf *out, const struct item *item, const uint8_t *p)
{
	uint32_t n = item->bits / 8;

	if (item->field->digits != 4) {
		num_put_bytes(out, p, n, item->field->digits ? 0 : ':');
		return;
	}
	for (uint32_t i = 0; i < n; i += 2) {
		if (i)
			buf_byte(out, '.');
		num_put_bytes(out, p + i, n - i < 2 ? n - i : 2, 0);
	}
}

/* The text of a group's last part, whose place is its number. */
static void put_told(struct buf *out, const struct frame *frame, const struct item *item)
{
	uint64_t from = item->num;

	if (from >= item->bit && from < item->bit + item->bits)
		utf8_clean(out, frame->bytes + from / 8, (item->bit + item->bits - from) / 8,
			false);
}

unsigned value_digits(const struct item *item)
{
	return item->field->digits ? item->field->digits : box_bytes(item) * 2;
}

enum value_way value_way(const struct item *item)
{
	const struct field *f = item->field;

	if (f->mute)
		return VALUE_OTHER;
	if (item->layer == META_LAYER)
		return f->kind == FIELD_TIME   ? VALUE_SECONDS
		       : f->kind == FIELD_UINT ? VALUE_NUMBER
					       : VALUE_OTHER;
	switch (f->kind) {
	case FIELD_UINT:
		if (f->minus || f->fraction)
			return VALUE_OTHER;
		if (!f->mantissa && !(f->scaled && f->unit))
			return !item->bits || f->make ? VALUE_SIGNED : VALUE_NUMBER;
		return !item->bits || f->make ? VALUE_OTHER : VALUE_SCALED;
	case FIELD_HEX:
	case FIELD_FLAGS: return f->octets ? VALUE_BYTES : VALUE_HEX;
	case FIELD_MAC: return f->make == MAKE_WITHIN ? VALUE_OTHER : VALUE_BYTES;
	case FIELD_LIST: return VALUE_BYTES;
	case FIELD_IPV4: return VALUE_IPV4;
	case FIELD_BYTES: return f->digits ? VALUE_OTHER : VALUE_BYTES;
	case FIELD_TIME: return f->fraction ? VALUE_OTHER : VALUE_SECONDS;
	case FIELD_DATE:
	case FIELD_IPV6:
	case FIELD_TEXT:
	case FIELD_NAME: return VALUE_OTHER;
	case FIELD_GROUP:
		return f->coded || f->told || f->preset_bytes ? VALUE_OTHER : VALUE_BYTES;
	}
	return VALUE_OTHER;
}

static void put_signed(struct buf *out, int64_t num)
{
	if (num < 0)
		buf_byte(out, '-');
	num_put(out, num < 0 ? -(uint64_t)num : (uint64_t)num);
}

void value_card(uint8_t mac[6], uint64_t num)
{
	for (unsigned i = 6; i-- > 0; num >>= 8)
		mac[i] = (uint8_t)num;
}

/* The address of a card that is in no bytes as it is. */
static void put_card(struct buf *out, uint64_t num)
{
	uint8_t mac[6];

	value_card(mac, num);
	num_put_bytes(out, mac, 6, ':');
}

void value_show(struct buf *out, const struct frame *frame, const struct item *item)
{
	const struct field *f = item->field;
	const uint8_t *p = item_bytes(frame, item);

	if (f->mute)
		return;
	if (item->layer == META_LAYER) {
		meta_show(out, frame, item);
		return;
	}
	switch (f->kind) {
	case FIELD_UINT:
		if ((!item->bits || f->make) && (int64_t)item->num < 0) /* made ones are signed */
			put_signed(out, (int64_t)item->num);
		else if (f->minus && item->num >> (f->bits - 1) & 1)
			buf_printf(out, "-%" PRIu64,
				(UINT64_MAX >> (64 - f->bits)) - item->num + 1);
		else if (f->fraction)
			buf_printf(out, "%.15g", (double)item->num / (double)BIT(f->fraction));
		else
			num_put(out, value_scaled(item));
		break;
	case FIELD_HEX:
	case FIELD_FLAGS:
		if (f->octets) {
			num_put_bytes(out, p, item->bits / 8, ':');
			break;
		}
		num_put_hex(out, item->num, value_digits(item));
		break;
	case FIELD_MAC:
		if (f->make == MAKE_WITHIN)
			put_card(out, item->num);
		else
			num_put_bytes(out, p, item->bits / 8, ':');
		break;
	case FIELD_DATE: put_date(out, item); break;
	case FIELD_IPV4: num_put_ipv4(out, (uint32_t)item->num); break;
	case FIELD_IPV6: put_ipv6(out, f, p, item->bits / 8); break;
	case FIELD_BYTES: put_bytes(out, item, p); break;
	case FIELD_TEXT: put_text(out, frame, item); break;
	case FIELD_NAME: put_name(out, frame, item); break;
	case FIELD_GROUP:
		if (f->coded) {
			num_put(out, item->num);
			break;
		}
		if (f->told) {
			put_told(out, frame, item);
			break;
		}
		if (f->preset_bytes) {
			buf_text(out, f->preset_bytes);
			break;
		}
		/* fall through */
	case FIELD_LIST: num_put_bytes(out, p, item->bits / 8, ':'); break;
	case FIELD_TIME:
		if (f->fraction)
			buf_printf(out, "%.15g", (double)(int64_t)item->num / 1e6);
		else
			num_put_seconds(out, (int64_t)item->num);
		break;
	}
}

/* The letter at a place of "F S R": "R" for bit 2. */
static size_t nth_word(const char **words, unsigned n)
{
	while (n-- > 0) {
		*words += strcspn(*words, " ");
		*words += strspn(*words, " ");
	}
	return strcspn(*words, " ");
}

static void put_letters(struct buf *out, const struct field *field, uint64_t num)
{
	for (unsigned bit = 0; bit < field->bits; bit++) {
		const char *word = field->letters;
		size_t n = nth_word(&word, bit);

		if (num >> bit & 1 && n)
			buf_add(out, word, n);
	}
}

void value_flags(struct buf *out, const struct field *field, uint64_t num, bool letters)
{
	unsigned left = field->bits;
	bool first = true;

	if (letters && field->letters) {
		put_letters(out, field, num);
		return;
	}
	for (const struct field *p = field->parts; p && p->id; p++) {
		left -= p->bits;
		if (!p->id[0] || !(num >> left & bits_max(p->bits)))
			continue;
		buf_text(out, first ? "" : ", ");
		buf_text(out, p->title);
		if (p->bits > 1)
			buf_printf(out, " %" PRIu64, num >> left & bits_max(p->bits));
		first = false;
	}
}

const char *value_name_of(const struct frame *frame, const struct item *item)
{
	const struct field *f = item->field;
	uint64_t type;

	if (!f->typed)
		return field_value_name(f, item->num);
	if (!walk_number(frame, item->layer, &frame->layers[item->layer].proto->fields[0], &type))
		return NULL;
	return field_value_name(f, type << f->bits | item->num);
}

void value_label(struct buf *out, const struct frame *frame, const struct item *item)
{
	const char *name = value_name_of(frame, item);
	size_t before;

	if (name && item->field->kind <= FIELD_FLAGS) {
		buf_text(out, name);
		buf_add(out, " (", 2);
		value_show(out, frame, item);
		buf_byte(out, ')');
		return;
	}
	value_show(out, frame, item);
	if (item->field->kind == FIELD_FLAGS && item->num) {
		before = out->len;
		buf_text(out, " (");
		value_flags(out, item->field, item->num, false);
		if (out->len == before + 2)
			out->len = before;
		else
			buf_byte(out, ')');
	}
}

void value_brief(struct buf *out, const struct frame *frame, const struct item *item)
{
	const struct field *f = item->field;
	const char *name = value_name_of(frame, item);
	size_t before = out->len;

	if (f->kind == FIELD_FLAGS && f->letters) {
		value_flags(out, f, item->num, true);
		if (out->len == before)
			value_show(out, frame, item);
	} else if (name && f->kind <= FIELD_HEX && strlen(name) <= 12) {
		value_show(out, frame, item);
		buf_printf(out, " %s", name);
	} else {
		value_show(out, frame, item);
	}
}

/* Where what a byte is of begins: the frame, or something that was put together. */
static uint32_t source_of(const struct frame *frame, uint32_t byte)
{
	for (unsigned i = FRAME_BODIES; i-- > 0;)
		if (frame->bodies[i] && byte >= frame->bodies[i])
			return frame->bodies[i];
	if (frame->rejoined && byte >= frame->rejoined)
		return frame->rejoined;
	return frame->joined && byte >= frame->joined ? frame->joined : 0;
}

uint32_t value_offset(const struct frame *frame, uint32_t byte)
{
	return byte - source_of(frame, byte);
}

/* What was put together is counted from its own beginning; what a layer of the frame itself shows
 * of it stands where that layer begins, and what an item elsewhere does behind that one's. */
static void place_joined(const struct frame *frame, const struct item *item, uint32_t *pos)
{
	uint32_t off = frame->layers[item->layer].off, source = source_of(frame, *pos);

	if (item->depth == 0 && off < frame->joined && !item->field->apart) {
		*pos = off;
		return;
	}
	*pos -= source;
	if (source_of(frame, item->from) != source)
		*pos += value_offset(frame, item->from);
}

void value_box(const struct item *item, uint32_t *pos, uint32_t *size)
{
	*pos = item->bit / 8;
	*size = box_bytes(item);
	if (item->field->box)
		*pos = item->from + (*pos - item->from) / *size * *size;
}

void value_place(const struct frame *frame, const struct item *item, uint32_t *pos, uint32_t *size)
{
	if (item->field->make == MAKE_WORDS) {
		*pos = *size = 0;
		return;
	}
	value_box(item, pos, size);
	if (item->field->make == MAKE_SPOKEN && item->from < frame->joined)
		return; /* which Wireshark shows behind the frame's bytes */
	if (frame->joined && *pos >= frame->joined)
		place_joined(frame, item, pos);
}
