#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The oracle's corpus: frames that Scapy builds, so that every field of every table is met.

    tests/oracle/gen.py KIND OUT.pcap [SEED [LINK]]

KIND: `whole` (good frames, every protocol, option and tunnel, several times over), `once` (each one
once), `cut` (those of `once`, captured short), `bent` (those with bytes changed), `flip` (those
with a bit of the last byte changed: a wrong checksum and nothing else). The same seed gives the
same bytes. LINK is the link type of the frames: 1 if it is not given, or one of LINKS.
"""
import random
import struct
import sys

from gen_base import *  # noqa: F403
from gen_found import *  # noqa: F403
import gen_heads
from gen_links import *  # noqa: F403
from gen_links_more import *  # noqa: F403
from gen_looks import *  # noqa: F403
from gen_net import *  # noqa: F403
from gen_net_more import *  # noqa: F403
from gen_ports import *  # noqa: F403
from gen_services import *  # noqa: F403
from gen_tunnels import *  # noqa: F403

MAKERS = [link_eth, link_vlan, link_arp, link_llc, link_stp, link_lldp, link_pppoe, net_igmp,
          net_ip, net_ip_options, net_ipv6, net_ipv6_ext, net_icmp,
          net_icmpv6, transport_tcp, transport_udp, app_dns, app_http, tunnel_gre, tunnel_vxlan,
          tunnel_mpls,
          app_dhcp, app_tls, transport_sctp, app_ntp, net_ipsec, tunnel_geneve,
          link_arp_more, link_stp_more, link_lldp_more, link_ppp, link_dot3, net_icmp_more,
          net_icmpv6_more, net_igmp_more, tunnel_more, look_ports, look_names,
          link_loopback, link_xid, link_lanes, net_within, net_odd, tunnel_wire, link_group_source,
          link_arp_odd, net_odd_options, net_odd_udp, net_renumbering, transport_sctp_parts,
          app_dns_stray, app_ntp_seen, transport_tcp_reset, transport_tcp_idle,
          net_redirect_tcp] + gen_heads.GOOD

LINKS = {113: [lambda: cooked(CookedLinux), lambda: cooked_tunnel(CookedLinux), lambda: cooked_tail(CookedLinux)],
         276: [lambda: cooked(CookedLinuxV2), lambda: cooked_tunnel(CookedLinuxV2),
               lambda: cooked_tail(CookedLinuxV2)],
         9: [link_ppp_line], 50: [link_ppp_line],
         0: [link_null], 108: [link_loop], 12: [link_raw], 14: [link_raw], 101: [link_raw],
         228: [lambda: (packet for packet in link_raw() if IP in packet)],
         229: [lambda: (packet for packet in link_raw() if IPv6 in packet)]}


def whole(rounds, link):
    out = []
    for _ in range(rounds):
        for maker in LINKS.get(link, MAKERS):
            out += [bytes(packet) for packet in maker()]
    return out


def uncut(frames):
    return [(one, len(one)) for one in frames]


def cut(frames):
    """(bytes captured, bytes on the wire)"""
    return [(one[:rng.randrange(14, len(one))], len(one)) for one in frames]


def bent(frames):
    out = []
    for one in frames:
        one = bytearray(one)
        for _ in range(rng.randrange(1, 3)):
            one[rng.randrange(14, len(one))] = rng.choice([0, 255, rng.randrange(256)])
        out.append((bytes(one), len(one)))
    return out


def flip(frames):
    return [(one[:-1] + bytes([one[-1] ^ 1 << rng.randrange(8)]), len(one)) for one in frames]


def write_pcap(path, frames, link):
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, link))
        for n, (captured, length) in enumerate(frames):
            f.write(struct.pack("<IIII", 1000 + n, 0, len(captured), length) + captured)


def main():
    kind, path = sys.argv[1:3]
    seed, link = (int(word) for word in (sys.argv[3:] + ["1", "1"][len(sys.argv) - 3:])[:2])
    rng.seed(seed)
    random.seed(seed)  # what Scapy itself leaves to chance
    frames = whole(1 if kind != "whole" else 3, link)
    bend = {"whole": uncut, "once": uncut, "cut": cut, "bent": bent, "flip": flip}[kind]
    write_pcap(path, bend(frames), link)


if __name__ == "__main__":
    main()
