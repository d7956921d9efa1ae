# SPDX-License-Identifier: BSD-2-Clause
"""What trame-net sends and captures: on a veth pair, on lo, on a tun device."""
import fcntl
import os
import signal
import struct
import subprocess
import sys
import time
from rig import (BIN, MANY, Net, Skip, call, check, counted, frames, ip, need, packets, pcap,
                 run_checks, same, sentence, stats, udp, veth)


@check
def frames_at_once():
    """A frame leaves and comes back before the next one is written: the latency of `ask`."""
    n = Net("v0", "udp").ready()
    n.send(pcap([]))
    begin = time.monotonic()
    for i in range(200):
        n.send(pcap([udp(i)])[24:])
        same(n.frames(i + 1)[-1], udp(i))
    took = (time.monotonic() - begin) / 200
    same(n.end(), "")
    assert took < 0.02, "%.1f ms a frame" % (took * 1000)


@check
def frames_in_pieces():
    n = Net("v0", "udp").ready()
    data = pcap([udp(1), udp(2, 700)])
    for byte in data:
        n.send(bytes([byte]))
    same(n.frames(2), [udp(1), udp(2, 700)])
    same(n.end(), "")


@check
def every_pcap_kind():
    for order in "<>":
        for magic in (0xA1B2C3D4, 0xA1B23C4D):
            n = Net("v0", "udp").ready()
            n.send(pcap([udp(7), udp(8)], magic, order))
            same(n.frames(2), [udp(7), udp(8)], order + hex(magic))
            same(n.end(), "")


@check
def filter_holds():
    n = Net("v0", "udp port 53").ready()
    n.send(pcap([udp(i, port=53 if i % 3 == 0 else 54) for i in range(300)]))
    n.frames(100)
    time.sleep(0.1)
    same(n.end(), "")
    same(frames(n.out), [udp(i, port=53) for i in range(0, 300, 3)])
    same(stats(n.out)[2], 100)


@check
def filter_from_the_first():
    """Frames that come between the opening of the device and the filter do not slip through."""
    flood = subprocess.Popen([BIN, "-S", "v1"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    stop = os.fork()
    if stop == 0:
        data = pcap([udp(i, port=54) for i in range(500)])[24:]
        try:
            flood.stdin.write(pcap([]))
            while True:
                flood.stdin.write(data)
        finally:
            os._exit(0)
    flood.stdin.close()
    seen = 0
    for mode in ["-C", "-bC"] * 6:
        n = Net(mode, "v0", "udp port 53").ready()
        n.end()
        seen += len(frames(n.out))
    flood.terminate()
    flood.wait(10)
    os.kill(stop, signal.SIGKILL)
    os.waitpid(stop, 0)
    same(seen, 0, "frames past the filter")


@check
def vlan_tag_kept():
    n = Net("v0", "vlan").ready()
    n.send(pcap([udp(1, vlan=True)]))
    same(n.frames(1), [udp(1, vlan=True)])
    same(n.end(), "")


@check
def snaplen():
    n = Net("-s", "60", "v0", "udp").ready()
    n.send(pcap([udp(1, 700), udp(2, 4)]))
    n.frames(2)
    same(n.end(), "")
    same([(len(d), long) for _, d, long in packets(n.out)], [(60, 742), (46, 46)])


@check
def loopback():
    frame = b"\0" * 12 + udp(5)[12:]
    n = Net("lo", "udp").ready()
    n.send(pcap([frame]))
    same(n.frames(1), [frame])
    same(n.end(), "")


@check
def raw_ip():
    """A tun device has no link layer: link type 101 in and out."""
    if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        raise Skip("no /dev/net/tun")
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, 0x400454CA, struct.pack("16sH22x", b"tun0", 0x1001))
    ip("link set tun0 up")
    n = Net("tun0", "udp").ready()
    same(struct.unpack_from("<H", n.out, 36)[0], 101, "link type")
    n.send(pcap([udp(3)[14:]], link=101))
    for _ in range(50):
        got = os.read(tun, 2048)
        if got == udp(3)[14:]:
            break
    same(got, udp(3)[14:])
    same(n.frames(1), [udp(3)[14:]])
    same(n.end(), "")
    sentence(call("-S", "tun0", stdin=pcap([udp(3)]), status=1)[1], "link type 1", "101")
    os.close(tun)


@check
def device_full():
    """A queue that overflows costs time, no frame; one that never drains, a second a frame."""
    need("tc")
    queue = "tc qdisc replace dev d0 root tbf rate %s burst 2k limit %d"
    ip("link add d0 type veth peer name d1;link set d0 up;link set d1 up")
    if subprocess.run((queue % ("8mbit", 3000)).split(), capture_output=True).returncode:
        ip("link del d0")
        raise Skip("no token bucket here")
    some = [udp(i, 900) for i in range(200)]
    far = Net("-bC", "d1", "udp").ready()
    same(call("-S", "d0", stdin=pcap(some)), (b"", ""))
    far.frames(200)
    same(far.end(), "")
    same(frames(far.out) == some, True, "all, in order")
    subprocess.run((queue % ("8bit", 1000)).split(), check=True)
    _, err = call("-S", "d0", stdin=pcap(some[:5]), status=1)
    assert "frame 5: No buffer space available\n" in err, err
    ip("link del d0")


@check
def any_interface():
    n = Net("-C", "any", "udp").ready()
    call("-S", "v0", stdin=pcap([udp(1)]))
    n.frames(2)
    same(n.end(), "")


@check
def buffered_to_a_file():
    with open("spool.pcapng", "wb") as spool:
        n = Net("-b", "v0", "udp", stdout=spool)
        n.send(pcap(MANY))
        for _ in range(200):
            if os.path.getsize("spool.pcapng") > sum(32 + len(frame) for frame in MANY):
                break
            time.sleep(0.05)
        n.end()
    data = open("spool.pcapng", "rb").read()
    same(frames(data) == MANY, True, "all frames, in order")
    counted(data, 20000)


@check
def buffered_last_block():
    """Frames in a block that the kernel has not yet handed over are not lost at the end."""
    n = Net("-b", "v0", "udp").ready()
    n.send(pcap([udp(1), udp(2)]))
    time.sleep(0.02)
    same(n.end(), "")
    same(frames(n.out), [udp(1), udp(2)])


veth()
sys.exit(run_checks())
