# SPDX-License-Identifier: BSD-2-Clause
"""Frames of the link protocols that Scapy has no classes for, as bytes."""
import struct

from gen_base import *  # noqa: F403
from gen_links import bpdu, dot3, lldp, organisation, stp, tlv
from scapy.layers.ppp import PPPoE


def arp_bytes(hardware, proto, op, *addresses):
    sizes = bytes([len(addresses[0]), len(addresses[1])])
    return Raw(struct.pack(">HH", hardware, proto) + sizes + struct.pack(">H", op) +
               b"".join(addresses))


def link_arp_more():
    yield eth() / ARP(op=1, hwsrc=mac(), psrc=A4, pdst=A4)
    yield eth() / ARP(op=2, hwsrc=mac(), psrc=A4, pdst=A4)
    yield eth() / ARP(op=1, hwsrc=mac(), psrc="0.0.0.0", pdst=addr4())
    for op in (3, 4):
        yield eth(type=0x8035) / ARP(op=op, hwsrc=mac(), psrc=addr4(), hwdst=mac(), pdst=addr4())
    yield eth(type=0x0806) / arp_bytes(1, 0x86dd, 1, some(6), some(16), some(6), some(16))
    yield eth(type=0x0806) / arp_bytes(7, 0x0800, 1, some(1), some(4), some(1), some(4))
    yield eth(type=0x0806) / arp_bytes(15, 0x0800, 8, some(2), some(4), some(2), some(4))
    yield eth(type=0x0806) / arp_bytes(6, 0x0800, 1, some(6), some(4), some(6), some(4))
    yield eth(type=0x0806) / arp_bytes(32, 0x0800, 2, some(20), some(4), some(20), some(4))


CISCO = LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(OUI=12, code=0x010b)


def link_stp_more():
    yield dot3() / CISCO / stp() / Raw(b"\0\0\0\0\2" + some(2))
    packet = stp()
    packet.version, packet.bpdutype, packet.bpduflags = 2, 2, 0x3c
    yield dot3() / CISCO / packet / Raw(b"\0\0\0\0\2" + some(2))
    for n in range(3):
        config = b"\0" + b"region".ljust(32, b"\0") + struct.pack(">H", u(16)) + some(16)
        root = struct.pack(">I", u(32)) + some(8) + bytes([u(8)])
        mst = b"".join(bytes([u(8)]) + some(8) + struct.pack(">I", u(32)) + some(3)
                       for _ in range(n))
        yield dot3() / bpdu(version=3, bpdutype=2, bpduflags=u(8)) / Raw(
            b"\0" + struct.pack(">H", 64 + len(mst)) + config + root + mst)
    yield dot3() / bpdu(version=2, bpdutype=2, bpduflags=0x0e) / Raw(b"\0" + bytes(7))


def link_lldp_more():
    start = [tlv(1, b"\4\2" + some(5)), tlv(2, b"\5eth0"), tlv(3, b"\0\x78")]
    dot1, dot_3, media = 0x80c2, 0x120f, 0x12bb
    yield lldp(*start, organisation(dot1, 1, b"\0\1"), organisation(dot1, 2, b"\2\0\5"),
               organisation(dot1, 3, b"\0\1\7default"), organisation(dot1, 4, b"\2\x88\xcc"),
               organisation(dot1, 7, b"\3" + some(4)), organisation(dot1, 5, some(6)),
               organisation(dot1, 6, some(4)))
    yield lldp(*start, organisation(dot_3, 1, b"\3" + some(2) + b"\0\x1e"),
               organisation(dot_3, 2, b"\7\1\2"), organisation(dot_3, 3, b"\1" + some(4)),
               organisation(dot_3, 4, b"\x05\xee"))
    yield lldp(*start, organisation(dot_3, 2, b"\x0f\1\3\x52\0\x9b\0\x9b"),
               organisation(dot_3, 5, struct.pack(">HHHHH", 17, 17, 17, 17, 17)))
    yield lldp(*start, organisation(media, 1, b"\0\x3f\3"), organisation(media, 2, b"\1\x40\x65\x6e"),
               organisation(media, 2, b"\2\x80\0\0"),
               organisation(media, 3, b"\2\x0a\0FR\1\5Paris"),
               organisation(media, 3, b"\3" + b"0123456789"),
               organisation(media, 4, b"\x53\0\x41"))
    yield lldp(*start, *(organisation(media, n, b"text %d" % n) for n in range(5, 12)))
    yield lldp(*start, tlv(7, b"\0\x14\0\4"), tlv(8, b"\5\1\xc0\0\2\x63\2\0\0\0\1\0"))


def ppp(proto, code, ident, data=b"", more=b""):
    return eth() / PPPoE(sessionid=u(16)) / Raw(
        struct.pack(">HBBH", proto, code, ident, 4 + len(data)) + data + more)


def link_ppp():
    options = (b"\1\4\5\xd4", b"\3\4\xc0\x23", b"\3\5\xc2\x23\5", b"\5\6" + some(4), b"\7\2", b"\x08\2",
               b"\2\6\0\0\0\0", b"\x0d\3\6", b"\x11\4\5\xdc", b"\x12\2", b"\x13\x09\3" + some(6),
               b"\4\4\xc0\x25")
    for one in options:
        yield ppp(0xc021, 1, u(8), one)
    for code in (1, 2, 3, 4):
        yield ppp(0xc021, code, u(8), options[0] + options[1] + options[3])
    for code in (5, 6):
        yield ppp(0xc021, code, u(8), b"bye")
        yield ppp(0xc021, code, u(8))
    yield ppp(0xc021, 7, u(8), b"\1\1\0\4")
    for code in (9, 10, 11):
        yield ppp(0xc021, code, u(8), some(4) + b"hello")
        yield ppp(0xc021, code, u(8), some(4))
    yield ppp(0xc021, 12, u(8), some(4) + b"id")
    for code in (1, 2, 3, 4):
        yield ppp(0x8021, code, u(8), b"\3\6\xc0\0\2\1\x81\6\0\0\0\0\x83\6\0\0\0\0")
        yield ppp(0x8057, code, u(8), b"\1\x0a" + some(8))
    yield ppp(0x8021, 1, u(8), b"\2\6\0\x2d\x0f\1")
    yield ppp(0xc023, 1, u(8), b"\4user\6secret")
    for code in (2, 3):
        yield ppp(0xc023, code, u(8), b"\2ok")
    for code in (1, 2):
        yield ppp(0xc223, code, u(8), b"\x10" + some(16) + b"server")
    for code in (3, 4):
        yield ppp(0xc223, code, u(8), b"welcome")
    yield ppp(0x80fd, 1, u(8), b"\x12\6\1\0\0\x20")


def link_dot3():
    yield dot3(len=20) / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(code=0x9999) / Raw(some(38))
    yield eth() / Dot1Q(vlan=9, type=0x8100) / Dot1Q(vlan=7) / IP(src=A4, dst=B4) / udp() / Padding(bytes(6))
    yield eth(type=0x88b5) / Raw(some(30))
