#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Whether a checksum is right: we, tshark (validation on) and tcpdump -vv, on good frames and
on frames with a flipped bit.

tshark's verdict is compared checksum by checksum; tcpdump's frame by frame, since it names no
place. Differences on purpose: tests/differences.txt, lines `sums | WHAT | REASON` with WHAT as
pdml.py has it (`theirs GLOB` a checksum, `tcpdump` a frame). TRAME names the binary.
"""
import collections
import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdml  # noqa: E402

GOOD, BAD = "good", "bad"
STATUS = {"1": GOOD, "0": BAD}
BAD_SUM = re.compile(r"bad cksum|\(incorrect|bad udp cksum|wrong icmp cksum|bad icmp6 cksum")


def tshark_verdicts(packet):
    """(name, byte) -> verdict, where tshark gives one."""
    return {(f.get("name")[:-len(".status")], int(f.get("pos"))): STATUS[f.get("show")]
            for f in packet.iter("field")
            if f.get("name").endswith(".checksum.status") and f.get("show") in STATUS}


def our_verdicts(packet):
    out = {}
    for field in packet.iter("field"):
        mark = re.search(r"[ \[](correct|incorrect)\b", field.get("showname") or "")
        if mark:
            out[field.get("name"), int(field.get("pos"))] = GOOD if mark[1] == "correct" else BAD
    return out


def tcpdump_frames(path):
    """The text of each frame."""
    text = pdml.run(["tcpdump", "-vv", "-n", "-t", "-#", "-r", path]).decode(
        "utf-8", "replace")
    return re.split(r"(?m)^ +\d+  ", "\n" + text)[1:]


def compare_tshark(label, theirs, ours, differences):
    wrong, right = [], collections.Counter()
    for number, (left, mine) in enumerate(zip(theirs, ours), 1):
        verdicts, shown = our_verdicts(mine), pdml.shown_of(left)
        for (name, pos), verdict in tshark_verdicts(left).items():
            field = pdml.Field(name, pos, 2, verdict, "no")
            if verdicts.get((name, pos)) == verdict:
                right[verdict] += 1
            elif not any(d.covers("theirs", field, shown) for d in differences):
                wrong.append((number, name, pos, verdict, verdicts.get((name, pos))))
    return say("tshark/" + label, right, wrong)


def compare_tcpdump(label, path, theirs, ours, differences):
    wrong, right = [], collections.Counter()
    texts = tcpdump_frames(path)
    if len(texts) != len(ours):
        print("FAIL sums/tcpdump/%s: it shows %d of %d frames" % (label, len(texts), len(ours)))
        return True
    for number, (text, left, mine) in enumerate(zip(texts, theirs, ours), 1):
        shown = pdml.shown_of(left)
        verdict = BAD if BAD_SUM.search(text) else GOOD
        own = BAD if BAD in our_verdicts(mine).values() else GOOD
        if own == verdict:
            right[verdict] += 1
        elif not any(d.side == "tcpdump" and d.holds(shown) for d in differences):
            wrong.append((number, "frame", 0, verdict, own))
    return say("tcpdump/" + label, right, wrong)


def say(name, right, wrong):
    for number, field, pos, verdict, own in wrong[:10]:
        print("  frame %d, %s at %d: %s, we say %s" % (number, field, pos, verdict, own))
    if wrong or not right[GOOD]:
        total = len(wrong) + sum(right.values())
        print("FAIL sums/%s: %d of %d differ" % (name, len(wrong), total))
        return True
    print("ok sums/%s\n# %d good, %d bad" % (name, right[GOOD], right[BAD]))
    return False


def main():
    differences = pdml.read_differences("sums")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("whole", "flip"):
            path = os.path.join(folder, kind + ".pcap")
            pdml.run([sys.executable, os.path.join(pdml.HERE, "gen.py"), kind, path, "1"])
            theirs = pdml.tshark_pdml(path).findall("packet")
            ours = pdml.our_pdml(path).findall("packet")
            failed |= compare_tshark(kind, theirs, ours, differences)
            failed |= compare_tcpdump(kind, path, theirs, ours, differences)
    sys.exit(failed)


if __name__ == "__main__":
    main()
