/* SPDX-License-Identifier: BSD-2-Clause */
/* The interfaces as getifaddrs lists them: each once for every address that it has, and once with
 * its counters. */
#include "lab/ifaces.h"

#include "base/lang.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <linux/if_link.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static struct iface *find(struct ifaces *all, const char *name)
{
	for (unsigned i = 0; i < all->count; i++)
		if (strcmp(all->at[i].name, name) == 0)
			return &all->at[i];
	if (all->count == IFACES_MOST || strlen(name) >= sizeof(all->at[0].name))
		return NULL;
	all->at[all->count] = (struct iface){.up = false};
	memcpy(all->at[all->count].name, name, strlen(name) + 1);
	return &all->at[all->count++];
}

static void add_address(struct iface *i, const struct sockaddr *address)
{
	char text[INET6_ADDRSTRLEN];
	const void *bytes;
	size_t n = strlen(i->addresses);

	if (address->sa_family == AF_INET)
		bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
	else
		bytes = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
	if (inet_ntop(address->sa_family, bytes, text, sizeof(text)) &&
		n + strlen(text) + 2 <= sizeof(i->addresses))
		snprintf(i->addresses + n, sizeof(i->addresses) - n, "%s%s", n ? " " : "", text);
}

static void take(struct iface *i, const struct ifaddrs *one)
{
	const struct rtnl_link_stats *counts = one->ifa_data;

	i->up = one->ifa_flags & IFF_UP;
	i->running = one->ifa_flags & IFF_RUNNING;
	i->loopback = one->ifa_flags & IFF_LOOPBACK;
	if (!one->ifa_addr)
		return;
	if (one->ifa_addr->sa_family == AF_INET || one->ifa_addr->sa_family == AF_INET6)
		add_address(i, one->ifa_addr);
	if (one->ifa_addr->sa_family != AF_PACKET || !counts)
		return;
	i->packets = counts->rx_packets + counts->tx_packets;
	i->bytes = counts->rx_bytes + counts->tx_bytes;
}

int ifaces_read(struct ifaces *all, struct err *err)
{
	struct ifaddrs *list;

	all->count = 0;
	if (getifaddrs(&list) < 0)
		return err_errno(err, _("the list of interfaces"));
	for (const struct ifaddrs *one = list; one; one = one->ifa_next) {
		struct iface *i = find(all, one->ifa_name);

		if (i)
			take(i, one);
	}
	freeifaddrs(list);
	return 0;
}
