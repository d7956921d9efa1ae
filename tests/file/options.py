#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""What blocks of pcapng say of themselves: sizes, options, records of names, comments. trame gives as many
frames as tshark and complains where it does, of the block where the damage is. What somebody wrote about a frame
stands in every format as tshark has it, each comment of several."""
import os
import struct
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from oracle import TMP, TRAME, Ng, difference, frame, pcap, report, run, write  # noqa: E402

LONGEST = 262144  # bytes of a frame that libpcap and Wireshark take


def option(order, code, length, value=b""):
    return struct.pack(order + "HH", code, length) + value + b"\0" * (-len(value) % 4)


def packet_options(o):
    """Name, option behind the second of three frames, what trame says of it."""
    room, length = "an option that its block has no room for", "an option of a length that it cannot have"
    for name, value, why in (
            ("longer than the block", option(o, 1, 40, b"abcd"), room),
            ("longer by its padding", option(o, 1, 5, b"abcd"), room),
            ("as long as the block", option(o, 1, 4, b"abcd"), None),
            ("behind the end", option(o, 0, 0) + option(o, 1, 40, b"abcd"), None),
            ("an end with a length", option(o, 0, 4, b"abcd"), None),
            ("flags of 2", option(o, 2, 2, b"ab"), length), ("flags of 4", option(o, 2, 4, b"abcd"), None),
            ("hash of 0", option(o, 3, 0), None), ("drops of 4", option(o, 4, 4, b"abcd"), length),
            ("identity of 4", option(o, 5, 4, b"abcd"), length), ("queue of 8", option(o, 6, 8, bytes(8)), length),
            ("verdict of 0", option(o, 7, 0), length), ("verdict of 1", option(o, 7, 1, b"a"), None),
            ("custom of 3", option(o, 2988, 3, b"abc"), length), ("custom of 4", option(o, 19373, 4, b"abcd"), None)):
        body = struct.pack(o + "IIIII", 0, 0, 2, 60, 60) + frame(2) + value
        yield "packet: " + name, Ng(o).section().interface().packet(frame(1)).block(6, body).packet(frame(3)), 140, why


def other_blocks(o):
    """Name, type and body of a block between two frames, what is said."""
    end, short, names = option(o, 0, 0), "a block too short to be one", "a record of a name that cannot be one"
    room, keys = "an option that its block has no room for", "keys that their block has no room for"
    head, web = struct.pack(o + "III", 0, 0, 5), b"\xc0\0\2\x50web"
    for name, kind, body, why in (
            ("statistics too short", 5, b"abcd", short), ("statistics", 5, head, None),
            ("statistics, option", 5, head + option(o, 1, 40, b"abcd"), room),
            ("statistics, odd count", 5, head + option(o, 4, 4, b"abcd"), None),
            ("names, nothing", 4, b"", short), ("names, end", 4, end, None),
            ("names, no NUL", 4, option(o, 1, 7, web) + end, names),
            ("names, NUL", 4, option(o, 1, 8, web + b"\0") + end, None),
            ("names, IPv4 of 3", 4, option(o, 1, 3, b"abc") + end, names),
            ("names, IPv6 of 8", 4, option(o, 2, 8, bytes(8)) + end, names),
            ("names, too long", 4, option(o, 1, 99, web), names),
            ("names, unknown", 4, option(o, 77, 4, b"a") + end, None),
            ("names, option", 4, end + option(o, 1, 40, b"abcd"), room),
            ("keys too short", 10, b"abcd", short), ("keys", 10, struct.pack(o + "II", 0x544C534B, 4) + b"# s\n", None),
            ("keys too long", 10, struct.pack(o + "II", 0x544C534B, 40) + b"# s\n", keys),
            ("journal too short", 9, b"MESSAGE=x\n", short), ("custom too short", 0xBAD, b"", short)):
        yield name, Ng(o).section().interface().packet(frame(1)).block(kind, body).packet(frame(2)), 140, why


def whole_files(o):
    room, long = "an option that its block has no room for", "a frame longer than its link type allows"
    head = struct.pack(o + "HHI", 1, 0, 0)
    cut = Ng(o).section().block(1, head + option(o, 2, 40, b"abcd")).packet(frame(1))
    yield "interface, option", cut, 28, room
    none = Ng(o).section().block(1, head + option(o, 11, 0)).packet(frame(1))
    yield "interface, filter of 0", none, 28, "an option of a length that it cannot have"
    for size, why in (LONGEST, None), (LONGEST + 1, long):
        big = Ng(o).section().interface().packet(frame(1)).packet(frame(2, size)).packet(frame(3))
        yield "a frame of %d" % size, big, 140, why
    simple = Ng(o).section().interface().simple(frame(1)).block(3, struct.pack(o + "I", 300) + b"abcd").simple(frame(2))
    yield "a simple block that is too short", simple, 124, "it keeps more bytes than it has"
    simple = Ng(o).section().interface(1, 4).simple(frame(1)[:4], 60).simple(frame(2)[:4], 60)
    yield "a simple block that is cut", simple, 0, None


def judge(name, data, at, why):
    path = os.path.join(TMP, "options.pcapng")
    write(path, data)
    theirs = run("tshark", "-n", "-r", path, "-T", "fields", "-e", "frame.len", "-e", "frame.comment")
    done = run(TRAME, "-r", path, "-T", "fields", "-e", "frame.len", "-e", "frame.comment")
    wrong = difference(done.stdout.decode().splitlines(), theirs.stdout.decode().splitlines())
    said = done.stderr.decode()
    if (done.returncode != 0) != (theirs.returncode != 0) or done.returncode not in (0, 1):
        wrong = wrong or "exit %d, tshark's %d" % (done.returncode, theirs.returncode)
    if why and "damaged at byte %d: " % at not in said or (why or "") not in said or bool(said) != bool(why):
        wrong = wrong or "it says %r" % said
    report(name, wrong)


def comments():
    path = os.path.join(TMP, "comments.pcapng")
    for side, o in ("little", "<"), ("big", ">"):
        ng = Ng(o).section().interface(1, 0, (2, b"eth0"))
        ng.packet(frame(1), 10**15, 0, (2, b"\0\0\0\1"), (1, b"one"), (5, bytes(8)), (1, b"two <&> \"2\""),
                  (1, "drei \u00e9".encode()), (1, b""))
        ng.packet(frame(2), 2 * 10**15, 0, (1, b"a line\nand\tanother"))
        ng.packet(frame(3), 3 * 10**15, 0, (1, b"nul\0in"), (1, b"so\0has this"))
        write(path, ng.packet(frame(4), 4 * 10**15).data)
        for form in "json", "ek", "pdml":
            texts = [run(*tool, "-r", path, "-T", form).stdout.decode() for tool in (["tshark", "-n"], [TRAME])]
            if form == "pdml":
                texts = ["".join(part.split("</proto>")[0] for part in t.split('<proto name="pkt_comment"')[1:])
                         for t in texts]
                assert texts[0].count("frame.comment.expert") == 7
            report("%s comments: %s" % (side, form), difference(*[t.splitlines() for t in reversed(texts)]))
        tests = ['frame.comment == "one"', 'frame.comment contains "drei"', 'frame.comment == ""', "frame.comment",
                 "len(frame.comment) == 18", "count(frame.comment) == 4", 'frame.comment contains "in"', "pkt_comment",
                 'frame.comment matches "^and"']
        styles = "occurrence=f", "occurrence=l", "aggregator=;"
        for more in [["-E", style] for style in styles] + [["-Y", test] for test in tests]:
            fields = ["-T", "fields", "-e", "frame.number", "-e", "frame.comment", *more]
            texts = [run(*tool, "-r", path, *fields).stdout.decode() for tool in (["tshark", "-n"], [TRAME])]
            report("%s comments: %s" % (side, " ".join(more)), difference(*[t.splitlines() for t in reversed(texts)]))


def long_pcap():
    path = os.path.join(TMP, "long.pcap")
    for order in "<", ">":
        whole = pcap(order, 0xA1B2C3D4, records=2)
        for size in LONGEST, LONGEST + 1:
            write(path, whole + struct.pack(order + "IIII", 5, 0, size, size) + b"\xff" * size)
            counts = [run(*tool, "-r", path, "-T", "fields", "-e", "frame.number").stdout.count(b"\n")
                      for tool in (["tshark", "-n"], [TRAME])]
            report("%s pcap, a frame of %d" % (order, size), difference(counts[1:], counts[:1]))


def main():
    subprocess.run([TRAME, "--version"], check=True, stdout=subprocess.DEVNULL)
    for side, order in ("little", "<"), ("big", ">"):
        for cases in packet_options, other_blocks, whole_files:
            for name, ng, at, why in cases(order):
                judge("%s %s" % (side, name), ng.data, at, why)
    comments()
    long_pcap()


if __name__ == "__main__":
    main()
