/* SPDX-License-Identifier: BSD-2-Clause */
/* What this binary was built as: the Makefile says it, and only to this file. */
#include "base/built.h"

const char built_version[] = TRAME_VERSION;
const char built_net_path[] = TRAME_NET_PATH;
const char built_captures[] = TRAME_CAPTURES;
const char built_locale[] = TRAME_LOCALE;
