#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""More of the oracle's corpus: application protocols, so that every field of their tables is met.

    tests/oracle/gen_rare.py KIND OUT.pcap [SEED]

As gen.py, whose frames have the everyday ones; here are the rare records, options and messages,
mostly written byte by byte.
"""
import os
import struct
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import gen  # noqa: E402
import gen_apps  # noqa: E402
import gen_heads  # noqa: E402
import gen_chunks  # noqa: E402
import gen_handshake  # noqa: E402
import gen_more  # noqa: E402
import gen_rest  # noqa: E402
import gen_segments  # noqa: E402
import gen_seldom  # noqa: E402
import gen_tls  # noqa: E402
import gen_vendors  # noqa: E402
from gen_base import *  # noqa: E402,F403

flow = [49200]


def client():
    """A port of its own for each conversation, so that no frame continues another."""
    flow[0] += 1
    return flow[0]


def vec(size, *parts):
    data = b"".join(parts)
    return len(data).to_bytes(size, "big") + data


def n8(*all_of):
    return bytes(all_of)


def n16(*all_of):
    return struct.pack("!%dH" % len(all_of), *all_of)


def n32(*all_of):
    return struct.pack("!%dI" % len(all_of), *all_of)


def over_udp(data, dport, sport=None, dst="192.0.2.80"):
    return ip(dst=dst) / UDP(sport=sport or client(), dport=dport) / Raw(data)


def over_tcp(data, dport=None, sport=None):
    return ip() / TCP(sport=sport or client(), dport=dport or client(), flags="PA", seq=u(31),
                      ack=u(31)) / Raw(data)


# ---- DNS ----------------------------------------------------------------------------------------


def dname(text):
    return b"".join(vec(1, one.encode()) for one in text.split(".") if one) + b"\0"


def rr(kind, rdata, owner="www.example.com", clas=1, ttl=300):
    return dname(owner) + n16(kind, clas) + n32(ttl) + vec(2, rdata)


def question(owner="www.example.com", kind=1, clas=1):
    return dname(owner) + n16(kind, clas)


def dns(flags, qd=(), an=(), ns=(), ar=()):
    return (n16(u(16), flags, len(qd), len(an), len(ns), len(ar)) +
            b"".join([*qd, *an, *ns, *ar]))


def texts(*all_of):
    return b"".join(vec(1, one) for one in all_of)


BITMAP = n8(0, 6, 0x40, 1, 0, 0, 0, 3) + n8(1, 1, 0x40)
TYPED = [
    (3, dname("md.example.com")), (4, dname("mf.example.com")), (7, dname("mb.example.com")),
    (8, dname("mg.example.com")), (9, dname("mr.example.com")), (10, some(7)),
    (13, texts(b"INTEL", b"LINUX")), (14, dname("r.example.com") + dname("e.example.com")),
    (17, dname("admin.example.com") + dname("txt.example.com")),
    (18, n16(1) + dname("afs.example.com")), (19, texts(b"311061700956")),
    (21, n16(10) + dname("rt.example.com")),
    (24, n16(1) + n8(8, 3) + n32(300, 1700000000, 1600000000) + n16(4711) + dname("example.com") +
     some(64)),
    (25, n16(0x0100) + n8(3, 8) + some(32)),
    (26, n16(10) + dname("map822.example.com") + dname("map400.example.com")),
    (27, texts(b"-32.6882", b"116.8652", b"10.0")),
    (29, n8(0, 0x12, 0x16, 0x13) + n32(0x89172DD0, 0x70BE15F0, 0x00988D20)),
    (35, n16(100, 50) + texts(b"s", b"http+E2U", b"!^.*$!http://a.example!") + dname("r.example")),
    (36, n16(5) + dname("kx.example.com")), (37, n16(1, 4711) + n8(5) + some(20)),
    (39, dname("d.example.com")),
    (43, n16(60485) + n8(5, 1) + some(20)), (43, n16(1) + n8(13, 2) + some(32)),
    (44, n8(1, 1) + some(20)), (44, n8(4, 2) + some(32)),
    (45, n8(10, 1, 2, 192, 0, 2, 38) + some(16)), (45, n8(10, 0, 2) + some(16)),
    (45, n8(10, 2, 2) + some(16) + some(8)), (45, n8(10, 3, 2) + dname("gw.example.com") + some(8)),
    (46, n16(1) + n8(13, 3) + n32(300, 1700000000, 1600000000) + n16(4711) + dname("example.com") +
     some(64)),
    (47, dname("host.example.com") + BITMAP), (48, n16(257) + n8(3, 13) + some(64)),
    (48, n16(256) + n8(3, 8) + vec(1, some(3)) + some(64)), (48, n16(0x8180) + n8(3, 1) + some(66)),
    (49, some(35)), (50, n8(1, 1) + n16(12) + vec(1, some(4)) + vec(1, some(20)) + BITMAP),
    (50, n8(1, 0) + n16(0) + vec(1, b"") + vec(1, some(20)) + BITMAP),
    (51, n8(1, 0) + n16(12) + vec(1, some(4))), (52, n8(3, 1, 1) + some(32)),
    (53, n8(3, 0, 2) + some(64)),
    (59, n16(60485) + n8(5, 1) + some(20)), (60, n16(257) + n8(3, 13) + some(64)),
    (62, n32(66) + n16(3) + BITMAP), (63, n32(2021) + n8(1, 1) + some(48)),
    (64, n16(1) + dname("svc.example.com") + n16(0) + vec(2, n16(1, 4)) +
     n16(1) + vec(2, texts(b"h2", b"h3")) + n16(2) + vec(2) + n16(3) + vec(2, n16(8443)) +
     n16(4) + vec(2, some(8)) + n16(5) + vec(2, some(9)) + n16(6) + vec(2, some(32)) +
     n16(7) + vec(2, b"/q{?dns}") + n16(32769) + vec(2, some(5)) + n16(65000) + vec(2, some(3))),
    (65, n16(0) + dname("alias.example.com")), (65, n16(1) + dname(".") + n16(1) +
                                                 vec(2, texts(b"h2"))),
    (99, texts(b"v=spf1 -all")), (108, some(6)),
    (109, some(8)), (256, n16(10, 1) + b"ftp://ftp1.example.com/public"),
    (257, n8(0) + vec(1, b"issue") + b"ca.example.net"),
    (257, n8(128) + vec(1, b"issuewild") + b";"),
    (257, n8(0) + vec(1, b"iodef") + b"mailto:security@example.com"),
    (257, n8(0) + vec(1, b"tbs") + b"Unknown"), (32768, some(12)),
    (32769, n16(60485) + n8(5, 1) + some(20)),
    (12345, some(9)), (40, some(5)), (58, some(5)),
]
SIGNATURES = [
    (250, dname("hmac-md5.sig-alg.reg.int") + n16(0) + n32(1700000000) + n16(300) +
     vec(2, some(16)) + n16(4711, 0) + vec(2), 255, 0),
    (250, dname("hmac-sha256") + n16(0) + n32(1700000000) + n16(300) + vec(2, some(32)) +
     n16(4711, 18) + vec(2, some(6)), 255, 0),
]
EDNS = [
    (1, some(18)), (2, some(4)), (3, b"ns1.example"), (4, some(3)), (5, n8(5, 8, 13)),
    (6, n8(1, 2)), (7, n8(1)), (8, n16(1) + n8(24, 0, 192, 0, 2)), (8, n16(1) + n8(32, 32) +
                                                                     some(4)),
    (8, n16(2) + n8(56, 0) + some(7)), (8, n16(9) + n8(8, 0, 1)), (9, b""), (9, some(4)),
    (10, some(8)), (10, some(24)), (11, b""), (11, n16(100)), (12, b""), (12, bytes(9)),
    (14, n16(4711)), (15, n16(18)), (15, n16(6) + b"signature expired"),
    (16, some(3)), (20292, some(5)), (26946, some(5)), (65001, some(5)),
]


def edns(*options, size=1232, z=0):
    return b"\0" + n16(41, size) + n8(u(8), 0) + n16(z) + vec(
        2, *(n16(code) + vec(2, data) for code, data in options))


def app_dns_records():
    for kind, data in TYPED:
        owner = "_443._tcp.www.example.com" if kind in (52, 53) else "www.example.com"
        yield over_udp(dns(0x8180, [question(owner, kind)], [rr(kind, data, owner)]), client(),
                       sport=53)
    for kind, data, clas, ttl in SIGNATURES:
        yield over_udp(dns(0x0100, [question()], ar=[rr(kind, data, "key.example", clas, ttl)]), 53)
    for option in EDNS:
        yield over_udp(dns(0x0120, [question()], ar=[edns(option, z=0x8000)]), 53)
    yield over_udp(dns(0x8180, [question()], ar=[edns(*EDNS[5:12], z=0x1234)]), client(), sport=53)
    for name in ("_http._tcp.example.com", "_sip._udp.a.b.example", "host.example.com", "_x.y", "."):
        yield over_udp(dns(0x8580, [question(name, 33)],
                           [rr(33, n16(1, 2, 80) + dname("a.example"), name)]), client(), sport=53)


def app_dns_messages():
    for opcode in [n for n in range(16) if n != 6]:
        for response in (0, 0x8000):
            yield over_udp(dns(response | opcode << 11 | 0x0130 | rng.randrange(12) *
                               (response > 0), [question(kind=6)]),
                           client() if response else 53, sport=53 if response else None)
    for rcode in range(16):
        yield over_udp(dns(0x8580 | rcode, [question()]), client(), sport=53)
    update = dns(0x2800, [question("example.com", 6)], [rr(255, b"", clas=255, ttl=0)],
                 [rr(1, some(4)), rr(1, b"", clas=255, ttl=0), rr(255, b"", clas=255, ttl=0)],
                 [rr(250, SIGNATURES[0][1], "key.example", 255, 0)])
    yield over_udp(update, 53)
    yield over_udp(update[:2] + n16(0xa800) + update[4:], client(), sport=53)
    one = dns(0x8180, [question()], [rr(1, some(4)), rr(28, some(16)), rr(1, some(4), ttl=1 << 31)])
    yield over_tcp(vec(2, one), sport=53)
    yield over_tcp(vec(2, dns(0x0100, [question()])), 53)
    for clas in (2, 3, 4, 254, 255, 17):
        yield over_udp(dns(0x0100, [question(clas=clas)]), 53)
    yield over_udp(dns(0x0100, [question(kind=kind) for kind in (251, 252, 253, 254, 255, 777)]), 53)


def app_dns_local():
    for flush in (0, 0x8000):
        yield over_udp(dns(0, [question("_ipp._tcp.local", 12, 1 | flush)]), 5353, 5353,
                       "224.0.0.251")
        yield over_udp(dns(0x8400, an=[
            rr(12, dname("me._ipp._tcp.local"), "_ipp._tcp.local", 1),
            rr(33, n16(0, 0, 631) + dname("me.local"), "me._ipp._tcp.local", 1 | flush),
            rr(16, texts(b"a=b", b"c"), "me._ipp._tcp.local", 1 | flush),
            rr(1, some(4), "me.local", 1 | flush), rr(28, some(16), "me.local", 1 | flush),
            rr(47, dname("me.local") + n8(0, 4, 0x40, 0, 0, 8), "me.local", 1 | flush)],
            ar=[edns((4, some(8)), size=1440)]), 5353, 5353, "224.0.0.251")
    yield ip6() / UDP(sport=5353, dport=5353) / Raw(dns(0, [question("a.local")], ns=[
        rr(1, some(4), "a.local")]))
    yield over_udp(dns(0, [question("host", 1)]), 5355, dst="224.0.0.252")
    yield over_udp(dns(0x8000, [question("host", 1)], [rr(1, some(4), "host")]), client(), 5355)
    yield over_udp(dns(0x0500, [question("host", 28)]), 5355, dst="224.0.0.252")
    yield over_tcp(vec(2, dns(0x8700, [question("host", 1)], [rr(1, some(4), "host")])), sport=5355)
    yield over_tcp(vec(2, dns(0x0100, [question("host", 1)])), 5355)
    yield over_tcp(vec(2, dns(0x8400, [question("host", 1)])), sport=5353)


# ---- HTTP ---------------------------------------------------------------------------------------


def lines(*all_of, body=b""):
    return "".join(one + "\r\n" for one in all_of).encode() + b"\r\n" + body


KNOWN = """Accept-Language: fr
Accept-Encoding: gzip, br
Authorization: Basic dXNlcjpwYXNz
Authorization: Bearer abc
Cache-Control: no-cache
Connection: keep-alive
Cookie: a=b; c=d; e
Date: Thu, 01 Jan 1970 00:00:00 GMT
Last-Modified: Thu, 01 Jan 1970 00:00:00 GMT
Location: http://a.example/
Proxy-Authenticate: Basic realm="x"
Proxy-Authorization: Basic dXNlcjpwYXNz
Referer: http://a.example/x?y
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=
Sec-WebSocket-Extensions: permessage-deflate
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
Sec-WebSocket-Protocol: chat
Sec-WebSocket-Version: 13
Server: trame
Set-Cookie: a=b; Path=/
Upgrade: websocket
User-Agent: curl/7.88.1
WWW-Authenticate: Basic realm="x"
X-Forwarded-For: 192.0.2.1
X-Own: yes
ETag: "x"
content-language: en
Vary:*""".split("\n")


def app_http_requests():
    for method in "GET HEAD POST PUT DELETE OPTIONS TRACE CONNECT PATCH PROPFIND".split():
        yield over_tcp(lines(method + " /a/b.html HTTP/1.1", "Host: serveur"), 80)
    for uri in ("/", "/x?a=1", "/x/y?a=1&b=2&c", "/?", "http://b.example/z?q=1", "/%41?x=%20",
                "//host/a"):
        yield over_tcp(lines("GET %s HTTP/1.1" % uri, "Host: serveur.example:80"), 80)
        yield over_tcp(lines("GET %s HTTP/1.0" % uri), 80)
    for line in KNOWN:
        yield over_tcp(lines("GET / HTTP/1.1", "Host: serveur", line), 80)
    yield over_tcp(lines("GET / HTTP/1.1", *KNOWN), 8080)
    for port in (80, 8080, 3128, 3132, 5985, 8088, 11371, 1900, 2869, 2710):
        yield over_tcp(lines("GET / HTTP/1.1", "Host: serveur"), port)
    yield over_tcp(lines("POST /form HTTP/1.1", "Host: serveur", "Content-Length: 7",
                         "Content-Type: application/octet-stream", body=b"abcdefg"), 80)


def app_http_responses():
    for code, phrase in ((200, "OK"), (204, "No Content"), (301, "Moved Permanently"),
                         (304, "Not Modified"), (404, "Not Found"), (404, "File not found"),
                         (418, "I'm a teapot"), (500, "Internal Server Error"), (599, "Odd"),
                         (100, "Continue"), (101, "Switching Protocols"), (299, "Odd too")):
        yield over_tcp(lines("HTTP/1.1 %d %s" % (code, phrase), "Server: trame",
                             "Content-Length: 0"), sport=80)
    for kind in ("text/html", "text/plain; charset=utf-8", "text/css", "application/octet-stream",
                 "application/x-odd", "application/javascript"):
        yield over_tcp(lines("HTTP/1.1 200 OK", "Content-Type: " + kind, "Content-Length: 24",
                             body=b"first line\nsecond line\r\n"), sport=80)
    yield over_tcp(lines("HTTP/1.1 200 OK", "Content-Length: 5", body=b"hello"), sport=80)
    yield over_tcp(lines("HTTP/1.1 200 OK", *KNOWN), sport=80)
    yield over_tcp(lines("POST /form HTTP/1.1", "Content-Length: 9",
                         "Content-Type: application/x-www-form-urlencoded", body=b"a=b&cd=ef"), 80)


# ---- DHCP ---------------------------------------------------------------------------------------

IDENTIFIERS = ["01020000000005", "ff00000001000100012345678902000000000a",
               "ff00000001000300010200000000ff", "ff000000010002000000092af7", "00706f737465",
               "ff0000000100040102030405060708090a0b0c0d0e0f10"]
OPTIONS = [
    (43, "0104c00002010203616263"), (82, "0104010203040203aabbcc"), (82, "0504c0000201"),
    (82, "0b04c00002010603616263"), (94, "010310"), (97, "00000102030405060708090a0b0c0d0e0f"),
    (121, "18c63364c0000201"), (121, "00c000020110ac10c0000202"), (249, "18c63364c0000201"),
    (124, "0000000903616263"), (60, "505845436c69656e74"), (119, "076578616d706c65036f726700"),
    (93, "0007"), (80, ""), (50, "c0000201"), (116, "01"), (2, "ffffb9b0"), (2, "00000e10"),
    (21, "c0000200ffffff00"), (33, "c0000207c0000201"), (118, "c0000200")]
HOSTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 41, 42, 44, 45, 48, 49, 65, 68, 69, 70, 71, 72, 73, 74, 75, 76,
         85, 92, 112, 136, 138, 142, 150]
TEXTS = [12, 14, 15, 17, 18, 40, 47, 56, 64, 66, 67, 86, 87, 100, 101, 113, 114, 209, 210, 252]
FLAGS = [19, 20, 27, 29, 30, 31, 34, 36, 39]


def dhcp(code, value):
    head = (n8(1, 1, 6, 0) + n32(u(32)) + bytes(20) + b"\2\0\0\0\0\x0a" + bytes(10 + 64 + 128) +
            b"\x63\x82\x53\x63" + n8(53, 1, 1))
    return over_udp(head + n8(code, len(value)) + value + b"\xff", 67, 68)


def app_dhcp_options():
    for value in IDENTIFIERS:
        yield dhcp(61, bytes.fromhex(value))
    for code, value in OPTIONS:
        yield dhcp(code, bytes.fromhex(value))
    for code in HOSTS:
        yield dhcp(code, n8(192, 0, 2, 7, 192, 0, 2, 8))
    for code in TEXTS:
        yield dhcp(code, b"text")
    for code in FLAGS:
        yield dhcp(code, n8(code & 1))
    for code in (23, 37):
        yield dhcp(code, n8(64))
    for code in (13, 22, 26, 57):
        yield dhcp(code, n16(1500))
    for code in (1, 16, 28, 32, 54):
        yield dhcp(code, n8(192, 0, 2, 7))
    for code in (24, 35, 38, 51, 58, 59, 91):
        yield dhcp(code, n32(3600))
    for code in (222, 223, 254):
        yield dhcp(code, some(5))


MAKERS = [app_dns_records, app_dns_messages, app_dns_local, app_http_requests, app_http_responses,
          app_dhcp_options] + gen_more.MORE + gen_rest.MAKERS + gen_tls.SECRETS + gen_apps.MAKERS
for more in gen_heads, gen_handshake, gen_chunks, gen_segments, gen_seldom, gen_vendors:
    MAKERS += more.MAKERS


def main():
    gen.MAKERS[:] = [maker for maker in MAKERS
                     if "ONLY" not in os.environ or os.environ["ONLY"] in maker.__name__]
    gen.main()


if __name__ == "__main__":
    main()
