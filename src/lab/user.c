/* SPDX-License-Identifier: BSD-2-Clause */
/* Leaving root behind, for good: groups, then group, then user, then a look that it is so. */
#include "lab/user.h"

#include "base/lang.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define USER_NOBODY 65534

/* The id that sudo left in the environment; nobody when there is none or it is root. */
static unsigned user_from_sudo(const char *name)
{
	const char *text = getenv(name);
	char *end;
	unsigned long id;

	if (!text || text[0] < '0' || text[0] > '9')
		return USER_NOBODY;
	errno = 0;
	id = strtoul(text, &end, 10);
	if (errno != 0 || *end != '\0' || id == 0 || id >= UINT32_MAX)
		return USER_NOBODY;
	return (unsigned)id;
}

/* All of them but those in `keep`, a bit each. */
static int user_drop_capabilities(uint32_t keep)
{
	struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct set[_LINUX_CAPABILITY_U32S_3];

	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	if (syscall(SYS_capget, &head, set) < 0)
		return -1;
	for (int i = 0; i < _LINUX_CAPABILITY_U32S_3; i++) {
		set[i].permitted &= i == 0 ? keep : 0;
		set[i].effective = set[i].permitted;
		set[i].inheritable = 0;
	}
	return (int)syscall(SYS_capset, &head, set);
}

/* Root of a user namespace that has no other user in it is an ordinary user already, seen from
 * outside; all it can give up is what it may do inside, except the one capability that Linux wants
 * from a root who maps himself into another user namespace: CAP_SETFCAP. */
static bool user_is_alone(void)
{
	return errno == EINVAL || errno == EPERM;
}

int user_drop_root(struct err *err)
{
	gid_t gid;
	uid_t uid;
	uint32_t keep = 0;

	if (geteuid() != 0 && getuid() != 0)
		return 0;
	uid = user_from_sudo("SUDO_UID");
	gid = user_from_sudo("SUDO_GID");
	if (setgroups(1, &gid) < 0 || setresgid(gid, gid, gid) < 0 ||
		setresuid(uid, uid, uid) < 0) {
		if (!user_is_alone())
			return err_errno(err, _("cannot stop being root"));
		uid = 0;
		keep = UINT32_C(1) << CAP_SETFCAP;
	}
	if (user_drop_capabilities(keep) < 0)
		return err_errno(err, _("cannot give up root's capabilities"));
	if (uid != 0 && (setuid(0) == 0 || setgid(0) == 0))
		return err_set(err, _("cannot stop being root: the way back is open"));
	if (getenv("HOME") && access(getenv("HOME"), R_OK | X_OK) < 0)
		setenv("HOME", "/", 1);
	return 0;
}
