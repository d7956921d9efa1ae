#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The same picture in rsvg-convert and in headless Chromium, letter for letter; a page of HTML in Chromium: a field
that is pointed at, or reached with the Tab key, lights its bytes and nothing else; a deck turns its pages by key and
by the number in its address; and what mermaid's own parser says of its diagrams."""
import json
import os
import re
import subprocess
import sys

import numpy
from PIL import Image, ImageFilter

MAKE = os.path.join(os.environ["BIN"], "out/sheet_make")
TMP = os.environ["TMP"]
NPM = os.path.join(os.environ["BUILD"], "npm")
MERMAID = "11.12.0"
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
            "--no-first-run", "--user-data-dir=" + os.path.join(TMP, "chromium"), "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-default-apps",
            "--host-resolver-rules=MAP * ~NOTFOUND",  # nothing is asked of any network
            "--virtual-time-budget=4000"]
PICTURES = [("captures/web.pcapng:6", "page", "light", "100"), ("captures/web.pcapng:3", "grid:2", "dark", "131"),
            ("tests/picture/frames/vxlan.pcap:1", "strip", "grey", "100"),
            ("captures/web.pcapng:3", "ladder", "light", "100")]
failed = False


def result(name, why=None):
    global failed
    failed = failed or why is not None
    print("ok %s" % name if why is None else "FAIL %s: %r" % (name, why))


def make(path, *words):
    with open(path, "wb") as f:
        subprocess.run([MAKE, *words], stdout=f, check=True)
    return path


def chromium(*words):
    return subprocess.run([*CHROMIUM, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=90).stdout


def same_picture(name, capture, kind, theme, columns):
    svg = make(os.path.join(TMP, name + ".svg"), capture, kind, "svg", theme, columns)
    with open(svg, encoding="utf-8") as f:
        wide, high = map(int, re.search(r'width="(\d+)" height="(\d+)"', f.read()).groups())
    ours, theirs = (os.path.join(TMP, name + s) for s in ("-r.png", "-c.png"))
    subprocess.run(["rsvg-convert", "-o", ours, svg], check=True)
    chromium("--window-size=%d,%d" % (wide, high + 200), "--screenshot=" + theirs, "file://" + svg)
    a = Image.open(ours).convert("RGB")
    b = Image.open(theirs).convert("RGB").crop((0, 0, wide, high))
    if a.size != (wide, high):
        return result(name, "rsvg-convert makes %s of %s" % (a.size, (wide, high)))
    # letters are smoothed in different ways; what stands elsewhere differs by more than that
    a, b = (numpy.asarray(i.filter(ImageFilter.GaussianBlur(2)), dtype=float) for i in (a, b))
    mean, far = abs(a - b).mean(), (abs(a - b).max(axis=2) > 70).mean()
    print("note %s: mean difference %.2f of 255, %.3f %% of it far" % (name, mean, far * 100))
    result(name, None if mean < 3 and far < 0.002 else "differs by %.2f, %.3f %% far" % (mean, far * 100))


# ---- pages ----

def scripted(name, script, *words, address=""):
    """What a script at the end of a page writes into it, as JSON."""
    path = make(os.path.join(TMP, name + ".html"), *words)
    with open(path, encoding="utf-8") as f:
        page = f.read()
    with open(path, "w", encoding="utf-8") as f:
        f.write(page.replace("</body>", "<pre id=out></pre><script>document.getElementById('out').textContent="
                             "JSON.stringify((function(){%s})())</script></body>" % script))
    dom = chromium("--dump-dom", "file://" + path + address).decode("utf-8", "replace")
    found = re.search(r'<pre id="out">(.*?)</pre>', dom, re.S)
    return json.loads(found[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")) if found else None


def pages():
    # ip.ttl of a frame on Ethernet: byte 22
    says = scripted("hover", """
        var at='path[data-b="176,8"]',e=document.querySelector(at),out={};
        var lit=function(){return [].map.call(document.querySelectorAll('.lit'),function(o){
            return [o.tagName,o.getAttribute('data-b'),o.textContent]})};
        out.before=lit();
        e.dispatchEvent(new MouseEvent('mouseover',{bubbles:true}));
        out.over=lit();out.says=document.getElementById('says').textContent;
        document.body.dispatchEvent(new MouseEvent('mouseover',{bubbles:true}));
        out.after=lit();
        // a window that has no focus itself tells nobody who got it
        var k=document.querySelector('path[data-b="176,8"][tabindex="0"]');k.focus();
        if(document.activeElement===k)k.dispatchEvent(new FocusEvent('focusin',{bubbles:true}));
        out.focus=lit();return out;""", "captures/web.pcapng:6", "page", "html")
    result("nothing is lit at first", None if says and says["before"] == [] == says["after"] else says)
    words = [o[2] for o in says["over"] if o[0] == "text"]
    result("a field lights its bytes", None if "40" in words and "64" in words and "ttl" in words else words)
    wrong = [o for o in says["over"] if o[1] != "176,8" and
             not (int(o[1].split(",")[0]) <= 176 and sum(map(int, o[1].split(","))) >= 184)]
    result("and nothing else", wrong or None)
    result("the field is named", None if says["says"].startswith("ip.ttl · Time to Live: ") else says["says"])
    result("so does the Tab key", None if says["focus"] == says["over"] else says["focus"])
    keys = scripted("deck", """
        var out=[],now=function(){out.push([].map.call(document.querySelectorAll('.page'),function(p){
            return getComputedStyle(p).display==='none'?'-':'x'}).join('')+location.hash)};
        now();['ArrowRight','PageDown','End','ArrowRight','ArrowLeft','Home','PageUp'].forEach(function(k){
            document.dispatchEvent(new KeyboardEvent('keydown',{key:k,bubbles:true}));now()});
        return out;""", "captures/web.pcapng:3", "page", "html", "light", "100", "4", address="#2")
    result("keys turn the pages", None if keys == [
        "-x--#2", "--x-#3", "---x#4", "---x#4", "---x#4", "--x-#3", "x---#1", "x---#1"] else keys)
    odd = scripted("odd", "return [document.querySelectorAll('script').length,document.querySelectorAll('b').length]",
                   "captures/web.pcapng:3", "odd", "html")
    result("words stay words", None if odd == [2, 0] else odd)


# ---- mermaid ----

def mermaid_script():
    """The one file of mermaid that browsers load: parser and all, of one fixed version."""
    path = os.path.join(NPM, "package/dist/mermaid.min.js")
    mark = os.path.join(NPM, "version-" + MERMAID)
    if not os.path.exists(mark):
        os.makedirs(NPM, exist_ok=True)
        name = subprocess.run(["npm", "pack", "--silent", "mermaid@" + MERMAID], cwd=NPM, check=True, timeout=240,
                              stdout=subprocess.PIPE, text=True).stdout.split()[-1]
        subprocess.run(["tar", "-xzf", name, "package/dist/mermaid.min.js"], cwd=NPM, check=True)
        open(mark, "w", encoding="utf-8").close()
    return path


def mermaid():
    frames = sorted(f for f in os.listdir("tests/picture/frames") if f.endswith(".pcap"))
    jobs = [("tests/picture/frames/" + f + ":1", "grid:%d" % i) for f in frames for i in range(3)]
    jobs += [("captures/web.pcapng:3", "ladder")]
    said = {}
    for i, job in enumerate(jobs):
        with open(make(os.path.join(TMP, "m%d" % i), *job, "mermaid"), encoding="utf-8") as f:
            said["%s %s" % (os.path.basename(job[0]), job[1])] = f.read()
    markdown = os.path.join(TMP, "headers.md")
    subprocess.run([os.environ["TRAME"], "draw", "captures/web.pcapng:4-6", "-k", "grid", "--layer", "all",
                    "-F", "mermaid", "-o", markdown], check=True)
    with open(markdown, encoding="utf-8") as f:
        blocks = re.findall(r"^```mermaid\n(.*?)^```\n", f.read(), re.S | re.M)
    result("a block a header", None if len(blocks) == 9 else len(blocks))
    said.update(("block %d" % i, block) for i, block in enumerate(blocks))
    said["a wrong packet"] = "packet-beta\n0-7: \"a\"\n9-12: \"b\"\n"
    said["a wrong sequence"] = "sequenceDiagram\nh0->>"
    page = os.path.join(TMP, "mermaid.html")
    with open(page, "w", encoding="utf-8") as f:
        f.write('<meta charset=utf-8><script src="file://%s"></script><pre id=out></pre><script>var jobs=%s,out={};'
                "mermaid.initialize({startOnLoad:false});(async function(){for(var n in jobs){"
                "try{await mermaid.parse(jobs[n]);"
                "out[n]=(await mermaid.render('x'+Object.keys(out).length,jobs[n])).svg"
                ".replace(/<style>.*?<.style>/s,'').replace(/<[^>]*>/g,'|')}"
                "catch(e){out[n]='!'+e}}document.getElementById('out').textContent=JSON.stringify(out)})()</script>"
                % (mermaid_script(), json.dumps(said).replace("<", "\\u003c")))
    dom = chromium("--virtual-time-budget=60000", "--dump-dom", "file://" + page).decode("utf-8", "replace")
    found = re.search(r'<pre id="out">(\{.*?\})</pre>', dom, re.S)
    if not found:
        return result("mermaid", "said nothing")
    text = found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    out = json.loads(text)
    for name in said:
        wrong = out.get(name, "!no answer").startswith("!")
        if wrong != name.startswith("a wrong"):
            result("mermaid reads " + name, out.get(name, "nothing")[:300] + "\n" + said[name][:600])
            return
    result("mermaid reads %d diagrams, and not the wrong ones" % (len(said) - 2))
    shown = out["web.pcapng:3 ladder"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    want = 'a word; of <all> # "sorts" %% end'
    result("mermaid shows the words", None if want in shown else shown[:400])


for number, picture in enumerate(PICTURES):
    same_picture("picture %d" % number, *picture)
pages()
mermaid()
sys.exit(1 if failed else 0)
