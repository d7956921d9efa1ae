#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The oracle's corpus: frames that Scapy builds, so that every field of every table is met.

    tests/oracle/gen.py KIND OUT.pcap [SEED]

KIND: `whole` (good frames, every protocol, option and tunnel, several times over), `once` (each one
once), `cut` (those of `once`, captured short), `bent` (those with bytes changed), `flip` (those
with a bit of the last byte changed: a wrong checksum and nothing else). The same seed gives the
same bytes.
"""
import random
import struct
import sys

from scapy.all import *  # noqa: F403
from scapy.contrib.mpls import MPLS
from scapy.layers.inet6 import (
    HAO, HBHOptUnknown, ICMPv6NDOptRDNSS, ICMPv6NDOptUnknown, ICMPv6Unknown,
    IPv6ExtHdrSegmentRouting, Jumbo, Pad1, PadN, RouterAlert)
from scapy.layers.vxlan import VXLAN

# Everything random comes from here.
rng = random.Random(1)
A4, B4, A6, B6 = "192.0.2.99", "192.0.2.80", "2001:db8::99", "2001:db8::80"


def eth(**more):
    return Ether(**{"src": "02:00:00:00:00:99", "dst": "02:00:00:00:00:80", **more})


def ip(**more):
    return eth() / IP(**{"src": A4, "dst": B4, "id": rng.randrange(65536), **more})


def ip6(**more):
    return eth() / IPv6(**{"src": A6, "dst": B6, **more})


# Ports that no program listens on: what the payload is, is said by the payload's own tests.


def udp(**more):
    return UDP(**{"sport": 9, "dport": 9, **more})


def tcp(**more):
    return TCP(**{"sport": 49152, "dport": 9, **more})


def port():
    return rng.randrange(49152, 65536)


def some(n):
    return bytes(rng.randrange(256) for _ in range(n))


def mac():
    return ":".join("%02x" % b for b in b"\x02" + some(5))


def addr4():
    return "%d.%d.%d.%d" % tuple(rng.choice([[192, 0, 2, rng.randrange(256)],
                                             [198, 51, 100, rng.randrange(256)]]))


def addr6():
    return "2001:db8::%x:%x" % (rng.randrange(65536), rng.randrange(65536))


def u(bits):
    """A number of so many bits: an edge or anything."""
    return rng.choice([0, 1, (1 << bits) - 1, rng.randrange(1 << bits), rng.randrange(1 << bits)])


def any_payload():
    return rng.choice([b"", b"x", b"hello, world", some(rng.randrange(1, 40))])


# ---- link ---------------------------------------------------------------------------------------


def link_eth():
    yield eth(type=0x9000 + rng.randrange(16)) / Raw(some(46))
    yield eth(src=mac(), dst="ff:ff:ff:ff:ff:ff") / IP(src=A4, dst=B4) / udp() / Raw(some(20))
    yield eth(dst="01:00:5e:00:00:01") / IP(src=A4, dst="224.0.0.1") / udp() / Raw(b"a")
    yield ip() / udp() / b"short" / Padding(bytes(13))


def link_vlan():
    for kind in (Dot1Q, Dot1AD):
        yield eth() / kind(prio=u(3), id=u(1), vlan=u(12)) / IP(src=A4, dst=B4) / ICMP() / b"abc"
    yield eth() / Dot1AD(vlan=u(12)) / Dot1Q(prio=u(3), vlan=u(12)) / IP(src=A4, dst=B4) / udp()
    yield eth() / Dot1Q(vlan=9) / Dot1Q(vlan=8) / Dot1Q(vlan=7) / ARP(psrc=A4, pdst=B4)
    yield eth() / Dot1Q(vlan=u(12), type=0x9999) / Raw(some(30))
    yield eth() / Dot1Q(vlan=4) / IPv6(src=A6, dst=B6) / udp() / b"in a vlan"


def link_arp():
    for op in (1, 2, 3, 4, 8, 9, u(16)):
        yield eth() / ARP(op=op, hwsrc=mac(), psrc=addr4(), hwdst=mac(), pdst=addr4())
    yield eth(dst="ff:ff:ff:ff:ff:ff") / ARP(hwsrc=mac(), psrc=A4, pdst=B4) / Padding(bytes(18))


# ---- network ------------------------------------------------------------------------------------


def net_ip():
    for _ in range(3):
        yield ip(tos=u(8), ttl=u(8), id=u(16), flags=u(3), frag=0, proto=253) / Raw(some(9))
    yield ip(flags="MF", frag=0, proto=17) / Raw(some(24))
    yield ip(frag=u(13) or 5, proto=17) / Raw(some(24))
    yield ip(proto=4) / IP(src=addr4(), dst=addr4()) / ICMP() / b"in ip in ip"
    yield ip(proto=41) / IPv6(src=A6, dst=B6) / udp() / b"6in4"
    yield ip6(nh=4) / IP(src=A4, dst=B4) / udp() / b"4in6"
    yield ip6(nh=41) / IPv6(src=A6, dst=B6) / tcp() / b"6in6"
    yield ip(dst=addr4(), chksum=u(16)) / UDP(chksum=u(16)) / b"wrong sum"
    yield ip(proto=u(8) | 0xc0) / Raw(some(rng.randrange(30)))


def net_ip_options():
    routes = [addr4() for _ in range(rng.randrange(1, 5))]
    for options in (
            [IPOption_RR(routers=routes)],
            [IPOption_RR(routers=routes, pointer=8)],
            [IPOption_LSRR(routers=routes)],
            [IPOption_SSRR(routers=routes)],
            [IPOption_Router_Alert()],
            [IPOption_NOP(), IPOption_NOP(), IPOption_Router_Alert(alert=u(16))],
            [IPOption_Timestamp(flg=0, internet_address=None, timestamp=u(32))],
            [IPOption_Timestamp(flg=1, internet_address=addr4(), timestamp=u(32))],
            [IPOption_Stream_Id(security=u(16))],
            [IPOption_Security()],
            [IPOption_MTU_Probe()],
            [IPOption(copy_flag=1, optclass=2, option=30, length=6, value=some(4))],
            [IPOption_EOL()],
            [IPOption_NOP(), IPOption_EOL()]):
        yield ip(options=options) / rng.choice([udp(), tcp(), ICMP()]) / any_payload()


def net_ipv6():
    for _ in range(3):
        yield ip6(tc=u(8), fl=u(20), hlim=u(8), dst=addr6()) / udp() / any_payload()
    yield ip6(nh=59) / Raw(b"after no next header")
    yield ip6(nh=253) / Raw(some(12))


def some_options():
    pool = [Pad1(), PadN(optdata=bytes(rng.randrange(5))), RouterAlert(value=u(16)),
            Jumbo(jumboplen=u(32)), HAO(hoa=addr6()),
            HBHOptUnknown(otype=rng.choice([0x1e, 0x3e, 0x5e, 0x8b, 0x22, 0xb5]), optdata=some(4))]
    return rng.sample(pool, rng.randrange(1, 4))


def net_ipv6_ext():
    yield ip6() / IPv6ExtHdrHopByHop(options=[RouterAlert(value=u(2))]) / udp() / any_payload()
    yield ip6() / IPv6ExtHdrHopByHop(options=[PadN(optdata=bytes(4))]) / udp() / any_payload()
    yield ip6() / IPv6ExtHdrHopByHop() / udp() / any_payload()
    yield ip6() / IPv6ExtHdrDestOpt(options=[HAO(hoa=addr6())]) / udp() / any_payload()
    for _ in range(4):
        yield ip6() / IPv6ExtHdrHopByHop(options=some_options()) / udp() / any_payload()
        yield ip6() / IPv6ExtHdrDestOpt(options=some_options()) / tcp() / any_payload()
    for n in (1, 2, 3):
        route = [addr6() for _ in range(n)]
        yield ip6() / IPv6ExtHdrRouting(addresses=route, segleft=n) / udp() / any_payload()
        yield ip6() / IPv6ExtHdrRouting(type=2, addresses=route[:1], segleft=1) / udp()
        yield ip6() / IPv6ExtHdrSegmentRouting(addresses=route, tag=u(16)) / udp() / any_payload()
    yield ip6() / IPv6ExtHdrRouting(type=200, addresses=[addr6()], segleft=0) / udp()
    yield ip6() / IPv6ExtHdrFragment(offset=0, m=0, id=u(32)) / udp() / any_payload()
    yield ip6() / IPv6ExtHdrFragment(offset=0, m=1, id=u(32), nh=17) / Raw(some(24))
    yield ip6() / IPv6ExtHdrFragment(offset=u(13) or 9, m=u(1), id=u(32), nh=17) / Raw(some(24))
    yield (ip6() / IPv6ExtHdrHopByHop(options=[RouterAlert()]) / IPv6ExtHdrDestOpt() /
           IPv6ExtHdrRouting(addresses=[addr6()], segleft=1) /
           IPv6ExtHdrFragment(m=0) / IPv6ExtHdrDestOpt() / tcp() / b"all")


def quoted4():
    inner = IP(src=B4, dst=A4, id=u(16), ttl=u(8))
    return rng.choice([
        inner / udp(sport=port()) / some(12), inner / tcp(seq=u(32)),
        inner / ICMP(id=u(16)) / some(10), Raw(bytes(inner / tcp())[:28]),
        IP(src=B4, dst=A4, options=[IPOption_Router_Alert()]) / udp() / b"12"])


def net_icmp():
    for kind in (0, 8):
        yield ip() / ICMP(type=kind, id=u(16), seq=u(16)) / some(rng.randrange(56))
        yield ip() / ICMP(type=kind, id=1, seq=256) / some(48)
    for code in range(16):
        yield ip() / ICMP(type=3, code=code, nexthopmtu=u(16) if code == 4 else 0) / quoted4()
    yield ip() / ICMP(type=4) / quoted4()
    for code in range(4):
        yield ip() / ICMP(type=5, code=code, gw=addr4()) / quoted4()
    for code in (0, 1):
        yield ip() / ICMP(type=11, code=code) / quoted4()
    for code in (0, 1, 2):
        yield ip() / ICMP(type=12, code=code, ptr=u(8)) / quoted4()
    for kind in (13, 14):
        yield ip() / ICMP(type=kind, id=u(16), seq=u(16), ts_ori=rng.randrange(86400000),
                          ts_rx=rng.randrange(86400000), ts_tx=rng.randrange(86400000))
    for kind in (15, 16):
        yield ip() / ICMP(type=kind, id=u(16), seq=u(16))
    for kind in (17, 18):
        yield ip() / ICMP(type=kind, id=u(16), seq=u(16), addr_mask="255.255.255.0")
    yield ip() / ICMP(type=10)
    yield ip() / ICMP(type=200, code=u(8)) / some(8)
    yield ip() / ICMP(type=8, chksum=u(16)) / b"wrong sum"


def quoted6():
    inner = IPv6(src=B6, dst=A6, fl=u(20), hlim=u(8))
    return rng.choice([
        inner / udp(sport=port()) / some(12), inner / tcp(seq=u(32)),
        inner / ICMPv6EchoRequest(id=u(16)) / some(10), Raw(bytes(inner / tcp())[:48])])


def nd_options():
    pool = [ICMPv6NDOptSrcLLAddr(lladdr=mac()), ICMPv6NDOptDstLLAddr(lladdr=mac()),
            ICMPv6NDOptPrefixInfo(prefixlen=64, L=u(1), A=u(1), R=u(1), validlifetime=u(32),
                                  preferredlifetime=u(32), prefix="2001:db8::"),
            ICMPv6NDOptMTU(mtu=u(32)),
            ICMPv6NDOptRDNSS(lifetime=u(32), dns=[addr6() for _ in range(rng.randrange(1, 3))]),
            ICMPv6NDOptUnknown(type=200, len=2, data=some(14))]
    return rng.sample(pool, rng.randrange(0, 4))


def put(packet, layers):
    for layer in layers:
        packet = packet / layer
    return packet


def net_icmpv6():
    for kind in (ICMPv6EchoRequest, ICMPv6EchoReply):
        yield ip6() / kind(id=u(16), seq=u(16), data=some(rng.randrange(56)))
    for code in range(8):
        yield ip6() / ICMPv6DestUnreach(code=code) / quoted6()
    yield ip6() / ICMPv6PacketTooBig(mtu=u(32)) / quoted6()
    for code in (0, 1):
        yield ip6() / ICMPv6TimeExceeded(code=code) / quoted6()
    for code in (0, 1, 2):
        yield ip6() / ICMPv6ParamProblem(code=code, ptr=u(8)) / quoted6()
    for _ in range(3):
        one = ip6(hlim=255)
        yield put(one / ICMPv6ND_RS(), nd_options())
        yield put(one / ICMPv6ND_RA(chlim=u(8), M=u(1), O=u(1), H=u(1), prf=u(2), P=u(1),
                                    routerlifetime=u(16), reachabletime=u(32),
                                    retranstimer=u(32)), nd_options())
        yield put(one / ICMPv6ND_NS(tgt=addr6()), nd_options())
        yield put(one / ICMPv6ND_NA(R=u(1), S=u(1), O=u(1), tgt=addr6()), nd_options())
        yield put(one / ICMPv6ND_Redirect(tgt=addr6(), dst=addr6()), nd_options())
    yield (ip6(hlim=255) / ICMPv6ND_Redirect(tgt=addr6(), dst=addr6()) /
           ICMPv6NDOptRedirectedHdr(pkt=IPv6(src=A6, dst=B6) / udp() / some(8)))
    for kind in (ICMPv6MLQuery, ICMPv6MLReport, ICMPv6MLDone):
        yield ip6(hlim=1) / kind(mladdr="ff02::1:3", mrd=u(16))
    yield ip6() / ICMPv6Unknown(type=200, code=u(8), msgbody=some(12))


# ---- transport ----------------------------------------------------------------------------------


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


# ---- application --------------------------------------------------------------------------------


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


# ---- tunnels ------------------------------------------------------------------------------------


def tunnel_gre():
    inner = IP(src=A4, dst=B4) / udp() / b"inside"
    yield ip() / GRE() / inner
    yield ip() / GRE(chksum_present=1) / inner
    yield ip() / GRE(key_present=1, key=u(32)) / inner
    yield ip() / GRE(seqnum_present=1, sequence_number=u(32)) / inner
    yield ip() / GRE(chksum_present=1, key_present=1, key=u(32), seqnum_present=1,
                     sequence_number=u(32)) / inner
    yield ip() / GRE(key_present=1, key=7) / IPv6(src=A6, dst=B6) / tcp() / b"six"
    yield ip() / GRE(proto=0x6558) / eth() / inner
    yield ip6() / GRE(strict_route_source=1, recursion_control=u(3)) / inner
    yield ip() / GRE(proto=0x9999) / Raw(some(8))
    yield ip() / GRE() / IP(src=A4, dst=B4) / GRE() / inner


def tunnel_vxlan():
    inner = eth() / IP(src=A4, dst=B4) / tcp() / b"inside"
    for flags in (8, u(8) | 8):
        yield ip() / UDP(sport=port(), dport=4789) / VXLAN(flags=flags, vni=u(24)) / inner
    yield ip() / UDP(dport=4789) / VXLAN(flags="Instance+G", gpid=u(16), vni=3) / inner
    yield (ip6() / UDP(dport=4789) / VXLAN(vni=u(24)) / eth() / Dot1Q(vlan=5) /
           ARP(psrc=A4, pdst=B4))
    yield (ip() / UDP(dport=4789) / VXLAN(vni=1) / eth() / IP(src=A4, dst=B4) / UDP(dport=4789) /
           VXLAN(vni=2) / inner)


def tunnel_mpls():
    yield (eth() / MPLS(label=u(20) | 16, cos=u(3), ttl=u(8), s=1) / IP(src=A4, dst=B4) / ICMP() /
           b"a")
    yield (eth() / MPLS(label=u(20) | 16, s=0) / MPLS(label=100, s=0) / MPLS(label=3000, s=1) /
           IPv6(src=A6, dst=B6) / udp() / b"six")
    yield eth() / MPLS(label=0, s=1) / IP(src=A4, dst=B4) / udp() / b"explicit null"
    yield ip() / GRE() / MPLS(label=77, s=1) / IP(src=A4, dst=B4) / udp() / b"in gre"
    yield (ip() / UDP(sport=port(), dport=6635) / MPLS(label=77, s=1) / IP(src=A4, dst=B4) / udp() /
           b"udp")


MAKERS = [link_eth, link_vlan, link_arp, net_ip, net_ip_options, net_ipv6, net_ipv6_ext, net_icmp,
          net_icmpv6, transport_tcp, transport_udp, app_dns, app_http, tunnel_gre, tunnel_vxlan,
          tunnel_mpls]


def whole(rounds):
    out = []
    for _ in range(rounds):
        for maker in MAKERS:
            out += [bytes(packet) for packet in maker()]
    return out


def uncut(frames):
    return [(one, len(one)) for one in frames]


def cut(frames):
    """(bytes captured, bytes on the wire)"""
    return [(one[:rng.randrange(14, len(one))], len(one)) for one in frames]


def bent(frames):
    out = []
    for one in frames:
        one = bytearray(one)
        for _ in range(rng.randrange(1, 3)):
            one[rng.randrange(14, len(one))] = rng.choice([0, 255, rng.randrange(256)])
        out.append((bytes(one), len(one)))
    return out


def flip(frames):
    return [(one[:-1] + bytes([one[-1] ^ 1 << rng.randrange(8)]), len(one)) for one in frames]


def write_pcap(path, frames):
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1))
        for n, (captured, length) in enumerate(frames):
            f.write(struct.pack("<IIII", 1000 + n, 0, len(captured), length) + captured)


def main():
    kind, path, seed = sys.argv[1], sys.argv[2], int((sys.argv + ["1"])[3])
    rng.seed(seed)
    random.seed(seed)  # what Scapy itself leaves to chance
    frames = whole(1 if kind != "whole" else 3)
    bend = {"whole": uncut, "once": uncut, "cut": cut, "bent": bent, "flip": flip}[kind]
    write_pcap(path, bend(frames))


if __name__ == "__main__":
    main()
