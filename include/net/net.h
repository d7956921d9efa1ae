/* SPDX-License-Identifier: BSD-2-Clause */
/* trame-net: frames from standard input to the wire, the wire to standard output. What runs before
 * drop_privileges may hold CAP_NET_RAW and reads nothing from outside but the command line. */
#ifndef TRAME_NET_NET_H
#define TRAME_NET_NET_H

#include "base/buf.h"
#include "base/err.h"

#include <errno.h>
#include <libnet.h>
#include <pcap/pcap.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define NET_FRAME_MAX 262144 /* bytes; libpcap's own limit */

/* main.c: `text` as one line on standard error, cleaned of what a terminal would obey. */
void net_say(const char *text);

/* drop.c: every privilege is gone for good, and the kernel has been asked; or -1. */
int drop_privileges(struct err *err);

/* wire.c: the handles on the device, owned; NULL for the direction that is not wanted. */
struct wire {
	const char *iface, *filter; /* "" takes all */
	int snaplen;		    /* bytes */
	bool buffered;	    /* a large ring, no immediate mode: some latency, nothing lost */
	bool send, capture; /* at least one */
	uint32_t link;	    /* the LINKTYPE_ that files have for it */
	pcap_t *cap;
	libnet_t *net;
};

#define WIRE_RETIRE 100 /* ms after which a buffered frame is handed over at the latest */

int wire_open(struct wire *w, struct err *err);			 /* with privileges */
int wire_filter(struct wire *w, struct err *err);		 /* without */
int wire_send(struct wire *w, const uint8_t *frame, uint32_t n); /* 0 or an errno */

/* pcapin.c: a pcap stream cut into frames; every length in it is doubted. */
struct pcapin {
	struct buf bytes; /* from `at` on not yet taken */
	size_t at;
	uint32_t link;			  /* the LINKTYPE_ that the stream must have */
	uint32_t (*u32)(const uint8_t *); /* its byte order; NULL before its header */
	unsigned long long taken;	  /* frames */
};

int pcapin_fill(struct pcapin *in, int fd, struct err *err); /* 1 more may come, 0 the end, -1 */
/* 1: *frame of *n bytes, there until pcapin_fill; 0: none is whole yet; -1: not a pcap stream. */
int pcapin_next(struct pcapin *in, const uint8_t **frame, uint32_t *n, struct err *err);

/* ngout.c: pcapng blocks into a buffer, times in nanoseconds. */
struct ngout {
	struct buf bytes; /* from `at` on not yet written */
	size_t at;
	uint32_t snaplen; /* bytes kept of each frame */
	uint64_t frames;  /* so far */
};

void ngout_begin(struct ngout *out, const struct wire *w);
void ngout_frame(u_char *out, const struct pcap_pkthdr *h, const u_char *bytes); /* pcap_handler */
void ngout_stats(struct ngout *out, const struct pcap_stat *s);
int ngout_flush(struct ngout *out, int fd); /* 1 all is out, 0 the rest would block, -1 errno */

/* pump.c: until a signal, the reader's end or, sending only, the input's end. */
int pump_run(struct wire *w, struct err *err);

#endif
