#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Law 10: no control character, escape sequence or direction override from a packet, a file, a name or
an error reaches a terminal or an export. Hostile frames in every format, hostile words on the command
line; what comes out is judged by Python's own tables of Unicode."""
import os
import random
import subprocess
import unicodedata

from scapy.layers.dns import DNS, DNSQR, DNSRR
from scapy.layers.inet import IP, TCP, UDP
from scapy.layers.l2 import Ether
from scapy.packet import Raw
from scapy.utils import wrpcap

TRAME = os.environ["TRAME"]
TMP = os.environ.get("TMP", "/tmp")
NASTY = ["\x1b[2J\x1b]0;owned\x07", "\x00\x01\x08\x7f", "\r\n\r\n", "\u202egnp.exe", "\u2066x\u2069",
         "\u200b\ufeff", "\x9b31m", "\u0085\u2028\u2029", "%s%n%x", "<script>&\"'</script>]]>",
         "\ue000\uffff", "\U000e0041", "ordinary", "\\x1b", "\u0301" * 40, "漢字😀"]
DOCUMENTS = ["pdml", "json", "ek"]
FORMATS = ["picture", "tree", "pdml", "json", "ek", "scapy", "recipe", "c"]


def dirty(data):
    """The first character that must not be there, or None."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "byte %02x" % data[error.start]
    for c in text:
        if c != "\n" and c != "\t" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
            return "U+%04X" % ord(c)
    return None


def frames():
    r = random.Random(10)
    ether, ip = Ether(src="02:00:00:00:00:99", dst="02:00:00:00:00:80"), IP(src="192.0.2.99", dst="192.0.2.80")
    for text in NASTY:
        raw = text.encode("utf-8", "surrogatepass")
        latin = bytes(ord(c) & 255 for c in text)
        for body in (raw, latin):
            head = b"GET /" + body.replace(b"\r\n", b"") + b" HTTP/1.1\r\nHost: " + body.replace(b"\r\n", b"")
            yield ether / ip / TCP(dport=80, flags="PA") / Raw(head + b"\r\n\r\n" + body)
            yield ether / ip / UDP(dport=9) / Raw(body)
            label = body[:60]
            name = bytes([len(label)]) + label + b"\0"
            answer = DNSRR(rrname=name, type="TXT", rdata=body[:200])
            yield ether / ip / UDP() / DNS(qr=1, qd=DNSQR(qname=name), an=answer)
    for _ in range(400):
        frame = bytearray(bytes(ether / ip / r.choice([TCP(dport=80), UDP(), UDP(dport=4789)])
                                / Raw(bytes(r.randrange(256) for _ in range(r.randrange(120))))))
        for _ in range(r.randrange(6)):
            frame[r.randrange(12, len(frame))] = r.randrange(256)
        yield bytes(frame)


def run(*args, data=None):
    return subprocess.run([TRAME, *args], input=data, capture_output=True, timeout=100)


def report(name, why):
    print("ok %s" % name if why is None else "FAIL %s: %s" % (name, why))


def main():
    path = os.path.join(TMP, "hostile.pcap")
    wrpcap(path, [bytes(frame) for frame in frames()], linktype=1)
    for form in FORMATS:
        for ascii_only in ((), ("--ascii",)):
            bytes_too = () if form in DOCUMENTS else ("-x",)
            done = run("-r", path, "-T", form, *bytes_too, *ascii_only)
            why = dirty(done.stdout) or dirty(done.stderr)
            if why is None and done.returncode:
                why = "exit status %d: %s" % (done.returncode, done.stderr.decode(errors="replace"))
            if why is None and len(done.stdout) < 1000:
                why = "printed next to nothing"
            if why is None and ascii_only and form not in DOCUMENTS and not done.stdout.isascii():
                why = "--ascii is not"
            report("clean %s%s" % (form, " in ASCII" if ascii_only else ""), why)
    why = None
    for text in NASTY:
        if "\0" in text:
            continue
        for args in ([text], ["craft", text], ["craft", "ip ttl=" + text], ["craft", "-f", text], ["-T", text, path],
                     ["craft", "ip/\"" + text], ["--" + text, path], ["protocols", text],
                     ["craft", "ip file=" + text], ["craft", "ip", "-w", "/nonexistent/" + text]):
            done = run(*args)
            why = why or dirty(done.stdout) or dirty(done.stderr)
            if done.returncode not in (0, 1, 2):
                why = why or "exit status %d of %r" % (done.returncode, args)
    report("clean errors", why)


main()
