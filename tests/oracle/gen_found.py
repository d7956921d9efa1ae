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
    yield lldp(*start, organisation(0x80c2, 8, some(2)), organisation(0x5e, 1, b"https://192.0.2.1/mud"))


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


def link_group_source():
    """A card that says it is a group."""
    yield Ether(dst="02:00:00:00:00:80", src="03:00:00:00:00:99") / IP(src=A4, dst=B4) / UDP(
        sport=4000, dport=4001) / Raw(some(4))


def link_arp_odd():
    """A group's card is nobody's, so that no address is in two places; addresses of no bytes, or not all there."""
    for card, target in ((2, 0), (3, 4), (4, 0), (4, 6), (6, 2)):
        yield eth(type=0x806) / ARP(op=2, hwsrc="%02x:00:00:00:00:07" % card, psrc="192.0.2.77", pdst="192.0.2.78",
                                    hwdst="%02x:00:00:00:00:08" % target)
    for op in 1, 2, 3, 4:
        yield eth(type=0x806) / Raw(struct.pack(">HHBBH", 1, 0x800, 0, 0, op) + bytes(38))
        yield eth(type=0x806) / Raw(struct.pack(">HHBBH", 1, 0x800, 6, 90, op) + some(38))


def net_odd_options():
    """Options of IPv4 that say what cannot be."""
    for option in (b"\x0a\xa1" + some(6), b"\x07\x01" + some(6), b"\x01\x01\x01\x44", b"\x07\x0b\x03" + some(9),
                   b"\x07\x0b\x06" + some(9), b"\x07\x0b\x08" + some(8) + b"\x1e",
                   b"\x5e\x06" + some(4) + b"\x94\4\0\0\0\0"):
        packet = IP(src=A4, dst=B4, ihl=5 + len(option) // 4, proto=17, len=20 + len(option) + 12)
        yield eth() / packet / Raw(option + bytes(UDP(sport=4000, dport=4001, len=12, chksum=0)) + some(4))


def net_odd_udp():
    """A UDP length below 8; an IP packet that says it is longer than its frame."""
    for length in 0, 3, 7:
        yield eth() / IP(src=addr4(), dst=addr4()) / UDP(sport=4000, dport=4001, len=length) / Raw(some(6))
    for length in 30, 40, 300:
        yield eth() / IP(src=addr4(), dst=addr4(), len=length) / UDP(sport=4000, dport=4001, len=12) / Raw(some(4))


def transport_tcp_idle():
    """Options that do nothing, in a row; Fast Open before it had a number."""
    for option in (b"\1\1\1\1", b"\2\4\5\xb4\4\2" + b"\1" * 11 + b"\3\3\7", b"\1\1\2\4\5\xb4\1\1", b"\1\1\4\2\1\1\1\1",
                   b"\1\1\3\3\7\1\1\1", b"\2\4\5\xb4\xfe\4\xf9\x89", b"\xfd\x0a\xf9\x89" + some(6) + b"\1\1",
                   b"\xfe\x08\xf9\x88" + some(4)):
        head = bytes(TCP(sport=4000, dport=4001, seq=u(32), flags="A", dataofs=5 + len(option) // 4))[:20]
        yield eth() / IP(src=addr4(), dst=addr4(), proto=6) / Raw(head + option)


def net_renumbering():
    """RFC 2894: a command with prefixes, results."""
    head = struct.pack(">IBBHI", u(32), u(8), u(8), u(16), 0)
    match = struct.pack(">BBBBBBH", 1 + u(1), 7, 2, 48, 0, 128, 0) + some(16)
    use = struct.pack(">BBBBIII", 48, 16, u(8), u(8), u(32), 0xffffffff, u(32)) + some(16)
    result = struct.pack(">HBBI", u(16), 1, 48, 3) + some(16)
    for code, body in ((0, b""), (0, match + use + use), (1, b""), (1, result + result), (255, b"")):
        yield eth() / IPv6(src=addr6(), dst=addr6()) / ICMPv6Unknown(type=138, code=code, msgbody=head + body)


def transport_sctp_parts():
    """Messages in several pieces, and what is said to have arrived behind a gap."""
    def data(number, flags, body):
        return struct.pack(">BBHIHHI", 0, flags, 16 + len(body), number, 1, 0, 0) + body + bytes(-len(body) % 4)

    def sack(number, window, gaps):
        return struct.pack(">BBHIIHH", 3, 0, 16 + 4 * len(gaps), number, window, len(gaps), 0) + b"".join(
            struct.pack(">HH", *gap) for gap in gaps)

    tag = u(32)
    for chunks in (data(100, 3, b"whole"), data(101, 2, b"first"), data(102, 0, b"then"),
                   sack(101, 0, [(2, 3), (5, 5)]), sack(101, 9000, [(2, 300)]), sack(101, 9000, [])):
        yield eth() / IP(src=A4, dst=B4) / SCTP(sport=4010, dport=4011, tag=tag) / Raw(chunks)


def transport_tcp_reset():
    """What comes with a reset is why, whatever port it is of."""
    for port, flags in (4001, "R"), (80, "RA"), (443, "SR"), (53, 0x1b7):
        yield eth() / IP(src=addr4(), dst=addr4()) / TCP(sport=4000, dport=port, flags=flags) / Raw(
            b"GET /a HTTP/1.1\r\n\r\n" if port == 80 else b"go away")


def net_redirect_tcp():
    """Of a segment that a redirect quotes only its first 8 bytes count, however much of it there is."""
    for kind in 5, 11:
        for rest in b"", some(30):
            quoted = IP(src=A4, dst=B4) / TCP(sport=4000, dport=4001, seq=u(32), flags="A") / Raw(rest)
            yield eth() / IP(src=addr4(), dst=A4) / ICMP(type=kind, code=1) / quoted


def app_dns_stray():
    """A text that goes on behind a zero."""
    for text in b"one\0two", b"one\0\0", b"\0x":
        record = b"\1t\0" + struct.pack(">HHIH", 16, 1, 60, 1 + len(text)) + bytes([len(text)]) + text
        yield eth() / IP(src=A4, dst=B4) / UDP(sport=53, dport=4002) / Raw(
            struct.pack(">6H", u(16), 0x8400, 0, 1, 0, 0) + record)


def app_ntp_seen():
    """ntpd's list of those who asked."""
    item = struct.pack(">IIII", 1, 2, 0, 3) + some(8) + struct.pack(">IHBBIIQ", 1, 123, 3, 4, 0, 0, 0) + bytes(24)
    yield eth() / IP(src=A4, dst=B4) / UDP(sport=123, dport=4003) / Raw(
        struct.pack(">BBBBHH", 0x97, 0, 3, 42, 2, 72) + item * 2)


def cooked_tail(kind):
    """What fills a frame, and what nothing speaks of, behind a cooked header."""
    for fill in bytes(6), bytes(20), some(20), bytes(14) + some(12):
        yield kind(proto=0x0800) / IP(src=A4, dst=B4, len=30) / UDP(sport=4000, dport=4001, len=10) / Raw(
            some(2) + fill)
