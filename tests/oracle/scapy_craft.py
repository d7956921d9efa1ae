#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Recipes against Scapy, both ways. Thousands of packets, each as the expression that Scapy prints:

    there       trame builds Scapy's expression: the same bytes
    -T scapy    trame's expression for the frame, built by Scapy: the same bytes
    -T recipe   trame's own words for the frame, built by trame: the same bytes

and frames that no builder made, out of a capture file: some bytes of these changed, cut or added to.
One run of trame for each of the ways, all frames in it. Needs TRAME, the program; another number as
the argument makes other packets. Lines of tests/differences.txt that begin with `scapy |` say which
expressions are left out, and why.
"""
import collections
import os
import re
import struct
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import scapy_gen  # noqa: E402
from scapy_gen import *  # noqa: E402,F401,F403 (what the expressions name)

TRAME = os.environ.get("TRAME", "build/trame")
SHOWN = 3


def differences():
    """Patterns of expressions that differ on purpose: `scapy | PATTERN | REASON`."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "differences.txt")
    out = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            parts = [part.strip() for part in line.split(" | ")]
            if len(parts) == 3 and parts[0] == "scapy":
                out.append(re.compile(parts[1]))
    return out


def trame(recipes, *options):
    text = "".join(recipe + "\n" for recipe in recipes)
    run = subprocess.run([TRAME, "craft", "-f", "-", *options], input=text.encode(),
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if run.returncode:
        print(run.stderr.decode(errors="replace"), end="")
        raise SystemExit("FAIL trame craft %s: exit status %d"
                         % (" ".join(options), run.returncode))
    return run.stdout


def frames_pcapng(data):
    """The bytes of every packet block; link types may differ from frame to frame."""
    at, order = 0, "<"
    while at + 12 <= len(data):
        kind, = struct.unpack_from(order + "I", data, at)
        if kind == 0x0A0D0D0A:
            order = "<" if data[at + 8:at + 12] == b"\x4d\x3c\x2b\x1a" else ">"
        size, = struct.unpack_from(order + "I", data, at + 4)
        if kind == 6:
            n, = struct.unpack_from(order + "I", data, at + 20)
            yield data[at + 28:at + 28 + n]
        at += size


class Tally:
    """Frames that were the same and those that were not, by group."""

    def __init__(self, way):
        self.way, self.same, self.bad = way, collections.Counter(), collections.defaultdict(list)

    def note(self, group, same, *what):
        if same:
            self.same[group] += 1
        else:
            self.bad[group].append(what)

    def tell(self):
        for group, _, _ in scapy_gen.GROUPS:
            n = self.same[group] + len(self.bad[group])
            if self.bad[group]:
                print("FAIL %s %s: %d of %d frames differ" % (
                    self.way, group, len(self.bad[group]), n))
                for what in sorted(self.bad[group], key=lambda w: len(w[0]))[:SHOWN]:
                    for line in what:
                        print("    ", line[:1500])
            elif n:
                print("ok %s %s (%d frames)" % (self.way, group, n))
        return any(self.bad.values())


def there(packets):
    tally = Tally("scapy bytes")
    built = list(frames_pcapng(trame([command for _, command, _ in packets], "-w", "-")))
    if len(built) != len(packets):
        raise SystemExit("FAIL scapy bytes: %d frames of %d recipes" % (len(built), len(packets)))
    for (group, command, want), got in zip(packets, built):
        tally.note(group, got == want, command, "scapy " + want.hex(), "trame " + got.hex())
    return tally.tell(), built


def lines_of(packets, form):
    lines = trame([command for _, command, _ in packets], "-T", form).decode().splitlines()
    if len(lines) != len(packets):
        raise SystemExit("FAIL -T %s: %d lines for %d frames" % (form, len(lines), len(packets)))
    return lines


def back_scapy(packets, built):
    tally = Tally("-T scapy")
    raw = 0
    for (group, command, _), want, line in zip(packets, built, lines_of(packets, "scapy")):
        try:
            got = bytes(eval(line))
        except Exception as error:
            tally.note(group, False, command, line, "Scapy: %r" % error)
            continue
        tally.note(group, got == want, command, line, "trame " + want.hex(), "scapy " + got.hex())
        raw += "Raw(" in line and "Raw(" not in command
    bad = tally.tell()
    # bytes that no class of Scapy's makes are seldom; were all of them raw, nothing would be shown
    if raw * 20 > len(packets):
        print("FAIL -T scapy names layers: %d of %d frames end in raw bytes" % (raw, len(packets)))
        return True
    print("ok -T scapy names layers (%d of %d frames end in raw bytes)" % (raw, len(packets)))
    return bad


def back_recipe(packets, built):
    tally = Tally("-T recipe")
    lines = lines_of(packets, "recipe")
    again = list(frames_pcapng(trame(lines, "-w", "-")))
    if len(again) != len(lines):
        raise SystemExit("FAIL -T recipe: %d frames of %d recipes" % (len(again), len(lines)))
    for (group, command, _), want, line, got in zip(packets, built, lines, again):
        tally.note(group, got == want, command, line, "first " + want.hex(), "again " + got.hex())
    return tally.tell()


def spoil(frame):
    """The frame as an attacker or a short capture would have it."""
    frame, r = bytearray(frame[:300]), scapy_gen.R
    kind = r.randrange(4)
    if kind == 0:
        return bytes(frame[:r.randrange(1, len(frame) + 1)])
    if kind == 1:
        return bytes(frame) + scapy_gen.blob(20, 1)
    for _ in range(r.randint(1, 4)):
        at = r.randrange(12, len(frame))
        frame[at] = r.randrange(256) if kind == 2 else frame[at] ^ 1 << r.randrange(8)
    return bytes(frame)


def captured(packets):
    """Frames of a capture printed, and built from what was printed: the same bytes."""
    sources = [p[2] for p in packets if p[1].startswith("Ether(") and len(p[2]) > 14]
    frames = [spoil(scapy_gen.R.choice(sources)) for _ in range(3000)]
    with tempfile.NamedTemporaryFile(suffix=".pcap") as f:
        f.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
        for frame in frames:
            f.write(struct.pack("<IIII", 0, 0, len(frame), len(frame)) + frame)
        f.flush()
        lines = {form: subprocess.run([TRAME, "-r", f.name, "-T", form], stdout=subprocess.PIPE,
                                      check=True).stdout.decode().splitlines()
                 for form in ("scapy", "recipe")}
    bad = False
    for form, again in (("scapy", [bytes(eval(line)) for line in lines["scapy"]]),
                        ("recipe", list(frames_pcapng(trame(lines["recipe"], "-w", "-"))))):
        wrong = [(line, want, got) for line, want, got in zip(lines[form], frames, again)
                 if want != got]
        if wrong or not len(lines[form]) == len(again) == len(frames):
            print("FAIL captured -T %s: %d of %d frames differ" % (form, len(wrong), len(frames)))
            for line, want, got in wrong[:SHOWN]:
                print("     %s\n     frame %s\n     built %s" % (line, want.hex(), got.hex()))
            bad = True
        else:
            print("ok captured -T %s (%d frames)" % (form, len(frames)))
    return bad


def sets():
    """A recipe with sets makes Scapy's frames in Scapy's order."""
    src = "src='192.0.2.99', dst='192.0.2.80'"
    recipes = [
        "IP(%s, ttl=(1, 4))/UDP(dport=[53, 54], sport=[7, 8])" % src,
        "IP(src='192.0.2.99', dst=Net('192.0.2.0/30'), ttl=[1, (5, 7)])/UDP(dport=[5, 6])",
        "IP(src='192.0.2.99', dst='192.0.2.4/31')/ICMP(type=[0, 8])/b'x'",
        "IPv6(src='2001:db8::99', dst='2001:db8::/126', hlim=[1, 255])/TCP(seq=[2, 18])",
        "Ether(dst='02:00:00:00:00:80', src='02:00:00:00:00:99')/Dot1Q(vlan=(5, 7), prio=[0, 1])"
        "/IP(%s)/TCP(dport=(1, 9, 3))" % src,
    ]
    bad = False
    for recipe in recipes:
        want = [bytes(packet) for packet in eval(recipe)]
        got = list(frames_pcapng(trame([recipe], "-w", "-")))
        if want == got:
            print("ok sets make Scapy's frames in its order (%d frames)" % len(want))
        else:
            print("FAIL sets: %d frames, Scapy has %d: %s" % (len(got), len(want), recipe))
            bad = True
    return bad


def main():
    known = differences()
    scapy_gen.R.seed(int(sys.argv[1]) if len(sys.argv) > 1 else 20240611)
    packets = [p for p in scapy_gen.generate() if not any(d.search(p[1]) for d in known)]
    if len(packets) < 6000:
        raise SystemExit("FAIL scapy packets: only %d were generated" % len(packets))
    bad, built = there(packets)
    bad |= back_scapy(packets, built)
    bad |= back_recipe(packets, built)
    bad |= captured(packets)
    bad |= sets()
    sys.exit(1 if bad else 0)


main()
