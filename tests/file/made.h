/* SPDX-License-Identifier: BSD-2-Clause */
/* Blocks of pcapng by hand, in either byte order. */
#ifndef TRAME_TESTS_FILE_MADE_H
#define TRAME_TESTS_FILE_MADE_H

#include "base/buf.h"

#include <string.h>

struct made {
	struct buf out; /* owned */
	bool big;       /* the byte order of what is added */
	size_t block;   /* of `out`, where the open block begins */
};

static inline void made_put(struct made *m, uint64_t v, unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++)
		buf_byte(&m->out, (uint8_t)(v >> 8 * (m->big ? bytes - 1 - i : i)));
}

static inline void made_set32(struct made *m, size_t at, uint32_t v)
{
	for (unsigned i = 0; i < 4; i++)
		m->out.data[at + i] = (uint8_t)(v >> 8 * (m->big ? 3 - i : i));
}

static inline void made_bytes(struct made *m, const void *bytes, size_t n)
{
	buf_add(&m->out, bytes, n);
	buf_fill(&m->out, 0, (4 - n % 4) % 4);
}

static inline void made_open(struct made *m, uint32_t type)
{
	m->block = m->out.len;
	made_put(m, type, 4);
	made_put(m, 0, 4);
}

static inline void made_close(struct made *m)
{
	uint32_t len = (uint32_t)(m->out.len - m->block) + 4;

	made_put(m, len, 4);
	made_set32(m, m->block + 4, len);
}

static inline void made_option(struct made *m, unsigned code, const void *bytes, unsigned n)
{
	made_put(m, code, 2);
	made_put(m, n, 2);
	made_bytes(m, bytes, n);
}

static inline void made_section(struct made *m)
{
	made_open(m, 0x0a0d0d0a);
	made_put(m, 0x1a2b3c4d, 4);
	made_put(m, 1, 2);
	made_put(m, 0, 2);
	made_put(m, UINT64_MAX, 8);
	made_close(m);
}

static inline void made_interface(struct made *m, uint16_t link, uint32_t snaplen,
	uint8_t resolution, int64_t offset)
{
	made_open(m, 1);
	made_put(m, link, 2);
	made_put(m, 0, 2);
	made_put(m, snaplen, 4);
	made_option(m, 2, "eth0", 4);
	made_option(m, 9, &resolution, 1);
	made_put(m, 14, 2);
	made_put(m, 8, 2);
	made_put(m, (uint64_t)offset, 8);
	made_option(m, 0, "", 0);
	made_close(m);
}

static inline void made_packet(struct made *m, uint32_t iface, uint64_t time, const char *bytes,
	const char *comment)
{
	uint32_t n = (uint32_t)strlen(bytes);

	made_open(m, 6);
	made_put(m, iface, 4);
	made_put(m, time >> 32, 4);
	made_put(m, time & UINT32_MAX, 4);
	made_put(m, n, 4);
	made_put(m, n + 1, 4);
	made_bytes(m, bytes, n);
	if (comment) {
		made_option(m, 2, "\1\2\3\4", 4);
		made_option(m, 1, comment, (unsigned)strlen(comment));
		made_option(m, 1, "a second one", 12);
		made_option(m, 0, "", 0);
	}
	made_close(m);
}

static inline void made_simple(struct made *m, uint32_t len, const char *bytes)
{
	made_open(m, 3);
	made_put(m, len, 4);
	made_bytes(m, bytes, strlen(bytes));
	made_close(m);
}

static inline void made_obsolete(struct made *m, uint16_t iface, uint64_t time, const char *bytes)
{
	made_open(m, 2);
	made_put(m, iface, 2);
	made_put(m, 0xffff, 2);
	made_put(m, time >> 32, 4);
	made_put(m, time & UINT32_MAX, 4);
	made_put(m, strlen(bytes), 4);
	made_put(m, strlen(bytes), 4);
	made_bytes(m, bytes, strlen(bytes));
	made_close(m);
}

/* Name resolution, statistics, secrets, custom, and one that nobody knows. */
static inline void made_others(struct made *m)
{
	static const uint32_t types[] = {4, 5, 10, 0xbad, 0x40000bad, 0x01234567};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		made_open(m, types[i]);
		if (types[i] == 5 || types[i] == 10)
			made_bytes(m, "\0\0\0\0\0\0\0\0\0\0\0", 12);
		else if (types[i] == 4)
			made_put(m, 0, 4);
		else
			made_bytes(m, "what is in it is not looked at", 4 * (i + 1));
		made_close(m);
	}
}

/* Two sections of both orders, with everything in them: 10 frames. */
static inline void made_rich(struct made *m)
{
	made_section(m);
	made_others(m);
	made_interface(m, 1, 0, 9, 0);
	made_interface(m, 101, 4, 0x80 | 10, 1000);
	made_packet(m, 0, 1700000000123456789, "nanoseconds", NULL);
	made_packet(m, 1, 3 * 1024 + 512, "half", "the comment");
	made_simple(m, 9, "simple!!!");
	made_obsolete(m, 1, 1024, "old");
	made_interface(m, 113, 4, 3, -5);
	made_packet(m, 2, 7001, "late", "");
	m->big = !m->big;
	made_section(m);
	made_interface(m, 101, 4, 6, 0);
	made_others(m);
	made_packet(m, 0, 5, "five", NULL);
	made_simple(m, 9, "cut.");
	made_obsolete(m, 0, 6, "six");
	made_section(m);
	made_interface(m, 1, 0, 0, 0);
	made_packet(m, 0, 7, "", "an empty frame");
	made_packet(m, 0, 8, "eight", NULL);
}

#endif
