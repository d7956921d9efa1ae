#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""How long pictures take: one SVG within 20 ms of processor time, a deck of 1,000 frames within 2 s."""
import os
import resource
import struct
import subprocess
import sys
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TRAME = os.environ.get("TRAME", os.path.join(TOP, "build/trame"))
TMP = os.environ.get("TMP", "/tmp")
bad = 0


def timed(*words):
    """Processor and wall seconds of the best of three runs."""
    best = (1e9, 1e9)
    for _ in range(3):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run([TRAME, *words], check=True, cwd=TOP)
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - start
        best = min(best, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall))
    return best


def tell(name, is_, limit, unit):
    global bad
    good = is_ <= limit
    bad += not good
    print("%s draw %s: %.1f %s" % ("ok" if good else "FAIL", name, is_, unit) +
          ("" if good else ", more than %g" % limit))


def thousand():
    """The frames of a page fetch, again and again."""
    once, path = os.path.join(TMP, "once.pcap"), os.path.join(TMP, "thousand.pcap")
    subprocess.run([TRAME, "-r", "captures/web.pcapng", "-q", "-w", once], check=True, cwd=TOP)
    with open(once, "rb") as f:
        data = f.read()
    records, at = [], 24
    while at < len(data):
        n = struct.unpack("<I", data[at + 8:at + 12])[0]
        records.append(data[at:at + 16 + n])
        at += 16 + n
    with open(path, "wb") as f:
        f.write(data[:24] + b"".join((records * 1000)[:1000]))
    return path


def main():
    cpu, _ = timed("draw", "captures/web.pcapng:6", "-o", os.path.join(TMP, "one.svg"))
    tell("one svg", cpu * 1000, 20, "ms of processor time")
    path = thousand()
    for ending in ("html", "tex", "md"):
        cpu, wall = timed("draw", path, "-o", os.path.join(TMP, "deck." + ending))
        tell("deck of 1,000 frames, %s" % ending, wall, 2, "s")
    return bad > 0


sys.exit(main())
