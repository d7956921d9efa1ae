/* SPDX-License-Identifier: BSD-2-Clause */
/* The capture filter, `tcp port 80`: compiled by libpcap, once for each link type that is met. */
#ifndef TRAME_FILTER_BPF_H
#define TRAME_FILTER_BPF_H

#include "base/err.h"
#include "frame/frame.h"

struct bpf;

/* A filter that the caller owns; the text is copied. On a mistake NULL and libpcap's reason. */
struct bpf *bpf_new(const char *text, struct err *err);
void bpf_free(struct bpf *bpf);

/* Whether a frame (which need not be dissected) passes: 1 or 0; -1 with the reason if the filter
 * cannot be asked of this link type. */
int bpf_match(struct bpf *bpf, const struct frame *frame, struct err *err);

#endif
