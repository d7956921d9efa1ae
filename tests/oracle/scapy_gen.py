# SPDX-License-Identifier: BSD-2-Clause
"""Packets for the Scapy oracle: generators by protocol group, driven by one seeded random source.

Every address is given, because Scapy takes the ones that are missing from this machine's
interfaces and trame from the lab's wire. A value that Scapy takes from the clock is given too.
"""
import logging
import random

logging.getLogger("scapy").setLevel(logging.CRITICAL)

from scapy.all import *  # noqa: E402,F401,F403
from scapy.layers.http import HTTP, HTTPRequest, HTTPResponse  # noqa: E402
from scapy.contrib.geneve import GENEVE, GeneveOptions  # noqa: E402,F401
from scapy.contrib.igmp import IGMP  # noqa: E402
from scapy.contrib.igmpv3 import IGMPv3, IGMPv3gr, IGMPv3mq, IGMPv3mr  # noqa: E402,F401
from scapy.contrib.mpls import MPLS  # noqa: E402
from scapy.layers.ipsec import ESP  # noqa: E402
from scapy.layers.ppp import PPP, PPPoE, PPPoED, PPPoED_Tags, PPPoETag  # noqa: E402,F401

from scapy.layers.sctp import SCTP  # noqa: E402

R = random.Random(20240611)


def chance(p):
    return R.random() < p


def num(bits):
    """A number of so many bits, small, large and round ones more often."""
    return R.choice([0, 1, 2, (1 << bits) - 1, 1 << (bits - 1), R.getrandbits(bits),
                     R.getrandbits(bits), R.getrandbits(bits)]) & ((1 << bits) - 1)


def blob(most, least=0):
    return bytes(R.getrandbits(8) for _ in range(R.randint(least, most)))


def text(most=12, least=1):
    return "".join(R.choice("abcdefghijklmnopqrstuvwxyz0123456789-") for _ in
                   range(R.randint(least, most)))


def mac():
    return ":".join("%02x" % R.getrandbits(8) for _ in range(6))


def ip4():
    return "%d.%d.%d.%d" % tuple(num(8) for _ in range(4))


def ip6():
    return R.choice(["2001:db8::%x" % num(16), "fe80::%x:%x" % (num(16), num(16)),
                     "ff02::1:ff%02x:%x" % (num(8), num(16)), "::1", "::",
                     ":".join("%x" % num(16) for _ in range(8))])


def name():
    return ".".join(text(9) for _ in range(R.randint(1, 4))) + R.choice(["", "."])


def some(**fields):
    """A random part of keyword arguments; those that begin with `_` always (without the `_`)."""
    out = {}
    for key, value in fields.items():
        if key.startswith("_"):
            out[key[1:]] = value() if callable(value) else value
        elif chance(0.3):
            out[key] = value() if callable(value) else value
    return out


def payload():
    kind = R.randrange(6)
    if kind == 0:
        return None
    if kind == 1:
        return Raw(load=b"GET / HTTP/1.1\r\nHost: 'x'\r\n\r\n")
    if kind == 2:
        return Raw(load=bytes(range(R.randint(0, 255))))
    return Raw(load=blob(R.choice([1, 3, 8, 60, 400]), 1))


def over(*layers):
    packet = None
    for layer in layers:
        if layer is not None:
            packet = layer if packet is None else packet / layer
    return packet


# ---- headers ---------------------------------------------------------------------------------

def ether(**more):
    return Ether(**some(_dst=mac, _src=mac, type=lambda: num(16)), **more)


def plain_ether():
    return Ether(dst=mac(), src=mac())


def ip(forge=0.15, **more):
    fields = some(_src=ip4, _dst=ip4, tos=lambda: num(8), id=lambda: num(16),
                  flags=lambda: num(3), ttl=lambda: num(8))
    if chance(forge):
        fields.update(some(version=lambda: num(4), len=lambda: num(16), chksum=lambda: num(16),
                           proto=lambda: num(8), frag=lambda: num(13)))
    fields.update(more)
    return IP(**fields)


def ip_option():
    return R.choice([
        lambda: IPOption_NOP(), lambda: IPOption_NOP(),
        lambda: IPOption_RR(**some(routers=[ip4() for _ in range(R.randint(0, 3))],
                                   pointer=lambda: num(8))),
        lambda: IPOption_LSRR(routers=[ip4() for _ in range(R.randint(0, 2))]),
        lambda: IPOption_SSRR(routers=[ip4()]),
        lambda: IPOption_Router_Alert(**some(alert=lambda: num(16))),
        lambda: IPOption_Stream_Id(**some(security=lambda: num(16))),
        lambda: IPOption_MTU_Probe(**some(mtu=lambda: num(16))),
        lambda: IPOption_MTU_Reply(**some(mtu=lambda: num(16))),
        lambda: IPOption_Security(**some(security=lambda: num(16), compartment=lambda: num(16))),
        lambda: IPOption_Traceroute(**some(id=lambda: num(16), originator_ip=ip4)),
        lambda: IPOption_Address_Extension(**some(src_ext=ip4, dst_ext=ip4)),
        lambda: IPOption_SDBM(addresses=[ip4()]),
        lambda: IPOption_Timestamp(**some(flg=lambda: num(2), timestamp=lambda: num(32),
                                          oflw=lambda: num(4), pointer=lambda: num(8))),
        lambda: IPOption(copy_flag=num(1), optclass=num(2), option=22 + num(3), value=blob(6)),
    ])()


def ip_options():
    options, size = [], 0
    while chance(0.75):
        option = ip_option()
        size += len(bytes(option))
        if size > 40:
            break
        options.append(option)
    if size < 40 and chance(0.2):
        options.append(IPOption_EOL())
    return options


def tcp(forge=0.15, options=False, **more):
    fields = some(sport=lambda: num(16), dport=lambda: num(16), seq=lambda: num(32),
                  ack=lambda: num(32), flags=lambda: num(9), window=lambda: num(16),
                  urgptr=lambda: num(16))
    if chance(forge):
        fields.update(some(dataofs=lambda: num(4), reserved=lambda: num(3),
                           chksum=lambda: num(16)))
    if options:
        fields["options"] = tcp_options()
    fields.update(more)
    return TCP(**fields)


def tcp_options():
    options, size = [], 0
    while chance(0.8):
        option = R.choice([
            lambda: ("MSS", num(16)), lambda: ("NOP", None), lambda: ("NOP", None),
            lambda: ("EOL", None), lambda: ("WScale", num(8)), lambda: ("SAckOK", b""),
            lambda: ("SAck", tuple(num(32) for _ in range(2 * R.randint(1, 3)))),
            lambda: ("SAck", (num(32),)),
            lambda: ("Timestamp", (num(32), num(32))), lambda: ("TFO", (num(32), num(32))),
            lambda: ("UTO", num(16)), lambda: ("AltChkSum", (num(8), num(16))),
            lambda: ("AltChkSumOpt", b""), lambda: ("MD5", blob(16, 16)),
            lambda: ("Mood", blob(5)), lambda: (num(8), blob(6)), lambda: (253, blob(4)),
            lambda: ("MSS", blob(3)), lambda: ("AO", blob(6))])()
        size += len(TCP(options=[option])) - 20
        if size > 40:
            break
        options.append(option)
    return options


def udp(forge=0.15, **more):
    fields = some(sport=lambda: num(16), dport=lambda: num(16))
    if chance(forge):
        fields.update(some(len=lambda: num(16), chksum=lambda: num(16)))
    fields.update(more)
    return UDP(**fields)


def transport():
    return R.choice([tcp, udp])()


def ipv6(forge=0.15, **more):
    fields = some(_src=ip6, _dst=ip6, tc=lambda: num(8), fl=lambda: num(20), hlim=lambda: num(8))
    if chance(forge):
        fields.update(some(version=lambda: num(4), plen=lambda: num(16), nh=lambda: num(8)))
    fields.update(more)
    return IPv6(**fields)


def ip6_option():
    return R.choice([
        lambda: RouterAlert(value=num(16)), lambda: PadN(optdata=blob(5)), lambda: Pad1(),
        lambda: Jumbo(jumboplen=num(32)),
        lambda: HBHOptUnknown(otype=R.choice([0x1e, 0x3e, 0x22, 0x62, 0xee]), optdata=blob(8)),
        lambda: PadN(), lambda: RouterAlert(value=num(16), optlen=num(8))])()


def ip6_options():
    if chance(0.1):
        return [HAO(hoa=ip6())]
    return [ip6_option() for _ in range(R.randint(0, 4))]


def extension(chain=True):
    nh = {"nh": num(8)} if chance(0.05) else {}
    kinds = [
        lambda: IPv6ExtHdrHopByHop(options=ip6_options(), **nh),
        lambda: IPv6ExtHdrDestOpt(options=ip6_options(), **nh),
        lambda: IPv6ExtHdrRouting(addresses=[ip6() for _ in range(R.randint(0, 3))],
                                  **some(segleft=lambda: num(8), reserved=lambda: num(32)), **nh),
        lambda: IPv6ExtHdrSegmentRouting(addresses=[ip6() for _ in range(R.randint(2, 4))],
                                         **some(tag=lambda: num(16), segleft=lambda: num(8),
                                                protected=lambda: num(1)), **nh)]
    if chain:
        kinds.append(lambda: IPv6ExtHdrFragment(
            **some(_id=lambda: num(32), res1=lambda: num(8), m=lambda: num(1),
                   res2=lambda: num(2)), **nh))
    return R.choice(kinds)()


# ---- groups ----------------------------------------------------------------------------------

def group_ip():
    return over(ether() if chance(0.6) else None, ip(0.5), payload())


def group_ip_options():
    return over(plain_ether() if chance(0.5) else None, ip(0.1, options=ip_options()),
                transport() if chance(0.5) else None, payload())


def group_tcp():
    return over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0.05), tcp(0.4),
                payload())


def group_tcp_options():
    return over(plain_ether() if chance(0.5) else None, ip(0), tcp(0.2, options=True), payload())


def group_udp():
    return over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0.05), udp(0.4),
                payload())


def group_icmp():
    kind = R.choice([0, 8, 8, 13, 14, 15, 16, 17, 18, 10, 5])
    fields = {"type": kind}
    if kind in (0, 8, 13, 14, 15, 16, 17, 18):
        fields.update(some(id=lambda: num(16), seq=lambda: num(16)))
    if kind in (13, 14):
        fields.update(ts_ori=num(32), ts_rx=num(32), ts_tx=num(32))
    if kind in (17, 18):
        fields.update(some(addr_mask=ip4))
    if kind == 5:
        fields.update(some(gw=ip4))
    fields.update(some(code=lambda: num(8)) if chance(0.3) else {})
    fields.update(some(chksum=lambda: num(16)) if chance(0.3) else {})
    return over(plain_ether() if chance(0.5) else None, ip(0), ICMP(**fields), payload())


def group_icmp_errors():
    kind = R.choice([3, 3, 4, 5, 11, 12])
    fields = some(_type=kind, code=lambda: num(4))
    if kind == 3:
        fields.update(some(nexthopmtu=lambda: num(16), reserved=lambda: num(8)))
    if kind == 5:
        fields.update(some(gw=ip4))
    if kind == 12:
        fields.update(some(ptr=lambda: num(8), length=lambda: num(8)))
    if kind in (3, 11):
        fields.update(some(length=lambda: num(8)))
    inner = IPerror(**some(_src=ip4, _dst=ip4, id=lambda: num(16), ttl=lambda: num(8)))
    quoted = R.choice([
        lambda: UDPerror(sport=num(16), dport=num(16)),
        lambda: TCPerror(sport=num(16), dport=num(16), flags="S"),
        lambda: ICMPerror(type=8, id=num(16), seq=num(16))])()
    return over(plain_ether() if chance(0.5) else None, ip(0), ICMP(**fields), inner, quoted,
                payload())


def group_icmpv6():
    body = R.choice([
        lambda: ICMPv6EchoRequest(**some(id=lambda: num(16), seq=lambda: num(16),
                                         data=lambda: blob(30))),
        lambda: ICMPv6EchoReply(**some(id=lambda: num(16), data=lambda: blob(30))),
        lambda: ICMPv6MLQuery(**some(mrd=lambda: num(16), mladdr=ip6)),
        lambda: ICMPv6MLReport(**some(mladdr=ip6)), lambda: ICMPv6MLDone(**some(mladdr=ip6)),
    ])()
    if chance(0.2):
        body.cksum = num(16)
    return over(plain_ether() if chance(0.5) else None, ipv6(0.05), body)


def group_icmpv6_errors():
    body = R.choice([
        lambda: ICMPv6DestUnreach(**some(code=lambda: num(3), unused=lambda: num(24))),
        lambda: ICMPv6PacketTooBig(**some(mtu=lambda: num(32))),
        lambda: ICMPv6TimeExceeded(**some(code=lambda: num(1))),
        lambda: ICMPv6ParamProblem(**some(ptr=lambda: num(32), code=lambda: num(2)))])()
    inner = IPerror6(**some(_src=ip6, _dst=ip6, hlim=lambda: num(8)))
    quoted = R.choice([lambda: UDPerror(sport=num(16), dport=num(16)),
                       lambda: TCPerror(sport=num(16), dport=num(16))])()
    return over(plain_ether() if chance(0.5) else None, ipv6(0), body, inner, quoted, payload())


def nd_option():
    return R.choice([
        lambda: ICMPv6NDOptSrcLLAddr(lladdr=mac()), lambda: ICMPv6NDOptDstLLAddr(lladdr=mac()),
        lambda: ICMPv6NDOptPrefixInfo(**some(_prefix=ip6, prefixlen=lambda: num(8),
                                             L=lambda: num(1), A=lambda: num(1), R=lambda: num(1),
                                             validlifetime=lambda: num(32))),
        lambda: ICMPv6NDOptMTU(**some(mtu=lambda: num(32), res=lambda: num(16))),
        lambda: ICMPv6NDOptRDNSS(dns=[ip6() for _ in range(R.randint(1, 3))],
                                 **some(lifetime=lambda: num(32))),
        lambda: ICMPv6NDOptDNSSL(searchlist=[name() for _ in range(R.randint(1, 3))]),
        lambda: ICMPv6NDOptUnknown(type=R.choice([40, 138, 253]), len=1, data=blob(6, 6)),
        lambda: ICMPv6NDOptAdvInterval(advint=num(32)), lambda: ICMPv6NDOptHAInfo(pref=num(16)),
        lambda: ICMPv6NDOptShortcutLimit(shortcutlim=num(8)), lambda: ICMPv6NDOptEFA(res=num(48)),
        lambda: ICMPv6NDOptIPAddr(addr=ip6()), lambda: ICMPv6NDOptLLA(lla=mac()),
        lambda: ICMPv6NDOptRedirectedHdr(pkt=ipv6(0) / udp(0) / Raw(load=blob(30, 1))),
        lambda: ICMPv6NDOptMAP(addr=ip6(), dist=num(4)),
        lambda: ICMPv6NDOptSrcLLAddr(lladdr=mac(), len=num(2))])()


def group_nd():
    body = R.choice([
        lambda: ICMPv6ND_NS(tgt=ip6(), **some(res=lambda: num(32))),
        lambda: ICMPv6ND_NA(tgt=ip6(), **some(R=lambda: num(1), S=lambda: num(1),
                                              O=lambda: num(1))),
        lambda: ICMPv6ND_RS(),
        lambda: ICMPv6ND_RA(**some(chlim=lambda: num(8), M=lambda: num(1), O=lambda: num(1),
                                   prf=lambda: num(2), routerlifetime=lambda: num(16),
                                   retranstimer=lambda: num(32))),
        lambda: ICMPv6ND_Redirect(tgt=ip6(), dst=ip6())])()
    packet = over(plain_ether() if chance(0.5) else None, ipv6(0), body)
    for _ in range(R.randint(0, 3)):
        packet = packet / nd_option()
    return packet


def group_ipv6_headers():
    packet = over(plain_ether() if chance(0.5) else None, ipv6(0.1))
    for _ in range(R.randint(1, 3)):
        packet = packet / extension()
    return over(packet, R.choice([tcp, udp, lambda: None])(), payload())


def group_arp():
    body = ARP(**some(_hwsrc=mac, _psrc=ip4, _hwdst=mac, _pdst=ip4, op=lambda: num(16),
                      hwtype=1, ptype=0x800))
    return over(plain_ether(), vlan() if chance(0.2) else None, body,
                Padding(load=bytes(18)) if chance(0.3) else None)


def vlan():
    kind = R.choice([Dot1Q, Dot1Q, Dot1AD])
    forged = {"type": num(16)} if chance(0.05) else {}
    return kind(**some(vlan=lambda: num(12), prio=lambda: num(3), id=lambda: num(1)), **forged)


def group_vlan():
    return over(plain_ether(), vlan(), vlan() if chance(0.5) else None,
                R.choice([ip, ipv6])(0.05), transport(), payload())


def mpls():
    return MPLS(**some(label=lambda: num(20), cos=lambda: num(3), s=lambda: num(1),
                       ttl=lambda: num(8)))


def group_mpls():
    return over(plain_ether(), mpls(), mpls() if chance(0.5) else None,
                R.choice([ip, ipv6])(0.05), transport(), payload())


def gre():
    fields = some(key_present=1, seqnum_present=1, chksum_present=1)
    if fields.get("key_present"):
        fields.update(some(key=lambda: num(32)))
    if fields.get("seqnum_present"):
        fields.update(some(sequence_number=lambda: num(32)))
    if fields.get("chksum_present"):
        fields.update(some(chksum=lambda: num(16)) if chance(0.2) else {})
    fields.update(some(version=lambda: num(3), flags=lambda: num(5), proto=lambda: num(16))
                  if chance(0.1) else {})
    return GRE(**fields)


def group_gre():
    inner = R.choice([lambda: ip(0), lambda: ipv6(0), plain_ether])()
    if isinstance(inner, Ether):
        inner = inner / ip(0)
    return over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0), gre(), inner,
                transport(), payload())


def group_vxlan():
    fields = some(_vni=lambda: num(24), _flags=lambda: R.choice([8, 8, 0x88]),
                  reserved2=lambda: num(8))
    if fields["flags"] == 0x88:
        fields["gpid"] = num(16)
    ports = some(sport=lambda: num(16), dport=lambda: R.choice([4789, 8472]))
    return over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0), UDP(**ports),
                VXLAN(**fields), plain_ether(), vlan() if chance(0.2) else None, ip(0),
                transport(), payload())


def group_geneve():
    options = [GeneveOptions(**some(_classid=lambda: num(16), _type=lambda: num(8),
                                    data=lambda: blob(3) * 4)) for _ in range(R.randrange(3))]
    fields = some(_vni=lambda: num(24), critical=lambda: num(1), oam=lambda: num(1))
    if options:
        fields["options"] = options
    inside = plain_ether() / ip(0) if chance(0.5) else R.choice([ip, ipv6])(0)
    return over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0),
                UDP(**some(sport=lambda: num(16))), GENEVE(**fields), inside, transport(),
                payload())


def group_ipsec():
    return over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0),
                ESP(**some(spi=lambda: num(32), seq=lambda: num(32))), Raw(load=blob(40, 1)))


def group_sctp():
    fields = some(_sport=lambda: num(16), _dport=lambda: num(16), tag=lambda: num(32))
    if chance(0.15):
        fields["chksum"] = num(32)
    return over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0), SCTP(**fields),
                Raw(load=blob(40, 1)))


def group_tunnels():
    packet = over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0))
    for _ in range(R.randint(1, 3)):
        packet = packet / R.choice([lambda: ip(0.05), lambda: ipv6(0.05),
                                    lambda: gre() / ip(0.05)])()
    return over(packet, transport(), payload())


def dns_record():
    common = some(_rrname=name, ttl=lambda: num(32), rclass=lambda: R.choice([1, 3, 255]))
    return R.choice([
        lambda: DNSRR(type="A", rdata=ip4(), **common),
        lambda: DNSRR(rdata=ip4(), **common),
        lambda: DNSRR(type="AAAA", rdata=ip6(), **common),
        lambda: DNSRR(type="CNAME", rdata=name(), **common),
        lambda: DNSRR(type="NS", rdata=name(), **common),
        lambda: DNSRR(type="PTR", rdata=name(), **common),
        lambda: DNSRR(type=R.choice([3, 4]), rdata=name(), **common),
        lambda: DNSRR(type="TXT", rdata=[blob(20, 1) for _ in range(R.randint(1, 3))], **common),
        lambda: DNSRR(type="TXT", rdata="text", **common),
        lambda: DNSRR(type=R.choice([99, 13, 257]), rdata=blob(20), **common),
        lambda: DNSRRMX(type=15, preference=num(16), exchange=name(), **common),
        lambda: DNSRRSOA(mname=name(), rname=name(), serial=num(32), refresh=num(32), **common),
        lambda: DNSRRSRV(priority=num(16), weight=num(16), port=num(16), target=name(), **common),
        lambda: DNSRR(type="A", rdata=ip4(), rdlen=num(16), **common)])()


def records(most=3):
    out = None
    for _ in range(R.randint(1, most)):
        record = dns_record()
        out = record if out is None else out / record
    return out


def dns_options():
    return DNSRROPT(**some(rclass=lambda: num(16), z=lambda: num(16), extrcode=lambda: num(8),
                           rdata=lambda: [EDNS0TLV(optcode=R.choice([3, 9, 10]), optdata=blob(8))
                                          for _ in range(R.randint(1, 2))]))


def dns():
    fields = some(_id=lambda: num(16), qr=lambda: num(1), opcode=lambda: num(4),
                  aa=lambda: num(1), tc=lambda: num(1), rd=lambda: num(1), ra=lambda: num(1),
                  z=lambda: num(1), ad=lambda: num(1), cd=lambda: num(1), rcode=lambda: num(4),
                  an=records, ns=records, ar=dns_options)
    if chance(0.8):
        fields["qd"] = DNSQR(qname=name(), **some(qtype=lambda: R.choice([1, 28, 15, 255]),
                                                  qclass=lambda: num(16)))
        if chance(0.1):
            fields["qd"] = fields["qd"] / DNSQR(qname=name())
    elif chance(0.3):
        fields["qd"] = None
    if chance(0.1):
        fields.update(some(qdcount=lambda: num(16), ancount=lambda: num(16)))
    return DNS(**fields)


def group_dns():
    under = R.choice([lambda: UDP(), lambda: UDP(), lambda: TCP(),
                      lambda: UDP(sport=num(16), dport=R.choice([53, 5353]))])()
    packet = over(plain_ether() if chance(0.3) else None, R.choice([ip, ipv6])(0), under, dns())
    if chance(0.2) and UDP in packet:
        packet[UDP].payload = packet[DNS].compress()
    return packet


def group_http():
    if chance(0.5):
        body = HTTPRequest(**some(Method=lambda: R.choice([b"GET", b"POST", b"HEAD", b"PUT"]),
                                  Path=lambda: "/" + text(), Host=text, User_Agent=text,
                                  Accept=b"*/*", Connection=b"close", Cookie=b"a=b; c=d",
                                  Content_Type=b"text/html", X_Forwarded_For=text,
                                  Unknown_Headers={b"X-Odd": b"1", b"A-Odd": b"'\""}))
    else:
        body = HTTPResponse(**some(Status_Code=lambda: R.choice([b"200", b"404"]),
                                   Reason_Phrase=b"Not Found", Server=text, Date=text,
                                   Content_Length=lambda: str(num(8)), Set_Cookie=text,
                                   ETag=text, Last_Modified=text,
                                   Unknown_Headers={b"X-Odd": b"1"}))
    return over(plain_ether() if chance(0.5) else None, R.choice([ip, ipv6])(0),
                TCP(**some(sport=lambda: num(16), dport=lambda: R.choice([80, 8080]),
                           flags="PA")), HTTP(), body, payload())


def group_cooked():
    kind = R.choice([CookedLinux, CookedLinuxV2])
    fields = some(pkttype=lambda: num(3), lladdrtype=lambda: num(16))
    if chance(0.6):
        fields.update(lladdrlen=6, src=blob(6, 6) + bytes(2))
    elif chance(0.5):
        fields.update(lladdrlen=num(8), src=blob(8, 8))
    if kind == CookedLinuxV2:
        fields.update(some(ifindex=lambda: num(32), reserved=lambda: num(16)))
    if chance(0.1):
        return over(kind(proto=num(16), **fields), payload())
    inner = R.choice([lambda: over(ip(0), transport()), lambda: over(ipv6(0), transport()),
                      lambda: ARP(hwsrc=mac(), psrc=ip4(), hwdst=mac(), pdst=ip4())])()
    return over(kind(**fields), inner)


def group_loopback():
    if chance(0.2):
        return over(Loopback(type=R.choice([7, 24, 28, 30, num(32)])), payload())
    if chance(0.4):
        return over(Loopback(type=R.choice([24, 28, 30])), ipv6(0), transport(), payload())
    return over(Loopback(), ip(0), transport(), payload())


def dot3():
    return Dot3(dst=mac(), src=mac())


def llc():
    return LLC(dsap=num(8), ssap=num(8), ctrl=num(8) | 3)


def group_llc():
    if chance(0.3):
        return over(dot3(), llc(), payload())
    if chance(0.2):
        return over(dot3(), LLC(), SNAP(OUI=num(24), code=num(16)), payload())
    tag = vlan() if chance(0.2) else None
    return over(dot3() if not tag else plain_ether(), tag, LLC() if not tag else None,
                SNAP() if not tag else None, R.choice([ip, ipv6])(0), transport(), payload())


def seconds():
    return num(16) / 256


def group_stp():
    fields = some(rootid=lambda: num(16), rootmac=mac, pathcost=lambda: num(32),
                  bridgeid=lambda: num(16), bridgemac=mac, portid=lambda: num(16), age=seconds,
                  maxage=seconds, hellotime=seconds, fwddelay=seconds, bpduflags=lambda: num(8))
    return over(dot3(), LLC(), STP(**fields), Padding(load=bytes(8)) if chance(0.5) else None)


def pppoe_tag():
    return PPPoETag(tag_type=R.choice([0x101, 0x102, 0x103, 0x104, 0x110, 0x203, num(16) | 0x8000]),
                    tag_value=blob(12))


def group_pppoe():
    if chance(0.5):
        body = PPPoED(**some(code=lambda: R.choice([7, 9, 0x19, 0x65]), sessionid=lambda: num(16)))
        return over(plain_ether(), body,
                    PPPoED_Tags(tag_list=[pppoe_tag() for _ in range(R.randint(1, 4))]))
    inner = R.choice([lambda: over(PPP(proto=0xc021 + 2 * num(4)), payload()),
                      lambda: over(PPP(proto=0x281), payload())])()
    return over(plain_ether(), PPPoE(**some(sessionid=lambda: num(16))), inner)


def group_igmp():
    network = ip(0) if chance(0.7) else IP(src=ip4(), dst=ip4())
    kind = R.randrange(3)
    if kind == 0:
        body = IGMP(**some(type=lambda: R.choice([0x11, 0x16, 0x17]), mrcode=lambda: num(8),
                           gaddr=ip4, chksum=lambda: num(16)))
    elif kind == 1:
        body = IGMPv3(**some(mrcode=lambda: num(8))) / IGMPv3mq(
            **some(gaddr=ip4, s=lambda: num(1), qrv=lambda: num(3), qqic=lambda: num(8),
                   resv=lambda: num(4), srcaddrs=lambda: [ip4() for _ in range(R.randint(0, 3))]))
    else:
        body = IGMPv3() / IGMPv3mr(records=[IGMPv3gr(
            **some(rtype=lambda: num(3), maddr=ip4,
                   srcaddrs=lambda: [ip4() for _ in range(R.randint(0, 3))]))
            for _ in range(R.randint(0, 3))])
    return over(plain_ether() if chance(0.5) else None, network, body)


def group_padding():
    return over(plain_ether(), ip(0), R.choice([tcp, udp])(0), payload(),
                Padding(load=blob(20, 1)))


def group_raw():
    return over(ether(), payload())


# Where the classes of these protocols are; a forged number may make Scapy read others.
MODULES = {"scapy.packet", "scapy.layers.l2", "scapy.layers.inet", "scapy.layers.inet6",
           "scapy.layers.dns", "scapy.layers.http", "scapy.layers.vxlan", "scapy.contrib.mpls",
           "scapy.layers.ppp", "scapy.contrib.igmp", "scapy.contrib.igmpv3"}


def is_odd(packet):
    """A packet that Scapy read from forged bytes in a way that its own classes do not mean."""
    while not isinstance(packet, NoPayload):
        if packet.__class__.__module__ not in MODULES:
            return True
        if isinstance(packet, (IP, IPv6)) and "src" not in packet.fields:
            return True  # cut off: the missing addresses would be this machine's
        if isinstance(packet, ICMP) and packet.type > 18:
            return True
        if isinstance(packet, DNS):
            return any(isinstance(getattr(packet, name), Packet) and
                       Raw in getattr(packet, name) for name in ("qd", "an", "ns", "ar"))
        packet = packet.payload
    return False


def group_dissected():
    """What Scapy prints of a packet that it has read: every field given."""
    maker = R.choice([group_ip, group_ip_options, group_tcp, group_tcp_options, group_udp,
                      group_icmp, group_icmp_errors, group_icmpv6, group_nd, group_arp,
                      group_vlan, group_gre, group_dns, group_http, group_padding,
                      group_ipv6_headers, group_vxlan, group_icmpv6_errors])
    packet = maker()
    packet = packet.__class__(bytes(packet))
    return group_dissected() if is_odd(packet) else packet


GROUPS = [
    ("ip", group_ip, 350), ("ip options", group_ip_options, 350), ("tcp", group_tcp, 350),
    ("tcp options", group_tcp_options, 500), ("udp", group_udp, 250), ("icmp", group_icmp, 300),
    ("icmp errors", group_icmp_errors, 300), ("icmpv6", group_icmpv6, 250),
    ("icmpv6 errors", group_icmpv6_errors, 200), ("neighbour discovery", group_nd, 400),
    ("ipv6 extension headers", group_ipv6_headers, 400), ("arp", group_arp, 200),
    ("vlan", group_vlan, 250), ("mpls", group_mpls, 250), ("gre", group_gre, 300),
    ("vxlan", group_vxlan, 200), ("tunnels", group_tunnels, 300), ("dns", group_dns, 600),
    ("cooked", group_cooked, 200), ("loopback", group_loopback, 100), ("llc", group_llc, 200),
    ("stp", group_stp, 150), ("pppoe", group_pppoe, 200), ("igmp", group_igmp, 250),
    ("http", group_http, 250), ("padding", group_padding, 150), ("raw", group_raw, 100),
    ("dissected", group_dissected, 700),
    ("geneve", group_geneve, 200), ("ipsec", group_ipsec, 100), ("sctp", group_sctp, 100),
]


def generate():
    """(group, expression, bytes) of each packet whose expression Scapy itself can read back."""
    for group, maker, count in GROUPS:
        for _ in range(count):
            packet = maker()
            command = packet.command()
            try:
                built = bytes(eval(command))
            except Exception:  # Scapy cannot build what it printed: there is nothing to compare
                continue
            yield group, command, built
