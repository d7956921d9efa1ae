# SPDX-License-Identifier: BSD-2-Clause
"""Messages on ports that stand for nothing, which both take for what they look like, and some that
look almost so; names with more than letters; records of TLS before 1.2."""
from gen_base import *  # noqa: F403

HELLO = bytes.fromhex("160301002f0100002b0303" + "11" * 32 + "00" + "0004130113020100")
QUESTION = b"\3www\7example\3com\0\0\1\0\1"


def dns(flags=0x100, counts=(1, 0, 0, 0), body=QUESTION):
    return struct.pack("!6H", 7, flags, *counts) + body


def record(version, kind, body):
    body = bytes([kind]) + struct.pack("!I", len(body))[1:] + body
    return struct.pack("!BHH", 22, version, len(body)) + body


def old_tls():
    point = b"\3\0\x17\x41" + some(65)
    for version in (0x301, 0x302, 0x303):  # the hello chooses how keys are exchanged
        hello = record(version, 2, struct.pack("!H", version) + some(32) + b"\0\xc0\x13\0")
        yield hello + record(version, 12, point + (b"\4\1" if version == 0x303 else b"") + b"\0\4" + some(4))
    for version in (0x301, 0x302):
        yield record(version, 13, b"\2\1\2\0\0")
        yield record(version, 15, b"\0\5" + some(5))


def look_ports():
    address = b"\xc0\x0c\0\1\0\1\0\0\0\5\0\4\1\2\3\4"
    for n, message in enumerate((
            dns(), dns(0x8180, (1, 1, 0, 0), QUESTION + address), dns(0x8180, (0, 1, 0, 0), b"\0" + address[2:]),
            dns(0x900), dns(counts=(2, 0, 0, 0), body=QUESTION * 2), dns(counts=(1, 1, 0, 0), body=QUESTION + address),
            dns(0x8000, (1, 0, 11, 0)), b"nothing of the kind")):
        yield ip() / UDP(sport=52000 + n, dport=5300) / Raw(message)
    for n, text in enumerate((b"GET /a HTTP/1.1\r\nHost: x\r\n\r\n", b"HTTP/1.1 204 No Content\r\n\r\n", HELLO,
                              b"\x17\3\3\0\5hello", b"HTTP/1.1\r\n", b"\x17\3\4\0\5hello", b"\x17\3\3\0\0")):
        yield ip() / TCP(sport=53000 + n, dport=8000, flags="PA", seq=u(32), ack=u(32)) / Raw(text)
    for n, text in enumerate(old_tls()):
        yield ip() / TCP(sport=443, dport=54000 + n, flags="PA", seq=u(32), ack=u(32)) / Raw(text)


def look_names():
    for n, label in enumerate((b"My Printer", b"a.b", b"a\\b", "Caf\u00e9".encode(), b"it's")):
        yield ip() / UDP(sport=52100 + n, dport=53) / Raw(
            struct.pack("!6H", 7, 0x100, 1, 0, 0, 0) + bytes([len(label)]) + label + b"\5local\0\0\x0c\0\1")
    search = b"\7example\3com\0\3sub\xc0\0"
    for option in (bytes([119, len(search)]) + search, b"\x0f\2a\0"):
        yield eth() / IP(src="0.0.0.0", dst="255.255.255.255") / UDP(sport=68, dport=67) / BOOTP(
            chaddr=b"\2\0\0\0\0\1", xid=7) / Raw(b"c\x82Sc\x35\1\3" + option + b"\xff")
    yield eth() / IPv6(src="fe80::1", dst="ff02::1", hlim=255) / ICMPv6ND_RA() / Raw(
        b"\x1f\3\0\0\0\0\0\x3c\1a\4test\0" + b"\0" * 8)
    yield eth(type=0x9100) / Raw(b"\x60\5\x81\0\0\7\x08\0" + bytes(IP(src=A4, dst=B4) / ICMP()))
    for options in ([(19, some(16))], [(34, b"")]):
        yield ip() / TCP(sport=52200, dport=9, flags="S", options=[("MSS", 1460)] + options)
