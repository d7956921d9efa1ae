/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of a segment that holds several messages, or a message that goes on in other
 * segments: the words of each message that is whole, one behind the other, and that more follows.
 */
#include "summary_int.h"

#include "base/utf8.h"
#include "flow/join.h"

/* A message that goes on from this segment's first byte: its line so far, or nothing. */
bool summary_part(const struct saying *s)
{
	const struct join_info *info = s->frame->join;
	const struct track_fact *fact;

	if (!info || !info->goes_on || s->at != info->layer ||
		(info->words != JOIN_LINE && info->words != JOIN_NOTHING))
		return false;
	fact = summary_fact(s, s->at);
	if (!fact)
		return false;
	summary_begin(s, "TCP");
	summary_analysis(s, fact);
	if (info->words == JOIN_LINE) {
		utf8_clean(s->out, s->frame->bytes + info->line.at, info->line.len, s->ascii);
		SAY(s, " ");
	} else if (info->says) {
		buf_text(s->out, info->says);
	}
	return true;
}

bool summary_is_part(const struct saying *s)
{
	return s->frame->join && s->frame->join->part_count && s->at == s->frame->join->layer;
}

/* What was put together is no message. */
bool summary_is_rest(const struct saying *s)
{
	const struct frame *frame = s->frame;
	const struct layer *l = &frame->layers[s->at + 1];

	return frame->joined && s->at + 1u < frame->count && l->proto == &proto_data &&
	       l->off >= frame->joined;
}

/* Whether a layer is nothing but the beginning of a message. */
static bool is_open(const struct join_info *info, const struct layer *l)
{
	return info->words == JOIN_NOTHING && info->part_count &&
	       info->parts[info->part_count - 1].at == l->off;
}

/* Of DNS messages that were looked at together the last one is told of. */
static bool is_covered(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];

	return l->proto == &proto_dns && i + 1u < frame->count && l[1].proto == &proto_dns &&
	       (l->off < frame->joined) == (l[1].off < frame->joined);
}

/* The segment begins with a piece of a message that began before: TCP's header is what is told. */
static bool begins_inside(const struct join_info *info)
{
	return info->goes_on && info->words == JOIN_HEADER;
}

unsigned summary_first(const struct saying *s, unsigned top)
{
	const struct join_info *info = s->frame->join;
	unsigned first = info ? info->layer + 1u : top;

	if (info && info->layer && begins_inside(info))
		return first;
	if (!info || !info->layer || first >= top || s->frame->layers[first].proto == &proto_data)
		return top;
	while (is_covered(s->frame, first))
		first++;
	return is_open(info, &s->frame->layers[first]) ? first : first + 1;
}

/* The records of a layer; pieces of messages say nothing. */
static void say_tls(const struct saying *s)
{
	struct buf *out = s->out;
	size_t before = out->len;
	bool alone = before > 1 && out->data[before - 1] == ' ' && out->data[before - 2] != ']';

	if (!alone)
		SAY(s, ", ");
	if (summary_words_tls(s) == 0)
		out->len = before;
}

void summary_rest(struct saying *s)
{
	const struct join_info *info = s->frame->join;
	bool inside;

	if (!info || !info->layer)
		return;
	s->more = true;
	inside = begins_inside(info) && s->at == info->layer;
	if (inside)
		SAY(s, " [TCP segment of a reassembled PDU]");
	for (unsigned i = s->at + 1; (inside || s->at > info->layer) && i < s->frame->count; i++) {
		const struct proto *proto = s->frame->layers[i].proto;

		if (is_open(info, &s->frame->layers[i]))
			break;
		if (is_covered(s->frame, i))
			continue;
		s->at = i;
		s->layer = &s->frame->layers[i];
		s->bytes = s->frame->bytes + s->layer->off;
		if (proto == &proto_http) {
			summary_http(s);
		} else if (proto == &proto_http_more && !info->middle) {
			summary_http_more(s);
		} else if (proto == &proto_dns) {
			summary_dns(s);
		} else if (proto == &proto_tls) {
			say_tls(s);
		}
	}
	if (inside ? info->line.len : info->words == JOIN_LINE && s->at > info->layer) {
		utf8_clean(s->out, s->frame->bytes + info->line.at, info->line.len, s->ascii);
		SAY(s, " ");
	}
	if (info->goes_on && s->out->data[s->out->len - 1] == ' ' && info->words == JOIN_NOTHING)
		s->out->len--;
	if (info->goes_on && !inside)
		SAY(s, " [TCP segment of a reassembled PDU]");
}
