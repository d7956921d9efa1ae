#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Each printed format against tshark's on the same capture of 1e5 mixed frames: how many times fewer
CPU seconds. `formats.py 1000000`: of so many frames."""
import os
import resource
import subprocess
import sys

TRAME = os.environ["TRAME_FAST"]
TMP = os.environ.get("TMP", "/tmp")
HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 3
FOUR = ["-e", "frame.number", "-e", "ip.src", "-e", "tcp.dstport", "-e", "dns.qry.name"]

# What is printed, tshark's way to ask for it, the ratio that is wanted, and what must be held.
FORMATS = [
    ("fields", ["-T", "fields"] + FOUR, ["-T", "fields"] + FOUR, 40, 20),
    ("json", ["-T", "json"], ["-T", "json"], 30, 12),
    ("ek", ["-T", "ek"], ["-T", "ek"], 30, 6),
    ("pdml", ["-T", "pdml"], ["-T", "pdml"], 20, 4),
    ("tree", ["-T", "tree"], ["-V"], 20, 2),
]


def spent(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    count = int((sys.argv + ["100000"])[1])
    path = os.path.join(TMP, "mixed.pcap")
    subprocess.run([sys.executable, os.path.join(HERE, "mixed.py"), path, str(count)], check=True)
    for name, ours, theirs, wanted, held in FORMATS:
        tshark = spent(["tshark", "-n", "-r", path] + theirs)
        trame = min(spent([TRAME, "-r", path] + ours) for _ in range(ROUNDS))
        ratio = tshark / trame
        text = "%s: %.0f x tshark (%.2f us a frame against %.1f); wanted: %d x" % (
            name, ratio, trame / count * 1e6, tshark / count * 1e6, wanted)
        print("note " + text)
        print("ok " + name if ratio >= held else "FAIL %s: %s, held: %d" % (name, text, held))


main()
