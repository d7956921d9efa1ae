#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The branches of pcap, pcapng and gzip, by hand, in both byte orders: what is whole is read as tshark
reads it, and what `-w` makes of it too; what is broken gives the frames before the damage, one line that says
where it is and why, and exit status 1; so does a file that is cut at any byte."""
import gzip
import os
import re
import struct
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from oracle import TMP, TRAME, Ng, difference, frame, ours, report, run, tshark, write, writes_the_same  # noqa: E402

SECOND = 1700000000


def pcap(order, magic, version=(2, 4), network=1, extra=b"", swapped=False, part=123456, wire=5, pad=b""):
    out = struct.pack(order + "IHHiIII", magic, *version, 0, 0, 65535, network)
    records = b""
    for i in range(4):
        data = pad + frame(i, 60 + i)
        lengths = (len(data), len(data) + i + wire)
        records += struct.pack(order + "IIII", SECOND + i, part + i, *(lengths[::-1] if swapped else lengths))
        records += extra + data
    if magic in (0x1C0001AC, 0x1C0001AB):  # IXIA's say how long the records are
        out += struct.pack(order + "I", len(records))
    return out + records


def whole_pcap(o):
    for name, magic in ("IXIA's card", 0x1C0001AC), ("IXIA's program", 0x1C0001AB):
        yield name, pcap(o, magic)
    yield "ss990417", pcap(o, 0xA1B2C3D4, extra=struct.pack(o + "IHBB", 2, 8, 0, 0))
    yield "ss990915", pcap(o, 0xA1B2CD34, extra=struct.pack(o + "IHBBB3x", 2, 8, 0, 0, 0))
    yield "ss990915 zero", pcap(o, 0xA1B2CD34, extra=b"\0" * 12)
    yield "ss991029", pcap(o, 0xA1B2CD34, extra=struct.pack(o + "IHBB", 2, 8, 0, 0))
    yield "Nokia", pcap(o, 0xA1B2C3D4, extra=b"\1\2\3\4")
    yield "Nokia zero", pcap(o, 0xA1B2C3D4, extra=b"\0" * 4)
    for version in (2, 0), (2, 1), (2, 2), (543, 0):
        yield "version %d.%d" % version, pcap(o, 0xA1B2C3D4, version, swapped=True)
    for version in (2, 3), (2, 5), (3, 0):
        yield "version %d.%d" % version, pcap(o, 0xA1B2C3D4, version)
    yield "version 2.3 swapped", pcap(o, 0xA1B2C3D4, (2, 3), swapped=True)
    for kind in 6, 24:
        yield "AIX %d" % kind, pcap(o, 0xA1B2C3D4, (2, 2), kind, swapped=True, part=123456789)
    yield "AIX FDDI", pcap(o, 0xA1B2C3D4, (2, 2), 15, swapped=True, part=123456789, pad=b"\0\0\0")
    yield "FCS length", pcap(o, 0xA1B2C3D4, network=0x04000001)
    yield "kept more than there was", pcap(o, 0xA1B2C3D4, wire=-9)


def ng(o):
    return Ng(o).section().interface()


def unaligned(o):
    """A packet block whose length leaves the padding out, as some programs had it."""
    body = struct.pack(o + "IIIII", 0, 0, 5, 61, 61) + frame(2, 61)
    length = struct.pack(o + "I", 12 + len(body))
    return struct.pack(o + "I", 6) + length + body + b"\0" * 3 + length


def whole_ng(o):
    yield "interface later", ng(o).packet(frame(1)).interface(1, 0, (9, b"\x09")).packet(frame(2), 10**9, 1).data
    yield "block length not padded", ng(o).packet(frame(1)).data + unaligned(o) + ng(o).packet(frame(3)).data
    yield "options without an end", ng(o).block(6, struct.pack(o + "IIIII", 0, 0, 5, 60, 60) + frame(1)
                                                + struct.pack(o + "HH", 1, 4) + b"abcd").packet(frame(2)).data
    yield "half an option", ng(o).block(6, struct.pack(o + "IIIII", 0, 0, 5, 60, 60) + frame(1)
                                        + struct.pack(o + "H", 1) + b"\0\0").packet(frame(2)).data
    yield "packet options", ng(o).packet(
        frame(1), 0, 0, (1, b"said of it"), (2, struct.pack(o + "I", 0x1E5)), (3, b"\2\1\2\3\4"),
        (4, struct.pack(o + "Q", 7)), (5, struct.pack(o + "Q", 77)), (6, struct.pack(o + "I", 3))).packet(frame(2)).data
    for length in 0, 1, 100, 2**62:
        head = struct.pack(o + "IHHq", 0x1A2B3C4D, 1, 0, length)
        yield "section length %d" % length, (Ng(o).block(0x0A0D0D0A, head).interface().packet(frame(1)).section()
                                             .interface().packet(frame(2)).data)
    yield "kept more than there was", ng(o).packet(frame(1), 0, 0, wire=40).packet(frame(2)).data
    yield "interface options", Ng(o).section().interface(
        1, 0, (2, b"a"), (3, b"said"), (9, b"\x09"), (11, b"\0tcp"), (12, b"Linux"), (13, b"\0"),
        (8, struct.pack(o + "Q", 10**9))).packet(frame(1), 2000).data
    yield "resolution with more bytes", Ng(o).section().interface(1, 0, (9, b"\x06\0\0\0")).packet(frame(1), 2000).data


def broken(o):
    """Name, bytes, frames that come, what is said."""
    first = ng(o).packet(frame(1))
    n, head = len(first.data), struct.pack(o + "IIIII", 0, 0, 5, 60, 60) + frame(2)

    def block(length, kind=6, last=None):
        return (first.data + struct.pack(o + "II", kind, length) + head
                + struct.pack(o + "I", length if last is None else last))
    for length in 0, 4, 8, 11, 0xFFFFFFFE:
        yield "length %d" % length, block(length), 1, "byte %d: a block of impossible length" % n
    yield "4 GiB", block(0xFFFFFFFC), 1, "byte %d: a block longer than 16 MiB" % n
    yield "16 MiB that are not there", block(16 << 20), 1, "cut short at byte %d" % n
    yield "4 GiB of what is no packet", block(0xFFFFFFFC, 0x123), 1, "cut short at byte"
    yield "last length 0", block(92, last=0), 1, "byte %d: a block whose two lengths differ" % n
    yield "last length of another", block(92, last=96), 1, "byte %d: a block whose two lengths differ" % n
    yield "an interface that is not there", first.packet(frame(2), 0, 7).data, 1, "byte %d: .* not described" % n
    yield "no interface", Ng(o).section().packet(frame(1)).data, 0, "byte 28: .* not described"
    yield "simple without interface", Ng(o).section().simple(frame(1)).data, 0, "byte 28: .* not described"
    lie = struct.pack(o + "IIIII", 0, 0, 0, 99, 99) + frame(2)
    yield "kept more than the block has", ng(o).block(6, lie).data, 0, "byte 48: .* more bytes than it has"
    yield "garbage behind", ng(o).packet(frame(1)).data + b"garbage", 1, "cut short at byte %d" % n
    yield "version 2 of pcapng", Ng(o).block(0x0A0D0D0A, struct.pack(o + "IHHq", 0x1A2B3C4D, 2, 0, -1)).data, 0, (
        "version of pcapng")
    yield "version 1.1 of pcapng", Ng(o).block(0x0A0D0D0A, struct.pack(o + "IHHq", 0x1A2B3C4D, 1, 1, -1)).data, 0, (
        "version of pcapng")
    yield "version 1 of pcap", pcap(o, 0xA1B2C3D4, (1, 0)), 0, "version of pcap"
    for n in 4, 23:
        yield "%d bytes of the head" % n, pcap(o, 0xA1B2C3D4)[:n], 0, "cut short at byte 0: the file's header"
    yield "Navtel", pcap(o, 0xA12B3C4D), 0, "neither pcap nor pcapng"


def zipped():
    a, b = ng("<").packet(frame(1)).packet(frame(2)).data, ng(">").packet(frame(3)).data
    z = gzip.compress
    yield "sections in members", z(a) + z(b), 3, None
    yield "zeros behind", z(a) + b"\0" * 512, 2, None
    yield "garbage behind", z(a) + b"garbage", 2, None
    yield "cut", z(a, 0)[:-30], 1, "cut short: the compressed data ends at byte"
    yield "cut in the sum", z(a)[:-3], 2, "cut short: the compressed data ends at byte"
    yield "a wrong sum", z(a)[:-8] + b"\1\2\3\4" + z(a)[-4:], 2, "damaged at byte .* incorrect data check"
    yield "the second member cut", z(a) + z(b)[:-5], 3, "cut short: the compressed data ends at byte"


def foreign():
    """What is no capture, but can be made one: the line says how."""
    for magic, why in (b"\x28\xb5\x2f\xfd", "zstd -dc"), (b"\xfd7zXZ\0", "xz -dc"), (b"BZh91AY", "bzip2 -dc"), (
            b"\x04\x22\x4d\x18", "lz4 -dc"), (b"PK\3\4", "unzip -p"), (b"snoop\0\0\0", "editcap"), (
            b"GMBU", "editcap"), (b"RTSS", "editcap"), (b"#!/bin/sh", "neither pcap nor pcapng"):
        yield why, magic + bytes(60), 0, why


def lines_of(path, *more):
    done = run(TRAME, "-r", path, "-T", "fields", "-e", "frame.number", *more)
    return done.returncode, done.stdout.count(b"\n"), done.stderr.decode().splitlines()


def breaks(name, path, frames, why):
    status, count, said = lines_of(path)
    good = count == frames and len(said) == (why is not None) and status == (1 if why else 0)
    report(name, None if good and (not why or re.search(why, said[0])) else "exit %d, %d frames, %r" % (
        status, count, said))


def cut_anywhere(name, data, heads, ends):
    """`heads`, `ends`: bytes to the end of something that is no frame, and of each frame."""
    path, why = os.path.join(TMP, "cut"), None
    for n in range(len(data)):
        write(path, data[:n])
        status, count, said = lines_of(path)
        whole = sum(end <= n for end in ends) if ends else count
        boundary = n in heads + ends
        if count != whole or len(said) != (0 if boundary else 1) or status != (0 if boundary else 1):
            why = why or "%d bytes: exit %d, %d frames, %r" % (n, status, count, said)
    report("cut at any byte: " + name, why)


def odd_times(order):
    """Fractions of a second that are none, in the 32 bits that tshark has for their nanoseconds."""
    path = os.path.join(TMP, "odd")
    asked = [w for n in ("time", "time_epoch", "time_delta", "time_delta_displayed", "time_relative", "len") for w in (
        "-e", "frame." + n)]
    for name, magic in ("micro", 0xA1B2C3D4), ("nano", 0xA1B23C4D):
        records = b"".join(struct.pack(order + "IIII", s, p, 60, 60) + frame(i) for i, (s, p) in enumerate((
            (9, 5), (9, 1074885), (8, 999999999), (0, 4159175704), (7, 2500000), (7, 808464432), (7, 4294967290),
            (2, 808464432), (9, 6), (9, 1000000000), (9, 3 << 30))))
        write(path, struct.pack(order + "IHHiIII", magic, 2, 4, 0, 0, 65535, 1) + records)
        for how in ["-T", "fields", *asked], *(["-T", "text", "-t", w] for w in ("r", "e", "ud")):
            is_, want = ([line.split()[:9 if "-e" in how else 3] for line in run(
                *tool, "-r", path, *how, env=dict(os.environ, TZ="UTC")).stdout.decode().splitlines()]
                for tool in ([TRAME, "-n"], ["tshark", "-n"]))
            report("odd %s times: %s %s" % (order, name, " ".join(how[1:4])), difference(is_, want))
        for how, word in ("pdml", ".*frame.time.*"), ("json", ".*frame.time[a-z_.]*.*[^,]"), (
                "ek", r'"frame_frame_time[a-z_]*":[^,}]*|"timestamp":"[^"]*"'):
            is_, want = (re.findall(word, run(*tool, "-r", path, "-T", how).stdout.decode())
                         for tool in ([TRAME, "-n"], ["tshark", "-n"]))
            report("odd %s times: %s %s" % (order, name, how), difference(is_, want))


def main():
    path = os.path.join(TMP, "capture")
    for side, order in ("little", "<"), ("big", ">"):
        for kind, cases in ("pcap", whole_pcap), ("pcapng", whole_ng):
            for name, data in cases(order):
                write(path, data)
                rows, why = ours(path)
                name = "%s %s: %s" % (side, kind, name)
                report(name, why or difference(rows, tshark(path)))
                if order == ">":
                    writes_the_same(name, path)
        for name, data, frames, why in broken(order):
            write(path, data)
            breaks("%s broken: %s" % (side, name), path, frames, why)
    odd_times(">")
    for kind, cases in ("gzip", zipped()), ("foreign", foreign()):
        for name, data, frames, why in cases:
            write(path, data)
            breaks("%s: %s" % (kind, name), path, frames, why)
    small = b"\2\0\0\0\0\x80\2\0\0\0\0\x99\x88\xb5"
    head = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1)
    record = struct.pack("<IIII", SECOND, 0, 14, 14) + small
    cut_anywhere("pcap", head + record * 2, [24], [54, 84])
    cut_anywhere("pcapng", Ng().section().interface().packet(small).packet(small).data, [28, 48],
                 [96, 144])
    cut_anywhere("gzip", gzip.compress(head + record), [], [])


if __name__ == "__main__":
    main()
