#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Our -T fields against tshark's: every field that both know, and every setting of -E.

    tests/oracle/fields.py [FILE...]      without files: the corpus of gen.py, and captures/

Names are those that tshark's JSON has for these frames and trame knows. Each frame's line is
compared field by field; where the fields that tests/differences.txt lists under `json` and `pdml`
differ, that is no fault.
"""
import collections
import functools
import glob
import os
import re
import subprocess
import sys
import tempfile

import documents
import pdml

FAST = os.environ.get("TRAME_FAST", pdml.TRAME)  # for what is run once for each name
MAY_BE_EMPTY = ["dhcp.file", "dhcp.server", "frame.comment"]
CHUNK = 160  # names in one command line
HEADINGS = ["dns", "mdns", "llmnr", "ntp"]  # protocols whose names say what is written over them
SURE = HEADINGS + ["tls.handshake", "ipv6cp.interface_identifier"]  # not one difference
LEAST, FORGED = 99, 60  # percent; of frames forged in every way
SOME = ["frame.number", "ip.addr", "tcp.port", "dns.qry.name", "tcp.options.nop", "eth.addr"]
STYLES = [[], ["header=y"], ["separator=,"], ["separator=/s", "quote=d"], ["occurrence=f"],
          ["occurrence=l", "quote=s"], ["aggregator=;"], ["aggregator=/s", "separator=|"],
          ["bom=y", "header=y"], ["quote=n", "separator=/t"]]


def command(path, names, styles=()):
    words = ["-r", path, "-T", "fields"]
    for name in names:
        words += ["-e", name]
    for style in styles:
        words += ["-E", style]
    return words


def theirs(path, names, styles=()):
    return pdml.run(["tshark"] + command(path, names, styles) +
                    pdml.tshark_options(path))


def ours(path, names, styles=(), program=pdml.TRAME):
    return pdml.run([program] + command(path, names, styles) + pdml.our_options(path))


@functools.lru_cache(maxsize=None)
def is_known(path, name):
    done = subprocess.run([FAST] + command(path, [name]), stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def names_in(path, empty):
    found = documents.documents(documents.run("tshark", path, "json"), "json")
    names = sorted({name for _, fields, _ in found for name, _ in fields
                    if "." in name and not name.startswith(("_ws", "x509"))} |
                   {name for layers, _, _ in found for name in layers if name in HEADINGS})
    return [name for name in names if is_known(empty, name)]


def compare(label, path, empty, differences):
    right, wrong = 0, collections.defaultdict(list)
    names = names_in(path, empty)
    shown = documents.shown_of(path)
    for at in range(0, len(names), CHUNK):
        chunk = names[at:at + CHUNK]
        left, mine = (run(path, chunk).decode("utf-8", "replace").split("\n") for run in (theirs, ours))
        rows = list(zip(left[:-1], mine[:-1]))
        if not rows or len(left) != len(mine):
            print("FAIL fields/%s: not as many lines" % label)
            return True
        for number, (one, two) in enumerate(rows, 1):
            if any(d.covers_frame(shown[number - 1]) for d in differences):
                continue
            for name, a, b in zip(chunk, one.split("\t"), two.split("\t")):
                if pdml.value_of(a) == pdml.value_of(b):
                    right += bool(a)
                elif not documents.is_real(path) and documents.TRACKED.match(name):
                    continue
                elif not any(documents.covered(side, name, shown[number - 1], differences, "json")
                             for side in ("theirs", "ours")):
                    wrong[name].append((number, a[:60], b[:60]))
    missed = sum(map(len, wrong.values()))
    share = pdml.percent(right, missed)
    text = "%d names, %d values, %.2f %% the same" % (len(names), right, share)
    failed = not right or share < (FORGED if label.startswith("forged") else LEAST) or \
        any(name in SURE for name in wrong)
    print("FAIL fields/%s: %s" % (label, text) if failed else "ok fields/%s\n# %s" % (label, text))
    if failed or "-v" in sys.argv:
        for name, places in sorted(wrong.items()):
            print("  %s: %d times, frame %d: tshark %r, we %r" % (name, len(places), *places[0]))
    return failed


def frames_with(path, name):
    """The numbers of the frames that -Y selects by a field's name."""
    out = pdml.run([FAST, "-r", path, "-Y", name, "-T", "fields", "-e", "frame.number"] +
                   pdml.our_options(path))
    return {int(number) for number in out.split()}


def alone(path, empty):
    """A field says alone what it says among others, and as a filter is there where it says something:
    what is walked for it depends on what is asked for."""
    names = names_in(path, empty)
    rows = [line.split("\t") for line in ours(path, names).decode().splitlines()]
    wrong = []
    for at, name in enumerate(names):
        column = [row[at] for row in rows]
        there, selected = {n for n, value in enumerate(column, 1) if value}, frames_with(path, name)
        if ours(path, [name], program=FAST).decode().splitlines() != column:
            wrong.append("%s alone" % name)
        if not there <= selected:
            wrong.append("-Y %s" % name)
        elif name not in MAY_BE_EMPTY and selected != there:
            wrong.append("-Y %s: more" % name)
    label = "fields/alone/%s" % os.path.basename(path)
    print("FAIL %s: %s" % (label, ", ".join(wrong)) if wrong else "ok %s\n# %d names" % (label, len(names)))
    return bool(wrong)


def styles(path):
    """Byte for byte."""
    failed = False
    for style in STYLES:
        label = "+".join(style) or "none"
        if theirs(path, SOME, style) == ours(path, SOME, style):
            print("ok fields/style/%s/%s" % (os.path.basename(path), label))
        else:
            print("FAIL fields/style/%s: not the same bytes" % label)
            failed = True
    return failed


def wrong_name(path):
    done = subprocess.run([pdml.TRAME] + command(path, ["ip.sorce"]), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    held = done.returncode == 2 and re.search(rb"ip\.sorce.*'ip\.", done.stderr)
    print("ok fields/unknown" if held else "FAIL fields/unknown: %r" % done.stderr)
    return not held


def main():
    files = [word for word in sys.argv[1:] if word != "-v"]
    differences = [d for area in ("json", "pdml") for d in pdml.read_differences(area)]
    with tempfile.TemporaryDirectory() as folder:
        empty, whole = os.path.join(folder, "empty.pcap"), os.path.join(folder, "whole.pcap")
        pdml.run([sys.executable, os.path.join(pdml.HERE, "gen.py"), "whole", whole, "1"])
        with open(whole, "rb") as f, open(empty, "wb") as out:
            out.write(f.read(24))
        captures = sorted(glob.glob(os.path.join(pdml.HERE, "../../captures/*.pcap*")))
        failed = wrong_name(whole)
        for path in captures:
            if os.path.basename(path) in ("dns.pcapng", "icmp.pcap", "web.pcapng"):
                failed |= styles(path)
                failed |= alone(path, empty)
        for path in files or [whole] + captures:
            failed |= compare(os.path.basename(path), path, empty, differences)
    sys.exit(failed)


if __name__ == "__main__":
    main()
