#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""What comes in several frames, put together as tshark does by default: fragments of IPv4 and IPv6,
messages of HTTP, TLS and DNS over TCP. Captures are made here, with pieces late, lost, twice and
overlapping; of each the lines, and in PDML and JSON the fields that tell of pieces and those of the
layers behind them, are compared.

    tests/oracle/join.py [-v] [NAME...]
"""
import collections
import gzip
import json
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zlib

from scapy.all import (ICMP, IP, TCP, UDP, DNS, DNSQR, DNSRR, Ether, IPv6, IPv6ExtHdrFragment,
                       ICMPv6EchoRequest, Raw, fragment, fragment6, wrpcap)

TRAME = os.environ.get("TRAME", "build/trame")
CHECK = [word for name in ("ip", "tcp", "udp") for word in ("-o", name + ".check_checksum:TRUE")]
# What is compared: the pieces, where the layers behind lie, and what is in them.
FIELDS = re.compile(
    r"^((ip|ipv6)\.(fragment|reassembled)|tcp\.(segment|reassembled|payload|pdu|len)|udp\.(length|check|src)|"
    r"icmp\.(type|ident|seq|check)|icmpv6\.(type|echo|check)|dns\.(id|length|count|qry\.name$)|"
    r"http\.(request\.(method|uri|version)|response\.(code|version)|host|"
    r"chunk\w+|file_data)|data\.len|frame\.protocols|_ws\.malformed|tls\.(record\.\w+|app_data_proto|resumed|"
    r"ignored_unknown_record|handshake($|\.(fragment|type|length|hint|identity|epms|session_ticket)))|data\.len)")
A, B = "10.0.0.1", "10.0.0.2"
A6, B6 = "2001:db8::1", "2001:db8::2"
ETHER = Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")
GET = b"GET /a HTTP/1.1\r\nHost: example.com\r\n\r\n"


class Talk:
    """A TCP connection: say() cuts into segments, raw() sends one as it is told to."""

    def __init__(self, port, mss=1400, client=40000):
        self.client = client
        self.port, self.mss, self.seq, self.frames, self.time = port, mss, [1000, 5000], [], 1700000000.0
        self.raw(0, b"", "S")
        self.seq[0] += 1
        self.raw(1, b"", "SA")
        self.seq[1] += 1
        self.raw(0, b"", "A")

    def raw(self, who, data, flags="PA", seq=None):
        ends = (A, B) if who == 0 else (B, A)
        ports = (self.client, self.port) if who == 0 else (self.port, self.client)
        frame = (Ether(src="02:00:00:00:00:0%d" % (who + 1), dst="02:00:00:00:00:0%d" % (2 - who)) /
                 IP(src=ends[0], dst=ends[1]) /
                 TCP(sport=ports[0], dport=ports[1], seq=self.seq[who] if seq is None else seq,
                     ack=self.seq[1 - who] if "A" in flags else 0, flags=flags) / Raw(data))
        self.time += 0.001
        frame.time = self.time
        self.frames.append(frame)
        return frame

    def say(self, who, data, mss=None):
        step = mss or self.mss
        for i in range(0, len(data), step):
            self.raw(who, data[i:i + step])
            self.seq[who] += len(data[i:i + step])
        return self

    def end(self):
        for who in (0, 1):
            self.raw(who, b"", "FA")
            self.seq[who] += 1
        self.raw(0, b"", "A")
        return self.frames


def answer(n, kind=b"Content-Type: text/plain\r\n"):
    return (b"HTTP/1.1 200 OK\r\n" + kind + b"Content-Length: %d\r\n\r\n" % n +
            bytes(97 + i % 26 for i in range(n)))


def ordered(order, mss=1000):
    talk = Talk(80).say(0, GET)
    data, start = answer(4500), talk.seq[1]
    for k in order:
        talk.raw(1, data[k * mss:(k + 1) * mss], seq=start + k * mss)
    talk.seq[1] = start + len(data)
    return talk.say(0, GET).say(1, answer(1200)).end()


def prefixed(message):
    return struct.pack(">H", len(message)) + bytes(message)


def question(number, name="a.example.com"):
    return DNS(id=number, rd=1, qd=DNSQR(qname=name))


def long_answer(number):
    return DNS(id=number, qr=1, qd=DNSQR(qname="a.example.com"),
               an=DNSRR(rrname="a.example.com", type="TXT", rdata=["x" * 200] * 12))


def record(n, kind=23):
    return struct.pack(">BHH", kind, 0x303, n) + bytes(i % 251 for i in range(n))


def http_long():
    return Talk(80).say(0, GET).say(1, answer(3000)).say(0, GET).say(1, answer(10)).end()


def http_longer():
    return Talk(8080).say(0, GET).say(1, answer(55000)).end()


def http_piped():
    return (Talk(80).say(0, GET + GET + GET[:10]).say(0, GET[10:]).say(1, answer(100) + answer(1500))
            .say(1, answer(5) + answer(6)).end())


def http_chunked():
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return (Talk(80).say(0, GET, 20).say(1, head).say(1, b"5\r\nhello\r\n")
            .say(1, b"1000\r\n" + b"x" * 4096 + b"\r\n0\r\n\r\n").say(0, GET).say(1, answer(0)).end())


def http_coded():
    """Bodies in chunks, deflated, both; on a port that only its messages speak for."""
    text, talk = b"a line of text\n" * 90, Talk(8000)
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    bare = raw.compress(text) + raw.flush()
    for coding, body in ((b"gzip", gzip.compress(text, mtime=0)), (b"deflate", zlib.compress(text)),
                         (b"deflate", bare), (b"", text)):
        kind = b"Content-Type: text/plain\r\n" + (b"Content-Encoding: %s\r\n" % coding if coding else b"")
        talk.say(0, GET).say(1, b"HTTP/1.1 200 OK\r\n" + kind + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(body[i:i + 50]), body[i:i + 50]) for i in range(0, len(body), 50))
        talk.say(0, GET).say(1, b"HTTP/1.1 200 OK\r\n" + kind + b"Transfer-Encoding: chunked\r\n\r\n" +
                             chunks + b"0\r\n\r\n", 300)
    talk.say(0, GET).say(1, b"HTTP/1.1 302 Found\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    return talk.end()


def tls_elsewhere():
    """Records on a port of nobody's: the first one says what the connection speaks."""
    return (Talk(8443).say(0, record(100, 22)).say(1, record(3000, 23), 700).say(0, record(40, 20) + record(9, 21))
            .end())


def http_closed():
    return Talk(80).say(0, GET).say(1, b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"y" * 4000).end()


def http_last():
    """The end comes with the last bytes: what is there is all."""
    head = b"HTTP/1.0 200 OK\r\nServer: x\r\nContent-Type: text/html\r\n\r\n"
    sized, body = b"HTTP/1.0 200 OK\r\nContent-Length: 50\r\n\r\n", b"<html>hello</html>"
    frames = []
    for n, parts in enumerate(((head + body,), (head[:20], head[20:] + body), (head, body),
                               (head[:20], head[20:], body), (head[:20],), (head[:20], head[20:40]), (head,),
                               (sized + body,), (sized, body), (sized[:20], sized[20:] + body),
                               (head, body, body))):
        talk = Talk(80, client=40000 + n).say(0, GET)
        for part in parts[:-1]:
            talk.say(1, part)
        talk.raw(1, parts[-1], "FPA")
        talk.seq[1] += len(parts[-1]) + 1
        frames += talk.end()
    return frames


def http_trailer():
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
    return (Talk(80).say(0, GET).say(1, head + b"X-Sum: 1\r\nX-More: 2\r\n\r\n").say(0, GET)
            .say(1, head + b"\r\n").end())


def http_bodiless():
    return (Talk(80).say(0, b"HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n")
            .say(1, b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n").say(0, GET)
            .say(1, b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5000\r\n\r\n").say(0, GET)
            .say(1, b"HTTP/1.1 204 No Content\r\n\r\n").end())


def http_bytes():
    return Talk(80).say(0, GET, 1).say(1, answer(30), 7).end()


def http_reset():
    talk = Talk(80).say(0, GET).say(1, answer(40000)[:20000])
    talk.raw(1, b"", "R")
    return talk.frames


def tls_records():
    return (Talk(443).say(0, record(100)).say(1, record(4000) + record(30) + record(2000) + record(10))
            .say(0, record(10) + record(20)).say(1, record(1391) + record(50) + record(30)[:3])
            .say(1, record(30)[3:]).end())


def hello(version, *extensions):
    extensions += ((43, b"\3\4"),) if version == 0x0304 else ()
    body = (b"\3\3" + bytes(32) + b"\0\xc0\x2f\0" +
            prefixed(b"".join(struct.pack(">H", kind) + prefixed(value) for kind, value in extensions)))
    message = b"\2\0" + prefixed(body)
    return b"\x16\3\3" + prefixed(message)


def tls_modern():
    """Of TLS 1.3, records behind one that spans segments; of 1.2, a session that is gone on with, and
    what the server says is spoken inside."""
    change = b"\x14\3\3" + prefixed(b"\1")
    frames = (Talk(443).say(0, record(100))
              .say(1, hello(0x0304) + change + record(30) + record(4000) + record(250) + record(50))
              .say(0, change + record(60)).end())
    for port, extension in ((443, (16, b"\0\3\2h2")), (443, (16, b"\0\x09\x08http/1.1")), (465, (23, b""))):
        frames += (Talk(port, client=40001 + len(frames)).say(0, record(100))
                   .say(1, hello(0x0303, extension) + change + b"\x16\3\3" + prefixed(bytes(40)))
                   .say(0, record(60)).say(1, record(70)).end())
    return frames


def handshake(kind, n):
    body = n if isinstance(n, bytes) else bytes(i % 251 for i in range(n))
    return bytes([kind]) + struct.pack(">I", len(body))[1:] + body


def handshakes(data, sizes, version=0x303):
    """Records of these sizes, the last one with all that is left."""
    out = b""
    for size in sizes:
        out += struct.pack(">BHH", 22, version, size) + data[:size]
        data = data[size:]
    return out + (struct.pack(">BHH", 22, version, len(data)) + data if data else b"")


def ticket(n):
    return handshake(4, bytes(4) + prefixed(bytes(i % 251 for i in range(n))))


ASKED = handshake(1, b"\3\3" + bytes(32) + b"\0\0\2\xc0\x2f\1\0")


def tls_pieces():
    """Messages that records have pieces of: of a head, with others before and behind them, two at a time, in one
    segment and in several, of both ends at once; what is encrypted behind them; one that is never whole."""
    change, done, keys = b"\x14\3\3\0\1\1", handshake(14, 0), handshake(16, b"\x20" + bytes(32))
    talk = Talk(443).say(0, handshakes(ASKED, [3, 1, 9]))
    talk.say(1, hello(0x0303) + handshakes(ticket(1500) + done, [500, 2, 600]), 700)
    talk.say(0, handshakes(ticket(700) + keys, [300])).say(1, handshakes(done + ticket(900), [4, 100, 3]))
    talk.say(0, change + handshakes(bytes(40), [])).say(1, change + handshakes(bytes([11, 0, 1]) + bytes(60), []))
    talk.say(1, handshakes(ticket(60), [])).say(0, record(50))
    frames = talk.end()
    talk = Talk(8443, client=40001).say(0, handshakes(ASKED, [], 0x301))
    talk.say(1, hello(0x0302) + handshakes(ticket(60000) + done, [9000] * 6, 0x302))
    talk.say(0, handshakes(ticket(400), [100, 100], 0x302)[:-9] + b"?").say(1, handshakes(done, [1, 2]))
    frames += talk.end()
    return frames + Talk(443, client=40002).say(1, hello(0x0303)).say(
        1, handshakes(b"\x0b\0\xff\xff", [1, 1, 1])).say(1, handshakes(bytes(2000), [1] * 200)).end()


def tls_shared():
    """Keys out of a secret that both have: of a kind that says nothing, with a hint, with RSA's."""
    frames = []
    for n, suite in enumerate((0x8c, 0x94, 0x90, 0xc035, 0xc02f, 0xc050)):
        chosen = hello(0x0303).replace(b"\xc0\x2f", struct.pack(">H", suite))
        secret = prefixed(b"somebody") + (prefixed(bytes(256)) if suite == 0x94 else b"")
        frames += (Talk(443, client=40000 + n).say(1, chosen + handshakes(handshake(12, prefixed(b"hint")), []))
                   .say(1, handshakes(handshake(14, 0), [])).say(0, handshakes(handshake(16, secret), [])).end())
    return frames


def tls_stray():
    """What is no record, before and behind such; the beginning of one; text; nothing is known of the first keys."""
    text, bytes_ = b"hello, this is text", bytes(range(128, 170))
    talk = Talk(443).say(0, text).say(0, bytes_).say(1, hello(0x0303) + bytes_).say(0, bytes_).say(1, text)
    talk.say(1, record(40) + bytes_).say(1, hello(0x0304) + bytes_ + record(300)).say(0, bytes_)
    frames = talk.end()
    return frames + Talk(443, client=40001).say(0, handshakes(handshake(16, b"\x20" + bytes(32)), [])).end()


def again_known():
    """What the other end has acknowledged already is not looked at, whatever it is."""
    frames = []
    for port, data, step in ((80, GET, None), (443, record(100), None), (443, record(100), 60), (9, b"x" * 50, None)):
        talk = Talk(port, client=40000 + len(frames)).say(0, data, step)
        talk.raw(1, b"")
        talk.raw(0, data, seq=talk.seq[0] - len(data))
        frames += talk.end()
    return frames


def dns_stream():
    talk = Talk(53).say(0, prefixed(question(1))[:2]).say(0, prefixed(question(1))[2:])
    talk.say(1, prefixed(long_answer(1)))
    return talk.say(1, prefixed(question(2)) + prefixed(question(3, "b.example.com")) + prefixed(long_answer(4)) +
                    prefixed(question(5))).end()


def packets_cut():
    frames = fragment(ETHER / IP(src=A, dst=B, id=7) / ICMP(id=1, seq=1) / (b"z" * 4000), 1480)
    frames += fragment(ETHER / IP(src=B, dst=A, id=8) / ICMP(type=0, id=1, seq=1) / (b"z" * 4000), 1480)
    dns = fragment(ETHER / IP(src=B, dst=A, id=9) / UDP(sport=53, dport=4000) / long_answer(9), 600)
    late = fragment(ETHER / IP(src=B, dst=A, id=10) / UDP(sport=53, dport=4000) / long_answer(9), 600)
    lost = fragment(ETHER / IP(src=B, dst=A, id=11) / UDP(sport=53, dport=4000) / long_answer(9), 600)
    return frames + dns + [late[2], late[0], late[0], late[1]] + late[3:] + [lost[2], lost[0]]


def packets_overlap():
    parts = fragment(ETHER / IP(src=A, dst=B, id=21) / UDP(sport=1000, dport=2000) / (b"q" * 2000), 800)
    other = Ether(bytes(parts[1])[:34] + b"Q" * 800)
    other[IP].chksum = None
    return [parts[0], parts[1], Ether(bytes(other)), parts[2], parts[2]]


def packets6_cut():
    frames = fragment6(ETHER / IPv6(src=A6, dst=B6) / IPv6ExtHdrFragment(id=77) /
                       ICMPv6EchoRequest(id=1, seq=1, data=b"z" * 4000), 1400)
    return frames + fragment6(ETHER / IPv6(src=B6, dst=A6) / IPv6ExtHdrFragment(id=78) /
                              UDP(sport=53, dport=4000) / long_answer(9), 700)


def both_cut():
    frames = []
    for frame in Talk(80).say(0, GET).say(1, answer(2800)).say(0, GET).say(1, answer(20)).end():
        if len(frame[TCP].payload) > 1000:
            frame = Ether(bytes(frame))
            frame[IP].id = len(frames) + 100
            frames += fragment(frame, 600)
        else:
            frames.append(frame)
    return frames


def repeated(port, ask, data):
    """Data that comes again: acknowledged or not, at once or later, of what is whole and what is not."""
    talk = Talk(port).say(0, ask)
    start = talk.seq[1]

    def parts(*which, wait=0.0, acked=None):
        if acked:
            talk.seq[1] = start + acked * 1000
            for _ in range(4):
                talk.raw(0, b"", "A")
        talk.time += wait
        for k in which:
            talk.raw(1, data[k * 1000:(k + 1) * 1000], seq=start + k * 1000)

    parts(0, 1, 2)
    parts(1, 0, acked=2)
    parts(2, wait=0.5)
    parts(3, 4, 5, 6)
    parts(5, 4)
    parts(3, acked=3)
    parts(4, 0, wait=0.5)
    parts(5, 0, acked=7)
    talk.seq[1] = start + len(data)
    return talk.end()


def http_middle():
    """A conversation that is seen from its middle on."""
    talk = Talk(80)
    talk.frames = []
    talk.say(1, b"what is left\nof a text\n").say(1, b"\x91" * 700).say(0, GET).say(1, answer(2000))
    return talk.end()


def unfilled():
    """As a host sees what it sends: the card fills the checksums in."""
    frames = Talk(80).say(0, GET).say(1, answer(3000)).say(0, GET).say(1, answer(10)).end()
    for frame in frames:
        frame[TCP].chksum = 0x1234
    return frames


CASES = {
    "http-long": http_long, "http-longer": http_longer, "http-piped": http_piped, "http-chunked": http_chunked,
    "http-closed": http_closed, "http-bodiless": http_bodiless, "http-bytes": http_bytes, "http-reset": http_reset,
    "late": lambda: ordered([0, 2, 1, 3, 4]), "lost": lambda: ordered([0, 1, 3, 4]),
    "again": lambda: ordered([0, 1, 1, 2, 0, 3, 4, 4]), "cut-off": lambda: ordered([0, 1, 2, 3]),
    "tls": tls_records, "dns": dns_stream, "ip": packets_cut, "overlap": packets_overlap, "ipv6": packets6_cut,
    "both": both_cut, "http-coded": http_coded, "tls-elsewhere": tls_elsewhere,
    "http-last": http_last, "http-trailer": http_trailer, "tls-modern": tls_modern,
    "tls-pieces": tls_pieces, "tls-shared": tls_shared, "tls-stray": tls_stray, "again-known": again_known,
    "repeated": lambda: repeated(80, GET, answer(6900)), "http-middle": http_middle, "unfilled": unfilled,
    "repeated-other": lambda: repeated(5201, b"\x91" * 30, b"\x91\x92\x93" * 2300),
}


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit("FAIL run: %s: %s" % (" ".join(command), done.stderr.decode()[-400:]))
    return done.stdout.decode("utf-8", "backslashreplace")


def pdml_fields(text):
    frames = []
    for packet in ET.fromstring(text).findall("packet"):
        found = collections.Counter()
        for e in packet.iter():
            name = e.get("name") or ""
            if (e.tag == "field" and FIELDS.match(name) and e.get("hide") != "yes") or name == "raw":
                found[(name, e.get("pos"), e.get("size"), e.get("show"))] += 1
        frames.append(found)
    return frames


def json_fields(text):
    frames = []

    def gather(found, pairs):
        for name, value in pairs:
            if isinstance(value, Pairs):
                if name == "tcp.segments":
                    found[name] += 1
                gather(found, value.pairs)
            elif FIELDS.match(name):
                found[(name, value)] += 1

    for packet in json.loads(text, object_pairs_hook=Pairs):
        found = collections.Counter()
        gather(found, packet.pairs)
        frames.append(found)
    return frames


# What a tree says of pieces; of many the first five.
PIECES = re.compile(r"(?:TCP segment data \(\d+ bytes?\)|\d+ (?:Reassembled TCP Segments|IPv[46] Fragments) "
                    r"\(\d+ bytes\): (?:#\d+\(\d+\)(?:, )?){1,5})")


def tree_pieces(text):
    return [PIECES.findall(frame) for frame in re.split(r"^[Ff]rame (?=\d+: )", text, flags=re.M)[1:]]


class Pairs:
    """An object of JSON whose names stand there more than once."""

    def __init__(self, pairs):
        self.pairs = pairs


def compare(label, left, right, verbose):
    wrong = [(i + 1, a, b) for i, (a, b) in enumerate(zip(left, right)) if a != b]
    if len(left) != len(right) or not left:
        wrong.append((0, len(left), len(right)))
    print("%s join/%s%s" % ("FAIL" if wrong else "ok", label,
                            ": %d of %d frames differ" % (len(wrong), len(left)) if wrong else ""))
    for number, a, b in wrong[:None if verbose else 3]:
        if isinstance(a, collections.Counter):
            a, b = sorted(map(str, a - b)), sorted(map(str, b - a))
        print("  %d theirs %s\n  %d ours   %s" % (number, str(a)[:400], number, str(b)[:400]))
    return bool(wrong)


def main():
    verbose = "-v" in sys.argv
    names = [word for word in sys.argv[1:] if word != "-v"] or sorted(CASES)
    failed, wholes = False, 0
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made.pcap")
        for name in names:
            wrpcap(path, CASES[name](), linktype=101 if name == "bare" else None)
            left, right = ["tshark", "-n", "-r", path] + CHECK, [TRAME, "-r", path]
            failed |= compare(name + "/text", run(left).split("\n")[:-1],
                              run(right + ["-T", "text"] + CHECK).split("\n")[:-1], verbose)
            if name == "unfilled":  # nobody asks for checksums
                failed |= compare(name + "/plain", run(left[:-len(CHECK)]).split("\n")[:-1],
                                  run(right + ["-T", "text"]).split("\n")[:-1], verbose)
                continue
            ours = pdml_fields(run(right + ["-T", "pdml"]))
            failed |= compare(name + "/pdml", pdml_fields(run(left + ["-T", "pdml"])), ours, verbose)
            failed |= compare(name + "/json", json_fields(run(left + ["-T", "json"])),
                              json_fields(run(right + ["-T", "json"])), verbose)
            failed |= compare(name + "/tree", tree_pieces(run(left + ["-V"])),
                              tree_pieces(run(right + ["-T", "tree"])), verbose)
            wholes += sum(1 for found in ours for key in found if key[0] in ("tcp.segments", "ip.fragments",
                                                                             "ipv6.fragments"))
    if not wholes:
        print("FAIL join/wholes: nothing was put together")
    sys.exit(failed or not wholes)


if __name__ == "__main__":
    main()
