#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""How long pictures take: one SVG or PDF within 20 ms of processor time, a deck of 1,000 frames within 2 s, and in
little memory; 1,000 files of their own in little more, for all that each is whole or not there."""
import os
import resource
import struct
import subprocess
import sys
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TRAME = os.environ.get("TRAME", os.path.join(TOP, "build/trame"))
TMP = os.environ.get("TMP", "/tmp")
MEMORY = 5
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


def small(name, *words):
    """Whether so much memory of its own is enough: the frames take some of it, a deck would take more."""
    global bad
    limit = MEMORY << 20
    p = subprocess.run([TRAME, *words], cwd=TOP, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA,
                                                                                        (limit, limit)))
    bad += p.returncode != 0
    print("%s draw %s: in %d MiB" % ("ok" if p.returncode == 0 else "FAIL", name, MEMORY))


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


def waits(path):
    """How often the disk is waited for; that takes what it takes, on each machine."""
    folder, log = os.path.join(TMP, "numbered"), os.path.join(TMP, "waits")
    os.makedirs(folder, exist_ok=True)
    cpu, wall = timed("draw", path, "-o", os.path.join(folder, "%04d.svg"))
    print("note draw 1,000 files: %.1f s" % wall)
    tell("1,000 files", cpu, 1.5, "s of processor time")
    subprocess.run(["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync,syncfs", "-o", log, TRAME, "draw", path, "-o",
                    os.path.join(folder, "%04d.svg")], check=True, cwd=TOP)
    with open(log) as f:
        tell("1,000 files", f.read().count("sync"), 20, "times the disk is waited for")


def main():
    for ending in ("svg", "pdf"):
        cpu, _ = timed("draw", "captures/web.pcapng:6", "-o", os.path.join(TMP, "one." + ending))
        tell("one " + ending, cpu * 1000, 20, "ms of processor time")
    path = thousand()
    for ending in ("html", "tex", "md", "pdf"):
        cpu, wall = timed("draw", path, "-o", os.path.join(TMP, "deck." + ending))
        tell("deck of 1,000 frames, %s" % ending, wall, 2, "s")
        if ending == "pdf":
            tell("deck of 1,000 frames, pdf", cpu, 0.8, "s of processor time")
        small("deck of 1,000 frames, %s" % ending, "draw", path, "-o", os.path.join(TMP, "deck." + ending))
    waits(path)
    return bad > 0


sys.exit(main())
