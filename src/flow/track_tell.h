/* SPDX-License-Identifier: BSD-2-Clause */
/* Which items there are of an analysis and of a question or an answer. */
#ifndef TRAME_FLOW_TRACK_TELL_H
#define TRAME_FLOW_TRACK_TELL_H

#include "flow/track.h"

struct among;

/* `bit`: where the TCP header begins. */
void track_tell_analysis(struct among *among, const struct track_fact *fact, uint32_t bit);
void track_tell_ask(struct among *among, const struct track_ask *ask);
void track_tell_sctp(struct among *among, const struct track_sctp *sctp);

#endif
