# SPDX-License-Identifier: BSD-2-Clause
"""trame-net's captures beside tcpdump's on the same wire. Not as root of the namespace, where
tcpdump wants to become another user, but as a user whose capabilities are ambient."""
import os
import subprocess
import sys
import time
from rig import MANY, Net, call, check, caps, need, packets, pcap, read_pcap, run_checks, same
from rig import counted, udp, veth


class Tcpdump:
    """A capture with nanoseconds."""

    def __init__(self, iface):
        need("tcpdump")
        self.path = "judge.pcap"
        self.p = subprocess.Popen(["tcpdump", "-i", iface, "-w", self.path, "-U", "-B", "65536",
                                   "--time-stamp-precision=nano", "udp"],
                                  stderr=subprocess.PIPE)
        while b"listening" not in self.p.stderr.readline():
            assert self.p.poll() is None, "tcpdump ended"

    def stop(self, n):
        """Its (nanoseconds, bytes), `n` of them or what there was after five seconds."""
        for _ in range(100):
            if len(read_pcap(self.path)) >= n:
                break
            time.sleep(0.05)
        self.p.terminate()
        self.p.communicate(timeout=10)
        return read_pcap(self.path)


@check
def frames_identical():
    """20,000 frames: our own capture, the one at the other end and tcpdump's, byte for byte."""
    judge, far = Tcpdump("v1"), Net("-bC", "v1", "udp").ready()
    near = Net("v0", "udp").ready()
    near.send(pcap(MANY))
    same(near.frames(20000) == MANY, True, "own capture")
    same(far.frames(20000) == MANY, True, "far capture")
    same([p[1] for p in judge.stop(20000)] == MANY, True, "tcpdump")
    for n in (near, far):
        same(n.end(), "")
        counted(n.out, 20000)


@check
def timestamps():
    """Sent and received frames, against tcpdump on the same interface."""
    judge, n = Tcpdump("v0"), Net("v0", "udp").ready()
    n.send(pcap([]))
    for i in range(300):
        n.send(pcap([udp(i)])[24:])
        if i % 20 == 0:
            call("-S", "v1", stdin=pcap([udp(1000 + i)]))
        else:
            time.sleep(0.001)
    n.frames(315)
    want = {data: t for t, data in judge.stop(315)}
    same(n.end(), "")
    apart = [abs(t - want[data]) for t, data, _ in packets(n.out)]
    same(len(apart), 315)
    assert max(apart) <= 2000, "up to %d ns apart" % max(apart)
    same(sorted(apart)[len(apart) // 2], 0, "the kernel's one stamp for both")
    now = time.time()
    assert all(0 <= now - t / 1e9 < 60 for t, _, _ in packets(n.out)), "not now"


@check
def readable():
    """Our output as tshark, capinfos and tcpdump read it."""
    for tool in ("tshark", "capinfos", "tcpdump"):
        need(tool)
    n = Net("-s", "2000", "v0", "udp").ready()
    n.send(pcap([udp(i, 4 + i) for i in range(50)]))
    n.frames(50)
    n.end()
    with open("out.pcapng", "wb") as file:
        file.write(n.out)
    text = subprocess.run(["capinfos", "-M", "out.pcapng"], capture_output=True, text=True,
                          check=True).stdout
    for word in ("Name = v0", "Time precision = nanoseconds (9)", "Capture length = 2000",
                 "Number of packets:   50", "Number of stat entries = ",
                 "Encapsulation = Ethernet"):
        assert word in text, "capinfos lacks %r" % word
    p = subprocess.run(["tshark", "-r", "out.pcapng", "-T", "fields", "-e", "frame.len",
                        "-e", "udp.dstport"], capture_output=True, text=True)
    same((p.returncode, p.stdout.split("\n")[:3]), (0, ["46\t9", "47\t9", "48\t9"]))
    p = subprocess.run(["tcpdump", "-n", "-r", "out.pcapng"], capture_output=True, text=True)
    same((p.returncode, p.stdout.count("\n")), (0, 50), "tcpdump -r")


@check
def ambient_capabilities_gone():
    assert int(caps(os.getpid())["CapAmb"], 16), "none here to begin with"
    n = Net("v0").ready()
    have = caps(n.p.pid)
    n.end()
    for which in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        same(int(have[which], 16), 0, which)
    same(have["NoNewPrivs"], "1")


veth()
sys.exit(run_checks())
