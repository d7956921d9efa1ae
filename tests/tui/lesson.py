#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The whole lesson in tmux, as a student goes it: every step forward and some of it back and again, in the lab, its
pictures, an exercise, free play, a frame opened; then out, or killed at any step: nothing of it is left.

    tests/tui/lesson.py         TRAME is the program, TMP a folder to write to
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

import tmux

TRAME = os.path.abspath(os.environ["TRAME"])
LIVE = r"live, in the lab"
BAD = []


def check(name, good, why=""):
    print("ok lesson %s" % name if good else "FAIL lesson %s: %s" % (name, why))
    if not good:
        BAD.append(name)


class Walk(tmux.Tmux):
    """A shell in a tmux of its own."""
    count = 0

    def __init__(self, folder, cols, rows):
        Walk.count += 1
        self.size = (cols, rows)
        self.tmux = ["tmux", "-L", "lesson-%d-%d" % (os.getpid(), Walk.count)]
        self.env = dict(os.environ, LC_ALL="C.UTF-8", HOME=folder, XDG_CONFIG_HOME=folder, ENV="", PS1="$ ",
                        TMPDIR=folder)  # where the capture goes
        self.env.pop("TMUX", None)
        self.env.pop("NO_COLOR", None)
        self.run("-f", "/dev/null", "new-session", "-d", "-x", str(cols), "-y", str(rows), "-c", folder, "sh")

    def step(self, n):
        """The page of a step, everything of it played."""
        return self.until(r"\A(?=(.|\n)*%s)(?=(.|\n)*Step %d of)" % (LIVE, n))

    def end(self):
        subprocess.run([*self.tmux, "kill-server"], env=self.env, stderr=subprocess.DEVNULL, check=False)


def left():
    """Processes of the program that have not ended: its applications have other names, but are the same file."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/cmdline" % pid, "rb") as f:
                words = f.read().split(b"\0")
            if words[0] == TRAME.encode():
                found.append(pid)
        except OSError:
            pass
    return found


def gone():
    end = time.monotonic() + 15
    while left() and time.monotonic() < end:
        time.sleep(0.1)
    return not left()


def pages(t):
    """Forward through all steps: each page fits, and says what it is about."""
    wanted = {0: r"A +Good morning|L .*Ethernet", 2: r"web.*pid \d+", 3: r"TCP +\*:80 .*LISTEN", 4: r"pid \d+",
              5: r"TCP \*:\d+", 6: r"GET / HTTP/1.1", 7: r"ESTABLISHED", 8: r"(?s)49|\d{5}.*\d{5}", 9: r"SYN",
              10: r"UDP .*53", 11: r"UDP"}
    for n in range(12):
        good = t.step(n) and re.search(wanted.get(n, "."), t.screen, re.M)
        text = "\n".join(t.screen.split("\n")[2:9])
        if good and re.search(r"\{[a-zA-Z]| \?[ ,.:]", text):
            good = False  # a fact that is not there
        check("%dx%d step %d" % (*t.size, n), good, t.screen)
        if n < 11:
            t.keys("n")


def port(t):
    t.keys("s")
    t.text("5")
    t.keys("Enter")
    t.step(5)
    t.until(r"TCP \*:\d+ ")
    low, high = map(int, re.search(r"(\d+) to\s+(\d+)", t.screen).groups())
    mine = int(re.search(r"TCP \*:(\d+) ", t.screen).group(1))
    with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as f:
        range_here = list(map(int, f.read().split()))
    check("%dx%d the ephemeral port and its range" % t.size,
          low <= mine <= high and [low, high] == range_here, (mine, low, high))
    t.keys("e")
    t.until(r"Question 1")
    t.text(str(mine))
    t.keys("Enter")
    check("%dx%d a right answer" % t.size, t.until(r"^ Right"), t.screen)
    t.keys("Escape")
    t.until(r"e exercise")
    t.keys("e")
    return mine


def free_play(t):
    t.keys("Escape", "G")
    t.step(11)
    t.keys("f")
    check("%dx%d free play" % t.size, t.until(r"Free play"), t.screen)
    t.keys(":")
    t.text("stop web")
    t.keys("Enter")
    check("%dx%d a server ends" % t.size, t.until(r"\A(?!(.|\n)*80 .*LISTEN)(.|\n)*53"), t.screen)
    t.keys("f")
    t.until(r"Start the web server")
    t.keys("Enter")
    check("%dx%d a server starts" % t.size, t.until(r"TCP +80 .*LISTEN"), t.screen)
    t.keys("Enter")
    check("%dx%d a frame opened" % t.size, t.until(r"^ eth\.dst = "), t.screen)
    t.keys("q")
    check("%dx%d and back" % t.size, t.until(r"Step 11 of"), t.screen)


def lit(t):
    """On the board a socket that is lit keeps its conversation's colour."""
    t.keys("s")
    t.text("8")
    t.keys("Enter")
    t.step(8)
    t.keys("Tab")
    good = t.until(r"> TCP +\S+ B")
    rows = t.run("capture-pane", "-p", "-e").split("\n")
    check("%dx%d a socket that is lit keeps its colour" % t.size,
          good and any(re.search(r"\x1b\[7mTCP .*\x1b\[4[0-8][0-9;]*mB", row) for row in rows), rows)


def again(t, before):
    t.keys("s")
    t.text("5")
    t.keys("Enter")
    t.until("Step 5 of")
    t.keys("r")
    time.sleep(0.3)
    check("%dx%d again" % t.size, t.step(5) and t.until(r"TCP \*:\d+"), t.screen)
    now = int(re.search(r"TCP \*:(\d+) ", t.screen).group(1))
    print("note lesson: the port was %d, again it is %d" % (before, now))
    t.keys("q")
    check("%dx%d out of it" % t.size, t.until(r"^ > The lesson"), t.screen)
    end = time.monotonic() + 15
    while len(left()) > 1 and time.monotonic() < end:
        time.sleep(0.1)
    check("%dx%d only the interface is left" % t.size, len(left()) <= 2, left())
    t.keys("q")
    check("%dx%d nothing is left" % t.size, gone(), left())


def killed(folder):
    """SIGKILL of the interface at every step: what it started ends with it."""
    for n in (0, 3, 5, 7, 8, 9, 11):
        t = Walk(folder, 80, 24)
        try:
            t.text("%s lesson %d\n" % (TRAME, n))
            there = t.step(n)
            first = min(map(int, left()), default=0)
            if first:
                os.kill(first, signal.SIGKILL)
            check("killed at step %d" % n, there and gone(), left() or t.screen)
        finally:
            t.end()


def main():
    if subprocess.run([TRAME, "lab", "--", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                      check=False).returncode:
        print("skip lesson: no lab here")
        return 0
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMP")) as folder:
        os.chmod(folder, 0o777)
        for cols, rows in ((80, 24), (120, 40)):
            t = Walk(folder, cols, rows)
            try:
                t.text(TRAME + "\n")
                t.until(r"^ > The lesson")
                t.keys("Enter")
                pages(t)
                before = port(t)
                free_play(t)
                lit(t)
                again(t, before)
            finally:
                t.end()
        killed(folder)
    return 1 if BAD else 0


sys.exit(main())
