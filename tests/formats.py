#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""The way back: what trame prints of a capture makes the same bytes again, in the hands of text2pcap,
a C compiler, Scapy and trame itself. Every capture of captures/, and a generated one."""
import os
import re
import subprocess
import sys

from pathlib import Path

from scapy.all import *  # noqa: F403, every class that a printed expression may name
from scapy.contrib.geneve import GENEVE, GeneveOptions  # noqa: F401
from scapy.contrib.igmp import IGMP  # noqa: F401
from scapy.contrib.igmpv3 import IGMPv3, IGMPv3gr, IGMPv3mq, IGMPv3mr  # noqa: F401
from scapy.contrib.mpls import MPLS  # noqa: F401
from scapy.layers.ppp import PPP, PPPoE, PPPoED, PPPoED_Tags, PPPoETag  # noqa: F401
from scapy.layers.sctp import *  # noqa: F401,F403
from scapy.layers.ipsec import AH, ESP  # noqa: F401
from scapy.layers.http import HTTP, HTTPRequest, HTTPResponse  # noqa: F401

TRAME = os.environ["TRAME"]
TMP = os.environ.get("TMP", "/tmp")
PYTHON = os.environ.get("PYTHON", sys.executable)
HERE = os.path.dirname(os.path.abspath(__file__))


def trame(*args, data=None):
    done = subprocess.run([TRAME, *args], input=data, capture_output=True, timeout=300)
    if done.returncode:
        raise RuntimeError("trame %s: %s" % (" ".join(args), done.stderr.decode(errors="replace")))
    return done.stdout


def frames_of(path):
    return [frame for frame, _ in (RawPcapNgReader if path.endswith("ng") else RawPcapReader)(path)]


def by_text2pcap(path):
    out = os.path.join(TMP, "text2pcap.pcap")
    subprocess.run(["text2pcap", "-q", "-F", "pcap", "-", out], input=trame("-r", path, "-x"), check=True,
                   capture_output=True)
    return frames_of(out)


def by_compiler(path):
    source, program = os.path.join(TMP, "frames.c"), os.path.join(TMP, "frames")
    arrays = trame("-r", path, "-T", "c").decode()
    names = re.findall(r"(frame_\d+)\[", arrays)
    with open(source, "w") as f:
        f.write("#include <stdint.h>\n#include <stdio.h>\n%sint main(void)\n{\n" % arrays)
        for name in names:
            f.write('\tfor (unsigned i = 0; i < sizeof(%s); i++)\n\t\tprintf("%%02x", %s[i]);\n'
                    '\tputchar(\'\\n\');\n' % (name, name))
        f.write("\treturn 0;\n}\n")
    subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", "-o", program, source], check=True)
    return [bytes.fromhex(line.decode()) for line in subprocess.check_output([program]).splitlines()]


def by_scapy(path):
    return [bytes(eval(line)) for line in trame("-r", path, "-T", "scapy").decode().splitlines()]


def by_trame(path, form):
    out = os.path.join(TMP, "again.pcapng")
    trame("craft", "-f", "-", "-w", out, data=trame("-r", path, "-T", form))
    return frames_of(out)


def main():
    conf.verb = 0  # noqa: F405
    made = os.path.join(TMP, "made.pcap")
    subprocess.run([PYTHON, os.path.join(HERE, "oracle", "gen.py"), "once", made, "5"], check=True,
                   stdout=subprocess.DEVNULL)
    twins = os.path.join(TMP, "twins.pcap")  # characters that could be bytes for text2pcap, and some that could not
    trame("craft", *["eth type=0x88b5 / '..%s'" % text for text in (
        "ab", "ab cd", " ab", "   4f ", "0123", "0", "a1 b2 c3 d4 e5 f6 a1 b2", "ab" * 20, "ab%14scd" % "",
        "zz ab")], "-w", twins)
    ways = [("text2pcap", by_text2pcap), ("a C compiler", by_compiler), ("Scapy", by_scapy),
            ("recipes", lambda path: by_trame(path, "recipe")),
            ("Scapy's expressions, read by trame", lambda path: by_trame(path, "scapy"))]
    for path in sorted(str(path) for path in Path(HERE, "..", "captures").glob("*.pcap*")) + [made, twins]:
        want = frames_of(path)
        for name, way in ways:
            label = "%s through %s" % (os.path.basename(path), name)
            try:
                got = way(path)
            except Exception as error:
                print("FAIL %s: %s" % (label, str(error).replace("\n", " ")[:300]))
                continue
            wrong = [i + 1 for i, pair in enumerate(zip(want, got)) if pair[0] != pair[1]]
            if len(want) != len(got):
                print("FAIL %s: %d frames, not %d" % (label, len(got), len(want)))
            elif wrong:
                print("FAIL %s: frames %s differ" % (label, wrong[:8]))
            else:
                print("ok %s (%d frames)" % (label, len(want)))


main()
