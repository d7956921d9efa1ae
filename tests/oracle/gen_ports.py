# SPDX-License-Identifier: BSD-2-Clause
"""Segments, datagrams, and what DNS and HTTP say in them."""
from gen_base import *  # noqa: F403


def transport_tcp():
    for _ in range(6):
        yield ip() / tcp(sport=port(), seq=u(32), ack=u(32), flags=u(9),
                         window=u(16), urgptr=u(16), reserved=u(3)) / any_payload()
    for flags in ("S", "SA", "A", "PA", "FA", "R", "RA", "SEC"):
        yield ip() / tcp(flags=flags, seq=u(32), ack=u(32)) / any_payload()
    for options in (
            [("MSS", u(16))], [("NOP", None), ("WScale", rng.randrange(15))], [("SAckOK", b"")],
            [("SAck", (u(32), u(32)))], [("SAck", (1, 2, 3, 4, 5, 6))],
            [("NOP", None), ("NOP", None), ("Timestamp", (u(32), u(32)))], [("EOL", None)],
            [(34, some(8))], [(34, b"")], [(253, some(3))], [(200, b"ab")],
            [("MSS", 1460), ("SAckOK", b""), ("Timestamp", (u(32), 0)), ("NOP", None),
             ("WScale", 7)]):
        yield ip() / tcp(flags="S", options=options) / any_payload()
    yield ip() / tcp(flags="A", ack=9000, options=[("SAck", (8000, 8500))]) / b"twice"
    yield ip6() / tcp(flags="S", options=[("MSS", 1440)])
    yield ip6() / tcp(chksum=u(16)) / b"wrong sum"


def transport_udp():
    for _ in range(3):
        yield ip() / UDP(sport=rng.randrange(20000, 30000), dport=9) / any_payload()
        yield ip6() / UDP(sport=rng.randrange(20000, 30000), dport=9) / any_payload()
    yield ip() / udp(chksum=0) / b"no sum"
    yield ip() / UDP(sport=53, dport=7) / b"to be echoed"
    for length in (0, 7, u(16) | 256):
        yield ip() / udp(len=length) / b"wrong length"
    yield ip() / udp(len=10) / b"longer than its length"


def rr(kind, rdata, name="www.example.com", **more):
    return DNSRR(rrname=name, type=kind, rdata=rdata, ttl=u(31), **more)


def records():
    return [
        rr("A", addr4()), rr("AAAA", addr6()), rr("CNAME", "web.example.com"),
        rr("NS", "ns1.example.com", "example.com"),
        rr("PTR", "host.example.com", "9.2.0.192.in-addr.arpa"),
        DNSRRMX(type=15, rrname="example.com", preference=u(16), exchange="mail.example.com",
                ttl=60),
        rr("TXT", [b"v=spf1 -all"]), rr("TXT", [b"one", b"two three", b""]),
        DNSRRSOA(rrname="example.com", mname="ns1.example.com", rname="admin.example.com",
                 serial=u(32), refresh=u(31), retry=u(31), expire=u(31), minimum=u(31)),
        DNSRRSRV(rrname="_http._tcp.example.com", priority=u(16), weight=u(16), port=u(16),
                 target="web.example.com"),
        DNSRR(rrname="odd.example.com", type=65280, rdata=some(7)),
        DNSRR(rrname="chaos.example.com", type="A", rclass=3, rdata="192.0.2.7"),
        rr("A", addr4(), ".")]


def edns():
    return rng.choice([
        None, DNSRROPT(rclass=u(16), extrcode=u(8), version=0, z=rng.choice([0, 0x8000])),
        DNSRROPT(rdata=[EDNS0TLV(optcode=65001, optdata=some(5))])])


def chain(all_of):
    out = None
    for one in all_of:
        out = one if out is None else out / one
    return out


def message(**more):
    take = rng.sample(records(), rng.randrange(0, 5))
    return DNS(id=u(16), qr=1, aa=u(1), ra=u(1), rd=u(1), an=chain(take),
               qd=DNSQR(qname="www.example.com"), ar=edns(), **more)


def app_dns():
    for kind in ("A", "AAAA", "NS", "MX", "TXT", "SOA", "PTR", "SRV", "ANY", "CNAME"):
        yield ip() / UDP(sport=port(), dport=53) / DNS(
            id=u(16), rd=1, qd=DNSQR(qname=rng.choice(["example.com", "a.b.c.example.", "."]),
                                     qtype=kind))
    for one in records():
        yield ip() / UDP(sport=53, dport=40000) / DNS(
            id=u(16), qr=1, qd=DNSQR(qname="example.com"), an=one, ns=rr("NS", "ns.example.com"),
            ar=edns())
    for _ in range(12):
        one = message(opcode=rng.choice([0, 0, 0, 1, 2, 4]), rcode=rng.randrange(6),
                      tc=u(1), z=u(1), ad=u(1), cd=u(1))
        yield ip() / UDP(sport=53, dport=40001) / one
        yield ip6() / UDP(sport=53, dport=40001) / dns_compress(one)
        over = bytes(one)
        yield ip() / TCP(sport=53, dport=40002, flags="PA", seq=u(32)) / Raw(
            struct.pack("!H", len(over)) + over)
    yield ip() / UDP(sport=40000, dport=53) / DNS(
        opcode=5, qd=DNSQR(qname="example.com", qtype="SOA"), ns=rr("A", addr4()))
    yield ip() / UDP(sport=40000, dport=53) / DNS(qd=DNSQR(qname="a") / DNSQR(qname="b", qclass=3))
    yield ip() / UDP(sport=53, dport=40000) / DNS(qr=1, qd=None, rcode=1)


def app_http():
    flow = dict(flags="PA", seq=u(32), ack=u(32))
    body = b"<p>hello</p>\n"
    for n, text in enumerate((
            b"GET / HTTP/1.1\r\nHost: serveur\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n",
            b"POST /form?x=1&y=2 HTTP/1.1\r\nHost: serveur.example:80\r\n"
            b"Content-Type: text/plain\r\nContent-Length: 13\r\nConnection: close\r\n"
            b"Cookie: a=b; c=d\r\nX-Own: yes\r\n\r\n" + body,
            b"HEAD /index.html HTTP/1.0\r\n\r\n",
            b"OPTIONS * HTTP/1.1\r\nHost: x\r\nReferer: http://a.example/\r\n\r\n",
            b"PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
            b"DELETE /a HTTP/1.1\r\nHost: x\r\nAccept-Language: fr\r\n"
            b"Accept-Encoding: gzip\r\n\r\n")):
        yield ip() / TCP(sport=41000 + n, dport=80, **flow) / Raw(text)
    for n, text in enumerate((
            b"HTTP/1.1 200 OK\r\nServer: trame\r\nContent-Type: text/html\r\nContent-Length: 13\r\n"
            b"Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nConnection: close\r\n\r\n" + body,
            b"HTTP/1.0 404 Not Found\r\nLast-Modified: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\n",
            b"HTTP/1.1 301 Moved Permanently\r\nLocation: http://serveur/\r\nSet-Cookie: a=b\r\n"
            b"Cache-Control: no-cache\r\nVary: *\r\nETag: \"x\"\r\n\r\n",
            b"HTTP/1.1 204 No Content\r\n\r\n",
            b"HTTP/1.1 100 Continue\r\n\r\n")):
        yield ip() / TCP(sport=80, dport=42000 + n, **flow) / Raw(text)
        yield ip6() / TCP(sport=80, dport=42000 + n, **flow) / Raw(text)
