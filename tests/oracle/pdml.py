#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Our PDML against tshark's, frame by frame: name, position, size and value of every field.

    tests/oracle/pdml.py [-v] [FILE...]      without files: the corpus of gen.py, and captures/

    whole   all must agree
    cut     frames captured short: we must have what tshark has, and what we have besides must be
            what it has in the uncut frame, but for a few (LEAST_CUT)
    bent    frames with wrong bytes: most must agree, both ways (LEAST); what to make of nonsense is
            a matter of taste
    captures/   all must agree, but in those called forged

Frames that are made one by one are no conversation: what is told of those before them (TRACKED) is
compared in captures/ alone.

Compared is, for each frame, the multiset of (name, pos, size, show, hide), in both directions: what
tshark has and we do not is missing, what we have and it does not is extra. Fields without a name do
not count, which are text, nor what its experts think (_ws.*). Differences on purpose
stand in tests/differences.txt: lines `pdml | WHAT | REASON`, WHAT being one of

    theirs GLOB [if NAME[=SHOW]]    fields of tshark's that we do not have
    ours GLOB [if NAME[=SHOW]]      fields of ours that tshark does not have
    theirs layers inside NAME       layers that stand inside such a field of tshark's
    frame if NAME[=SHOW]            frames that are not compared at all

where the condition is that tshark shows such a field in that frame; `if ~TEXT`, a text without a
name that has this in it. TRAME names the binary.
"""
import collections
import fnmatch
import functools
import glob
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
TRAME = os.environ.get("TRAME", os.path.join(HERE, "../../build/trame"))

# The one place where tshark is told how to behave: in captures/ it puts together what it can.
CHECKED = """ip.check_checksum:TRUE tcp.check_checksum:TRUE udp.check_checksum:TRUE
sctp.checksum:crc-32c""".split()
SETTINGS = CHECKED + """tcp.desegment_tcp_streams:FALSE ip.defragment:FALSE ipv6.defragment:FALSE
http.desegment_headers:FALSE http.desegment_body:FALSE
dns.desegment_dns_messages:FALSE tls.desegment_ssl_records:FALSE
tls.desegment_ssl_application_data:FALSE""".split()

# What trame knows. All else is switched off: what tshark makes of a payload that only happens to
# look like something is no matter of ours.
PROTOCOLS = """frame eth ethertype vlan ieee8021ad ieee8021ah arp atmarp ip icmp ipv6 ipv6.hopopts
ipv6.routing ipv6.fraghdr ipv6.dstopts icmpv6 tcp udp dns http gre vxlan mpls echo loop basicxid data dhcp tls
sctp ntp ah esp udpencap geneve sll null llc stp lldp pppoed pppoes ppp igmp raw
lcp ipcp ipv6cp ccp chap pap erspan mdns llmnr data-text-lines media mptcp pwethcw
pwethheuristic pwethnocw
urlencoded-form""".split()

# Link types that gen.py has frames of, besides Ethernet.
LINKS = "0 9 12 14 50 101 108 113 228 229 276".split()

# Controls and direction overrides: law 10.
UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

LEAST = 95         # percent of the fields of bent frames
LEAST_CUT = 99     # and of those captured short: what is told of a layer that the end cuts differs
LEAST_FORGED = 80  # and of the few that are forged in every way

Field = collections.namedtuple("Field", "name pos size show hide")


class Difference:
    def __init__(self, text):
        words, _, condition = text.partition(" if ")
        words, _, self.inside = words.partition(" inside ")
        self.side, _, self.glob = words.strip().partition(" ")
        self.name, self.equals, self.show = condition.strip().partition("=")
        self.text, self.used = text, 0

    def holds(self, shown):
        if not self.name:
            return True
        if self.name.startswith("~"):
            return any(self.name[1:] in text for text in shown[""])
        return bool(shown.get(self.name)) and (not self.equals or self.show in shown[self.name])

    def covers_frame(self, shown):
        if self.side == "frame" and self.holds(shown):
            self.used += 1
            return True
        return False

    def covers(self, side, field, shown):
        if side == self.side and not self.inside and self.holds(shown) and \
                fnmatch.fnmatchcase(field.name, self.glob):
            self.used += 1
            return True
        return False


def read_differences(area="pdml"):
    out = []
    with open(os.path.join(HERE, "../differences.txt"), encoding="utf-8") as f:
        for line in f:
            parts = [part.strip() for part in line.split(" | ")]
            if len(parts) == 3 and parts[0] == area:
                out.append(Difference(parts[1]))
    return out


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit("FAIL run: %s: %s" % (command[0], done.stderr.decode()[-300:]))
    return done.stdout


# Frames that are made one by one share their ports: of many tshark says, when it follows
# conversations, that they are repeated, and does not look into them.
UNTRACKED = "tcp.relative_sequence_numbers:FALSE tcp.analyze_sequence_numbers:FALSE".split()


# And what is told of the frames before them is of conversations that never were: it is compared in
# captures/, and by track.py and join.py.
TRACKED = re.compile(r"(tcp|udp)\.(stream|completeness|time_relative|time_delta)$|"
                     r"http\.(prev_)?re(quest|sponse)_(number|in)$|esp\.sequence-analysis\.")


def is_real(path):
    return os.path.realpath(path).startswith(os.path.realpath(os.path.join(HERE, "../../captures")))


def settings_for(path):
    return CHECKED if is_real(path) else SETTINGS + UNTRACKED


@functools.lru_cache(maxsize=None)
def tshark_options(path=HERE):
    options = ["-n"]
    for setting in settings_for(path):
        options += ["-o", setting]
    for line in run(["tshark", "-G", "protocols"]).decode().splitlines():
        if line.split("\t")[2] not in PROTOCOLS:
            options += ["--disable-protocol", line.split("\t")[2]]
    return options


def our_options(path):
    """The same for us, of what can be set."""
    options = []
    for setting in settings_for(path):
        if not setting.startswith("tls.desegment_ssl_application_data"):
            options += ["-o", setting]
    return options


def tshark_pdml(path):
    command = ["tshark", "-r", path, "-T", "pdml"] + tshark_options(path)
    # characters that XML does not allow are in packets, and tshark lets some through
    text = run(command).decode("utf-8", "replace")
    return ET.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "?", text))


def our_pdml(path):
    out = run([TRAME, "-r", path, "-T", "pdml"] + our_options(path))
    unclean = UNCLEAN.search(out.decode("utf-8"))
    if unclean:
        raise SystemExit("FAIL pdml/clean: %r at character %d" % (unclean[0], unclean.start()))
    return ET.fromstring(out)


def value_of(show):
    """Without the end of a line; tshark's strings end at a NUL, too. Each program has its own way
    to write a byte that cannot be shown."""
    show = re.sub(r"(\\x00.*|(\\r|\\n|\s)+)$", "", show or "")
    return re.sub(r"\\\d{3}|\\x[0-9a-f]{2}|\\u\{[0-9a-f]+\}|[^\x20-\x7e]", "?", show)


def counts(element):
    name = element.get("name")
    return bool(name) and name != "data" and not name.startswith("_ws.")


def fields_of(element, differences=(), out=None):
    out = [] if out is None else out
    if element.tag == "field" and counts(element):
        out.append(Field(element.get("name"), int(element.get("pos")), int(element.get("size")),
                         value_of(element.get("show")), element.get("hide") or "no"))
    inside = [d for d in differences if d.inside and d.inside == element.get("name")]
    if element.get("name") != "geninfo":
        for child in element:
            if inside and child.tag == "proto":
                inside[0].used += 1
            else:
                fields_of(child, differences, out)
    return out


def shown_of(packet):
    """What the conditions look at: name -> the values that it has in this frame."""
    out = collections.defaultdict(set)
    for element in packet.iter():
        if element.tag in ("field", "proto"):
            out[element.get("name")].add(element.get("show") or "there")
    return out


def protocol_of(name):
    return {"ieee8021ah": "ieee8021ad"}.get(name.split(".")[0], name.split(".")[0])


def uncut_fields(fields, full, end):
    """Without those that the end of the captured bytes cuts."""
    return collections.Counter({field: n for field, n in fields.items()
                                if field in full or field.pos + field.size < end})


class Tally:
    def __init__(self, tracked=True):
        self.right = collections.Counter()
        self.missing = collections.defaultdict(list)
        self.extra = collections.defaultdict(list)
        self.frames = self.skipped = 0
        self.tracked = tracked

    def frame(self, number, theirs, ours, differences, uncut=None):
        shown = shown_of(theirs)
        if any(d.covers_frame(shown) for d in differences):
            self.skipped += 1
            return
        self.frames += 1
        left = collections.Counter(fields_of(theirs, differences))
        right = collections.Counter(fields_of(ours))
        if uncut is not None:
            shown = shown_of(uncut)
            end = int(ours.find("proto/field[@name='caplen']").get("show"))
            full = collections.Counter(fields_of(uncut, differences))
            left = uncut_fields(left, full, end)
            right = uncut_fields(right, full, end) - (full - left)
        for field in (left & right).elements():
            self.right[protocol_of(field.name)] += 1
        for side, rest, where in (("theirs", left - right, self.missing),
                                  ("ours", right - left, self.extra)):
            for field in rest.elements():
                if not self.tracked and TRACKED.match(field.name):
                    continue
                if not any(d.covers(side, field, shown) for d in differences):
                    where[protocol_of(field.name)].append((number, field))


def percent(right, wrong):
    return 100.0 * right / (right + wrong) if right + wrong else 100.0


def report(label, tally, verbose):
    failed = False
    names = sorted(set(tally.right) | set(tally.missing) | set(tally.extra))
    for name in names:
        right, missing, extra = tally.right[name], tally.missing[name], tally.extra[name]
        text = "%d fields, recall %.2f %%, precision %.2f %%" % (
            right, percent(right, len(missing)), percent(right, len(extra)))
        if not missing and not extra:
            print("ok pdml/%s/%s" % (label, name))
            if verbose:
                print("  " + text)
            continue
        failed = True
        print("FAIL pdml/%s/%s: %s" % (label, name, text))
        for word, which in (("missing", missing), ("extra", extra)):
            for number, field in which[:None if verbose else 5]:
                print("  %s, frame %d: %s at %d, %d bytes, %r%s" % (
                    word, number, *field[:4], " (hidden)" if field.hide == "yes" else ""))
    if not tally.right:
        print("FAIL pdml/%s: nothing was compared" % label)
        failed = True
    print("# %s: %d frames, %d not compared" % (label, tally.frames, tally.skipped))
    return failed


def compare(label, path, differences, verbose, uncut=None, least=None):
    theirs, ours = tshark_pdml(path).findall("packet"), our_pdml(path).findall("packet")
    whole = tshark_pdml(uncut).findall("packet") if uncut else [None] * len(theirs)
    if not len(theirs) == len(ours) == len(whole):
        print("FAIL pdml/%s: tshark has %d frames, we have %d" % (label, len(theirs), len(ours)))
        return True
    tally = Tally(is_real(path))
    for number, (left, right, full) in enumerate(zip(theirs, ours, whole), 1):
        tally.frame(number, left, right, differences, full)
    return report(label, tally, verbose) if least is None else score(label, tally, least)


def score(label, tally, least):
    right = sum(tally.right.values())
    recall = percent(right, sum(map(len, tally.missing.values())))
    precision = percent(right, sum(map(len, tally.extra.values())))
    text = "%d frames, %d fields, recall %.2f %%, precision %.2f %%" % (
        tally.frames, right, recall, precision)
    failed = not right or min(recall, precision) < least
    print("FAIL pdml/%s: %s" % (label, text) if failed else "ok pdml/%s\n# %s" % (label, text))
    return failed


def corpus(differences, verbose):
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        path = {kind: os.path.join(folder, kind + ".pcap")
                for kind in ("whole", "once", "cut", "bent")}
        for kind in path:
            run([sys.executable, os.path.join(HERE, "gen.py"), kind, path[kind], "1"])
        failed |= compare("whole", path["whole"], differences, verbose)
        rare = os.path.join(folder, "rare.pcap")
        run([sys.executable, os.path.join(HERE, "gen_rare.py"), "once", rare, "1"])
        failed |= compare("rare", rare, differences, verbose)
        for link in LINKS:
            other = os.path.join(folder, "link.pcap")
            run([sys.executable, os.path.join(HERE, "gen.py"), "whole", other, "1", link])
            failed |= compare("link type " + link, other, differences, verbose)
        failed |= compare("cut", path["cut"], differences, verbose, uncut=path["once"],
                          least=LEAST_CUT)
        failed |= compare("bent", path["bent"], differences, verbose, least=LEAST)
    for capture in sorted(glob.glob(os.path.join(HERE, "../../captures/*.pcap*"))):
        name = os.path.basename(capture)
        failed |= compare(name, capture, differences, verbose,
                          least=LEAST_FORGED if name.startswith("forged") else None)
    for difference in differences:
        if not difference.used:
            print("FAIL pdml/differences: %s: never met" % difference.text)
            failed = True
    return failed


def main():
    verbose = "-v" in sys.argv
    files = [word for word in sys.argv[1:] if word != "-v"]
    differences = read_differences()
    failed = False if files else corpus(differences, verbose)
    for path in files:
        failed |= compare(os.path.basename(path), path, differences, verbose)
    sys.exit(failed)


if __name__ == "__main__":
    main()
