#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Indexing a capture of 1e5 and 1e6 frames (`index.py 10000000`: of so many) against libpcap counting
its frames, in CPU seconds of the same run: no more than that. Memory without mapped pages: 30 MB and
16 bytes a frame. A frame costs as much in the large capture as in the small one."""
import os
import resource
import subprocess
import sys

BUILD = os.environ["BUILD"]
TMP = os.environ.get("TMP", "/tmp")
BENCH = os.path.join(BUILD, "tests/bench/index_bench")
WANT, ROUNDS = 1.0, 11
SLACK = 1.25  # what a busy machine may add to the least of so many rounds; the line says what was measured


def timed(*args):
    """CPU seconds and the numbers that it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([BENCH, *args], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, [int(word) for word in done.stdout.split()]


def measure(path, frames):
    ours, theirs = [], []
    for _ in range(ROUNDS):  # by turns, so that a busy moment strikes both
        spent, (counted, *_) = timed("pcap", path)
        theirs.append(spent)
        assert counted == frames, "libpcap counts %d" % counted
        spent, (counted, memory, _) = timed("store", path)
        ours.append(spent)
        assert counted == frames, "the index has %d" % counted
    return min(ours), min(theirs), memory * 1024


def report(held, name, why):
    print("ok %s" % name if held else "FAIL %s: %s" % (name, why))


def main():
    os.environ.pop("SAN", None)
    subprocess.run(["make", "BUILD=" + BUILD, BENCH], check=True, stdout=subprocess.DEVNULL)
    sizes = [int(word) for word in sys.argv[1:]] or [100_000, 1_000_000]
    for kind in "pcap", "pcapng":
        each = {}
        for frames in sizes:
            path = os.path.join(TMP, "index." + kind)
            subprocess.run([BENCH, "make", path, str(frames)], check=True)
            ours, theirs, memory = measure(path, frames)
            os.unlink(path)
            each[frames] = ours / frames
            ratio = ours / theirs
            name = "index %s: %d frames, %.2f x libpcap (%.0f ns a frame), %.0f MB" % (
                kind, frames, ratio, ours / frames * 1e9, memory / 1e6)
            print("note " + name)
            report(ratio <= WANT * SLACK, name, "not at most %.1f x" % WANT)
            report(memory <= 30e6 + 16 * frames, "memory of the index of %d %s" % (frames, kind),
                   "%d bytes" % memory)
        small, large = each[min(sizes)], each[max(sizes)]
        report(large <= 1.2 * SLACK * small, "a frame of a large %s costs no more" % kind, "%.2f x" % (large / small))


main()
