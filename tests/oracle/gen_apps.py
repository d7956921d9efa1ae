# SPDX-License-Identifier: BSD-2-Clause
"""More of the oracle's corpus, for gen_rare.py: what real captures have and nobody builds: names that are too long or
go in circles, records of old, messages with more behind them or cut off, BOOTP without a cookie, IPsec through UDP."""
from gen_base import *  # noqa: F403


FOUR = b"\xc0\0\2\x07"


def n16(*all_of):
    return struct.pack("!%dH" % len(all_of), *all_of)


def dns(flags=0x8180, counts=(0, 1, 0, 0), body=b""):
    return n16(7, flags, *counts) + body


def record(kind, data, owner=b"\4host\7example\0", size=None):
    return owner + n16(kind, 1, 0, 60, len(data) if size is None else size) + data


def over_udp(data, dport, sport=53):
    return ip() / UDP(sport=sport, dport=dport) / Raw(data)


def app_dns_names():
    long = b"".join(bytes([40]) + b"x" * 40 for _ in range(7)) + b"\0"
    for n, name in enumerate((long, long[:-1] + b"\xc0\x0c", b"\xc0\x0c", b"\xc0\x10", b"\2\1\n\3\x7f.\xe9\0",
                              b"\4caf\xc3\2\xa9z\0", b"\1a\x44", b"\x44\0", b"\x41\x0c\xab\xc0\1z\0", b"\x80\0",
                              b"\1a\xc0\x40" + b"\0" * 60, b"\1a\xc0\xff", b"\0", b"\1z\0")):
        yield over_udp(dns(0x0100, (1, 0, 0, 0), name + n16(1, 1)), 53, 47000 + n)


def app_dns_ends():
    good = record(1, FOUR)
    for n, (counts, body) in enumerate((
            ((0, 1, 0, 0), good + b"more"), ((0, 2, 0, 0), good + good[:-3]), ((0, 2, 0, 0), good + good[:20]),
            ((0, 1, 0, 0), record(2, b"\1a\0", size=90)), ((0, 3, 0, 0), record(5, b"") + record(777, b"abc") + good),
            ((0, 0, 0, 0), b"\0"), ((1, 0, 0, 0), b"\1a\0\0"), ((0, 1, 1, 0), record(16, b"\4\xe9t\xe9s") + good))):
        yield over_udp(dns(0x8180, counts, body), 47100 + n)
    for n, rcode in enumerate((11, 15)):
        yield over_udp(dns(0x8180 | rcode | 3 << 11, (0, 1, 0, 0), good), 47120 + n)
    for flags in (0x8180, 0x0100):  # and inside of a report there is nothing that it would answer
        quoted = IP(src=A4, dst=B4) / UDP(sport=53, dport=47130) / Raw(dns(flags, (0, 1, 0, 0), good))
        yield ip() / ICMP(type=3, code=3) / Raw(bytes(quoted))


def app_dns_old():
    host = b"\1a\0"
    for n, (kind, data) in enumerate((
            (11, FOUR + b"\6\0\x41\0\x80"), (20, b"\x03150\2 7"), (20, b"\x03150"), (22, b"\x47\0\5"), (23, host),
            (55, b"\4\2\0\x05tag!key.." + host + host), (65281, b"\0\1\0\1" + b"\0\0\0\2" * 2 + n16(0, 1) + FOUR),
            (65282, b"\0\0\0\1" + b"\0\0\0\2" * 2 + host), (35, n16(1, 2) + b"\1S\3SIP\0" + host), (13, b"\1c\2os"),
            (36, n16(9) + host), (47, host + b"\0\1\x40"), (17, host * 2), (49, b"abc"))):
        yield over_udp(dns(body=record(kind, data)), 47200 + n)


def app_boot():
    for n, (secs, card, options) in enumerate((
            (0x0500, b"\1\6", b"c\x82Sc\x35\1\1\xff"), (5, b"\1\6", b"c\x82Sc\xff"), (0x0505, b"\1\6", b"\0" * 64),
            (0, b"\1\6", b"who knows" + b"\0" * 55 + b"\x0c\3abc\xff"))):
        for op in (1, 2, 7):
            yield eth() / IP(src=A4, dst=B4) / UDP(sport=68, dport=67) / Raw(
                bytes([op]) + card + b"\0" + some(4) + n16(secs, 0) + bytes(16) + b"\2\0\0\0\0\x99" +
                bytes(10 + 192) + options)


def app_ipsec_in_udp():
    for payload in (b"\xff", n16(0, 7, 0, 1) + some(24)):
        yield ip() / UDP(sport=4500, dport=4500) / Raw(payload)
    yield ip() / UDP(sport=4501, dport=4500) / Raw(n16(0, 8, 0, 1) + some(24))


def app_udp_ends():
    yield ip() / UDP(sport=47300, dport=53, len=90) / Raw(dns(0x0100, (1, 0, 0, 0), b"\1a\0" + n16(1, 1)))
    yield ip() / UDP(sport=47301, dport=53) / Raw(b"\0\7\1\0\0")
    yield ip() / UDP(sport=47302, dport=53)
    yield ip6() / UDP(sport=47303, dport=47304, len=0) / Raw(some(20))


def app_ntp_private():
    yield ip() / UDP(sport=47402, dport=123) / Raw(b"\x17\0\3\x63" + n16(0, 0))


MAKERS = [app_dns_names, app_dns_ends, app_dns_old, app_boot, app_ipsec_in_udp, app_udp_ends, app_ntp_private]
