#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""The grid of every layer against tshark's tree: each field of it stands in the diagram at its bits and with its width,
and with its value. The page says which bits a box stands for, and of which field."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TRAME = os.environ.get("TRAME", os.path.join(TOP, "build/trame"))
TMP = os.environ.get("TMP") or "/tmp"
SVG = "{http://www.w3.org/2000/svg}"
LAYERS = ("eth", "ip", "ipv6", "tcp", "udp", "arp", "icmp", "vlan")
# captures, and how many fields are at least compared in each
CAPTURES = {"web.pcapng": 200, "ping.pcapng": 50, "dns.pcapng": 80, "ipv6.pcap": 50, "icmp.pcap": 50}


def told(field):
    """Bit, width and value of a field of the PDML; None: it has no place of its own in the frame."""
    size, pos = int(field.get("size") or 0), int(field.get("pos") or 0)
    if not size or field.get("hide") == "yes" or not field.get("name"):
        return None
    mask = re.match(r"([.01 ]+) = ", field.get("showname") or "")
    if not mask:
        return pos * 8, size * 8, field
    bits = mask[1].replace(" ", "")
    own = [i for i, c in enumerate(bits) if c != "."]
    if len(bits) != size * 8:  # the byte of a wider field
        return None
    return pos * 8 + own[0], own[-1] - own[0] + 1, field


def says(text, field):
    """Whether a text has tshark's value: as it is shown, or as a number."""
    show = field.get("show") or ""
    if show and show in text:
        return True
    value = re.match(r"(0x[0-9a-f]+|\d+)$", show)
    numbers = [int(n, 0) for n in re.findall(r"0x[0-9a-f]+|\b(?:0|[1-9]\d*)\b", text)]
    return bool(value) and int(value[1], 0) in numbers


def boxes(path):
    """For each page: the boxes (bit, width, field), and the texts by bit."""
    with open(path, encoding="utf-8") as f:
        page = f.read()
    for svg in re.findall(r"<svg xmlns=.*?</svg>", page, re.S):
        found, words = [], {}
        for node in ET.fromstring(svg).iter():
            if node.get("data-b"):
                bit, bits = map(int, node.get("data-b").split(","))
                if node.tag == SVG + "path" and node.get("data-n"):
                    found.append((bit, bits, node.get("data-n").split(" ")[0]))
                elif node.tag == SVG + "text":
                    words[bit] = words.get(bit, "") + " " + "".join(node.itertext())
        yield found, words


def compare(name, least):
    path = os.path.join(TOP, "captures", name)
    out = os.path.join(TMP, "grids.html")
    subprocess.run([TRAME, "draw", path, "-k", "grid", "--layer", "all", "--lang=en", "-o", out], check=True,
                   env=dict(os.environ, LC_ALL="C.UTF-8"))
    pdml = subprocess.run(["tshark", "-n", "-r", path, "-T", "pdml", "-o", "tcp.relative_sequence_numbers:FALSE"],
                          capture_output=True, check=True).stdout
    packets = ET.fromstring(pdml).findall("packet")
    pages = list(boxes(out))
    wrong, seen = [], 0
    if len(pages) != len(packets):
        wrong.append("%d pages of %d frames" % (len(pages), len(packets)))
    for number, (packet, (found, words)) in enumerate(zip(packets, pages), 1):
        here = {box[2] for box in found}
        for proto in packet.findall("proto"):
            if proto.get("name") not in LAYERS:
                continue
            for bit, bits, field in filter(None, map(told, proto.iter("field"))):
                name_ = field.get("name")
                inside = [b for b in found if b[2] == name_ and bit <= b[0] < bit + bits]
                if name_ not in here or (not inside and len(field)):
                    continue
                seen += 1
                if sum(b[1] for b in inside) != bits:
                    wrong.append("frame %d: %s has %d bits at %d, drawn %s" % (number, name_, bits, bit, inside))
                text = " ".join(words.get(b[0], "") for b in inside)
                if not says(text, field):
                    wrong.append("frame %d: %s is %s, drawn %s" % (number, name_, field.get("show"), text))
    if seen < least:
        wrong.append("only %d fields compared" % seen)
    print("FAIL grid of %s: %s" % (name, "\n  ".join(wrong[:12])) if wrong else
          "ok grid of %s: %d fields as tshark has them" % (name, seen))
    return len(wrong)


sys.exit(sum([compare(name, least) for name, least in CAPTURES.items()]) > 0)
