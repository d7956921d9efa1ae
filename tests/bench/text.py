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
# Measured: 9.3 to 10.9 and 5.5 (10 is the aim), and 7.1 and 5.1 beside a dozen other programs: noise must not
# fail the tests.
WANT = {"mixed": 6, "talk": 3}


def seconds(command):
    """The least of three runs: the processor alone, no screen."""
    best, env = None, {name: v for name, v in os.environ.items() if name != "TZ"}
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(os.devnull, "wb") as null:
            subprocess.run(command, check=True, stdout=null, stderr=null, env=env)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
    return best


def compare(kind, label, path):
    theirs = seconds(["tcpdump", "-nn", "-r", path])
    ours = seconds([TRAME, "-r", path, "-T", "text"])
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
