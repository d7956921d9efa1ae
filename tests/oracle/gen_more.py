# SPDX-License-Identifier: BSD-2-Clause
"""Rarer things again: what browsers say in their hellos, key exchanges, Multipath TCP and other
options, what routers say behind the packet that an ICMP error quotes, frames inside MPLS."""
from gen_base import *  # noqa: F403
from gen_services import CERTIFICATE, extension, handshake, numbers, record, server_hello, vector

CURVE = b"\3" + numbers(23) + vector(1, some(65)) + numbers(0x0403) + vector(2, some(70))
GROUP = (vector(2, some(256)) + vector(2, b"\2") + vector(2, some(256)))
SIGNED = numbers(0x0804) + vector(2, some(256))
LOGGED = (b"\0" + some(32) + (1700000000123).to_bytes(8, "big") + vector(2, b"") + b"\4\3" +
          vector(2, some(70)))
CLIENT = [
    (0x1a1a, b""), (18, b""), (27, vector(1, numbers(1, 2, 3))), (17513, vector(2, vector(1, b"h2"))),
    (0x6a6a, b"\0"), (34, vector(2, numbers(0x0403, 0x0503))), (44, vector(2, some(12))), (15, b"\1"),
    (17, vector(2, b"\2" + vector(2, vector(2, b"") + vector(2, b"")))), (9, vector(1, b"\0\1")),
    (19, vector(1, b"\0")), (20, vector(1, b"\2\0")), (42, b""), (49, b""), (13172, b""), (1, b"\4"),
    (54, vector(1, b"\1\2")), (12, vector(1, b"name"))]
SERVER = [
    (18, vector(2, vector(2, LOGGED) + vector(2, LOGGED))), (17, b""), (9, b"\1"), (19, b"\0"), (20, b"\2"),
    (13172, vector(1, b"h2") + vector(1, b"http/1.1")), (15, b"\2"), (1, b"\1"), (5, b"")]


def hello(*extensions):
    return handshake(1, numbers(0x0303) + some(32) + vector(1, some(32)) +
                     vector(2, numbers(0x1301, 0xc02f)) + vector(1, b"\0") +
                     vector(2, b"".join(extension(*one) for one in extensions)))


def up(flow, *records):
    return ip() / TCP(sport=flow, dport=443, flags="PA", seq=u(32)) / Raw(b"".join(records))


def down(flow, *records):
    return (ip(src=B4, dst=A4) / TCP(sport=443, dport=flow, flags="PA", seq=u(32)) /
            Raw(b"".join(records)))


def app_tls_hellos():
    yield up(port(), record(22, hello(*CLIENT[:9]), 0x0301))
    for one in CLIENT:
        yield up(port(), record(22, hello(one), 0x0301))
    for one in SERVER:
        yield down(port(), record(22, server_hello(extension(*one))))


def app_tls_keys():
    flow = port()
    yield down(flow, record(22, server_hello(suite=0x009e)))
    yield down(flow, record(22, handshake(12, GROUP + SIGNED)))
    yield down(port(), record(22, server_hello()), record(22, handshake(12, CURVE)),
               record(22, handshake(22, b"\1" + vector(3, b"\x30\3\x0a\1\6"))))
    flow = port()
    yield down(flow, record(22, server_hello()))
    yield up(flow, record(22, handshake(16, vector(1, b"\4" + some(132)))))
    flow = port()
    yield down(flow, record(22, server_hello(suite=0x009e)),
               record(22, handshake(11, vector(3, vector(3, CERTIFICATE)))))
    yield up(flow, record(22, handshake(16, vector(2, some(256)))))
    flow = port()
    yield down(flow, record(22, server_hello(extension(16, vector(2, vector(1, b"h2"))))), record(20, b"\1"),
               record(22, some(40)))
    yield up(flow, record(23, some(40)))


MULTIPATH = """1e0c000111111111111111111
1e1400811111111111111111222222222222222201
1e0401011e040101 1e0c0101111111111111111101 1e1401011111111111111111222222222222222201
1e160101111111111111111122222222222222220005
1e081801000000010101 1e082001000000010101 1e0c2003000000000000000901010101
1e1220050000000100000002000000030005 1e1a200f0000000000000001000000000000000200000003000501
1e1c200f00000000000000010000000000000002000000030005abcd 1e083401c0000201 1e0a3401c00002010050
1e143602 20010db8000000000000000000000001 1e083001c0000201 1e103001c00002011111111111111111
1e044001 1e05400102 1e035101 1e0c60000000000000000009 1e0c7000111111111111111101 1e048000 1e048103"""
OPTIONS = ["1c048001", "1c04003c", "1d100102" + "6d" * 12, "060600000001", "070600000002", "fe080001aabbccdd",
           "fd04f000", "050a0000000100000008", "051200000001000000080000000500000009"]


def transport_tcp_more():
    for word in OPTIONS + [word for word in MULTIPATH.split() if int(word[2:4], 16) * 2 == len(word)]:
        options = bytes.fromhex(word)
        options += b"\1" * (-len(options) % 4)
        header = struct.pack(">HHIIBBHHH", port(), 9, u(32), 100, (20 + len(options)) << 2, 16, 8192, 0, 0)
        packet = ip(proto=6) / Raw(header + options)
        sum_of = TCP(bytes(packet[Raw])) / Raw(b"")
        yield ip() / sum_of.__class__(bytes(sum_of)[:16] + bytes(2) + bytes(sum_of)[18:])


def quoting(kind, code, quote, behind, length):
    body = quote + behind
    head = struct.pack(">BBHBBH", kind, code, 0, 0, length, 0)
    total = checksum(head + body)
    return ip(src=B4, dst=A4, proto=1) / Raw(head[:2] + struct.pack(">H", total) + head[4:] + body)


def extended(*objects):
    body = b"".join(struct.pack(">HBB", 4 + len(data), of, kind) + data for of, kind, data in objects)
    head = b"\x20\0\0\0"
    return head[:2] + struct.pack(">H", checksum(head + body)) + body


def net_icmp_extended():
    quote = bytes(IP(src=A4, dst=B4, ttl=1) / UDP(sport=33000, dport=33434) / Raw(some(32)))
    long = bytes(IP(src=A4, dst=B4, ttl=1) / UDP(sport=33000, dport=33434) / Raw(some(600)))[:128]
    labels = struct.pack(">II", 24001 << 12 | 1, 299 << 12 | 5 << 9 | 1 << 8 | 254)
    face = (struct.pack(">I", 7) + struct.pack(">HH", 1, 0) + n8(192, 0, 2, 1) + b"\x08eth0\0\0\0" +
            struct.pack(">I", 1500))
    face6 = struct.pack(">HH", 2, 0) + bytes.fromhex("20010db8") + bytes(11) + b"\1"
    for objects in (((1, 1, labels),), ((1, 1, labels[4:]), (2, 0x0f, face)), ((2, 0x44, face6),),
                    ((2, 0x88, face[:4]),), ((9, 9, b"what"),), ((9, 9, b""),)):
        for kind, code in ((11, 0), (3, 3), (12, 0)):
            yield quoting(kind, code, quote.ljust(128, b"\0"), extended(*objects), 32)
    yield quoting(11, 0, long, extended((1, 1, labels)), 32)
    yield quoting(11, 0, quote.ljust(128, b"\0"), extended((1, 1, labels)), 0)


def n8(*values):
    return bytes(values)


def net_prefix64():
    yield ip6() / ICMPv6ND_RA() / ICMPv6NDOptUnknown(
        type=38, len=2, data=struct.pack(">H", 600 << 3 | 0) + bytes.fromhex("0064ff9b") + bytes(8))
    yield ip6() / ICMPv6ND_RA() / ICMPv6NDOptUnknown(
        type=38, len=2, data=struct.pack(">H", 75 << 3 | 3) + bytes.fromhex("20010db8") + bytes(8))


def tunnel_wire():
    inside = bytes(Ether(src="00:1b:21:00:00:99", dst="00:1b:21:00:00:80") / IP(src=A4, dst=B4) / udp() / b"x")
    for word in (b"", bytes(4), b"\0\0\0\7"):
        yield eth() / MPLS(label=30000, s=1, ttl=64) / Raw(word + inside)


MORE = [app_tls_hellos, app_tls_keys, transport_tcp_more, net_icmp_extended, net_prefix64, tunnel_wire]
