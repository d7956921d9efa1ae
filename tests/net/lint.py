# SPDX-License-Identifier: BSD-2-Clause
"""What must hold of the text of the one program with privileges."""
import glob
import os
import re
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SOURCES = glob.glob(TOP + "/src/net/*.c") + glob.glob(TOP + "/include/net/*.h")

from rig import check, run_checks, same  # after TOP: it changes the folder


def code(path):
    """The text without its comments."""
    with open(path) as file:
        return re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)


@check
def small():
    """Lines of code, without blank ones and comments."""
    lines = sum(bool(line.strip()) for path in SOURCES for line in code(path).splitlines())
    assert 100 < lines < 500, "%d lines" % lines


@check
def sees_only_base():
    for path in SOURCES:
        for name in re.findall(r'#include "([^"]+)"', code(path)):
            assert name.split("/")[0] in ("base", "net"), "%s includes %s" % (path, name)


@check
def parses_no_packet():
    for path in SOURCES:
        found = re.search(r"ether_header|ip6?_?hdr|tcphdr|udphdr|ntoh[sl]|bits_get\(", code(path))
        assert not found, "%s: %s" % (path, found.group(0))


@check
def names_one_capability():
    same({name for path in SOURCES for name in re.findall(r"\bCAP_[A-Z_]+\b", code(path))},
         {"CAP_NET_RAW"})


sys.exit(run_checks())
