# SPDX-License-Identifier: BSD-2-Clause
"""Packets in packets: IPsec, Geneve, GRE, VXLAN, MPLS."""
from gen_base import *  # noqa: F403
from scapy.contrib.geneve import GENEVE, GeneveOptions
from scapy.layers.ipsec import AH, ESP
from scapy.layers.vxlan import VXLAN


def net_ipsec():
    yield ip() / ESP(spi=u(32) | 256, seq=u(32), data=some(40))
    yield ip6() / ESP(spi=u(32) | 256, seq=u(32), data=some(40))
    for size in (12, 16, 24):
        at = ip() if size == 12 else ip6()
        data = some(20)
        yield at / AH(nh=253, payloadlen=size // 4 + 1, reserved=0, spi=u(32), seq=u(32),
                      icv=some(size), padding=b"") / Raw(data)


def tunnel_geneve():
    inner = eth() / IP(src=A4, dst=B4) / udp() / b"inside"
    yield ip() / UDP(sport=port(), dport=6081) / GENEVE(vni=u(24)) / inner
    yield ip6() / UDP(sport=port(), dport=6081) / GENEVE(
        vni=u(24), critical=u(1), oam=u(1), proto=0x0800,
        options=[GeneveOptions(classid=0x102, type=0x80, data=some(4)),
                 GeneveOptions(classid=0x103, type=1, data=some(8)),
                 GeneveOptions(classid=u(16), type=2)]) / IP(src=A4, dst=B4) / udp() / b"in geneve"


def tunnel_gre():
    inner = IP(src=A4, dst=B4) / udp() / b"inside"
    yield ip() / GRE() / inner
    yield ip() / GRE(chksum_present=1) / inner
    yield ip() / GRE(key_present=1, key=u(32)) / inner
    yield ip() / GRE(seqnum_present=1, sequence_number=u(32)) / inner
    yield ip() / GRE(chksum_present=1, key_present=1, key=u(32), seqnum_present=1,
                     sequence_number=u(32)) / inner
    yield ip() / GRE(key_present=1, key=7) / IPv6(src=A6, dst=B6) / tcp() / b"six"
    yield ip() / GRE(proto=0x6558) / eth() / inner
    yield ip6() / GRE(strict_route_source=1, recursion_control=u(3)) / inner
    yield ip() / GRE(proto=0x9999) / Raw(some(8))
    yield ip() / GRE() / IP(src=A4, dst=B4) / GRE() / inner


def tunnel_vxlan():
    inner = eth() / IP(src=A4, dst=B4) / tcp() / b"inside"
    for flags in (8, u(8) | 8):
        yield ip() / UDP(sport=port(), dport=4789) / VXLAN(flags=flags, vni=u(24)) / inner
    yield ip() / UDP(dport=4789) / VXLAN(flags="Instance+G", gpid=u(16), vni=3) / inner
    yield (ip6() / UDP(dport=4789) / VXLAN(vni=u(24)) / eth() / Dot1Q(vlan=5) /
           ARP(psrc=A4, pdst=B4))
    yield (ip() / UDP(dport=4789) / VXLAN(vni=1) / eth() / IP(src=A4, dst=B4) / UDP(dport=4789) /
           VXLAN(vni=2) / inner)


def tunnel_mpls():
    yield (eth() / MPLS(label=u(20) | 16, cos=u(3), ttl=u(8), s=1) / IP(src=A4, dst=B4) / ICMP() /
           b"a")
    yield (eth() / MPLS(label=u(20) | 16, s=0) / MPLS(label=100, s=0) / MPLS(label=3000, s=1) /
           IPv6(src=A6, dst=B6) / udp() / b"six")
    yield eth() / MPLS(label=0, s=1) / IP(src=A4, dst=B4) / udp() / b"explicit null"
    yield ip() / GRE() / MPLS(label=77, s=1) / IP(src=A4, dst=B4) / udp() / b"in gre"
    yield (ip() / UDP(sport=port(), dport=6635) / MPLS(label=77, s=1) / IP(src=A4, dst=B4) / udp() /
           b"udp")
