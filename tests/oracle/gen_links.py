# SPDX-License-Identifier: BSD-2-Clause
"""Frames of the link protocols, and of link types other than Ethernet."""
import struct

from gen_base import *  # noqa: F403
from scapy.layers.ppp import PPP, PPPoE, PPPoED, PPPoED_Tags, PPPoETag


def link_eth():
    yield eth(type=0x9000 + rng.randrange(16)) / Raw(some(46))
    yield eth(src=mac(), dst="ff:ff:ff:ff:ff:ff") / IP(src=A4, dst=B4) / udp() / Raw(some(20))
    yield eth(dst="01:00:5e:00:00:01") / IP(src=A4, dst="224.0.0.1") / udp() / Raw(b"a")
    yield ip() / udp() / b"short" / Padding(bytes(13))


def link_vlan():
    for kind in (Dot1Q, Dot1AD):
        yield eth() / kind(prio=u(3), id=u(1), vlan=u(12)) / IP(src=A4, dst=B4) / ICMP() / b"abc"
    yield eth() / Dot1AD(vlan=u(12)) / Dot1Q(prio=u(3), vlan=u(12)) / IP(src=A4, dst=B4) / udp()
    yield eth() / Dot1Q(vlan=9) / Dot1Q(vlan=8) / Dot1Q(vlan=7) / ARP(psrc=A4, pdst=B4)
    yield eth() / Dot1Q(vlan=u(12), type=0x9999) / Raw(some(30))
    yield eth() / Dot1Q(vlan=4) / IPv6(src=A6, dst=B6) / udp() / b"in a vlan"


def link_arp():
    for op in (1, 2, 3, 4, 8, 9, u(16)):
        yield eth() / ARP(op=op, hwsrc=mac(), psrc=addr4(), hwdst=mac(), pdst=addr4())
    yield eth(dst="ff:ff:ff:ff:ff:ff") / ARP(hwsrc=mac(), psrc=A4, pdst=B4) / Padding(bytes(18))


def dot3(**more):
    return Dot3(**{"src": "02:00:00:00:00:99", "dst": "01:80:c2:00:00:00", **more})


def stp():
    return STP(rootid=u(16), rootmac=mac(), pathcost=u(32), bridgeid=u(16), bridgemac=mac(),
               portid=u(16), age=u(16) / 256, maxage=u(16) / 256, hellotime=u(16) / 256,
               fwddelay=u(16) / 256)


def bpdu(**more):
    packet = stp()
    for name, value in more.items():
        setattr(packet, name, value)
    return LLC(dsap=0x42, ssap=0x42, ctrl=3) / packet


def link_llc():
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP() / IP(src=A4, dst=B4) / udp() / b"s"
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP() / ARP(psrc=A4, pdst=B4)
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(code=0x9999) / Raw(some(20))
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(OUI=12, code=0x2000) / Raw(some(20))
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(OUI=0x123456, code=u(16)) / Raw(some(9))
    yield dot3() / LLC(dsap=6, ssap=6, ctrl=3) / IP(src=A4, dst=B4) / udp() / b"in LLC"
    yield dot3() / LLC(dsap=0xe0, ssap=0xe0, ctrl=3) / Raw(some(30))
    for control in (3, 0x0f, 0x43, 0x6f, 0x87, 0xaf, 0xe3, 0xbf, 0x13):
        yield dot3() / LLC(dsap=0xf0, ssap=0xf0, ctrl=control) / Raw(some(4))
        yield dot3() / LLC(dsap=0xf0, ssap=0xf1, ctrl=control) / Raw(some(4))
    for control in (0x00, 0x04, 0x01, 0x05, 0x09):
        yield dot3() / LLC(dsap=0xf0, ssap=0xf0, ctrl=control) / Raw(bytes([u(8) & 0xfe]) + some(4))
        yield dot3() / LLC(dsap=0x04, ssap=0x05, ctrl=control) / Raw(bytes([u(8) | 1]) + some(4))
    yield dot3() / LLC(dsap=0xf0, ssap=0xf0, ctrl=0x04) / Raw(bytes([u(8) | 1]) + some(4))
    yield dot3() / Raw(b"\xff\xff" + some(28))
    yield eth() / Dot1Q(vlan=u(12), type=38) / bpdu()


def link_stp():
    yield dot3() / bpdu() / Padding(bytes(8))
    yield dot3() / bpdu(bpduflags=0x81)
    for _ in range(3):
        yield dot3() / bpdu(version=2, bpdutype=2, bpduflags=u(8)) / Raw(bytes(1))
    yield dot3() / LLC(dsap=0x42, ssap=0x42, ctrl=3) / Raw(b"\0\0\0\x80") / Padding(bytes(39))


def tlv(kind, value):
    return struct.pack(">H", kind << 9 | len(value)) + value


def organisation(oui, kind, value):
    return tlv(127, oui.to_bytes(3, "big") + bytes([kind]) + value)


def lldp(*tlvs):
    return eth(dst="01:80:c2:00:00:0e", type=0x88cc) / Raw(b"".join(tlvs) + bytes(2))


def link_lldp():
    chassis, where, ttl = tlv(1, b"\4\2" + some(5)), tlv(2, b"\5eth0"), tlv(3, struct.pack(">H", u(16)))
    yield lldp(chassis, where, ttl) / Padding(bytes(20))
    yield lldp(chassis, where, ttl, tlv(4, b"port desc"), tlv(5, b"name"), tlv(6, b"Linux"),
               tlv(7, some(4)), tlv(8, b"\5\1\xc0\0\2\x63\2" + some(4) + b"\0"),
               tlv(8, b"\x11\2" + some(16) + b"\3" + some(4) + b"\0"),
               tlv(8, b"\7\6\2" + some(5) + b"\1" + some(4) + b"\0"))
    yield lldp(tlv(1, b"\5\1" + some(4)), tlv(2, b"\4\1" + some(4)), ttl)
    yield lldp(tlv(1, b"\5\2" + some(16)), tlv(2, b"\3\2" + some(5)), ttl)
    for n in (1, 2, 3, 6, 7):
        yield lldp(tlv(1, bytes([n]) + b"abc"), tlv(2, bytes([n if n != 3 else 5]) + b"def"), ttl)
    yield lldp(chassis, where, ttl, tlv(9, b"abc"), tlv(126, b"x"))
    yield lldp(chassis, where, ttl, organisation(0x80c2, 1, some(2)),
               organisation(0x80c2, 2, b"\6\0\5"), organisation(0x80c2, 3, b"\0\5\4vlan"),
               organisation(0x80c2, 4, b"\3abc"), organisation(0x120f, 1, b"\3" + some(4)),
               organisation(0x120f, 4, some(2)), organisation(0x12bb, 1, b"\0\x33\2"),
               organisation(0x123456, 7, b"abc"), organisation(0x123456, 7, b""))


def tag(kind, value):
    return PPPoETag(tag_type=kind, tag_value=value)


def link_pppoe():
    tags = [(0x101, b"any"), (0x102, b"ac"), (0x103, some(4)), (0x104, some(16)), (0x110, some(3)),
            (0x120, b"\5\xd4"), (0x203, b"bad"), (0x201, b"x"), (0x202, b"yy"), (0x777, some(3)),
            (0x105, some(4)), (0, b"")]
    for code in (9, 7, 0x19, 0x65):
        chosen = [tag(*one) for one in rng.sample(tags[:-1], 4)]
        yield eth() / PPPoED(code=code, sessionid=u(16)) / PPPoED_Tags(tag_list=chosen)
    yield eth() / PPPoED() / PPPoED_Tags(tag_list=[tag(*one) for one in tags])
    yield eth() / PPPoED() / PPPoED_Tags(tag_list=[tag(0x101, b"")]) / Padding(bytes(36))
    yield eth() / PPPoED(code=0xa7, sessionid=u(16)) / Padding(bytes(40))
    for proto, inner in ((0x21, IP(src=A4, dst=B4) / udp()), (0x57, IPv6(src=A6, dst=B6) / udp()),
                         (0xc021, Raw(b"\1\1\0\4"))):
        yield eth() / PPPoE(sessionid=u(16)) / PPP(proto=proto) / inner
        yield eth() / PPPoE(sessionid=u(16)) / Raw(struct.pack(">H", proto)) / inner
    yield eth() / PPPoE(sessionid=1) / Raw(b"\0\x21") / IP(src=A4, dst=B4) / Padding(bytes(18))


# ---- other link types ---------------------------------------------------------------------------


def packets():
    return [(0x0800, IP(src=A4, dst=B4) / udp() / any_payload()),
            (0x0800, IP(src=A4, dst=B4) / tcp() / b"x"), (0x86dd, IPv6(src=A6, dst=B6) / udp())]


def cooked_addresses():
    yield {"lladdrtype": 1, "lladdrlen": 6, "src": b"\2" + some(5) + bytes(2)}
    yield {"lladdrtype": 772, "lladdrlen": 6, "src": bytes(8)}
    yield {"lladdrtype": 776, "lladdrlen": 4, "src": some(4) + bytes(4)}
    yield {"lladdrtype": 32, "lladdrlen": 20, "src": some(8)}
    yield {"lladdrtype": 65534}


def cooked(kind):
    for address in cooked_addresses():
        for proto, packet in packets():
            yield kind(pkttype=rng.randrange(5), proto=proto, **address) / packet
    yield kind(proto=0x0806) / ARP(psrc=A4, pdst=B4)
    yield kind(proto=0x9999) / Raw(some(9))
    yield kind(proto=4, pkttype=2) / bpdu()
    yield kind(proto=12) / Raw(some(16))


def link_null():
    for order in "<", ">":
        yield from (Raw(struct.pack(order + "I", 2)) / packet for _, packet in packets()[:2])
        for family in (24, 28, 30):
            yield Raw(struct.pack(order + "I", family)) / packets()[2][1]
        yield Raw(struct.pack(order + "I", 7)) / Raw(some(9))


def link_loop():
    yield from (packet for packet in link_null() if bytes(packet)[:2] == bytes(2))


def link_raw():
    yield from (packet for _, packet in packets())
