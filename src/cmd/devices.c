/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame -D`: the interfaces of this machine, numbered as tcpdump numbers them. */
#include "cmd/devices.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "frame/value.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

static void put_address(struct buf *out, const struct sockaddr *address)
{
	uint8_t bytes[16];

	if (address && address->sa_family == AF_INET) {
		memcpy(bytes, &((const struct sockaddr_in *)(const void *)address)->sin_addr, 4);
		buf_byte(out, ' ');
		value_ipv4(out, bytes);
	} else if (address && address->sa_family == AF_INET6) {
		memcpy(bytes, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, 16);
		buf_byte(out, ' ');
		value_ipv6(out, bytes);
	}
}

static void put_device(struct buf *out, unsigned number, const struct ifaddrs *all,
	const struct ifaddrs *one)
{
	buf_printf(out, "%u.", number);
	utf8_clean(out, one->ifa_name, strlen(one->ifa_name), false);
	buf_printf(out, " [%s%s%s]", one->ifa_flags & IFF_UP ? "up" : "down",
		one->ifa_flags & IFF_RUNNING ? ", running" : "",
		one->ifa_flags & IFF_LOOPBACK ? ", loopback" : "");
	for (; all; all = all->ifa_next)
		if (strcmp(all->ifa_name, one->ifa_name) == 0)
			put_address(out, all->ifa_addr);
	buf_byte(out, '\n');
}

/* An interface stands in the list once for each of its addresses. */
static bool is_first(const struct ifaddrs *all, const struct ifaddrs *one)
{
	while (all != one && strcmp(all->ifa_name, one->ifa_name) != 0)
		all = all->ifa_next;
	return all == one;
}

int devices_list(struct err *err)
{
	struct ifaddrs *all;
	struct buf out = BUF_INIT;
	unsigned number = 0;
	int status = 0;

	if (getifaddrs(&all) < 0)
		return err_errno(err, "the list of interfaces");
	for (const struct ifaddrs *one = all; one; one = one->ifa_next)
		if (is_first(all, one))
			put_device(&out, ++number, all, one);
	freeifaddrs(all);
	if (fwrite(out.data, 1, out.len, stdout) < out.len || fflush(stdout) != 0)
		status = err_errno(err, "standard output");
	buf_done(&out);
	return status;
}
