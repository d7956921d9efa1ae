#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The pictures of README: real screens of the program in tmux, its colours included, as SVG.

    tests/tui/screens.py FOLDER    TRAME is the program; FOLDER/NAME.svg is written for each of SCREENS
"""
import html
import os
import re
import subprocess
import sys
import tempfile
import time

TRAME = os.path.abspath(os.environ["TRAME"])
WEB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../captures/web.pcapng")
WIDE, HIGH = 8.4, 17  # of a cell, in the units of the picture
PAPER, INK = "#16181d", "#d8dade"
SIXTEEN = ["#16181d", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dade",
           "#5c6370", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#ffffff"]
# A name, the size, what of the program is started, the keys.
SCREENS = [
    ("list", 100, 20, [WEB], ["j", "j", "j", "j", "j"]),
    ("frame", 100, 28, [WEB], ["j", "j", "j", "j", "j", "Enter", "l", "l", "j", "j", "j", "j"]),
    ("beside", 120, 40, [WEB], ["j", "j", "j", "Enter", "l", "l", "j", "j"]),
    ("why", 100, 30, [WEB], ["j", "j", "Enter", "l"] + ["j"] * 14 + ["w"]),
    ("lesson", 100, 40, ["lesson", "--recorded", "7"], []),
    ("multiplexing", 100, 34, ["lesson", "--recorded", "9"], []),
]


def indexed(n):
    """A colour of xterm's 256."""
    if n < 16:
        return SIXTEEN[n]
    if n >= 232:
        return "#%02x%02x%02x" % ((8 + 10 * (n - 232),) * 3)
    n -= 16
    return "#%02x%02x%02x" % tuple(0 if v == 0 else 55 + 40 * v for v in (n // 36, n // 6 % 6, n % 6))


class Pen:
    """What the next characters look like."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.ink = self.paper = None
        self.bold = self.dim = self.under = self.turned = False

    def take(self, words):
        words = [int(w or 0) for w in words.split(";")]
        while words:
            w = words.pop(0)
            if w == 0:
                self.reset()
            elif w in (1, 2, 4, 7):
                setattr(self, {1: "bold", 2: "dim", 4: "under", 7: "turned"}[w], True)
            elif 30 <= w <= 37 or 90 <= w <= 97:
                self.ink = SIXTEEN[w - 30 if w < 90 else w - 82]
            elif 40 <= w <= 47 or 100 <= w <= 107:
                self.paper = SIXTEEN[w - 40 if w < 100 else w - 92]
            elif w in (38, 48):
                kind = words.pop(0)
                if kind != 5:
                    raise SystemExit("screens: a colour of %d" % kind)
                setattr(self, "ink" if w == 38 else "paper", indexed(words.pop(0)))
            elif w in (39, 49):
                setattr(self, "ink" if w == 39 else "paper", None)

    def look(self):
        ink, paper = self.ink or INK, self.paper or PAPER
        if self.turned:
            ink, paper = paper, ink
        return ink, paper, self.bold, self.dim, self.under


def runs(line):
    """The texts of a line that look the same, with the column where each begins."""
    pen, out, at = Pen(), [], 0
    for words, text in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b]+)", line):
        if text:
            out.append((at, text, pen.look()))
            at += len(text)
        else:
            pen.take(words)
    return out


def drawing(screen, cols, rows, title):
    wide, high = cols * WIDE + 16, rows * HIGH + 16
    yield ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" width="%g" height="%g" role="img" '
           'font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="14">'
           % (wide, high, wide, high))
    yield "<title>%s</title>" % html.escape(title)
    yield '<rect width="%g" height="%g" rx="6" fill="%s"/>' % (wide, high, PAPER)
    for row, line in enumerate(screen):
        for at, text, (ink, paper, bold, dim, under) in runs(line):
            x, y, w = 8 + at * WIDE, 8 + row * HIGH, len(text) * WIDE
            if paper != PAPER:
                yield '<rect x="%g" y="%g" width="%g" height="%g" fill="%s"/>' % (x, y, w, HIGH, paper)
            if under:
                yield '<rect x="%g" y="%g" width="%g" height="1" fill="%s"/>' % (x, y + HIGH - 2, w, ink)
            if text.strip():
                yield ('<text x="%g" y="%g" textLength="%g" xml:space="preserve" fill="%s"%s%s>%s</text>' % (
                    x, y + HIGH - 4.5, w, ink, ' font-weight="bold"' if bold else "",
                    ' opacity="0.6"' if dim else "", html.escape(text)))
    yield "</svg>"


def screen_of(folder, cols, rows, words, keys):
    """The lines of a screen as tmux holds them."""
    env = dict(os.environ, LC_ALL="C.UTF-8", HOME=folder, XDG_CONFIG_HOME=folder, COLORFGBG="15;0")
    for name in ("TMUX", "NO_COLOR"):
        env.pop(name, None)
    tmux = ["tmux", "-S", os.path.join(folder, "socket")]

    def run(*more):
        done = subprocess.run([*tmux, *more], env=env, stdout=subprocess.PIPE, check=True, cwd=folder)
        return done.stdout.decode()
    names = [os.path.basename(word) for word in words]
    for word, name in zip(words, names):
        if os.path.isfile(word) and not os.path.exists(os.path.join(folder, name)):
            os.symlink(os.path.abspath(word), os.path.join(folder, name))
    with open(os.path.join(folder, "conf"), "w") as f:
        f.write("set -g default-terminal tmux-256color\nset -g status off\n")
    run("-f", "conf", "new-session", "-d", "-x", str(cols), "-y", str(rows), "-c", folder, TRAME, *names)
    try:
        wait(run, "")
        for key in keys:
            run("send-keys", key)
        return wait(run, "capture").split("\n")[:rows]
    finally:
        run("kill-server")


def wait(run, what):
    """A screen that has stood still for a while."""
    last, still = None, 0
    for _ in range(200):
        now = run("capture-pane", "-e", "-N", "-p")
        still = still + 1 if now == last and now.strip() else 0
        last = now
        if still == 6:
            return now
        time.sleep(0.05)
    raise SystemExit("screens: no screen stands still %s" % what)


def main():
    for name, cols, rows, words, keys in SCREENS:
        with tempfile.TemporaryDirectory() as folder:
            screen = screen_of(folder, cols, rows, words, keys)
        text = "\n".join(drawing(screen, cols, rows, "trame: " + name)) + "\n"
        with open(os.path.join(sys.argv[1], name + ".svg"), "w", encoding="utf-8") as f:
            f.write(text)


if __name__ == "__main__":
    main()
