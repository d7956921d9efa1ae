#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Makes the frames of tests/picture/frames with Scapy: a capture each, named after what is in it.

    tests/picture/frames.py          writes them (again)
"""
import os
import struct

from scapy.all import (
    ARP, DNS, DNSQR, DNSRR, GRE, ICMP, IP, TCP, UDP, Dot1AD, Dot1Q, Ether, ICMPv6ND_NS,
    ICMPv6NDOptSrcLLAddr, IPerror, IPOption_Router_Alert, IPOption_RR, IPv6, IPv6ExtHdrDestOpt,
    IPv6ExtHdrHopByHop, Padding, RouterAlert, UDPerror)
from scapy.contrib.mpls import MPLS
from scapy.layers.vxlan import VXLAN

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "frames")
ETH = Ether(src="02:00:00:00:00:99", dst="02:00:00:00:00:80")
BACK = Ether(src="02:00:00:00:00:80", dst="02:00:00:00:00:99")
IP4 = IP(src="192.0.2.99", dst="192.0.2.80")
IP4_BACK = IP(src="192.0.2.80", dst="192.0.2.99")
IP6 = IPv6(src="2001:db8::99", dst="2001:db8::80")
INNER = IP(src="10.0.0.1", dst="10.0.0.2")
GET = (b"GET / HTTP/1.1\r\nHost: serveur.example\r\nUser-Agent: curl/7.88.1\r\n"
       b"Accept: */*\r\n\r\n")
FOX = b"The quick brown fox jumps over the lazy dog. " * 30
ANSWERS = (DNSRR(rrname="serveur.example", rdata="192.0.2.80", ttl=60) /
           DNSRR(rrname="serveur.example", type="AAAA", rdata="2001:db8::80", ttl=60))

FRAMES = {
    "syn": ETH / IP4 / TCP(sport=49152, dport=80, flags="S", seq=1000, options=[
        ("MSS", 1460), ("SAckOK", b""), ("Timestamp", (12345, 0)), ("NOP", None), ("WScale", 7)]),
    "synack": BACK / IP4_BACK / TCP(
        sport=80, dport=49152, flags="SA", seq=3498349834, ack=1001, window=65160,
        options=[("MSS", 1460), ("NOP", None), ("WScale", 7)]),
    "http": ETH / IP4 / TCP(sport=49152, dport=80, flags="PA", seq=1001, ack=2001) / GET,
    "dns": BACK / IP4_BACK / UDP(sport=53, dport=49152) / DNS(
        id=0x1234, qr=1, aa=1, rd=1, ra=1, qd=DNSQR(qname="serveur.example"), an=ANSWERS),
    "arp": Ether(src="02:00:00:00:00:99", dst="ff:ff:ff:ff:ff:ff") / ARP(
        hwsrc="02:00:00:00:00:99", psrc="192.0.2.99", pdst="192.0.2.80"),
    "ns": ETH / IP6 / IPv6ExtHdrHopByHop(options=[RouterAlert()]) / IPv6ExtHdrDestOpt() /
    ICMPv6ND_NS(tgt="2001:db8::80") / ICMPv6NDOptSrcLLAddr(lladdr="02:00:00:00:00:99"),
    "vxlan": ETH / Dot1AD(vlan=100) / Dot1Q(vlan=5) / IP4 / UDP(sport=50000, dport=4789) /
    VXLAN(vni=42) / Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02") / INNER / ICMP() /
    b"hello",
    "tunnel": ETH / Dot1Q(vlan=5) / MPLS(label=16, s=0) / MPLS(label=17, s=1) / IP4 / GRE() /
    INNER / IP(src="10.0.1.1", dst="10.0.1.2") / IPv6(src="2001:db8::1", dst="2001:db8::2") /
    UDP(sport=53000, dport=53000) / b"hi",
    "fragment": ETH / IP(src="192.0.2.99", dst="192.0.2.80", flags="MF", frag=185, id=7) /
    UDP(sport=7, dport=7) / (b"x" * 64),
    "malformed": ETH / IP(src="192.0.2.99", dst="192.0.2.80", ihl=15, len=20) / TCP(dataofs=3) /
    b"hi",
    "padded": ETH / IP4 / UDP(sport=50000, dport=7) / b"hello" / Padding(b"\0" * 13),
    "big": ETH / IP4 / TCP(sport=49152, dport=7, flags="A") / bytes(i & 255 for i in range(1460)),
    "error": BACK / IP4_BACK / ICMP(type=3, code=3) / IPerror(src="192.0.2.99", dst="192.0.2.80") /
    UDPerror(sport=50000, dport=7) / b"hello",
    "options": ETH / IP(src="192.0.2.99", dst="192.0.2.80", options=[
        IPOption_RR(routers=["1.2.3.4", "0.0.0.0"]), IPOption_Router_Alert()]) / TCP(flags="S"),
    "hostile": ETH / IP4 / UDP(sport=50000, dport=7) / (
        b"\x1b[31mred\x1b]0;title\x07 \xe2\x80\xae\xe2\x80\x8b \x9b31m \xff\xfe caf\xc3\xa9 "
        b"\xe4\xb8\xad\xe6\x96\x87 end and then a long line of plain text behind it\r\n"),
    "raw": IP4 / ICMP() / b"ping",
}
CUT = {"cut": (FOX, 96), "cuthead": (FOX, 44)}


def write(name, data, length, link):
    with open(os.path.join(FOLDER, name + ".pcap"), "wb") as f:
        f.write(struct.pack("<IHHIIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, link))
        f.write(struct.pack("<IIII", 1700000000, 0, len(data), length) + data)


def main():
    for name, frame in FRAMES.items():
        data = bytes(frame)
        write(name, data, len(data), 1 if isinstance(frame, Ether) else 101)
    for name, (payload, size) in CUT.items():
        data = bytes(ETH / IP4 / TCP(sport=49152, dport=7, flags="PA") / payload)
        write(name, data[:size], len(data), 1)


main()
