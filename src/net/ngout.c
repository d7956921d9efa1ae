/* SPDX-License-Identifier: BSD-2-Clause */
/* What the wire carried, as pcapng (draft-ietf-opsawg-pcapng): a section, one interface, enhanced
 * packet blocks, interface statistics, all of little-endian 32-bit words. Blocks gather in a buffer
 * so that a slow reader never holds up the sending. */
#include "base/bits.h"
#include "net/net.h"

#include <limits.h>

enum ngout_block { NGOUT_SHB = 0x0a0d0d0a, NGOUT_IDB = 1, NGOUT_ISB = 5, NGOUT_EPB = 6 };

#define NGOUT_OPTION(code, size) ((uint32_t)(code) | (uint32_t)(size) << 16)
#define NGOUT_HIGH(v)		 ((uint32_t)((v) >> 32))
#define NGOUT_WORDS(out, ...)                                                                      \
	ngout_words(out, (const uint32_t[]){__VA_ARGS__},                                          \
		sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

static void ngout_words(struct ngout *out, const uint32_t *words, size_t n)
{
	uint8_t *p = buf_room(&out->bytes, 4 * n);
	for (size_t i = 0; i < n; i++)
		bits_put_le32(p + 4 * i, words[i]);
	out->bytes.len += 4 * n;
}

void ngout_begin(struct ngout *out, const struct wire *w)
{
	uint32_t n = (uint32_t)strlen(w->iface), pad = -n & 3, size = 36 + n + pad;
	out->snaplen = (uint32_t)w->snaplen;
	NGOUT_WORDS(out, NGOUT_SHB, 28, 0x1a2b3c4d, 1, UINT32_MAX, UINT32_MAX, 28);
	NGOUT_WORDS(out, NGOUT_IDB, size, w->link, out->snaplen, NGOUT_OPTION(2, n)); /* if_name */
	buf_add(&out->bytes, w->iface, n);
	buf_fill(&out->bytes, 0, pad);
	NGOUT_WORDS(out, NGOUT_OPTION(9, 1), 9, 0, size); /* if_tsresol 10^-9, end of options */
}

void ngout_frame(u_char *user, const struct pcap_pkthdr *h, const u_char *bytes)
{
	struct ngout *out = (struct ngout *)(void *)user;
	uint64_t t = (uint64_t)(h->ts.tv_sec * INT64_C(1000000000) + h->ts.tv_usec); /* ns, too */
	uint32_t n = h->caplen < out->snaplen ? h->caplen : out->snaplen;
	uint32_t pad = -n & 3, size = 32 + n + pad;
	NGOUT_WORDS(out, NGOUT_EPB, size, 0, NGOUT_HIGH(t), (uint32_t)t, n, h->len);
	buf_add(&out->bytes, bytes, n);
	buf_fill(&out->bytes, 0, pad);
	NGOUT_WORDS(out, size);
	out->frames++;
}

void ngout_stats(struct ngout *out, const struct pcap_stat *s)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	uint64_t t = (uint64_t)(now.tv_sec * INT64_C(1000000000) + now.tv_nsec);
	uint64_t lost = (uint64_t)s->ps_drop + s->ps_ifdrop;
	NGOUT_WORDS(out, NGOUT_ISB, 64, 0, NGOUT_HIGH(t), (uint32_t)t);
	NGOUT_WORDS(out, NGOUT_OPTION(4, 8), s->ps_recv, 0); /* isb_ifrecv, ifdrop, usrdeliv */
	NGOUT_WORDS(out, NGOUT_OPTION(5, 8), (uint32_t)lost, NGOUT_HIGH(lost));
	NGOUT_WORDS(out, NGOUT_OPTION(8, 8), (uint32_t)out->frames, NGOUT_HIGH(out->frames));
	NGOUT_WORDS(out, 0, 64);
}

/* What polls writable takes PIPE_BUF bytes without blocking; O_NONBLOCK would hold for every
 * process that shares the pipe. */
int ngout_flush(struct ngout *out, int fd)
{
	struct pollfd p = {fd, POLLOUT, 0};
	struct buf *b = &out->bytes;
	for (size_t n; (n = b->len - out->at) > 0 && poll(&p, 1, 0) > 0;) {
		ssize_t put = write(fd, b->data + out->at, n < PIPE_BUF ? n : PIPE_BUF);
		if (put < 0)
			return -1;
		out->at += (size_t)put;
	}
	if (out->at < b->len - out->at)
		return 0;
	memmove(b->data, b->data + out->at, b->len - out->at);
	b->len -= out->at;
	out->at = 0;
	return b->len == 0;
}
