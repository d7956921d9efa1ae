#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The terminal is given back as it was: after quitting, an error, the signals that end a program, a crash; it is
lent to the shell and taken back; it is taken in any size, with any number of colours, or refused with a sentence.

    tests/tui/terminal.py       TRAME is the program
"""
import os
import re
import signal
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rig import ALT_OFF, ALT_ON, MOUSE_OFF, MOUSE_ON, Rig  # noqa: E402

TRAME = os.environ["TRAME"]
CAPTURE = "captures/web.pcapng"
bad = 0


def check(name, truth, why=""):
    global bad
    if truth:
        print("ok terminal %s" % name)
    else:
        bad = 1
        print("FAIL terminal %s: %s" % (name, why))


def opened(*words, **env):
    rig = Rig([TRAME, *(words or (CAPTURE,))], env=env)
    rig.until(b"help", 20)
    rig.quiet()
    return rig


def restored(rig):
    """What is missing of a terminal that was given back, or nothing."""
    seen = rig.seen
    if ALT_ON in seen and seen.rfind(ALT_OFF) < seen.rfind(ALT_ON):
        return "the other screen is still shown"
    if MOUSE_ON in seen and seen.rfind(MOUSE_OFF) < seen.rfind(MOUSE_ON):
        return "the mouse is still told of"
    if seen.rfind(b"\x1b[?25l") > max(seen.rfind(b"\x1b[?25h"), -1):
        return "the cursor is hidden"
    if not rig.is_as_before():
        return "the modes are not those from before"
    return ""


def ends():
    for name, act, want in (
            ("quit", lambda r: r.send("Q"), lambda s: os.WIFEXITED(s) and os.WEXITSTATUS(s) == 0),
            ("control-c", lambda r: r.send("\x03"), lambda s: os.WIFEXITED(s) and os.WEXITSTATUS(s) == 0),
            ("SIGTERM", lambda r: r.kill(signal.SIGTERM), lambda s: os.WIFEXITED(s) and os.WEXITSTATUS(s) == 1),
            ("SIGHUP", lambda r: r.kill(signal.SIGHUP), lambda s: os.WIFEXITED(s) and os.WEXITSTATUS(s) == 1),
            ("SIGINT", lambda r: r.kill(signal.SIGINT), lambda s: os.WIFEXITED(s) and os.WEXITSTATUS(s) == 0),
            ("SIGQUIT", lambda r: r.kill(signal.SIGQUIT), lambda s: os.WIFEXITED(s) and os.WEXITSTATUS(s) == 1)):
        rig = opened()
        act(rig)
        status = rig.wait()
        check(name, status is not None and want(status), "ended with %s" % status)
        check("%s restores" % name, ALT_ON in rig.seen and not restored(rig), restored(rig))
        rig.end()


def crashes():
    for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE):
        rig = opened()
        rig.kill(number)
        status = rig.wait()
        name = signal.Signals(number).name
        check(name, status is not None and os.WIFSIGNALED(status) and os.WTERMSIG(status) == number,
              "ended with %s" % status)
        check("%s restores" % name, not restored(rig), restored(rig))
        rig.end()


def stops():
    for name, stop in (("C-z", lambda r: r.send("\x1a")), ("SIGTSTP", lambda r: r.kill(signal.SIGTSTP))):
        rig = opened()
        rig.send("j")
        rig.quiet()
        stop(rig)
        check("%s stops" % name, rig.is_stopped(), "it runs on")
        check("%s restores" % name, not restored(rig), restored(rig))
        back = len(rig.seen)
        rig.kill(signal.SIGCONT)
        again = [rig.until(words, 5, back) for words in (ALT_ON, b"help", MOUSE_ON)]
        check("%s comes back" % name, None not in again, repr(rig.seen[back:][:80]))
        rig.send("Q")
        check("%s quits then" % name, rig.wait() == 0 and not restored(rig), restored(rig))
        rig.end()
    rig = opened()
    rig.kill(signal.SIGSTOP)
    rig.is_stopped()
    back = len(rig.seen)
    rig.kill(signal.SIGCONT)
    check("SIGSTOP is drawn over", rig.until(b"help", 5, back) is not None, "no screen")
    rig.send("Q")
    rig.wait()
    rig.end()


def errors():
    rig = Rig([TRAME, "/nonexistent/file.pcap"])
    status = rig.wait()
    check("no file", os.WEXITSTATUS(status) == 1 and not restored(rig) and b"nonexistent" in rig.seen, repr(rig.seen))
    rig.end()
    for term in ("dumb", ""):
        rig = Rig([TRAME, CAPTURE], env={"TERM": term})
        status = rig.wait()
        check("TERM=%s is refused" % term, os.WEXITSTATUS(status) == 1 and b"cannot place text" in rig.seen and
              b"-T text" in rig.seen and b"\x1b" not in rig.seen, repr(rig.seen))
        rig.end()
    # What curses had begun for a terminal that it then does not know, it never gives back.
    rig = Rig([TRAME, CAPTURE], env={"TERM": "no-such-terminal", "ASAN_OPTIONS": "detect_leaks=0"})
    status = rig.wait()
    check("an unknown terminal", os.WEXITSTATUS(status) == 1 and b"terminfo" in rig.seen, repr(rig.seen))
    rig.end()


def sizes():
    rig = opened()
    rig.send("jjj\r")
    rig.quiet()
    for cols, rows in ((39, 9), (1, 1), (80, 24), (300, 100), (80, 24)):
        at = len(rig.seen)
        rig.size(cols, rows)
        rig.quiet()
        if (cols, rows) == (39, 9):
            check("too small says so", b"40x10" in rig.seen[at:], repr(rig.seen[at:]))
    check("a size loses nothing", b"ip." in rig.seen[at:] or b"eth." in rig.seen[at:] or b"arp." in rig.seen[at:],
          repr(rig.seen[at:][-400:]))
    rig.send("Q")
    check("resized quits", rig.wait() == 0 and not restored(rig), restored(rig))
    rig.end()


def colors():
    """How many colours are set: 38;5;N of 256, 3N of 8, none."""
    full, few = re.compile(rb"\x1b\[[0-9;]*[34]8;5;"), re.compile(rb"\x1b\[(?:[0-9]+;)*[34][0-7](?:;[0-9]+)*m")
    for name, words, env, want in (
            ("256", (), {}, "full"),
            ("8", (), {"TERM": "xterm"}, "few"),
            ("linux", (), {"TERM": "linux"}, "few"),
            ("screen", (), {"TERM": "screen"}, "few"),
            ("screen-256", (), {"TERM": "screen-256color"}, "full"),
            ("tmux-256", (), {"TERM": "tmux-256color"}, "full"),
            ("vt100", (), {"TERM": "vt100"}, "none"),
            ("mono", (), {"TERM": "xterm-mono"}, "none"),
            ("NO_COLOR", (), {"NO_COLOR": "1"}, "none"),
            ("--color=never", ("--color=never",), {}, "none"),
            ("NO_COLOR and --color=always", ("--color=always",), {"NO_COLOR": "1"}, "full")):
        rig = opened(*words, CAPTURE, **env)
        rig.send("jj\r")
        rig.quiet()
        is_full, is_few = bool(full.search(rig.seen)), bool(few.search(rig.seen))
        got = "full" if is_full else "few" if is_few else "none"
        check("colours %s" % name, got == want, "%s, not %s" % (got, want))
        rig.send("Q")
        rig.wait()
        check("colours %s restores" % name, not restored(rig), restored(rig))
        rig.end()


def ascii_only():
    for name, words, env in (("LANG=C", (), {"LC_ALL": "C"}), ("--ascii", ("--ascii",), {})):
        rig = opened(*words, CAPTURE, **env)
        for keys in ("jj\r", "\t", "\t", "?", "q", "q", "L", "q", "c", "q", "q", "c", "\r"):
            rig.send(keys)
            rig.quiet(0.1)
        check("%s draws ASCII alone" % name, not re.search(rb"[\x80-\xff]|\x0e", rig.seen),
              repr(re.findall(rb".{20}[\x80-\xff]+", rig.seen)[:2]))
        rig.send("Q")
        rig.wait()
        rig.end()


def mouse():
    rig = opened()
    at = len(rig.seen)
    for code, x, y in ((0, 10, 6), (0, 10, 6)):  # a double click on the fourth row
        rig.send("\x1b[<%d;%d;%dM\x1b[<%d;%d;%dm" % (code, x, y, code, x, y))
    check("a double click opens", rig.until(b"eth", 5, at) is not None, repr(rig.seen[at:][:200]))
    rig.quiet()
    at = len(rig.seen)
    rig.send("\x1b[<65;10;6M")
    rig.quiet()
    check("the wheel moves", len(rig.seen) > at, "nothing is drawn")
    rig.send("Q")
    check("the mouse is given back", rig.wait() == 0 and MOUSE_ON in rig.seen and not restored(rig), restored(rig))
    rig.end()


if __name__ == "__main__":
    for part in sys.argv[1:] or ("ends", "crashes", "stops", "errors", "sizes", "colors", "ascii_only", "mouse"):
        globals()[part]()
    sys.exit(bad)
