#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Messages of HTTP that are waited for over many segments, held against tshark as tests/oracle/join.py
does: lines and chunks that end anywhere; and messages that are too long to be kept, of which the lines and
what their header says are compared.

    tests/oracle/join_long.py [-v] [NAME...]
"""
import os
import random
import re
import resource
import subprocess
import sys
import tempfile

from scapy.all import wrpcap

import join
from join import GET, Talk, answer

MB = 1 << 20
MSS = 60000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
ASKED = ("frame.number", "_ws.col.Protocol", "_ws.col.Info", "http.response.code", "http.content_length",
         "http.request.method", "http.content_type", "tcp.reassembled.length", "tcp.segment.count",
         "tcp.segment", "tcp.segment.overlap", "http.response_number", "tcp.len")


def chunks(data, sizes, extension=b"", trailer=b""):
    out, at = b"", 0
    while at < len(data):
        n = sizes[len(out) % len(sizes)]
        out += b"%x%s\r\n%s\r\n" % (len(data[at:at + n]), extension, data[at:at + n])
        at += n
    return out + b"0\r\n" + trailer + b"\r\n"


def chunked(n, sizes, **more):
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks(b"abc\r\n" * (n // 5), sizes, **more)


def small(step):
    """Everything in segments of so many bytes."""
    frames = []
    for n, data in enumerate((
            answer(30), chunked(60, [7, 9]), chunked(40, [16], extension=b";name=value"),
            b"HTTP/1.1 200 OK\nContent-Length: 4\n\nabcd" + answer(2),
            b"HTTP/1.1 204 No Content\r\n\r\n" + answer(1),
            b"neither a line nor\ranything else\r\n" + answer(1))):
        talk = Talk(80, client=40000 + n).say(0, GET, mss=step)
        talk.say(1, data[:-2], mss=step).say(1, data[-2:])  # Wireshark wants the last end of a line whole
        frames += talk.say(0, GET).say(1, answer(5)).end()
    return frames


def random_sizes():
    """Segments of any size, several messages in one. One that is chunked comes first: the next of that
    kind in the segment of its end Wireshark reads from where the first one's last chunk was."""
    rng, frames = random.Random(5), []
    for n in range(12):
        data = b"".join([chunked(rng.randrange(200), [3, 40, 11])] +
                        [answer(rng.randrange(90)) for _ in range(3)])
        talk = Talk(80, client=40000 + n).say(0, GET)
        while data:
            step = rng.choice([1, 2, 3, 17, 120, 300])
            if data[step - 2:step] == b"\n\r":  # as in small()
                step += 1
            talk.say(1, data[:step], mss=step)
            data = data[step:]
        frames += talk.end()
    return frames


def tunnels():
    """What carries remote procedure calls is not waited for."""
    frames = []
    for n, head in enumerate((b"RPC_IN_DATA /rpc/rpcproxy.dll?a:6001 HTTP/1.1\r\n",
                              b"POST /a HTTP/1.1\r\nContent-Type:  application/rpc\r\n",
                              b"POST /a HTTP/1.1\r\nContent-Type: text/plain\r\n")):
        for length in (1 << 17, (1 << 17) - 1):
            talk = Talk(80, client=40000 + 2 * n + length % 2)
            frames += talk.say(0, head + b"Content-Length: %d\r\n\r\nabc" % length).say(0, b"more\r\nof it").end()
    return frames


def long_line():
    talk = Talk(80).say(0, GET[:-2] + b"X-Long: " + b"y" * 30000 + b"\r\n\r\n")
    talk.say(1, b"HTTP/1.1 200 " + b"z" * 20000).say(1, b"\r\nContent-Length: 2\r\n").say(1, b"\r\nab")
    return talk.end()


def cut_off():
    """The connection ends before the message does, with some of it."""
    frames = []
    for data in (b"HTTP/1.1 200 OK\r\nServer: " + b"x" * 300, answer(300)):
        for last in (120, 121, 140):
            talk = Talk(80, client=40000 + len(frames)).say(0, GET).say(1, data[:last], mss=40)
            talk.raw(1, data[last:last + 30], "FPA")
            frames += talk.frames
    return frames


def unordered():
    """Chunks that come late, twice or never."""
    rng, frames = random.Random(7), []
    for n in range(16):
        data = chunked(700, [31, 64, 5])
        parts = [(at, data[at:at + 90]) for at in range(0, len(data), 90)]
        for _ in range(rng.randrange(1, 4)):
            i = rng.randrange(1, len(parts))
            parts.insert(min(len(parts), i + rng.randrange(4)), parts.pop(i) if rng.random() < .6 else parts[i])
        talk = Talk(80, client=40000 + n).say(0, GET)
        start = talk.seq[1]
        for at, part in parts:
            talk.time += rng.choice([0, 0, .0005, .4])
            talk.raw(1, part, seq=start + at)
        talk.seq[1] = start + len(data)
        frames += talk.say(0, GET).say(1, answer(9)).end()
    return frames


def leading():
    """An empty line before a message."""
    frames = []
    for n, (question, data) in enumerate((
            (GET, b"\r\n" + answer(5)), (b"\r\n" + GET, answer(5)), (GET + b"\r\n", answer(5) + b"\r\n"),
            (GET, b"\r\n" + b"x" * 9), (GET, answer(5) + b"\r\n" + answer(6)), (GET, b"\n" + answer(5)),
            (GET, b"\r\nabc: d\r\nfoo"), (GET, b"\r\nabc: d\r\nfoo: bar\r\n\r\nbody"),
            (b"\r\n" + GET + b"\r\n" + GET, b"\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))):
        frames += Talk(80, client=40000 + n).say(0, question).say(1, data).end()
        talk = Talk(80, client=41000 + n).say(0, question[:1]).say(0, question[1:])
        frames += talk.say(1, data[:2]).say(1, data[2:]).end()
    return frames


join.CASES = {
    "leading": leading,
    "cut-off": cut_off, "unordered": unordered,
    "one": lambda: small(1), "two": lambda: small(2), "seven": lambda: small(7), "sizes": random_sizes,
    "long-line": long_line, "tunnels": tunnels,
}


# ---- too long to be kept ----

def sized(n):
    return HEAD + b"Content-Length: %d\r\n\r\n" % n + bytes(n)


def big_sized():
    """Whole, and another one behind it in the segment of its end."""
    return Talk(80).say(0, GET).say(1, sized(18 * MB) + answer(10), mss=MSS).say(0, GET).say(1, answer(7)).end()


def big_odd():
    """Segments late, twice and never; one that overlaps what is not kept any more."""
    talk = Talk(80).say(0, GET)
    data, start = sized(17 * MB), talk.seq[1]
    count = (len(data) + MSS - 1) // MSS
    for k in range(count):
        at = k ^ 1 if 41 < k < 60 or 285 < k < 292 else k
        talk.raw(1, data[at * MSS:(at + 1) * MSS], seq=start + at * MSS)
        if k in (100, 290):
            talk.raw(1, data[MSS * 20:MSS * 21], seq=start + MSS * 20)
    talk.seq[1] = start + len(data)
    return talk.say(0, GET).say(1, answer(7)).end()


def big_lost():
    talk = Talk(80).say(0, GET).say(1, sized(17 * MB)[:9 * MSS], mss=MSS)
    talk.seq[1] += MSS
    return talk.say(1, bytes(17 * MB - 10 * MSS), mss=MSS).say(0, GET).say(1, answer(7)).end()


def big_chunked():
    head = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    data = head + chunks(bytes(17 * MB), [70000, 3 * MB, 1000, 2])[:-5] + chunks(bytes(MB // 4), [11, 300, 2])
    talk = Talk(80).say(0, GET).say(1, data[:290 * MSS], mss=MSS)
    return talk.say(1, data[290 * MSS:], mss=1001).say(0, GET).say(1, answer(7)).end()


def big_closed():
    """Up to the end of the connection."""
    return Talk(80).say(0, GET).say(1, HEAD + b"\r\n" + bytes(18 * MB), mss=MSS).end()


def big_post():
    data = b"POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % (17 * MB) + bytes(17 * MB)
    return Talk(80).say(0, data, mss=MSS).say(1, answer(7)).end()


BIG = {"big-sized": big_sized, "big-odd": big_odd, "big-lost": big_lost, "big-chunked": big_chunked,
       "big-closed": big_closed, "big-post": big_post}


# What a message that never ends begins with, and then has again and again: the time that it takes grows
# with its bytes, not with their square.
ENDLESS = {"body": (b"", b"x" * 100), "lines": (b"HTTP/1.1 200 OK\r\n", b"A: b\r\n" * 20),
           "line": (b"HTTP/1.1 200 OK\r\nA: ", b"y" * 100),
           "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"10\r\n" + bytes(16) + b"\r\n")}


def endless(begin, again, n):
    return Talk(80).say(0, GET).say(1, begin + again * (n // len(again))).frames


def seconds(command):
    """The processor's."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grows(name, path):
    """Eight times as much takes at most sixteen times as long, beside what a program takes at all."""
    taken = []
    for n in (MB // 2, 4 * MB):
        wrpcap(path, endless(*ENDLESS[name], n))
        taken.append(min(seconds([join.TRAME, "-r", path, "-T", "text"]) for _ in range(3)))
    start = min(seconds([join.TRAME, "--version"]) for _ in range(3))
    often = (taken[1] - start) / max(taken[0] - start, .01)
    print("%s join/endless %s: %.2f s for 0.5 MB, %.2f s for 4 MB" % ("ok" if often < 16 else "FAIL", name, *taken))
    return often >= 16


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit("FAIL run: %s: %s" % (" ".join(command), done.stderr.decode()[-400:]))
    return done.stdout.decode("utf-8", "backslashreplace").split("\n")[:-1]


def main():
    verbose, failed = "-v" in sys.argv, False
    names = [word for word in sys.argv[1:] if word != "-v"]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made.pcap")
        for name, make in BIG.items():
            if names and name not in names:
                continue
            wrpcap(path, make())
            shown = ["-T", "fields"] + [word for field in ASKED for word in ("-e", field)]
            left = run(["tshark", "-n", "-r", path] + shown)
            failed |= join.compare(name, left, run([join.TRAME, "-r", path] + shown), verbose)
            for form in ("pdml", "json", "ek"):  # of what is not there nothing is shown
                run([join.TRAME, "-r", path, "-T", form])
            run([join.TRAME, "-r", path, "-T", "tree", "-x"])
        for name in ENDLESS:
            if not names or name in names:
                failed |= grows(name, path)
    if not names or set(names) & set(join.CASES):
        sys.argv[1:] = [word for word in sys.argv[1:] if word not in BIG and word not in ENDLESS]
        try:
            join.main()
        except SystemExit as end:
            failed |= bool(end.code)
    sys.exit(failed)


if __name__ == "__main__":
    join.FIELDS = re.compile(join.FIELDS.pattern[:-1] + r"|http\.leading_crlf)")
    main()
