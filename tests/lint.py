#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""The house rules that a machine can judge: what includes what, what calls what, how long.

Each rule is a function that yields its offences; it prints `ok RULE` or `FAIL RULE: first offence`.
`note` lines are questions, not failures: long files and functions, many parameters.
"""
import ast
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FLOORS = "base proto frame file filter flow picture out lab lesson tui cmd".split()
PURE = ("proto", "frame", "picture")  # and every view: no clock, chance, environment or file
WARN = "-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror".split()
FLAGS = ["-std=c11", "-D_GNU_SOURCE", "-D_DEFAULT_SOURCE", "-Iinclude", "-Itests", *WARN,
         '-DTRAME_VERSION="0"', '-DTRAME_NET_PATH="/"', '-DTRAME_CAPTURES="/"',
         '-DTRAME_LOCALE="/"']
WIDTH = 100
FILE_ASKS, FILE_LIMIT = 400, 800  # of a corpus that tests make their frames from: 1000
FUNCTION_ASKS, FUNCTION_LIMIT = 45, 80
NET_LIMIT = 500

IMPURE = """time clock clock_gettime gettimeofday ftime timespec_get nanosleep usleep sleep
    rand srand random srandom rand_r drand48 arc4random getrandom getenv secure_getenv setenv
    fopen fdopen freopen open openat creat read write pread pwrite mmap stat fstat lstat opendir
    socket connect ioctl fork execv execve execvp popen system""".split()
UNSAFE = "gets strcpy strcat sprintf vsprintf system popen tmpnam mktemp strtok".split()
ENDS_OR_PRINTS = """exit _exit _Exit abort printf vprintf puts putchar fprintf vfprintf fputs fputc
    putc perror fwrite dprintf vdprintf warn warnx err errx""".split()


def files(*patterns):
    found = {p for pattern in patterns for p in TOP.glob(pattern) if p.is_file()}
    return sorted(p.relative_to(TOP) for p in found if "__pycache__" not in p.parts)


def sources():
    return files("src/**/*.[ch]", "include/**/*.h", "tests/**/*.[ch]")


def written():
    """Every text file that a person wrote and that is code."""
    return sources() + files("Makefile", ".ci/*", "tests/run", "tests/**/*.py", "tests/**/*.sh")


def read(path):
    return (TOP / path).read_text(encoding="utf-8")


def code(path):
    """The file without its comments and with its strings emptied, line for line."""
    def blank(match):
        text = match.group(0)
        return '""' if text[0] == '"' else "' '" if text[0] == "'" else "\n" * text.count("\n")
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank,
                  read(path), flags=re.S)


def floor(path):
    """The floor that a file of src/ or include/ stands on; None for main.c."""
    return path.parts[1] if len(path.parts) > 2 else None


def stem(path):
    return "/".join(path.with_suffix("").parts[1:])


def product():
    return [p for p in sources() if p.parts[0] != "tests"]


# ---- the text of files --------------------------------------------------------------------------

def spdx_and_top_comment():
    for path in written():
        lines = read(path).splitlines()
        if lines and lines[0].startswith("#!"):
            lines = lines[1:]
        if not lines or "SPDX-License-Identifier: BSD-2-Clause" not in lines[0]:
            yield "%s: no SPDX line at its top" % path
        elif path.suffix in (".c", ".h") and not (len(lines) > 1 and lines[1].startswith("/* ")):
            yield "%s: no comment that says what it is" % path


def white_space_and_width():
    for path in written() + files("README.md", "man/*.[1-8]", ".clang-format", "tests/TESTLIST"):
        text = read(path)
        if not text.endswith("\n") or text.endswith("\n\n"):
            yield "%s: does not end in one newline" % path
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip() or "\r" in line:
                yield "%s:%d: white space at the end" % (path, number)
            wide = 120 if path.suffix in (".py", ".sh") else WIDTH
            if len(line.expandtabs(8)) > wide and path.suffix in (".c", ".h", ".py", ".sh"):
                yield "%s:%d: longer than %d columns" % (path, number, wide)


def no_left_overs():
    machine = re.compile(r"(?<![\w.~*)}-])/(home|root|work|Users)(?![\w-])")
    for path in written() + files("README.md", "man/*", "LICENSE", "captures/*.md"):
        if path.name == "lint.py":
            continue
        for number, line in enumerate(read(path).split("\n"), 1):
            if machine.search(line):
                yield "%s:%d: a folder of the machine that it was written on" % (path, number)
            if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", line):
                yield "%s:%d: something left to do" % (path, number)


def file_length():
    for path in written():
        n = read(path).count("\n")
        if n > (1000 if str(path).endswith("gen.py") else FILE_LIMIT):
            yield "%s: %d lines" % (path, n)
        elif n > FILE_ASKS:
            note("%s: %d lines" % (path, n))


def functions(path):
    """(name, first line, lines of the body, parameters) of every function of a C file."""
    lines = code(path).split("\n")
    head = 0
    for i, line in enumerate(lines):
        if line == "{":
            first = i
            while first > 0 and lines[first - 1] and not lines[first - 1].startswith(("}", "#")):
                first -= 1
            head = i
            what = " ".join(lines[first:i])
        elif line == "}" and head:
            name = re.search(r"(\w+)\s*\(", what)
            inside = what[what.find("(") + 1:what.rfind(")")]
            count = 0 if inside.strip() in ("", "void") else inside.count(",") + 1
            yield name.group(1) if name else "?", head + 1, lines[head:i + 1], count
            head = 0


def is_flat_switch(body):
    text = "\n".join(body)
    flat = re.findall(r"^\s*(?:case |return |break;)", text, re.M)
    return text.count("switch (") == 1 and len(flat) > len(body) / 2


def function_length():
    for path in sources():
        for name, line, body, parameters in functions(path):
            where = "%s:%d: %s" % (path, line, name)
            if len(body) > FUNCTION_LIMIT and not is_flat_switch(body):
                yield "%s has %d lines" % (where, len(body))
            elif len(body) > FUNCTION_ASKS and not is_flat_switch(body):
                note("%s has %d lines" % (where, len(body)))
            if parameters > 5 and path.parts[0] != "tests":
                note("%s takes %d parameters" % (where, parameters))


# ---- what may stand where -----------------------------------------------------------------------

def floors_look_down_only():
    for path in product():
        here = floor(path)
        if here is None:
            continue
        below = ["base", "net"] if here == "net" else FLOORS[:FLOORS.index(here) + 1]
        for name in re.findall(r'^\s*#\s*include\s+"([^"]+)"', read(path), re.M):
            private = "/" not in name and (TOP / path.parent / name).exists()
            if not private and name.split("/")[0] not in below:
                yield '%s: includes "%s"' % (path, name)


def libraries_in_their_place():
    allowed = (("ncurses.h", r"tui/term$"), ("curses.h", r"tui/term$"),
               ("libnet.h", r"frame/craft\w*$|net/"), ("pcap.h", r"net/|filter/bpf$"),
               ("pcap/pcap.h", r"net/|filter/bpf$"), ("pcre2.h", r"filter/regex$"))
    linux = re.compile(r"linux/|netpacket/|sys/(prctl|epoll|signalfd|eventfd|capability|mount)\.h")
    for path in product():
        for name in re.findall(r"^\s*#\s*include\s+<([^>]+)>", read(path), re.M):
            for header, where in allowed:
                if name.endswith(header) and not re.match(where, stem(path)):
                    yield "%s: includes <%s>" % (path, name)
            if linux.match(name) and floor(path) not in ("lab", "net"):
                yield "%s: depends on Linux: <%s>" % (path, name)


def c_as_the_house_writes_it():
    rules = (
        (r"\btypedef\s+(struct|union|enum)\b", "typedef of a struct", ()),
        (r"\b(htons|ntohs|htonl|ntohl)\b", "byte order by hand", ("net", "lab", "craft")),
        (r"__attribute__\s*\(\(.*packed", "a struct laid over bytes", ()),
        (r"\b(frame|f|sent|got)(->|\.)bytes\s*\[", "indexes packet bytes",
         ("base", "frame", "file", "net", "lab", "tests")),
        (r"^\s*goto (?!out\b)", "goto that is not out", ()),
    )
    for path in sources():
        places = path.parts[:2] + (path.stem.split("_")[0],)
        for number, line in enumerate(code(path).split("\n"), 1):
            for pattern, why, where in rules:
                if re.search(pattern, line) and not any(w in places for w in where):
                    yield "%s:%d: %s" % (path, number, why)


def net_is_small():
    text = "\n".join(code(p) for p in files("src/net/*.[ch]", "include/net/*.h"))
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    if lines >= NET_LIMIT:
        yield "src/net has %d lines of code, and no privilege should need that many" % lines


def every_test_is_run():
    texts = {p: read(p) for p in files("tests/TESTLIST", "tests/**/*.sh", "tests/**/*.py")}
    for path in files("tests/**/*.c", "tests/*/*.py", "tests/*.sh", "tests/*/*.sh"):
        name = path.stem if path.suffix == ".c" else path.name
        module = re.compile(r"\b%s\b" % re.escape(path.stem))
        if not any(other != path and (name in text or path.suffix == ".py" and module.search(text))
                   for other, text in texts.items()):
            yield "%s: nothing runs it" % path


def every_capture_is_indexed():
    index = "".join(read(p) for p in files("captures/*") if not p.suffix.startswith(".pcap"))
    for path in files("captures/*.pcap", "captures/*.pcapng"):
        if path.name not in index:
            yield "%s: the index of captures does not say how it was made" % path


# ---- what the compilers say ---------------------------------------------------------------------

def run(argv):
    done = subprocess.run(argv, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def in_parallel(work, items):
    with ThreadPoolExecutor(2) as pool:
        return list(zip(items, pool.map(work, items)))


def complaints(results):
    for path, (status, text) in results:
        if status:
            print(text, file=sys.stderr)
            first = next((s for s in text.split("\n") if "error" in s), text.split("\n")[0])
            yield first if str(path) in first else "%s: %s" % (path, first)


def libnet_flags():
    return run(["libnet-config", "--defines"])[1].split()


def compile_object(path):
    """gcc, and the object for the rules below; not position-independent, so that a const table
    with pointers in it is read-only data."""
    out = OBJECTS / (stem(path).replace("/", "__") + ".o")
    return run(["gcc", *FLAGS, *DEFINES, "-fno-pie", "-O0", "-c", "-o", str(out), str(path)])


def gcc_is_content():
    yield from complaints(in_parallel(compile_object, files("src/**/*.c")))


def clang_is_content():
    def check(path):
        return run(["clang", *FLAGS, *DEFINES, "-fsyntax-only", str(path)])
    yield from complaints(in_parallel(check, files("src/**/*.c", "tests/**/*.c")))


def headers_stand_alone():
    def check(path):
        return run(["gcc", *FLAGS, *DEFINES, "-Wno-unused-macros", "-fsyntax-only", "-x", "c",
                    str(path)])
    yield from complaints(in_parallel(check, files("include/**/*.h")))


def symbols(*options):
    """(floor/name, symbol, type) for every object that gcc made."""
    for path in sorted(OBJECTS.glob("*.o")):
        for line in run(["nm", "-P", *options, str(path)])[1].splitlines():
            name, kind = line.split()[:2]
            yield path.stem.replace("__", "/"), name, kind


def exported_means_declared():
    headers = files("include/**/*.h", "src/**/*.h")
    declared = set(re.findall(r"\w+", " ".join(code(p) for p in headers)))
    for where, name, _ in symbols("-g", "--defined-only"):
        if name != "main" and name not in declared:
            yield "src/%s.c: %s is in no header: static?" % (where, name)


def nothing_mutable_is_global():
    for where, name, kind in symbols("--defined-only"):
        if kind not in "bBdDC" or where in ("tui/term", "base/lang"):
            continue
        plain = name.split(".")[0]
        if not re.search(r"sig_atomic_t\s+%s\b" % plain, code(Path("src", where + ".c"))):
            yield "src/%s.c: %s can be changed" % (where, name)


def calls_in_their_place():
    for where, name, _ in symbols("-u"):
        name = name.split("@")[0]
        here = where.split("/")[0]
        if name in UNSAFE:
            yield "src/%s.c: calls %s" % (where, name)
        if name in IMPURE and (here in PURE or where.startswith("tui/view")):
            yield "src/%s.c: calls %s" % (where, name)
        if name in ENDS_OR_PRINTS and not re.match(
                r"(cmd|net|lab)/|main$|tui/run$|tui/term$|base/mem$|file/save$", where):  # save: its keeper
            yield "src/%s.c: calls %s: only commands print or end" % (where, name)


def scripts_parse():
    for path in files("tests/**/*.py", "tests/run"):
        try:
            ast.parse(read(path))
        except SyntaxError as error:
            yield "%s: %s" % (path, error)
    shell = files("tests/**/*.sh", ".ci/*")
    yield from complaints((p, run(["sh", "-n", str(p)])) for p in shell)


def manual_pages_are_sound():
    def lint(page):
        return run(["mandoc", "-T", "lint", "-W", "warning", str(page)])
    yield from complaints((p, lint(p)) for p in files("man/*.[1-8]"))


RULES = (
    spdx_and_top_comment, white_space_and_width, no_left_overs, file_length, function_length,
    floors_look_down_only, libraries_in_their_place, c_as_the_house_writes_it, net_is_small,
    every_test_is_run, every_capture_is_indexed, gcc_is_content, clang_is_content,
    headers_stand_alone, exported_means_declared, nothing_mutable_is_global, calls_in_their_place,
    scripts_parse, manual_pages_are_sound,
)


def note(text):
    print("note " + text)


def judge(rule):
    name = rule.__name__.replace("_", " ")
    found = list(rule())
    for offence in found:
        print(offence, file=sys.stderr)
    if found:
        more = " (and %d more)" % (len(found) - 1) if len(found) > 1 else ""
        print("FAIL %s: %s%s" % (name, found[0], more))
    else:
        print("ok %s" % name)
    return bool(found)


with tempfile.TemporaryDirectory() as folder:
    OBJECTS = Path(folder)
    DEFINES = libnet_flags()
    sys.exit(1 if sum([judge(rule) for rule in RULES]) else 0)
