/* SPDX-License-Identifier: BSD-2-Clause */
/* What comes on a connection of HTTP and begins with no first line: header lines, or what goes on
 * with a body. Where no request was seen yet lines are all that Wireshark shows of it; behind one
 * all of it is HTTP's. */
#include "join_int.h"

/* The header lines; whether the last of them ends with the bytes, and is none. */
static bool read_lines(struct join_http *m, const uint8_t *p, uint32_t n)
{
	uint32_t next;

	if (p[0] < 0x20 || p[0] > 0x7e)
		return false;
	while (m->head < n) {
		const uint8_t *line = p + m->head;
		int64_t len = join_line(p, n, m->head, &next);
		bool open = len < 0;

		if (open) {
			len = n - m->head;
			next = n;
			if (len == 1 && line[0] == '\r')
				len = 0;
		}
		if (len > 0 && !memchr(line, ':', (size_t)len))
			return open && m->head;
		m->head = next;
		if (!len)
			break;
		join_http_line(m, line, (uint32_t)len);
	}
	return false;
}

uint32_t join_more(const struct join_call *call, uint32_t at, uint32_t n)
{
	struct frame *frame = call->frame;
	struct join_http m = {.head = 0};
	bool broken = read_lines(&m, frame->bytes + at, n);
	unsigned layer = frame->count;
	struct layer *l = &frame->layers[layer];

	if (!call->way->asked)
		call->join->info.middle = true;
	if ((!m.head && !call->way->asked) || layer == FRAME_LAYERS)
		return n;
	if (m.sized && !m.chunked && m.length < n - m.head)
		n = m.head + (uint32_t)m.length;
	*l = (struct layer){&proto_http_more, at, m.head, n - m.head, 0, 0, false};
	frame->count++;
	if (broken) { /* nobody sees what stands behind it */
		l->tail = l->pay;
		l->pay = 0;
		l->faults = FAULT_PAST;
	} else if (l->pay && layer + 1 < FRAME_LAYERS) {
		frame_dissect_more(frame, frame_body_proto(frame, layer,
				frame->bytes + at + m.head, l->pay), at + m.head, l->pay);
		join_body(call, layer);
	}
	return n;
}
