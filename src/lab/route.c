/* SPDX-License-Identifier: BSD-2-Clause */
/* Asking the kernel for addresses (getifaddrs(3)) and routes (rtnetlink(7)): questions that any
 * user may ask. */
#include "lab/route.h"

#include "base/lang.h"
#include "lab/netlink.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netpacket/packet.h>
#include <string.h>
#include <sys/socket.h>

static struct route_address route_of_sockaddr(const struct sockaddr *sa)
{
	struct route_address a = {0};
	struct sockaddr_in in;
	struct sockaddr_in6 in6;

	if (sa->sa_family == AF_INET) {
		memcpy(&in, sa, sizeof(in));
		a.n = 4;
		memcpy(a.bytes, &in.sin_addr, 4);
	} else if (sa->sa_family == AF_INET6) {
		memcpy(&in6, sa, sizeof(in6));
		a.n = 16;
		memcpy(a.bytes, &in6.sin6_addr, 16);
	}
	return a;
}

static void route_take_link(struct route_iface *iface, const struct ifaddrs *i)
{
	struct sockaddr_ll ll;

	memcpy(&ll, i->ifa_addr, sizeof(ll));
	if (ll.sll_halen == 6)
		memcpy(iface->mac, ll.sll_addr, 6);
	iface->asks = ll.sll_hatype == ARPHRD_ETHER &&
		!(i->ifa_flags & (IFF_NOARP | IFF_LOOPBACK | IFF_POINTOPOINT));
}

static void route_take_address(struct route_iface *iface, const struct route_address *a)
{
	bool local = a->n == 16 && a->bytes[0] == 0xfe && (a->bytes[1] & 0xc0) == 0x80;
	bool better = iface->ip6.n && iface->ip6.bytes[0] == 0xfe && !local;

	if (a->n == 4 && !iface->ip4.n)
		iface->ip4 = *a;
	if (a->n == 16 && (!iface->ip6.n || better))
		iface->ip6 = *a;
}

int route_iface(struct route_iface *iface, const char *name, struct err *err)
{
	struct ifaddrs *all;

	*iface = (struct route_iface){.index = (int)if_nametoindex(name)};
	if (!iface->index)
		return err_set(err, _("%s: no such interface"), name);
	if (getifaddrs(&all) < 0)
		return err_errno(err, _("%s: its addresses"), name);
	for (const struct ifaddrs *i = all; i; i = i->ifa_next) {
		struct route_address a;
		bool here = strcmp(i->ifa_name, name) == 0;

		if (!i->ifa_addr)
			continue;
		if (i->ifa_addr->sa_family == AF_PACKET && here)
			route_take_link(iface, i);
		a = route_of_sockaddr(i->ifa_addr);
		if (a.n && here)
			route_take_address(iface, &a);
		if (a.n && iface->own_count < ROUTE_OWN)
			iface->own[iface->own_count++] = a;
	}
	freeifaddrs(all);
	return 0;
}

bool route_is_own(const struct route_iface *iface, const uint8_t *address, unsigned n)
{
	for (unsigned i = 0; i < iface->own_count; i++)
		if (iface->own[i].n == n && memcmp(iface->own[i].bytes, address, n) == 0)
			return true;
	return false;
}

static void route_attribute(struct route *route, uint16_t type, const uint8_t *data, unsigned n)
{
	struct route_address *to = type == RTA_GATEWAY ? &route->hop
				   : type == RTA_PREFSRC ? &route->src
							 : NULL;

	if (!to || (n != 4 && n != 16))
		return;
	to->n = (uint8_t)n;
	memcpy(to->bytes, data, n);
}

/* Reads an RTM_NEWROUTE message of `n` bytes. */
static void route_read(struct route *route, const uint8_t *in, size_t n)
{
	struct rtmsg head;
	size_t at = NLMSG_LENGTH(sizeof(head));

	if (n < at)
		return;
	memcpy(&head, in + NLMSG_HDRLEN, sizeof(head));
	route->broadcast = head.rtm_type == RTN_BROADCAST || head.rtm_type == RTN_MULTICAST;
	while (n - at >= sizeof(struct rtattr)) {
		struct rtattr a;

		memcpy(&a, in + at, sizeof(a));
		if (a.rta_len < sizeof(a) || a.rta_len > n - at)
			return;
		route_attribute(route, a.rta_type, in + at + RTA_LENGTH(0),
			(unsigned)(a.rta_len - RTA_LENGTH(0)));
		if (RTA_ALIGN(a.rta_len) > n - at)
			return;
		at += RTA_ALIGN(a.rta_len);
	}
}

static int route_talk(struct netlink *nl, struct route *route)
{
	uint32_t size = (uint32_t)nl->len;
	uint8_t in[4096];
	struct nlmsghdr h;
	struct nlmsgerr e;
	ssize_t n;

	memcpy(nl->buf + offsetof(struct nlmsghdr, nlmsg_len), &size, sizeof(size));
	if (send(nl->fd, nl->buf, nl->len, 0) < 0)
		return -1;
	n = recv(nl->fd, in, sizeof(in), 0);
	if (n < (ssize_t)sizeof(h))
		return -1;
	memcpy(&h, in, sizeof(h));
	if (h.nlmsg_type == NLMSG_ERROR && (size_t)n >= sizeof(h) + sizeof(e)) {
		memcpy(&e, in + sizeof(h), sizeof(e));
		errno = -e.error;
		return -1;
	}
	route_read(route, in, h.nlmsg_len < (size_t)n ? h.nlmsg_len : (size_t)n);
	return 0;
}

int route_find(struct route *route, const struct route_iface *iface, const uint8_t *dst, unsigned n,
	struct err *err)
{
	struct rtmsg head = {
		.rtm_family = n == 16 ? AF_INET6 : AF_INET, .rtm_dst_len = (uint8_t)(n * 8)};
	const uint32_t index = (uint32_t)iface->index;
	char text[INET6_ADDRSTRLEN];
	struct netlink nl;
	int status;

	*route = (struct route){0};
	if (netlink_open(&nl) < 0)
		return err_errno(err, _("the kernel's routes cannot be read"));
	netlink_begin(&nl, RTM_GETROUTE, 0, &head, sizeof(head));
	netlink_put(&nl, RTA_DST, dst, n);
	netlink_put(&nl, RTA_OIF, &index, sizeof(index));
	status = route_talk(&nl, route);
	if (status < 0)
		err_errno(err, _("no route to %s through this interface"),
			inet_ntop(n == 16 ? AF_INET6 : AF_INET, dst, text, sizeof(text)));
	netlink_close(&nl);
	if (status == 0 && !route->hop.n) {
		route->hop.n = (uint8_t)n;
		memcpy(route->hop.bytes, dst, n);
	}
	return status;
}
