/* SPDX-License-Identifier: BSD-2-Clause */
/* What the hosts of the lab see of the file system that differs from outside. */
#ifndef TRAME_LAB_MOUNTS_H
#define TRAME_LAB_MOUNTS_H

/* In the first mount namespace of the lab: /proc of its processes, the lab's names in /etc/hosts
 * and /etc/resolv.conf. What the system refuses (a container may) stays as it was. */
void mounts_make(void);

/* In each host's mount namespace: /sys with the interfaces of that host. */
void mounts_sys(void);

#endif
