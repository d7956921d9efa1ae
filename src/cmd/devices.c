/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame -D`: the interfaces of this machine, numbered as tcpdump numbers them. */
#include "cmd/devices.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "lab/ifaces.h"

#include <stdio.h>
#include <string.h>

static void put_device(struct buf *out, unsigned number, const struct iface *iface)
{
	buf_printf(out, "%u.", number);
	utf8_clean(out, iface->name, strlen(iface->name), false);
	buf_printf(out, " [%s%s%s]", iface->up ? "up" : "down", iface->running ? ", running" : "",
		iface->loopback ? ", loopback" : "");
	buf_printf(out, "%s%s\n", iface->addresses[0] ? " " : "", iface->addresses);
}

int devices_list(struct err *err)
{
	struct ifaces all;
	struct buf out = BUF_INIT;
	int status = 0;

	if (ifaces_read(&all, err) < 0)
		return -1;
	for (unsigned i = 0; i < all.count; i++)
		put_device(&out, i + 1, &all.at[i]);
	if (fwrite(out.data, 1, out.len, stdout) < out.len || fflush(stdout) != 0)
		status = err_errno(err, _("standard output"));
	buf_done(&out);
	return status;
}
