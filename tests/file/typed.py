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
    *(["-d", "%s,dns" % ports, "-T", "fields", "-e", "_ws.col.Protocol"] for ports in (
        "tcp.port==79:1", "tcp.port==79:2", "tcp.port==80:1", "tcp.port==81-82")),
    ["-d", "tcp.port==80-82,dns", "-T", "fields", "-e", "_ws.col.Protocol"],
    ["-2", "-R", "tcp or dns", "-T", "fields", "-e", "frame.number", "-e", "tcp.stream", "-e", "dns.id"],
    ["-T", "text", "-a", "packets:3"], ["-T", "text", "-Y", ""], ["-T", "text", "-Y", " ", "--print"],
    ["-n", "-l", "-Q", "-u", "s", "-2", "-T", "tabs", "-c", "3"],
    ["-T", "fields", "-e", "frame.time", "-e", "frame.time_epoch"],
    *([*words, "--hexdump", "frames"] for words in (["-x"], ["-q"], ["-P"], ["-T", "text"], ["-T", "tabs"], [
        "-P", "-T", "tabs"], ["-T", "text", "-P", "-Y", "udp or http", "-t", "ad"], ["--hexdump", "delimit"], [
        "--hexdump", "noascii"])),
]
# Headers that no table has, in each shape; protocols, whose values are the lines over their layers.
LINES = "-e http.request.line -e http.response.line -e http.host -e http".split()
HEADINGS = "-e frame -e eth -e ip -e tcp -e udp -e data -e arp -e vlan -e mpls -e sll -e gre.proto".split()
HTTP = [r"GET / HTTP/1.1\r\nHost: a\r\nX-Foo: b\tc \"d\" <&>\r\nAccept: x\r\n\r\n",
        r"POST /x HTTP/1.1\r\nX-Bar:\r\nContent-Length: 0\r\n\r\n"]
# What came twice: blocks up to what is acknowledged, or that end in the next one, and just not.
SACKS = [(50, 100), (50, 101), (200, 300, 200, 400), (200, 300, 199, 300), (200, 300, 201, 400), (200, 300, 200, 299),
         (200, 300, 299, 500), (200, 300, 300, 500), (200, 300, 100, 250), (200, 300, 400, 500)]
HELPED = [[], ["read"], ["craft"], ["ask"], ["send"], ["lab"], ["protocols"]]
REFUSED = ["-o foo.bar:1", "-o tcp.check_checksum", "-o tcp.check_checksum:maybe", "-o http.dechunk_body:TRUE",
           "-d tcp.port==80", "-d tcp.port==80,nothing", "-d tcp.port==99999,http", "-d foo==1,http", "-N x",
           "-R tcp", "-z io,stat,1", "-a packets:x", "-a packets:0", "-a duration:3", "-b files:2", "-u hms",
           "-F nothing", "-O nothing", "-e ip.src", "-T text -e ip.src", "-T fields", "-T nothing", "-t nothing",
           "-2 -R nothing", "-f arp udp", "-f nonsense", "-c 0", "-T json -x"]
# What there is in place of tshark's and tcpdump's options, and of words that are mistaken for others.
SAID = {"-G fields": "trame protocols", "-v": "--version", "-vvv": "--version", "-X eth:x": "-x", "-j ip": "-e FIELD",
        "--disable-protocol=dns": "-d ", "-p": "ether host", "--hexdump all": "delimit", "-Y dns and udp": "quotes",
        "/dev/null": "mergecap", "-C profile": "profile", "--folow": "no such option"}


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


def helpful():
    """A sentence that helps; tshark's way to write a capture filter; -h."""
    for words, what in SAID.items():
        done = run(TRAME, "-r", DNS, *words.split())
        text = done.stderr.decode().splitlines()
        report("said: " + words, None if done.returncode == 2 and what in text[0] and not done.stdout else "%r" % done)
    ours, theirs = (run(TRAME, "-r", DNS, "-T", "text", *words).stdout for words in (["-f", "arp"], ["arp"]))
    report("-f FILTER", None if ours == theirs and ours.count(b"\n") == 2 else "%r" % ours)
    a, b = (run(TRAME, "read", word) for word in ("-h", "--help"))
    report("-h", None if a.stdout == b.stdout and a.returncode == 0 and a.stdout else "%r" % a)
    a, b = (run(TRAME, "-r", DNS, "-c", "1", word) for word in ("--color", "--color=always"))
    report("--color", None if a.stdout == b.stdout and b"\33[" in a.stdout else "%r" % a)


def headers():
    """What -e gives of lines, line ends and all, and of protocols."""
    path = os.path.join(TMP, "http.pcap")
    run(TRAME, "craft", *["ip / tcp sport=%d dport=80 flags=PA seq=1 / '%s'" % (4000 + i, HTTP[i]) for i in (0, 1)],
        "-w", path)
    for form in "fields", "json", "ek", "pdml":
        compare(path, ["-T", form, *LINES])
        for name in "icmp.pcap", "tunnels.pcap", "cooked.pcapng":
            compare(os.path.join(TOP, "captures", name), ["-T", form, *HEADINGS])


def twice():
    path = os.path.join(TMP, "sack.pcap")
    run(TRAME, "craft", *["Ether()/IP()/TCP(sport=%d, dport=9, flags='A', seq=1, ack=100, options=[('SAck', %r)])" % (
        4000 + i, edges) for i, edges in enumerate(SACKS)], "-w", path)
    compare(path, ["-o", "tcp.relative_sequence_numbers:FALSE", "-T", "fields", "-e", "frame.number", "-e",
                   "tcp.options.sack.count", "-e", "tcp.options.sack.dsack_le", "-e", "tcp.options.sack.dsack_re"])


def written():
    """-P prints while -w writes; -F says what is written, whatever it is called."""
    out = os.path.join(TMP, "typed.pcap")
    done = run(TRAME, "-r", DNS, "-w", out, "-P")
    report("-P", None if done.stdout == run("tshark", "-n", "-r", DNS).stdout and done.returncode == 0 else "%r" % done)
    for kind, name in ("pcapng", "pcapng"), ("pcap", "pcap"), ("nsecpcap", "nsecpcap"):
        run(TRAME, "-r", DNS, "-w", out, "-F", kind)
        said = run("capinfos", "-T", "-r", "-t", out).stdout.decode().split()
        report("-F " + kind, None if said and said[-1] == name else "%r" % said)


def above():
    """-P with -V: the line, then the tree; the bytes behind both."""
    def parts(*words):
        return run(TRAME, "-r", WEB, *words).stdout.decode()

    trees, rows = (re.split(r"\n\n", parts(*words).rstrip("\n")) for words in (["-V"], ["-x"]))
    texts = parts("-T", "text").splitlines()
    report("-P -V", None if len(trees) == len(texts) == 12 and parts("-P", "-V").rstrip("\n") == "\n\n".join(
        "%s\n%s" % pair for pair in zip(texts, trees)) else parts("-P", "-V")[:400])
    report("-P -V -x", None if len(rows) == 12 and parts("-P", "-V", "-x") == "".join(
        "%s\n%s\n\n%s\n\n" % three for three in zip(texts, trees, rows)) else parts("-P", "-V", "-x")[:400])


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
    helpful()
    headers()
    twice()
    written()
    only()
    above()


if __name__ == "__main__":
    sys.exit(main())
