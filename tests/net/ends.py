# SPDX-License-Identifier: BSD-2-Clause
"""How trame-net begins and ends: command lines, bad input, who goes away, privileges."""
import os
import random
import signal
import struct
import subprocess
import sys
import time
from rig import (BIN, MANY, UNTRACED, Net, Skip, blocks, call, caps, check, frames, ip, need,
                 orphan, pcap, run_checks, same, sentence, udp, veth)


def busy(pid):
    """Seconds of processor time."""
    with open("/proc/%d/stat" % pid) as file:
        words = file.read().rsplit(") ", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


# The command line


@check
def help_and_version():
    out, err = call("--help")
    assert out.startswith(b"usage: trame-net") and not err
    out, err = call("--version")
    assert out.startswith(b"trame-net ") and out.count(b"\n") == 1 and not err


@check
def wrong_usage():
    for args in ([], ["-s", "0", "v0"], ["-s", "12x", "v0"], ["-s", "262145", "v0"],
                 ["-C", "-S", "v0"], ["-Q", "v0"], ["v0", "udp", "more"], ["-s"]):
        out, err = call(*args, status=2)
        assert "usage: trame-net" in err and not out, args


@check
def wrong_filter():
    out, err = call("v0", "no such primitive", status=2)
    sentence(err, "no such primitive", "syntax error")
    same(out, b"")


@check
def no_such_interface():
    sentence(call("v9", status=1)[1], "v9: no such interface", "v0", "v1", "lo")
    sentence(call("usbmon0", status=1)[1], "no such interface")
    sentence(call("any", status=1)[1], "no such interface")
    sentence(call("x" * 3000, status=1)[1], "xxx")
    _, err = call("\x1b[31m\u202e\n", status=1)
    sentence(err, r"\n", r"\u{202e}")
    assert "\x1b" not in err and "\u202e" not in err


@check
def no_permission():
    """In a user namespace that does not own the network nothing may be opened."""
    for args in (["v0"], ["-S", "v0"], ["-C", "v0"]):
        out, err = call(*args, wrap=("unshare", "-U"), status=1)
        same(err, "trame-net: v0: needs CAP_NET_RAW: run 'sudo make setcap', or use --lab\n")
        same(out, b"")


@check
def interface_down():
    ip("link add d0 type veth peer name d1")
    sentence(call("d0", status=1)[1], "d0", "not up")
    sentence(call("-S", "d0", status=1)[1], "d0", "not up")
    ip("link del d0")


# Bad input


@check
def bad_input():
    good = pcap([udp(1)])
    for name, data, words in (
        ("garbage", b"GET / HTTP/1.1\r\n\r\n" * 4, ["not a pcap"]),
        ("pcapng", struct.pack("<IIIHHqI", 0x0A0D0D0A, 28, 0x1A2B3C4D, 1, 0, -1, 28),
         ["not a pcap"]),
        ("header cut", good[:20], ["cut off"]),
        ("record cut", good[:30], ["cut off in frame 1"]),
        ("frame cut", good[:-1], ["cut off in frame 1"]),
        ("second cut", good + good[24:50], ["cut off in frame 2"]),
        ("4 GiB", good + struct.pack("<IIII", 0, 0, 0xFFFFFFFF, 60), ["frame 2", "4294967295"]),
        ("2 GiB", good + struct.pack("<IIII", 0, 0, 0x80000000, 60) + b"x" * 100000, ["frame 2"]),
        ("too long", good + struct.pack("<IIII", 0, 0, 262145, 60), ["frame 2", "262145"]),
        ("link type", pcap([udp(1)], link=113), ["link type 113", "1"]),
        ("link flags", pcap([udp(1)], link=0x14000001), ["link type"]),
    ):
        for args in (["-S", "v0"], ["v0"]):
            try:
                _, err = call(*args, stdin=data, status=1)
                sentence(err, *words)
            except AssertionError as why:
                raise AssertionError("%s %s: %s" % (name, args, why))


@check
def random_input():
    """Nothing but the documented statuses, whatever comes in."""
    dice = random.Random(7)
    good = pcap([udp(i) for i in range(20)])
    for _ in range(150):
        data = bytearray(good[:dice.randrange(len(good))])
        for _ in range(dice.randrange(6)):
            if data:
                data[dice.randrange(len(data))] = dice.randrange(256)
        p = subprocess.run([BIN, "-S", "v0"], input=bytes(data), capture_output=True, timeout=30)
        assert p.returncode in (0, 1), p
        assert (p.returncode == 1) == (len(p.stderr) > 0), p


@check
def frame_refused():
    """What the device does not take is told by its number; the frames around it leave."""
    far = Net("-C", "v1", "udp").ready()
    _, err = call("-S", "v0", stdin=pcap([udp(1), udp(2, 2000), b"", udp(3)]), status=1)
    lines = err.splitlines()
    same(len(lines), 3, err)
    assert lines[0].startswith("trame-net: frame 2: Message too long"), err
    assert lines[1].startswith("trame-net: frame 3: "), err
    same(lines[2], "trame-net: 2 of 4 frames were not sent")
    far.frames(2)
    far.end()
    same(frames(far.out), [udp(1), udp(3)])


@check
def many_refused():
    _, err = call("-S", "v0", stdin=pcap([udp(i, 2000) for i in range(5000)]), status=1)
    assert err.count("\n") == 11 and "5000 of 5000" in err, err


# Beginnings and ends


@check
def ready_on_a_silent_wire():
    n = Net("v0", "port 1").ready()
    kinds = blocks(n.out)
    same([k for k, _ in kinds], [0x0A0D0D0A, 1])
    assert b"v0" in kinds[1][1]
    same(n.end(), "")
    same([k for k, _ in blocks(n.out)], [0x0A0D0D0A, 1, 5])


@check
def send_only_ends_with_input():
    far = Net("-C", "v1", "udp").ready()
    for data in (b"", pcap([]), pcap([udp(1)])):
        same(call("-S", "v0", stdin=data), (b"", ""))
    same(far.frames(1), [udp(1)])
    far.end()


@check
def capture_outlives_input():
    n = Net("v0", "udp").ready()
    n.send(pcap([udp(1)]))
    n.p.stdin.close()
    n.frames(1)
    call("-S", "v1", stdin=pcap([udp(2)]))
    same(n.frames(2), [udp(1), udp(2)])
    n.end()


@check
def ends_by_signal():
    for number in (signal.SIGTERM, signal.SIGINT):
        n = Net("v0").ready()
        same(n.end(number), "")
        same(blocks(n.out)[-1][0], 5, "statistics last")


@check
def ends_when_the_reader_goes():
    for silent in (True, False):
        n = Net("v0", "udp" if silent else "")
        n.ready()
        n.p.stdout.close()
        n.p.stdout = None
        if not silent:
            n.send(pcap([udp(1)]))
        same(n.p.wait(5), 0)
        n.end(how=None)


@check
def ends_with_its_parent():
    """Even when somebody else still holds the reading end."""
    orphan()


@check
def slow_reader():
    """Nobody reads while 20,000 frames go in: no deadlock, all leave, all are there later."""
    far = Net("-C", "-b", "v1", "udp").ready()
    n = Net("v0", "udp").ready()
    n.send(pcap(MANY))
    same(len(far.frames(20000)), 20000, "sent")
    far.end()
    time.sleep(0.2)
    n.frames(20000)
    same(n.end(), "")
    same(frames(n.out) == MANY, True)


@check
def interface_goes():
    ip("link add d0 type veth peer name d1;link set d0 up;link set d1 up")
    n = Net("d0").ready()
    ip("link del d0")
    assert n.p.wait(5) == 1
    sentence(n.end(how=None, status=1), "d0")


@check
def interface_goes_down():
    """Sending fails then, frame by frame; the capture waits, at rest, and goes on."""
    ip("link add d0 type veth peer name d1;link set d0 up;link set d1 up")
    n, s = Net("d0", "udp").ready(), Net("-S", "d0")
    s.send(pcap([udp(1)]))
    n.frames(1)
    ip("link set d0 down")
    s.send(pcap([udp(2)])[24:])
    s.p.stdin.close()
    err = s.end(how=None, status=1)
    assert err.startswith("trame-net: frame 2: Network is down\n"), err
    before = busy(n.p.pid)
    time.sleep(0.5)
    assert busy(n.p.pid) - before < 0.1, "it spins"
    ip("link set d0 up")
    n.send(pcap([udp(3)]))
    same(n.frames(2), [udp(1), udp(3)])
    same(n.end(), "")
    ip("link del d0")


@check
def closed_descriptors():
    """Standard streams that are closed must not become the device's own handles."""
    p = subprocess.Popen(["sh", "-c", 'exec "$0" v0 <&- >&- 2>&-', BIN])
    time.sleep(0.3)
    for fd in (0, 1, 2):
        if p.poll() is None:
            same(os.readlink("/proc/%d/fd/%d" % (p.pid, fd)), "/dev/null")
    p.terminate()
    same(p.wait(5), 0)


@check
def full_disk():
    if not os.path.exists("/dev/full"):
        raise Skip("no /dev/full")
    with open("/dev/full", "wb") as full:
        p = subprocess.run([BIN, "v0"], stdin=subprocess.DEVNULL, stdout=full,
                           stderr=subprocess.PIPE, timeout=20)
    same(p.returncode, 1)
    sentence(p.stderr.decode(), "standard output: No space left on device")


# Privileges


@check
def privileges_gone():
    n = Net("v0").ready()
    have = caps(n.p.pid)
    n.end()
    for which in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
        same(int(have[which], 16), 0, which)
    same(have["NoNewPrivs"], "1")


@check
def privileges_first():
    """Nothing from outside is looked at, and no filter is set, before the capabilities are gone."""
    need("strace")
    send = pcap([udp(1)])
    n = Net("v0", "udp", wrap=("strace", "-f", "-qq", "-o", "calls"), env=UNTRACED)
    n.send(send)
    try:
        n.frames(1)
    finally:
        n.p.stdin.close()
        n.p.stdin = None
        child = open("/proc/%d/task/%d/children" % (n.p.pid, n.p.pid)).read().split()
        for pid in child:
            os.kill(int(pid), signal.SIGTERM)
        n.end(how=None)
    calls = [l.split(" ", 1)[1].strip() for l in open("calls") if " " in l]
    find = lambda *words: [i for i, c in enumerate(calls) if all(w in c for w in words)]
    drop = find("capset(", "effective=0, permitted=0, inheritable=0", "= 0")
    same(len(drop), 1, "one capset that drops all")
    assert find("PR_SET_NO_NEW_PRIVS")[0] < drop[0]
    opened = find("socket(AF_PACKET", " = ")
    assert any(i < drop[0] and "= -1" not in calls[i] for i in opened), "opened before"
    later = [calls[i] for i in opened if i > drop[0]]
    assert later and all("EPERM" in c for c in later), "asked again afterwards, in vain"
    again = [calls[i] for i in find("capset(") if i > drop[0]]
    assert again and all("EPERM" in c for c in again), again
    assert find("SO_ATTACH_FILTER")[0] > drop[0], "filter before the drop"
    assert find("read(0,")[0] > drop[0], "input before the drop"
    assert find("sendto(")[-1] > drop[0]


veth()
sys.exit(run_checks())
