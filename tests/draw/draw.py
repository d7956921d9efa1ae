#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""`trame draw`: every kind in every format over frames of all sorts, against golden files; what its options do; its
errors; what other programs make of its files.

    draw.py          compares         draw.py write    writes the golden files of tests/want/draw again

The text of every picture is a golden file. Of the other formats a sum is one (tests/want/draw/SUMS), and each file is
read by a judge besides: XML by a parser, PDF by pdfinfo and pdftotext, PNG by its header. Of one frame everything is
kept, so that a change of a format can be read as a diff; of a PDF it is what stands in it unpacked.
"""
import hashlib
import os
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TRAME = os.environ.get("TRAME", os.path.join(TOP, "build/trame"))
TMP = os.environ.get("TMP") or "/tmp/trame-draw-test"
WANT = os.path.join(TOP, "tests/want/draw")
WRITE = sys.argv[1:] == ["write"]
KINDS = ["strip", "columns", "grid", "bytes", "build", "page", "ladder", "ports"]
FORMATS = ["txt", "svg", "tex", "html", "md", "pdf"]
KEPT = ["syn"]  # of which every format is a golden file
bad = 0

ENDS = "Ether(src='02:00:00:00:00:10',dst='02:00:00:00:00:80')/IP(src='192.0.2.10',dst='192.0.2.80')"
RECIPES = {
    "syn": ENDS + "/TCP(sport=49152,dport=80,flags='S',seq=1000,options=[('MSS',1460),('SAckOK',b''),"
                  "('Timestamp',(100,0)),('NOP',None),('WScale',7)])",
    "http": ENDS + "/TCP(sport=49152,dport=80,flags='PA',seq=1001,ack=5001)"
                   "/Raw(load=b'GET /index.html HTTP/1.1\\r\\nHost: www.example.com\\r\\n\\r\\n')",
    "dns": "Ether()/IP(src='192.0.2.53')/UDP(sport=53,dport=40000)/DNS(id=7,qr=1,ra=1,"
           "qd=DNSQR(qname='www.example.com'),an=DNSRR(rrname='www.example.com',type='A',ttl=300,rdata='192.0.2.80'))",
    "arp": "eth src=02:00:00:00:00:80 / arp op=2 hwsrc=02:00:00:00:00:80 psrc=192.0.2.80 hwdst=02:00:00:00:00:10 "
           "pdst=192.0.2.10",
    "ns": "Ether()/IPv6(src='2001:db8::10',dst='ff02::1:ff00:80')/IPv6ExtHdrHopByHop(options=[RouterAlert()])"
          "/ICMPv6ND_NS(tgt='2001:db8::80')/ICMPv6NDOptSrcLLAddr(lladdr='02:00:00:00:00:10')",
    "vxlan": "Ether()/Dot1Q(vlan=42)/IP()/UDP(sport=50000,dport=4789)/VXLAN(vni=7)/Ether()/IP(src='192.0.2.1')/ICMP()",
    "fragment": "eth/ip flags=MF frag=185 proto=17 src=192.0.2.10/hex=00112233445566778899aabbccddeeff",
    "malformed": "eth/ip ihl=15 src=192.0.2.10/tcp dport=80",
    "long": "eth/ip src=192.0.2.10/udp sport=40000 dport=40001/hex=" +
            "".join("%02x" % (i * 7 % 256) for i in range(1472)),
}


def ok(name, good, why=""):
    global bad
    print("ok draw " + name if good else "FAIL draw %s: %s" % (name, why))
    bad += not good
    return good


def run(*words, env=None, stdin=None):
    environ = dict(os.environ, **dict({"LC_ALL": "C.UTF-8"}, **(env or {})))
    for name in ("LANG", "LANGUAGE", "COLUMNS", "NO_COLOR"):
        if not env or name not in env:
            environ.pop(name, None)
    return subprocess.run([TRAME, *words], capture_output=True, env=environ, stdin=stdin or subprocess.DEVNULL,
                          cwd=TOP)


def draw(source, kind, out, *more, env=None):
    p = run("draw", source, "-k", kind, "-o", out, *more, env=env)
    return p if p.returncode else None


def read(path):
    with open(path, "rb") as f:
        return f.read()


def unpacked(path):
    """A file's bytes; of a PDF with its streams unpacked, and without the places of its objects."""
    data, out, at = read(path), b"", 0
    if not path.endswith(".pdf"):
        return data
    for m in re.finditer(rb"/Filter /FlateDecode /Length (\d+)>>\nstream\n", data):
        end = m.end() + int(m[1])
        out += data[at:m.start()] + b">>\nstream\n" + zlib.decompress(data[m.end():end])
        at = end
    return re.sub(rb"(?s)\d{10} 00000 n.*trailer", b"trailer", re.sub(rb"[\x80-\xff]", b"?", out + data[at:]))


# ---- the pictures ----

def sources():
    found = dict(RECIPES)
    cut = os.path.join(TMP, "truncated.pcap")
    assert run("-r", "captures/web.pcapng", "-s", "60", "-w", cut).returncode == 0
    found["truncated"] = cut + ":6"
    found["conversation"] = "captures/web.pcapng:3-12"
    found["reply"] = "captures/web.pcapng:6,8"
    return found


def kinds_of(name):
    return {"conversation": ["ladder", "ports"], "reply": ["columns"]}.get(name, KINDS)


def formats_of(kind):
    return FORMATS + (["mmd"] if kind in ("grid", "ladder") else [])


def golden(name, path, sums):
    """The file against the golden one, or its sum against the list."""
    base = os.path.basename(path)
    text = read(path)
    if not base.endswith(".txt") and (name not in KEPT or base.endswith(".pdf")):
        sums[base] = hashlib.sha256(text).hexdigest()
        if name not in KEPT:
            return None
    if base.endswith(".pdf"):
        base, path, text = base + "-unpacked", path + "-unpacked", unpacked(path)
        with open(path, "wb") as f:
            f.write(text)
    want = os.path.join(WANT, base)
    if WRITE:
        if not os.path.exists(want) or read(want) != text:
            shutil.copyfile(path, want)
            print("wrote " + want)
        return None
    if not os.path.exists(want):
        return base + " has no golden file"
    if read(want) != text:
        diff = subprocess.run(["diff", "-u", want, path], capture_output=True, text=True).stdout
        print(diff[:4000])
        return base + " is not what stands in tests/want/draw"
    return None


def pictures():
    sums, made = {}, []
    for name, source in sources().items():
        wrong = []
        for kind in kinds_of(name):
            for ending in formats_of(kind):
                out = os.path.join(TMP, "%s-%s.%s" % (name, kind, ending))
                failed = draw(source, kind, out)
                if failed:
                    wrong.append("%s %s: %s" % (kind, ending, failed.stderr.decode()[:200]))
                    continue
                made.append(out)
                wrong += filter(None, [golden(name, out, sums)])
        ok("pictures of " + name, not wrong, "; ".join(wrong))
    listed = os.path.join(WANT, "SUMS")
    text = "".join("%s  %s\n" % (sums[base], base) for base in sorted(sums))
    if WRITE:
        with open(listed, "w") as f:
            f.write(text)
    else:
        with open(listed) as f:
            want = dict(reversed(line.split()) for line in f)
        other = [base for base in sorted(set(want) | set(sums)) if want.get(base) != sums.get(base)]
        ok("sums", not other, "%d differ: %s" % (len(other), " ".join(other[:8])))
    return made


# ---- what the files are ----

def judges(made):
    wrong = []
    for path in made:
        if not path.endswith(".svg"):
            continue
        try:
            root = ET.parse(path).getroot()
        except ET.ParseError as e:
            wrong.append("%s: %s" % (path, e))
            continue
        names = [child.tag.split("}")[1] for child in root.iter()]
        if "title" not in names or "desc" not in names or "script" in names or "text" not in names:
            wrong.append(path + ": title, desc, text, and no script")
        if re.search(rb'(href|src)="(?!#)', read(path)):
            wrong.append(path + " refers to something outside")
    ok("svg", not wrong, "; ".join(wrong[:5]))
    plain = [p for p in made if p.endswith((".txt", ".md", ".tex", ".mmd", ".html"))]
    odd = [p for p in plain if re.search(rb"[\x00-\x08\x0b\x0d-\x1f\x7f]", read(p))]
    ok("no control characters", not odd, " ".join(odd[:5]))


def pdf_and_png():
    png, pdf = os.path.join(TMP, "one.png"), os.path.join(TMP, "deck.pdf")
    failed = draw("captures/web.pcapng:6", "page", png)
    head = b"" if failed else read(png)[:24]
    ok("png", head[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", head[16:24])[0] > 300, str(failed or head))
    failed = draw("captures/web.pcapng:4-6", "page", pdf)
    ok("pdf", not failed and read(pdf)[:5] == b"%PDF-", str(failed))
    first = read(pdf)
    draw("captures/web.pcapng:4-6", "page", pdf)
    ok("pdf: the same bytes again", read(pdf) == first, "two runs differ")
    for kind, frames, want, word in (("strip", "6", 1, "overhead"), ("columns", "6", 1, "curl/7.88.1"),
                                     ("grid", "4-6", 3, "Urgent Pointer"), ("bytes", "4-6", 3, "Time to Live"),
                                     ("ladder", "1-12", 1, "SYN"), ("build", "6", 4, "segment")):
        one = os.path.join(TMP, "kind.pdf")
        failed = draw("captures/web.pcapng:" + frames, kind, one)
        pages = failed or subprocess.run(["pdfinfo", one], capture_output=True, text=True).stdout
        text = failed or subprocess.run(["pdftotext", "-layout", one, "-"], capture_output=True, text=True).stdout
        ok("pdf of " + kind, not failed and re.search(r"^Pages: *%d$" % want, pages, re.M) and word in text,
           "%s %s" % (pages, text))
    pages = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    ok("pdfinfo", re.search(r"^Pages: *3$", pages, re.M), pages)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
    ok("pdftotext", "192.0.2.80" in text and "curl/7.88.1" in text and text.count("\f") == 3, text[:300])


def info_of(path):
    return subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout


def other_scripts():
    """Letters that no reader's own fonts have: the same file by way of rsvg-convert, on whichever page they stand;
    a page that says nothing of it to its neighbours."""
    pcap, recipes = os.path.join(TMP, "script.pcap"), os.path.join(TMP, "script.txt")
    pdf = os.path.join(TMP, "script.pdf")
    with open(recipes, "w") as f:
        f.write((ENDS + "/UDP(sport=40000,dport=40001)/Raw(load=b'abc')\n") * 5)
    assert run("craft", "-f", recipes, "-w", pcap).returncode == 0
    failed = draw(pcap + ":1", "strip", pdf, "--title", "日本")
    ok("other scripts: one", not failed and "cairo" in info_of(pdf), str(failed))
    failed = draw(pcap, "columns", pdf, "--callout", "udp.srcport=日本")
    info = info_of(pdf)
    ok("other scripts: a deck", not failed and "cairo" in info and re.search(r"^Pages: +5$", info, re.M), info)
    with open(pdf, "wb") as f:
        p = subprocess.run([TRAME, "draw", "captures/services.pcap", "-k", "columns", "-F", "pdf"], stdout=f, cwd=TOP)
    ok("to a pipe", p.returncode == 0 and read(pdf)[:5] == b"%PDF-", info_of(pdf))


def first_and_last():
    """A deck whose last page alone has such letters: nothing is left of the pages before. One file a page: only it
    goes another way."""
    pcap, recipes = os.path.join(TMP, "last.pcap"), os.path.join(TMP, "last.txt")
    pdf, folder = os.path.join(TMP, "last.pdf"), os.path.join(TMP, "last")
    http = ENDS + "/TCP(sport=49152,dport=80,flags='PA',seq=1001,ack=5001)/Raw(load=b'GET /%s HTTP/1.1\\r\\n\\r\\n')\n"
    with open(recipes, "w") as f:
        f.write(http % "a" * 3 + http % "\\xe6\\x97\\xa5")
    assert run("craft", "-f", recipes, "-w", pcap).returncode == 0
    if "\u65e5" not in text_of(pcap + ":4", "columns"):
        return ok("last page: letters of another script", False, text_of(pcap + ":4", "columns"))
    for out in pdf, "-":
        p = run("draw", pcap, "-k", "columns", "-F", "pdf", "-o", out)
        if out == "-":
            with open(pdf, "wb") as f:
                f.write(p.stdout)
        info = info_of(pdf)
        ok("last page of a deck to " + ("a pipe" if out == "-" else "a file"), p.returncode == 0 and "cairo" in info and
           re.search(r"^Pages: +4$", info, re.M), str(p.stderr) + info)
    os.mkdir(folder)
    failed = draw(pcap, "columns", folder + "/%d.pdf")
    makers = ["cairo" in info_of("%s/%d.pdf" % (folder, n)) for n in (1, 2, 3, 4)]
    ok("last of numbered files", not failed and makers == [False, False, False, True], str(failed or makers))
    return None


def pdf_of_deck():
    pdf = os.path.join(TMP, "mark.pdf")
    failed = draw("captures/web.pcapng", "page", pdf, "-Y", "http")
    text = b"" if failed else unpacked(pdf)
    ok("bookmarks", not failed and text.count(b"/Dest [") == 2 and b"/Title (Frame 8: Ethernet, IPv4, TCP, " in text,
       str(failed))
    ok("title of a deck", "web.pcapng, filter http" in info_of(pdf), info_of(pdf))
    failed = draw("captures/web.pcapng:6", "page", pdf, "--title", "Une requête", "--lang=fr")
    ok("title and language", "Une requête" in info_of(pdf) and b"/Lang (fr)" in read(pdf), info_of(pdf))
    failed = draw("captures/web.pcapng:6", "grid", pdf, "--width", "20000")
    ok("a page is not larger than readers take", re.search(r"^Page size: +14400 x", info_of(pdf), re.M), info_of(pdf))


def missing_rsvg():
    """Without the program a sentence names its package. It is looked for in fixed places, so that it can only be
    hidden in a mount namespace of our own."""
    if not shutil.which("unshare") or not shutil.which("rsvg-convert"):
        print("skip draw missing rsvg-convert: no unshare")
        return
    script = 'mount --bind /dev/null %s && exec "$0" draw captures/web.pcapng:4 "$@"' % shutil.which("rsvg-convert")
    for ending, title, made in (("png", "a", False), ("pdf", "日本", False), ("pdf", "é", True)):
        out = os.path.join(TMP, "none-%s.%s" % (made, ending))
        p = subprocess.run(["unshare", "-rm", "sh", "-c", script, TRAME, "-o", out, "--title", title],
                           capture_output=True, text=True, cwd=TOP)
        if "unshare" in p.stderr or "mount" in p.stderr:
            print("skip draw missing rsvg-convert: %s" % p.stderr.strip())
            return
        ok("missing rsvg-convert: %s %s" % (ending, title), os.path.exists(out) == made and
           (made or p.returncode == 1 and "librsvg2-bin" in p.stderr), p.stderr)


def same_everywhere():
    outs = []
    for env in ({"LC_ALL": "C.UTF-8", "TZ": "UTC"}, {"LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "40"},
                {"LC_ALL": "fr_FR.UTF-8", "TZ": "America/New_York", "LINES": "10", "TERM": "dumb"}):
        parts = []
        for kind in KINDS:
            for ending in formats_of(kind):
                out = os.path.join(TMP, "same." + ending)
                failed = draw("captures/web.pcapng:3-8", kind, out, "--lang=en", env=env) if ending != "svg" else \
                    draw("captures/web.pcapng:6", kind, out, "--lang=en", env=env)
                parts.append(str(failed.stderr) if failed else hashlib.sha256(read(out)).hexdigest())
        outs.append(parts)
    ok("same bytes in other locales and zones", outs[0] == outs[1] == outs[2], "they differ")


# ---- which frames ----

def numbered():
    wrong = []
    folder = os.path.join(TMP, "numbered")
    for spec, want in (("4", [4]), ("3-6", [3, 4, 5, 6]), ("1,4,7-9", [1, 4, 7, 8, 9]), ("11-", [11, 12])):
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        failed = draw("captures/web.pcapng:" + spec, "strip", folder + "/f-%03d.svg")
        names = sorted(os.listdir(folder))
        if failed or names != ["f-%03d.svg" % n for n in want]:
            wrong.append("%s: %s %s" % (spec, names, failed and failed.stderr))
    ok("ranges", not wrong, "; ".join(wrong))
    shutil.rmtree(folder)
    os.mkdir(folder)
    draw("captures/web.pcapng", "page", folder + "/f-%d.txt", "-Y", "http")
    ok("filter", sorted(os.listdir(folder)) == ["f-6.txt", "f-8.txt"], str(os.listdir(folder)))
    p = run("draw", "captures/web.pcapng:6", "-k", "columns")
    ok("standard output", p.returncode == 0 and b"curl/7.88.1" in p.stdout and b"http" not in p.stderr, p.stderr)
    with open(os.path.join(TOP, "captures/web.pcapng"), "rb") as f:
        p = run("draw", "-:6", "-k", "columns", stdin=f)
    ok("standard input", p.returncode == 0 and b"curl/7.88.1" in p.stdout, p.stderr)
    shutil.rmtree(folder)
    os.mkdir(folder)
    draw("captures/web.pcapng:6", "grid", folder + "/h-%d.mmd", "--layer", "all")
    texts = [read(os.path.join(folder, name)) for name in sorted(os.listdir(folder))]
    ok("mermaid: a header a file", [re.findall(rb"^title \w (\w+)", text, re.M) for text in texts] ==
       [[b"Ethernet"], [b"IPv4"], [b"TCP"]] and all(text.count(b"packet-beta\n") == 1 for text in texts), str(texts))
    deck = os.path.join(TMP, "deck.html")
    failed = draw("captures/web.pcapng:1-12", "page", deck)
    text = b"" if failed else read(deck)
    ok("deck", all(b"frame %d" % n in text for n in range(1, 13)), str(failed))


def lasting():
    """Numbered files are on the disk before the first has its name, and their folder is after the last."""
    log = os.path.join(TMP, "lasting")
    folder = os.path.join(TMP, "names")
    os.mkdir(folder)
    p = subprocess.run(["strace", "-f", "-qq", "-y", "-e", "trace=write,syncfs,fsync,sync_file_range,linkat,rename",
                        "-o", log, TRAME, "draw", "captures/web.pcapng:1-5", "-o", folder + "/%d.svg"], cwd=TOP,
                       env=dict(os.environ, ASAN_OPTIONS="detect_leaks=0"))
    with open(log) as f:
        calls = re.findall(r"^\d+ +(\w+)\(.*?(names[^>\", ]*)", f.read(), re.M)
    names = [name for name, _ in calls]
    want = ["write"] * 5 + ["syncfs"] + ["sync_file_range", "linkat"] * 5 + ["fsync"]
    ok("numbered files last", p.returncode == 0 and names == want and calls[-1][1] == "names", str(calls))
    with open(folder + "/2.svg", "w") as f:
        f.write("old")
    os.remove(folder + "/3.svg")
    os.mkdir(folder + "/3.svg")
    p = run("draw", "captures/web.pcapng:1-5", "-o", folder + "/%d.svg")
    ok("numbered files: one cannot be written", p.returncode == 1 and b"3.svg" in p.stderr and
       read(folder + "/2.svg")[:5] == b"<?xml" and sorted(os.listdir(folder)) == ["%d.svg" % n for n in range(1, 6)],
       str(p.stderr))


def errors():
    svg = os.path.join(TMP, "e.svg")
    for name, words, status, say in (
            ("field", ["captures/web.pcapng:6", "--highlight", "tcp.flagss"], 2, "tcp.flags"),
            ("kind", ["captures/web.pcapng:6", "-k", "stripe"], 2, "strip columns grid"),
            ("format", ["captures/web.pcapng:6", "-o", "x.bmp"], 2, "svg tex html md txt"),
            ("no ending", ["captures/web.pcapng:6", "-o", TMP + "/x"], 2, "-F"),
            ("two numbers", ["captures/web.pcapng:6", "-o", TMP + "/x%d-%d.svg"], 2, "%d"),
            ("other percent", ["captures/web.pcapng:6", "-o", TMP + "/x%s.svg"], 2, "%d"),
            ("many in one svg", ["captures/web.pcapng:1-3", "-k", "strip", "-o", svg], 2, "-%03d.svg"),
            ("no such frame", ["captures/web.pcapng:99", "-o", svg], 1, "12"),
            ("bad range", ["captures/web.pcapng:4-2", "-o", svg], 2, "FILE:4"),
            ("no file", ["nothing.pcapng:4", "-o", svg], 1, "nothing.pcapng"),
            ("bad recipe", ["ip/tcpp", "-o", svg], 2, "tcp"),
            ("nothing passes", ["captures/web.pcapng", "-Y", "udp", "-o", svg], 1, "filter"),
            ("bad filter", ["captures/web.pcapng", "-Y", "tcp.prt==1", "-o", svg], 2, "tcp.port"),
            ("filter of a recipe", ["ip/tcp", "-Y", "tcp", "-o", svg], 2, "-Y"),
            ("layer", ["captures/web.pcapng:6", "-k", "grid", "--layer", "udp", "-o", svg], 1, "udp"),
            ("layer elsewhere", ["captures/web.pcapng:6", "-k", "strip", "--layer", "tcp", "-o", svg], 2, "grid"),
            ("theme", ["captures/web.pcapng:6", "--theme", "blue", "-o", svg], 2, "dark"),
            ("colour", ["captures/web.pcapng:6", "--highlight", "ip.ttl=puce", "-o", svg], 2, "yellow"),
            ("callout", ["captures/web.pcapng:6", "--callout", "ip.ttl", "-o", svg], 2, "FIELD=TEXT"),
            ("mermaid", ["captures/web.pcapng:6", "-k", "strip", "-F", "mermaid"], 2, "strip"),
            ("mermaid of headers", ["captures/web.pcapng:6", "-k", "grid", "--layer", "all", "-F", "mermaid"], 2,
             "one header"),
            ("width", ["captures/web.pcapng:6", "--width", "7", "-o", svg], 2, "7"),
            ("folder", ["captures/web.pcapng:6", "-o", "/nowhere/x.svg"], 1, "/nowhere/x.svg")):
        if os.path.exists(svg):
            os.remove(svg)
        p = run("draw", *words)
        said = p.stderr.decode()
        ok("error: " + name, p.returncode == status and said.startswith("trame: ") and say in said and
           not os.path.exists(svg), "status %d: %s" % (p.returncode, said))


# ---- options ----

def text_of(source, kind, *more):
    p = run("draw", source, "-k", kind, "-F", "txt", *more)
    return p.stdout.decode() if p.returncode == 0 else "!" + p.stderr.decode()


def wishes_of_two():
    two = "captures/web.pcapng:6,8"
    plain = text_of(two, "columns")
    hidden = text_of(two, "columns", "--hide", "tcp.seq")
    ok("hide in two frames", "= your ack" in plain and "= your ack" not in hidden and
       hidden.count("\n") == plain.count("\n") - 1, hidden)
    blank = text_of(two, "columns", "--blank", "tcp.srcport")
    ok("blank in two frames", re.search(r"sport +____ +____\s", blank), blank)
    call = text_of(two, "columns", "--callout", "tcp.srcport=the client")
    ok("callout in two frames", "the client" in call and call.count("\n") == plain.count("\n") + 1, call)
    svg = os.path.join(TMP, "two.svg")
    draw(two, "columns", svg, "--highlight", "tcp.srcport=#123456", "--highlight", "http.server=#654321")
    lit = {c: re.search(rb'fill="#%s" d="([^"]*)"' % c, read(svg)) for c in (b"123456", b"654321")}
    ok("highlight in two frames", all(lit.values()) and lit[b"123456"][1].count(b"M") == 2 and
       lit[b"654321"][1].count(b"M") == 1, str(lit))


def ladders():
    """Ports and states of the only connection, whatever else its hosts say; of several, ports at each segment."""
    one = text_of("captures/web.pcapng:1-10", "ladder").splitlines()
    line = [next((row for row in one if word in row), "") for word in (":45338", "CLOSED", "Who has", "SYN seq")]
    ok("ladder of a connection and its ARP", line[0].split() == [":45338", ":80"] and "LISTEN" in line[1] and
       line[2].rstrip().endswith("►│") and "SYN-SENT" in line[3] and "SYN-RECEIVED" in line[3], "\n".join(one))
    many = text_of("captures/lesson.pcapng:1-14", "ladder")
    ok("ladder of several connections", " 48285 > 80 SYN seq=0 " in many and " 81 > 36475 RST, ACK " in many
       and "LISTEN" not in many, many)


def options():
    one = "captures/web.pcapng:6"
    for kind in ("columns", "grid", "bytes", "page"):
        plain = text_of(one, kind)
        blank = text_of(one, kind, "--blank", "dport", "--blank", "tcp.window_size_value")
        ok("blank in " + kind, "__" in blank and "__" not in plain and "45338" in blank, blank)
        call = text_of(one, kind, "--callout", "tcp.srcport=the client chose it")
        ok("callout in " + kind, "the client" in call and "the client" not in plain, call)
    hidden = text_of(one, "columns", "--hide", "tcp.seq")
    ok("hide", "633590418" in text_of(one, "columns") and "633590418" not in hidden, hidden)
    hidden = text_of(one, "bytes", "--hide", "tcp.seq")
    ok("hide bytes", "25 c3 d2 92" in text_of(one, "bytes") and "25 c3 d2 92" not in hidden, hidden)
    relative = text_of(one, "columns", "--relative-seq")
    ok("relative numbers", re.search(r"\bseq +1 \(relative\)", relative) and
       re.search(r"\back +1 \(relative\)", relative), relative)
    wishes_of_two()
    short = text_of(one, "page", "--no-payload")
    ok("no payload", "curl" in text_of(one, "page") and "curl" not in short and "74" in short, short)
    ok("title and caption", all(word in text_of(one, "strip", "--title", "Über", "--caption", "below it")
                                for word in ("Über", "below it")), "")
    ok("caption of a page", "web.pcapng, frame 6" in text_of(one, "page"), "")
    svg = os.path.join(TMP, "o.svg")
    draw(one, "grid", svg, "--highlight", "tcp.flags.syn=#123456", "--layer", "tcp")
    ok("highlight", b"#123456" in read(svg), "no such colour")
    for name, want in (("tcp", "TCP"), ("T", "TCP"), ("2", "IPv4"), ("L", "Ethernet"), ("eth", "Ethernet")):
        head = text_of(one, "grid", "--layer", name).split("\n")[0]
        ok("layer " + name, want in head, head)
    every = text_of(one, "grid", "--layer", "all")
    ok("layer all", all("%s   " % n in every for n in ("Ethernet", "IPv4", "TCP")), every)
    for theme in ("dark", "grey"):
        failed = draw(one, "page", svg, "--theme", theme)
        ok("theme " + theme, not failed and read(svg) != read(os.path.join(TMP, "http-page.svg")), str(failed))


def masked():
    """No address of the capture is left in any picture, in text or in bytes; sums stay as good or bad as they were."""
    pcap = os.path.join(TMP, "real.pcap")
    recipes = os.path.join(TMP, "real.txt")
    ends = "Ether(src='a4:5e:60:c1:22:33',dst='f0:9f:c2:44:55:66')/"
    with open(recipes, "w") as f:
        f.write(ends + "IP(src='10.77.66.55',dst='93.184.216.34')/TCP(sport=40000,dport=80,flags='PA')/"
                "Raw(load=b'GET / HTTP/1.1\\r\\nHost: 93.184.216.34\\r\\nX: 10.77.66.55\\r\\n\\r\\n')\n")
        f.write(ends + "IP(src='10.77.66.55',dst='93.184.216.34')/UDP(sport=40000,dport=40001,chksum=0x1234)/"
                "Raw(load=b'abc')\n")
        f.write(ends + "ARP(op=2,hwsrc='a4:5e:60:c1:22:33',psrc='10.77.66.55',hwdst='f0:9f:c2:44:55:66',"
                "pdst='93.184.216.34')\n")
        f.write(ends + "IPv6(src='2a01:e34:1:2::77',dst='ff02::1:ffab:cdef')/ICMPv6ND_NS(tgt='2a01:e34:1:2::abcd:ef')/"
                "ICMPv6NDOptSrcLLAddr(lladdr='a4:5e:60:c1:22:33')\n")
        f.write(ends + "IP(src='93.184.216.34',dst='10.77.66.55')/ICMP(type=3,code=1)/IP(src='10.77.66.55',"
                "dst='93.184.216.34')/UDP(sport=1000,dport=1001)/Raw(load=b'x')\n")
        f.write(ends + "IP(src='93.184.216.34',dst='10.77.66.55')/UDP(sport=53,dport=40000)/DNS(qr=1,"
                "qd=DNSQR(qname='a.example'),an=DNSRR(rrname='a.example',type='A',rdata='10.77.66.55'))\n")
    assert run("craft", "-f", recipes, "-w", pcap).returncode == 0
    raw = [bytes.fromhex(h) for h in ("a45e60c12233", "f09fc2445566", "0a4d4237", "5db8d822",
                                      "2a010e3400010002000000000000" + "0077")]
    words = ["a4:5e:60", "f0:9f:c2", "10.77.66.55", "93.184.216.34", "2a01:e34"]
    before = read(pcap)
    ok("mask: the addresses are there", all(r in before for r in raw), "")
    for number in range(1, 7):
        left = []
        for kind in KINDS:
            for ending in FORMATS:
                out = os.path.join(TMP, "m." + ending)
                failed = draw("%s:%d" % (pcap, number), kind, out, "--mask-addresses")
                text = b"" if failed else unpacked(out)
                if failed:
                    left.append(failed.stderr.decode())
                left += ["%s in %s %s" % (w, kind, ending) for w in words if w.encode() in text]
                pairs = re.sub(rb"<[^>]*>|[^0-9a-f]", b"", text) if ending == "txt" else b""
                left += ["%s in %s" % (r.hex(), kind) for r in raw if r.hex().encode() in pairs]
        ok("mask: nothing is left of frame %d" % number, not left, "; ".join(left[:4]))
    good = text_of(pcap + ":1", "columns", "--mask-addresses")
    ok("mask: good sums stay good", "198.51.100." in good and "should be" not in good, good)
    wrong = text_of(pcap + ":2", "columns", "--mask-addresses")
    ok("mask: bad sums stay bad", "should be" in wrong, wrong)
    one, two = (text_of(pcap + ":%d" % n, "columns", "--mask-addresses") for n in (1, 5))
    ok("mask: the same in a quote", two.count("198.51.100.1") == 2 and two.count("198.51.100.2") == 2 and
       "should be" not in two, two)


def gallery():
    """README's gallery is what gallery.sh draws now."""
    to = os.path.join(TMP, "gallery")
    subprocess.run(["sh", "tests/draw/gallery.sh", to], cwd=TOP, env=dict(os.environ, TRAME=TRAME), check=True)
    other = [n for n in sorted(os.listdir(to)) if not os.path.exists(os.path.join(TOP, "man/gallery", n)) or
             read(os.path.join(to, n)) != read(os.path.join(TOP, "man/gallery", n))]
    ok("gallery", not other, "make gallery: %s differ" % " ".join(other))


def main():
    shutil.rmtree(TMP, ignore_errors=True)
    os.makedirs(TMP)
    os.chmod(TMP, 0o755)
    os.makedirs(WANT, exist_ok=True)
    made = pictures()
    if WRITE:
        return 0
    judges(made)
    gallery()
    pdf_and_png()
    pdf_of_deck()
    other_scripts()
    first_and_last()
    missing_rsvg()
    same_everywhere()
    numbered()
    lasting()
    errors()
    ladders()
    options()
    masked()
    return bad > 0


sys.exit(main())
