#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The worked checksums and the check sequence of the wire's picture, against tshark and zlib.

For every frame of captures/, of the oracle's corpus and of one with a bit flipped: where tshark
says that a checksum is good or bad, the panel says so, and works the same sum out (but not of
packets that come in several frames, nor where tests/differences.txt says why); what the picture of
the wire gives as FCS is zlib's CRC-32 of the frame, filled up to 60 bytes. Then frames made for it:
a checksum that is left to the card, one that is left out, an FCS that was captured, right and
wrong. BIN holds the test programs.
"""
import glob
import os
import struct
import subprocess
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdml  # noqa: E402

PROGRAM = os.path.join(os.environ["BIN"], "picture", "worked_test")


def ours(path):
    """((frame, byte) -> (verdict, worked sum), frame -> what the wire's picture says)"""
    sums, wires = {}, {}
    text = subprocess.run([PROGRAM, path], stdout=subprocess.PIPE, check=True).stdout.decode()
    for line in text.splitlines():
        words = line.split()
        if words[0] == "sum":
            sums[int(words[1]), int(words[2])] = (words[3], words[4])
        else:
            wires[int(words[1])] = words[2:]
    return sums, wires


def tshark_says(path, differences):
    """(frame, byte) -> (good or bad, the right sum or None)"""
    out = {}
    for number, packet in enumerate(pdml.tshark_pdml(path).findall("packet"), 1):
        right = {(f.get("name"), f.get("pos")): int(f.get("show"), 16)
                 for f in packet.iter("field")
                 if f.get("name").endswith("checksum_calculated")}
        if any(f.get("name").endswith(".reassembled.length") for f in packet.iter("field")):
            continue  # its last layers lie in other frames
        for f in packet.iter("field"):
            name = f.get("name")
            if not name.endswith(".checksum.status") or f.get("show") not in "01":
                continue
            stem, pos = name[:-len(".status")], f.get("pos")
            verdict = "good" if f.get("show") == "1" else "bad"
            field = pdml.Field(stem, int(pos), 2, verdict, "no")
            if not any(d.covers("theirs", field, pdml.shown_of(packet)) for d in differences):
                out[number, int(pos)] = (verdict, right.get((stem + "_calculated", pos)))
    return out


def judge_sums(label, path):
    sums, _ = ours(path)
    wrong, seen = [], 0
    for place, (verdict, right) in tshark_says(path, pdml.read_differences("sums")).items():
        said, worked = sums.get(place, ("nothing", "-"))
        seen += 1
        if said == "none" and "forged" in path:
            continue  # tshark believes UDP's length where IP's is a lie
        if said != verdict and not (verdict == "bad" and said == "offload"):
            wrong.append("frame %d byte %d: %s, not %s" % (*place, said, verdict))
        elif right is not None and worked != "-" and int(worked, 16) != right:
            wrong.append("frame %d byte %d: worked out to %s, not %04x" % (*place, worked, right))
    if [v for v in sums.values() if v[0] == "?"]:
        wrong.append("a verdict that nobody can read")
    return say(label, wrong, seen)


def judge_wires(label, path):
    _, wires = ours(path)
    wrong = []
    for number, (own, padding, captured, known, check, times, data, _) in wires.items():
        frame = bytes.fromhex(data)
        if known == "0":
            continue
        frame = frame[:int(own)]
        frame += bytes(60 - len(frame)) if len(frame) < 60 else b""
        if zlib.crc32(frame).to_bytes(4, "little").hex() != check:
            wrong.append("frame %d: %s is not its check sequence" % (number, check))
        if int(times) != 8 + max(60, int(own)) + 4 + 12 or int(padding) != max(60 - int(own), 0):
            wrong.append("frame %d: %s byte times, %s of padding" % (number, times, padding))
    return say(label, wrong, len(wires))


def say(label, wrong, seen):
    for line in wrong[:10]:
        print("  " + line)
    print("%s worked/%s\n# %d" % ("FAIL" if wrong or not seen else "ok", label, seen))
    return bool(wrong or not seen)


def folded(data):
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return total


def frame_of(proto, segment):
    ether = bytes.fromhex("020000000050020000000a0a0800")
    ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(segment), 1, 0, 64, proto, 0,
                     bytes([192, 0, 2, 10]), bytes([192, 0, 2, 80]))
    ip = ip[:10] + struct.pack("!H", 0xffff - folded(ip)) + ip[12:]
    return ether + ip + segment


def made():
    pseudo = bytes([192, 0, 2, 10, 192, 0, 2, 80, 0, 6, 0, 20])
    tcp = struct.pack("!HHIIBBHHH", 49152, 80, 1, 0, 0x50, 2, 64240, folded(pseudo), 0)
    udp = struct.pack("!HHHH", 1024, 53, 12, 0) + b"data"
    long = frame_of(17, struct.pack("!HHHH", 1024, 9, 48, 0) + bytes(40))
    check = zlib.crc32(long).to_bytes(4, "little")
    return [frame_of(6, tcp), frame_of(17, udp), long + check, long + check[:3] + b"\x5a"]


def judge_made(folder):
    path = os.path.join(folder, "made.pcap")
    with open(path, "wb") as out:
        out.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1))
        for frame in made():
            out.write(struct.pack("<IIII", 0, 0, len(frame), len(frame)) + frame)
    sums, wires = ours(path)
    told = [sums[1, 50][0], sums[2, 40][0]]
    fcs = [(wires[n][2], wires[n][7]) for n in (1, 3, 4)]
    wrong = []
    if told != ["offload", "none"]:
        wrong.append("left to the card, left out: %s" % told)
    if fcs != [("0", "right"), ("1", "right"), ("1", "wrong")]:
        wrong.append("no FCS, a right one, a wrong one: %s" % fcs)
    return say("made", wrong, len(told) + len(fcs)) | judge_wires("made/wire", path)


def main():
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        failed |= judge_made(folder)
        for kind in ("whole", "flip"):
            path = os.path.join(folder, kind + ".pcap")
            pdml.run([sys.executable, os.path.join(pdml.HERE, "gen.py"), kind, path, "1"])
            failed |= judge_sums(kind, path) | judge_wires(kind + "/wire", path)
    for path in sorted(glob.glob("captures/*.pcap*")):
        name = os.path.basename(path)
        failed |= judge_sums(name, path)
        if "cooked" not in name:
            failed |= judge_wires(name + "/wire", path)
    sys.exit(failed)


if __name__ == "__main__":
    main()
