/* SPDX-License-Identifier: BSD-2-Clause */
/* The wire: a veth pair with fixed addresses, on which nothing moves unless a program of the lab
 * sends it, and whose frames are those of a real wire: no checksum or segmentation left to a
 * device that is not there. */
#include "lab/wire.h"

#include "base/lang.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/ethtool.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <linux/veth.h>
#include <net/if.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* Two numbers that differ, for Linux takes an interface whose peer has its own number for one
 * that can wait up to a second until it may send. */
static const int wire_index[LAB_HOSTS] = {[LAB_POSTE] = 2, [LAB_SERVEUR] = 3};

struct wire_knob {
	const char *path;
	const char *value;
};

/* With MLD version 1 the kernel reports a group when it joins it and a second time later, which
 * the interval puts off for good; version 2 would report once the lab is in use. The ICMP error
 * limits are for routers: here a student repeats a probe and wants the answer again. */
static const struct wire_knob wire_knobs[] = {
	{"/proc/sys/net/ipv6/conf/default/disable_ipv6", "0"},
	{"/proc/sys/net/ipv6/conf/default/accept_ra", "0"},
	{"/proc/sys/net/ipv6/conf/default/router_solicitations", "0"},
	{"/proc/sys/net/ipv6/conf/default/force_mld_version", "1"},
	{"/proc/sys/net/ipv6/conf/default/mldv1_unsolicited_report_interval", "2000000000"},
	{"/proc/sys/net/ipv6/icmp/ratelimit", "0"},
	{"/proc/sys/net/ipv4/icmp_ratelimit", "0"},
};

bool wire_ipv6(void)
{
	int fd = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

void wire_quiet(void)
{
	for (size_t i = 0; i < sizeof(wire_knobs) / sizeof(wire_knobs[0]); i++) {
		int fd = open(wire_knobs[i].path, O_WRONLY | O_CLOEXEC);
		ssize_t n;

		if (fd < 0)
			continue;
		n = write(fd, wire_knobs[i].value, strlen(wire_knobs[i].value));
		(void)n;
		close(fd);
	}
}

/* What both ends are made of: name, number, hardware address, one queue. */
static void wire_put_end(struct netlink *nl, enum lab_host host)
{
	const uint32_t queues = 1;
	uint8_t mac[6], ip4[4], ip6[16];

	lab_station_bytes(&lab_stations[host], mac, ip4, ip6);
	netlink_put_text(nl, IFLA_IFNAME, LAB_IFACE);
	netlink_put(nl, IFLA_ADDRESS, mac, sizeof(mac));
	netlink_put(nl, IFLA_NUM_TX_QUEUES, &queues, sizeof(queues));
	netlink_put(nl, IFLA_NUM_RX_QUEUES, &queues, sizeof(queues));
}

static int wire_create(struct netlink *nl, int peer)
{
	struct ifinfomsg here = {.ifi_index = wire_index[LAB_POSTE]};
	struct ifinfomsg there = {.ifi_index = wire_index[LAB_SERVEUR]};
	size_t info, data, end;

	netlink_begin(nl, RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, &here, sizeof(here));
	wire_put_end(nl, LAB_POSTE);
	info = netlink_nest(nl, IFLA_LINKINFO, NULL, 0);
	netlink_put_text(nl, IFLA_INFO_KIND, "veth");
	data = netlink_nest(nl, IFLA_INFO_DATA, NULL, 0);
	end = netlink_nest(nl, VETH_INFO_PEER, &there, sizeof(there));
	wire_put_end(nl, LAB_SERVEUR);
	netlink_put(nl, IFLA_NET_NS_FD, &peer, sizeof(peer));
	netlink_nest_end(nl, end);
	netlink_nest_end(nl, data);
	netlink_nest_end(nl, info);
	return netlink_talk(nl);
}

/* No address of the kernel's own making: it would be announced on the wire. */
static int wire_no_link_local(struct netlink *nl, int index)
{
	struct ifinfomsg head = {.ifi_index = index};
	const uint8_t mode = IN6_ADDR_GEN_MODE_NONE;
	size_t spec, inet6;

	netlink_begin(nl, RTM_NEWLINK, 0, &head, sizeof(head));
	spec = netlink_nest(nl, IFLA_AF_SPEC, NULL, 0);
	inet6 = netlink_nest(nl, AF_INET6, NULL, 0);
	netlink_put(nl, IFLA_INET6_ADDR_GEN_MODE, &mode, sizeof(mode));
	netlink_nest_end(nl, inet6);
	netlink_nest_end(nl, spec);
	return netlink_talk(nl);
}

/* A neighbour that has spoken is not asked seconds later whether it is still there. Best effort, as
 * what is turned off below. */
static void wire_patient(struct netlink *nl, int index, uint8_t family, const char *table)
{
	struct ndtmsg head = {.ndtm_family = family};
	const uint64_t delay = UINT64_C(36000000); /* milliseconds */
	const uint32_t iface = (uint32_t)index;
	size_t params;

	netlink_begin(nl, RTM_SETNEIGHTBL, NLM_F_REPLACE, &head, sizeof(head));
	netlink_put_text(nl, NDTA_NAME, table);
	params = netlink_nest(nl, NDTA_PARMS, NULL, 0);
	netlink_put(nl, NDTPA_IFINDEX, &iface, sizeof(iface));
	netlink_put(nl, NDTPA_DELAY_PROBE_TIME, &delay, sizeof(delay));
	netlink_nest_end(nl, params);
	(void)netlink_talk(nl);
}

static int wire_up(struct netlink *nl, int index)
{
	struct ifinfomsg head = {.ifi_index = index, .ifi_flags = IFF_UP, .ifi_change = IFF_UP};

	netlink_begin(nl, RTM_NEWLINK, 0, &head, sizeof(head));
	return netlink_talk(nl);
}

/* Best effort: a kernel without one of these features has nothing to turn off. */
static void wire_no_offload(int fd)
{
	static const uint32_t features[] = {ETHTOOL_STXCSUM, ETHTOOL_SRXCSUM, ETHTOOL_SSG,
		ETHTOOL_STSO, ETHTOOL_SGSO, ETHTOOL_SGRO};

	for (size_t i = 0; i < sizeof(features) / sizeof(features[0]); i++) {
		struct ethtool_value off = {.cmd = features[i], .data = 0};
		struct ifreq req = {.ifr_name = LAB_IFACE};

		req.ifr_data = (void *)&off;
		ioctl(fd, SIOCETHTOOL, &req);
	}
}

static int wire_address(
	struct netlink *nl, int index, int family, const uint8_t *address, unsigned char prefix)
{
	struct ifaddrmsg head = {
		.ifa_family = (unsigned char)family,
		.ifa_prefixlen = prefix,
		.ifa_flags = IFA_F_PERMANENT | IFA_F_NODAD,
		.ifa_index = (unsigned)index,
	};
	size_t size = family == AF_INET6 ? 16 : 4;

	netlink_begin(nl, RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, &head, sizeof(head));
	netlink_put(nl, IFA_LOCAL, address, size);
	netlink_put(nl, IFA_ADDRESS, address, size);
	if (family == AF_INET) {
		uint8_t broadcast[4] = {address[0], address[1], address[2], 255};

		netlink_put(nl, IFA_BROADCAST, broadcast, sizeof(broadcast));
	}
	return netlink_talk(nl);
}

static int wire_addresses(struct netlink *nl, enum lab_host host)
{
	uint8_t mac[6], ip4[4], ip6[16];
	int index = wire_index[host];

	lab_station_bytes(&lab_stations[host], mac, ip4, ip6);
	if (wire_address(nl, index, AF_INET, ip4, 24) < 0)
		return -1;
	return wire_ipv6() ? wire_address(nl, index, AF_INET6, ip6, 64) : 0;
}

/* Until the kernel has seen that both ends are up; before that it drops what one of them sends. */
static bool wire_running(int fd)
{
	for (int i = 0; i < 3000; i++) {
		struct ifreq req = {.ifr_name = LAB_IFACE};

		if (ioctl(fd, SIOCGIFFLAGS, &req) < 0)
			return false;
		if (req.ifr_flags & IFF_RUNNING)
			return true;
		poll(NULL, 0, 1);
	}
	errno = ETIMEDOUT;
	return false;
}

static int wire_end_up(struct netlink *nl, enum lab_host host)
{
	if (wire_ipv6() && wire_no_link_local(nl, wire_index[host]) < 0)
		return -1;
	wire_no_offload(nl->fd);
	wire_patient(nl, wire_index[host], AF_INET, "arp_cache");
	wire_patient(nl, wire_index[host], AF_INET6, "ndisc_cache");
	return wire_up(nl, wire_index[host]);
}

int wire_make(struct netlink nl[LAB_HOSTS], int peer, struct err *err)
{
	if (wire_create(&nl[LAB_POSTE], peer) < 0) {
		if (errno == EOPNOTSUPP)
			return err_set(
				err, _("the lab needs the kernel's veth device, which is not "
				       "there: run 'sudo modprobe veth'"));
		return err_errno(err, _("the lab's wire cannot be laid"));
	}
	for (int host = LAB_HOSTS - 1; host >= 0; host--)
		if (wire_up(&nl[host], 1) < 0 || wire_end_up(&nl[host], (enum lab_host)host) < 0)
			return err_errno(err, _("the lab's wire cannot be brought up"));
	for (int host = LAB_HOSTS - 1; host >= 0; host--)
		if (!wire_running(nl[host].fd) ||
			wire_addresses(&nl[host], (enum lab_host)host) < 0)
			return err_errno(err, _("%s cannot be given its addresses"),
				lab_stations[host].name);
	return 0;
}
