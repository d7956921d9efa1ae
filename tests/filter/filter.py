#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Display filters select the frames that tshark's do, and BPF those that tcpdump selects.

    tests/filter/filter.py [-v]

The expressions of expressions.txt, a line each, over the corpus of tests/oracle/gen.py and over the
captures of captures/ in one. Lines that begin with `wrong: ` are filters that neither program takes.
Wireshark answers through sharkd, which loads a capture once. Frames on which the two programs
differ on purpose are not compared: lines `filter | GLOB on FILTER | REASON` of tests/differences.txt
leave out the frames that FILTER selects in tshark, for expressions that GLOB matches. BIN is the
folder of the C test programs.
"""
import fnmatch
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

from scapy.utils import RawPcapReader

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "../..")
sys.path.insert(0, os.path.join(HERE, "../oracle"))
import pdml  # noqa: E402

SELECT = os.path.join(os.environ["BIN"], "filter/select")
TRAME = os.environ["TRAME"]
TMP = os.environ["TMP"]
LEAST = 300   # expressions that must be there and agree
FUZZED = 6000

BPF = """tcp; udp; arp; icmp; icmp6; ip6; ip; port 80; tcp port 80; udp port 53; host 192.0.2.80;
src host 192.0.2.99; dst host 192.0.2.80; net 192.0.2.0/24; ether host 02:00:00:00:00:99;
ether src 02:00:00:00:00:80; ether proto 0x0800; vlan; vlan 5; mpls; greater 100; less 60;
len > 100; tcp[13] & 2 != 0; tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn; ip[8] < 64;
ip[6:2] & 0x1fff != 0; not tcp; tcp or udp; (tcp or udp) and port 53; icmp[0] == 8;
portrange 1-100; ip proto 47; ip6 proto 58; ether multicast; ether broadcast; udp[4:2] > 20;
ether[0] & 1 != 0; tcp and not port 80; proto 17; host 2001:db8::80; dst port 53"""


class Sharkd:
    """A capture as Wireshark sees it."""
    settings = pdml.SETTINGS
    known = pdml.PROTOCOLS   # all others are switched off; None: none are

    def __init__(self, path, folder):
        known = [line.split("\t")[2] for line in
                 pdml.run(["tshark", "-G", "protocols"]).decode().splitlines()]
        with open(os.path.join(folder, "disabled_protos"), "w", encoding="utf-8") as f:
            f.writelines(name + "\n" for name in known if self.known and name not in self.known)
        # pylint: disable-next=consider-using-with
        self.child = subprocess.Popen(
            ["sharkd", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=dict(os.environ, WIRESHARK_CONFIG_DIR=folder))
        self.asked = 0
        for setting in self.settings:
            name, _, value = setting.partition(":")
            self.ask("setconf", name=name, value=value)
        assert "result" in self.ask("load", file=path), "sharkd loads nothing"

    def ask(self, method, **params):
        self.asked += 1
        request = {"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params}
        self.child.stdin.write((json.dumps(request) + "\n").encode())
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())

    def frames(self, expression):
        """Their numbers, or None if the filter is wrong."""
        if "error" in self.ask("check", filter=expression):
            return None
        return {frame["num"] for frame in self.ask("frames", filter=expression)["result"]}

    def close(self):
        self.child.stdin.close()
        self.child.wait()


class Made(Sharkd):
    """A capture of frames that are of no conversation: Wireshark does not track them."""
    settings = pdml.SETTINGS + pdml.UNTRACKED


def ours(path, expressions):
    """A line of select's for each: a set of numbers, or a string for a filter that is wrong."""
    done = subprocess.run([SELECT, path], input="".join(e + "\n" for e in expressions).encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        print("FAIL filter/run: exit status %d" % done.returncode)
        sys.exit(done.stderr.decode("utf-8", "replace")[-3000:])
    out = []
    for line in done.stdout.decode("utf-8", "replace").split("\n")[:-1]:
        out.append(line[2:] if line.startswith("!") else {int(n) for n in line.split()})
    return out


def read_expressions():
    with open(os.path.join(HERE, "expressions.txt"), encoding="utf-8") as f:
        lines = [line.rstrip("\n") for line in f]
    return [line for line in lines if line and not line.startswith("# ")]


def read_differences():
    with open(os.path.join(HERE, "../differences.txt"), encoding="utf-8") as f:
        rows = [[part.strip() for part in line.split(" | ")] for line in f]
    return [row[1].split(" on ") for row in rows if len(row) == 3 and row[0] == "filter"]


def judge(label, path, expressions, verbose):
    """How many agree, and which of them select something; -1 if any does not."""
    good = bad = 0
    met = set()
    with tempfile.TemporaryDirectory() as folder:
        sharkd = (Made if label == "made" else Sharkd)(path, folder)
        differences = [(glob_, sharkd.frames(on)) for glob_, on in read_differences()]
        for expression, mine in zip(expressions, ours(path, expressions)):
            theirs = sharkd.frames(expression)
            apart = set().union(*(frames for glob_, frames in differences
                                  if fnmatch.fnmatchcase(expression, glob_)))
            if theirs is None or isinstance(mine, str):
                print("FAIL filter/%s: %s: %s" % (label, expression, mine if theirs is not None
                                                  else "tshark does not take it"))
                bad += 1
            elif theirs - apart != mine - apart:
                print("FAIL filter/%s: %s: missing %s, extra %s" % (
                    label, expression, sorted(theirs - apart - mine)[:8],
                    sorted(mine - apart - theirs)[:8]))
                bad += 1
            else:
                good += 1
                if mine - apart:
                    met.add(expression)
            if verbose:
                print("  %5d %s" % (len(mine), expression))
        sharkd.close()
    print("# %s: %d of %d expressions agree, %d of them select frames" % (
        label, good, good + bad, len(met)))
    return met, not bad


def judge_wrong(path, wrong):
    """Both programs refuse these."""
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        sharkd = Sharkd(path, folder)
        for expression, mine in zip(wrong, ours(path, wrong)):
            if not isinstance(mine, str) or sharkd.frames(expression) is not None:
                print("FAIL filter/wrong: %s: is taken" % expression)
                bad += 1
        sharkd.close()
    if not bad:
        print("ok filter/wrong")


def fuzz(path, expressions):
    """Anything at all ends, in frames or in an error."""
    rng = random.Random(3)
    pieces = [word for e in expressions for word in e.split()] + list("()[]{}!&|~^\"'\\,#.:-/%*+<>=")
    lines = []
    for _ in range(FUZZED):
        text = rng.choice(expressions)
        for _ in range(rng.randrange(1, 4)):
            at = rng.randrange(len(text) + 1)
            text = rng.choice([
                text[:at] + rng.choice(pieces) + text[at:], text[:at] + text[at + 1:], text[:at],
                text + " " + rng.choice(["and ", "|| ", "in ", ""]) + rng.choice(expressions),
                text[:at] + chr(rng.randrange(1, 256)).replace("\n", " ") + text[at:]])
        lines.append(text)
    lines += ["(" * 5000, "!" * 5000 + "tcp", "{" * 5000, "len(" * 5000, " and ".join(["tcp"] * 900),
              "tcp" + "[0]" * 3000, "ip.ttl " + "+ 1 " * 3000, "ip.ttl in {" + "1," * 5000 + "2}"]
    answers = ours(path, lines)
    taken = sum(not isinstance(a, str) for a in answers)
    if len(answers) == len(lines) and taken > FUZZED // 20:
        print("ok filter/fuzz\n# %d of %d mutants are filters" % (taken, len(lines)))
    else:
        print("FAIL filter/fuzz: %d answers to %d filters, %d taken" % (
            len(answers), len(lines), taken))


def runs(command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def records(path):
    """Time and bytes of each frame."""
    return [(meta.sec, meta.usec, data) for data, meta in RawPcapReader(path)]


def judge_bpf(path):
    """What -w keeps is what tcpdump -w keeps."""
    bad = met = 0
    one, other = os.path.join(TMP, "ours.pcap"), os.path.join(TMP, "theirs.pcap")
    expressions = [e.strip() for e in BPF.split(";")]
    for expression in expressions:
        runs(["tcpdump", "-r", path, "-w", other, expression])
        if not runs([TRAME, "-r", path, "-w", one, *expression.split()]) or \
                records(one) != records(other):
            print("FAIL filter/bpf: %s" % expression)
            bad += 1
        met += bool(records(other))
    if not bad and met > 30:
        print("ok filter/bpf\n# %d of %d capture filters select frames" % (
            met, len(expressions)))
    elif not bad:
        print("FAIL filter/bpf: only %d select anything" % met)


def main():
    verbose = "-v" in sys.argv
    lines = read_expressions()
    wrong = [line[7:] for line in lines if line.startswith("wrong: ")]
    right = [line for line in lines if not line.startswith("wrong: ")]
    made, kept = os.path.join(TMP, "made.pcap"), os.path.join(TMP, "kept.pcapng")
    pdml.run([sys.executable, os.path.join(HERE, "../oracle/gen.py"), "whole", made, "1"])
    pdml.run(["mergecap", "-a", "-w", kept] + sorted(
        p for p in glob.glob(os.path.join(TOP, "captures/*.pcap*")) if "forged" not in p))
    met, good = set(), True
    for label, path in (("made", made), ("captures", kept)):
        some, held = judge(label, path, right, verbose)
        met |= some
        good &= held
    if good and len(right) >= LEAST and len(met) >= LEAST * 3 // 4:
        print("ok filter/expressions")
    elif good:
        print("FAIL filter/expressions: %d, of which %d select anything" % (len(right), len(met)))
    judge_wrong(kept, wrong)
    judge_bpf(made)
    fuzz(kept, right + wrong)


if __name__ == "__main__":
    main()
