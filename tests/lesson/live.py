#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The lesson played for real, printed and recorded: every step in both languages, wide and narrow, as this user and as
nobody; what it says of ports, sizes and frames is what tshark reads in the frames that it recorded; no process, and
nothing of the lab, is left.
"""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

TRAME, TMP = os.environ["TRAME"], os.environ["TMP"]
LAB = subprocess.run([TRAME, "lab", "true"], capture_output=True, check=False).returncode == 0
LESSONS = {"applications": range(0, 12), "ping": range(1, 6)}


def run(*words, user=None, status=0):
    """What trame prints; its exit status must be this one."""
    command = [TRAME, "lesson", *words]
    if user:
        command = ["setpriv", "--reuid", user, "--regid", "nogroup", "--clear-groups", *command]
    p = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, HOME=TMP), timeout=110)
    if p.returncode != status:
        raise AssertionError("%s: exit status %d: %s" % (" ".join(words), p.returncode, p.stderr))
    return p.stdout, p.stderr


def tshark(where, *fields):
    """A list of the fields of the recorded frames that pass the filter."""
    command = ["tshark", "-n", "-r", TMP + "/lesson.pcapng", "-Y", where, "-T", "fields", "-E", "occurrence=f"]
    for f in fields:
        command += ["-e", f]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [tuple(line.split("\t")) for line in out.splitlines()]


def step(number):
    return run("--from", TMP, str(number))[0]


def has(text, *phrases):
    flat = " ".join(text.split())
    for phrase in phrases:
        assert phrase in flat, "%r is not in:\n%s" % (phrase, text)


# ---- printing ----

def check_printed():
    for name, steps in LESSONS.items():
        for number in steps:
            word = "%s:%d" % (name, number)
            out, err = run(word)
            assert "recording" not in out + err, "%s is not live: %s" % (word, err)
            check_width(word, out, 80)
            assert re.search(r"^ Step %d of \d+: " % number, out), out[:200]


def check_width(word, text, columns):
    assert text.count("\n") > 15, "%s: too short:\n%s" % (word, text)
    for line in text.splitlines():
        assert len(line) <= columns, "%s: %d columns: %s" % (word, len(line), line)


def check_languages():
    for name, steps in LESSONS.items():
        for number in steps:
            word = "%s:%d" % (name, number)
            for columns in (80, 60, 120):
                for lang in ("en", "fr"):
                    out, _ = run("--from", TMP, "--lang", lang, "--width", str(columns), word)
                    check_width(word, out, columns)
                    ascii_out, _ = run("--from", TMP, "--lang", lang, "--ascii", "--width", str(columns), word)
                    assert ascii_out.isascii(), "%s --ascii: %s" % (word, ascii_out)
                    check_width(word, ascii_out, columns)
            assert out.startswith(" Étape %d sur" % number), out[:80]


def check_nobody():
    if os.getuid() == 0:
        out, err = run("7", user="nobody")
        assert "recording" not in out + err, err


# ---- what it says, held against tshark ----

def check_facts():
    syn = tshark("tcp.flags == 2 && tcp.dstport == 80", "tcp.srcport")
    a, b = syn[0][0], syn[1][0]
    assert a != b
    has(step(5), "1. %s" % a, "*:%s" % a)
    request = tshark("http.request && tcp.srcport == " + a, "frame.len", "tcp.len", "frame.number")[0]
    has(step(6), "1. %d" % (int(request[0]) - int(request[1])), "message %s B" % request[1],
        "Captured on the wire: %s bytes. They are the same, byte for byte." % request[0])
    seven = step(7)
    has(seven, "192.0.2.10:%s" % a, "tcp.dstport = 80", "eth.type = 0x0800", "ip.proto = 6",
        "ESTABLISHED, all four fit", "2. (b). RST.")
    for number, flags in tshark("tcp.port == " + a, "frame.number", "tcp.flags.str")[:3]:
        assert re.search(r"^>? +%s +\d+\.\d+ .*%s" % (number, "SYN" if "S" in flags else "ACK"), seven, re.M), number
    assert tshark("tcp.flags.reset == 1 && tcp.srcport == 81", "frame.number"), "port 81 did not reset"
    has(step(8), "1. [c].")
    check_differ(a, b)
    nine = step(9)
    frame, source, to = re.search(r"Frame (\d+) goes from\s+port\s+(\d+)\s+to\s+port\s+(\d+)", nine).groups()
    assert tshark("frame.number == " + frame, "tcp.srcport", "tcp.dstport") == [(source, to)]
    has(nine, "1. (%s). %s" % (("a", "A") if to == a else ("b", "B")))
    question = tshark("dns.flags.response == 0", "udp.srcport", "udp.dstport")[0]
    answer = tshark("dns.flags.response == 1", "udp.srcport", "udp.dstport")[0]
    assert question == answer[::-1] and question[1] == "53"
    has(step(11), "3. %s" % question[0], "2. (c).", "udp.dstport = 53")
    assert tshark("icmp.type == 3 && icmp.code == 3 && udp.dstport == 80", "frame.number")


def check_differ(a, b):
    fields = ("eth.src", "ip.src", "tcp.srcport", "ip.dst", "tcp.dstport")
    first, second = (tshark("http.request && tcp.srcport == " + port, *fields)[0] for port in (a, b))
    assert [x != y for x, y in zip(first, second)] == [False, False, True, False, False], (first, second)


def check_letters():
    """Each frame's letter and ends, in the list of the last step, against tshark's conversations."""
    letters = {}
    rows = re.findall(r"^ +(\d+) +\d+\.\d+ ([A-Za-z ])", step(11).split("\n frames\n")[1], re.M)
    streams = {n: (p, t or u) for n, p, t, u in tshark("frame", "frame.number", "ip.proto", "tcp.stream", "udp.stream")}
    assert len(rows) > 30, rows
    for number, letter in rows:
        if streams[number][1]:
            letters.setdefault(streams[number], set()).add(letter)
    assert all(len(v) == 1 for v in letters.values()), letters
    assert len({min(v) for v in letters.values()}) == len(letters), letters


# ---- files ----

def check_recording():
    for name in LESSONS:
        run(name, "--record", TMP)
    check_facts()
    check_letters()
    _, err = run("--from", TMP + "/nowhere", "3", status=1)
    assert "lesson.pcapng" in err, err
    with open(TMP + "/lesson.board", "ab") as f:
        f.write(b"\xff\x00 nonsense\n")
    _, err = run("--from", TMP, "3", status=1)
    assert "lesson.board: line" in err and "\x00" not in err, err
    run("--record", TMP)


def check_export():
    folder = TMP + "/export"
    run("--from", TMP, "--export", folder)
    names = os.listdir(folder)
    for number in LESSONS["applications"]:
        name = "applications-%02d.md" % number
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            text = f.read()
        assert text.startswith("# ") and "\n```text\n" in text and "## Answers" in text, name
        pictures = re.findall(r"!\[[^]]*\]\((\S+)\)", text)
        assert pictures and all(p in names for p in pictures), (name, pictures)
    for picture in (n for n in names if n.endswith(".svg")):
        xml.etree.ElementTree.parse(os.path.join(folder, picture))
    assert not [n for n in names if not n.startswith("applications-")], names


def check_without():
    """Where the kernel forbids user namespaces: the recording, and it says so."""
    if not LAB:
        p = subprocess.run([TRAME, "lesson", "7"], capture_output=True, text=True, timeout=60)
        assert p.returncode == 0 and "no lab here" in p.stderr, p.stderr
        assert "from a recording" in p.stdout.splitlines()[0], p.stdout[:200]
        return
    forbid = 'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"'
    p = subprocess.run(["unshare", "-U", "-r", "sh", "-c", forbid, "sh", TRAME, "lesson", "7"], capture_output=True,
                       text=True, timeout=60)
    assert p.returncode == 0, p.stderr
    assert "no lab here" in p.stderr and "max_user_namespaces" in p.stderr, p.stderr
    assert p.stdout.startswith(" Step 7 of 11: ") and "from a recording" in p.stdout.splitlines()[0], p.stdout[:200]


def left():
    """Processes of trame's that somebody should have ended."""
    out = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
    return [line for line in out.splitlines() if TRAME + " lesson" in line]


def main():
    bad = False
    os.chmod(TMP, 0o777)
    for check in (check_printed, check_recording, check_languages, check_nobody, check_without, check_export):
        if not LAB and check is not check_without:
            print("skip lesson %s: no lab here" % check.__name__[6:])
            continue
        try:
            check()
            assert not left(), left()
            print("ok lesson %s" % check.__name__[6:])
        except (AssertionError, OSError, IndexError, AttributeError, SyntaxError,
                subprocess.SubprocessError) as why:
            print("FAIL lesson %s: %s" % (check.__name__[6:], str(why)[:1500]))
            bad = True
    sys.exit(bad)


main()
