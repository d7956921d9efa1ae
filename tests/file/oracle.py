#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Captures of every kind, made here by hand and by editcap and mergecap: trame reads what tshark reads;
what `-w` writes tshark, capinfos and tcpdump read as the same. Streams, growing files, damage."""
import gzip
import hashlib
import os
import random
import re
import resource
import signal
import struct
import subprocess
import time

TRAME, BIN = os.environ["TRAME"], os.environ["BIN"]
TMP = os.environ.get("TMP", "/tmp")
LIST = os.path.join(BIN, "file/list")
FIELDS = ["frame.number", "frame.len", "frame.time_epoch", "frame.interface_id", "frame.md5_hash", "frame.comment"]
ETHERNET = bytes.fromhex("020000000080020000000099")


def frame(n, size=60):
    """An Ethernet frame of no known type, so that nothing is made of it."""
    return (ETHERNET + b"\x88\xb5" + b"%d " % n * size)[:size]


class Ng:
    """A pcapng file in the making."""

    def __init__(self, order="<"):
        self.order, self.data = order, b""

    def block(self, kind, body):
        body += b"\0" * (-len(body) % 4)
        length = struct.pack(self.order + "I", len(body) + 12)
        self.data += struct.pack(self.order + "I", kind) + length + body + length
        return self

    def options(self, *options):
        out = b""
        for code, value in options:
            out += struct.pack(self.order + "HH", code, len(value)) + value + b"\0" * (-len(value) % 4)
        return out + (b"\0\0\0\0" if options else b"")

    def section(self, order=None, *options):
        self.order = order or self.order
        return self.block(0x0A0D0D0A, struct.pack(self.order + "IHHq", 0x1A2B3C4D, 1, 0, -1)
                          + self.options(*options))

    def interface(self, link=1, snaplen=0, *options):
        return self.block(1, struct.pack(self.order + "HHI", link, 0, snaplen) + self.options(*options))

    def packet(self, data, at=0, iface=0, *options, wire=None):
        head = struct.pack(self.order + "IIIII", iface, at >> 32, at & 0xFFFFFFFF, len(data), wire or len(data))
        return self.block(6, head + data + b"\0" * (-len(data) % 4) + self.options(*options))

    def obsolete(self, data, at=0, iface=0):
        head = struct.pack(self.order + "HHIIII", iface, 0xFFFF, at >> 32, at & 0xFFFFFFFF, len(data), len(data))
        return self.block(2, head + data)

    def simple(self, data, wire=None):
        return self.block(3, struct.pack(self.order + "I", wire or len(data)) + data)

    def others(self, custom=False):
        """Blocks that are no packets. Wireshark takes a custom one for a frame (tests/differences.txt)."""
        name = struct.pack(self.order + "HH", 1, 9) + b"\xc0\0\2\x50web\0\0" + b"\0" * 3
        self.block(4, name + struct.pack(self.order + "HH", 0, 0))
        self.block(10, struct.pack(self.order + "II", 0x544C534B, 4) + b"# s\n")
        if custom:
            self.block(0xBAD, struct.pack(self.order + "I", 32473) + b"custom block")
            self.block(0x40000BAD, struct.pack(self.order + "I", 32473) + b"not to be copied")
        return self.block(5, struct.pack(self.order + "III", 0, 0, 5))


def pcap(order, magic, version=(2, 4), records=5, snaplen=65535):
    out = struct.pack(order + "IHHiIII", magic, *version, 0, 0, snaplen, 1)
    for i in range(records):
        data = frame(i, 60 + i)
        out += struct.pack(order + "IIII", 1700000000 + i, 123456 + i, len(data), len(data) + i)
        out += b"\0" * (8 if magic == 0xA1B2CD34 else 0) + data
    return out


SECOND = 1700000000


def made():
    """(name, bytes) of every capture that is made here."""
    for order in "<", ">":
        side = "little" if order == "<" else "big"
        for name, magic in ("micro", 0xA1B2C3D4), ("nano", 0xA1B23C4D), ("modified", 0xA1B2CD34):
            yield "%s %s.pcap" % (side, name), pcap(order, magic)
        yield "%s empty.pcap" % side, pcap(order, 0xA1B2C3D4, records=0)
        ng = Ng(order).section(None, (1, b"the section's own comment"), (3, b"Linux"))
        ng.interface(1, 0, (2, b"eth0"), (1, b"the interface's comment")).others()
        for i in range(6):
            ng.packet(frame(i, 60 + i), (SECOND + i) * 1000000 + i, 0, *[(1, b"comment %d" % i)] * (i % 2))
        yield "%s plain.pcapng" % side, ng.others().data
        ng = Ng(order).section().interface(1, 60, (9, b"\x09"))
        ng.simple(frame(1, 60)).simple(frame(2, 60), 1514).simple(frame(3, 57)).obsolete(frame(4, 61), SECOND * 10**9)
        yield "%s packets.pcapng" % side, ng.data
        ng = Ng(order).section().interface(1, 0, (9, b"\x06"))
        ng.packet(frame(1), SECOND * 1000000).section("<" if order == ">" else ">")
        ng.interface(1, 0, (9, b"\x09")).interface(1, 0, (9, b"\x03")).packet(frame(2), (SECOND + 1) * 10**9 + 7)
        ng.packet(frame(3), (SECOND + 2) * 1000 + 5, 1).section(order).interface(1, 0)
        yield "%s sections.pcapng" % side, ng.packet(frame(4), (SECOND + 3) * 1000000).data
        for power in 0, 1, 3, 6, 7, 9:
            ng = Ng(order).section().interface(1, 0, (9, bytes([power])), (14, struct.pack(order + "q", 60)))
            for i in range(4):
                ng.packet(frame(i), (SECOND + i) * 10**power + i * 10**power // 3)
            yield "%s resolution 10^-%d.pcapng" % (side, power), ng.data
        for power in 0, 1, 10, 20, 30:
            ng = Ng(order).section().interface(1, 0, (9, bytes([128 | power])))
            for i in range(4):
                ng.packet(frame(i), ((SECOND + i) << power) + (i << power) // 3)
            yield "%s resolution 2^-%d.pcapng" % (side, power), ng.data
    many = Ng().section()
    for i in range(300):
        many.interface(1, 0, (2, b"eth%d" % i), (9, bytes([6 + i % 4])))
    for i in range(300):
        many.packet(frame(i), SECOND * 10 ** (6 + i % 4), i)
    yield "many interfaces.pcapng", many.data


def by_tools(files):
    """Captures that editcap and mergecap make of others."""
    a, b = files["little nano.pcap"], files["little plain.pcapng"]
    raw = os.path.join(TMP, "raw.pcapng")
    ng = Ng(">").section().interface(1, 0).interface(147, 96, (9, b"\x09")).interface(113, 0)
    for i in range(9):
        ng.packet(frame(i, 80), SECOND * (10**9 if i % 3 == 1 else 10**6), i % 3)
    write(raw, ng.data)
    yield "three link types.pcapng", ["cp", raw]
    yield "merged.pcapng", ["mergecap", "-w", None, a, b, raw]
    yield "appended.pcapng", ["mergecap", "-a", "-w", None, raw, a]
    yield "commented.pcapng", ["editcap", "-a", "2:né, a comment", a, None]
    yield "cut.pcapng", ["editcap", "-s", "42", b, None]
    for kind in "nsecpcap", "modpcap", "pcap":
        yield "as %s.pcap" % kind, ["editcap", "-F", kind, a, None]


def write(path, data):
    with open(path, "wb") as f:
        f.write(data)


def run(*args, **options):
    return subprocess.run(args, capture_output=True, timeout=100, **options)


def tshark(path):
    args = ["tshark", "-n", "-r", path, "-T", "fields", "-o", "frame.generate_md5_hash:TRUE", "-E", "occurrence=f"]
    done = run(*args, *[word for name in FIELDS for word in ("-e", name)])
    assert done.returncode == 0, done.stderr.decode()
    rows = []
    for line in done.stdout.decode().splitlines():
        number, length, seconds, iface, digest, comment = line.split("\t")
        nano = 0 if not seconds else int("".join(seconds.split(".")))
        rows.append((int(number), int(length), nano, int(iface or 0), digest, comment))
    return rows


def ours(path):
    """The same rows, and what ended the capture early."""
    rows, why = [], None
    for line in run(LIST, path, check=True).stdout.decode().splitlines():
        if line.startswith("! "):
            why = line[2:]
            continue
        number, length, nano, iface, _, data, comment = line.split("\t")
        digest = hashlib.md5(bytes.fromhex(data)).hexdigest()
        rows.append((int(number), int(length), int(nano), int(iface), digest, comment))
    return rows, why


def report(name, why):
    print("ok %s" % name if why is None else "FAIL %s: %s" % (name, why))


def difference(is_, want):
    if is_ == want:
        return None
    for a, b in zip(is_, want):
        if a != b:
            return "%r, not %r" % (a, b)
    return "%d frames, not %d" % (len(is_), len(want))


def reads_the_same(name, path):
    rows, why = ours(path)
    report("read " + name, why or difference(rows, tshark(path)))


def count(path):
    done = run("capinfos", "-M", "-c", path)
    found = re.search(rb"Number of packets: +(\d+)", done.stdout)
    return int(found.group(1)) if found else "unreadable for capinfos: %r" % done.stderr


def writes_the_same(name, path):
    want, out = tshark(path), os.path.join(TMP, "written")
    for end in ".pcapng", ".pcap":
        done = run(TRAME, "-r", path, "-w", out + end)
        mixed = b"link types" in done.stderr
        if end == ".pcap" and mixed and name.split()[0] in ("three", "merged.pcapng", "appended.pcapng"):
            continue
        why = None if done.returncode == 0 and not done.stderr else "exit %d: %s" % (done.returncode, done.stderr)
        if end == ".pcapng":
            why = why or difference(tshark(out + end), want)
        else:  # has no room for comments and interfaces
            rows = tshark(out + end)
            why = why or difference([r[:3] + r[4:5] for r in rows], [r[:3] + r[4:5] for r in want])
            printed = run("tcpdump", "-nr", out + end)
            if printed.stdout.count(b"\n") < len(want) or printed.returncode:
                why = why or "tcpdump: %r" % printed.stderr
        why = why or (None if count(out + end) == len(want) else "capinfos: %r" % count(out + end))
        report("write %s as %s" % (name, end), why)


def zipped(name, path):
    with open(path, "rb") as f:
        data = f.read()
    again = path + ".gz"
    half = len(data) // 2
    write(again, gzip.compress(data[:half]) + gzip.compress(data[half:]))
    report("gzip " + name, difference(ours(again), ours(path)))


def damaged(name, path):
    """Cut anywhere, the frames before the cut are there, and one line says where it is."""
    with open(path, "rb") as f:
        data = f.read()
    want, r, why = ours(path)[0], random.Random(name), None
    cut = os.path.join(TMP, "damaged")
    for _ in range(3):
        write(cut, data[:r.randrange(24, len(data) + 1)])
        rows, said = ours(cut)
        why = why or difference(rows, want[:len(rows)])
        done = run(TRAME, "-r", cut, "-x", "-T", "recipe")
        lines = done.stderr.decode().splitlines()
        if said is None:
            why = why or (None if done.returncode == 0 and not lines else "exit %d: %s" % (done.returncode, lines))
        elif done.returncode != 1 or len(lines) != 1 or not re.search(r"at byte \d+", lines[0]):
            why = why or "exit %d: %s" % (done.returncode, lines)
    report("cut " + name, why)


def options(files):
    path, out = files["little plain.pcapng"], os.path.join(TMP, "options.pcapng")
    with open(path, "rb") as f:
        data = f.read()
    rich = os.path.join(TMP, "rich")
    write(rich, Ng(">").section().interface().others(True).packet(frame(1)).others(True).data)
    run(TRAME, "-r", rich, "-w", out, check=True)
    with open(out, "rb") as a, open(rich, "rb") as b:
        report("every block is kept", None if a.read() == b.read() else "the bytes differ")
    report("a custom block is no frame", difference(ours(rich)[0][0][:2], (1, 60)))
    run(TRAME, "-r", path, "-w", out, "-s", "40", "-c", "3", check=True)
    done = run("tshark", "-r", out, "-T", "fields", "-e", "frame.cap_len", "-e", "frame.len")
    report("-s and -c", difference(done.stdout.split(), b"40 60 40 61 40 62".split()))
    write(out, data)
    done = run(TRAME, "-r", out, "-w", out, "-c", "2")
    report("the same file read and written", difference([done.returncode, len(tshark(out)), os.listdir(TMP).count(
        "options.pcapng"), [n for n in os.listdir(TMP) if n.startswith("options.pcapng.")]], [0, 2, 1, []]))
    write(out, b"no capture at all")
    done = run(TRAME, "-r", files["little plain.pcapng"], "-w", os.path.join(TMP, "no", "folder"))
    told = done.returncode == 1 and done.stderr.count(b"\n") == 1
    report("a folder that is not there", None if told else "%r" % done)
    done = run(TRAME, "-r", out, "-w", path)
    with open(path, "rb") as f:
        report("no capture leaves the old file", None if done.returncode == 1 and f.read() == data else "%r" % done)
    done = run(TRAME, "-r", files["little nano.pcap"], "-w", "-")
    write(out, done.stdout)
    report("-w to standard output", difference(tshark(out), tshark(files["little nano.pcap"])))
    done = run(TRAME, "-r", path, "-w", "-", "-T", "tree")
    report("-w - and -T do not go together", None if done.returncode == 2 else "exit %d" % done.returncode)


def full_disk():
    """A limit on the file's size plays the full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def interrupted():
    """The old file stands when the disk is full, and when trame is killed while it writes."""
    source, out = os.path.join(TMP, "source"), os.path.join(TMP, "old.pcap")
    write(source, pcap("<", 0xA1B2C3D4, records=1000))
    write(out, b"old")
    done = run(TRAME, "-r", source, "-w", out, preexec_fn=full_disk, restore_signals=False)
    with open(out, "rb") as f:
        old = f.read() == b"old" and [n for n in os.listdir(TMP) if n.startswith("old.pcap")] == ["old.pcap"]
    report("a full disk leaves the old file", None if old and done.returncode == 1 else "%r" % done)
    child = subprocess.Popen([TRAME, "-r", "-", "-w", out], stdin=subprocess.PIPE)
    child.stdin.write(pcap("<", 0xA1B2C3D4))
    child.stdin.flush()
    time.sleep(0.3)
    child.kill()
    child.communicate()
    with open(out, "rb") as f:
        report("killed, it leaves the old file", None if f.read() == b"old" else "it changed")


def streams():
    """The first frame is out before the input ends, gzipped or not, and what is written is too."""
    data = pcap("<", 0xA1B2C3D4)
    for name, text, more in (("a pipe", data, ["-T", "recipe"]), ("a pipe to -w -", data, ["-w", "-"]),
                             ("a gzipped pipe", gzip.compress(data * 1, 0), ["-T", "recipe"])):
        child = subprocess.Popen([TRAME, "-r", "-", *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        child.stdin.write(text[:200])
        child.stdin.flush()
        first = os.read(child.stdout.fileno(), 8)
        rest, _ = child.communicate(text[200:], timeout=60)
        report("the first frame of %s before its end" % name, None if first and rest and child.returncode == 0
               else "%r, exit %r" % (first, child.returncode))


def follows():
    path, out, data = os.path.join(TMP, "growing"), os.path.join(TMP, "followed.pcap"), pcap("<", 0xA1B2C3D4)
    os.chmod(TMP, 0o755)
    write(path, data[:30])
    child = subprocess.Popen([TRAME, "-r", path, "--follow", "-T", "recipe", "-w", out], stdout=subprocess.PIPE)
    lines = []
    with open(path, "ab") as f:
        for start in range(30, len(data), 41):
            f.write(data[start:start + 41])
            f.flush()
    for _ in range(5):
        lines.append(child.stdout.readline())
    silent = child.poll() is None
    child.send_signal(signal.SIGINT)
    begin = time.monotonic()
    child.wait(30)
    with open(out, "rb") as f:
        same = f.read() == data
    report("--follow", None if silent and all(lines) and child.returncode == 0 and same
           and time.monotonic() - begin < 20 else "%r, exit %r, same %r" % (lines, child.returncode, same))


def main():
    files = {}
    for i, (name, data) in enumerate(made()):
        files[name] = os.path.join(TMP, "%d.capture" % i)
        write(files[name], data)
    for i, (name, command) in enumerate(by_tools(files)):
        files[name] = os.path.join(TMP, "tool%d.capture" % i)
        command = [files[name] if word is None else word for word in command]
        subprocess.run(command + [files[name]] * (command[0] == "cp"), check=True, stderr=subprocess.DEVNULL)
    for name, path in files.items():
        reads_the_same(name, path)
        writes_the_same(name, path)
        zipped(name, path)
        damaged(name, path)
    options(files)
    interrupted()
    streams()
    follows()


if __name__ == "__main__":
    main()
