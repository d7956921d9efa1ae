# SPDX-License-Identifier: BSD-2-Clause
"""Messages that few hosts send, byte by byte: times of group queries in coarse steps, redirects of IPv6 and
rarer ICMPv6, errors that quote segments with data, NTP's extensions and its messages that manage the program,
options of DHCP in several parts, networks in DNS."""
import struct

from gen_base import *  # noqa: F403
from gen_more import extended
from gen_net_more import option, raw_icmp, v6


def n8(*values):
    return bytes(values)


def n16(*values):
    return struct.pack(">%dH" % len(values), *values)


def n32(*values):
    return struct.pack(">%dI" % len(values), *values)


def net_group_times():
    for code in (0, 100, 127, 128, 143, 165, 255):
        for data in (n8(0x11, code, 0, 0) + some(4) + n8(0x0a, code) + n16(1) + some(4),
                     n8(0x11, code, 0, 0) + bytes(4) + n8(2, code) + n16(0),
                     n8(0x11, code, 0, 0) + some(4), n8(0x17, code, 0, 0) + some(4)):
            yield (ip(dst="224.0.0.22", ttl=1, proto=2, options=[IPOption_Router_Alert()]) /
                   Raw(data[:2] + struct.pack(">H", checksum(data)) + data[4:]))
    for code in (0, 1000, 32767, 32769, 36865, 65535):
        yield v6(130, 0, n16(code, 0) + b"\xff\2" + some(14) + n8(0x0a, code & 255) + n16(1) + some(16))
        yield v6(130, 0, n16(code, 0) + bytes(16) + n8(2, code >> 8) + n16(0) + b"more")
        yield v6(131, 0, n16(code, 0) + b"\xff\2" + some(14))


def net_redirect6():
    packets = [IPv6(src=A6, dst=B6) / udp() / some(8), IPv6(src=A6, dst=B6) / tcp(seq=77, flags="A") / some(12),
               IPv6(src=A6, dst=B6) / ICMPv6EchoRequest(id=3, seq=4, data=some(8)),
               IPv6(src=A6, dst=B6) / UDP(sport=5555, dport=9) / some(200)]
    for packet in packets:
        quoted = option(4, bytes(6) + bytes(packet)[:128])
        yield v6(137, 0, bytes(4) + some(32) + quoted)
        yield v6(137, 0, bytes(4) + some(32) + option(2, some(6)) + quoted)


def net_quoted_data():
    for flags in ("A", "PA"):
        one = bytes(IP(src=A4, dst=B4) / tcp(seq=7, sport=port(), flags=flags) / some(9))
        six = bytes(IPv6(src=A6, dst=B6) / tcp(seq=7, sport=port(), flags=flags) / some(9))
        yield raw_icmp(3, 4, n16(0, 1400), one)
        yield raw_icmp(11, 0, bytes(4), one)
        yield v6(1, 4, bytes(4) + six)
        yield v6(2, 0, n32(1280) + six)


NAMED = b"\4host\7example\0"


def net_icmpv6_rare():
    ask = some(8)
    for code, subject in ((0, some(16)), (1, NAMED), (1, b""), (2, some(4))):
        for asked in (0, 2, 3, 4):
            yield v6(139, code, n16(asked, rng.choice([0, 0x3e, 0xffff])) + ask + subject)
    for asked, answer in ((2, n32(0) + NAMED), (3, n32(60) + some(16) + n32(70) + some(16)),
                          (4, n32(60) + some(4) + n32(50) + some(4)), (0, b"")):
        yield v6(140, 0, n16(asked, 1) + ask + answer)
    yield v6(140, 1, n16(2, 0) + ask)
    lists = option(9, bytes(6) + some(32))
    yield v6(141, 0, n32(0) + option(1, some(6)) + option(2, some(6)) + lists)
    yield v6(142, 0, n32(0) + option(1, some(6)) + option(2, some(6)) + option(10, bytes(6) + some(16)))
    yield v6(144, 0, n16(77, 0))
    yield v6(145, 0, n16(77, 0) + some(32))
    yield v6(146, 0, n16(77, 0))
    yield v6(147, 0, n16(77, 0x8000) + option(3, n8(64, 0xe0) + n32(1, 2, 0) + some(16)))
    yield v6(148, 0, n16(7, 1) + option(14, some(6)))
    yield v6(149, 0, n16(7, 2, 1, 0) + option(14, some(6)))
    yield v6(151, 20, n16(125, 2))
    yield v6(152, 0, b"")
    yield v6(153, 0, b"")
    yield v6(157, 0, n8(0, 0) + n16(30) + some(8) + some(16))
    yield v6(158, 0, n8(1, 0) + n16(30) + some(8) + some(16))
    yield v6(161, 0, n16(5, 0x0126))


def net_options6():
    advert = b"\x40\xc0\7\x08" + some(8)
    for one in (option(12, bytes(2) + some(16) + some(20)), option(26, b"\xb5\x40" + bytes(4)),
                option(33, n8(0, 0) + n16(0, 30) + some(8)),
                option(34, n8(64, 0x1f) + n16(0, 30) + some(8)), option(34, n8(128, 0xff) + n16(0, 30) + some(16)),
                option(35, n16(1, 2, 3) + some(16)), option(36, n16(1) + n32(0))):
        yield v6(134, 0, advert + one)


def net_extended6():
    labels = n32(24001 << 12 | 1, 299 << 12 | 5 << 9 | 1 << 8 | 254)
    face = n32(7) + n16(2, 0) + some(16) + b"\x08eth0\0\0\0" + n32(1500)
    quote = bytes(IPv6(src=A6, dst=B6, hlim=1) / UDP(sport=33000, dport=33434) / some(32)).ljust(128, b"\0")
    for kind in (1, 3):
        for more in (b"", extended((1, 1, labels)), extended((1, 1, labels), (2, 0x0f, face))):
            yield v6(kind, 0, n8(16, 0, 0, 0) + quote + more)
        yield v6(kind, 0, n8(0, 0, 0, 0) + quote)


def ntp(data, sport=123, dport=123):
    return ip() / UDP(sport=sport, dport=dport) / Raw(data)


def times(flags=0x23, stratum=2, which=b"\xc0\0\2\1"):
    return n8(flags, stratum, 6, 0xe9) + n32(0x1234, 0x5678) + which + bytes.fromhex("e5f0c3a012345678") * 4


def behind(kind, data):
    return n16(kind, 4 + len(data)) + data


def app_ntp_extensions():
    for kind in (0x0002, 0x0104, 0x2005, 0x8202, 0xc002, 0x1234):
        yield ntp(times() + behind(kind, some(24)))
        yield ntp(times() + behind(kind, some(12)) + behind(kind, some(24)) + n32(1) + some(20))
    yield ntp(times() + behind(0x0104, some(32)) + behind(0x0204, some(100)) + behind(0x0404, n16(16, 16) + some(32)))
    yield ntp(times() + n16(0x0104, 400) + some(40))
    yield ntp(times() + behind(0x0104, some(4)))
    yield ntp(times() + n32(1) + some(16))


def control(operation, answer=0, error=0, status=0, peer=0, data=b""):
    body = (n8(0x16, answer << 7 | error << 6 | operation) + n16(1, status, peer, 0, len(data)) + data +
            bytes(-len(data) % 4))
    return ntp(body, *((123, port()) if answer else (port(), 123)))


def app_ntp_control():
    for operation in list(range(2, 13)) + [31]:
        for answer in (0, 1):
            yield control(operation, answer)
            yield control(operation, answer, status=0x961a, peer=5, data=b"")
        yield control(operation, 1, 1, 0x0300)
    yield control(1)
    yield control(1, 1, status=0x0615, data=n16(1, 0x961a, 2, 0x8011, 3, 0xffff))
    for operation in (7, 8, 9, 10, 11, 12):
        yield control(operation, data=b"frags=32, limited")


def app_ntp_private():
    for code in (0, 4, 16, 42):
        yield ntp(n8(0x17, 0, 3, code) + n16(0, 0), port())
    yield ntp(n8(0x17, 0x85, 2, 42) + n16(0, 0), port())
    yield ntp(n8(0xd7, 3, 3, 42) + n16(0x4000, 0), dport=port())


def vec(*parts):
    data = b"".join(parts)
    return n8(len(data)) + data


def dhcp(*options):
    head = (n8(1, 1, 6, 0) + n32(u(32)) + bytes(20) + b"\2\0\0\0\0\x0a" + bytes(10 + 64 + 128) + b"\x63\x82\x53\x63" +
            n8(53, 1, 1))
    return ip() / UDP(sport=68, dport=67) / Raw(
        head + b"".join(n8(code, len(data)) + data for code, data in options) + b"\xff")


def app_dhcp_parts():
    for value in (vec(b"abcd"), vec(b"abc") + vec(b"de")):
        yield dhcp((77, value))
    for flags in (4, 5, 1):
        name = vec(b"poste") + vec(b"example") + b"\0" if flags & 4 else b"poste.example"
        yield dhcp((81, n8(flags, 255, 255) + name))
    yield dhcp((90, n8(0, 0, 0) + some(8) + b"token"))
    yield dhcp((90, n8(1, 1, 0) + some(8) + some(4) + some(16)))
    yield dhcp((120, b"\0" + vec(b"sip") + vec(b"example") + b"\0" + vec(b"lan") + b"\0"))
    yield dhcp((120, b"\1" + some(8)))
    yield dhcp((125, n32(9) + vec(n8(1) + vec(b"ab"), n8(2) + vec(b"c"))))
    yield dhcp((125, n32(9) + vec(n8(1) + vec(b"ab")) + n32(5013) + vec(n8(7) + vec(some(3)))))
    yield dhcp((145, b"\1"))
    for code, value in ((4, some(4)), (7, some(5)), (8, some(12)), (10, b"\x80"), (12, b"relay"), (14, b"net"),
                        (15, b"point"), (16, some(6)), (150, some(4)), (152, some(4))):
        yield dhcp((82, n8(1) + vec(b"eth0") + n8(code) + vec(value)))


def app_dns_networks():
    name = b"\3www\7example\3com\0"
    records = [(42, n16(1) + n8(16, 2, 192, 0) + n16(1) + n8(32, 0x84, 10, 0, 0, 1)), (42, n16(1) + n8(0, 0)),
               (42, n16(2) + n8(32, 4) + bytes.fromhex("20010db8")), (104, n16(10) + some(8)),
               (105, n16(10) + some(4)), (106, n16(10) + some(8)), (107, n16(10) + name), (16, vec(b"a") + vec(b""))]
    for kind, data in records:
        yield ip() / UDP(sport=53, dport=port()) / Raw(
            n16(u(16), 0x8180, 1, 1, 0, 0) + name + n16(kind, 1) + name + n16(kind, 1) + n32(300) +
            n16(len(data)) + data)


MAKERS = [net_group_times, net_redirect6, net_quoted_data, net_icmpv6_rare, net_options6, net_extended6,
          app_ntp_extensions, app_ntp_control, app_ntp_private, app_dhcp_parts, app_dns_networks]
