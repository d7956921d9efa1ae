# SPDX-License-Identifier: BSD-2-Clause
"""Messages of ICMP, ICMPv6 and IGMP, and tunnels, that Scapy has no classes for, as bytes."""
import struct

from gen_base import *  # noqa: F403
from gen_net import group
from scapy.layers.inet6 import ICMPv6Unknown


def raw_icmp(kind, code, rest, body=b""):
    """The four bytes behind the checksum, and what follows."""
    data = struct.pack(">BBH", kind, code, 0) + rest + body
    total = sum(struct.unpack(">%dH" % (len(data + b"\0") // 2), (data + b"\0")[:len(data) + len(data) % 2]))
    total = (total & 0xffff) + (total >> 16)
    total = ~((total & 0xffff) + (total >> 16)) & 0xffff
    return ip(proto=1) / Raw(data[:2] + struct.pack(">H", total) + data[4:])


def net_icmp_more():
    quote = bytes(IP(src=B4, dst=A4) / udp() / bytes(100))[:128]
    for kind, code in ((11, 0), (3, 3), (3, 4), (12, 0)):
        yield raw_icmp(kind, code, b"\0\x20\0\0", quote)
    yield raw_icmp(9, 0, b"\2\2\7\x08", some(4) + b"\0\0\0\0" + some(4) + b"\0\0\0\1")
    yield raw_icmp(9, 16, b"\1\2\7\x08", some(4) + b"\0\0\0\0")


def v6(kind, code, body, **more):
    return ip6(hlim=255, nh=58, **more) / ICMPv6Unknown(type=kind, code=code, msgbody=body)


def option(kind, data):
    data += bytes(-(2 + len(data)) % 8)
    return bytes([kind, (2 + len(data)) // 8]) + data


def net_icmpv6_more():
    for n in range(4):
        yield v6(143, 0, struct.pack(">HH", 0, n) + b"".join(
            bytes([rng.randrange(1, 7), n == 3]) + struct.pack(">H", n) + b"\xff\2" +
            some(14 + 16 * n) + bytes(4 * (n == 3)) for _ in range(n)), dst="ff02::16")
    yield v6(130, 0, struct.pack(">HH", 10000, 0) + bytes(16) + b"\x0a\x7d" + struct.pack(">H", 2) + some(32))
    sol = bytes(4)
    advert = b"\x40\xc0\7\x08" + some(8)
    yield v6(133, 0, sol + option(1, some(6)))
    yield v6(134, 0, advert + option(5, b"\0\0" + struct.pack(">I", 1500)) + option(
        24, b"\x40\x08" + struct.pack(">I", 600) + some(8)) + option(24, b"\0\0\0\0\0\0") +
        option(25, b"\0\0" + struct.pack(">I", 600) + some(32)) +
        option(31, b"\0\0" + struct.pack(">I", 600) + b"\7example\3org\0\1a\0"))
    yield v6(134, 0, advert + option(3, b"\x40\xe0" + struct.pack(">III", 86400, 14400, 0) + some(16)) +
             option(7, b"\0\0" + struct.pack(">I", 3000)) + option(8, b"\0\0" + struct.pack(">HH", 5, 1800)))
    yield v6(135, 0, sol + some(16) + option(1, some(6)) + option(14, some(6)))
    yield v6(136, 0, b"\xe0\0\0\0" + some(16) + option(2, some(6)))


def net_igmp_more():
    yield group() / Raw(b"\x22\0\xd9\xfa\0\0\0\1" + b"\4\2\0\1" + bytes(16))


def tunnel_more():
    inner = bytes(IP(src=A4, dst=B4) / udp() / b"inside")
    yield ip(proto=47) / Raw(struct.pack(">HH", 0x4000, 0x0800) + b"\0\0\0\0" +
                             struct.pack(">HBB", 0x800, 0, 8) + some(8) + bytes(4) + inner)
    yield ip(proto=47) / Raw(struct.pack(">HHHH", 0x2001, 0x880b, 0, 7))
    ppp = b"\xff\3\0\x21" + inner
    yield ip(proto=47) / Raw(struct.pack(">HHHHI", 0x3001, 0x880b, len(ppp), 7, 1) + ppp)
    yield ip(proto=47) / Raw(struct.pack(">HHHHII", 0x3081, 0x880b, len(ppp), 7, 1, 2) + ppp)
    yield ip(proto=47) / Raw(struct.pack(">HHHHI", 0x2081, 0x880b, 0, 7, 2))
    frame = bytes(eth() / ARP(psrc=A4, pdst=B4))
    yield ip(proto=47) / Raw(struct.pack(">HHI", 0x1000, 0x88be, 5) + struct.pack(">HHI", 0x1064, 0x0101, 7) + frame)
    yield ip(proto=47) / Raw(struct.pack(">HH", 0, 0x88be) + frame)
