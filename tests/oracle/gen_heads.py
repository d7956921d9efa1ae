# SPDX-License-Identifier: BSD-2-Clause
"""What headers rarely say, byte by byte: options of IPv4 and IPv6, routes of IPv6, extended echoes of ICMP and
agents of mobile hosts, ARP on ATM, organisations behind SNAP; some of it with lengths that cannot be."""
import ipaddress
import struct

from gen_base import *  # noqa: F403

PORTS = struct.pack("!HHHH", 50000, 40000, 12, 0xb3c3) + b"data"
FRAME = bytes.fromhex("020000000080020000000099")
HERE4, THERE4 = bytes([192, 0, 2, 99]), bytes([192, 0, 2, 80])


def n8(*values):
    return bytes(values)


def n16(*values):
    return struct.pack("!%dH" % len(values), *values)


def n32(*values):
    return struct.pack("!%dI" % len(values), *values)


def at6(text):
    return ipaddress.IPv6Address(text).packed


HERE, THERE, GROUP = at6("2001:db8::99"), at6("2001:db8::80"), at6("ff02::1")
ONE, TWO = at6("2001:db8::1"), at6("2001:db8::2")


def framed(type_, data):
    return Raw(FRAME + n16(type_) + data)


def over_ip(proto, data, options=b"", flags=0):
    options += bytes(-len(options) % 4)
    head = n8(0x45 + len(options) // 4, 0) + n16(20 + len(options) + len(data), 1, flags) + n8(64, proto)
    rest = HERE4 + THERE4 + options
    return framed(0x0800, head + n16(checksum(head + bytes(2) + rest)) + rest + data)


def over_ip6(following, data, dst=THERE, length=None, version=6):
    return framed(0x86dd, n32(version << 28) + n16(len(data) if length is None else length) + n8(following, 64) +
                  HERE + dst + data)


def option(code, data, length=None):
    return n8(code, len(data) if length is None else length) + data


# ---- ICMP ----


def message(code, data, kind=0):
    return over_ip(1, n8(code, kind) + n16(checksum(n8(code, kind, 0, 0) + data)) + data)


def thing(kind, data, code=3, length=None):
    return n16(4 + len(data) if length is None else length) + n8(code, kind) + data


def extension(things, wrong=0):
    return b"\x20\0" + n16(checksum(b"\x20\0\0\0" + things) ^ wrong) + things


WHICH = [thing(1, b"eth0"), thing(1, b"eth0\0\0\0\0"), thing(2, n32(7)), thing(3, n16(1) + n8(4, 0) + HERE4),
         thing(3, n16(2) + n8(16, 0) + HERE), thing(3, n16(16389) + n8(6, 0) + b"\2\0\0\0\0\1\0\0"),
         thing(3, n16(1) + n8(8, 0) + HERE4 + THERE4), thing(4, b"abcd"), thing(1, b""), thing(1, b"", 9),
         thing(3, n16(2) + n8(4, 0) + b"abcd"), thing(1, b"eth0") + thing(2, n32(7)), b"", b"\0\4",
         thing(1, b"eth0", length=2), thing(2, n32(7), 9), thing(0, b"abcd", 1), thing(1, b"abcdef", 1)]


def net_icmp_asking():
    """Extended echoes, RFC 8335, and what errors say, RFC 4884."""
    for n, things in enumerate(WHICH):
        yield message(42, n16(u(16)) + n8(u(8), n & 1) + extension(things))
    yield message(42, n16(1) + n8(2, 255) + extension(WHICH[0], 1))
    yield message(42, n16(1) + n8(2, 1))
    yield message(42, n16(1) + n8(2, 1) + b"\x20\0")
    for kind, flags in (0, 0x47), (1, 0), (2, 0x60), (3, 0x24), (4, 0xff), (5, 0), (0, 0x9b):
        yield message(43, n16(u(16)) + n8(u(8), flags), kind)
    yield message(43, n16(1) + n8(2, 0x47) + b"more")
    inner = bytes(over_ip(17, PORTS))[14:]
    quote = n8(0, 32, 0, 0) + inner + bytes(128 - len(inner))
    for things in WHICH + [thing(1, n32(0x123451ff) + b"ab", 1), thing(1, n32(0x123451ff), 1, 20)]:
        yield message(11, quote + extension(things))
    yield message(11, quote + extension(thing(1, n32(0x123451ff), 1), 1))


AGENT = n8(16, 10) + n16(77, 1800) + n8(0x84, 0) + HERE4


def net_icmp_mobile():
    """Agents of mobile hosts, RFC 5944."""
    routers = n8(1, 2) + n16(1800) + HERE4 + n32(0xffffffff)
    for more in (AGENT, n8(16, 6) + n16(77, 1800) + b"\xff\xff", n8(16, 14) + AGENT[2:] + THERE4, n8(19, 1, 24),
                 n8(19, 3, 24, 16, 8), n8(19, 0), n8(24, 0), b"\0", bytes(3) + AGENT + b"\0", n8(24, 4) + b"abcd",
                 n8(99, 5) + b"abcde", AGENT + n8(19, 1, 24, 0, 24, 2, 9, 9)):
        yield message(9, routers + more, 16 * (len(more) & 1))
    yield message(9, n8(0, 2) + n16(1800) + AGENT)


# ---- options of IPv6 ----


def headed(options, kind=0):
    left = -(len(options) + 2) % 8
    if left == 1:  # of Pad1 Wireshark shows more than there is
        left = 9
    if left:
        options += option(1, bytes(left - 2))
    return over_ip6(kind, n8(17, (len(options) + 2) // 8 - 1) + options + PORTS)


def trace(kind, words, flags, left, what, data, zero=0):
    return option(0x31, n8(zero, kind) + n16(123, words << 11 | flags << 7 | left) + n32(what << 8) + data)


def counted(n):
    return bytes(range(1, n + 1))


OPTIONS = [option(0x26, n8(0x05, 70) + n32(0xdeadbeef)), option(0x26, n8(0x8f, 64) + n32(0xdeadbeef)),
           option(0x26, n8(0x35, 64) + n32(0xdeadbeef)), option(0x26, bytes(8)),
           option(0x0f, n8(1, 2) + n16(3, 4, 5, 6)), option(0x0f, n8(1, 2) + n16(3, 4, 5, 6, 7)),
           option(0x63, n8(0xe0, 30) + n16(256)), option(0x63, n8(0xff, 30) + n16(256) + b"more"),
           option(0x6d, n8(0, 7)), option(0x6d, n8(0x7f, 7) + b"ab"), option(0x6d, n8(0xa0, 7) + b"12345678"),
           option(0x6d, n8(0xd0, 7) + HERE), option(0x6d, n8(0, 7) + b"ab"),
           option(0x07, n32(7) + n8(0, 3) + n16(0x1234)), option(0x07, n32(7) + n8(2, 3) + n16(0x1234) + b"12345678"),
           option(0x07, n32(7) + n8(1, 3) + n16(0x1234) + b"12345678"),
           option(0xee, n8(0x70) + n16(0x1234) + b"x"), option(0x30, n16(1500, 1400)), option(0x30, n16(1500, 1401)),
           option(0x30, n16(1500, 1401, 5)), option(0x8c, b"\4line"), option(0x8c, b"\4linexx"), option(0x8c, b"\0x"),
           option(0x08, b"\x80\x12\x34\x56"), option(0x08, b"\0\x12\x34\x56"), option(0x08, b"\x23" + HERE4 + b"\1"),
           option(0x08, b"\x3f" + HERE + b"\1"), option(0x08, b"\x11ab\1"), option(0x08, b"\x10a\1\2"),
           option(0x41, n32(0x12345678)), option(0xc2, n32(70000)), option(0xc2, n32(100)),
           option(0xc2, n32(70000) + b"xy"), option(0x05, n16(0, 0)), option(0x04, n8(5, 6)),
           option(0x04, n8(5) + b"xyz"),
           option(0xc9, ONE + b"ab"), option(0x8b, b"nonc"), option(0x8b, b""), option(0x8a, b"endpoint"),
           option(0x77, b"unknow"), option(0x77, b""), option(0x1e, b""),
           trace(0, 1, 0, 0, 0x800000, counted(8)), trace(0, 1, 8, 1, 0x800000, counted(8)),
           trace(1, 2, 0, 0, 0xc00000, counted(16)), trace(0, 8, 15, 0, 0xff0000, counted(32)),
           trace(0, 7, 0, 0, 0x00f000, counted(28)), trace(0, 1, 0, 0, 0x800002, counted(4) + b"\1\0\0\5abcd"),
           trace(1, 11, 4, 0, 0x800ffd, counted(44)), trace(2, 1, 0, 0, 0x800000, counted(8)),
           trace(0, 0, 0, 0, 0, b""), trace(0, 1, 0, 9, 0x800000, b""), trace(0, 2, 0, 0, 0x800000, b"")]


def net_ip6_options():
    for one in OPTIONS:
        yield headed(one)
        yield headed(one, 60)


def net_ip6_odd():
    """A header that is not the first one, lengths of 0, a fragment of what is too large for one."""
    hop, jumbo = n8(59, 0, 1, 4, 0, 0, 0, 0), n8(59, 0, 0xc2, 4) + n32(70000)
    yield over_ip6(60, n8(0) + hop[1:] + hop)
    yield over_ip6(0, n8(0) + hop[1:] + hop)
    yield over_ip6(0, n8(44) + jumbo[1:] + n8(59, 0, 0, 1) + n32(9), length=0)
    yield over_ip6(253, b"", length=0)
    yield over_ip6(0, b"", length=0)
    yield over_ip6(59, b"", version=5)


# ---- routes of IPv6 ----


def route(kind, left, data, following=59, dst=THERE, more=b""):
    data += bytes(-(4 + len(data)) % 8)
    return over_ip6(43, n8(following, (4 + len(data)) // 8 - 1, kind, left) + data + more, dst)


def parts(inner, last, pad, data, left=0, zero=0, dst=THERE):
    return route(3, left, n32(inner << 28 | last << 24 | pad << 20 | zero) + data, dst=dst)


def net_ip6_routes():
    yield parts(0, 0, 0, ONE + TWO, 2)
    yield parts(8, 8, 0, ONE[8:] + TWO[8:])
    yield parts(8, 10, 2, ONE[8:] + TWO[10:] + b"\0\0")
    yield parts(15, 15, 6, b"\1\2" + bytes(6))
    yield parts(8, 15, 7, b"\1" + bytes(7))
    yield parts(0, 0, 3, ONE, zero=5)
    yield parts(8, 8, 0, b"", 1)
    yield parts(15, 0, 15, b"")
    yield parts(0, 0, 0, HERE + THERE, 1)
    yield parts(0, 0, 0, GROUP, 1)
    yield parts(0, 0, 0, ONE, 9)
    yield parts(8, 8, 0, ONE[8:] + GROUP[8:], dst=GROUP)
    for kind, data in ((0, bytes(4) + ONE), (0, bytes(4) + GROUP), (0, bytes(4)), (0, bytes(4) + ONE + bytes(8)),
                       (2, bytes(4) + ONE), (2, bytes(4) + GROUP), (4, bytes(4) + ONE), (1, b"abcd"), (253, b"abcd")):
        yield route(kind, 1, data)
        yield route(kind, 3, data)
    yield route(5, 1, n16(7, 8))
    yield route(5, 0, n16(*range(1, 7)))
    yield route(6, 1, n32(7, 8, 9))


# ---- options of IPv4 ----


def labels(*tags):
    return over_ip(17, PORTS, option4(134, n32(3) + b"".join(tags)))


def option4(code, data):
    return n8(code, len(data) + 2) + data


def net_ip4_options():
    for one in (option4(130, b"\xab\x80"), option4(130, b"\x5a\xfe"), option4(130, b"\x3d\x81\x40"),
                option4(130, b"\1\1\1\0"), option4(130, b"\xab"), option4(130, bytes(9)), option4(133, b"\5abc"),
                option4(133, b"\0"), option4(25, n8(0x05, 60) + n32(0xdeadbeef)),
                option4(25, n8(0x85, 64) + n32(0xdeadbeef)), option4(25, n8(0x35, 64) + n32(0xdeadbeef)),
                option4(82, n16(7, 1, 2) + HERE4), option4(149, HERE4 + THERE4), option4(149, HERE4 + b"ab"),
                b"\1\1\1\1"):
        yield over_ip(17, PORTS, one)
    for tags in ([], [n8(1, 4, 0, 5)], [n8(1, 6, 0, 5, 0x80, 0x41)], [n8(2, 8, 0, 7) + n16(5, 9)],
                 [n8(5, 8, 0, 7) + n16(9, 3)], [n8(5, 10, 0, 7) + n16(9, 3, 2)], [n8(6, 8, 0, 1, 2, 3, 4, 5)],
                 [n8(7, 4) + b"ab"], [n8(99, 5) + b"abc"], [n8(1, 4, 0, 5), n8(2, 4, 0, 6)], [n8(1, 3, 0)]):
        yield labels(*tags)


# ---- links ----


def atm(kind, sender, target, second=(b"", b""), numbers=(0, 0), op=1, size=4):
    at = HERE4 if size == 4 else HERE
    to = THERE4 if size == 4 else THERE
    return framed(0x0806, n16(19, kind) + n8(len(sender) | numbers[0], len(second[0])) + n16(op) +
                  n8(size, len(target) | numbers[1], len(second[1]), size) + sender + second[0] + at + target +
                  second[1] + to)


def link_arp_rare():
    """ARP on ATM and on amateur radio, errors of DRARP."""
    numbers = [n8(first) + counted(19) for first in (0x39, 0xbd, 0x47, 0xc5, 0x45, 0xc3, 0x11, 0x46)]
    for n, number in enumerate(numbers):
        yield atm(0x0800, number, numbers[n - 1], op=(1, 2, 8, 9, 10)[n % 5])
    yield atm(0x0800, b"0123456789", b"9876543210", numbers=(0x40, 0x40))
    yield atm(0x0800, b"0123456789", b"", (numbers[2], b""), (0x40, 0))
    yield atm(0x86dd, numbers[0], numbers[2][:19], (b"", b"abcd"), size=16)
    for kind, op in (0xcc, 1), (0x0800, 2):
        yield framed(0x0806, n16(3, kind) + n8(7, 4) + n16(op) + bytes.fromhex("9c946ea0404062") + HERE4 +
                     bytes.fromhex("9a8460a0404000") + THERE4)
    for status in range(7):
        yield framed(0x0806, n16(1, 0x0800) + n8(6, 4) + n16(7) + b"\2\0\0\0\0\1" + HERE4 + b"\2\0\0\0\0\2" +
                     n8(status, 0, 0, 0))


def link_organisations():
    for maker in (0x5e, 0x81, 0x1e8, 0x1090, 0x17f2, 0x1958, 0x4096, 0x805f, 0xe02b, 0xe052, 0x80007, 0x80008):
        yield framed(0x10, b"\xaa\xaa\3" + n32(maker)[1:] + n16(0x7777) + b"payload!")


def link_odd():
    """What is neither a type nor a length, and lengths that are more than there is."""
    for type_ in 1501, 1520, 1535:
        yield framed(type_, some(46))
    yield framed(100, b"\xf0\xf0\3" + some(40))
    yield framed(0x8100, n16(5, 100) + b"\xf0\xf0\3" + some(40))


GOOD = [net_icmp_asking, net_icmp_mobile, net_ip6_options, net_ip4_options, link_arp_rare, link_odd]
MAKERS = [net_ip6_odd, net_ip6_routes, link_organisations]
