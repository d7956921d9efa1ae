#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""PDF as others read it: every object where the file says, no complaint from qpdf; the words of the SVG of the same
picture, found by pdftotext where the SVG has them, none over another; without words the same picture from poppler as
from librsvg; bookmarks, titles and pages of a deck; the same bytes twice."""
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zlib

import numpy
from PIL import Image

MAKE = os.path.join(os.environ["BIN"], "out/sheet_make")
SVG = "{http://www.w3.org/2000/svg}"
KINDS = ["strip", "columns", "grid:0", "grid:1", "grid:2", "grids", "bytes", "page"]
FRAMES = sorted("tests/picture/frames/" + f for f in os.listdir("tests/picture/frames") if f.endswith(".pcap"))
THEMES = ("light", "dark", "grey")
UNIT = 0.75  # points, of a picture that stands alone
failed = []


def fail(name, why):
    failed.append(name)
    print("FAIL %s: %s" % (name, why))


def tell(name):
    if not failed:
        print("ok " + name)


def make(fmt, frame, kind, *more):
    return subprocess.run([MAKE, frame, kind, fmt, *more], stdout=subprocess.PIPE, check=True).stdout


# ---- the file ----

def objects(data):
    """Each object as (dictionary, stream or None), by its number; the table must say where each begins."""
    at = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", data)[1])
    head = re.match(rb"xref\n0 (\d+)\n0000000000 65535 f \n", data[at:])
    count, found = int(head[1]), {}
    for number in range(1, count):
        line = data[at + head.end() + 20 * (number - 1):][:20]
        start = int(re.fullmatch(rb"(\d{10}) 00000 n \n", line)[1])
        begin = b"%d 0 obj\n" % number
        assert data[start:start + len(begin)] == begin, "object %d is not at %d" % (number, start)
        body = data[start + len(begin):data.index(b"\nendobj\n", start)]
        stream = re.match(rb"(?s)(<<.*?)/Filter /FlateDecode /Length (\d+)>>\nstream\n", body)
        if stream:
            packed = data[start + len(begin) + stream.end():][:int(stream[2])]
            found[number] = (stream[1] + b">>", zlib.decompress(packed))
        else:
            found[number] = (body, None)
    assert b"/Size %d " % count in data[at:], "the trailer counts otherwise"
    return found


def write(found, path):
    """The objects as a file again."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, (entries, stream) in sorted(found.items()):
        places.append(len(out))
        out += b"%d 0 obj\n" % number
        if stream is None:
            out += entries
        else:
            out += entries[:-2] + b"/Length %d>>\nstream\n" % len(stream) + stream + b"\nendstream"
        out += b"\nendobj\n"
    place = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % p for p in places)
    out += b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, place)
    with open(path, "wb") as f:
        f.write(out)


def judge_file(name, data, path):
    try:
        found = objects(data)
    except (AssertionError, TypeError, zlib.error) as e:
        fail(name, "not as its table has it: %s" % e)
        return None
    with open(path, "wb") as f:
        f.write(data)
    p = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    if p.returncode or "WARNING" in p.stdout + p.stderr:
        fail(name, "qpdf says %s" % (p.stderr or p.stdout))
    return found


# ---- words ----

def cells(text):
    return sum(0 if unicodedata.combining(c) else 1 for c in text)


def svg_words(root):
    """(word, its left end or None, base), in units of the sheet; only of a monospaced face it is known where."""
    group = next(g for g in root.findall(SVG + "g") if "transform" in g.attrib)
    dx, dy = map(int, re.match(r"translate\((\d+) (\d+)\)", group.get("transform")).groups())
    for parent, x, y in ((root, 0, 0), (group, dx, dy)):
        for t in parent.findall(SVG + "text"):
            left = x + float(t.get("x"))
            left -= {"start": 0, "middle": 5, "end": 10}[t.get("text-anchor", "start")] * cells(t.text)
            for word in re.finditer(r"\S+", t.text):
                at = left + 10 * cells(t.text[:word.start()])
                yield word[0], at if parent is group else None, y + float(t.get("y"))


def pdf_words(path):
    """(word, x0, y0, x1, y1) in points."""
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    line = r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
    return [(html.unescape(w), float(a), float(b), float(c), float(d)) for a, b, c, d, w in re.findall(line, text)]


def stands(word, left, base, words):
    """Whether pdftotext has it there: as a word, or as letters of a longer one."""
    for text, x0, y0, x1, y1 in words:
        starts = [i for i in range(len(text)) if text.startswith(word, i)]
        if y0 < (base - 2) * UNIT < y1 and any(abs(x0 + (x1 - x0) * i / len(text) - left * UNIT) < 1 for i in starts):
            return True
    return False


def judge_words(name, svg, path):
    root = ET.fromstring(svg)
    wide, high = (float(n) * UNIT for n in root.get("viewBox").split()[2:])
    words = pdf_words(path)
    want = list(svg_words(root))
    here, there = (sorted("".join(w[0] for w in all_of)) for all_of in (words, want))
    if here != there:
        return fail(name, "other letters: %s" % ([c for c in set(here + there) if here.count(c) != there.count(c)]))
    for word, left, base in want:
        if left is not None and word.isascii() and not stands(word, left, base, words):
            return fail(name, "%r is not at %g, %g: %s" % (word, left * UNIT, base * UNIT,
                                                           [w for w in words if word in w[0]]))
    words.sort(key=lambda w: w[2])
    for i, w in enumerate(words):
        if w[1] < 15 or w[3] > wide - 15 or w[2] < 10 or w[4] > high - 10:
            return fail(name, "%s leaves the page of %g x %g" % (w, wide, high))
        for u in words[i + 1:]:
            if u[2] > w[2] + (w[4] - w[2]) * 0.6:
                break
            if w[1] < u[3] - 0.2 and u[1] < w[3] - 0.2:
                return fail(name, "%s and %s overlap" % (w, u))
    return len(words)


# ---- papers and lines ----

def judge_lines(name, svg, found, folder):
    """Both without words, in pixels of half a unit: the mean difference of the levels, and how many differ much."""
    path, pictures = os.path.join(folder, "lines"), []
    bare = re.sub(rb"<text .*?</text>\n", b"", svg)
    with open(path + ".svg", "wb") as f:
        f.write(bare)
    write({n: (e, s and re.sub(rb"(?s)\nBT\n.*\nET\n", b"\n", s)) for n, (e, s) in found.items()}, path + ".pdf")
    subprocess.run(["rsvg-convert", "-z", "2", "-o", path + "-svg.png", path + ".svg"], check=True)
    subprocess.run(["pdftoppm", "-r", "192", "-png", "-singlefile", path + ".pdf", path + "-pdf"], check=True)
    for kind in "svg", "pdf":
        with Image.open(path + "-" + kind + ".png") as image:
            pictures.append(numpy.asarray(image.convert("RGB"), dtype=int))
    if any(abs(a - b) > 2 for a, b in zip(pictures[0].shape, pictures[1].shape)):
        return fail(name, "%s and %s pixels" % (pictures[0].shape, pictures[1].shape))
    high, wide = (min(p.shape[i] for p in pictures) for i in (0, 1))
    apart = numpy.abs(pictures[0][:high, :wide] - pictures[1][:high, :wide]).max(axis=2)
    mean, much = apart.mean(), (apart > 90).mean() * 100
    if mean > 1 or much > 0.1:
        return fail(name, "differs by %.1f levels, %.2f %% of it much" % (mean, much))
    return mean, much


def pictures(folder):
    path, count, words, worst = os.path.join(folder, "one.pdf"), 0, 0, (0, 0)
    for f, frame in enumerate(FRAMES):
        for i, kind in enumerate(KINDS):
            columns = str((80, 100, 131, 66)[(i + len(frame)) % 4])
            theme = THEMES[(i + f) % 3]
            name = "%s %s %s %s" % (os.path.basename(frame), kind, theme, columns)
            data = make("pdf", frame + ":1", kind, theme, columns)
            svg = make("svg", frame + ":1", kind, theme, columns)
            found = judge_file(name, data, path)
            words += judge_words(name, svg, path) or 0
            if found and (i + f) % 4 == 0:
                worst = max(worst, judge_lines(name, svg, found, folder) or worst)
            count += 1
    tell("%d pictures, %d words; without these they differ by %.1f levels at most" % (count, words, worst[0]))


# ---- a deck ----

def deck(folder):
    path = os.path.join(folder, "deck.pdf")
    data = make("pdf", "captures/web.pcapng:1", "page", "light", "100", "12")
    found = judge_file("deck", data, path)
    if data != make("pdf", "captures/web.pcapng:1", "page", "light", "100", "12"):
        fail("deck", "the second time it is other bytes")
    if len({entries[entries.index(b"/MediaBox"):].split(b"]")[0] for entries, _ in found.values()
            if b"/Type /Page " in entries}) != 1 or b"/MediaBox [0 0 960 540]" not in data:
        fail("deck", "pages are not all 960 by 540 points")
    text = subprocess.run(["qpdf", "--json", "--json-key=outlines", path], capture_output=True, text=True).stdout
    pages = [int(n) for n in re.findall(r'"destpageposfrom1": (\d+)', text)]
    if pages != list(range(1, 13)):
        fail("deck", "its bookmarks lead to %s" % pages)
    if len(data) > 12 * 8000:
        fail("deck", "12 pages take %d bytes" % len(data))
    if sum(stream is not None and b"d1" in stream for _, stream in found.values()) > 12:
        fail("deck", "a sign is drawn more than once")
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
    for line in "Producer: +trame", "Pages: +12", "Page size: +960 x 540 pts":
        if not re.search("^" + line, info, re.M):
            fail("deck", "pdfinfo does not say %s: %s" % (line, info))
    if "Date" in info or "/Lang (en)" not in str(data):
        fail("deck", "a date, or no language: %s" % info)
    odd = subprocess.run([MAKE, FRAMES[0] + ":1", "odd", "pdf"], stdout=subprocess.DEVNULL)
    if odd.returncode != 3:
        fail("letters of other scripts", "it does not say that it lacks them")
    tell("deck")


def main():
    folder = tempfile.mkdtemp(dir=os.environ.get("TMP"))
    try:
        pictures(folder)
        deck(folder)
    finally:
        shutil.rmtree(folder)


main()
sys.exit(1 if failed else 0)
