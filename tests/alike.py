#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""A frame is written alike alone and behind many of its kind, where it is written with what was kept
of those: every capture's frames again and again, most of them with a few bytes changed, some cut off.
What the others are in the way of (the time since the one shown before) is left out."""
import glob
import os
import random
import re
import struct
import subprocess

from scapy.utils import RawPcapNgReader, RawPcapReader

TRAME = os.environ["TRAME"]
TMP = os.environ.get("TMP", "/tmp")
TURNS, SAMPLES = 8, 40
TOLD = re.compile(rb"[^\n,]*frame.time_delta_displayed[^\n,]*|frame_frame_time_delta_displayed\":\"[^\"]*")
FORMATS = [("pdml", rb"<packet>.*?</packet>\n"), ("json", rb'\n  \{\n    "_index".*?\n  \}'),
           ("ek", rb'\{"timestamp"[^\n]*\n')]


def made(path, seed):
    """Writes the capture; returns how many frames it has, and what chose them."""
    r, count, frames = random.Random(seed), 0, []
    for name in sorted(glob.glob("captures/*.pcap*")):
        reader = (RawPcapNgReader if name.endswith("ng") else RawPcapReader)(name)
        frames += [bytes(frame) for frame, _ in reader]
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1))
        for turn in range(TURNS):
            for frame in frames:
                one = bytearray(frame)
                for _ in range(r.randrange(1, 4) if turn >= 3 and one else 0):
                    one[r.randrange(len(one))] = r.randrange(256)
                cap = r.randrange(len(one) + 1) if turn >= 6 and r.random() < 0.3 else len(one)
                f.write(struct.pack("<IIII", 1700000000 + count, count, cap, len(one)) + one[:cap])
                count += 1
    return count, r


def main():
    path = os.path.join(TMP, "alike.pcap")
    count, r = made(path, 5)
    chosen = r.sample(range(count // 2, count), SAMPLES)
    for name, pattern in FORMATS:
        whole = subprocess.run([TRAME, "-r", path, "-T", name], capture_output=True, check=True).stdout
        frames, wrong = re.findall(pattern, whole, re.S), []
        for n in chosen:
            alone = subprocess.run([TRAME, "-r", path, "-T", name, "-Y", "frame.number == %d" % (n + 1)],
                                   capture_output=True, check=True).stdout
            if [TOLD.sub(b"", x) for x in re.findall(pattern, alone, re.S)] != [TOLD.sub(b"", frames[n])]:
                wrong.append(n + 1)
        print("FAIL %s: %d frames, %d documents, other alone: %s" % (name, count, len(frames), wrong)
              if wrong or len(frames) != count else "ok " + name)


main()
