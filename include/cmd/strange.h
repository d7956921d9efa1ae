/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of tshark and tcpdump that reading does not have. */
#ifndef TRAME_CMD_STRANGE_H
#define TRAME_CMD_STRANGE_H

/* A sentence on an option that begins with '-', or NULL: it is nobody's. */
const char *strange_why(const char *word);

#endif
