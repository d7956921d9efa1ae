# SPDX-License-Identifier: BSD-2-Clause
"""Packets of the network protocols."""
from gen_base import *  # noqa: F403
from scapy.contrib.igmp import IGMP
from scapy.contrib.igmpv3 import IGMPv3, IGMPv3gr, IGMPv3mq, IGMPv3mr
from scapy.layers.inet6 import (
    HAO, HBHOptUnknown, ICMPv6NDOptRDNSS, ICMPv6NDOptUnknown, ICMPv6Unknown,
    IPv6ExtHdrSegmentRouting, Jumbo, Pad1, PadN, RouterAlert)


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
