#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Holds what utf8 says of every code point against Python's own Unicode tables."""
import os
import subprocess
import sys
import unicodedata

BARRED = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
# Assigned in every version that Python may have, so that a newer one judges no less.
OLD = unicodedata.ucd_3_2_0
SAME = unicodedata.unidata_version == "14.0.0"


def wanted_width(char):
    if unicodedata.category(char) == "Cc":
        return -1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def selector(code):
    return 0xE0100 <= code <= 0xE01EF  # in a plane that is barred as a whole


def wrong(code, clean, width):
    char = chr(code)
    category = unicodedata.category(char)
    if clean and (category in BARRED or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF):
        return "let through, category " + category
    if not clean and category not in BARRED + ("Cn",) and not selector(code):
        return "barred, category " + category
    known = category != "Cn" and (SAME or OLD.category(char) != "Cn")
    if clean and known and width != wanted_width(char):
        return "%d wide, not %d" % (width, wanted_width(char))
    return None


def main():
    run = subprocess.run([os.environ["BIN"] + "/base/utf8_all"], stdout=subprocess.PIPE, check=True)
    lines = run.stdout.decode().splitlines()
    bad = []
    for code, line in enumerate(lines):
        said, clean, width = line.split()
        assert int(said, 16) == code
        why = wrong(code, int(clean), int(width))
        if why:
            bad.append("U+%04X %s" % (code, why))
    for line in bad[:40]:
        print(line, file=sys.stderr)
    if len(lines) != 0x110000 or bad:
        print("FAIL unicode tables: %d of %d code points" % (len(bad), len(lines)))
        return 1
    print("ok unicode tables")
    return 0


sys.exit(main())
