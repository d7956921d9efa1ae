/* SPDX-License-Identifier: BSD-2-Clause */
/* What this binary was built as; the paths differ between the build tree and an installation. */
#ifndef TRAME_BASE_BUILT_H
#define TRAME_BASE_BUILT_H

extern const char built_version[];
extern const char built_net_path[];  /* trame-net, absolute: never looked for through PATH */
extern const char built_captures[];  /* the folder of the captures that come with the program */
extern const char built_locale[];    /* and that of the catalogues */

#endif
