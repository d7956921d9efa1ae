#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Lines of frames of which a capture has only the first bytes, held against tshark's: Ethernet, ARP, IP,
IPv6's further headers, ICMP, TCP and UDP, cut where they begin and inside. Wireshark says more of a TCP
header from its window on, which is not looked at here. Then messages of DNS, HTTP, TLS, NTP, DHCP and of
nobody, cut at each of their first bytes.

    tests/oracle/cut.py [-v]
"""
import os
import re
import struct
import subprocess
import sys
import tempfile

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
TRAME = os.environ.get("TRAME", "build/trame")
CUTS = {
    "handshake.pcapng": (14, 15, 20, 29, 30, 33, 34, 36, 37, 38, 40, 46, 49),
    "dns.pcapng": (14, 21, 22, 30, 34, 37, 38, 39, 40, 41, 47, 49),
    "icmp.pcap": (14, 29, 30, 34, 36, 38),
    "ping.pcapng": (14, 20, 22, 31, 34, 37),
    "ipv6.pcap": (14, 37, 38, 53, 55, 57),
    "applications.pcap": (14, 30, 33, 34, 36, 38, 40),
}


FILE_HEAD = struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1)
LONGEST = 40  # bytes of a message that are captured
HTTP = (b"GET /index.html HTTP/1.1\r\nHost: www.example.com\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n" + b"x" * 30)
HELLO = bytes.fromhex("160301003d010000390303") + bytes(range(32)) + bytes.fromhex(
    "00000400ff002f0100000c000a00080006001d00170018")
NOISE = bytes(255 - n * 3 & 255 for n in range(80))
QUESTION = bytes.fromhex("123401000001000000000000") + b"\3www\7example\3com\0\0\1\0\1"


def messages():
    """The name of each, whether it goes over TCP, its port, whether it comes from there, its bytes."""
    yield "DNS over TCP", True, 53, False, struct.pack(">H", len(QUESTION)) + QUESTION
    yield "HTTP request", True, 80, False, HTTP[0]
    yield "HTTP response", True, 80, True, HTTP[1]
    yield "no HTTP", True, 80, False, NOISE
    yield "TLS", True, 443, False, HELLO
    yield "TLS data", True, 443, True, bytes.fromhex("1703030040") + bytes(64)
    yield "no TLS", True, 443, False, NOISE
    yield "nobody's TLS", True, 9999, False, HELLO
    yield "nobody's text", True, 9999, False, HTTP[0]
    yield "DNS", False, 53, False, QUESTION
    yield "NTP", False, 123, False, b"\x23" + bytes(47)
    yield "DHCP", False, 67, False, b"\1\1\6" + bytes(297)
    yield "nobody's datagram", False, 9999, False, NOISE


def sum16(data):
    words = sum(struct.unpack(">%dH" % (len(data) // 2), data))
    while words >> 16:
        words = (words & 0xffff) + (words >> 16)
    return 0xffff - words


# A size that is longer than what is captured, one that is longer than the header; an authentication.
OPTIONS = [bytes.fromhex(text) for text in (
    "020405b4010130140102030405060708090a0b0c0d0e0f101112030307", "020405b4fd200102030405060708",
    "1d0a0102030405060708", "080a000000010000000204020303070101")]

OPTION_NAMES = [word for name in (
    "frame.cap_len", "tcp.option_kind", "tcp.option_len", "tcp.options.mss_val", "tcp.options.timestamp.tsval",
    "tcp.options.ao.keyid", "tcp.options.unknown", "tcp.option.len.invalid") for word in ("-e", name)]


def frame(tcp, ports, message, options=b""):
    """Ethernet, IPv4 and what carries the message; nobody looks at the checksum of that."""
    if tcp:
        options += bytes(-len(options) % 4)
        carrier = struct.pack(">HHIIBBHHH", *ports, 1, 1, 0x50 + len(options) * 4, 0x18, 8192, 0, 0) + options
    else:
        carrier = struct.pack(">HHHH", *ports, 8 + len(message), 0)
    head = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(carrier) + len(message), 1, 0, 64, 6 if tcp else 17, 0,
                       b"\xc0\0\2\1", b"\xc0\0\2\2")
    head = head[:10] + struct.pack(">H", sum16(head)) + head[12:]
    return b"\2\0\0\0\0\2\2\0\0\0\0\1\x08\0" + head + carrier + message, 14 + 20 + len(carrier)


def write_messages(path):
    """Each cut is of another conversation. Returns whose each frame is."""
    names = []
    with open(path, "wb") as f:
        f.write(FILE_HEAD)
        for name, tcp, port, back, message in messages():
            for size in range(min(LONGEST, len(message))):
                ports = (port, 50000 + len(names)) if back else (50000 + len(names), port)
                whole, before = frame(tcp, ports, message)
                f.write(struct.pack("<IIII", len(names), 0, before + size, len(whole)) + whole[:before + size])
                names.append("%s at %d" % (name, size))
    return names


def write_options(path):
    """Headers of TCP that are cut in their options. Returns how many."""
    number = 0
    with open(path, "wb") as f:
        f.write(FILE_HEAD)
        for options in OPTIONS:
            whole, end = frame(True, (9, 9999), b"", options)
            for size in range(end - len(options), end):
                f.write(struct.pack("<IIII", number, 0, size, len(whole)) + whole[:size])
                number += 1
    return number


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode(
        "utf-8", "backslashreplace").split("\n")


def general(pdml):
    """What PDML says of the frame, whose size is what was captured."""
    return [line for line in pdml if re.search(r'name="(geninfo|num|len|caplen)"', line)]


def main():
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cut.pcapng")
        for name, lengths in CUTS.items():
            wrong = frames = 0
            for length in lengths:
                run(["editcap", "-s", str(length), os.path.join(TOP, "captures", name), path])
                left, right = run(["tshark", "-n", "-r", path]), run([TRAME, "-n", "-r", path, "-T", "text"])
                left += general(run(["tshark", "-n", "-r", path, "-T", "pdml"]))
                right += general(run([TRAME, "-n", "-r", path, "-T", "pdml"]))
                frames += len(left)
                for a, b in zip(left, right):
                    if a != b:
                        wrong += 1
                        if wrong < 4 or "-v" in sys.argv:
                            print("  %d theirs %s\n  %d ours   %s" % (length, a, length, b))
            print("%s cut/%s%s" % ("FAIL" if wrong else "ok", name,
                                   ": %d of %d lines differ" % (wrong, frames) if wrong else ""))
            failed |= bool(wrong)
        names = write_messages(path)
        lines = zip(names, run(["tshark", "-n", "-r", path]), run([TRAME, "-n", "-r", path, "-T", "text"]))
        wrong = ["  %s\n  theirs %s\n  ours   %s" % line for line in lines if line[1] != line[2]]
        print("\n".join(wrong[:None if "-v" in sys.argv else 3]), end="\n" if wrong else "")
        print("%s cut/messages: %d of %d lines differ" % ("FAIL" if wrong else "ok", len(wrong), len(names)))
        failed |= bool(wrong)
        count = write_options(path)
        wrong = []
        for names in (OPTION_NAMES, OPTION_NAMES[:4]):  # the second ones are read without what is made of them
            lines = zip(*(run([program, "-n", "-r", path, "-T", "fields", "-E", "separator=|"] + names)
                          for program in ("tshark", TRAME)))
            wrong += ["  theirs %s\n  ours   %s" % line for line in lines if line[0] != line[1]]
        print("\n".join(wrong[:None if "-v" in sys.argv else 3]), end="\n" if wrong else "")
        print("%s cut/options: %d of %d frames differ" % ("FAIL" if wrong else "ok", len(wrong), count))
        failed |= bool(wrong)
    sys.exit(failed)


main()
