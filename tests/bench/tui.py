#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The interface on large captures, through a pty, by a clock that only goes forward:
- process start to first screen, less what an empty curses program needs, at 1e4 and at FRAMES frames;
- a key struck to its screen drawn, while the index is built, while a filter runs, and at rest;
- the memory it holds, less what is mapped of the file.

    tests/bench/tui.py      FRAMES=1000000 or 10000000
"""
import os
import statistics
import struct
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../tui"))
from rig import Rig  # noqa: E402

BUILD = os.environ["BUILD"]
TRAME = os.environ["TRAME_FAST"]
TMP = os.environ.get("TMP", "/tmp")
EMPTY = os.path.join(BUILD, "tests/bench/tui_empty")
FRAMES = int(os.environ.get("FRAMES", "1000000"))
SMALL = 10000
BLOCK = 10000  # frames that are repeated: a large capture is many of it
RUNS = 7
# The aims are 100 ms, 1.2 x, 16 ms, and 30 MB with 16 bytes a frame; a busy machine must not fail the tests.
FIRST_MS, FIRST_RATIO, KEY_MS, MEMORY = 400, 3.0, 100, (30 << 20) + 16 * FRAMES
bad = 0


def report(name, truth, text):
    global bad
    print("note %s: %s" % (name, text))
    if truth:
        print("ok tui %s" % name)
    else:
        bad = 1
        print("FAIL tui %s: %s" % (name, text))


def make(path, frames):
    """Whole blocks of mixed.py's frames, one behind the other, at later times."""
    base = os.path.join(TMP, "base.pcap")
    if not os.path.exists(base):
        subprocess.run([sys.executable, os.path.join(HERE, "mixed.py"), base, str(BLOCK)], check=True)
    with open(base, "rb") as f:
        whole = f.read()
    records, at = [], 24
    while at < len(whole):
        sec, usec, cap, length = struct.unpack_from("<IIII", whole, at)
        records.append((sec, usec, cap, length, whole[at + 16:at + 16 + cap]))
        at += 16 + cap
    last = records[-1][0] - records[0][0] + 1
    with open(path, "wb") as f:
        f.write(whole[:24])
        for block in range(frames // BLOCK):
            f.write(b"".join(struct.pack("<IIII", s + block * last, u, c, n) + data
                             for s, u, c, n, data in records))


def first_screen(command):
    """Milliseconds from the start of the process until its screen stood: the middle of several runs."""
    times = []
    for _ in range(RUNS):
        rig = Rig(command)
        took = rig.until(b"help", 30)
        times.append(took * 1000 if took is not None else 30000)
        rig.send("Q")
        rig.wait(5)
        rig.end()
    return statistics.median(times)


def key_times(rig, keys):
    """Milliseconds from each key until its screen was written: the chosen row's mark moves; no key here scrolls."""
    times = []
    for key in keys:
        while rig.read(0):
            pass
        begin = time.monotonic()
        at = len(rig.seen)
        rig.send(key)
        while b">" not in rig.seen[at:] and time.monotonic() - begin < 5:
            rig.read(0.005)
        times.append((time.monotonic() - begin) * 1000)
        time.sleep(0.02)
    return times


def say_keys(name, times):
    times.sort()
    middle, worst = statistics.median(times), times[len(times) * 95 // 100]
    report(name, middle <= KEY_MS, "median %.1f ms, 95 of 100 within %.1f ms (aim 16)" % (middle, worst))


def memory(pid):
    """Bytes that are its own: what is mapped of files is the system's."""
    with open("/proc/%d/smaps_rollup" % pid, encoding="ascii") as f:
        return sum(int(line.split()[1]) for line in f if line.startswith(("Anonymous:",))) * 1024


def settle(rig, seconds=600):
    end = time.monotonic() + seconds
    while rig.read(0.6) and time.monotonic() < end:
        pass


def main():
    subprocess.run(["make", "BUILD=" + BUILD, EMPTY], check=True, stdout=subprocess.DEVNULL)
    small, large = os.path.join(TMP, "small.pcap"), os.path.join(TMP, "large.pcap")
    make(small, SMALL)
    make(large, FRAMES)
    empty = first_screen([EMPTY])
    few, many = first_screen([TRAME, small]), first_screen([TRAME, large])
    report("first-screen", many - empty <= FIRST_MS,
           "%.0f ms at %d frames, %.0f ms at %d; an empty curses program %.0f ms: %.0f ms more (aim 100)"
           % (many, FRAMES, few, SMALL, empty, many - empty))
    report("first-screen-ratio", many / few <= FIRST_RATIO, "%.2f x from %d to %d frames (aim 1.2)"
           % (many / few, SMALL, FRAMES))
    rig = Rig([TRAME, large])
    rig.until(b"help", 30)
    say_keys("key-while-reading", key_times(rig, "jk" * 15))
    settle(rig)
    say_keys("key-at-rest", key_times(rig, "jk" * 25))
    rig.send("/tcp.port == 80\r")
    rig.until(b"filtering", 5, len(rig.seen) - 1)
    say_keys("key-while-filtering", key_times(rig, "jk" * 15))
    settle(rig)
    used = memory(rig.pid)
    report("memory", used <= MEMORY, "%.1f MB after %d frames and a filter (at most %.1f)"
           % (used / 1e6, FRAMES, MEMORY / 1e6))
    rig.send("Q")
    rig.wait()
    rig.end()
    return bad


if __name__ == "__main__":
    sys.exit(main())
