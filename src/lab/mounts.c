/* SPDX-License-Identifier: BSD-2-Clause */
/* The lab's file system: the one outside, with four things laid over it. None is needed for frames
 * to pass; with them `ss`, `ip`, `curl http://serveur/` and `dig` tell of the lab. */
#include "lab/mounts.h"
#include "lab/lab.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#define MOUNTS_PLAIN (MS_NOSUID | MS_NODEV | MS_NOEXEC)

static int mounts_write(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	size_t size = strlen(text);
	ssize_t n;

	if (fd < 0)
		return -1;
	n = write(fd, text, size);
	close(fd);
	return n == (ssize_t)size ? 0 : -1;
}

static void mounts_over(const char *target, const char *file, const char *text)
{
	if (mounts_write(file, text) == 0 && mount(file, target, NULL, MS_BIND, NULL) < 0)
		unlink(file);
}

static void mounts_hosts(char *text, size_t size)
{
	size_t n = (size_t)snprintf(text, size, "127.0.0.1 localhost\n::1 localhost\n");

	for (int host = 0; host < LAB_HOSTS && n < size; host++) {
		const struct lab_station *s = &lab_stations[host];

		n += (size_t)snprintf(text + n, size - n, "%s %s %s.example\n%s %s %s.example\n",
			s->ip4, s->name, s->name, s->ip6, s->name, s->name);
	}
}

/* The files stand on a file system in memory. It is mounted where /sys will be, a place that
 * every system has, and taken off again: what is bound from it keeps it. */
static void mounts_names(void)
{
	char hosts[512], resolv[128];

	mounts_hosts(hosts, sizeof(hosts));
	snprintf(resolv, sizeof(resolv), "nameserver %s\noptions timeout:1 attempts:2\n",
		lab_stations[LAB_SERVEUR].ip4);
	if (mount("lab", "/sys", "tmpfs", MOUNTS_PLAIN, "size=64k,mode=755") < 0)
		return;
	mounts_over("/etc/hosts", "/sys/hosts", hosts);
	mounts_over("/etc/resolv.conf", "/sys/resolv.conf", resolv);
	umount2("/sys", MNT_DETACH);
}

void mounts_make(void)
{
	mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL);
	mounts_names();
	mount("proc", "/proc", "proc", MOUNTS_PLAIN, NULL);
}

void mounts_sys(void)
{
	mount("sysfs", "/sys", "sysfs", MOUNTS_PLAIN | MS_RDONLY, NULL);
}
