#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""More of what comes in several frames, held against tshark as tests/oracle/join.py does: segments lost
between messages and found later, messages that are over and get more, lines that end oddly; headers of TCP
that are too short or too long; associations of SCTP.

    tests/oracle/join_rest.py [-v] [NAME...]
"""
import random
import re
import struct

from scapy.all import IP, TCP, Raw

import join
from join import A, B, ETHER, GET, Talk, answer, record


def pieces(talk, data, order, mss=500, wait=0.0):
    """Segments of the server's data in this order; a number may come twice, or never."""
    start = talk.seq[1]
    for k in order:
        talk.time += wait
        talk.raw(1, data[k * mss:(k + 1) * mss], seq=start + k * mss)
    talk.seq[1] = start + len(data)
    return talk


def holes(port, ask, data):
    frames = []
    for n, order in enumerate(([0, 1, 3, 4, 2, 5, 6, 7], [0, 2, 3, 5, 6, 1, 4, 7], [1, 2, 0, 3, 6, 7, 5],
                               [0, 1, 2, 4, 3, 3, 5, 7, 6], [0, 3, 4, 5, 7, 6, 1, 2], [0, 2, 4, 6, 1, 3, 5, 7])):
        talk = Talk(port, client=41000 + n).say(0, ask)
        frames += pieces(talk, data, order).say(0, ask).say(1, data[:900]).end()
    return frames


def tls_holes():
    return holes(443, record(100), record(700) + record(900) + record(300) + record(1200) + record(860))


def http_holes():
    return holes(80, GET, answer(600) + answer(900) + answer(1700) + answer(400))


def shuffled(port, ask, data, seed):
    """Any order, with lost and repeated ones, some late enough to be sent again."""
    rng, frames = random.Random(seed), []
    for n in range(12):
        order = [k for k in range((len(data) + 499) // 500) if rng.random() > .1]
        for _ in range(rng.randrange(4)):
            i = rng.randrange(len(order))
            order.insert(min(len(order), i + rng.randrange(4)), order.pop(i) if rng.random() < .6 else order[i])
        talk = Talk(port, client=42000 + n).say(0, ask)
        frames += pieces(talk, data, order, wait=rng.choice([0, 0, .0005, .4])).end()
    return frames


def backwards():
    """Frames whose times go back: what is late is not out of order then."""
    frames = []
    for n, wait in enumerate((.001, -.001, -.02, -3, .0001)):
        talk = Talk(5201, client=40000 + n).say(0, b"\x91" * 30)
        frames += pieces(talk, b"\x92" * 3000, [0, 2, 1, 3, 5, 4, 4], wait=wait).end()
    return frames


def bare():
    """The same on a link without headers."""
    frames = []
    for frame in ordered():
        frames.append(frame[IP])
        frames[-1].time = frame.time
    return frames


def ordered():
    return Talk(80).say(0, GET).say(1, answer(4000)).end()


def http_lines():
    """Lines that end with a carriage return alone; text that is no message, before any request and after."""
    frames = []
    for n, middle in enumerate((b"some text\rand more of it", b"some text", b"\x91\x92", b"a text\nof lines\n")):
        talk = Talk(80, client=40001 + n).say(1, middle).say(1, middle + b"\r\n\r\n").say(0, GET)
        frames += talk.say(1, middle).say(1, middle + b"\r\n").say(1, answer(20)).end()
    return frames


def syn_data():
    frames = []
    for data in (GET, GET[:20]):
        talk = Talk(80, client=40000 + len(frames))
        talk.frames, talk.seq = [], [9000, 7000]
        talk.raw(0, data, "S")
        talk.seq[0] += 1
        talk.raw(1, b"", "SA")
        talk.seq[0] += len(data)
        talk.seq[1] += 1
        frames += talk.say(0, GET[len(data):] or GET).say(1, answer(30)).end()
    return frames


def heads():
    """A header that says it is too short, or longer than there is; a SYN again after a reset."""
    frames = Talk(4000).say(0, b"x" * 30).frames
    for words in (0, 3, 5, 9, 15):
        for size in (0, 12):
            frame = ETHER / IP(src=A, dst=B) / TCP(sport=40000, dport=4000, seq=1031, ack=5001, flags="PAU",
                                                   dataofs=words, urgptr=3) / Raw(bytes(size))
            frame.time = frames[-1].time + .001
            frames.append(frame)
    talk = Talk(4001)
    talk.frames, talk.seq = [], [1000, 0]
    talk.raw(0, b"", "S")
    talk.raw(1, b"", "RA")
    talk.raw(0, b"", "R", seq=5000)
    talk.raw(0, b"", "S")
    talk.raw(0, b"y", "PA", seq=1001)
    return frames + talk.frames


def options():
    """Options in trial, and others that a line tells of."""
    frames = []
    for option in (b"\xfd\4\xf9\x89", b"\xfe\x08\xf9\x89abcd", b"\xfd\4\0\xac", b"\xfd\5\0\xac\x0b", b"\xfd\4\xac\xc0",
                   b"\xfd\7\xac\xc0\0\1\2", b"\xfd\x0a\xac\xc1\0\1\2\0\0\3", b"\xfe\x0d\xac\xc0\0\1\2\0\0\3\1\1\1",
                   b"\xfd\5\x12\x34\5", b"\xac\2", b"\xac\x0b\0\0\1\0\0\2\0\0\3", b"\xae\5\0\1\0", b"\x06\6\0\0\0\1",
                   b"\x07\6\0\0\0\2", b"\x0b\6\0\0\0\3", b"\x1c\4\x80\x07", b"\x1d\6\1\2ab"):
        talk = Talk(4000, client=40000 + len(frames))
        frame = talk.raw(0, b"")
        head = bytes(frame)[:54]
        option += bytes(-len(option) % 4)
        head = head[:14] + head[14:16] + struct.pack(">H", 40 + len(option)) + head[18:24] + b"\0\0" + head[26:]
        head = head[:46] + bytes([(5 + len(option) // 4) << 4]) + head[47:]
        made = join.Ether(head + option)
        del made[IP].chksum
        made[TCP].chksum = None
        made.time = frame.time
        frames += talk.frames[:-1] + [made]
    return frames


def chunk(kind, flags, body):
    return struct.pack(">BBH", kind, flags, 4 + len(body)) + body + bytes(-len(body) % 4)


def data_chunk(tsn, n=20, flags=3):
    return chunk(0, flags, struct.pack(">IHHI", tsn & 0xffffffff, 1, 2, 0xffffff01) + bytes(n))


def sack(tsn, *gaps):
    return chunk(3, 0, struct.pack(">IIHH", tsn & 0xffffffff, 5000, len(gaps), 0) +
                 b"".join(struct.pack(">HH", *gap) for gap in gaps))


def sctp():
    """Two associations between the same ports, numbers that go round, data again, tags that nobody knows."""
    frames = []

    def say(who, tag, *chunks):
        ends = (A, B) if who == 0 else (B, A)
        ports = (5000, 9999) if who == 0 else (9999, 5000)
        frame = ETHER / IP(src=ends[0], dst=ends[1], proto=132) / Raw(
            struct.pack(">HHII", *ports, tag, 0) + b"".join(chunks))
        frame.time = 1700000000 + len(frames) / 100
        frames.append(frame)

    for first, peer, tags in ((0xfffffffe, 70000, (11, 22)), (5, 900, (33, 44))):
        say(0, 0, chunk(1, 0, struct.pack(">IIHHI", tags[1], 9000, 3, 4, first)))
        say(1, tags[1], chunk(2, 0, struct.pack(">IIHHI", tags[0], 9000, 3, 4, peer)))
        say(0, tags[0], chunk(10, 0, b"cookie"))
        say(0, tags[0], data_chunk(first))
        say(1, tags[1], sack(first))
        say(0, tags[0], data_chunk(first + 1), data_chunk(first + 2, 7))
        say(1, tags[1], sack(first + 2), data_chunk(peer))
        say(0, tags[0], sack(peer), data_chunk(first + 4))
        say(1, tags[1], sack(first + 2, (2, 2)))
        say(0, tags[0], data_chunk(first + 3), data_chunk(first + 4))
        say(1, tags[1], sack(first + 4))
    say(0, 77, data_chunk(1), sack(3))
    say(1, 78, sack(1))
    return frames


# frame.protocols names SCTP's data that was sent again; tshark's does not.
KNOWN = join.FIELDS.pattern[:-1]
for field in r"|file_data", r"_ws\.malformed|", r"frame\.protocols|":
    KNOWN = KNOWN.replace(field, "")
join.FIELDS = re.compile(KNOWN + r"|tcp\.(seq|ack|nxtseq|stream|time_delta|analysis\.\w+$)|"
                         r"sctp\.(data_tsn|sack_cumulative))")
TLS = b"".join(record(n) for n in (90, 1300, 20, 700, 2000, 9, 333))
join.CASES = {
    "tls-holes": tls_holes, "http-holes": http_holes, "http-lines": http_lines, "syn-data": syn_data,
    "heads": heads, "bare": bare, "backwards": backwards, "options": options, "sctp": sctp,
    "tls-shuffled": lambda: shuffled(443, record(90), TLS, 3),
    "http-shuffled": lambda: shuffled(80, GET, answer(1100) + answer(40) + answer(3000) + answer(0), 4),
}

if __name__ == "__main__":
    join.main()
