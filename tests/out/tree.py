#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""A tree is written in two ways: drawn as a picture where it has colours, and straight, with lines kept
from frame to frame, where it has none. Both have the same lines, of every capture that there is; and a
frame has the same lines behind others as by itself."""
import os
import re
import subprocess
import sys

TRAME = os.environ["TRAME"]
CAPTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../captures")


def tree(path, *more):
    done = subprocess.run([TRAME, "-r", path, "-V", *more], capture_output=True, check=False)
    return done.stdout.decode()


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def lines(text):
    return [line.rstrip() for line in plain(text).splitlines()]


def first_difference(a, b):
    for n, (left, right) in enumerate(zip(a, b), 1):
        if left != right:
            return "line %d: %r, in colour %r" % (n, left, right)
    return None if len(a) == len(b) else "%d lines, in colour %d" % (len(a), len(b))


def alone(path, whole):
    """Each of the first frames, by itself; its heading counts from 1 again."""
    for number, frame in enumerate(whole.split("\n\n")[:40], 1):
        single = tree(path, "-Y", "frame.number == %d" % number)
        if single.split("\n")[1:] != (frame.rstrip("\n") + "\n").split("\n")[1:]:
            return "frame %d reads otherwise by itself" % number
    return None


def main():
    paths = sorted(os.path.join(CAPTURES, name) for name in os.listdir(CAPTURES) if ".pcap" in name)
    if not paths:
        sys.exit("no captures")
    for path in paths:
        name, whole = os.path.basename(path), tree(path)
        coloured = tree(path, "--color=always")
        why = first_difference(lines(whole), lines(coloured)) if "\x1b[" in coloured else "no colours"
        why = why or alone(path, whole)
        print("FAIL %s: %s" % (name, why) if why else "ok " + name)


main()
