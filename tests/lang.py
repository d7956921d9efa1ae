#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Every text that a user reads is in every catalogue: those marked `_` or `N_` in the sources, and
those that stand in tables.

    tests/lang.py           the check        tests/lang.py write       `make po`: catalogues made anew

`write` keeps what is translated, adds what is new (without a translation: the check fails until it
has one) and drops what is said no more.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
BIN = os.environ["BIN"]
CATALOGUES = sorted((TOP / "src/lang").glob("*.po"))
KEYWORDS = ("_", "N_")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def run(*argv, text=None):
    done = subprocess.run(argv, cwd=TOP, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          encoding="utf-8")
    if done.returncode:
        sys.exit("FAIL %s: %s" % (argv[0], done.stderr.strip() or "exit status %d" % done.returncode))
    return done.stdout


# ---- what is to be translated -------------------------------------------------------------------

def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def table_texts():
    """{text: where it stands first}"""
    texts = {}
    for line in run(os.path.join(BIN, "base/lang_test"), "-tables").splitlines():
        where, text = line.split("\t", 1)
        texts.setdefault(text, where)
    return texts


def template():
    """A .pot of both: of the sources by xgettext, and of the tables by the program that has them."""
    sources = sorted(str(p.relative_to(TOP)) for p in TOP.glob("src/**/*.c"))
    marked = run("xgettext", "--from-code=UTF-8", "--language=C", "--add-location=file", "--output=-",
                 "--sort-by-file", *["--keyword=" + k for k in KEYWORDS], "--keyword", *sources)
    tables = "".join("#. %s\nmsgid %s\nmsgstr \"\"\n\n" % (where, quoted(text))
                     for text, where in table_texts().items())
    with tempfile.NamedTemporaryFile("w", suffix=".pot", encoding="utf-8") as file:
        file.write(HEADER + tables)
        file.flush()
        marked = marked.replace("charset=CHARSET", "charset=UTF-8")
        return run("msgcat", "--use-first", "--output-file=-", "-", file.name, text=marked)


def write():
    with tempfile.NamedTemporaryFile("w", suffix=".pot", encoding="utf-8") as file:
        file.write(template())
        file.flush()
        for path in CATALOGUES:
            head = re.match(r"(#.*\n)*", path.read_text(encoding="utf-8")).group(0)
            merged = run("msgmerge", "--quiet", "--no-fuzzy-matching", "--width=96", str(path), file.name)
            kept = run("msgattrib", "--no-obsolete", "--width=96", "-", text=merged)
            kept = re.sub(r"\A(#.*\n)*", head, kept)
            path.write_text(re.sub(r'"POT-Creation-Date.*\n', "", kept), encoding="utf-8")


# ---- what a catalogue has -----------------------------------------------------------------------

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unquoted(lines):
    text = "".join(re.findall(r'^(?:msgid |msgstr )?"(.*)"$', lines, re.M))
    return re.sub(r"\\(.)", lambda m: ESCAPES[m.group(1)], text)


def entries(text):
    """(key, translation, flags) of every entry but the header."""
    for block in re.split(r"\n\n+", text.strip()):
        match = re.search(r'^msgid (?:.|\n)*?(?=^msgstr )', block, re.M)
        if match and unquoted(match.group(0)):
            flags = " ".join(re.findall(r"^#, (.*)$", block, re.M))
            yield unquoted(match.group(0)), unquoted(block[match.end():]), flags


def shown(text):
    return repr(text if len(text) < 60 else text[:57] + "...")


def incomplete(path, wanted):
    text = path.read_text(encoding="utf-8")
    have = {key: (said, flags) for key, said, flags in entries(text)}
    if "\n#~ " in text:
        yield "an obsolete entry is kept"
    for key in wanted:
        said, flags = have.get(key, ("", ""))
        if not said:
            yield "%s is not translated: `make po`, then say it in %s" % (shown(key), path.name)
        elif "fuzzy" in flags:
            yield "%s is marked fuzzy" % shown(key)
    for key in have:
        if key not in wanted:
            yield "%s is said no more: `make po`" % shown(key)


FORMAT = re.compile(r"%[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcspn%]")


PROMPT = 79  # bytes


def misprinted(path):
    """What a reader, a terminal or printf would stumble over."""
    for key, said, flags in entries(path.read_text(encoding="utf-8")):
        if "c-format" in flags.split(", ") and FORMAT.findall(key) != FORMAT.findall(said):
            if "$" not in said:
                yield "%s: other conversions: %s" % (shown(key), shown(said))
        if "<PRI" in key:
            yield "%s: a number of another width elsewhere: %%llu and a cast" % shown(key)
        if key.startswith("\n") != said.startswith("\n") or key.endswith("\n") != said.endswith("\n"):
            yield "%s: begins or ends otherwise" % shown(key)
        if re.search(r"[^\n -~àâçéèêëîïôùûüœÀÂÇÉÈÊËÎÏÔÙÛÜŒ«»’…×·≠→←µ°\u00a0]", said):
            yield "%s: a character that French does not write: %s" % (shown(key), shown(said))
        if key.endswith(("? ", ": ")) and len(said.encode()) > PROMPT:
            yield "%s: longer than a prompt can be: %s" % (shown(key), shown(said))
        if re.search(r"\w\?$|\w!$", said):
            yield "%s: no space before the mark: %s" % (shown(key), shown(said))
    done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], stderr=subprocess.PIPE,
                          encoding="utf-8")
    if done.returncode:
        yield done.stderr.strip().splitlines()[0]


# ---- what is said past the catalogues -----------------------------------------------------------

STRING = r'"(?:\\.|[^"\\\n])*"'
RECIPE = re.compile(r"[\w.]=")  # a recipe's field, an argument of libnet's
PROSE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}|^[A-Z][a-z]{3,}")


def unmarked(path):
    """Literals that read as words and stand neither in `_(...)` nor in `N_(...)`."""
    code = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group(0).count("\n"), path.read_text(encoding="utf-8"),
                  flags=re.S)
    code = re.sub(r"\bN?_\(\s*(?:%s\s*)+\)" % STRING, lambda m: "\n" * m.group(0).count("\n"), code)
    for number, line in enumerate(code.split("\n"), 1):
        if line.startswith("#"):
            continue
        for literal in re.findall(STRING, line):
            if PROSE.search(FORMAT.sub("", literal[1:-1])) and not RECIPE.search(literal):
                yield "%s:%d: %s" % (path.relative_to(TOP), number, literal)


# Files whose words are the same in every language: a table that is looked up text by text, and the
# names of keys, which the configuration file has too.
SAME = ("act.c", "key.c")


def bypassing():
    for path in sorted(TOP.glob("src/tui/*.c")):
        if path.name not in SAME:
            yield from unmarked(path)


# ---- what the program says ----------------------------------------------------------------------

def says(words, env, wanted, status=0):
    done = subprocess.run([os.environ["TRAME"], *words], cwd=TOP, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8",
                          env={**os.environ, "LC_ALL": "", "LC_MESSAGES": "", "LANG": "", "LANGUAGE": "", **env})
    name = " ".join(["%s=%s" % item for item in env.items()] + words)
    if done.returncode != status:
        yield "%s: exit status %d" % (name, done.returncode)
    elif wanted not in done.stdout:
        yield "%s: does not say %s but %s" % (name, shown(wanted), shown(done.stdout))


def spoken():
    field, english, french = ["protocols", "ip.ttl"], "How many routers", "Combien de routeurs"
    yield from says(field + ["--lang", "fr"], {}, french)
    yield from says(["--lang=fr"] + field, {"LANG": "C"}, "Combien de routeurs peuvent encore")
    yield from says(field + ["--lang", "en"], {"LANG": "fr_FR.UTF-8"}, english)
    yield from says(field, {}, english)
    yield from says(field, {"LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}, english)
    yield from says(field, {"LANG": "fr_FR.UTF-8"}, french)
    yield from says(field, {"LANG": "nowhere"}, english)
    yield from says(["protocols", "arp", "--ascii", "--lang", "fr"], {}, "l'adresse cherchee".capitalize())
    yield from says(["--lang", "de", "protocols"], {}, "en, fr", 2)
    yield from says(["protocols", "--lang"], {}, "en, fr", 2)
    yield from says(["-r", "none.pcap", "--lang", "fr"], {}, "trame: none.pcap: Aucun fichier", 1)
    if subprocess.run([os.environ["TRAME"], "lab", "true"], capture_output=True, check=False).returncode == 0:
        yield from says(["lab", "echo", "--lang", "fr"], {}, "--lang fr")
    else:
        print("skip a command of the lab: no lab here")


def untouched():
    """What machines read is the same in both; -V is for people, and notes in it are translated."""
    for words in (["-T", "json"], ["-T", "ek"], ["-T", "pdml"], ["-T", "text"], ["-T", "scapy"],
                  ["-T", "recipe"], ["-T", "fields", "-e", "ip.ttl", "-e", "_ws.col.Info"]):
        for capture in ("captures/web.pcapng", "captures/forged.pcap"):
            said = [run(os.environ["TRAME"], "-r", capture, *words, "--lang", lang) for lang in ("en", "fr")]
            if said[0] != said[1] or not said[0]:
                yield "%s of %s changes with the language" % (" ".join(words), capture)


def judge(name, found):
    found = list(found)
    for offence in found:
        print(offence, file=sys.stderr)
    more = " (and %d more)" % (len(found) - 1) if len(found) > 1 else ""
    print("FAIL %s: %s%s" % (name, found[0], more) if found else "ok %s" % name)
    return bool(found)


def main():
    if sys.argv[1:] == ["write"]:
        return write()
    wanted = {key for key, _, _ in entries(template())}
    print("note %d texts" % len(wanted))
    bad = not CATALOGUES
    for path in CATALOGUES:
        bad |= judge("%s is complete" % path.name, incomplete(path, wanted))
        bad |= judge("%s is sound" % path.name, misprinted(path))
    bad |= judge("nothing is said past the catalogues", bypassing())
    bad |= judge("what is spoken when", spoken())
    bad |= judge("what machines read stays", untouched())
    return bad


sys.exit(main())
