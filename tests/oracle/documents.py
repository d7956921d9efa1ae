#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Our -T json and -T ek against tshark's, frame by frame: every field's name and value.

    tests/oracle/documents.py [-v] [FILE...]      without files: the corpus of gen.py, and captures/

Compared is, for each frame, the multiset of (name, value), wherever it stands; and, of JSON, the
multiset of (path, value), in which a path is made of the keys from the layer on, lines of text that
things stand under among them. Differences on purpose are in tests/differences.txt:
`json | WHAT | REASON`, WHAT as in pdml.py; those of `pdml` count, too.
"""
import collections
import fnmatch
import glob
import json
import os
import re
import sys
import tempfile

import pdml

NAME = re.compile(r"^[a-z0-9_][A-Za-z0-9_.]*$")
# Percent that we must have of their fields, and they of ours. What each field ought to be is pdml.py's
# matter; here are besides what Wireshark makes up of fields. Frames forged in every way: fewer.
RECALL, PRECISION, FORGED = 99, 99.5, 80
# The same of paths. Where one field differs, so do the keys of all that stands under its line of text.
PATHS = 97


# What is made of a conversation. It is compared in captures of real ones: of frames that were made
# one by one tshark, when it tracks, takes some for repeated and does not look into them.
TRACKED = re.compile(r"((tcp|udp)[._])+(stream|seq|ack|nxtseq|ack_raw|seq_raw|window_size.*|analysis.*|"
                     r"options[._]sack[._].*)$")


def is_real(path):
    return path.endswith(".pcapng")


def run(program, path, form):
    if program == "tshark":
        return pdml.run(["tshark", "-r", path, "-T", form] +
                        pdml.tshark_options(path))
    out = pdml.run([pdml.TRAME, "-r", path, "-T", form] + pdml.our_options(path))
    unclean = pdml.UNCLEAN.search(out.decode("utf-8"))
    if unclean:
        raise SystemExit("FAIL %s/clean: %r" % (form, unclean[0]))
    return out


# What Wireshark's experts think; in ek their words stand among the fields.
EXPERT = collections.Counter()


def is_expert(name, form):
    return form == "ek" and any(name.endswith("_" + one.replace(".", "_")) for one, _ in EXPERT)


def flatten(name, value, out):
    """The names and values of a tree of pairs; without those that are headings."""
    if isinstance(value, Pairs):
        for inner, below in value.pairs:
            if inner == "_ws_expert":  # of ek: an object for each thing that is said
                for one in below if isinstance(below, list) else [below]:
                    out["said", tuple(name for name, _ in one.pairs)] += 1
            if inner == "_ws.expert":
                flatten(inner, below, EXPERT)
            else:
                flatten(inner, below, out)
    elif isinstance(value, list):
        for one in value:
            flatten(name, one, out)
    elif NAME.match(name) and not name.startswith(("text", "_ws", "expert")):
        if isinstance(value, bool):
            value = "true" if value else "false"
        out[name, pdml.value_of(value)] += 1
    return out


def paths(path, value, out):
    """The paths of a tree of pairs, and the values at their ends."""
    if isinstance(value, Pairs):
        if path:
            out[path, "{}"] += 1
        for inner, below in value.pairs:
            paths(path + (inner,), below, out)
    elif isinstance(value, list):
        for one in value:
            paths(path, one, out)
    else:
        out[path, pdml.value_of(str(value))] += 1
    return out


class Pairs:
    def __init__(self, pairs):
        self.pairs = pairs

    def get(self, name):
        return next((value for key, value in self.pairs if key == name), None)


def documents(text, form):
    """For each frame the names of its layers, the values of its fields, and of JSON their paths."""
    decode = lambda one: json.loads(one, object_pairs_hook=Pairs, strict=False)
    text = text.decode("utf-8", "replace")
    if form == "json":
        whole = [one.get("_source").get("layers") for one in decode(text)]
    else:
        lines = text.splitlines()
        assert all(line.startswith('{"index"') for line in lines[::2])
        whole = [decode(line).get("layers") for line in lines[1::2]]
    return [([name for name, _ in one.pairs], flatten("", one, collections.Counter()),
             paths((), one, collections.Counter()) if form == "json" else None) for one in whole]


def covered(side, name, shown, differences, form):
    """The first of the differences that allows this; names of `ek` end in the field's own."""
    for d in differences:
        pattern = d.glob if form == "json" else d.glob.replace(".", "_")
        own = name if form == "json" else name.split("_", 1)[-1]
        if d.side == side and not d.inside and d.holds(shown) and (
                fnmatch.fnmatchcase(own, pattern) or fnmatch.fnmatchcase(name, pattern)):
            d.used += 1
            return True
    return False


def shown_of(path):
    return [pdml.shown_of(packet) for packet in pdml.tshark_pdml(path).findall("packet")]


class Tally:
    def __init__(self):
        self.right, self.wrong = 0, collections.defaultdict(list)


def compare(label, path, form, differences, verbose, least=None):
    theirs = documents(run("tshark", path, form), form)
    ours = documents(run("trame", path, form), form)
    tally = Tally()
    if len(theirs) != len(ours):
        print("FAIL %s/%s: tshark has %d frames, we have %d" % (form, label, len(theirs), len(ours)))
        return True
    for number, (left, right, shown) in enumerate(zip(theirs, ours, shown_of(path)), 1):
        if any(d.covers_frame(shown) for d in differences):
            continue
        tally.right += sum((left[1] & right[1]).values())
        for side, rest in (("theirs", left[1] - right[1]), ("ours", right[1] - left[1])):
            for (name, value), count in rest.items():
                if not is_real(path) and TRACKED.match(name):
                    continue
                if not is_expert(name, form) and not covered(side, name, shown, differences, form):
                    tally.wrong[side, name].append((number, value, count))
    failed = report(label, form, tally, verbose, least)
    if form == "json":
        failed |= compare_paths(label, theirs, ours, differences, path, least)
    return failed


def compare_paths(label, theirs, ours, differences, path, least):
    """Where values stand; what is not compared by name is not compared by place."""
    right, rest = 0, collections.Counter()
    for left, mine, shown in zip(theirs, ours, shown_of(path)):
        if any(d.covers_frame(shown) for d in differences):
            continue
        right += sum((left[2] & mine[2]).values())
        for side, more in (("theirs", left[2] - mine[2]), ("ours", mine[2] - left[2])):
            for (place, _), count in more.items():
                names = [name[:-5] if name.endswith("_tree") else name for name in place]
                if "_ws.expert" in names or (not is_real(path) and TRACKED.match(names[-1])):
                    continue
                if not any(covered(side, name, shown, differences, "json") for name in names):
                    rest[side, place] += count
    missing = sum(count for (side, _), count in rest.items() if side == "theirs")
    extra = sum(count for (side, _), count in rest.items() if side == "ours")
    recall, precision = pdml.percent(right, missing), pdml.percent(right, extra)
    text = "%d paths, recall %.2f %%, precision %.2f %%" % (right, recall, precision)
    failed = not right or min(recall, precision) < (least or PATHS)
    print("FAIL json/%s: %s" % (label, text) if failed else "ok json/%s paths\n# %s" % (label, text))
    if failed:
        for (side, place), count in rest.most_common(20):
            print("  %s %s: %d times" % (side, "/".join(place), count))
    return failed


def report(label, form, tally, verbose, least):
    missing = sum(len(v) for (side, _), v in tally.wrong.items() if side == "theirs")
    extra = sum(len(v) for (side, _), v in tally.wrong.items() if side == "ours")
    recall, precision = pdml.percent(tally.right, missing), pdml.percent(tally.right, extra)
    text = "%d fields, recall %.2f %%, precision %.2f %%" % (tally.right, recall, precision)
    failed = not tally.right or recall < (least or RECALL) or precision < (least or PRECISION)
    print("FAIL %s/%s: %s" % (form, label, text) if failed else
          "ok %s/%s\n# %s" % (form, label, text))
    if failed or verbose:
        for (side, name), places in sorted(tally.wrong.items()):
            print("  %s %s: %d times, frame %d: %r" % (side, name, len(places), *places[0][:2]))
    return failed


def main():
    verbose = "-v" in sys.argv
    files = [word for word in sys.argv[1:] if word != "-v"]
    own = pdml.read_differences("json")
    differences = own + pdml.read_differences("pdml")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        if not files:
            whole = os.path.join(folder, "whole.pcap")
            pdml.run([sys.executable, os.path.join(pdml.HERE, "gen.py"), "whole", whole, "1"])
            files = [whole] + sorted(glob.glob(os.path.join(pdml.HERE, "../../captures/*.pcap*")))
        for path in files:
            name = os.path.basename(path)
            for form in "json", "ek":
                failed |= compare(name, path, form, differences, verbose,
                                  FORGED if name.startswith("forged") else None)
    if len(sys.argv) == 1:
        for difference in own:
            if not difference.used:
                print("FAIL json/differences: %s: never met" % difference.text)
                failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
