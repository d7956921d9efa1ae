#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""`-T text` against tshark's lines: every one of captures/ and of generated captures, the frames of
gen.py and the conversations of talk.py. And the times of -t.

    tests/oracle/text.py [-v] [FILE...]

Differences on purpose stand in tests/differences.txt: lines `text | theirs PATTERN | REASON`, the
pattern (Python's) being of tshark's lines; `text | rare NAME N | REASON`, where of a capture N
lines in a thousand may differ. TRAME names the binary.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdml  # noqa: E402

HERE, TRAME = pdml.HERE, pdml.TRAME
# What pdml.py settles and is compared here: the analysis of TCP, and what is put together again.
# Checksums are not.
OFF = ("tcp.analyze_sequence_numbers", "tcp.relative_sequence_numbers", "tcp.calculate_timestamps",
       "ip.check_checksum", "tcp.check_checksum", "udp.check_checksum", "ip.defragment", "ipv6.defragment",
       "tcp.desegment", "http.desegment", "dns.desegment", "tls.desegment")
# Protocols that lines name, and that pdml.py may leave out.
NAMED = ("lcp", "ipcp", "ipv6cp", "ccp", "pap", "chap", "mdns", "llmnr", "rarp")


def options():
    out, words = [], pdml.tshark_options()
    for i, word in enumerate(words):
        if word.startswith(OFF) or (word in NAMED and words[i - 1] == "--disable-protocol"):
            out.pop()  # its -o, its --disable-protocol
        else:
            out.append(word)
    return out


def differences():
    theirs, rare = [], {}
    with open(os.path.join(HERE, "../differences.txt"), encoding="utf-8") as f:
        for line in f:
            parts = [part.strip() for part in line.split(" | ")]
            if len(parts) == 3 and parts[0] == "text":
                kind, _, what = parts[1].partition(" ")
                if kind == "rare":
                    name, _, most = what.partition(" ")
                    rare[name] = int(most)
                else:
                    theirs.append(re.compile(what))
    return theirs, rare


def lines(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit("FAIL run: %s: %s" % (command[0], done.stderr.decode()[-300:]))
    return done.stdout.decode("utf-8", "backslashreplace").split("\n")[:-1]


def compare(label, path, verbose):
    theirs, rare = differences()
    left = lines(["tshark", "-r", path] + options())
    right = lines([TRAME, "-r", path, "-T", "text"])
    if len(left) != len(right) or not left:
        print("FAIL text/%s: tshark has %d lines, we have %d" % (label, len(left), len(right)))
        return True
    wrong = [(a, b) for a, b in zip(left, right)
             if a != b and not any(p.search(a) for p in theirs)]
    failed = len(wrong) * 1000 > rare.get(label, 0) * len(left)
    print("%s text/%s%s" % ("FAIL" if failed else "ok", label,
                            ": %d of %d lines differ" % (len(wrong), len(left)) if failed else ""))
    print("# %s: %d lines, %d differ" % (label, len(left), len(wrong)))
    for a, b in wrong[:None if verbose else 8 if failed else 0]:
        print("  theirs %s\n  ours   %s" % (a, b))
    return failed


def times(path):
    failed = False
    for when in ("r", "d", "dd", "e", "a", "ad", "adoy", "u", "ud", "udoy"):
        left, right = ([s[:40].split("→")[0] for s in lines(command + ["-t", when, "-r", path])]
                       for command in (["tshark", "-n"], [TRAME, "-T", "text"]))
        if left != right or not left:
            print("FAIL text/-t %s: %r, not %r" % (when, right[1], left[1]))
            failed = True
        else:
            print("ok text/-t %s" % when)
    return failed


def main():
    verbose = "-v" in sys.argv
    files = [word for word in sys.argv[1:] if word != "-v"]
    failed = False
    for path in files:
        failed |= compare(os.path.basename(path), path, verbose)
    if files:
        sys.exit(failed)
    for path in sorted(glob.glob(os.path.join(HERE, "../../captures/*.pcap*"))):
        if not os.path.basename(path).startswith("forged"):
            failed |= compare(os.path.basename(path), path, verbose)
    with tempfile.TemporaryDirectory() as folder:
        makers = [("whole", ["gen.py", "whole", "", "1"]), ("talk", ["talk.py", "", "1", "200"])]
        makers += [("link-" + link, ["gen.py", "once", "", "1", link]) for link in pdml.LINKS]
        for label, command in makers:
            path = os.path.join(folder, label + ".pcap")
            command = [os.path.join(HERE, command[0])] + [word or path for word in command[1:]]
            pdml.run([sys.executable] + command)
            failed |= compare(label, path, verbose)
    failed |= times(os.path.join(HERE, "../../captures/web.pcapng"))
    sys.exit(failed)


if __name__ == "__main__":
    main()
