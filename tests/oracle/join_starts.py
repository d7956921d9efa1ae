#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Conversations that change what they speak or are met in the middle, held against tshark: TLS that is asked for in
FTP, SMTP, POP, IMAP and NNTP, XMPP that waits for more, HTTP without its first lines. Of the frames in which tshark
names no other protocols than ours, the lines and the fields of those protocols are compared.

    tests/oracle/join_starts.py [-v] [NAME...]
"""
import os
import re
import struct
import sys
import tempfile

from scapy.all import TCP, wrpcap

import join
from join import CHECK, GET, TRAME, Talk, answer, record

OURS = set("eth ethertype ip tcp tls http data data-text-lines media ocsp".split())
NOTES = r"_ws\.(malformed|string|expert\.(severity|group))"
join.FIELDS = re.compile(r"((http|data)\b|tls\.|tcp\.(segment|reassembled|payload|len|stream|completeness|seq|nxtseq|"
                         r"analysis|nop|options\.\w+)\b)|" +
                         NOTES)


def handshake(kind, body):
    return struct.pack(">BHHB", 22, 0x303, len(body) + 4, kind) + struct.pack(">I", len(body))[1:] + body


def hello(kind, *ciphers):
    """The client's with its ciphers, the server's with the one that it took."""
    chosen = b"".join(struct.pack(">H", c) for c in ciphers)
    if kind == 1:
        chosen = struct.pack(">H", len(chosen)) + chosen + b"\1"
    return handshake(kind, b"\3\3" + bytes(range(32)) + b"\0" + chosen + b"\0")


def secure(talk):
    """What comes behind: some of it in several segments, some of it of several records."""
    talk.say(0, hello(1, 0xc02f, 0x9c)).say(1, hello(2, 0xc02f) + handshake(14, b""))
    talk.say(0, record(70, 22) + record(1, 20) + record(40, 22)).say(1, record(1, 20) + record(40, 22))
    return talk.say(0, record(3100)).say(1, record(90) + record(2000)[:600]).say(1, record(2000)[600:]).end()


def started(port, lines, client=43000):
    """Lines of either end, the client's marked; then TLS, whether it was granted or not."""
    talk = Talk(port, client=client)
    for line in lines:
        talk.say(0 if line.startswith(">") else 1, line.lstrip(">").encode() + b"\r\n")
    return secure(talk)


STARTS = {
    "ftp": (21, ["220 ready", ">AUTH TLS", "234 go on"]), "ftp-no": (21, ["220 ready", ">AUTH TLS", "534 no"]),
    "smtp": (25, ["220 ready", ">EHLO me", "250 STARTTLS", ">STARTTLS", "220 go on"]),
    "submission": (587, ["220 ready", ">EHLO me", "250 STARTTLS", ">starttls", "220 go on"]),
    "pop": (110, ["+OK ready", ">STLS", "+OK go on"]), "pop-no": (110, ["+OK ready", ">STLS", "-ERR no"]),
    "imap": (143, ["* OK ready", ">a1 STARTTLS", "a1 OK go on"]),
    "nntp": (119, ["200 ready", ">STARTTLS", "382 go on"]),
}


def xmpp():
    talk = Talk(5222).say(0, b"<?xml version='1.0'?><stream:stream to='a.example'>").say(1, b"<stream:stream id='1'>")
    for text in (b"<message to='b'><body>" + b"long " * 500 + b"</body></message>", b"<presence/>", b" ", b"</stream"):
        talk.say(0, text)
    return talk.say(0, b":stream>").end()


def http_continues():
    """Behind a request: text, bytes, header lines of known, unknown and impossible names, one without an end."""
    talk = Talk(80).say(0, GET)
    for part in (b"text of no line", b"\x91\x92" * 300, b"some text\nand more of it\n",
                 b"X-Odd: 1\r\nServer: me\r\n\r\n",
                 b"bad name: 1\r\nwith\0nul: 2\r\nno colon here\r\nrest", b"Date: now\r\nno end, no colon",
                 b"Content-Length: 5\r\n\r\nhello", b"Content-Length: 3\r\n\r\nabcServer: again\r\n\r\n\x80\x81\x82",
                 b"a:\rb:c\r\nd\xe9: \xe9\r\n\r\ntail", b"GETTING on: well\r\n\r\n", b"'q': 1\r\nb\\n: 2\r\n\r\n",
                 b"Content-Type: text/plain\r\n\r\nof lines\nthree\nof them", b"\r\nX: y\r\n\r\n"[2:],
                 b"HTTP/0.9 200 OK\r\n\r\nold",
                 b"ICY 200 OK\r\nicy-name: radio\r\n\r\n" + b"\xff\xfb" * 40):
        talk.say(1, part)
    return talk.say(0, b"UPDATE /x HTTP/1.1\r\nHost: b.example\r\nbad name: 7\r\n\r\n").say(1, answer(3)).end()


def http_before():
    """The same where no request was seen yet; with a wrong checksum nothing is waited for."""
    talk = Talk(80)
    talk.frames = []
    for part in (b"text of no line\n", b"\x91\x92" * 300, b"Server: me\r\nX-Odd: 1\r\n\r\nwhat\nfollows",
                 b"bad name: 1\r\nno colon\r\n", b"Content-Length: 2\r\n\r\nab\x80\x81"):
        talk.say(1, part)
    talk.say(0, GET).say(1, answer(700)).say(1, answer(900)[:300])
    for frame in talk.frames[-2:]:
        frame[TCP].chksum = 0x1234
    return talk.say(1, b"Server: me\r\n\r\nmore").end()


def nops():
    """Options that do nothing, in a row or nearly; more blocks of a SACK than are counted."""
    talk = Talk(4000).say(0, b"\x91" * 300).say(1, b"\x92" * 900)
    for row in (b"\1\1\1\1", b"\1\1\1\1\2\4\5\xb4", b"\1\1\x08\x0a" + b"\1" * 8, b"\2\4\1\1\1\1\1\1",
                b"\x13\x12" + b"\1" * 16 + b"\1\1", b"\1\1\1\1\1\1\1\1"):
        talk.raw(0, b"\x91" * 10)
        talk.seq[0] += 10
        frame = talk.frames[-1]
        frame[TCP].options, frame[TCP].dataofs = [], 5 + len(row) // 4
        frame[TCP].payload = type(frame[TCP].payload)(row + bytes(frame[TCP].payload))
    for blocks in (1, 3, 4):
        edges = [5901 + 200 * k for k in range(2 * blocks)]
        for who in (1, 0):
            talk.raw(who, b"\x93" * 2000 if who else b"", seq=None if who else talk.seq[0])
            talk.frames[-1][TCP].options = [] if who else [("NOP", None), ("NOP", None), ("SAck", tuple(edges))]
        talk.seq[1] += 2000
    talk.raw(1, b"\x94" * 100)
    other = Talk(4001)
    other.frames[0][TCP].options = [("MSS", 1400), ("WScale", 15)]
    return talk.frames + other.frames


def ftp_data():
    """Connections that FTP says will come, those that do, and others."""
    talk = Talk(21, client=45000).say(1, b"220 ready\r\n")
    for ask, tell, server, client in (("PASV", "227 Entering (10,0,0,2,156,64).", 40000, 45001),
                                      ("EPSV", "229 Entering (|||40001|)", 40001, 45002),
                                      ("PORT 10,0,0,1,175,203", "200 well", 20, 45003),
                                      ("PASV", "227 Entering (10,0,0,9,156,66).", 40002, 45004)):
        talk.say(0, ask.encode() + b"\r\n").say(1, tell.encode() + b"\r\n")
        data = Talk(server, client=client).say(1, b"a file\n" * 40)
        talk.frames += data.end()
        talk.frames += Talk(server, client=client + 100).end()
    for n, frame in enumerate(talk.frames):
        frame.time = 1700000000 + n / 1000
    return talk.end()


def vnc():
    """On a port of nobody's: behind its version Wireshark begins another stream."""
    frames = []
    for port in (6900, 5901):
        talk = Talk(port, client=45100 + port).say(1, b"RFB 003.008\n").say(0, b"RFB 003.008\n")
        frames += talk.say(1, b"\1\1").say(0, b"\1").say(1, bytes(4)).end() + Talk(4100, client=45100 + port).end()
    return frames


def rdp():
    """With TLS in it, which is not taken for such, some of which looks like more of RDP; without."""
    ask = b"\3\0\0\x13\x0e\xe0\0\0\0\0\0\1\0\x08\0\3\0\0\0"
    talk = Talk(3389, client=45200).say(0, ask).say(1, ask[:5] + b"\xd0" + ask[6:11] + b"\2" + ask[12:])
    talk.say(0, hello(1, 0xc02f)).say(1, hello(2, 0xc02f)).say(1, b"\3\0\4\0" + bytes(300)).say(1, bytes(724))
    return talk.say(0, record(900)).end() + secure(Talk(3389, client=45201))


def others():
    """Messages of protocols that are not ours, of which it is known how long they are: port, a head, which of its bytes
    say the length, what the length leaves out."""
    frames = []
    for n, (port, head, at, width, order, more) in enumerate((
            (88, b"\0\0\0\0", 0, 4, "big", 4), (102, b"\3\0\0\0\2\xf0\x80", 2, 2, "big", 0),
            (139, b"\0\0\0\0\xffSMB", 1, 3, "big", 4), (445, b"\0\0\0\0\xfeSMB", 1, 3, "big", 4),
            (502, b"\0\1\0\0\0\0\1\3", 4, 2, "big", 6), (1433, b"\1\1\0\0\0\0\1\0", 2, 2, "big", 0),
            (3306, b"\0\0\0\0\x0a", 0, 3, "little", 4), (3868, b"\1\0\0\0\xc0\0\1\1", 1, 3, "big", 0),
            (5432, b"Q\0\0\0\0", 1, 4, "big", 1), (6653, b"\4\2\0\0\0\0\0\1", 2, 2, "big", 0),
            (8009, b"\x12\x34\0\0\2", 2, 2, "big", 4), (9418, b"####", 0, 4, "hex", 0),
            (9042, b"\3\0\0\0\7\0\0\0\0", 5, 4, "big", 9),
            (8333, b"\xf9\xbe\xb4\xd9tx" + bytes(18), 16, 4, "little", 24),
            (9092, b"\0\0\0\0\0\3\0\0", 0, 4, "big", 4),
            (27017, b"\0\0\0\0\1\0\0\0\0\0\0\0\xd4\7\0\0", 0, 4, "little", 0))):
        def one(size):
            message = bytearray(head + bytes(size))
            size = len(message) - more
            message[at:at + width] = b"%04x" % size if order == "hex" else size.to_bytes(width, order)
            return bytes(message)

        talk = Talk(port, client=44000 + n).say(0, one(30)).say(0, one(2900)).say(0, one(20) + one(1500)[:2])
        talk.say(0, one(1500)[2:]).say(0, one(200)[:90]).say(0, one(200)[90:] + one(40) + one(60)[:50])
        talk.say(0, one(60)[50:])
        if port == 389:
            talk.say(1, b"\0\0\0\x20" + b"hidden things")
        frames += talk.say(0, one(20)).end()
    return frames


def few():
    """Lengths that mean something else, the mark of a net for tests, the higher port that tells what it is."""
    talk = Talk(9418, client=45600)
    for piece in (b"0000", b"0002", b"0001" + b"00", b"09abcde", b"0000" + b"0006ab" + b"000", b"5a"):
        talk.say(0, piece)
    frames = talk.end()
    net = b"\x0b\x11\x09\x07tx" + bytes(10) + struct.pack("<I", 40) + bytes(4 + 40)
    frames += Talk(18333, client=45601).say(0, net[:50]).say(0, net[50:] + net).end()
    rows = struct.pack("<I", 60) + bytes(60)
    frames += Talk(3306, client=1023).say(0, rows[:40]).say(0, rows[40:]).end()
    return frames + Talk(389, client=45602).say(0, b"\x30\x80\2\1\1" + bytes(9)).end()


def sought():
    """A start that is looked for, with and without something before it, alone and cut."""
    one, talk = b"\x68\x04\x43\0\0\0", Talk(2404, client=45300)
    for piece in (b"\0", b"\1\x68", b"\4\x43\0\0", one[:2], one[2:] + one[:5], one[5:],
                  b"\x08" * 8 + b"\x68\x08" + b"\x18" * 3, b"\x18" * 5, bytes(10), one[:1], one[1:]):
        talk.say(0, piece)
    return talk.end()


def rtsp():
    """Lines and bodies of RTSP in pieces, packets between them, what is neither."""
    frames = []
    for port in (554, 8554):
        talk = Talk(port, client=45400 + port)
        for ask in (b"OPTIONS", b"DESCRIBE", b"FIND"):
            lines = ask + b" rtsp://example.com/a RTSP/1.0\r\nCSeq: 1\r\n\r\n"
            talk.say(0, lines[:30]).say(0, lines[30:])
            lines = b"RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 300\r\n\r\n"
            talk.say(1, lines[:20]).say(1, lines[20:]).say(1, b"v=0\r\n" * 30).say(1, b"v=0\r\n" * 30)
        for piece in (b"$\0\0\x10\x80\x60", bytes(14), b"$\1", b"\0\x10" + bytes(16)):
            talk.say(1, piece)
        frames += talk.end()
    return frames


def ocsp():
    """Whether a certificate is still good, asked and answered; a line tells of nothing else."""
    talk, ask, tell = Talk(80, client=45500), b"\x30\4\x30\2\x30\0", b"\x30\3\x0a\1\1"
    for kind, first, body in (("request", b"POST /a HTTP/1.1", ask), ("response", b"HTTP/1.1 200 OK", tell)):
        lines = b"%s\r\nContent-Type: application/ocsp-%s\r\nContent-Length: %d\r\n\r\n" % (
            first, kind.encode(), len(body))
        talk.say(kind == "response", lines + body[:3]).say(kind == "response", body[3:])
    return talk.end()


CASES = {"others": others, "few": few, "ocsp": ocsp, "sought": sought, "rtsp": rtsp, "ftp-data": ftp_data,
         "vnc": vnc, "rdp": rdp, "xmpp": xmpp,
         "http-continues": http_continues, "http-before": http_before, "nops": nops}
CASES.update({name: (lambda what=what: started(*what)) for name, what in STARTS.items()})


def pure(path):
    names = join.run(["tshark", "-n", "-r", path, "-T", "fields", "-e", "frame.protocols"] + CHECK)
    return [set(line.split(":")) <= OURS for line in names.split("\n")[:-1]]


def only(known, all_of):
    if len(known) != len(all_of):
        raise SystemExit("FAIL starts: %d frames, not %d" % (len(all_of), len(known)))
    return [one for ours, one in zip(known, all_of) if ours]


def main():
    verbose = "-v" in sys.argv
    failed, secret = False, 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "made.pcap")
        for name in [word for word in sys.argv[1:] if word != "-v"] or sorted(CASES):
            wrpcap(path, CASES[name]())
            known = pure(path)
            for form, read in (("text", lambda text: text.split("\n")[:-1]), ("pdml", join.pdml_fields),
                               ("json", join.json_fields)):
                both = [only(known, read(join.run([program, "-r", path, "-T", form] + CHECK +
                                                  (["-n"] if program == "tshark" else []))))
                        for program in ("tshark", TRAME)]
                failed |= join.compare(name + "/" + form, *both, verbose)
                if form == "pdml" and name in STARTS:
                    secret += any(key[0] == "tls.app_data" for found in both[0] for key in found)
    if len(sys.argv) == 1 and secret < 5:
        print("FAIL join/starts: TLS was started in %d conversations" % secret)
        failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
