/* SPDX-License-Identifier: BSD-2-Clause */
/* Why a namespace was refused. The kernel only says "not permitted" or "no space"; which of its
 * settings it was is read from the settings themselves. */
#include "lab/forbid.h"

#include "base/lang.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

/* A setting that forbids when it has the value `bad`; `fix` is a value that allows. */
struct forbid_knob {
	const char *path;
	const char *name;
	long bad;
	const char *fix;
};

static const struct forbid_knob forbid_knobs[] = {
	{"/proc/sys/kernel/unprivileged_userns_clone", "kernel.unprivileged_userns_clone", 0, "1"},
	{"/proc/sys/user/max_user_namespaces", "user.max_user_namespaces", 0, "10000"},
	{"/proc/sys/user/max_net_namespaces", "user.max_net_namespaces", 0, "10000"},
	{"/proc/sys/user/max_pid_namespaces", "user.max_pid_namespaces", 0, "10000"},
	{"/proc/sys/user/max_mnt_namespaces", "user.max_mnt_namespaces", 0, "10000"},
	{"/proc/sys/user/max_uts_namespaces", "user.max_uts_namespaces", 0, "10000"},
	{"/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
		"kernel.apparmor_restrict_unprivileged_userns", 1, "0"},
};

/* The number in a file of /proc/sys; LONG_MIN when there is none. */
static long forbid_read(const char *path)
{
	char text[32];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return LONG_MIN;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (n <= 0)
		return LONG_MIN;
	text[n] = '\0';
	return strtol(text, NULL, 10);
}

static bool forbid_in_container(void)
{
	return access("/.dockerenv", F_OK) == 0 || access("/run/.containerenv", F_OK) == 0 ||
	       getenv("container") != NULL;
}

int forbid_explain(const char *what, int code, struct err *err)
{
	if (code != EPERM && code != EACCES && code != ENOSPC && code != EUSERS && code != EINVAL) {
		errno = code;
		return err_errno(err, _("the lab cannot make %s"), what);
	}
	for (size_t i = 0; i < sizeof(forbid_knobs) / sizeof(forbid_knobs[0]); i++) {
		const struct forbid_knob *k = &forbid_knobs[i];

		if (forbid_read(k->path) == k->bad)
			return err_set(err,
				_("the lab needs user namespaces, which this kernel forbids: "
				"run 'sudo sysctl -w %s=%s'"),
				k->name, k->fix);
	}
	if (code == ENOSPC || code == EUSERS)
		return err_set(err, _("the lab needs namespaces, and this user or container has as "
				    "many as it may: raise user.max_user_namespaces and "
				    "user.max_net_namespaces outside it"));
	if (code == EINVAL)
		return err_set(err, _("the lab needs user, network and PID namespaces, which this "
				    "kernel was built without"));
	if (forbid_in_container())
		return err_set(
			err, _("the lab needs user namespaces, which this container forbids: "
			       "start it with --security-opt seccomp=unconfined "
			       "--security-opt apparmor=unconfined, or run trame outside it"));
	errno = code;
	return err_errno(err,
		_("the lab needs user namespaces, which this system's security policy "
		"or a chroot forbids: %s"),
		what);
}
