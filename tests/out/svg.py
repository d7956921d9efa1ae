#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""SVG as others read it: well-formed XML without script or anything from outside, with a title and a description;
every text inside of the sheet and between its walls, no two texts over one another (a letter taken as 0.602 of its
size wide, title and caption as DejaVu Sans has them); the same bytes twice, few of them, in little time."""
import os
import re
import resource
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET

from PIL import ImageFont

MAKE = os.path.join(os.environ["BIN"], "out/sheet_make")
SVG = "{http://www.w3.org/2000/svg}"
KINDS = ["strip", "columns", "grid:0", "grid:1", "grid:2", "grids", "bytes", "page"]
FRAMES = sorted("tests/picture/frames/" + f for f in os.listdir("tests/picture/frames") if f.endswith(".pcap"))
TAGS = {"svg", "title", "desc", "defs", "pattern", "path", "g", "text"}
failed = []


def face(weight):
    """DejaVu Sans, as wide as any of the usual ones."""
    path = subprocess.run(["fc-match", "-f", "%{file}", "DejaVu Sans:" + weight], stdout=subprocess.PIPE, check=True,
                          text=True).stdout
    return ImageFont.truetype(path, 100)


SANS = {weight: face(weight) for weight in ("regular", "bold")}


def fail(name, why):
    failed.append(name)
    print("FAIL %s: %s" % (name, why))


def make(*words, fmt="svg"):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([MAKE, words[0], words[1], fmt, *words[2:]], stdout=subprocess.PIPE, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return out, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cells(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def texts(root):
    """Each text as (words, x0, y0, x1, y1) on the sheet."""
    group = next(g for g in root.findall(SVG + "g") if "transform" in g.attrib)
    dx, dy = map(int, re.match(r"translate\((\d+) (\d+)\)", group.get("transform")).groups())
    for parent, x, y in ((root, 0, 0), (group, dx, dy)):
        for t in parent.findall(SVG + "text"):
            size = float(t.get("font-size", root.get("font-size")))
            if parent is root:
                wide = SANS[t.get("font-weight", "regular")].getlength(t.text) * size / 100
            else:
                wide = cells(t.text) * 0.602 * size
            wide = max(wide, float(t.get("textLength", 0)))
            left = {"start": 0, "middle": wide / 2, "end": wide}[t.get("text-anchor", "start")]
            x0, base = x + float(t.get("x")) - left, y + float(t.get("y"))
            yield t.text, x0, base - size * 0.72, x0 + wide, base + size * 0.18


def uprights(root):
    group = next(g for g in root.findall(SVG + "g") if "transform" in g.attrib)
    dx, dy = map(int, re.match(r"translate\((\d+) (\d+)\)", group.get("transform")).groups())
    for path in group.findall(SVG + "path"):
        for x, y0, y1 in re.findall(r"M(\d+) (\d+)V(\d+)", path.get("d")):
            yield dx + int(x), dy + int(y0), dy + int(y1)


def judge(name, data):
    try:
        root = ET.fromstring(data)
    except ET.ParseError as e:
        return fail(name, "not XML: %s" % e)
    for e in root.iter():
        tag = e.tag.replace(SVG, "")
        if tag not in TAGS:
            return fail(name, "has a <%s>" % tag)
        for key, value in e.attrib.items():
            if key.startswith("on") or "href" in key or ("url(" in value and not value.startswith("url(#")):
                return fail(name, "refers to %s=%s" % (key, value))
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    if len(ids) != len(set(ids)) or root.get("aria-labelledby").split() != ids[:2] or root.get("role") != "img":
        return fail(name, "ids are %s" % ids)
    if not root.find(SVG + "title").text or not root.find(SVG + "desc").text:
        return fail(name, "says nothing to those who do not see it")
    wide, high = map(int, root.get("viewBox").split()[2:])
    all_texts = sorted(texts(root), key=lambda t: t[2])
    for t in all_texts:
        if t[1] < 20 or t[3] > wide - 20 + 0.1 or t[2] < 20 or t[4] > high - 20:
            return fail(name, "%r leaves the sheet: %s of %d x %d" % (t[0], t[1:], wide, high))
    walls = list(uprights(root))
    for i, t in enumerate(all_texts):
        for u in all_texts[i + 1:]:
            if u[2] >= t[4]:
                break
            if t[1] < u[3] - 0.2 and u[1] < t[3] - 0.2:
                return fail(name, "%r and %r overlap" % (t[0], u[0]))
        for x, y0, y1 in walls:
            if t[1] + 0.5 < x < t[3] - 0.5 and y0 < t[4] - 3 and t[2] + 3 < y1:
                return fail(name, "%r crosses a wall at %d" % (t[0], x))
    return len(all_texts)


def main():
    count = texts_seen = 0
    for frame in FRAMES:
        for i, kind in enumerate(KINDS):
            columns = str((80, 100, 131, 66)[(i + len(frame)) % 4])
            data, _ = make(frame + ":1", kind, ("light", "dark", "grey")[i % 3], columns)
            texts_seen += judge("%s %s %s" % (os.path.basename(frame), kind, columns), data) or 0
            count += 1
    for kind in "ladder", "odd":
        data, _ = make(FRAMES[0] + ":1", kind)
        texts_seen += judge(kind, data) or 0
        if data != make(FRAMES[0] + ":1", kind)[0]:
            fail(kind, "the second time it is other bytes")
    data, _ = make("captures/web.pcapng:3", "page", "light", "100", "1")
    judge("of a deck", data)
    if not re.search(rb'width="1280" height="720"', data):
        fail("of a deck", "is not 16:9")
    if count and texts_seen > 20 * count and not failed:
        print("ok %d pictures, %d texts" % (count, texts_seen))
    elif not failed:
        fail("texts", "only %d" % texts_seen)
    big, _ = make("tests/picture/frames/big.pcap:1", "bytes")
    seconds = min(make("tests/picture/frames/big.pcap:1", "page")[1] for _ in range(3))
    print("note the dump of 1,500 bytes: %d bytes; its page: %.1f ms" % (len(big), seconds * 1000))
    if len(big) > 100000:
        fail("size", "the dump of 1,500 bytes takes %d" % len(big))
    else:
        print("ok size")


main()
sys.exit(1 if failed else 0)
