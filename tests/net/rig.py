# SPDX-License-Identifier: BSD-2-Clause
"""What the checks of trame-net share: captures made and read, the program run, a line a check."""
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import traceback

CHECKS = []
BIN = sys.argv[1]
TMP = tempfile.TemporaryDirectory(prefix="trame-net.")  # where the checks run, gone with them
os.chdir(TMP.name)


# Where the process is traced, or has given up an identity, the sanitizer cannot look for leaks.
UNTRACED = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")


class Skip(Exception):
    pass


def check(function):
    CHECKS.append(function)
    return function


def run_checks():
    failed = 0
    for function in CHECKS:
        name = function.__name__
        try:
            function()
            print("ok", name, flush=True)
        except Skip as why:
            print("skip %s: %s" % (name, why), flush=True)
        except Exception as why:
            failed += 1
            line = traceback.extract_tb(why.__traceback__)[-1].lineno
            text = str(why).replace("\n", " ") or type(why).__name__
            print("FAIL %s: line %d: %s" % (name, line, text[:300]), flush=True)
    return 1 if failed else 0


def need(tool):
    if not shutil.which(tool):
        raise Skip("no " + tool)
    return tool


def same(got, want, what=""):
    assert got == want, "%s: got %r, want %r" % (what, got, want)


def pcap(frames, magic=0xA1B2C3D4, order="<", link=1):
    head = struct.pack(order + "IHHiIII", magic, 2, 4, 0, 0, 262144, link)
    return head + b"".join(struct.pack(order + "IIII", 0, 0, len(f), len(f)) + f for f in frames)


def udp(number, size=18, port=9, vlan=False):
    """An Ethernet frame with an IPv4 UDP datagram; `number` makes it unlike all others."""
    data = struct.pack(">I", number) + bytes((number + i) & 255 for i in range(size - 4))
    datagram = struct.pack(">HHHH", 40000, port, 8 + len(data), 0) + data
    ip = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(datagram), number & 65535, 0, 64, 17, 0,
                     bytes([192, 0, 2, 99]), bytes([192, 0, 2, 80]))
    tag = b"\x81\x00\x00\x05" if vlan else b""
    return b"\x02\0\0\0\0\x80\x02\0\0\0\0\x99" + tag + b"\x08\x00" + ip + datagram


MANY = [udp(i, 4 + i % 900) for i in range(20000)]


def blocks(data):
    """(type, body) of each pcapng block; both lengths must agree."""
    at, out = 0, []
    while at < len(data):
        kind, size = struct.unpack_from("<II", data, at)
        assert size % 4 == 0 and size >= 12 and at + size <= len(data), "block cut off"
        same(struct.unpack_from("<I", data, at + size - 4)[0], size, "trailing length")
        out.append((kind, data[at + 8:at + size - 4]))
        at += size
    return out


def packets(data):
    """(nanoseconds, bytes, original length) of each enhanced packet block."""
    out = []
    for kind, body in blocks(data):
        if kind == 6:
            iface, high, low, have, long = struct.unpack_from("<IIIII", body)
            same(iface, 0, "interface")
            out.append((high << 32 | low, body[20:20 + have], long))
    return out


def frames(data):
    return [p[1] for p in packets(data)]


def stats(data):
    """(received, dropped, delivered) of the last interface statistics block."""
    body = [b for k, b in blocks(data) if k == 5][-1]
    (_, recv, _, drop, _, given) = struct.unpack_from("<IQIQIQ", body, 12)
    return recv, drop, given


def counted(data, n):
    """`n` frames, none lost; the kernel may have counted some more before the filter was set."""
    received, dropped, delivered = stats(data)
    same((dropped, delivered), (0, n), "dropped, delivered")
    assert n <= received < n + 50, "%d received" % received


def read_pcap(path):
    """(nanoseconds, bytes) of each record of a nanosecond pcap, as tcpdump writes it."""
    data, at, out = open(path, "rb").read(), 24, []
    same(struct.unpack_from("<I", data)[0], 0xA1B23C4D, "magic")
    while at < len(data):
        sec, nsec, have, _ = struct.unpack_from("<IIII", data, at)
        out.append((sec * 10**9 + nsec, data[at + 16:at + 16 + have]))
        at += 16 + have
    return out


class Net:
    """A running trame-net; its output is collected by `more` and `end`."""

    def __init__(self, *args, stdout=subprocess.PIPE, wrap=(), env=None):
        self.p = subprocess.Popen([*wrap, BIN, *args], stdin=subprocess.PIPE, stdout=stdout,
                                  stderr=subprocess.PIPE, env=env)
        self.out = b""

    def ready(self):
        """Until the section and interface blocks are there: trame-net is capturing."""
        self.more(lambda: len(self.out) >= 28 and len(self.out) >= 28 + self.second(), "not ready")
        return self

    def second(self):
        return struct.unpack_from("<I", self.out, 32)[0] if len(self.out) >= 36 else 1 << 30

    def whole(self):
        """The collected output up to its last whole block."""
        at = 0
        while at + 8 <= len(self.out):
            size = struct.unpack_from("<I", self.out, at + 4)[0]
            if at + size > len(self.out):
                break
            at += size
        return self.out[:at]

    def more(self, enough, why="nothing came", seconds=20):
        end = time.monotonic() + seconds
        while not enough():
            left = end - time.monotonic()
            assert left > 0, why + " " + self.sentence()
            if select.select([self.p.stdout], [], [], left)[0]:
                got = os.read(self.p.stdout.fileno(), 1 << 20)
                assert got, "ended early: " + self.sentence()
                self.out += got

    def frames(self, n):
        self.more(lambda: self.out.count(b"\x06\0\0\0") >= n and len(frames(self.whole())) >= n,
                  "%d frames did not come" % n)
        return frames(self.whole())

    def send(self, data):
        self.p.stdin.write(data)
        self.p.stdin.flush()

    def sentence(self):
        return self.p.stderr.read().decode() if self.p.poll() is not None else ""

    def end(self, how=signal.SIGTERM, status=0):
        """Signals, collects what is left, checks the exit status; returns standard error."""
        if how:
            self.p.send_signal(how)
        if self.p.stdin and self.p.stdin.closed:
            self.p.stdin = None
        out, err = self.p.communicate(timeout=20)
        self.out += out or b""
        same(self.p.returncode, status, "exit status (%s)" % err.decode().strip())
        return err.decode()


def call(*args, stdin=b"", status=0, wrap=(), **more):
    """Runs to the end; checks the exit status; returns (stdout, stderr)."""
    p = subprocess.run([*wrap, BIN, *args], input=stdin, capture_output=True, timeout=30, **more)
    same(p.returncode, status, "exit status (%s)" % p.stderr.decode().strip())
    return p.stdout, p.stderr.decode()


def sentence(text, *words):
    """One line `trame-net: ...` with these words in it."""
    assert text.startswith("trame-net: ") and text.find("\n") == len(text) - 1, repr(text)
    for word in words:
        assert word in text, "%r lacks %r" % (text, word)


def ip(commands):
    for command in commands.split(";"):
        subprocess.run(["ip", *command.split()], check=True, capture_output=True)


def veth():
    """The wire of the checks: v0 and v1."""
    ip("link set lo up;link add v0 type veth peer name v1;link set v0 up;link set v1 up")
    time.sleep(0.2)


def caps(pid):
    """What /proc says of a process: CapEff, NoNewPrivs, Uid..."""
    with open("/proc/%d/status" % pid) as file:
        return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)


def orphan(*wrap):
    """Kills the parent of a trame-net whose output somebody else still holds; it must follow."""
    read, write = os.pipe()
    shell = subprocess.Popen([*wrap, "sh", "-c", '"$0" v0 & echo $! >&2; wait', BIN],
                             stdin=subprocess.PIPE, stdout=write, stderr=subprocess.PIPE,
                             env=UNTRACED)
    os.close(write)
    pid = int(shell.stderr.readline())
    os.read(read, 100)
    shell.kill()
    shell.wait()
    for _ in range(100):
        if not os.path.exists("/proc/%d" % pid) or " Z " in open("/proc/%d/stat" % pid).read():
            break
        time.sleep(0.05)
    else:
        os.kill(pid, signal.SIGKILL)
        raise AssertionError("it lives on")
    os.close(read)
