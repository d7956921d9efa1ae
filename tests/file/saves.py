#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""What `-w` leaves behind: the old file or the new one, whole, and nothing beside it, whatever happens: a
full disk, a folder or file that may not be written, links, signals at any moment. As root and as nobody. And
how reading ends: into `head`, on pipes, on a file that is followed."""
import os
import random
import signal
import resource
import stat
import struct
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from oracle import TMP, TRAME, pcap, report, run, write  # noqa: E402

NOBODY = 65534
OLD = b"old"


def folder(name, mode=0o777):
    path = os.path.join(TMP, name)
    os.mkdir(path)
    os.chmod(path, mode)
    return path


def read(path):
    with open(path, "rb") as f:
        return f.read()


def as_nobody():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def small_disk():
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def big(path):
    write(path, pcap("<", 0xA1B2C3D4, records=3000))
    return read(path)


def who(name):
    return {"root": None, "nobody": as_nobody}[name]


def links(user, source):
    place = folder("links " + user)
    target, link = os.path.join(place, "target.pcap"), os.path.join(place, "link.pcap")
    write(target, OLD)
    os.chmod(target, 0o666)
    os.symlink("target.pcap", link)
    done = run(TRAME, "-r", source, "-w", link, preexec_fn=who(user))
    good = done.returncode == 0 and os.path.islink(link) and read(target) == read(source)
    mode = stat.S_IMODE(os.stat(target).st_mode)
    report("%s: behind a link the file is replaced" % user, None if good and mode == 0o666 else "%r, mode %o" % (
        done, mode))
    same = run(TRAME, "-r", link, "-w", link, "-c", "2", preexec_fn=who(user))
    good = same.returncode == 0 and os.path.islink(link) and read(target) == read(source)[:len(read(target))]
    report("%s: read and written through a link" % user, None if good and sorted(os.listdir(place)) == [
        "link.pcap", "target.pcap"] else "%r" % same)


def forbidden(source):
    if os.geteuid() != 0:
        print("skip folders of others: not root")
        return
    if os.environ["CLOSED"]:
        print("skip folders of others: " + os.environ["CLOSED"])
        return
    place = folder("closed", 0o755)
    out = os.path.join(place, "a.pcap")
    write(out, OLD)
    os.chmod(out, 0o666)
    done = run(TRAME, "-r", source, "-w", out, preexec_fn=as_nobody)
    report("a folder that may not be written", None if done.returncode == 1 and done.stderr.count(b"\n") == 1
           and read(out) == OLD else "%r" % done)
    os.chmod(place, 0o777)
    os.chmod(out, 0o444)
    done = run(TRAME, "-r", source, "-w", out, preexec_fn=as_nobody)
    report("a file that may not be written", None if done.returncode == 1 and read(out) == OLD
           and os.listdir(place) == ["a.pcap"] else "%r" % done)


def full(user, source):
    place = folder("full " + user)
    out = os.path.join(place, "a.pcap")
    write(out, OLD)
    os.chmod(out, 0o666)

    def limits():
        small_disk()
        if who(user):
            as_nobody()
    for command in ([TRAME, "-r", source, "-w", out],
                    [TRAME, "craft", "eth/ip ttl=1..200/udp/\"some bytes\"", "-w", out]):
        done = run(*command, preexec_fn=limits)
        good = done.returncode == 1 and b"File too large" in done.stderr and done.stderr.count(b"\n") == 1
        report("%s: %s on a full disk" % (user, command[1]), None if good and read(out) == OLD
               and os.listdir(place) == ["a.pcap"] else "%r, %r" % (done, os.listdir(place)))


def blocked(source):
    """Standard output takes nothing: that is told once, and what -w was to write stays as it was."""
    out = os.path.join(folder("blocked"), "a.pcap")
    write(out, OLD)
    for words in ["-T", "json"], ["-T", "text", "-l"], ["-P", "-w", out], ["-P", "-c", "2", "-w", out], ["-w", "-"]:
        with open("/dev/full", "wb") as sink:
            done = subprocess.run([TRAME, "-r", source, *words], stdout=sink, stderr=subprocess.PIPE, timeout=100)
        good = done.returncode == 1 and done.stderr.startswith(b"trame: standard output: ")
        report("a full standard output: " + " ".join(words[:4]), None if good and done.stderr.count(b"\n") == 1
               and read(out) == OLD else "%r" % done)


def killed(user, number, source, data):
    """At any moment of the reading, the writing and the renaming."""
    place = folder("killed %s %d" % (user, number))
    out, r, why = os.path.join(place, "a.pcap"), random.Random(number), None
    endings = {OLD: 0, data: 0}
    write(out, OLD)
    os.chmod(out, 0o666)
    for _ in range(12):
        child = subprocess.Popen([TRAME, "-r", source, "-w", out], preexec_fn=who(user), stderr=subprocess.DEVNULL)
        time.sleep(r.random() * 0.12)
        child.send_signal(number)
        child.wait(60)
        time.sleep(0.02)
        now = read(out)
        if now not in endings or os.listdir(place) != ["a.pcap"]:
            why = "%d bytes, %r" % (len(now), os.listdir(place))
        endings[now] = endings.get(now, 0) + 1
        write(out, OLD) if os.path.exists(out) else None
    child = subprocess.Popen([TRAME, "-r", "-", "-w", out], preexec_fn=who(user), stdin=subprocess.PIPE)
    child.stdin.write(data[:5000])
    child.stdin.flush()
    time.sleep(0.3)
    child.send_signal(number)
    child.wait(60)
    child.stdin.close()
    time.sleep(0.05)
    if read(out) != OLD or os.listdir(place) != ["a.pcap"]:
        why = why or "while it waits: %r" % os.listdir(place)
    report("%s: signal %d leaves the old file or the new one, and nothing else" % (user, number), why)


def heads(source):
    child = subprocess.Popen([TRAME, "-r", source, "-T", "text"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = child.stdout.readline()
    child.stdout.close()
    said = child.stderr.read()
    status = child.wait(60)
    report("output into head ends quietly", None if first and not said and status in (0, -signal.SIGPIPE)
           else "exit %d, %r" % (status, said))


def at_once(data):
    """-l and without it: a line comes as soon as its frame does; a FIFO is read as it is filled."""
    for more in [], ["-l"], ["--follow"]:
        fifo = os.path.join(TMP, "fifo" + "".join(more))
        os.mkfifo(fifo, 0o666)
        child = subprocess.Popen([TRAME, "-r", fifo, "-T", "fields", "-e", "frame.number", *more],
                                 stdout=subprocess.PIPE)
        with open(fifo, "wb") as f:
            f.write(data[:24 + 16 + 60])
            f.flush()
            first = child.stdout.readline()
            f.write(data[24 + 16 + 60:])
        rest = child.stdout.read()
        report("a FIFO %s" % " ".join(more), None if first == b"1\n" and rest.count(b"\n") == 2999
               and child.wait(60) == 0 else "%r, %d lines" % (first, rest.count(b"\n")))


def shrunk(data):
    """A file that is followed and begins anew: what was read stands, and that is told."""
    path = os.path.join(TMP, "shrunk")
    write(path, data[:24 + 76 * 1])
    os.chmod(path, 0o644)
    child = subprocess.Popen([TRAME, "-r", path, "--follow", "-T", "fields", "-e", "frame.number"],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = child.stdout.readline()
    write(path, struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
    rest, said = child.communicate(timeout=60)
    report("a followed file that shrinks", None if first == b"1\n" and child.returncode == 1 and not rest
           and b"shorter" in said and said.count(b"\n") == 1 else "exit %d, %r %r" % (child.returncode, rest, said))


def main():
    os.chmod(TMP, 0o755)
    source = os.path.join(TMP, "source.pcap")
    data = big(source)
    os.chmod(source, 0o644)
    users = ["root", "nobody"] if os.geteuid() == 0 else ["root"]
    if os.environ["CLOSED"]:
        print("skip saves of nobody: " + os.environ["CLOSED"])
        users = ["root"]
    for user in users:
        links(user, source)
        full(user, source)
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL:
            killed(user, number, source, data)
    forbidden(source)
    blocked(source)
    heads(source)
    at_once(data)
    shrunk(data)


if __name__ == "__main__":
    main()
