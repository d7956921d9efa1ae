#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Requests and their answers, for the tracker: DNS asked again, answered twice and unasked, pings
that are lost or answered twice, several HTTP requests on a connection, NTP, ARP with an address
that two cards have, connections reset and half closed.

    tests/oracle/asks.py OUT.pcap [SEED]

The same seed gives the same bytes.
"""
import random
import struct
import sys

from talk import ACK, FIN, PSH, RST, SYN, checksum, name, packet


class Wire:
    def __init__(self, rng):
        self.rng, self.time, self.frames = rng, 0.0, []

    def wait(self, *choices):
        self.time += self.rng.choice(choices) * (.5 + self.rng.random())

    def put(self, frame):
        self.wait(2e-4)
        self.frames.append((self.time, frame))

    def udp(self, src, dst, sport, dport, body):
        self.put(packet(src, dst, 17, struct.pack("!4H", sport, dport, 8 + len(body), 0) + body))


def dns(wire):
    rng = wire.rng
    six = rng.random() < .2
    a, b = ("2001:db8::5", "2001:db8::80") if six else ("192.0.2.5", "192.0.2.80")
    port, ident = rng.randrange(40000, 40020), rng.randrange(6)
    host = name("host%d.example" % rng.randrange(9))
    ask = struct.pack("!6H", ident, 0x100, 1, 0, 0, 0) + host + struct.pack("!HH", 1, 1)
    tell = struct.pack("!6H", ident, 0x8180, 1, 1, 0, 0) + host + struct.pack("!HH", 1, 1) \
        + b"\xc0\x0c" + struct.pack("!HHIH", 1, 1, 60, 4) + b"\xc0\x00\x02\x50"
    server = rng.choice([53, 53, 53, 5353, 5355])
    for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
        wire.udp(a, b, port, server, ask)
        wire.wait(.001, .01, 3, 6)
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        wire.udp(b, a, server, port, tell)
        wire.wait(.001, .01, 6)


def ping(wire):
    rng = wire.rng
    six = rng.random() < .4
    a, b = ("2001:db8::5", "2001:db8::80") if six else ("192.0.2.5", "192.0.2.80")
    ident, data = rng.randrange(3), bytes(rng.randrange(256) for _ in range(rng.randrange(20)))
    for seq in range(rng.randrange(1, 4)):
        for src, dst, what in [(a, b, 0)] * rng.choice([0, 1, 1, 1, 2]) \
                + [(b, a, 1)] * rng.choice([0, 1, 1, 1, 2]):
            kind = 128 + what if six else 8 - 8 * what
            body = struct.pack("!BBHHH", kind, 0, 0, ident, seq) + data
            head = b""
            if six:
                import socket
                head = socket.inet_pton(socket.AF_INET6, src) \
                    + socket.inet_pton(socket.AF_INET6, dst) + struct.pack("!II", len(body), 58)
            body = body[:2] + struct.pack("!H", checksum(head + body)) + body[4:]
            wire.put(packet(src, dst, 58 if six else 1, body))
            wire.wait(.0001, .01)


def ntp(wire):
    rng, port = wire.rng, wire.rng.randrange(50000, 50005)
    for mode in rng.choice([[3, 4], [3, 4], [3, 3, 4], [4], [3, 4, 4]]):
        stamp = struct.pack("!II", 0xe0000000 + rng.randrange(99), rng.randrange(1 << 32))
        body = struct.pack("!BBbb", 0x20 | mode, 2, 6, -20) + bytes(12) + stamp * 4
        ends = ("192.0.2.5", "192.0.2.80", port, 123)
        if mode == 4:
            ends = (ends[1], ends[0], ends[3], ends[2])
        wire.udp(*ends, body)
        wire.wait(.001, 2)


def arp(wire):
    rng = wire.rng
    cards = [bytes([2, 0, 0, 0, 0, i]) for i in range(4)]
    hosts = [bytes([192, 0, 2, i]) for i in range(1, 5)]
    what, card, host = rng.choice([1, 1, 2]), rng.choice(cards), rng.choice(hosts)
    other, peer = rng.choice(cards + [bytes(6)]), rng.choice(hosts)
    if rng.random() < .6:
        card = cards[hosts.index(host)]
    if rng.random() < .2:
        peer = host
    if rng.random() < .1:
        host = bytes(4)
    wire.put(b"\xff" * 6 + card + b"\x08\x06" + struct.pack("!HHBBH", 1, 0x800, 6, 4, what)
             + card + host + (bytes(6) if what == 1 else other) + peer + bytes(18))
    wire.wait(.001, 2)


class Link:
    """A TCP connection on which nothing is lost."""

    def __init__(self, wire, sport, dport):
        self.wire, self.ports = wire, [sport, dport]
        self.seq = [wire.rng.randrange(1 << 32), wire.rng.randrange(1 << 32)]

    def put(self, end, flags, data=b""):
        hosts = ["192.0.2.5", "192.0.2.80"]
        head = struct.pack("!HHIIBBHHH", self.ports[end], self.ports[1 - end], self.seq[end],
                           self.seq[1 - end] if flags & ACK else 0, 0x50, flags, 8000, 0, 0)
        self.wire.put(packet(hosts[end], hosts[1 - end], 6, head + data))
        self.seq[end] = (self.seq[end] + len(data) + bool(flags & (SYN | FIN))) % (1 << 32)

    def open(self):
        self.put(0, SYN)
        self.put(1, SYN | ACK)
        self.put(0, ACK)

    def close(self):
        how = self.wire.rng.randrange(5)
        if how == 0:
            return
        if how == 1:
            self.put(self.wire.rng.randrange(2), RST | ACK)
            return
        if how == 2:
            self.put(0, RST)
            self.put(1, RST)
            return
        first = self.wire.rng.randrange(2)
        self.put(first, FIN | ACK)
        if how == 3:  # half closed
            self.put(1 - first, ACK | PSH, b"more")
            self.put(first, ACK)
        self.put(1 - first, FIN | ACK)
        self.put(first, ACK)


def http(wire):
    rng = wire.rng
    link = Link(wire, rng.randrange(30000, 60000), rng.choice([80, 80, 8080]))
    link.open()
    for n in range(rng.randrange(1, 5)):
        ask = b"GET /%d HTTP/1.1\r\n%s\r\n" % (n, rng.choice([b"", b"Host: serveur.example\r\n"]))
        body = b"x" * rng.randrange(20)
        tell = b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (
            rng.choice([b"200 OK", b"404 Not Found", b"200 OK"]), len(body), body)
        parts = rng.choice([[0, 1], [0, 1], [0, 1], [1], [0], [0, 0, 1, 1], [0, 1, 1]])
        for end in parts:
            link.put(end, ACK | PSH, tell if end else ask)
            wire.wait(.001, .1)
            if rng.random() < .6:
                link.put(1 - end, ACK)
    link.close()


def streams(wire):
    """Names asked over TCP, and a connection to nothing."""
    rng = wire.rng
    link = Link(wire, rng.randrange(30000, 60000), 53)
    link.open()
    for ident in range(rng.randrange(1, 3)):
        host = name("host%d.example" % rng.randrange(9)) + struct.pack("!HH", 1, 1)
        ask = struct.pack("!6H", ident, 0x100, 1, 0, 0, 0) + host
        tell = struct.pack("!6H", ident, 0x8183, 1, 0, 0, 0) + host
        for end, body in rng.choice([[(0, ask), (1, tell)], [(0, ask)], [(1, tell)]]):
            link.put(end, ACK | PSH, struct.pack("!H", len(body)) + body)
    link.close()


def main():
    wire = Wire(random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1))
    for _ in range(300):
        wire.rng.choice([dns, dns, ping, ntp, arp, http, streams])(wire)
        wire.wait(.01, 1)
    with open(sys.argv[1], "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1))
        for time, frame in wire.frames:
            micro = round((1700000000 + time) * 1e6)
            out.write(struct.pack("<IIII", micro // 1000000, micro % 1000000, len(frame),
                                  len(frame)) + frame)


if __name__ == "__main__":
    main()
