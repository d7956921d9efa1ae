#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""What the interface saves, read back by tshark and capinfos: all frames, those marked, those that
pass a filter; comments typed, changed and taken away, in both byte orders; pictures as text.

    tests/tui/save.py

BIN names the folder of the test programs.
"""
import os
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.abspath(os.path.join(HERE, "../.."))
PLAY = os.path.join(os.environ.get("BIN", os.path.join(TOP, "build/asan/tests")),
                    "tui/play_test")
WEB = os.path.join(TOP, "captures/web.pcapng")
BAD = []


def check(name, good, why=""):
    print("ok save/%s" % name if good else "FAIL save/%s: %s" % (name, why))
    if not good:
        BAD.append(name)


def play(folder, *lines):
    path = os.path.join(folder, "script.keys")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(("size 80x24",) + lines) + "\n")
    done = subprocess.run([PLAY, path], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def tshark(path, *fields):
    command = ["tshark", "-n", "-r", path, "-T", "fields"]
    for field in fields:
        command += ["-e", field]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return [tuple(line.split("\t")) for line in done.stdout.decode().splitlines()]


def kind_of(path):
    done = subprocess.run(["capinfos", "-t", "-c", "-M", path], stdout=subprocess.PIPE, check=True)
    lines = dict(line.split(":", 1) for line in done.stdout.decode().splitlines() if ":" in line)
    return lines["File type"].strip().split(" ")[-1], int(lines["Number of packets"])


def block(order, kind, body):
    n = 12 + len(body)
    return struct.pack(order + "II", kind, n) + body + struct.pack(order + "I", n)


def option(order, code, text):
    return struct.pack(order + "HH", code, len(text)) + text + bytes(-len(text) % 4)


def mixed(path, order):
    """Two commented packets, with a flags option among the comments, and a simple one."""
    data = bytes.fromhex("020000000080020000000099ffff") + b"hello"
    pad = bytes(-len(data) % 4)
    head = struct.pack(order + "IIIII", 0, 0, 1000, len(data), len(data)) + data + pad
    options = (option(order, 2, struct.pack(order + "I", 1)) + option(order, 1, b"first") +
               option(order, 1, b"second") + struct.pack(order + "HH", 0, 0))
    with open(path, "wb") as f:
        f.write(block(order, 0x0a0d0d0a, struct.pack(order + "IHHq", 0x1a2b3c4d, 1, 0, -1)))
        f.write(block(order, 1, struct.pack(order + "HHI", 1, 0, 0)))
        f.write(block(order, 6, head + options) * 2)
        f.write(block(order, 3, struct.pack(order + "I", len(data)) + data + pad))


def comments(folder):
    for label, order in (("little", "<"), ("big", ">")):
        source, out = (os.path.join(folder, label + n + ".pcapng") for n in ("-in", "-out"))
        mixed(source, order)
        play(folder, "open " + source, "size 80x24", "keys C C-u", "text changed", "keys Enter",
             "keys j C C-u Enter", "keys j C", "text caf\u00e9 \u2192", "keys Enter",
             "keys s", "text " + out, "keys Enter", "show")
        want = [("changed,second", "0x00000001"), ("second", "0x00000001"),
                ("caf\u00e9 \u2192", "")]
        got = tshark(out, "frame.comment", "frame.packet_flags")
        check("comments-" + label, got == want, got)
        check("bytes-" + label, tshark(out, "eth.src", "eth.type", "frame.len")
              == tshark(source, "eth.src", "eth.type", "frame.len"), "other frames")


def frames(folder):
    fields = ("frame.time_epoch", "frame.len", "ip.id", "tcp.seq_raw")
    all_ = tshark(WEB, *fields)
    cases = {
        "all.pcapng": (["keys s"], all_, "pcapng"),
        "all.pcap": (["keys s"], all_, "nsecpcap"),
        "marked.pcapng": (["keys m j j m s"], [all_[0], all_[2]], "pcapng"),
        "shown.pcap": (["text /tcp.flags.fin == 1", "keys Enter s"], all_[9:11], "nsecpcap"),
        "others.pcapng": (["text /arp", "keys Enter s Tab"], all_, "pcapng"),
    }
    for name, (keys, want, kind) in cases.items():
        out = os.path.join(folder, name)
        play(folder, "open " + WEB, "size 80x24", *keys, "text " + out, "keys Enter", "show")
        got = tshark(out, *fields)
        check("frames-" + name, got == want, got)
        check("kind-" + name, kind_of(out) == (kind, len(want)), kind_of(out))


def told(folder):
    out = os.path.join(folder, "said.pcap")
    said = play(folder, "open " + WEB, "size 80x24", "keys C", "text lost", "keys Enter s",
                "text " + out, "keys Enter", "show", "keys q q", "show")
    check("lost-comment", "pcap has no room for comments" in said, said)
    check("asks", "Comments are in no file yet" in said, said)
    said = play(folder, "open " + WEB, "size 80x24", "keys C", "text kept", "keys Enter s",
                "text " + out + "ng", "keys Enter", "show", "keys q q", "show")
    check("saved", "12 frames saved: " in said and said.endswith("over\n"), said)
    with open(out, "rb") as f:
        before = f.read()
    said = play(folder, "open " + WEB, "size 80x24", "keys s", "text " + out, "keys Enter", "show")
    with open(out, "rb") as f:
        check("asks-twice", "Enter again replaces it" in said and f.read() == before, said)
    said = play(folder, "open " + WEB, "size 80x24", "keys s", "text /dev/null/x.pcapng",
                "keys Enter", "show")
    check("refused", "/dev/null/x.pcapng: Not a directory" in said, said)
    check("left", not [n for n in os.listdir(folder) if n.startswith(".trame")],
          os.listdir(folder))


def pictures(folder):
    plain, colour, frame, pdf = (os.path.join(folder, n) for n in ("l.txt", "l.ans", "f.txt", "f.pdf"))
    play(folder, "open " + WEB, "size 80x24", "keys j j L E", "text " + plain,
         "keys Enter E C-u", "text " + colour, "keys Enter", "keys Enter E C-u", "text " + frame, "keys Enter",
         "keys E C-u", "text " + pdf, "keys Enter")
    text = open(plain, encoding="utf-8").read()
    check("text", "SYN seq=0" in text and "\x1b" not in text and "trame  " not in text, text)
    check("text-states", "TIME-WAIT" in text and text.count("\n") == 21, text)
    text = open(colour, encoding="utf-8").read()
    check("ansi", "\x1b[" in text and "SYN seq=0" in text, text)
    text = open(frame, encoding="utf-8").read()
    check("frame", "0040  " in text and "Ethernet" in text, text)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
    check("pdf", "0040  " in text and "Ethernet" in text, text)


def main():
    with tempfile.TemporaryDirectory() as folder:
        comments(folder)
        frames(folder)
        told(folder)
        pictures(folder)
    return 1 if BAD else 0


sys.exit(main())
