#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""TCP conversations over a bad wire, for the tracker: segments lost, late, sent again, acknowledged
twice; windows that close, probes, keep-alives, ports used again; and some DNS, UDP and echoes
between them.

    tests/oracle/talk.py OUT.pcap [SEED [CONVERSATIONS]]

The same seed gives the same bytes. Frames are made by hand of struct, for there are many.
"""
import random
import socket
import struct
import sys

FIN, SYN, RST, PSH, ACK = 1, 2, 4, 8, 16


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def packet(src, dst, proto, body, ident=1):
    if ":" in src:
        a, b = socket.inet_pton(socket.AF_INET6, src), socket.inet_pton(socket.AF_INET6, dst)
        head = struct.pack("!IHBB", 6 << 28, len(body), proto, 64) + a + b
        return bytes.fromhex("020000000080020000000099" "86dd") + head + body
    a, b = socket.inet_aton(src), socket.inet_aton(dst)
    head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(body), ident, 0, 64, proto, 0) + a + b
    head = head[:10] + struct.pack("!H", checksum(head)) + head[12:]
    frame = bytes.fromhex("020000000080020000000099" "0800") + head + body
    return frame + bytes(max(0, 60 - len(frame)))


class End:
    """One end of a connection: what it sent and what it has got."""

    def __init__(self, rng, address, port):
        self.address, self.port = address, port
        self.isn = rng.choice([rng.randrange(1 << 32), (1 << 32) - rng.randrange(1, 3000), 7])
        self.next = self.got = 0
        self.window = rng.choice([8192, 64240, 4096])
        self.shift = rng.choice([None, 0, 2, 7])
        self.stamps = rng.random() < .5
        self.sent = []  # (seq, data)


class Talk:
    def __init__(self, rng, number, start):
        self.rng, self.time, self.frames = rng, start, []
        six = rng.random() < .3
        client = "2001:db8::%x" % (number % 50 + 1) if six else "192.0.2.%d" % (number % 50 + 1)
        self.client = End(rng, client, 49152 + number % 37)
        self.server = End(rng, "2001:db8::80" if six else "192.0.2.80",
                          rng.choice([9, 9, 4000, 80]))
        self.scaled = self.client.shift is not None and self.server.shift is not None

    def wait(self, most=5e-4):
        self.time += self.rng.random() * most

    def segment(self, end, peer, flags, seq=None, data=b"", window=None, ack=None, options=b"",
                lost=False):
        seq = end.isn + end.next if seq is None else seq
        ack = (peer.isn + end.got if flags & ACK else 0) if ack is None else ack
        window = end.window if window is None else window
        if not flags & SYN and self.scaled and end.shift:
            window >>= end.shift
        options += bytes(-len(options) % 4)
        head = struct.pack("!HHIIBBHHH", end.port, peer.port, seq % (1 << 32), ack % (1 << 32),
                           (20 + len(options)) // 4 << 4, flags, min(window, 65535), 0, 0)
        self.wait()
        if not lost:
            self.frames.append((self.time, packet(end.address, peer.address, 6,
                                                  head + options + data)))

    def opening(self, end):
        out = b"\x02\x04\x05\xb4"
        if end.shift is not None:
            out += b"\x01\x03\x03" + bytes([end.shift])
        return out + b"\x01\x01\x04\x02"

    def handshake(self):
        rng, a, b = self.rng, self.client, self.server
        how = rng.random()
        if how < .1:  # the capture began too late
            a.next = b.next = a.got = b.got = 1 + rng.randrange(1000)
            return
        self.segment(a, b, SYN, options=self.opening(a))
        if rng.random() < .15:  # again
            self.time += rng.choice([.001, 1.0])
            self.segment(a, b, SYN, options=self.opening(a))
        a.next, b.got = 1, 1
        self.segment(b, a, SYN | ACK, options=self.opening(b), lost=rng.random() < .05)
        b.next, a.got = 1, 1
        self.wait(rng.choice([1e-3, .02]))
        self.segment(a, b, ACK, lost=rng.random() < .05)

    def data(self, end, peer):
        rng = self.rng
        n = rng.choice([1, 10, 100, 1000, 1460])
        data = bytes(rng.randrange(97, 123) for _ in range(min(n, 20))) + b"x" * max(0, n - 20)
        if peer.port == 80 and rng.random() < .4:
            data = b"GET /%d HTTP/1.1\r\nHost: serveur.example\r\n\r\n" % rng.randrange(99)
        seq = end.isn + end.next
        fate = rng.random()
        end.sent.append((seq, data))
        if fate < .08:  # late: the next one first
            end.next += len(data)
            more = b"y" * rng.choice([1, 50, 1000])
            self.segment(end, peer, ACK | PSH, data=more)
            if rng.random() < .5:
                self.segment(peer, end, ACK)
            self.time += rng.choice([0, 0, .004, .3])
            self.segment(end, peer, ACK, seq=seq, data=data)
            end.next += len(more)
        else:
            self.segment(end, peer, ACK | PSH, data=data, lost=fate > .95)
            end.next += len(data)
        peer.got = end.next
        if rng.random() < .6:
            self.segment(peer, end, ACK, lost=rng.random() < .05)

    def again(self, end, peer):
        if not end.sent:
            return
        rng = self.rng
        seq, data = rng.choice(end.sent[-3:])
        for _ in range(rng.choice([0, 0, 1, 2, 3, 5])):
            self.segment(peer, end, ACK, ack=seq)
        self.time += rng.choice([0, .001, .015, .2])
        if rng.random() < .3:
            data = data[:max(1, len(data) // 2)]
        self.segment(end, peer, ACK, seq=seq, data=data)

    def gap(self, end, peer):
        """A hole, with selective acknowledgments, and what fills it."""
        rng, size = self.rng, self.rng.choice([100, 1000])
        seq = end.isn + end.next
        first = rng.random() < .5
        self.segment(end, peer, ACK, seq=seq, data=b"a" * size, lost=not first)
        got = peer.got
        for i in range(1, rng.randrange(2, 5)):
            self.segment(end, peer, ACK, seq=seq + i * size, data=b"b" * size)
            edges = struct.pack("!II", (seq + size) % (1 << 32), (seq + (i + 1) * size) % (1 << 32))
            self.segment(peer, end, ACK, options=b"\x01\x01\x05\x0a" + edges)
            end.next = (i + 1) * size + (seq - end.isn)
        self.time += rng.choice([0, .001, .01, .1])
        self.segment(end, peer, ACK, seq=seq, data=b"a" * size)
        peer.got = end.next if rng.random() < .9 else got
        self.segment(peer, end, ACK)

    def shut(self, end, peer):
        """The window closes; probes; it opens."""
        rng = self.rng
        self.segment(peer, end, ACK, window=0)
        for _ in range(rng.randrange(3)):
            self.time += .2
            if rng.random() < .7:
                self.segment(end, peer, ACK, data=b"p")
                taken = rng.random() < .3
                if taken:
                    end.next += 1
                    peer.got = end.next
                self.segment(peer, end, ACK, window=rng.choice([0, 0, peer.window]))
            else:
                self.segment(end, peer, ACK, seq=end.isn + end.next - 1, data=b"")
                self.segment(peer, end, ACK, window=0)
        self.segment(peer, end, ACK)
        self.data(end, peer)

    def full(self, end, peer):
        """Data up to the edge of the window."""
        old, peer.window = peer.window, 2000
        if self.scaled and peer.shift:
            peer.window = 2000 >> peer.shift << peer.shift
        self.segment(peer, end, ACK)
        for size in (1000, peer.window - 1000):
            self.segment(end, peer, ACK, data=b"f" * size)
            end.next += size
        peer.got = end.next
        if self.rng.random() < .8:
            self.segment(peer, end, ACK)
        peer.window = old
        self.segment(peer, end, ACK)

    def alive(self, end, peer):
        for _ in range(self.rng.randrange(1, 4)):
            self.time += self.rng.choice([.01, 10])
            self.segment(end, peer, ACK, seq=end.isn + end.next - 1,
                         data=self.rng.choice([b"", b"\0"]))
            if self.rng.random() < .8:
                self.segment(peer, end, ACK)

    def update(self, end, peer):
        end.window = self.rng.choice([4096, 8192, 16384, 60000])
        self.segment(end, peer, ACK)

    def odd(self, end, peer):
        """An acknowledgment of what nobody sent; a segment from nowhere."""
        if self.rng.random() < .5:
            self.segment(end, peer, ACK, ack=peer.isn + peer.next + self.rng.choice([1, 500]))
        else:
            self.segment(end, peer, ACK, data=b"?" * self.rng.randrange(1, 30),
                         seq=end.isn + end.next + self.rng.choice([1, 700, -700]))

    def close(self):
        rng, a, b = self.rng, self.client, self.server
        if rng.random() < .2:
            self.segment(a, b, rng.choice([RST, RST | ACK]))
            return
        for end, peer in ((a, b), (b, a)):
            self.segment(end, peer, FIN | ACK, lost=rng.random() < .1)
            if rng.random() < .2:
                self.segment(end, peer, FIN | ACK)
            end.next += 1
            peer.got = end.next
            self.segment(peer, end, ACK, lost=rng.random() < .1)

    def run(self):
        self.handshake()
        acts = [self.data] * 8 + [self.again] * 3 + [self.gap, self.shut, self.full, self.alive,
                                                     self.update, self.odd]
        for _ in range(self.rng.randrange(2, 14)):
            ends = [self.client, self.server]
            self.rng.shuffle(ends)
            self.rng.choice(acts)(*ends)
        self.close()
        return self.frames


def name(text):
    return b"".join(bytes([len(s)]) + s for s in text.encode().split(b".")) + b"\0"


def others(rng, start):
    """A question and its answer, of some other kind."""
    a, b, t = "192.0.2.%d" % rng.randrange(1, 9), "192.0.2.80", start
    port, ident = rng.randrange(1024, 65536), rng.randrange(65536)
    kind = rng.randrange(4)
    if kind == 0:
        host = name("host%d.example" % rng.randrange(99))
        ask = struct.pack("!6H", ident, 0x100, 1, 0, 0, 0) + host + struct.pack("!HH", 1, 1)
        tell = struct.pack("!6H", ident, 0x8180, 1, 1, 0, 0) + host + struct.pack("!HH", 1, 1) \
            + b"\xc0\x0c" + struct.pack("!HHIH", 1, 1, 60, 4) + b"\xc0\x00\x02\x50"
        for src, dst, ports, body in ((a, b, (port, 53), ask), (b, a, (53, port), tell)):
            yield t, packet(src, dst, 17, struct.pack("!4H", *ports, 8 + len(body), 0) + body)
            t += .001
    elif kind == 1:
        for _ in range(rng.randrange(1, 4)):
            body = b"u" * rng.randrange(40)
            yield t, packet(a, b, 17, struct.pack("!4H", port, 5000, 8 + len(body), 0) + body)
            t += .01
    elif kind == 2:
        for _ in range(rng.randrange(1, 4)):  # a SYN, quoted, is one that was seen
            quoted = packet(a, b, 6, struct.pack("!HHIIHHHH", port, 81, ident, 0, 0x5002, 1000, 0, 0))
            body = struct.pack("!BBHI", 3, 3, 0, 0) + quoted[14:54]
            yield t, packet(b, a, 1, body[:2] + struct.pack("!H", checksum(body)) + body[4:])
            t += .001
    else:
        for seq in range(rng.randrange(1, 4)):
            for src, dst, what in ((a, b, 8), (b, a, 0)):
                body = struct.pack("!BBHHH", what, 0, 0, ident, seq) + b"ping" * 4
                body = body[:2] + struct.pack("!H", checksum(body)) + body[4:]
                yield t, packet(src, dst, 1, body)
                t += .0003


def main():
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    frames, start = [], 0.0
    for number in range(int(sys.argv[3]) if len(sys.argv) > 3 else 60):
        frames += Talk(rng, number, start).run()
        frames += others(rng, start)
        start += rng.random() * .2
    frames.sort(key=lambda frame: frame[0])
    with open(sys.argv[1], "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1))
        for time, frame in frames:
            micro = round((1700000000 + time) * 1e6)
            out.write(struct.pack("<IIII", micro // 1000000, micro % 1000000, len(frame),
                                  len(frame)) + frame)


if __name__ == "__main__":
    main()
