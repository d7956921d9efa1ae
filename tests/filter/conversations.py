#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Filters over what is made of other fields, of the frames before and of several frames together.

    tests/filter/conversations.py [-v]

The expressions of conversations.txt, a line each, over generated conversations, reassembled packets
and messages, and some of captures/, select the frames that tshark's do, all with the settings that
it has by default but for checksums. sharkd answers first, which knows the whole capture; where it
differs tshark itself is asked, which reads frame by frame as we do. Lines `wrong: ` end both
programs with an error; lines `taken: ` are mistakes to tshark alone.
"""
import os
import subprocess
import sys
import tempfile

from scapy.utils import wrpcap

from filter import Sharkd

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "../..")
sys.path.insert(0, os.path.join(HERE, "../oracle"))
import join  # noqa: E402
import pdml  # noqa: E402

TRAME = os.environ["TRAME"]
FAST = os.environ.get("TRAME_FAST", TRAME)  # without sanitizers, which watch over JOINED alone
TMP = os.environ["TMP"]
LEAST, MET = 250, 200   # expressions that must be there, and that select something
JOINED = ["http-piped"]
KEPT = "closed.pcapng dns.pcapng icmp.pcap web.pcapng".split()
CHECK = ["ip.check_checksum", "tcp.check_checksum", "udp.check_checksum"]
WORDS = [word for name in CHECK for word in ("-o", name + ":TRUE")]


class Whole(Sharkd):
    """A capture as Wireshark sees it with its own settings."""
    settings = [name + ":TRUE" for name in CHECK]
    known = None


def run(command):
    """The frames and how it ended."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return {int(n) for n in done.stdout.split()}, done.returncode


def ours(path, expression):
    joined = os.path.basename(path).split(".")[0] in JOINED
    return run([TRAME if joined else FAST, "-r", path, "-Y", expression, "-T", "fields", "-e", "frame.number"] + WORDS)


def theirs(path, expression):
    return run(["tshark", "-n", "-r", path, "-Y", expression, "-T", "fields", "-e", "frame.number"] + WORDS)


def read_expressions():
    with open(os.path.join(HERE, "conversations.txt"), encoding="utf-8") as f:
        return [line.rstrip("\n") for line in f if line.strip() and not line.startswith("# ")]


def captures():
    talk = os.path.join(TMP, "talk.pcap")
    pdml.run([sys.executable, os.path.join(HERE, "../oracle/talk.py"), talk, "4", "12"])
    yield talk
    kept = os.path.join(TMP, "kept.pcapng")
    pdml.run(["mergecap", "-a", "-w", kept] + [os.path.join(TOP, "captures", name) for name in KEPT])
    yield kept
    for name in JOINED:
        path = os.path.join(TMP, name + ".pcap")
        wrpcap(path, join.CASES[name]())
        yield path


def judge(path, expressions, met):
    """How many differ."""
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        sharkd = Whole(path, folder)
        for expression in expressions:
            mine, status = ours(path, expression)
            if mine:
                met.add(expression)
            if status == 0 and mine == sharkd.frames(expression):
                continue
            right = theirs(path, expression)
            if (mine, status) != right:
                print("FAIL conversations/%s: %s: status %d, missing %s, extra %s" % (
                    os.path.basename(path), expression, status, sorted(right[0] - mine)[:8],
                    sorted(mine - right[0])[:8]))
                bad += 1
        sharkd.close()
    return bad


def judge_wrong(path, lines):
    """The same exit status, but where tshark alone minds."""
    bad = 0
    for line in lines:
        kind, _, expression = line.partition(": ")
        mine, right = ours(path, expression)[1], theirs(path, expression)[1]
        if not right or (mine != right if kind == "wrong" else mine):
            print("FAIL conversations/%s: %s: status %d, tshark's %d" % (kind, expression, mine, right))
            bad += 1
    if not bad:
        print("ok conversations/wrong\n# %d mistakes" % len(lines))


def main():
    lines = read_expressions()
    wrong = [line for line in lines if line.startswith(("wrong: ", "taken: "))]
    right = [line for line in lines if line not in wrong]
    met, bad, path = set(), 0, ""
    for path in captures():
        bad += judge(path, right, met)
    if "-v" in sys.argv:
        print("".join("# nothing: %s\n" % e for e in right if e not in met), end="")
    if not bad and len(right) >= LEAST and len(met) >= MET:
        print("ok conversations/expressions\n# %d, of which %d select frames" % (len(right), len(met)))
    elif not bad:
        print("FAIL conversations/expressions: %d, of which only %d select anything" % (len(right), len(met)))
    judge_wrong(path, wrong)


if __name__ == "__main__":
    main()
