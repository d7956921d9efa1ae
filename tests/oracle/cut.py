#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Lines of frames of which a capture has only the first bytes, held against tshark's: Ethernet, ARP, IP,
IPv6's further headers, ICMP, TCP and UDP, cut where they begin and inside. Wireshark says more of a TCP
header from its window on, which is not looked at here.

    tests/oracle/cut.py [-v]
"""
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
TRAME = os.environ.get("TRAME", "build/trame")
CUTS = {
    "handshake.pcapng": (14, 15, 20, 29, 30, 33, 34, 36, 37, 38, 40, 46, 49),
    "dns.pcapng": (14, 21, 22, 30, 34, 37, 38, 39, 40, 41, 47, 49),
    "icmp.pcap": (14, 29, 30, 34, 36, 38),
    "ping.pcapng": (14, 20, 22, 31, 34, 37),
    "ipv6.pcap": (14, 37, 38, 53, 55, 57),
    "applications.pcap": (14, 30, 33, 34, 36, 38, 40),
}


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode(
        "utf-8", "backslashreplace").split("\n")


def general(pdml):
    """What PDML says of the frame, whose size is what was captured."""
    return [line for line in pdml if re.search(r'name="(geninfo|num|len|caplen)"', line)]


def main():
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cut.pcapng")
        for name, lengths in CUTS.items():
            wrong = frames = 0
            for length in lengths:
                run(["editcap", "-s", str(length), os.path.join(TOP, "captures", name), path])
                left, right = run(["tshark", "-n", "-r", path]), run([TRAME, "-n", "-r", path, "-T", "text"])
                left += general(run(["tshark", "-n", "-r", path, "-T", "pdml"]))
                right += general(run([TRAME, "-n", "-r", path, "-T", "pdml"]))
                frames += len(left)
                for a, b in zip(left, right):
                    if a != b:
                        wrong += 1
                        if wrong < 4 or "-v" in sys.argv:
                            print("  %d theirs %s\n  %d ours   %s" % (length, a, length, b))
            print("%s cut/%s%s" % ("FAIL" if wrong else "ok", name,
                                   ": %d of %d lines differ" % (wrong, frames) if wrong else ""))
            failed |= bool(wrong)
    sys.exit(failed)


main()
