#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The interface shows what the command line prints: its filter leaves the frames that -Y selects, and
its lines are those of -T text. Over what is told of the frames before and of several together.

    tests/tui/sieve.py

The expressions are those of tests/filter, over conversations, messages in pieces, TLS in pieces and
captures/. That -Y is right, the tests of the filters show. BIN is the folder of the C programs.
"""
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "../..")
sys.path.insert(0, os.path.join(HERE, "../filter"))
sys.path.insert(0, os.path.join(HERE, "../oracle"))
from scapy.utils import wrpcap  # noqa: E402

import conversations  # noqa: E402
import join  # noqa: E402

SIEVE = os.path.join(os.environ["BIN"], "tui/sieve")
TRAME = os.environ["TRAME"]
TMP = os.environ["TMP"]
ALONE = ["_ws.expert", "tls.handshake", "tls.handshake.type", "tls.record.length", "tcp.analysis.flags",
         "http.request || http.response", "tcp.reassembled.length", "ip.reassembled_in", "dns.time",
         "tls.handshake.fragment", "frame.comment", "_ws.malformed", "len(frame) > 100"]


def captures(lines):
    """Captures, and what is asked of each."""
    for path in conversations.captures():
        yield path, lines + ALONE
    for path in sorted(glob.glob(os.path.join(TOP, "captures/*.pcap*"))):
        yield path, ALONE
    for name in sorted(join.CASES):
        path = os.path.join(TMP, "piece-%s.pcap" % name)
        wrpcap(path, join.CASES[name]())
        yield path, ALONE


def shown(path, lines):
    return subprocess.run([SIEVE, path], input="".join(line + "\n" for line in lines), text=True,
                          errors="surrogateescape", stdout=subprocess.PIPE, check=True).stdout.split("\n")


def printed(path, words):
    done = subprocess.run([TRAME, "-n", "-r", path] + words, text=True, errors="surrogateescape",
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout if done.returncode != 2 else "!"


def judge_frames(path, expressions, met):
    bad = 0
    for expression, line in zip(expressions, shown(path, expressions)):
        right = printed(path, ["-Y", expression, "-T", "fields", "-e", "frame.number"]).split()
        if right not in ([], ["!"]):
            met.add(expression)
        if line.split() != right:
            print("FAIL sieve/%s: %s: shown %s, printed %s" % (
                os.path.basename(path), expression, line[:60], " ".join(right)[:60]))
            bad += 1
    return bad


def judge_lines(path):
    mine = [[word.strip() for word in line.split("\t")] for line in shown(path, [""]) if line]
    right = [[word.strip() for word in line.split("\t")] for line in printed(path, ["-T", "tabs"]).splitlines()]
    for one, other in zip(mine, right):
        if one != [word for word in other if word != "→"]:
            print("FAIL sieve/%s: the line shown is %r, printed %r" % (os.path.basename(path), one, other))
            return 1
    if len(mine) != len(right):
        print("FAIL sieve/%s: %d lines, printed %d" % (os.path.basename(path), len(mine), len(right)))
    return len(mine) != len(right)


def main():
    all_of_them = [line for line in conversations.read_expressions() if not line.startswith(("wrong", "taken"))]
    met, frames, lines, count = set(), 0, 0, 0
    for path, expressions in captures(all_of_them):
        frames += judge_frames(path, expressions, met)
        lines += judge_lines(path)
        count += 1
    if not frames and len(met) >= conversations.MET:
        print("ok sieve/frames\n# %d expressions select something, %d captures" % (len(met), count))
    elif not frames:
        print("FAIL sieve/frames: only %d expressions select anything" % len(met))
    if not lines:
        print("ok sieve/lines")


main()
