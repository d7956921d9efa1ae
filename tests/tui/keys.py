#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Every key of the table of actions is pressed by a script of tests/keys, where it does what the table says.

    tests/tui/keys.py       BIN is where the test programs are
"""
import glob
import os
import subprocess
import sys

PLAY = os.path.join(os.environ["BIN"], "tui/play_test")


def lines(*words):
    done = subprocess.run([PLAY, *words], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "backslashreplace").splitlines()


def main():
    wanted = set(lines("-table"))
    did = set()
    for script in sorted(glob.glob("tests/keys/*.keys")):
        did.update(line[4:] for line in lines("-keys", script) if line.startswith("did "))
    missing = sorted(wanted - did)
    for key in missing:
        print("note never pressed: %s" % key)
    if len(wanted) < 150 or missing:
        print("FAIL tui every key: %d of %d are pressed by no script: %s"
              % (len(missing), len(wanted), ", ".join(missing[:8])))
        return 1
    print("ok tui every key: %d" % len(wanted))
    return 0


if __name__ == "__main__":
    sys.exit(main())
