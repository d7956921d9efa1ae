# SPDX-License-Identifier: BSD-2-Clause
"""Frames like some that networks carry and that no other generator here makes: a switch's own test
of its wire, lanes of a data centre, addresses inside addresses, headers that are odd."""
import struct

from gen_base import *  # noqa: F403
from gen_links import dot3, lldp, organisation, packets, tlv
from scapy.layers.ppp import PPP


def link_loopback():
    """Configuration Test Protocol: an answer, one asked to be passed on, one not known."""
    for functions in (struct.pack("<HH", 1, u(16)), struct.pack("<H", 2) + some(6) + struct.pack("<HH", 1, u(16)),
                      struct.pack("<H", 7)):
        yield eth(type=0x9000) / Raw(struct.pack("<H", 0) + functions + some(40))
    yield eth(type=0x9000) / Raw(struct.pack("<HH", 8, 2) + some(6) + struct.pack("<HH", 1, u(16)) + some(40))
    yield eth(type=0x9000) / Raw(struct.pack("<HH", 3, 2) + some(6) + struct.pack("<HH", 1, u(16)) + some(40))


def link_xid():
    for kinds in range(8):
        yield dot3() / LLC(dsap=0, ssap=kinds & 1, ctrl=0xaf | (kinds & 2) << 3) / Raw(
            bytes([0x81, kinds | u(3) << 5, u(8)]))


def link_lanes():
    start = [tlv(1, b"\4\2" + some(5)), tlv(2, b"\5eth0"), tlv(3, b"\0\x78")]
    for _ in range(2):
        yield lldp(*start, organisation(0x80c2, 9, some(21)), organisation(0x80c2, 10, some(21)),
                   organisation(0x80c2, 11, some(2)), organisation(0x80c2, 12, some(1 + 3 * 3)))


ADDRESSES = ["2002:c000:250:7::1", "2001:0:c000:250::f227:3fff:fdaf", "fe80::21f:29ff:feda:2d79",
             "2001:db8::200:5efe:c000:250", "2001:db8::5efe:c000:250", "64:ff9b::c000:250"]


def net_within():
    """IPv6 addresses that are made of others: RFC 3056, 4380, 4291, 5214, 6052."""
    for n, address in enumerate(ADDRESSES):
        yield eth() / IPv6(src=address, dst=ADDRESSES[n - 1]) / UDP(sport=4000, dport=4001) / Raw(some(4))


def tunnel_wire():
    """A frame in IP at once, RFC 8986 9.1."""
    inner = Ether(dst="02:00:00:00:00:80", src="02:00:00:00:00:99") / IP(src=A4, dst=B4) / UDP(sport=4000, dport=4001)
    wire = Raw(bytes(inner / Raw(some(4))))
    yield eth() / IP(src=addr4(), dst=addr4(), proto=143) / wire
    yield eth() / IPv6(src=addr6(), dst=addr6(), nh=143) / wire


def net_odd():
    """A length of 0, as of a packet that a card will cut; a version, a header, a length that cannot be."""
    yield eth() / IP(src=addr4(), dst=addr4(), len=0) / TCP(sport=4000, dport=4001) / Raw(some(70))
    for odd in {"version": 5}, {"version": 0}, {"ihl": 4}, {"ihl": 0}, {"len": 19}, {"len": 1}:
        yield eth() / IP(src=addr4(), dst=addr4(), **odd) / UDP(sport=4000, dport=4001) / Raw(some(40))


def cooked_tunnel(kind):
    for proto, packet in packets():
        yield kind(proto=proto, lladdrtype=778, lladdrlen=4, src=some(4) + bytes(4)) / packet


def link_ppp_line():
    for start in b"\xff\3", b"":
        for proto, packet in zip((0x21, 0x21, 0x57), (packet for _, packet in packets())):
            yield Raw(start) / PPP(proto=proto) / packet
        yield Raw(start + struct.pack(">HBBHBBH", 0xc021, 1, u(8), 8, 1, 4, 1500))
        yield Raw(start + struct.pack(">H", 0x4221) + some(9))
