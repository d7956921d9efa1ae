/* SPDX-License-Identifier: BSD-2-Clause */
/* Privileges, given up for good: identity, every capability set, and the way back through exec.
 * In a user namespace where no other id is mapped the capabilities alone must do. Nothing is
 * believed that was not read back from the kernel. */
#include "net/net.h"

#include <grp.h>
#include <linux/capability.h>
#include <stdlib.h>
#include <sys/syscall.h>

#define DROP_NOBODY 65534u
#define DROP_CAPS   64 /* more than any kernel has */

/* The id that sudo notes for the person behind root; nobody's where there is none. */
static unsigned drop_id(const char *variable)
{
	const char *text = getenv(variable);
	unsigned long id = text ? strtoul(text, NULL, 10) : 0;
	return id > 0 && id < UINT32_MAX ? (unsigned)id : DROP_NOBODY;
}

/* EINVAL: the id is not mapped in this user namespace. EPERM: not ours to change. */
static int drop_identity(struct err *err)
{
	uid_t uid = getuid() ? getuid() : drop_id("SUDO_UID");
	gid_t gid = getuid() ? getgid() : drop_id("SUDO_GID");
	if (geteuid() && getuid())
		return 0;
	if ((setgroups(0, NULL) && errno != EPERM) ||
		(setresgid(gid, gid, gid) && errno != EPERM && errno != EINVAL) ||
		(setresuid(uid, uid, uid) && errno != EPERM && errno != EINVAL))
		return err_errno(err, "cannot become user %u", uid);
	return 0;
}

static int drop_capset(uint32_t low)
{
	struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct sets[2] = {{.effective = low, .permitted = low}};
	return (int)syscall(SYS_capset, &head, sets);
}

/* None is held in any set, and none can be had again. */
static bool drop_verified(void)
{
	struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct s[2];
	if (syscall(SYS_capget, &head, s) || prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
		return false;
	uint32_t left = s[0].effective | s[0].permitted | s[0].inheritable;
	left |= s[1].effective | s[1].permitted | s[1].inheritable;
	return !left && drop_capset(1u << CAP_NET_RAW) && (!getuid() || setresuid(0, 0, 0)) &&
	       socket(AF_PACKET, SOCK_RAW, 0) < 0;
}

int drop_privileges(struct err *err)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return err_errno(err, "cannot forbid new privileges");
	/* The bounding set takes CAP_SETPCAP, which the file capability does not give; without it
	 * the line above has closed that way already. */
	for (unsigned long cap = 0; cap < DROP_CAPS; cap++)
		(void)prctl(PR_CAPBSET_DROP, cap, 0, 0, 0);
	if (drop_identity(err))
		return -1;
	(void)prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (drop_capset(0))
		return err_errno(err, "cannot drop the capabilities");
	return drop_verified() ? 0 : err_set(err, "privileges: some are left after dropping all");
}
