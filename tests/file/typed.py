#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""What one types at tshark, typed at both: the same lines come out. What is not done here is refused with a
sentence, and exit status 2."""
import os
import re
import subprocess
import sys

TRAME = os.environ["TRAME"]
TMP = os.environ.get("TMP", "/tmp")
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WEB, DNS = (os.path.join(TOP, "captures", name) for name in ("web.pcapng", "dns.pcapng"))
COLUMNS = [word for name in "No. Time Source Destination Protocol Length Info".split() for word in (
    "-e", "_ws.col." + name)]
NUMBERS = "-T fields -e tcp.seq -e tcp.seq_raw -e tcp.nxtseq -e tcp.ack -e tcp.ack_raw -e _ws.col.Info".split()
SOME = "-e frame.number -e ip.src -e ip.addr -e tcp.port -e dns.qry.name -e _ws.col.Info".split()

SAME = [
    ["-T", "tabs"], ["-T", "psml"], ["-T", "text", "-t", "ad"], ["-T", "tabs", "-t", "e"], ["-T", "text", "-t", "dd"],
    ["-T", "fields", *COLUMNS, "-E", "header=y", "-E", "quote=d"],
    ["-T", "fields", *COLUMNS, "-t", "ud", "-E", "separator=|"],
    ["-T", "json", *SOME], ["-T", "ek", *SOME], ["-T", "pdml", *SOME], ["-T", "json", "-e", "tcp.port"],
    ["-T", "json", *SOME, "-E", "occurrence=f"], ["-T", "ek", *SOME, "-E", "occurrence=l"],
    ["-T", "json", *SOME, "-Y", "ip.addr == 203.0.113.1"],
    ["-o", "tcp.relative_sequence_numbers:FALSE", *NUMBERS], ["-o", "tcp.analyze_sequence_numbers:FALSE", *NUMBERS],
    ["-o", "ip.check_checksum:FALSE", "-o", "tcp.check_checksum:FALSE", "-o", "udp.check_checksum:FALSE",
     "-T", "fields", "-e", "ip.checksum.status", "-e", "tcp.checksum.status", "-e", "udp.checksum.status"],
    ["-d", "udp.port==53,ntp", "-T", "fields", "-e", "_ws.col.Protocol"],
    ["-d", "tcp.port==80-82,dns", "-T", "fields", "-e", "_ws.col.Protocol"],
    ["-2", "-R", "tcp or dns", "-T", "fields", "-e", "frame.number", "-e", "tcp.stream", "-e", "dns.id"],
    ["-n", "-l", "-Q", "-u", "s", "-2", "-T", "tabs", "-c", "3"],
    ["-T", "fields", "-e", "frame.time", "-e", "frame.time_epoch"],
]
HELPED = [[], ["read"], ["craft"], ["ask"], ["send"], ["lab"], ["protocols"]]
REFUSED = ["-o foo.bar:1", "-o tcp.check_checksum", "-o tcp.check_checksum:maybe", "-o http.dechunk_body:TRUE",
           "-d tcp.port==80", "-d tcp.port==80,nothing", "-d tcp.port==99999,http", "-d foo==1,http", "-N x",
           "-R tcp", "-z io,stat,1", "-a packets:3", "-b files:2", "-u hms", "-F nothing", "-O nothing", "-e ip.src",
           "-T text -e ip.src", "-T fields", "-T nothing", "-t nothing", "-2 -R nothing"]


def report(name, why):
    print("ok %s" % name if why is None else "FAIL %s: %s" % (name, why))


def run(*args, **more):
    return subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=100, **more)


def lines(done):
    text = done.stdout.decode("utf-8", "replace")
    text = re.sub(r'<\?xml-stylesheet.*\n<!-- .*\n|(creator|time|capture_file)="[^"]*"', "", text)
    return [re.sub(" +>$", ">", line.rstrip()) for line in text.splitlines()]


def compare(path, words, zone="UTC"):
    env = dict(os.environ, TZ=zone, LC_ALL="C.UTF-8")
    ours, theirs = (run(*head, "-r", path, *words, env=env) for head in ((TRAME,), ("tshark", "-n")))
    a, b = lines(ours), lines(theirs)
    why = None if ours.returncode == 0 and not ours.stderr else "exit %d: %r" % (ours.returncode, ours.stderr)
    for left, right in zip(a, b):
        if left != right:
            why = why or "%r, not %r" % (left, right)
    report("%s %s%s" % (os.path.basename(path), " ".join(words), "" if zone == "UTC" else " in " + zone),
           why or (None if len(a) == len(b) and b else "%d lines, not %d" % (len(a), len(b))))


def written():
    """-P prints while -w writes; -F says what is written, whatever it is called."""
    out = os.path.join(TMP, "typed.pcap")
    done = run(TRAME, "-r", DNS, "-w", out, "-P")
    report("-P", None if done.stdout == run("tshark", "-n", "-r", DNS).stdout and done.returncode == 0 else "%r" % done)
    for kind, name in ("pcapng", "pcapng"), ("pcap", "pcap"), ("nsecpcap", "nsecpcap"):
        run(TRAME, "-r", DNS, "-w", out, "-F", kind)
        said = run("capinfos", "-T", "-r", "-t", out).stdout.decode().split()
        report("-F " + kind, None if said and said[-1] == name else "%r" % said)


def only():
    """-O: every layer's heading, the fields of those that are named."""
    text = run(TRAME, "-r", DNS, "-O", "dns,udp", "-S", "====").stdout.decode()
    good = text.count("\n====\n") == 12 and "    Transaction ID" in text and "Internet Protocol" in text
    report("-O and -S", None if good and "Header Checksum" not in text else text[:400])


def main():
    for path in WEB, DNS:
        for words in SAME:
            compare(path, words)
    for zone in "Europe/Paris", "America/St_Johns":
        compare(DNS, ["-T", "fields", "-e", "frame.time", "-e", "frame.time_epoch"], zone)
        compare(DNS, ["-T", "text", "-t", "a"], zone)
        compare(DNS, ["-T", "json", "-e", "frame.time"], zone)
    for words in REFUSED:
        done = run(TRAME, "-r", DNS, *words.split())
        said = done.stderr.decode()
        report("refused: " + words, None if done.returncode == 2 and said.startswith("trame: ") and not done.stdout
               else "exit %d: %r" % (done.returncode, said))
    for words in HELPED:
        for lang in "en", "fr":
            told = run(TRAME, *words, "--lang", lang, "--help").stdout.decode().splitlines()
            long = [line for line in told if len(line) > 80]
            report("%s in 80 columns, %s" % (" ".join([*words, "--help"]), lang),
                   None if told and not long else "%r" % long[:3])
    written()
    only()


if __name__ == "__main__":
    sys.exit(main())
