#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The oracle's corpus: frames that Scapy builds, so that every field of every table is met.

    tests/oracle/gen.py KIND OUT.pcap [SEED [LINK]]

KIND: `whole` (good frames, every protocol, option and tunnel, several times over), `once` (each one
once), `cut` (those of `once`, captured short), `bent` (those with bytes changed), `flip` (those
with a bit of the last byte changed: a wrong checksum and nothing else). The same seed gives the
same bytes. LINK is the link type of the frames: 1 if it is not given, or one of LINKS.
"""
import base64
import random
import struct
import sys

from scapy.all import *  # noqa: F403
from scapy.contrib.igmp import IGMP
from scapy.contrib.igmpv3 import IGMPv3, IGMPv3gr, IGMPv3mq, IGMPv3mr
from scapy.contrib.geneve import GENEVE, GeneveOptions
from scapy.contrib.mpls import MPLS
from scapy.layers.inet6 import (
    HAO, HBHOptUnknown, ICMPv6NDOptRDNSS, ICMPv6NDOptUnknown, ICMPv6Unknown,
    IPv6ExtHdrSegmentRouting, Jumbo, Pad1, PadN, RouterAlert)
from scapy.layers.ppp import PPP, PPPoE, PPPoED, PPPoED_Tags, PPPoETag
from scapy.layers.ipsec import AH, ESP
from scapy.layers.ntp import NTPAuthenticator, NTPControl, NTPHeader
from scapy.layers.sctp import (
    SCTPChunkAbort, SCTPChunkCookieAck, SCTPChunkCookieEcho, SCTPChunkData, SCTPChunkError,
    SCTPChunkHeartbeatAck, SCTPChunkHeartbeatReq, SCTPChunkInit, SCTPChunkInitAck,
    SCTPChunkParamAdaptationLayer, SCTPChunkParamCookiePreservative, SCTPChunkParamECNCapable,
    SCTPChunkParamFwdTSN, SCTPChunkParamHeartbeatInfo, SCTPChunkParamIPv4Addr,
    SCTPChunkParamIPv6Addr, SCTPChunkParamStateCookie, SCTPChunkParamSupportedAddrTypes,
    SCTPChunkParamSupportedExtensions, SCTPChunkSACK, SCTPChunkShutdown, SCTPChunkShutdownAck,
    SCTPChunkShutdownComplete)
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


def dot3(**more):
    return Dot3(**{"src": "02:00:00:00:00:99", "dst": "01:80:c2:00:00:00", **more})


def stp():
    return STP(rootid=u(16), rootmac=mac(), pathcost=u(32), bridgeid=u(16), bridgemac=mac(),
               portid=u(16), age=u(16) / 256, maxage=u(16) / 256, hellotime=u(16) / 256,
               fwddelay=u(16) / 256)


def bpdu(**more):
    packet = stp()
    for name, value in more.items():
        setattr(packet, name, value)
    return LLC(dsap=0x42, ssap=0x42, ctrl=3) / packet


def link_llc():
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP() / IP(src=A4, dst=B4) / udp() / b"s"
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP() / ARP(psrc=A4, pdst=B4)
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(code=0x9999) / Raw(some(20))
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(OUI=12, code=0x2000) / Raw(some(20))
    yield dot3() / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(OUI=0x123456, code=u(16)) / Raw(some(9))
    yield dot3() / LLC(dsap=6, ssap=6, ctrl=3) / IP(src=A4, dst=B4) / udp() / b"in LLC"
    yield dot3() / LLC(dsap=0xe0, ssap=0xe0, ctrl=3) / Raw(some(30))
    for control in (3, 0x0f, 0x43, 0x6f, 0x87, 0xaf, 0xe3, 0xbf, 0x13):
        yield dot3() / LLC(dsap=0xf0, ssap=0xf0, ctrl=control) / Raw(some(4))
        yield dot3() / LLC(dsap=0xf0, ssap=0xf1, ctrl=control) / Raw(some(4))
    for control in (0x00, 0x04, 0x01, 0x05, 0x09):
        yield dot3() / LLC(dsap=0xf0, ssap=0xf0, ctrl=control) / Raw(bytes([u(8) & 0xfe]) + some(4))
        yield dot3() / LLC(dsap=0x04, ssap=0x05, ctrl=control) / Raw(bytes([u(8) | 1]) + some(4))
    yield dot3() / LLC(dsap=0xf0, ssap=0xf0, ctrl=0x04) / Raw(bytes([u(8) | 1]) + some(4))
    yield dot3() / Raw(b"\xff\xff" + some(28))
    yield eth() / Dot1Q(vlan=u(12), type=38) / bpdu()


def link_stp():
    yield dot3() / bpdu() / Padding(bytes(8))
    yield dot3() / bpdu(bpduflags=0x81)
    for _ in range(3):
        yield dot3() / bpdu(version=2, bpdutype=2, bpduflags=u(8)) / Raw(bytes(1))
    yield dot3() / LLC(dsap=0x42, ssap=0x42, ctrl=3) / Raw(b"\0\0\0\x80") / Padding(bytes(39))


def tlv(kind, value):
    return struct.pack(">H", kind << 9 | len(value)) + value


def organisation(oui, kind, value):
    return tlv(127, oui.to_bytes(3, "big") + bytes([kind]) + value)


def lldp(*tlvs):
    return eth(dst="01:80:c2:00:00:0e", type=0x88cc) / Raw(b"".join(tlvs) + bytes(2))


def link_lldp():
    chassis, where, ttl = tlv(1, b"\4\2" + some(5)), tlv(2, b"\5eth0"), tlv(3, struct.pack(">H", u(16)))
    yield lldp(chassis, where, ttl) / Padding(bytes(20))
    yield lldp(chassis, where, ttl, tlv(4, b"port desc"), tlv(5, b"name"), tlv(6, b"Linux"),
               tlv(7, some(4)), tlv(8, b"\5\1\xc0\0\2\x63\2" + some(4) + b"\0"),
               tlv(8, b"\x11\2" + some(16) + b"\3" + some(4) + b"\0"),
               tlv(8, b"\7\6\2" + some(5) + b"\1" + some(4) + b"\0"))
    yield lldp(tlv(1, b"\5\1" + some(4)), tlv(2, b"\4\1" + some(4)), ttl)
    yield lldp(tlv(1, b"\5\2" + some(16)), tlv(2, b"\3\2" + some(5)), ttl)
    for n in (1, 2, 3, 6, 7):
        yield lldp(tlv(1, bytes([n]) + b"abc"), tlv(2, bytes([n if n != 3 else 5]) + b"def"), ttl)
    yield lldp(chassis, where, ttl, tlv(9, b"abc"), tlv(126, b"x"))
    yield lldp(chassis, where, ttl, organisation(0x80c2, 1, some(2)),
               organisation(0x80c2, 2, b"\6\0\5"), organisation(0x80c2, 3, b"\0\5\4vlan"),
               organisation(0x80c2, 4, b"\3abc"), organisation(0x120f, 1, b"\3" + some(4)),
               organisation(0x120f, 4, some(2)), organisation(0x12bb, 1, b"\0\x33\2"),
               organisation(0x123456, 7, b"abc"), organisation(0x123456, 7, b""))


def tag(kind, value):
    return PPPoETag(tag_type=kind, tag_value=value)


def link_pppoe():
    tags = [(0x101, b"any"), (0x102, b"ac"), (0x103, some(4)), (0x104, some(16)), (0x110, some(3)),
            (0x120, b"\5\xd4"), (0x203, b"bad"), (0x201, b"x"), (0x202, b"yy"), (0x777, some(3)),
            (0x105, some(4)), (0, b"")]
    for code in (9, 7, 0x19, 0x65):
        chosen = [tag(*one) for one in rng.sample(tags[:-1], 4)]
        yield eth() / PPPoED(code=code, sessionid=u(16)) / PPPoED_Tags(tag_list=chosen)
    yield eth() / PPPoED() / PPPoED_Tags(tag_list=[tag(*one) for one in tags])
    yield eth() / PPPoED() / PPPoED_Tags(tag_list=[tag(0x101, b"")]) / Padding(bytes(36))
    yield eth() / PPPoED(code=0xa7, sessionid=u(16)) / Padding(bytes(40))
    for proto, inner in ((0x21, IP(src=A4, dst=B4) / udp()), (0x57, IPv6(src=A6, dst=B6) / udp()),
                         (0xc021, Raw(b"\1\1\0\4"))):
        yield eth() / PPPoE(sessionid=u(16)) / PPP(proto=proto) / inner
        yield eth() / PPPoE(sessionid=u(16)) / Raw(struct.pack(">H", proto)) / inner
    yield eth() / PPPoE(sessionid=1) / Raw(b"\0\x21") / IP(src=A4, dst=B4) / Padding(bytes(18))


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


def group(**more):
    return ip(dst="224.0.0.1", ttl=1, proto=2, **more)


def addr_group():
    return "224.0.%d.%d" % (u(8), u(8))


def net_igmp():
    for kind in (0x11, 0x16, 0x17):
        yield group() / IGMP(type=kind, mrcode=u(8) | 1, gaddr=addr_group())
    yield group(options=[IPOption_Router_Alert()]) / IGMP(gaddr="0.0.0.0") / Padding(bytes(14))
    yield group() / IGMP(type=0x11, mrcode=0, gaddr="0.0.0.0")
    yield group() / IGMP(type=0x12, mrcode=0, gaddr=addr_group())
    yield group() / IGMP(type=0x12, mrcode=u(8), gaddr=addr_group(), chksum=u(16))
    yield group() / IGMP(type=0x99) / Raw(some(5))
    for n in range(3):
        yield group() / IGMPv3(mrcode=u(8)) / IGMPv3mq(
            gaddr=addr_group(), s=u(1), qrv=u(3), qqic=u(8), srcaddrs=[addr4() for _ in range(n)])
    for n in range(4):
        yield group() / IGMPv3(type=0x22, mrcode=0) / IGMPv3mr(records=[
            IGMPv3gr(rtype=rng.randrange(1, 8), maddr=addr_group(),
                     srcaddrs=[addr4() for _ in range(rng.randrange(4))]) for _ in range(n)])


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


# ---- DHCP, TLS, SCTP, NTP, IPsec, Geneve ---------------------------------------------------------


def dhcp(options, **more):
    to = UDP(sport=68, dport=67) if more.get("op", 1) == 1 else UDP(sport=67, dport=68)
    return (eth(dst="ff:ff:ff:ff:ff:ff") / IP(src="0.0.0.0", dst="255.255.255.255") / to /
            BOOTP(**{"chaddr": b"\2\0\0\0\0" + some(1), "xid": u(32), **more}) /
            DHCP(options=options + ["end"]))


def app_dhcp():
    yield dhcp([("message-type", "discover"), ("hostname", "poste"),
                ("client_id", b"\1\2\0\0\0\0" + some(1)),
                ("param_req_list", [1, 3, 6, 15, 28, 51, 58, 59, 119, 121, 252]),
                ("requested_addr", addr4()), ("max_dhcp_size", 1500),
                ("vendor_class_id", "udhcp 1.2")], secs=u(16), flags=rng.choice([0, 0x8000]))
    yield dhcp([("message-type", "offer"), ("subnet_mask", "255.255.255.0"),
                ("router", addr4(), addr4()), ("name_server", addr4(), addr4()),
                ("domain", "example.org"), ("broadcast_address", "192.0.2.255"),
                ("lease_time", u(32)), ("renewal_time", u(32)), ("rebinding_time", u(32)),
                ("server_id", addr4())], op=2, yiaddr=addr4(), siaddr=addr4(), giaddr=addr4(),
               hops=u(8), sname=b"serveur", file=b"boot.img") / Padding(bytes(3))
    yield dhcp([("message-type", "ack"), ("time_server", addr4()), ("log_server", addr4()),
                ("time_zone", 3600), ("NTP_server", addr4(), addr4()), ("interface-mtu", 1500),
                ("default_ttl", u(8)), (17, b"/srv/r"), (19, b"\1"), (31, b"\1"),
                (33, some(8)), (44, some(4)), (46, b"\x08"), (47, b"scope"), (116, b"\1"),
                (119, b"\7example\3org\0\1a\0"), (150, some(4)), (252, b"http://wpad"),
                (82, b"\1\4" + some(4) + b"\2\3" + some(3)), (5, some(4)), (66, b"tftp.example"),
                (67, b"pxe.0"), (81, b"\1\0\0poste.example"), (56, b"hello"),
                (121, b"\x18\xc6\x33\x64\xc0\0\2\1"), (211, some(4))], op=2, ciaddr=addr4())
    for kind in ("request", "decline", "nak", "release", "inform"):
        yield dhcp([("message-type", kind), ("requested_addr", addr4())])
    yield dhcp([("message-type", "request"), (61, b"\xff" + some(18))])


# A certificate that serveur.example signed itself; RSA of 512 bits, to be short.
CERTIFICATE = base64.b64decode(
    "MIIBeDCCASKgAwIBAgIBATANBgkqhkiG9w0BAQsFADAaMRgwFgYDVQQDDA9zZXJ2ZXVyLmV4YW1wbGUwHhcNMjYx"
    "MTIyMTUzNDI4WhcNMzYxMTE5MTUzNDI4WjAaMRgwFgYDVQQDDA9zZXJ2ZXVyLmV4YW1wbGUwXDANBgkqhkiG9w0B"
    "AQEFAANLADBIAkEA01oX79vapueboTwh1rLcQ47fXM81BRFA76X0AdM/PypIvDOWsgUxIQ3NhLPKsWJKhMs1Q3mR"
    "S80vpSfEHtgYMQIDAQABo1MwUTAdBgNVHQ4EFgQUTCJ8vVUdXj+QnfJUqF0xDssLu6wwHwYDVR0jBBgwFoAUTCJ8"
    "vVUdXj+QnfJUqF0xDssLu6wwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAANBAKEueFkYISOIMU3IJjmi"
    "lwAVkZEa83hs/OsF/8OGpDFEiUYeMd6VL66LOoGFmdykz5/WCRE2wQkOHfO132CqFyU=")
AGAIN = bytes.fromhex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")


def vector(size, value):
    return len(value).to_bytes(size, "big") + value


def numbers(*all_of):
    return b"".join(n.to_bytes(2, "big") for n in all_of)


def extension(kind, value=b""):
    return numbers(kind) + vector(2, value)


def handshake(kind, body):
    return bytes([kind]) + vector(3, body)


def record(kind, body, version=0x0303):
    return bytes([kind]) + numbers(version) + vector(2, body)


def client_hello():
    some_of = [
        extension(0, vector(2, b"\0" + vector(2, b"serveur.example"))),
        extension(10, vector(2, numbers(29, 23, 24, 0x6399))), extension(11, vector(1, b"\0\1\2")),
        extension(13, vector(2, numbers(0x0403, 0x0804, 0x0401, 0x0201))),
        extension(16, vector(2, vector(1, b"h2") + vector(1, b"http/1.1"))),
        extension(21, bytes(rng.randrange(1, 30))), extension(22), extension(23), extension(35),
        extension(28, numbers(u(14) | 64)), extension(35, some(16)),
        extension(5, b"\1\0\0\0\0"), extension(43, vector(1, numbers(0x0304, 0x0303))),
        extension(45, vector(1, b"\1")), extension(50, vector(2, numbers(0x0403, 0x0804))),
        extension(51, vector(2, numbers(29) + vector(2, some(32)) + numbers(23) +
                             vector(2, some(65)))),
        extension(0xff01, vector(1, b"")), extension(65000, some(5))]
    extensions = b"".join(rng.sample(some_of, rng.randrange(3, len(some_of))))
    if u(1):
        extensions += extension(41, vector(2, vector(2, some(20)) + some(4)) +
                                vector(2, vector(1, some(32))))
    return handshake(1, numbers(0x0303) + some(32) + vector(1, some(rng.choice([0, 32]))) +
                     vector(2, numbers(0x1301, 0x1302, 0xc02f, 0xc030, 0x009e, 0x00ff)) +
                     vector(1, b"\0") + vector(2, extensions))


def server_hello(*extensions, random=None, suite=0xc02f):
    return handshake(2, numbers(0x0303) + (random or some(32)) + vector(1, some(rng.choice([0, 32]))) +
                     numbers(suite) + b"\0" + vector(2, b"".join(extensions)))


def app_tls():
    flow = [rng.randrange(49152, 65536)]

    def up(*records):
        return ip() / TCP(sport=flow[0], dport=443, flags="PA", seq=u(32)) / Raw(b"".join(records))

    def down(*records):
        return (ip(src=B4, dst=A4) / TCP(sport=443, dport=flow[0], flags="PA", seq=u(32)) /
                Raw(b"".join(records)))

    for _ in range(3):
        flow[0] = rng.randrange(49152, 65536)
        yield up(record(22, client_hello(), 0x0301))
    flow[0] = rng.randrange(49152, 65536)
    yield up(record(22, handshake(1, numbers(0x0300) + some(32) + b"\0" + vector(2, numbers(5)) +
                                  b"\1\0"), 0x0300))
    flow[0] = rng.randrange(49152, 65536)
    curve = b"\3" + numbers(29) + vector(1, some(32)) + numbers(0x0804) + vector(2, some(256))
    yield down(
        record(22, server_hello(extension(0xff01, b"\0"), extension(0), extension(23),
                                extension(11, b"\1\0"), extension(16, numbers(3) + b"\2h2"))),
        record(22, handshake(11, vector(3, vector(3, CERTIFICATE) + vector(3, CERTIFICATE)))),
        record(22, handshake(12, curve) +
               handshake(13, vector(1, b"\1\x40") + vector(2, numbers(0x0403, 0x0401)) +
                         vector(2, b"")) + handshake(14, b"")))
    yield up(record(22, handshake(16, vector(1, some(32)))),
             record(22, handshake(15, numbers(0x0401) + vector(2, some(64)))),
             record(20, b"\1"), record(22, bytes(8) + some(32)))
    yield down(record(22, handshake(4, some(4) + vector(2, some(80)))), record(20, b"\1"),
               record(22, b"\xee" + some(39)))
    yield down(record(23, some(60)), record(21, some(26)), record(24, b"\x99" + some(29)))
    flow[0] = rng.randrange(49152, 65536)
    yield down(record(22, server_hello(suite=0x009c)))
    yield up(record(22, handshake(16, vector(2, some(256)))))
    yield down(record(21, b"\2\x28"), record(21, b"\1\0"))
    for share, random in ((numbers(29) + vector(2, some(32)), None), (numbers(24), AGAIN)):
        flow[0] = rng.randrange(49152, 65536)
        yield down(record(22, server_hello(extension(43, numbers(0x0304)), extension(51, share),
                                      random=random)),
                   record(20, b"\1"), record(23, some(200)), record(23, some(40)))
        yield up(record(20, b"\1"), record(23, some(60)))
    yield down(record(23, some(40)), record(23, some(900))[:4])
    yield down(some(40))


def sctp(*chunks):
    packet = SCTP(sport=port(), dport=2905, tag=u(32))
    for chunk in chunks:
        packet = packet / chunk
    return packet


def transport_sctp():
    parameters = [
        SCTPChunkParamIPv4Addr(addr=addr4()), SCTPChunkParamIPv6Addr(addr=addr6()),
        SCTPChunkParamSupportedAddrTypes(addr_type_list=[5, 6]), SCTPChunkParamFwdTSN(),
        SCTPChunkParamCookiePreservative(sug_cookie_inc=u(32)), SCTPChunkParamECNCapable(),
        SCTPChunkParamSupportedExtensions(), SCTPChunkParamAdaptationLayer(indication=u(32)),
        SCTPChunkParamStateCookie(cookie=some(8))]
    for kind in (SCTPChunkInit, SCTPChunkInitAck):
        yield ip() / sctp(kind(init_tag=u(32), a_rwnd=u(32), n_out_streams=u(16),
                               n_in_streams=u(16), init_tsn=u(32),
                               params=rng.sample(parameters, rng.randrange(1, 6))))
    yield ip6() / sctp(SCTPChunkCookieEcho(cookie=some(rng.randrange(1, 9))),
                       SCTPChunkData(data=some(5), beginning=1, ending=1, tsn=u(32)))
    for size in range(1, 5):
        yield ip() / sctp(SCTPChunkData(data=some(size), beginning=1, ending=1, unordered=u(1),
                                        tsn=u(32), stream_id=u(16), stream_seq=u(16),
                                        proto_id=0xffffff00 + u(4)))
    yield ip() / sctp(SCTPChunkCookieAck(),
                      SCTPChunkSACK(cumul_tsn_ack=u(32), a_rwnd=u(32), gap_ack_list=["2:3", "5:6"],
                                    dup_tsn_list=[8, 9]))
    yield ip() / sctp(SCTPChunkSACK(cumul_tsn_ack=u(32), a_rwnd=1))
    for kind in (SCTPChunkHeartbeatReq, SCTPChunkHeartbeatAck):
        yield ip() / sctp(kind(params=[SCTPChunkParamHeartbeatInfo(data=some(5))]))
    yield ip() / sctp(SCTPChunkAbort(error_causes=b"\0\x0c\0\x08oops", TCB=u(1)))
    yield ip() / sctp(SCTPChunkError(error_causes=b"\0\3\0\x08" + some(4)))
    yield ip() / sctp(SCTPChunkShutdown(cumul_tsn_ack=u(32)))
    yield ip() / sctp(SCTPChunkShutdownAck())
    yield ip() / sctp(SCTPChunkShutdownComplete(TCB=u(1)))
    yield ip() / sctp() / Raw(b"\xc0\0\0\x0c" + some(8))
    yield ip() / sctp() / Raw(b"\x33\0\0\x07abc\0")
    wrong = SCTP(sport=9, dport=9, tag=1, chksum=u(32)) / SCTPChunkCookieAck()
    yield ip() / wrong


def app_ntp():
    for mode in (1, 2, 3, 4, 5):
        yield ip() / UDP(sport=123, dport=123) / NTPHeader(
            leap=u(2), version=rng.choice([3, 4]), mode=mode, stratum=2, poll=u(8), precision=u(8),
            id=addr4(), ref=3900000000 + u(16), orig=u(32) / 7, recv=0, sent=3900000000.125)
    yield ip6() / UDP(sport=123, dport=123) / NTPHeader(
        stratum=1, ref_id=b"GPS\0", mode=4, orig=1.5, sent=4e9) / NTPAuthenticator(
            key_id=u(32), dgst=some(16))
    yield ip() / UDP(sport=123, dport=123) / Raw(b"\x16\x81" + some(8) + bytes(2))


def net_ipsec():
    yield ip() / ESP(spi=u(32) | 256, seq=u(32), data=some(40))
    yield ip6() / ESP(spi=u(32) | 256, seq=u(32), data=some(40))
    for size in (12, 16, 24):
        at = ip() if size == 12 else ip6()
        data = some(20)
        yield at / AH(nh=253, payloadlen=size // 4 + 1, reserved=0, spi=u(32), seq=u(32),
                      icv=some(size), padding=b"") / Raw(data)


def tunnel_geneve():
    inner = eth() / IP(src=A4, dst=B4) / udp() / b"inside"
    yield ip() / UDP(sport=port(), dport=6081) / GENEVE(vni=u(24)) / inner
    yield ip6() / UDP(sport=port(), dport=6081) / GENEVE(
        vni=u(24), critical=u(1), oam=u(1), proto=0x0800,
        options=[GeneveOptions(classid=0x102, type=0x80, data=some(4)),
                 GeneveOptions(classid=0x103, type=1, data=some(8)),
                 GeneveOptions(classid=u(16), type=2)]) / IP(src=A4, dst=B4) / udp() / b"in geneve"


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


MAKERS = [link_eth, link_vlan, link_arp, link_llc, link_stp, link_lldp, link_pppoe, net_igmp,
          net_ip, net_ip_options, net_ipv6, net_ipv6_ext, net_icmp,
          net_icmpv6, transport_tcp, transport_udp, app_dns, app_http, tunnel_gre, tunnel_vxlan,
          tunnel_mpls,
          app_dhcp, app_tls, transport_sctp, app_ntp, net_ipsec, tunnel_geneve]


# ---- other link types ---------------------------------------------------------------------------


def packets():
    return [(0x0800, IP(src=A4, dst=B4) / udp() / any_payload()),
            (0x0800, IP(src=A4, dst=B4) / tcp() / b"x"), (0x86dd, IPv6(src=A6, dst=B6) / udp())]


def cooked_addresses():
    yield {"lladdrtype": 1, "lladdrlen": 6, "src": b"\2" + some(5) + bytes(2)}
    yield {"lladdrtype": 772, "lladdrlen": 6, "src": bytes(8)}
    yield {"lladdrtype": 776, "lladdrlen": 4, "src": some(4) + bytes(4)}
    yield {"lladdrtype": 32, "lladdrlen": 20, "src": some(8)}
    yield {"lladdrtype": 65534}


def cooked(kind):
    for address in cooked_addresses():
        for proto, packet in packets():
            yield kind(pkttype=rng.randrange(5), proto=proto, **address) / packet
    yield kind(proto=0x0806) / ARP(psrc=A4, pdst=B4)
    yield kind(proto=0x9999) / Raw(some(9))
    yield kind(proto=4, pkttype=2) / bpdu()
    yield kind(proto=12) / Raw(some(16))


def link_null():
    for order in "<", ">":
        yield from (Raw(struct.pack(order + "I", 2)) / packet for _, packet in packets()[:2])
        for family in (24, 28, 30):
            yield Raw(struct.pack(order + "I", family)) / packets()[2][1]
        yield Raw(struct.pack(order + "I", 7)) / Raw(some(9))


def link_loop():
    yield from (packet for packet in link_null() if bytes(packet)[:2] == bytes(2))


def link_raw():
    yield from (packet for _, packet in packets())


LINKS = {113: [lambda: cooked(CookedLinux)], 276: [lambda: cooked(CookedLinuxV2)],
         0: [link_null], 108: [link_loop], 12: [link_raw], 14: [link_raw], 101: [link_raw],
         228: [lambda: (packet for packet in link_raw() if IP in packet)],
         229: [lambda: (packet for packet in link_raw() if IPv6 in packet)]}


def whole(rounds, link):
    out = []
    for _ in range(rounds):
        for maker in LINKS.get(link, MAKERS):
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


def write_pcap(path, frames, link):
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, link))
        for n, (captured, length) in enumerate(frames):
            f.write(struct.pack("<IIII", 1000 + n, 0, len(captured), length) + captured)


def main():
    kind, path = sys.argv[1:3]
    seed, link = (int(word) for word in (sys.argv[3:] + ["1", "1"][len(sys.argv) - 3:])[:2])
    rng.seed(seed)
    random.seed(seed)  # what Scapy itself leaves to chance
    frames = whole(1 if kind != "whole" else 3, link)
    bend = {"whole": uncut, "once": uncut, "cut": cut, "bent": bent, "flip": flip}[kind]
    write_pcap(path, bend(frames), link)


if __name__ == "__main__":
    main()
