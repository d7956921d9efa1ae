#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Captures that grow, on a real terminal: a file that is written while it is shown, a pipe, an interface of a network
of the test's own; files found in folders; what was opened lately.

    tests/tui/live.py           TRAME is the program, TMP a folder to write to
"""
import os
import re
import subprocess
import sys
import tempfile
import time

import tmux

TRAME = os.path.abspath(os.environ["TRAME"])
TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
APART = ["unshare", "-Urn"]
PLAIN = ["unshare", "-Un", "--map-user=1000", "--map-group=1000"]
BAD = []


def check(name, good, why=""):
    print("ok live %s" % name if good else "FAIL live %s: %s" % (name, why), flush=True)
    if not good:
        BAD.append(name)


def capture(name):
    with open(os.path.join(TOP, "captures", name), "rb") as f:
        return f.read()


class Apart(tmux.Tmux):
    """A shell in a tmux of its own, in a network of its own."""

    def __init__(self, folder, apart, cols=80, rows=24):
        self.tmux = ["tmux", "-S", os.path.join(folder, "socket-%d" % len(apart))]
        self.env = dict(os.environ, LC_ALL="C.UTF-8", HOME=folder, XDG_CONFIG_HOME=folder, ENV="", PS1="$ ",
                        XDG_STATE_HOME=os.path.join(folder, "state"))
        for name in ("TMUX", "NO_COLOR"):
            self.env.pop(name, None)
        size = ["-x", str(cols), "-y", str(rows)]
        command = [*apart, *self.tmux, "-f", "/dev/null", "new-session", "-d", *size, "-c", folder, "sh"]
        subprocess.run(command, env=self.env, check=True)
        self.screen = ""

    def line(self, text):
        self.text(text)
        self.keys("Enter")

    def beside(self, command):
        """Runs a command in the same network, out of sight."""
        self.run("new-window", "-d", "sh -c '%s'" % command)

    def expect(self, name, pattern):
        check(name, self.until(pattern), "no %r in\n%s" % (pattern, self.screen))

    def stays(self, pattern, seconds=1.0):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.screen = self.run("capture-pane", "-p")
            if not re.search(pattern, self.screen, re.M):
                return False
            time.sleep(0.1)
        return True

    def end(self):
        subprocess.run([*self.tmux, "kill-server"], env=self.env, stderr=subprocess.DEVNULL, check=False)


def grow(path, data):
    with open(path, "ab", buffering=0) as f:
        f.write(data)


def growing(t, folder):
    path, web = os.path.join(folder, "grow.pcapng"), capture("web.pcapng")
    open(path, "wb").close()
    t.line(TRAME + " grow.pcapng")
    t.expect("an empty file", r"^ trame  grow\.pcapng .* 0 frames")
    grow(path, web[:700])
    t.expect("its first frames", r" growing  [1-9] frames")
    first = int(re.search(r"growing  (\d+) frames", t.screen).group(1))
    t.keys("F")
    t.expect("following", r"growing  following  %d frames" % first)
    grow(path, web[700:1001])
    grow(path, web[1001:])
    t.expect("its newest frame in sight", r"(?s)following  12 frames.*^> 12 ")
    check("no word of a record that is on its way", "record" not in t.screen, t.screen)
    t.keys("k")
    t.expect("up leaves it", r"(?s)growing  12 frames.*^> 11 ")
    grow(path, capture("dns.pcapng"))
    t.expect("and stays there", r"(?s)growing  24 frames.*^> 11 ")
    t.keys("G")
    t.expect("the end goes back", r"(?s)following  24 frames.*^> 24 ")
    t.line("/dns")
    t.expect("a filter", r"(?s)following  10 of 24 frames.*^> 24 ")
    grow(path, capture("dns.pcapng"))
    t.expect("that new frames pass", r"(?s)following  20 of 36 frames.*^> 36 ")
    with open(path, "r+b") as f:
        f.truncate(100)
    t.expect("a file that began anew", r"it is shorter than it was")
    t.keys("Q")
    t.expect("out of a growing file", r"^[$#] *$")


def piped(t, folder):
    path = os.path.join(folder, "fifo")
    os.mkfifo(path)
    t.line("clear; cat fifo | %s -; echo status $?" % TRAME)
    with open(path, "wb", buffering=0) as f:
        web = capture("web.pcapng")
        f.write(web[:900])
        t.expect("a pipe", r"^ trame  standard input  +listening  following  \d frames")
        f.write(web[900:])
        t.expect("more of it", r"(?s)following  12 frames.*^> 12 ")
        t.keys("g", "Enter")
        t.expect("keys come from the terminal", r"^ *eth\.dst = ")
        t.keys("q")
        f.write(capture("dns.pcapng"))
        t.expect("a frame that was opened is left alone", r"(?s)listening  24 frames.*^> +1 ")
    t.expect("its end", r"^ trame  standard input  +24 frames")
    t.keys("Q")
    t.expect("out of a pipe", r"^status 0")


def ask_for_echo(t, count):
    t.beside("ping -c %d -i 0.2 127.0.0.1" % count)


def live(t, folder):
    saved = os.path.join(folder, "saved.pcapng")
    t.beside("ip link set lo up")
    t.line("clear; %s -i lo icmp; echo status $?" % TRAME)
    t.expect("a live capture", r"^ trame  lo: icmp  +capturing  following  0 frames")
    ask_for_echo(t, 3)
    t.expect("what it captures", r"(?s)capturing  following  6 frames, 0 dropped.*^> +6 ")
    t.keys("C-e")
    t.expect("stopped", r"capture stopped  following  6 frames, 0 dropped")
    ask_for_echo(t, 2)
    check("nothing comes meanwhile", t.stays(r"stopped  following  6 frames", 1.5), t.screen)
    t.keys("C-e")
    t.expect("going on", r" capturing  following  6 frames")
    ask_for_echo(t, 2)
    t.expect("in the same capture", r"capturing  following  10 frames")
    t.keys("Q")
    t.expect("asked before it is lost", r"^ What was captured is in no file yet")
    t.keys("s")
    t.expect("a name", r"^ Save 10 of all ")
    t.line(saved)
    t.expect("saved", r"^ 10 frames saved")
    t.keys("Q")
    t.expect("not asked again", r"^status 0")
    done = subprocess.run(["tshark", "-n", "-r", saved, "-T", "fields", "-e", "icmp.type"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False)
    check("what tshark finds", sorted(done.stdout.split()) == [b"0"] * 5 + [b"8"] * 5, done.stdout)


def interfaces(t, _):
    t.line("clear; %s; echo status $?" % TRAME)
    t.expect("the start page", r"^ > The lesson")
    t.keys("i")
    t.expect("interfaces", r"^ > lo  +up  +0  +0  +127\.0\.0\.1")
    t.beside("ping -f -c 3000 127.0.0.1")
    t.expect("their counters move", r"^ > lo  +up  +[1-9]\S*  +[1-9]\S*  +127\.0\.0\.1")
    t.keys("Enter")
    t.expect("chosen", r"^ trame  lo  +capturing  following  ")
    t.keys("q", "i")
    t.expect("the way back", r"^   lo |^ > lo ")
    t.keys("Q")
    t.expect("nothing to lose, or asked", r"^status 0|in no file yet")
    t.keys("y")
    t.expect("out", r"^status 0")


def printed(t, folder):
    out = os.path.join(folder, "printed.txt")
    t.line("clear; %s -i lo -T fields -e icmp.type -c 4 icmp >printed.txt; echo printed $?" % TRAME)
    time.sleep(1)
    ask_for_echo(t, 2)
    t.expect("printed instead", r"^printed 0")
    with open(out, encoding="ascii") as f:
        check("line by line", f.read().split() == ["8", "0", "8", "0"])
    t.line("clear; %s -i lo -w kept.pcapng icmp; echo kept $?" % TRAME)
    time.sleep(1)
    ask_for_echo(t, 1)
    time.sleep(1)
    t.keys("C-c")
    t.expect("until Ctrl-C", r"kept 0$")
    done = subprocess.run(["capinfos", "-Tcr", os.path.join(folder, "kept.pcapng")],
                          stdout=subprocess.PIPE, check=False)
    check("and what is kept is whole", done.stdout.split()[-1:] == [b"2"], done.stdout)
    t.line("clear; %s -i none -T text; echo none $?" % TRAME)
    t.expect("no such interface", r"(?s)^trame: none: no such interface.*^none 1")
    t.line("clear; %s -i lo -T text tcp prot; echo wrong $?" % TRAME)
    t.expect("no such filter", r"(?s)^trame: the capture filter is wrong.*^wrong 2")


def files(t, folder):
    odd = os.path.join(folder, "odd")
    os.mkdir(odd)
    names = [b"esc\x1b[2J.pcap", b"bad\xff.pcapng", b".dot.pcapng", b"notes.txt"]
    for name in names:
        with open(os.path.join(os.fsencode(odd), name), "wb") as f:
            f.write(b"just text" if name.endswith(b"txt") else capture("dns.pcapng"))
    for i in range(3000):
        open(os.path.join(odd, "n%04d" % i), "wb").close()
    t.line("clear; %s; echo status $?" % TRAME)
    t.expect("the page", r"^ > The lesson")
    t.keys("o")
    t.expect("a folder", r"^  %s   \d+ of \d+" % re.escape(folder))
    t.text("odd/")
    t.keys("Enter")
    t.expect("a way that was typed", r"^  %s/odd   3003 of 3004" % re.escape(folder))
    t.text("esc")
    t.expect("a name with controls", r"^ > esc\\x1b\[2J\.pcap +pcapng +1\.\d kB|^ > esc\\x1b\[2J\.pcap +pcapng +\d+ B")
    t.keys("C-u")
    t.text("notes")
    t.keys("Enter")
    t.expect("no capture", r"^ That is no capture\.")
    t.keys("C-u")
    t.text("bad")
    t.keys("Enter")
    t.expect("a name that is no text opens", r"^ trame  .*bad\\xff\.pcapng  +12 frames")
    t.keys("Q")
    t.expect("out of files", r"^status 0")
    with open(os.path.join(folder, "state/trame/recent"), "rb") as f:
        lines = f.read().split(b"\n")
    check("remembered", lines[0].endswith(b"/odd/bad\xff.pcapng") and lines[1].endswith(b"/grow.pcapng"), lines)
    with open(os.path.join(folder, "state/trame/recent"), "ab") as f:
        f.write(b"relative\n/bad%zz\n" + b"/x" * 5000 + b"\n")
    t.line("clear; %s; echo status $?" % TRAME)
    t.expect("opened lately", r"(?s)^ Opened lately\n   bad\\xff\.pcapng .*\n   grow\.pcapng ")
    check("bad lines are passed over", "relative" not in t.screen and "zz" not in t.screen, t.screen)
    t.keys("q")
    t.expect("out of the start page", r"^status 0")  # a terminal that goes while it ends holds its leak check up


def unprivileged(folder):
    if subprocess.run([*PLAIN, "true"], capture_output=True, check=False).returncode:
        print("skip live without a privilege: '%s' is not allowed here" % " ".join(PLAIN))
        return
    t = Apart(folder, PLAIN)
    try:
        t.line("clear; %s; echo status $?" % TRAME)
        t.expect("an ordinary user's start page", r"^ > The lesson")
        t.keys("i")
        t.expect("an ordinary user's interfaces", r"^ > lo ")
        t.keys("Enter")
        t.expect("the lab is offered", r"(?s)^ > the lab .*sudo make setcap")
        t.keys("q", "q")
        t.expect("nothing is left", r"^status 0")
    finally:
        t.end()


def main():
    if subprocess.run([*APART, "true"], capture_output=True, check=False).returncode:
        print("skip live: '%s' is not allowed here" % " ".join(APART))
        return 0
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMP")) as folder:
        folder = os.path.realpath(folder)
        os.chmod(folder, 0o777)
        t = Apart(folder, APART)
        try:
            for part in (growing, piped, live, interfaces, printed, files):
                if not sys.argv[1:] or part.__name__ in sys.argv[1:]:
                    part(t, folder)
        finally:
            t.end()
        if not sys.argv[1:]:
            unprivileged(folder)
    return 1 if BAD else 0


sys.exit(main())
