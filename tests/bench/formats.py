#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Each printed format against tshark's on the same capture of mixed frames: how many times fewer CPU
seconds a frame, what it takes to start left out on both sides. Then what a frame costs, and how much
memory is held, in a capture of 1e6 frames (FRAMES=10000000: of so many) against one of 1e5."""
import os
import resource
import subprocess
import sys

TRAME = os.environ["TRAME_FAST"]
TMP = os.environ.get("TMP", "/tmp")
HERE = os.path.dirname(os.path.abspath(__file__))
MANY = int(os.environ.get("FRAMES", "1000000"))
FEW, THEIRS, ROUNDS, HEAD = 100_000, 20_000, 3, 24
FOUR = ["-e", "frame.number", "-e", "ip.src", "-e", "tcp.dstport", "-e", "dns.qry.name"]

# What is printed, tshark's way to ask for it, the ratio that is wanted, and what must be held. Measured beside
# twenty other programs on two processors: fields 38.6, json 33.8, ek 39.3, pdml 20.5, tree 26.2.
FORMATS = [
    ("fields", ["-T", "fields"] + FOUR, ["-T", "fields"] + FOUR, 40, 25),
    ("json", ["-T", "json"], ["-T", "json"], 30, 20),
    ("ek", ["-T", "ek"], ["-T", "ek"], 30, 20),
    ("pdml", ["-T", "pdml"], ["-T", "pdml"], 20, 13),
    ("tree", ["-T", "tree"], ["-V"], 20, 15),
]
FLAT = 1.2   # a frame of a large capture costs at most so many times one of a small one
SLACK = 1.5  # what a busy machine may add before a test fails; the line says what was measured


def capture(count):
    """Of as many frames as wanted: a million at most are made, and then again and again."""
    path = os.path.join(TMP, "mixed-%d.pcap" % count)
    made = min(count, 1_000_000)
    subprocess.run([sys.executable, os.path.join(HERE, "mixed.py"), path, str(made)], check=True)
    with open(path, "rb") as f:
        f.seek(HEAD)
        body = f.read() if count > made else b""
    with open(path, "ab") as f:
        for _ in range(count // made - 1):
            f.write(body)
    return path, count // made * made


def spent(command):
    """CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def held_by(command):
    """The most memory held at any of many moments, without mapped files, in bytes."""
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            try:
                with open("/proc/%d/status" % process.pid, encoding="ascii") as f:
                    lines = [line.split() for line in f]
                most = max([most] + [int(x[1]) * 1024 for x in lines if x[0] == "RssAnon:"])
                process.wait(0.02)
            except (subprocess.TimeoutExpired, ProcessLookupError):
                pass
    return most


def say(name, good, text):
    print("note " + text)
    print("ok " + name if good else "FAIL %s: %s" % (name, text))


def against_tshark():
    one, some, few = (capture(n)[0] for n in (1, THEIRS, FEW))
    for name, ours, theirs, wanted, held in FORMATS:
        runs = (["tshark", "-n", "-r", some] + theirs, [TRAME, "-r", few] + ours,
                ["tshark", "-n", "-r", one] + theirs, [TRAME, "-r", one] + ours)
        # in turn, so that what else the machine does falls on all of them
        best = [min(column) for column in zip(*([spent(run) for run in runs] for _ in range(ROUNDS)))]
        tshark, trame = best[0] - best[2], best[1] - best[3]
        tshark, trame = tshark / THEIRS * 1e6, trame / FEW * 1e6
        say(name, tshark / trame >= held, "%s: %.1f x tshark (%.2f us a frame against %.1f); wanted: %d x, held: %d x"
            % (name, tshark / trame, trame, tshark, wanted, held))


def large():
    (few, small), (many, count) = capture(FEW), capture(MANY)
    for name, ours in ("text", ["-T", "text"]), FORMATS[0][:2]:
        costs = [min(spent([TRAME, "-r", path] + ours) for _ in range(ROUNDS)) / n
                 for path, n in ((few, small), (many, count))]
        say(name + " of many", costs[1] <= FLAT * SLACK * costs[0],
            "%s: a frame of %d costs %.2f x one of %d (%.0f ns); wanted: at most %.1f x"
            % (name, count, costs[1] / costs[0], small, costs[1] * 1e9, FLAT))
    for name, ours in [("text", ["-T", "text"])] + [x[:2] for x in FORMATS]:
        memory = held_by([TRAME, "-r", many] + ours)
        say(name + " held", memory <= 30e6 + 16 * count, "%s: %.1f MB held for %d frames" % (name, memory / 1e6, count))
    os.unlink(many)


against_tshark()
large()
