#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""A capture of as many frames as wanted, the kinds that a busy office network carries, for timing.

    tests/bench/mixed.py OUT.pcap FRAMES

Mostly TCP with and without data, then DNS, HTTP, IPv6, ARP, ICMP, VLANs. The same number of frames
gives the same bytes.
"""
import random
import struct
import sys

from scapy.layers.dns import DNS, DNSQR, DNSRR
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.inet6 import IPv6
from scapy.layers.l2 import ARP, Dot1Q, Ether
from scapy.packet import Raw

TEMPLATES = 400


def template(r):
    ether = Ether(src="02:00:00:00:00:%02x" % r.randrange(256), dst="02:00:00:00:00:80")
    ip = IP(src="192.0.2.%d" % r.randrange(1, 255), dst="198.51.100.%d" % r.randrange(1, 255),
            ttl=r.randrange(30, 255), id=r.randrange(65536), flags="DF")
    six = IPv6(src="2001:db8::%x" % r.randrange(1, 65536), dst="2001:db8::80")
    port = r.randrange(49152, 65536)
    stamps = [("NOP", None), ("NOP", None), ("Timestamp", (r.randrange(1 << 32), 7))]
    tcp = dict(seq=r.randrange(1 << 32), ack=r.randrange(1 << 32), window=r.randrange(65536))
    data = Raw(bytes(r.randrange(256) for _ in range(r.randrange(1, 600))))
    name = r.choice(["www.example.com", "mail.example.org", "a.very.long.name.example.net"])
    kind = r.randrange(100)
    if kind < 30:
        return ether / ip / TCP(sport=443, dport=port, flags="A", options=stamps, **tcp)
    if kind < 55:
        return ether / ip / TCP(sport=8443, dport=port, flags="PA", options=stamps, **tcp) / data
    if kind < 60:
        return ether / ip / TCP(sport=port, dport=80, flags="S", options=[
            ("MSS", 1460), ("SAckOK", b""), ("Timestamp", (1, 0)), ("NOP", None), ("WScale", 7)])
    if kind < 68:
        return ether / ip / UDP(sport=port, dport=53) / DNS(rd=1, qd=DNSQR(qname=name))
    if kind < 76:
        return ether / ip / UDP(sport=53, dport=port) / DNS(
            qr=1, rd=1, ra=1, qd=DNSQR(qname=name), an=DNSRR(rrname=name, rdata="192.0.2.80"))
    if kind < 82:
        return ether / ip / TCP(sport=port, dport=80, flags="PA", options=stamps, **tcp) / Raw(
            b"GET /index.html HTTP/1.1\r\nHost: %s\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n"
            b"\r\n" % name.encode())
    if kind < 90:
        return ether / six / TCP(sport=443, dport=port, flags="A", options=stamps, **tcp)
    if kind < 94:
        return ether / ARP(op=r.randrange(1, 3), psrc="192.0.2.7", pdst="192.0.2.8")
    if kind < 97:
        return ether / ip / ICMP(id=r.randrange(65536), seq=7) / Raw(bytes(56))
    return ether / Dot1Q(vlan=r.randrange(1, 4095)) / ip / UDP(sport=port, dport=9) / data


def main():
    path, count = sys.argv[1], int(sys.argv[2])
    r = random.Random(11)
    frames = [bytes(template(r)) for _ in range(TEMPLATES)]
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1))
        for n in range(count):
            one = r.choice(frames)
            f.write(struct.pack("<IIII", 1700000000 + n // 1000, n % 1000 * 1000, len(one),
                                len(one)) + one)


if __name__ == "__main__":
    main()
