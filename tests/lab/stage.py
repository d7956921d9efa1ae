#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The stage against other eyes: its sockets against ss, its calls against strace, its frames against
tcpdump, each in the same namespaces at that moment; and that nothing of it outlives it.

    stage.py [DRIVER]     by default $BIN/lab/stage_test, which tells it what standard input says
"""
import collections
import ctypes
import os
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

DRIVER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.environ["BIN"], "lab/stage_test")
TMP = os.environ.get("TMP") or tempfile.mkdtemp()
MARK = "TRAME_STAGE_TEST_%d" % os.getpid()
os.environ[MARK] = "1"
ROOT = os.geteuid() == 0
PATIENCE = 40  # seconds for the answer to a command
STATES = {1: "ESTAB", 2: "SYN-SENT", 3: "SYN-RECV", 4: "FIN-WAIT-1", 5: "FIN-WAIT-2", 6: "TIME-WAIT", 7: "UNCONN",
          8: "CLOSE-WAIT", 9: "LAST-ACK", 10: "LISTEN", 11: "CLOSING"}
failed = 0


def check(name, held, why=""):
    global failed
    failed += not held
    print("ok " + name if held else "FAIL %s: %s" % (name, str(why).replace("\n", " ")[:600]), flush=True)
    return held


def same(name, got, wanted):
    """Lists or sets; of two that differ, what differs is said."""
    if isinstance(wanted, (set, collections.Counter)):
        only, lacks = got - wanted, wanted - got
        return check(name, not only and not lacks, "too much: %s; lacks: %s" % (only or "nothing", lacks or "nothing"))
    first = next((i for i, (g, w) in enumerate(zip(got, wanted)) if g != w), min(len(got), len(wanted)))
    return check(name, list(got) == list(wanted), "%d, not %d; the first that differs is %d: %s, not %s" % (
        len(got), len(wanted), first, list(got)[first:first + 1], list(wanted)[first:first + 1]))


# ---- the stage, told and heard -------------------------------------------------------------------

EVENT = re.compile(r"^(\d+\.\d{9}) (\w+)((?: \w+=(?:\"[^\"]*\"|\S+))*)$")
VALUE = re.compile(r" (\w+)=(\"[^\"]*\"|\S+)")


def read_event(line):
    m = EVENT.match(line)
    if not m:
        return {"word": "?", "line": line}
    event = {"word": m.group(2), "time": float(m.group(1))}
    for key, value in VALUE.findall(m.group(3)):
        if value[0] == '"':
            value = re.sub(r"\\x(..)", lambda h: chr(int(h.group(1), 16)), value[1:-1])
        elif re.fullmatch(r"-?\d+", value):
            value = int(value)
        event[key] = value
    return event


class Stage:
    def __init__(self, before=(), env=None):
        self.process = subprocess.Popen(
            [*before, DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, **(env or {})})
        self.events, self.text, self.told = [], b"", 0
        self.sockets, self.apps = {}, {}
        self.up = self.answer(0)

    def next_line(self, until):
        while b"\n" not in self.text:
            if not select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("no answer within %d s" % PATIENCE)
            got = os.read(self.process.stdout.fileno(), 65536)
            if not got:
                raise EOFError("the driver has ended: " + self.process.stderr.read().decode("utf-8", "replace"))
            self.text += got
        line, self.text = self.text.split(b"\n", 1)
        return line.decode("utf-8", "backslashreplace")

    def take(self, event):
        self.events.append(event)
        if event["word"] == "app":
            self.apps[event["at"]] = event
        elif event["word"] == "exit":
            self.apps[event["at"]]["gone"] = True
        elif event["word"] == "socket":
            self.sockets[event["host"], event["id"]] = event
        elif event["word"] == "closed":
            del self.sockets[event["host"], event["id"]]

    def answer(self, nth):
        """The "done" or "failed" of that command."""
        until = time.monotonic() + PATIENCE
        while True:
            event = read_event(self.next_line(until))
            self.take(event)
            if event["word"] in ("done", "failed") and event["nth"] == nth:
                return event

    def write(self, *lines):
        self.process.stdin.write("".join(line + "\n" for line in lines).encode("utf-8"))
        self.process.stdin.flush()

    def tell(self, *commands):
        """Carries them out, one after the other; whether all of them were done."""
        answers = []
        for command in commands:
            self.write(command)
            self.told += 1
            answers.append(self.answer(self.told))
        return all(a["word"] == "done" for a in answers)

    def save(self, name):
        path = os.path.join(TMP, name)
        self.write("save " + path)
        while not self.next_line(time.monotonic() + PATIENCE).startswith("saved"):
            pass
        return frames_of(path)

    def end(self):
        self.process.stdin.close()
        status = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()
        return status

    def children(self):
        """The processes of the stage: name and pid."""
        driver = self.process.pid
        found, parents = [], {driver}
        for _ in range(3):  # under strace or setpriv the driver is not our child
            for pid, (name, parent) in processes().items():
                if parent in parents and pid not in parents:
                    parents.add(pid)
                    found.append((name, pid))
        return found

    def inside(self, host, command):
        """A command in the network namespace of a host."""
        pid = next(p for n, p in self.children() if (is_capture(p) if host == 0 else n == "web"))
        return ["nsenter", *([] if ROOT else ["-U", "--preserve-credentials"]), "-t", str(pid), "-n", *command]


def is_capture(pid):
    try:
        return os.readlink("/proc/%d/exe" % pid).endswith("/trame-net")
    except OSError:
        return False


def processes():
    found = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid, encoding="utf-8", errors="replace") as f:
                text = f.read()
        except OSError:
            continue
        name, rest = text[text.index("(") + 1:].rsplit(")", 1)
        found[int(pid)] = (name, int(rest.split()[1]))
    return found


def frames_of(path):
    """The frames of a capture file, as bytes: pcapng of ours, or pcap."""
    with open(path, "rb") as f:
        data = f.read()
    if data[:4] == b"\x0a\x0d\x0d\x0a":
        at, frames = 0, []
        while at + 12 <= len(data):
            kind, size = struct.unpack_from("<II", data, at)
            if kind == 6:
                cap = struct.unpack_from("<I", data, at + 20)[0]
                frames.append(data[at + 28:at + 28 + cap])
            at += size
        return frames
    at, frames = 24, []
    while at + 16 <= len(data):
        cap = struct.unpack_from("<I", data, at + 8)[0]
        frames.append(data[at + 16:at + 16 + cap])
        at += 16 + cap
    return frames


# ---- the sockets, as ss sees them ----------------------------------------------------------------

def end_text(end):
    """As the board writes it, of what ss writes."""
    address, port = end.rsplit(":", 1)
    address = address.split("%")[0].strip("[]")
    return address, 0 if port == "*" else int(port)


def ss(stage, host):
    """(proto, state, local, remote, receive, send, inode, process, fd)"""
    out = subprocess.run(stage.inside(host, ["ss", "-Htuanpe"]), stdout=subprocess.PIPE, text=True, check=True).stdout
    found = collections.Counter()
    for line in out.splitlines():
        words = line.split()
        holder = re.search(r'users:\(\("([^"]+)",pid=\d+,fd=(\d+)\)\)', line)
        inode = re.search(r"\bino:(\d+)", line)
        local, remote = end_text(words[4]), end_text(words[5])
        any_address = "::" if ":" in local[0] or local[0] == "*" else "0.0.0.0"
        local, remote = ((any_address if a == "*" else a, p) for a, p in (local, remote))
        found[(words[0], words[1], local, remote, int(words[2]), int(words[3]), int(inode.group(1)) if inode else 0,
               holder.group(1) if holder else "", int(holder.group(2)) if holder else -1)] += 1
    return found


def told(stage, host):
    """The same of the board. A TCP socket that is bound and nothing else is none of those that ss lists."""
    found = collections.Counter()
    for s in stage.sockets.values():
        if s["host"] != host or (s["proto"] == 6 and s["state"] == 7) or s["proto"] not in (6, 17):
            continue
        ends = [(a.strip("[]"), int(p)) for a, p in (s[k].rsplit(":", 1) for k in ("local", "remote"))]
        held = s["app"] != "-"
        found[("tcp" if s["proto"] == 6 else "udp", STATES[s["state"]], *ends, s["receive"], s["send"],
               s["id"] if held else 0, stage.apps[s["app"]]["name"] if held else "", s["fd"])] += 1
    return found


def compare_sockets(stage, when):
    stage.tell("look")
    for host, name in enumerate(("poste", "serveur")):
        got, wanted = told(stage, host), ss(stage, host)
        if not ROOT:  # another user's ss does not see who holds them
            got, wanted = (collections.Counter([s[:7] for s in c.elements()]) for c in (got, wanted))
        same("sockets of %s as ss has them: %s" % (name, when), got, wanted)


def try_sockets():
    stage = Stage()
    hosts = [e for e in stage.events if e["word"] == "host"]
    same("the hosts", [(h["name"], h["mac"], h["ip4"], h["ip6"]) for h in hosts], [
        ("poste", "02:00:00:00:00:10", "192.0.2.10", "2001:db8::10"),
        ("serveur", "02:00:00:00:00:80", "192.0.2.80", "2001:db8::80")])
    moments = (
        ("web listens", "start web 6"), ("a client opened", "client A", "open A web"), ("connected", "connect A"),
        ("an answer not read yet", "send A"), ("read", "receive A"),
        ("a second client", "client B", "open B web tcp 6", "connect B", "request B"), ("closed", "close A"),
        ("dns beside web", "start dns udp tcp", "client C", "open C dns", "request C"),
        ("dns on tcp", "client D", "open D dns tcp", "connect D", "request D"),
        ("udp connected", "close C", "open C dns udp", "connect C", "request C"),
        ("a client ended", "end D"), ("many clients", "burst 6 5"))
    for when, *commands in moments:
        check("done: " + when, stage.tell(*commands), stage.events[-1])
        compare_sockets(stage, when)
        if when == "a client opened":
            compare_opened(stage, hosts[0])
    stage.tell("stop web", "stop dns")
    same("no server holds a socket once it is stopped", [
        s for s in stage.sockets.values() if s["host"] == 1 and s["app"] != "-"], [])
    check("the driver ends well", stage.end() == 0)


def compare_opened(stage, host):
    """The socket that has a port and nothing else; older kernels and ss do not list it."""
    opened = [s for s in stage.sockets.values() if s["host"] == 0]
    port = int(opened[0]["local"].rsplit(":", 1)[1])
    text = stage.events[[e.get("name") for e in stage.events].index("getsockname")]["text"]
    same("opened: one TCP socket, of A, as descriptor 3, not connected", [
        (s["proto"], s["state"], stage.apps[s["app"]]["name"], s["fd"], s["remote"]) for s in opened],
        [(6, 7, "A", 3, "0.0.0.0:0")])
    check("opened: its port is what getsockname gave", "htons(%d)" % port in text, text)
    words = subprocess.run(stage.inside(0, ["cat", "/proc/sys/net/ipv4/ip_local_port_range"]),
                           stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    same("opened: the range of such ports is the kernel's", [host["low"], host["high"]], [int(w) for w in words])
    check("opened: its port is one of them", host["low"] <= port <= host["high"], port)


# ---- the calls, as strace sees them --------------------------------------------------------------

CALL = re.compile(r"^(\w+\(.*\))\s+= (-?\d+)(?: (E\w+) \(.*\))?$")
OURS = re.compile(r"^socket\(AF_INET6?, SOCK_\w+, IPPROTO_(TCP|UDP|ICMP|ICMPV6)\)$")


def strace_calls(prefix):
    """What each process did from its first socket of the lab on."""
    found = []
    for name in sorted(os.listdir(TMP)):
        if not name.startswith(prefix + "."):
            continue
        calls = []
        with open(os.path.join(TMP, name), encoding="utf-8") as f:
            for line in f:
                m = CALL.match(line.rstrip("\n"))
                if m and (calls or OURS.match(m.group(1))):
                    calls.append((m.group(1), int(m.group(2)), m.group(3) or ""))
        if calls:
            found.append(tuple(calls))
    return collections.Counter(found)


def try_calls():
    stage = Stage(["strace", "-ff", "-qq", "-e", "trace=network,close", "-e", "signal=none", "-o",
                   os.path.join(TMP, "calls")],
                  {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"})  # it cannot, traced
    done = stage.tell(
        "start web 6", "start dns udp tcp", "client A", "open A web", "connect A", "request A", "client B",
        "open B dns", "request B www.example", "client C", "open C web tcp 6", "connect C", "send C nothing here",
        "receive C", "close C", "end B", "open C dns tcp", "connect C", "request C", "ping 2", "ping 1 6", "probe 81",
        "probe 9 udp", "start echo udp", "client D", "open D echo udp", "connect D", "send D it's \"quoted\" \\ 1",
        "receive D", "burst 4 3", "close A", "end A", "end C", "end D", "stop web", "stop dns", "stop echo")
    check("calls: all was done", done, [e for e in stage.events if e["word"] == "failed"])
    refused = not stage.tell("client F", "open F web", "connect F")
    check("calls: a connect that is refused is a command that failed", refused)
    stage.tell("end F")
    calls = collections.defaultdict(list)
    for e in stage.events:
        if e["word"] == "call":
            calls[e["app"]].append((e["text"], e["result"], e["error"]))
    stage.end()
    got = collections.Counter(tuple(c) for c in calls.values())
    wanted = strace_calls("calls")
    count = sum(len(c) for c in calls.values())
    only, lacks = list((got - wanted).elements()), list((wanted - got).elements())
    why = ""
    if only and lacks:
        near = min(lacks, key=lambda one: abs(len(one) - len(only[0])))
        why = next(((g, w) for g, w in zip(only[0], near) if g != w), (len(only[0]), len(near)))
    check("calls of %d applications as strace has them, arguments and results: %d" % (len(calls), count),
          count > 150 and not only and not lacks, "%d and %d processes differ: %s" % (len(only), len(lacks), why))
    names = {e["name"] for e in stage.events if e["word"] == "call"}
    same("calls: of every kind", names, {"socket", "setsockopt", "bind", "listen", "accept", "connect", "getsockname",
                                         "send", "recv", "sendto", "recvfrom", "close"})
    backwards = [e for e in stage.events if e["word"] == "call" and not e["begin"] <= e["end"]]
    same("calls: none ends before it begins", backwards, [])


# ---- the frames, as tcpdump sees them ------------------------------------------------------------

def talk_of(frame):
    ends = ends_of(frame)
    return (ends[0], *sorted(ends[1:3])) if ends else (0, ("", frame[12]), ("", frame[13]))


def try_frames():
    stage = Stage()
    path = os.path.join(TMP, "tcpdump.pcap")
    dump = subprocess.Popen(
        stage.inside(0, ["tcpdump", "-i", "eth0", "--immediate-mode", "-U", "-n", "-B", "16384", "-w", path,
                         *(["-Z", "root"] if ROOT else [])]), stderr=subprocess.PIPE, text=True)
    while "listening" not in (line := dump.stderr.readline()) and line:
        pass
    counts = []
    for commands in (("start web 6", "start dns"), ("client A", "open A web"), ("connect A",), ("request A",),
                     ("close A",), ("probe 81", "probe 9 udp"), ("ping 3", "ping 1 6"), ("forget", "open A dns"),
                     ("request A",), ("burst 4 50",), ("stop web",)):
        stage.tell(*commands)
        counts.append(len(stage.save("spool.pcapng")))
    frames = stage.save("spool.pcapng")
    time.sleep(0.3)
    dump.send_signal(signal.SIGINT)
    dump.wait(PATIENCE)
    dump.stderr.close()
    wanted = frames_of(path)
    same("frames: %d, as tcpdump has them, byte for byte" % len(wanted),
         collections.Counter(frames), collections.Counter(wanted))
    # two processors may each bring a frame at once: which is first is only certain within a conversation
    same("frames: in the same order in each conversation",
         sorted(frames, key=talk_of), sorted(wanted, key=talk_of))
    check("frames: there are some", len(wanted) > 400, len(wanted))
    check("frames: none comes behind a command's end", counts[-1] == len(frames), (counts, len(frames)))
    same("frames: of no command before the handshake: 0; ARP and handshake: 5", counts[:3], [0, 0, 5])
    same("frames: request, answer and their acknowledgments: 4", [counts[3] - counts[2]], [4])
    same("frames: the connection's end: FIN, FIN and the last ACK (or one ACK more)",
         [counts[4] - counts[3] in (3, 4)], [True])
    stage.end()


# ---- ten clients at once -------------------------------------------------------------------------

def ends_of(frame):
    """(proto, source, destination, bytes of data) of TCP and UDP over IPv4; None of others."""
    if frame[12:14] != b"\x08\x00" or frame[23] not in (6, 17):
        return None
    head = 14 + (frame[14] & 15) * 4
    total = struct.unpack_from(">H", frame, 16)[0] - (head - 14)
    size = (frame[head + 12] >> 4) * 4 if frame[23] == 6 else 8
    sport, dport = struct.unpack_from(">HH", frame, head)
    address = [".".join(map(str, frame[at:at + 4])) for at in (26, 30)]
    return frame[23], (address[0], sport), (address[1], dport), total - size


def try_burst():
    stage = Stage()
    check("burst: 10 clients, 1,000 requests", stage.tell("start web", "start dns", "burst 10 100"), stage.events[-1])
    frames = stage.save("burst.pcapng")
    owners = {}  # (host, proto, local port, remote port) -> the applications that ever held it, and sockets
    for e in stage.events:
        if e["word"] == "socket" and e["app"] != "-":
            key = (e["host"], e["proto"], int(e["local"].rsplit(":", 1)[1]), int(e["remote"].rsplit(":", 1)[1]))
            owners.setdefault(key, set()).add((stage.apps[e["app"]]["name"], e["id"]))
    talks, lost, arp = collections.defaultdict(collections.Counter), [], 0
    for i, frame in enumerate(frames, 1):
        ends = ends_of(frame)
        if not ends:
            arp += frame[12:14] == b"\x08\x06"
            lost += [] if frame[12:14] == b"\x08\x06" else ["frame %d is neither" % i]
            continue
        proto, source, destination, data = ends
        up = source[0] == "192.0.2.10"
        mine, theirs = (source, destination) if up else (destination, source)
        client = owners.get((0, proto, mine[1], theirs[1]), set())
        server = owners.get((1, proto, theirs[1], mine[1] if proto == 6 else 0), set())
        if len(client) != 1 or len(server) != 1:
            lost.append("frame %d: %s and %s" % (i, client, server))
            continue
        talks[(proto, *client, *server)].update(
            {"frames": 1, "requests": up and data > 0, "answers": not up and data > 0})
    same("burst: every one of %d frames is a socket's and an application's, on both hosts" % len(frames), lost, [])
    same("burst: ten conversations, each of one client and one server", collections.Counter(
        (proto, client[0], server[0]) for proto, client, server in talks), collections.Counter(
        (6 if n % 2 else 17, "burst-%d" % n, "web" if n % 2 else "dns") for n in range(1, 11)))
    same("burst: each socket is of one conversation", [len({k[1] for k in talks}), len({k[2] for k in talks})], [10, 6])
    same("burst: a hundred requests and answers in each", [(c["requests"], c["answers"]) for c in talks.values()],
         [(100, 100)] * 10)
    same("burst: every frame is counted once", [sum(c["frames"] for c in talks.values()) + arp], [len(frames)])
    same("burst: of DNS no frame but questions and answers",
         {c["frames"] for k, c in talks.items() if k[0] == 17}, {200})
    calls = collections.Counter(
        (stage.apps[e["app"]]["name"].split("-")[0], e["name"]) for e in stage.events if e["word"] == "call")
    same("burst: the calls", [calls[k] for k in (("burst", "send"), ("burst", "recv"), ("web", "accept"), (
        "web", "send"), ("dns", "recvfrom"), ("dns", "sendto"), ("web", "recv"))], [1000, 1000, 5, 500, 500, 500, 505])
    stage.end()


# ---- mistakes and hostile lines ------------------------------------------------------------------

MISTAKES = (
    ("stop web", "web: no such application runs"), ("start nothing", "start what? web, dns or echo"),
    ("connect A", "A: no such application runs"), ("client alongernamethan15", "a client's name is at most 15 letters"),
    ("client web", "a client's name"), ("client ../x", "a client's name"), ("nonsense", "no command of the stage"),
    ("probe 0", "probe which port?"), ("probe 65536", "probe which port?"), ("burst 1000 1", "how many?"),
    ("ping 0", "ping how often?"), ("step x", "which step?"), ("open", "a client's name is at most 15"))


def try_mistakes():
    stage = Stage()
    for command, part in MISTAKES:
        done = stage.tell(command)
        check("mistake: " + command, not done and part in stage.events[-1]["text"], stage.events[-1])
    stage.tell("client A")
    for command, part in (
            ("client A", "A: this client runs already"), ("connect A", "A: this client has no socket"),
            ("open A nowhere", "open to what"), ("open A web", ""), ("open A web", "has a socket already"),
            ("connect A", "A: connect: Connection refused"),
            ("close A", ""), ("open A dns", ""), ("send A a..b", "no name"), ("start web", ""),
            ("start web", "web: this server runs already")):
        done = stage.tell(command)
        check("mistake: %s: %s" % (command, part or "none"), done if not part else not done and
              part in stage.events[-1]["text"], stage.events[-1])
    texts = ["A " + t for t in ("%s%n%s", "\xe9\xff", "a" * 500, "'\"`$(id)`", "GET / HTTP/1.1", "%00", "x y z")]
    check("hostile texts are requests like others", stage.tell(
        "close A", "open A web", "connect A", *("request " + t for t in texts)), stage.events[-1])
    chance = random.Random(7)
    words = ("start stop client open connect send receive request close end probe forget look step web dns A B C 6 tcp "
             "udp 80 -1 99999999999 % .. \xff").split()
    lines = [" ".join(chance.choice(words) for _ in range(chance.randint(1, 5))) for _ in range(150)]
    lines = [line for line in lines if not line.startswith("receive") or " " not in line]
    for line in lines:
        stage.tell(line)
    check("150 lines of chance are all answered", stage.tell("look"))
    stage.write("x" * 5000, "look\x07", "")
    check("a line that is too long or no text is refused, and no more", stage.tell("look"))
    stage.end()


# ---- nothing stays -------------------------------------------------------------------------------

def spaces(pid):
    """The namespaces of a process that are not ours."""
    found = set()
    for kind in "user", "pid", "net", "mnt", "uts":
        try:
            there, here = (os.readlink("/proc/%s/ns/%s" % (p, kind)) for p in (pid, "self"))
            found |= {there} - {here}
        except OSError:
            pass
    return found


def marked(pid):
    try:
        with open("/proc/%s/environ" % pid, "rb") as f:
            return MARK.encode() in f.read()
    except OSError:
        return False


def wait_for_orphans():
    """What lost its parent comes to us: pid 1 may take its time."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def left(ours=frozenset()):
    """What is there after ten seconds: processes with our mark, and the namespaces `ours`."""
    until = time.monotonic() + 10
    while True:
        wait_for_orphans()
        pids = [p for p in processes() if p != os.getpid()]
        now = [p for p in pids if marked(p)], ours & set().union(*map(spaces, pids))
        if not any(now) or time.monotonic() > until:
            return now
        time.sleep(0.05)


def try_ends():
    gone = left()
    check("nothing stays of what was tried before", not any(gone), gone)
    for commands in ((), ("start web",), ("start web", "client A", "open A web", "connect A"),
                     ("start web", "burst 10 500"), ("start web", "start dns", "client A", "open A dns", "receive A")):
        for how in "SIGTERM of who started it", "SIGKILL of who started it", "SIGKILL of the stage":
            stage = Stage()
            stage.write(*commands)
            time.sleep(0.15)
            ours = set().union(*(spaces(pid) for _, pid in stage.children()))
            if how.startswith("SIGTERM"):
                stage.process.terminate()
            elif how.endswith("started it"):
                stage.process.kill()
            else:
                os.kill(next(p for n, p in stage.children() if n == "trame-stage"), signal.SIGKILL)
            stage.process.communicate()
            gone = left(ours)
            check("nothing stays: %s at '%s'" % (how, commands[-1] if commands else "the beginning"),
                  len(ours) >= 5 and not any(gone), (ours, gone))
    for ms in range(0, 60, 6):
        process = subprocess.Popen(
            [DRIVER], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(ms / 1000)
        process.kill()
        process.communicate()
    gone = left()
    check("nothing stays: SIGKILL while it comes up, 10 times", not any(gone), gone)


def stages():
    return [p for p, (name, _) in processes().items() if name == "trame-stage" and marked(p)]


def try_each_end():
    """A stage ends when its line is closed, and it ends with who started it: each without the other."""
    for commands in (), ("start web", "client A", "open A web", "connect A"):
        at = commands[-1] if commands else "the beginning"
        stage = Stage()
        stage.tell(*commands)
        stage.write("drop")
        line = stage.next_line(time.monotonic() + PATIENCE)
        check("its line is closed at '%s': it ends by itself" % at, line == "dropped by itself", line)
        stage.end()
        stage = Stage()
        stage.tell(*commands)
        stage.write("share")
        other = int(stage.next_line(time.monotonic() + PATIENCE).split()[1])
        stage.process.kill()
        stage.process.communicate()
        until = time.monotonic() + 10
        while stages() and time.monotonic() < until:
            wait_for_orphans()
            time.sleep(0.05)
        check("who started it is killed at '%s', its line stays open: it ends" % at, not stages(), stages())
        os.kill(other, signal.SIGKILL)
    gone = left()
    check("each end: nothing stays", not any(gone), gone)


def try_capture_ends():
    stage = Stage()
    stage.tell("start web")
    os.kill(next(p for _, p in stage.children() if is_capture(p)), signal.SIGKILL)
    event = stage.answer(1)
    check("the capture ends: that is told, and all of it ends",
          event["word"] == "failed" and "trame-net" in event["text"], event)
    stage.process.communicate()
    gone = left()
    check("the capture ends: nothing stays", not any(gone), gone)


# ---- other users ---------------------------------------------------------------------------------

def try_users():
    nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    if ROOT and subprocess.run([*nobody, "true"], check=False).returncode == 0:
        for who, before in (("an ordinary user", nobody), ("root of a namespace", ["unshare", "-Ur"])):
            stage = Stage(before)
            done = stage.tell("start web", "client A", "open A web", "connect A", "request A", "forget", "ping")
            check("%s: all is done" % who, done, [e for e in stage.events if e["word"] == "failed"])
            held = {stage.apps[s["app"]]["name"] for s in stage.sockets.values() if s["app"] != "-"}
            same("%s: who holds the sockets is known" % who, held, {"web", "A"})
            check("%s: it ends" % who, stage.end() == 0)
    else:
        print("skip other users: this user cannot become them")
    no_namespaces = ["unshare", "-Ur", "sh", "-c", 'echo 0 >/proc/sys/user/max_user_namespaces && exec "$0"']
    stage = Stage(no_namespaces)
    check("without namespaces: the sentence says what to do", stage.up["word"] == "failed" and
          "sudo sysctl -w user.max_user_namespaces" in stage.up["text"], stage.up)
    check("without namespaces: the status is 1", stage.end() == 1)


def main():
    os.chmod(TMP, 0o777)  # root becomes nobody, and has its spool there
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    probe = Stage()
    if probe.up["word"] == "failed":
        print("skip stage: " + probe.up["text"])
        return
    probe.end()
    try_mistakes()
    for tool, test in (("ss", try_sockets), ("strace", try_calls), ("tcpdump", try_frames)):
        if not shutil.which(tool) or not shutil.which("nsenter"):
            print("skip %s: it is not there" % tool)
        elif tool == "tcpdump" and not ROOT:
            print("skip tcpdump: it would need root to enter the lab with a right to capture")
        else:
            test()
    try_burst()
    try_users()
    try_capture_ends()
    try_each_end()
    try_ends()


main()
sys.exit(failed > 0)
