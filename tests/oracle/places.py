#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Where things stand in -T json, ek and pdml: frames whose documents must be tshark's to the last key.

documents.py compares what there is in all of the corpus and allows for differences; here are the few
shapes of documents, a frame each, and nothing may differ: layers of one name beside each other, what is
inside a quoted packet and what is not, numbers whose status is a part of them.
"""
import collections
import json
import os
import sys
import tempfile
import xml.etree.ElementTree as ET

import pdml
from gen_base import *  # noqa: F403
from gen_links import lldp, organisation, tlv
from gen_more import down, hello, up
from gen_services import extension, numbers, record, server_hello, vector

INNER = IP(src="192.0.2.7", dst="192.0.2.8") / UDP(sport=40001, dport=53) / DNS(qd=DNSQR(qname="a.example"))
DATA6 = IPv6(src=A6, dst=B6) / UDP(sport=40001, dport=50001) / Raw(b"abcd")
HOP = IPv6ExtHdrHopByHop(options=[PadN(optdata=bytes(4))])


LONG = ".".join(letter * 60 for letter in "abc") + ".d" + "e" * 40 + ".example"


def whole(packet):
    """With a checksum over what it ought to be."""
    return eth() / packet.__class__(bytes(packet))


FRAMES = {
    "vxlan": lambda: whole(IP(src=A4, dst=B4) / UDP(sport=40001, dport=4789, chksum=0) / VXLAN(vni=7) / eth() / INNER),
    "ip in ip in ip": lambda: whole(IP(src=A4, dst=B4) / IP(src=A4, dst=B4) / INNER),
    "ipv6 in ipv6, headers in both": lambda: whole(IPv6(src=A6, dst=B6) / HOP / IPv6(src=A6, dst=B6) / HOP / DATA6),
    "udp without a sum": lambda: whole(IP(src=A4, dst=B4) / UDP(sport=40001, dport=50001, chksum=0) / Raw(b"abcd")),
    "udp quoted": lambda: whole(IP(src=A4, dst=B4) / ICMP(type=3, code=3) / INNER),
    "udp quoted in ipv6": lambda: whole(IPv6(src=A6, dst=B6) / ICMPv6DestUnreach(code=4) / DATA6),
    "tcp quoted": lambda: whole(IP(src=A4, dst=B4) / ICMP(type=3, code=1) / IP(src=B4, dst=A4) /
                                TCP(sport=40001, dport=50001, flags="S") / Raw(b"abcd")),
    "tunnel quoted": lambda: whole(IP(src=A4, dst=B4) / ICMP(type=11) / IP(src=B4, dst=A4) / INNER),
    "group of both versions": lambda: whole(IP(src=A4, dst="224.0.0.22", ttl=1, proto=2) /
                                            Raw(igmp(b"\x22\0\0\0\0\0\0\1\4\0\0\0\xe0\0\0\xfb"))),
    "numbers from the other end": lambda: lldp(tlv(1, b"\4\2" + bytes(5)), tlv(2, b"\5eth0"), tlv(3, b"\0\x78"),
                                               organisation(0x120f, 1, b"\3\x6c\1\0\x1e")),
    "a name too long for a line": lambda: [
        whole(IP(src=A4, dst=B4) / UDP(sport=40001, dport=53) / DNS(qd=DNSQR(qname=LONG))),
        whole(IP(src=B4, dst=A4) / UDP(sport=53, dport=40001) / DNS(
            qr=1, qd=DNSQR(qname=LONG), an=DNSRR(rrname=LONG, type="CNAME", rdata="a.example")))],
    "an answer too long for a line": lambda: whole(IP(src=B4, dst=A4) / UDP(sport=53, dport=40001) / DNS(
        qr=1, qd=DNSQR(qname="a.example"), an=DNSRR(rrname="a.example", type="CNAME", rdata=LONG))),
    "lines inside lines": lambda: [
        up(49500, record(22, hello((0, vector(2, b"\0" + vector(2, b"a.example"))), (13172, b""),
                                   (51, vector(2, numbers(29) + vector(2, some(32))))), 0x0301)),
        down(49500, record(22, server_hello(
            extension(13172, vector(1, b"h2") + vector(1, b"http/1.1")), extension(41, b"\0\0"))))],
    "a record in three segments, the last of them first": lambda: segments(record(23, some(3000)), 0, 2, 1),
    "what the server chose on an odd port": lambda: chosen(b"h2"),
}


def segments(message, *order):
    """A connection that carries it, in pieces of 1400 bytes."""
    flow = IP(src=A4, dst=B4) / TCP(sport=49501, dport=443, ack=1, flags="A")
    yield whole(flow / Raw(record(22, hello())))
    start = len(record(22, hello()))
    for n in order:
        piece = flow.copy()
        piece[TCP].seq = start + 1400 * n
        yield whole(piece / Raw(message[1400 * n:1400 * n + 1400]))


def chosen(word):
    """A client, its server that speaks of `word`, and the client again, on a port that says nothing."""
    first = record(22, hello(), 0x0301)
    answer = record(22, server_hello(extension(16, vector(2, vector(1, word)))))
    here, there = IP(src=A4, dst=B4), IP(src=B4, dst=A4)
    yield whole(here / TCP(sport=49502, dport=8443, flags="PA", seq=1, ack=1) / Raw(first))
    yield whole(there / TCP(sport=8443, dport=49502, flags="PA", seq=1, ack=1 + len(first)) / Raw(answer))
    yield whole(here / TCP(sport=49502, dport=8443, flags="PA", seq=1 + len(first), ack=1 + len(answer)) /
                Raw(record(20, b"\1") + record(23, some(40))))


SUMS = ["-n"] + [word for name in ("ip", "tcp", "udp") for word in ("-o", name + ".check_checksum:TRUE")]


def igmp(message):
    sum_of = scapy.utils.checksum(message)
    return message[:2] + sum_of.to_bytes(2, "big") + message[4:]


def nested(path, element, out):
    """Of PDML what stands inside what, with the values."""
    path += (element.get("name"),)
    if element.get("hide") != "yes":
        out[path, element.get("show") if element.tag == "field" else None] += 1
        for one in element:
            nested(path, one, out)
    return out


def paths(path, value, out):
    if isinstance(value, list) and value and isinstance(value[0], tuple) or value == []:
        out[path, "{}"] += 1
        for key, below in value:
            paths(path + (key,), below, out)
    elif isinstance(value, list):
        for n, one in enumerate(value):
            paths(path + (n,), one, out)
    elif not str(path[-1]).endswith("oui_resolved"):
        out[path, str(value)] += 1
    return out


def document(program, path, form):
    text = pdml.run([program, "-r", path, "-T", form] + (SUMS if program == "tshark" else [])).decode("utf-8")
    if form == "pdml":
        found = []
        for packet in ET.fromstring(text).iter("packet"):
            found.append(collections.Counter())
            for proto in packet:
                if proto.get("name") not in ("geninfo", "frame"):
                    nested((), proto, found[-1])
        return found
    trees = [json.loads(line, object_pairs_hook=list) for line in text.splitlines()[1::2]] if form == "ek" else \
        [dict(tree)["_source"] for tree in json.loads(text, object_pairs_hook=list)]
    return [paths((), dict(tree)["layers"], collections.Counter()) for tree in trees]


def main():
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for label, make in FRAMES.items():
            path = os.path.join(folder, "frame.pcap")
            frames = make()
            wrpcap(path, [frames] if isinstance(frames, Packet) else list(frames))
            for form in "json", "ek", "pdml":
                theirs, ours = document("tshark", path, form), document(pdml.TRAME, path, form)
                if theirs == ours:
                    continue
                failed = True
                print("FAIL places/%s: %s" % (form, label))
                for left, right in zip(theirs, ours):
                    print("  theirs %r\n  ours   %r" % (sorted(left - right, key=str), sorted(right - left, key=str)))
    print("ok places\n# %d frames, three documents each" % len(FRAMES) if not failed else "")
    sys.exit(failed)


if __name__ == "__main__":
    main()
