#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The whole way through the program, in tmux as a user goes it: the start page, a frame from a template, its TTL and
a flag changed, built step by step, sent in the lab, the reply beside it, sent again, saved, the saved capture opened,
filtered, as a ladder, exported, and out: the terminal is as it was and nothing of the lab is left.

    tests/tui/walk.py           TRAME is the program, TMP a folder to write to
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import tmux

TRAME = os.path.abspath(os.environ["TRAME"])
BAD = []


def check(name, good, why=""):
    print("ok walk %s" % name if good else "FAIL walk %s: %s" % (name, why))
    if not good:
        BAD.append(name)


class Walk(tmux.Tmux):
    """A shell in a tmux of its own."""

    def __init__(self, folder, cols, rows):
        self.folder = folder
        self.tmux = ["tmux", "-L", "walk-%d-%d" % (os.getpid(), cols)]
        env = dict(os.environ, LC_ALL="C.UTF-8", HOME=folder, XDG_CONFIG_HOME=folder, ENV="", PS1="$ ",
                   ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", ""))
        env.pop("TMUX", None)
        env.pop("NO_COLOR", None)
        self.env = env
        self.run("-f", "/dev/null", "new-session", "-d", "-x", str(cols), "-y", str(rows), "-c", folder, "sh")
        self.screen = ""

    def goto(self, pattern, key="j", most=60):
        """Strikes a key until a screen has it."""
        for _ in range(most):
            if re.search(pattern, self.look(), re.M):
                return True
            before = self.screen
            self.keys(key)
            end = time.monotonic() + 2
            while self.look() == before and time.monotonic() < end:
                time.sleep(0.02)
        return re.search(pattern, self.screen, re.M) is not None

    def end(self):
        subprocess.run([*self.tmux, "kill-server"], env=self.env, stderr=subprocess.DEVNULL, check=False)


def lines(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def fields(path, *names):
    command = ["tshark", "-n", "-r", path, "-T", "fields"]
    for name in names:
        command += ["-e", name]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return [line.split("\t") for line in done.stdout.decode().splitlines()]


def craft(t):
    t.text("stty -g >before; %s; echo status $?; stty -g >after; echo the end\n" % TRAME)
    check("start page", t.until(r"^ > The lesson"), t.screen)
    t.goto(r"^ > Craft a frame")
    t.keys("Enter")
    check("templates", t.until(r"Craft a frame: begin with"), t.screen)
    t.goto(r"^ > TCP SYN")
    t.keys("Enter")
    check("the editor", t.until(r"^ *eth\.dst = "), t.screen)
    check("the field ip.ttl", t.goto(r"^ ip\.ttl = 64"), t.screen)
    t.keys("Enter", "C-u", "9", "Enter")
    check("another TTL", t.until(r"^ ip\.ttl = 9 "), t.screen)
    check("the flags", t.goto(r"^ tcp\.flags = "), t.screen)
    t.keys("Enter")
    check("the bits", t.until(r"\[x\] Syn"), t.screen)
    t.goto(r"> \[.\] Push")
    t.keys("Space")
    check("another flag", t.until(r"> \[x\] Push"), t.screen)
    t.keys("Enter")
    check("back in the editor", t.until(r"flags=(PS|SP)"), t.screen)


def build(t):
    t.keys("b")
    check("the segment alone", t.until(r"Phase 1 of 3: segment, 20 bytes"), t.screen)
    t.keys("l", "l")
    check("the frame whole", t.until(r"Phase 3 of 3: frame, 54 bytes.*(\n.*)*libnet_build_ethernet"), t.screen)
    t.keys("h")
    check("a step back", t.until(r"The receiver reads the Ethernet header"), t.screen)
    t.keys("q")


def send(t):
    t.keys("s")
    check("where to", t.until(r"^ > the lab"), t.screen)
    t.keys("Enter")
    check("the reply beside it", t.until(r"reply  \+[0-9.]+ .s"), t.screen)
    check("its meaning", t.until(r"SYN, ACK: port 80 is open"), t.screen)
    check("the field of the reply", t.goto(r"^ tcp\.ack: sent 0, came back 1 \(= seq \+ 1 \(SYN\)\)"), t.screen)
    t.goto(r"^ tcp\.flags: sent")
    check("field against field", re.search(r"^ flags +SYN PUSH +(≠|!=) +SYN ACK", t.screen, re.M), t.screen)
    t.keys("e")
    check("the editor again", t.until(r"^ tcp\.flags = "), t.screen)
    check("the port", t.goto(r"^ tcp\.dstport = ", "k"), t.screen)
    t.keys("Enter")
    t.keys("C-u")
    t.text("81")
    t.keys("Enter")
    t.until(r"^ tcp\.dstport = 81")
    begun = time.monotonic()
    t.keys("s")
    check("sent again", t.until(r"^>  2 .*tcp\.dstport = 81.*RST"), t.screen)
    check("the history", re.search(r"^   1 .*SYN, ACK", t.screen, re.M), t.screen)
    check("the lab stands already", time.monotonic() - begun < 10, "it took %.1f s" % (time.monotonic() - begun))
    t.keys("W", "C-u")
    t.text("sent.pcapng")
    t.keys("Enter")
    check("written", t.until(r"sent\.pcapng: what was sent and came back is written"), t.screen)


def read(t):
    t.keys("q", "q", "q")
    check("back to the start page", t.until(r"^ > Craft a frame"), t.screen)
    t.keys("o")
    t.until(r"folder")
    t.text("sent.pcapng")
    t.until(r"> sent\.pcapng")
    t.keys("Enter")
    check("the saved capture", t.until(r"\[SYN, PSH\].*(\n.*)*\[SYN, ACK\]"), t.screen)
    t.keys("/")
    t.text("tcp.flags.syn == 1")
    t.keys("Enter")
    check("filtered", t.until(r"\A(?!(.|\n)*\[RST)(.|\n)*\[SYN, ACK\]"), t.screen)
    t.goto(r"^>.*\[SYN", "k", 3)
    t.keys("L")
    check("the ladder", t.until(r"SYN"), t.screen)
    t.keys("E", "C-u")
    t.text("ladder.txt")
    t.keys("Enter")
    check("exported", t.until(r"ladder\.txt: the picture is saved"), t.screen)
    t.keys("Q")
    if t.until(r"in no file yet"):
        t.keys("y")
    check("out", t.until(r"^the end"), t.screen)


def left():
    """Processes of the program that have not ended."""
    out = subprocess.run(["ps", "-eo", "stat,args"], stdout=subprocess.PIPE, check=True).stdout.decode()
    return [line for line in out.splitlines() if TRAME in line and "walk" not in line and line[0] != "Z"]


def judge(t, folder):
    path = os.path.join(folder, "sent.pcapng")
    check("the shell's screen", "status 0" in t.look() and "Craft a frame" not in t.screen, t.screen)
    check("the terminal's modes", lines(folder + "/before") == lines(folder + "/after"), lines(folder + "/after"))
    check("the picture", "SYN" in lines(folder + "/ladder.txt"), "no arrow")
    if shutil.which("tshark"):
        got = fields(path, "ip.ttl", "tcp.flags.push", "tcp.dstport", "tcp.flags.str")
        tcp = [f for f in got if f[2]]
        asked = [f[:3] for f in tcp if f[0] == "9"]
        check("what was sent", asked == [["9", "1", "80"], ["9", "1", "81"]] or asked ==
              [["9", "True", "80"], ["9", "True", "81"]], asked)
        check("what came back", len(tcp) >= 4, tcp)
    end = time.monotonic() + 10
    while left() and time.monotonic() < end:
        time.sleep(0.1)
    check("nothing is left", not left(), left())


def main():
    if subprocess.run([TRAME, "lab", "--", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                      check=False).returncode:
        print("skip walk: no lab here")
        return 0
    folder = tempfile.mkdtemp(dir=os.environ.get("TMP"))
    os.chmod(folder, 0o777)
    for cols, rows in ((80, 24), (120, 40)):
        t = Walk(folder, cols, rows)
        try:
            craft(t)
            build(t)
            send(t)
            read(t)
            judge(t, folder)
        finally:
            t.end()
        for name in os.listdir(folder):
            if name.endswith((".pcapng", ".txt")):
                os.unlink(os.path.join(folder, name))
    shutil.rmtree(folder)
    return 1 if BAD else 0


sys.exit(main())
