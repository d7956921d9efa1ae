#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The table of conversations against tshark's conv,tcp and conv,udp; and the states of both ends of
TCP connections: those of captures/ by hand from the figures of RFC 9293, those of talk.py's, which
are many, by the edges that figure 5 (3.3.2) allows.

    tests/flow/talks.py

BIN names the folder of the test programs.
"""
import collections
import glob
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "../..")
PROGRAM = os.path.join(os.environ.get("BIN", os.path.join(TOP, "build/asan/tests")),
                       "flow/talks_test")
UNITS = {"bytes": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}

# RFC 9293 figure 6 with data and figure 12 with its two middle segments in one; figure 5's CLOSED.
WANT = {
    "web.pcapng": {
        3: "SYN-SENT SYN-RECEIVED", 4: "ESTABLISHED SYN-RECEIVED", 5: "ESTABLISHED ESTABLISHED",
        6: "ESTABLISHED ESTABLISHED", 7: "ESTABLISHED ESTABLISHED", 8: "ESTABLISHED ESTABLISHED",
        9: "ESTABLISHED ESTABLISHED", 10: "FIN-WAIT-1 CLOSE-WAIT", 11: "TIME-WAIT LAST-ACK",
        12: "TIME-WAIT CLOSED"},
    "closed.pcapng": {3: "SYN-SENT SYN-RECEIVED", 4: "CLOSED CLOSED"},
}

# Figure 5, and what its notes and 3.10.7 say of resets. A segment may take an end along two edges
# (a FIN that acknowledges a FIN).
EDGES = {
    "-": "SYN-SENT SYN-RECEIVED ESTABLISHED FIN-WAIT-1 CLOSE-WAIT CLOSED",
    "CLOSED": "SYN-SENT SYN-RECEIVED LISTEN",
    "LISTEN": "SYN-RECEIVED SYN-SENT CLOSED",
    "SYN-SENT": "ESTABLISHED SYN-RECEIVED CLOSED",
    "SYN-RECEIVED": "ESTABLISHED FIN-WAIT-1 LISTEN CLOSED CLOSE-WAIT",
    "ESTABLISHED": "FIN-WAIT-1 CLOSE-WAIT CLOSED",
    "FIN-WAIT-1": "FIN-WAIT-2 CLOSING TIME-WAIT CLOSED",
    "FIN-WAIT-2": "TIME-WAIT CLOSED",
    "CLOSE-WAIT": "LAST-ACK CLOSED",
    "CLOSING": "TIME-WAIT CLOSED",
    "LAST-ACK": "CLOSED",
    "TIME-WAIT": "CLOSED",
}


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return done.stdout.decode().splitlines()


def theirs(path, kind):
    """A list of (A, B, frames from B, bytes, frames from A, bytes, start)."""
    found = []
    for line in run("tshark", "-n", "-r", path, "-q", "-z", "conv," + kind):
        m = re.match(r"(\S+) +<-> (\S+) +(\d+) (\d+) (\w+) +(\d+) (\d+) (\w+) +\d+ \d+ \w+ +"
                     r"(\S+) +(\S+)$", line)
        if m:
            g = m.groups()
            found.append((g[0], g[1], int(g[2]), (int(g[3]), UNITS[g[4]]), int(g[5]),
                          (int(g[6]), UNITS[g[7]]), float(g[8]), float(g[9])))
    return found


def ours(path, kind):
    found = []
    for line in run(PROGRAM, path):
        w = line.split(" ")
        if w[0] == kind.upper():
            ends = [re.sub(r"[\[\]]", "", e) for e in w[1:3]]
            found.append(ends + [int(n) for n in w[3:10]])
    return found


def near(is_, want):
    """tshark cuts what it shows in kB, MB."""
    return is_ // want[1] == want[0]


def same(a, b):
    """One of ours (a) and one of theirs (b), whose ends may be the other way round."""
    frames, size = (a[3], a[5]), (a[4], a[6])
    if (a[0], a[1]) == (b[1], b[0]):
        frames, size = frames[::-1], size[::-1]
    elif (a[0], a[1]) != (b[0], b[1]):
        return False
    return (frames == (b[4], b[2]) and near(size[0], b[5]) and near(size[1], b[3])
            and abs(a[7] / 1e9 - b[6]) < 1e-6 and abs(a[8] / 1e9 - b[7]) < 1e-3)


def compare(label, path):
    bad = count = 0
    for kind in ("tcp", "udp"):
        left, right = ours(path, kind), theirs(path, kind)
        count += len(right)
        rest = collections.defaultdict(list)
        for b in right:
            rest[frozenset(b[:2])].append(b)
        for a in left:
            match = [b for b in rest[frozenset(a[:2])] if same(a, b)]
            if not match:
                print("%s %s: %s stands nowhere in %s" % (label, kind, a, rest[frozenset(a[:2])]))
                bad += 1
            else:
                rest[frozenset(a[:2])].remove(match[0])
        bad += sum(len(b) for b in rest.values())
        if len(left) != len(right):
            print("%s %s: tshark has %d, we have %d" % (label, kind, len(right), len(left)))
    print("FAIL talks/%s: %d wrong of %d" % (label, bad, count) if bad else
          "ok talks/%s: %d" % (label, count))
    return bad


def states(path):
    return [line.split(" ") for line in run(PROGRAM, "-states", path)]


def by_hand():
    bad = 0
    for name, want in WANT.items():
        is_ = {int(w[0]): " ".join(w[3:5]) for w in states(os.path.join(TOP, "captures", name))}
        if is_ != want:
            print("FAIL states/%s: %s" % (name, is_))
            bad += 1
        else:
            print("ok states/%s" % name)
    return bad


def by_edges(path, label):
    """Every step of every end, and how connections that were reset ended."""
    allowed = {a: set(b.split()) for a, b in EDGES.items()}
    last, bad, steps = {}, 0, 0
    for number, stream, _, *now in states(path):
        before = last.get(stream)
        last[stream] = now
        for i in range(2 if before else 0):
            a, b = before[i], now[i]
            steps += a != b
            two = any(b in allowed[m] for m in allowed[a])
            if a != b and b not in allowed[a] and not two:
                print("%s frame %s: %s -> %s" % (label, number, a, b))
                bad += 1
    for line in run("tshark", "-n", "-r", path, "-Y", "tcp.flags.reset==1", "-T", "fields",
                    "-e", "frame.number", "-e", "tcp.stream"):
        number, stream = line.split("\t")
        now = [w[3:5] for w in states_of(path) if w[0] == number and w[1] == stream][0]
        if not set(now) <= {"CLOSED", "LISTEN", "SYN-SENT"}:
            print("%s frame %s: reset, and %s" % (label, number, now))
            bad += 1
    print("FAIL states/%s: %d" % (label, bad) if bad or not steps else
          "ok states/%s: %d steps" % (label, steps))
    return bad or not steps


KEPT = {}


def states_of(path):
    if path not in KEPT:
        KEPT[path] = states(path)
    return KEPT[path]


def main():
    bad = by_hand()
    for path in sorted(glob.glob(os.path.join(TOP, "captures/*.pcap*"))):
        bad += compare(os.path.basename(path), path)
    with tempfile.TemporaryDirectory() as folder:
        for seed in (1, 2, 3):
            path = os.path.join(folder, "talk%d.pcap" % seed)
            subprocess.run([sys.executable, os.path.join(TOP, "tests/oracle/talk.py"), path,
                            str(seed), "120"], check=True)
            bad += compare("talk%d" % seed, path)
            bad += by_edges(path, "talk%d" % seed)
    return 1 if bad else 0


sys.exit(main())
