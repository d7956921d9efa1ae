/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame's layers as PDML: which stands inside which, their headings and sizes, and before them
 * what the capture says. */
#include "base/bits.h"
#include "base/built.h"
#include "base/num.h"
#include "comments_int.h"
#include "flow/join.h"
#include "frame/meta.h"
#include "frame/value.h"
#include "json_int.h"
#include "pdml_int.h"
#include "faulty_int.h"

#include <string.h>
#include <strings.h>

#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

void pdml_init(struct pdml *pdml)
{
	*pdml = (struct pdml){.frames = 0};
	pdml->shapes.places = pdml->shapes.labels = true;
	keys_init(&pdml->keys, KEYS_XML);
	headings_init(&pdml->headings);
}

void pdml_done(struct pdml *pdml)
{
	keys_done(&pdml->keys);
	buf_done(&pdml->text);
	items_done(&pdml->parts);
	memo_done(&pdml->memo);
	shapes_done(&pdml->shapes);
	stencil_pen_done(&pdml->pen);
}

void pdml_start(struct buf *out)
{
	buf_text(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
	buf_printf(out, "<pdml version=\"0\" creator=\"trame/%s\">\n", built_version);
}

void pdml_finish(struct buf *out)
{
	buf_text(out, "</pdml>\n");
}

/* Constant text where there is room. */
#define WRITE(at, text) (memcpy((at), (text), sizeof(text) - 1), (at) + sizeof(text) - 1)

static char *write_hex(char *at, uint64_t num)
{
	unsigned shift = num ? (63 - (unsigned)__builtin_clzll(num)) / 4 * 4 : 0;

	for (;; shift -= 4) {
		*at++ = "0123456789abcdef"[num >> shift & 15];
		if (!shift)
			return at;
	}
}

static inline char *write_fact(char *at, const char *name, const char *title, uint64_t num,
	const char *size, size_t size_n)
{
	at = WRITE(at, "    <field name=\"");
	memcpy(at, name, strlen(name)); /* of known length, where it is written */
	at += strlen(name);
	at = WRITE(at, "\" pos=\"0\" show=\"");
	at += num_write(at, num);
	at = WRITE(at, "\" showname=\"");
	memcpy(at, title, strlen(title));
	at += strlen(title);
	at = WRITE(at, "\" value=\"");
	at = write_hex(at, num);
	at = WRITE(at, "\" size=\"");
	memcpy(at, size, NUM_MOST);
	at += size_n;
	return WRITE(at, "\"/>\n");
}

#define GENERAL 1024 /* bytes that it takes at most, but for the time zone's name */

void pdml_general(struct buf *out, const struct frame *frame, uint64_t number)
{
	char *at = (char *)buf_room(out, GENERAL), *from = at, size[NUM_MOST] = "";
	const size_t size_n = num_write(size, frame_own(frame));

	at = WRITE(
		at, "  <proto name=\"geninfo\" pos=\"0\" showname=\"General information\" size=\"");
	memcpy(at, size, NUM_MOST);
	at = WRITE(at + size_n, "\">\n");
	at = write_fact(at, "num", "Number", number, size, size_n);
	at = write_fact(at, "len", "Frame Length", frame->len, size, size_n);
	at = write_fact(at, "caplen", "Captured Length", frame_own(frame), size, size_n);
	out->len += (size_t)(at - from);
	PUT(out, "    <field name=\"timestamp\" pos=\"0\" show=\"");
	meta_put_frame_date(out, frame);
	PUT(out, "\" showname=\"Captured Time\" value=\"");
	meta_put_frame_seconds(out, frame);
	PUT(out, "\" size=\"");
	buf_add(out, size, size_n);
	PUT(out, "\"/>\n  </proto>\n");
}

void pdml_count(struct buf *out, uint64_t bytes)
{
	num_put(out, bytes);
	if (bytes == 1)
		PUT(out, " byte (");
	else
		PUT(out, " bytes (");
	num_put(out, bytes * 8);
	PUT(out, " bits)");
}

bool pdml_meta_is_lone(const struct item *item)
{
	switch ((enum meta)(item->field - proto_frame.fields)) {
	case META_LEN:
	case META_CAP_LEN:
	case META_MARKED:
	case META_IGNORED:
	case META_ENCAP:
	case META_SHIFT: return true;
	default: return false;
	}
}

/* Text of the frame's that needs no escape. */
static size_t put_plain(const struct pdml_view *v, const struct item *item)
{
	size_t before = v->out->len;

	value_show(v->out, v->frame, item);
	before = v->out->len - before;
	if (item->field->kind == FIELD_TIME)
		PUT(v->out, " seconds");
	return before;
}

size_t pdml_meta_label(const struct pdml_view *v, const struct item *item)
{
	struct buf *text = &v->pdml->text;

	switch ((enum meta)(item->field - proto_frame.fields)) {
	case META_LEN:
	case META_CAP_LEN: pdml_count(v->out, item->num); return 0;
	case META_MARKED:
	case META_IGNORED: PUT(v->out, "False"); return 0;
	case META_ENCAP:
		if (!value_name_of(v->frame, item))
			return put_plain(v, item);
		value_label(text, v->frame, item);
		break;
	case META_IFACE:
		num_put(text, item->num);
		PUT(text, " (");
		value_show(text, v->frame, item + 1);
		PUT(text, ")");
		break;
	case META_TIME:
	case META_PROTOCOLS:
	case META_NUMBER: return put_plain(v, item);
	default:
		if (item->field->kind == FIELD_TIME)
			return put_plain(v, item);
		value_show(text, v->frame, item);
		break;
	}
	keys_escape_xml(v->out, text->data, text->len);
	buf_clear(text);
	return 0;
}

static void put_device(struct buf *text, const struct frame *frame)
{
	struct item item;

	if (meta_item(frame, &(struct clock){.any = false}, META_DEVICE, &item))
		value_show(text, frame, &item);
}

/* "60 bytes on wire (480 bits), ". */
static inline char *write_bytes(char *at, uint32_t n, const char *where)
{
	at += num_write(at, n);
	at = n == 1 ? WRITE(at, " byte") : WRITE(at, " bytes");
	memcpy(at, where, strlen(where));
	at += strlen(where);
	at += num_write(at, (uint64_t)n * 8);
	return WRITE(at, " bits), ");
}

static void put_frame_proto(const struct pdml_view *v, uint64_t number)
{
	struct buf *out = v->out;
	const struct frame *frame = v->frame;
	char *at = (char *)buf_room(out, GENERAL), *from = at;

	at = WRITE(at, "  <proto name=\"frame\" showname=\"Frame ");
	at += num_write(at, number);
	at = WRITE(at, ": ");
	at = write_bytes(at, frame->len, " on wire (");
	at = write_bytes(at, frame_own(frame), " captured (");
	at -= 2; /* no more of them */
	out->len += (size_t)(at - from);
	if (frame->section) {
		struct buf *text = &v->pdml->text;

		PUT(text, " on interface ");
		put_device(text, frame);
		PUT(text, ", id ");
		num_put(text, frame->iface);
		keys_escape_xml(out, text->data, text->len);
		buf_clear(text);
	}
	PUT(out, "\" size=\"");
	num_put(out, frame_own(frame));
	PUT(out, "\" pos=\"0\">\n");
}

/* Whether a fragment header has no more than a fragment behind it. */
static bool is_part(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];

	return l->proto == &proto_fraghdr && l->head >= 8 &&
	       bits_get(frame->bytes, l->off * 8 + 16, 16) & 0xfff9 && i + 1u < frame->count &&
	       l[1].off == l->off + l->head;
}

static bool is_http(const struct layer *l)
{
	return l->proto == &proto_http || l->proto == &proto_http_more;
}

/* Whether the body of a message is said to be of some type. */
static bool has_type(const struct frame *frame, const struct layer *l)
{
	static const char name[] = "\ncontent-type:";
	const char *p = (const char *)frame->bytes + l->off;

	for (uint32_t i = 0; i + sizeof(name) <= l->head; i++)
		if (p[i] == '\n' && strncasecmp(p + i, name, sizeof(name) - 1) == 0)
			return true;
	return false;
}

/* Of several messages of HTTP Wireshark has one without a body go on to the end of all of them, and
 * counts the bytes of one with a body from the first one's beginning. */
static uint32_t message_size(const struct frame *frame, const struct layer *l)
{
	const struct layer *tcp = &frame->layers[frame->join->layer];
	uint32_t from = tcp->off + tcp->head, end = from + tcp->pay, size;

	if (l->off >= frame->joined && frame->joined && end <= frame->joined) {
		from = frame->rejoined ? frame->rejoined : frame->joined;
		end = frame->bodies[0] ? frame->bodies[0] : frame->cap;
	}
	size = l->off + l->head - from;
	if (l->pay && l + 1 < frame->layers + frame->count && has_type(frame, l) &&
		size < end - l->off)
		return size;
	return end - l->off; /* or all of it, where nobody looked at the body */
}

/* Messages of ICMP are all that is in them, IPv6 has its extension headers inside. */
/* SCTP up to the message of its first chunk of data, which Wireshark shows behind it. */
static uint32_t sctp_size(const struct frame *frame, const struct layer *l)
{
	const uint8_t *p = frame->bytes + l->off;

	for (uint32_t at = 12, len; at + 4 <= l->head; at += (len + 3) & ~3u) {
		len = bits_be16(p + at + 2);
		if (p[at] == 0 && len >= 16 && at + 16 <= l->head)
			return at + 16;
		if (p[at] == 64 && len >= 20 && at + 16 <= l->head)
			return at + 16;
		if (len < 4)
			break;
	}
	return l->head;
}

uint32_t pdml_layer_size(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	uint32_t size = l->head, bits;

	if (frame_is_bogus(frame, l, &bits))
		return (uint32_t)bits_get(frame->bytes, l->off * UINT64_C(8) + 4, 4) * 4;
	if (l->proto == &proto_sctp)
		return sctp_size(frame, l);
	if (l->proto == &proto_icmp && frame_is_redirected(frame, i))
		return l->head;
	if (l->proto->next == NEXT_QUOTE || l->proto == &proto_erspan || l->proto == &proto_esp ||
		l->proto == &proto_ctp)
		return l->head + l->pay;
	if (l->proto->takes_all)
		return l->head + l->tail;
	for (unsigned k = i + 1; frame_goes_on(frame, k); k++)
		size += frame->layers[k].head +
			(frame->layers[k].proto->takes_all ? frame->layers[k].tail : 0);
	if (is_http(l) && i + 1u < frame->count && l[1].proto == &proto_media)
		return l->head + l->pay;
	if ((is_http(l) || l->proto == &proto_tls) && frame->join &&
		i > frame->join->layer)
		return message_size(frame, l);
	for (i++; l->proto == &proto_ipv6 && i < frame->count &&
		json_is_extension(frame->layers[i].proto); i++) {
		if (is_part(frame, i))
			return l->head;
		size += frame->layers[i].head;
	}
	return size;
}

/* Bytes that no protocol claims stand by themselves, or inside what an ICMP message carries. */
static uint32_t put_data(const struct pdml_view *v, uint32_t at, unsigned i, unsigned base)
{
	const struct layer *l = &v->frame->layers[i];
	uint32_t from = at < v->tail ? v->items->at[at].bit / 8 : l->off;
	bool alone = base == 1;

	if (alone)
		PUT(v->out, "  <proto name=\"fake-field-wrapper\">\n");
	buf_fill(v->out, ' ', (base + alone) * 2);
	PUT(v->out, "<field name=\"data\" value=\"");
	num_put_bytes(v->out, v->frame->bytes + from, l->off + l->head - from, 0);
	PUT(v->out, "\">\n");
	at = pdml_layer(v, at, i, base + alone + 1, false);
	buf_fill(v->out, ' ', (base + alone) * 2);
	PUT(v->out, "</field>\n");
	if (alone)
		PUT(v->out, "  </proto>\n");
	return at;
}

static void close_layer(const struct pdml_view *v, unsigned base)
{
	pdml_indent(v->out, base);
	PUT(v->out, "</proto>\n");
}

/* The layer's last field goes on in what it carries: takes its end away. */
static bool reopen_field(const struct pdml_view *v, unsigned layer, unsigned base)
{
	struct buf *out = v->out;
	size_t before = out->len, n;
	bool same;

	if (!walk_quotes(v->frame, layer))
		return false;
	pdml_indent(out, base);
	PUT(out, "</field>\n");
	n = out->len - before;
	same = before >= n && memcmp(out->data + before - n, out->data + before, n) == 0;
	out->len = same ? before - n : before;
	return same;
}

static void close_field(const struct pdml_view *v, unsigned base)
{
	pdml_indent(v->out, base);
	PUT(v->out, "</field>\n");
}

/* Ends all that is open; `option`: which of them is a field, or 0. */
static void close_all(const struct pdml_view *v, unsigned base, unsigned option)
{
	while (base > 1) {
		if (--base == option)
			close_field(v, base);
		else
			close_layer(v, base);
	}
}

/* What an ICMP message carries stands inside it, but for what UDP carries there, IPv6's extension
 * headers inside IPv6, and HTTP's bytes of no type inside HTTP. */
static void put_layers(const struct pdml_view *v, uint32_t at)
{
	const struct frame *frame = v->frame;
	unsigned base = 1, option = 0; /* that of an option which the next layers are inside */
	bool extended = false; /* inside IPv6 */

	if (frame_is_raw(frame)) {
		PUT(v->out, "  <proto name=\"raw\" showname=\"Raw packet data\" size=\"");
		num_put(v->out, frame_own(frame));
		PUT(v->out, "\" pos=\"0\"/>\n");
	}
	for (unsigned i = 0; i < frame->count; i++) {
		const struct proto *proto = frame->layers[i].proto;
		const struct proto *next =
			i + 1u < frame->count ? frame->layers[i + 1].proto : NULL;

		if (proto == &proto_data) {
			at = put_data(v, at, i, base);
			if (i && json_goes_inside(frame, i - 1))
				close_layer(v, --base);
			continue;
		}
		at = pdml_layer(v, at, i, base + 1, !frame_goes_on(frame, i));
		if (next && proto->next == NEXT_QUOTE) {
			base++;
			if (reopen_field(v, i, base))
				option = base++;
			continue;
		}
		if (json_goes_inside(frame, i)) {
			extended = proto == &proto_ipv6;
			base++;
			continue;
		}
		if (!frame_goes_on(frame, i + 1u))
			close_layer(v, base);
		pdml_apart(v, i, base);
		if (extended && !(next && json_is_extension(next))) {
			extended = false;
			close_layer(v, --base);
		}
		if (proto == &proto_udp && base > 1) {
			close_all(v, base, option);
			base = 1;
			option = 0;
		}
	}
	close_all(v, base, option);
}

void pdml_frame(struct pdml *pdml, struct buf *out, const struct frame *frame,
	const struct items *items)
{
	struct frame less;
	struct pdml_view v = {.pdml = pdml, .out = out, .frame = frame_less(frame, &less),
		.items = items, .tail = json_tail(frame, items)};
	uint64_t number = frame->number ? frame->number : pdml->frames + 1;
	uint32_t at;

	pdml->frames++;
	PUT(out, "<packet>\n");
	pdml_general(out, frame, number);
	at = comments_pdml(&v);
	put_frame_proto(&v, number);
	at = pdml_layer(&v, at, META_LAYER, 2, false);
	PUT(out, "  </proto>\n");
	put_layers(&v, at);
	faulty_pdml(&v);
	PUT(out, "</packet>\n");
}
