/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame as one line: number, time, who speaks to whom, protocol, length, and what it says, in
 * the columns and words of tshark. */
#ifndef TRAME_OUT_SUMMARY_H
#define TRAME_OUT_SUMMARY_H

#include "base/buf.h"
#include "flow/track.h"
#include "frame/meta.h"

enum summary_when {
	SUMMARY_RELATIVE, /* since the first frame */
	SUMMARY_DELTA,    /* since the frame before */
	SUMMARY_SHOWN,    /* since the line before */
	SUMMARY_EPOCH,
	SUMMARY_LOCAL, /* time of the day, */
	SUMMARY_LOCAL_DATE,
	SUMMARY_LOCAL_YEAR, /* with the day of the year */
	SUMMARY_UTC,
	SUMMARY_UTC_DATE,
	SUMMARY_UTC_YEAR,
};

/* Where the parts of a line end, or (ARROW) where the destination begins. */
enum summary_cut {
	SUMMARY_FROM,
	SUMMARY_NUMBER,
	SUMMARY_TIME,
	SUMMARY_SOURCE,
	SUMMARY_ARROW,
	SUMMARY_DESTINATION,
	SUMMARY_PROTOCOL,
	SUMMARY_LENGTH,
	SUMMARY_CUTS,
};

#define SUMMARY_OWN 255 /* as many decimals as the capture has */

#define SUMMARY_PAIRS 2048 /* a power of two */

/* What is written of two addresses. */
struct summary_pair {
	uint64_t key[4];       /* IPv6: both; IPv4: both in the first */
	uint8_t n;	       /* bytes of text; 0: nothing is kept here */
	uint8_t source, arrow; /* where the source ends, and the arrow */
	bool ascii;
	char text[92]; /* two of 39 bytes and what stands between and behind them */
};

struct summary {
	enum summary_when when;
	uint8_t digits; /* decimals of the seconds, or SUMMARY_OWN */
	bool ascii;     /* -> instead of an arrow */
	bool raw;       /* sequence numbers as in the header */
	bool sums;      /* TCP's checksum is told of where it is wrong */

	uint64_t lines; /* so far: the number of a frame that has none */
	int64_t second; /* whose text `day` holds */
	char day[40];
	uint8_t day_len;
	int64_t span;	     /* seconds that `lead` says, blanks before them */
	uint8_t span_digits; /* decimals that these leave room for */
	uint8_t lead_len;    /* 0: nothing is said so far */
	char lead[32];

	struct summary_pair *pairs; /* SUMMARY_PAIRS of them, the caller's, zeros at first; NULL:
				     * nothing is kept */

	size_t cut[SUMMARY_CUTS]; /* of the last line, in the buffer that it was appended to */
};

/* Relative times, as many decimals as the capture has. */
#define SUMMARY_TIMES {.when = SUMMARY_RELATIVE, .digits = SUMMARY_OWN}

/* -t: `r`, `ad`, `u`, ... and how many decimals: `a.3`. False if it is none of them. */
bool summary_time(const char *text, enum summary_when *when, uint8_t *digits);

/* Appends the time column alone. */
void summary_put_time(struct buf *out, struct summary *summary, const struct frame *frame,
	const struct clock *clock);

/* Appends the line of a dissected frame. The clock has been told of it. */
void summary_line(struct buf *out, struct summary *summary, const struct frame *frame,
	const struct clock *clock, const struct track_facts *facts);

#endif
