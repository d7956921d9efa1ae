#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Conversations against tshark's: the stream of each frame, relative numbers, windows and every
flag of the analysis, of the conversations of talk.py (several seeds) and of captures/. What is
compared is read from the tracker itself, by the program tests/flow/track_print.c.

    tests/oracle/track.py [-v]

BIN names the folder of the test programs.
"""
import glob
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdml  # noqa: E402
import text  # noqa: E402

HERE = pdml.HERE
PRINT = os.path.join(os.environ.get("BIN", os.path.join(HERE, "../../build/asan/tests")),
                     "flow/track_print")
EXACT = ["tcp.stream", "udp.stream", "tcp.seq", "tcp.ack", "tcp.seq_raw", "tcp.ack_raw", "tcp.len",
         "tcp.nxtseq", "tcp.window_size", "tcp.window_size_scalefactor"]
ANALYSIS = ["tcp.analysis." + s for s in (
    "retransmission fast_retransmission spurious_retransmission out_of_order reused_ports "
    "lost_segment ack_lost_segment window_update window_full keep_alive keep_alive_ack "
    "duplicate_ack duplicate_ack_num duplicate_ack_frame zero_window_probe zero_window "
    "zero_window_probe_ack").split()]
MOST = 5  # frames in a thousand of which the analysis may differ: tests/differences.txt says why


def rows(command):
    return [line.split("\t") for line in text.lines(command)]


def compare(label, path, verbose):
    names = EXACT + ANALYSIS
    theirs = ["tshark", "-r", path, "-T", "fields"] + text.options()
    for name in names:
        theirs += ["-e", name]
    left, right = rows(theirs + ["-e", "icmp.type"]), rows([PRINT, path] + names)
    for row, ours in zip(left, right):
        for i, name in enumerate(names):
            if name in ANALYSIS:
                row[i] = row[i].replace("1,1", "1")  # once as a field, once as a warning
            if name == "tcp.seq_raw" and row[-1]:
                row[i] = ours[i]  # Wireshark forgets it in a quote of ICMP's
    if len(left) != len(right) or not left:
        print("FAIL track/%s: tshark has %d frames, we have %d" % (label, len(left), len(right)))
        return True
    failed, differ = False, set()
    for i, name in enumerate(names):
        wrong = [n for n, (a, b) in enumerate(zip(left, right), 1) if a[i] != b[i]]
        if name in ANALYSIS:
            differ.update(wrong)
        elif wrong:
            failed = True
            n = wrong[0]
            print("FAIL track/%s/%s: %d frames; frame %d: %s, not %s" % (
                label, name, len(wrong), n, right[n - 1][i] or "none", left[n - 1][i] or "none"))
        else:
            print("ok track/%s/%s" % (label, name))
        if verbose and wrong:
            for n in wrong[:20]:
                print("  %s, frame %d: %r, not %r" % (name, n, right[n - 1][i], left[n - 1][i]))
    bad = len(differ) * 1000 > MOST * len(left)
    print("%s track/%s/analysis%s" % ("FAIL" if bad else "ok", label, ": %d of %d frames differ" % (
        len(differ), len(left)) if bad else ""))
    print("# %s: %d frames, the analysis of %d differs" % (label, len(left), len(differ)))
    return failed or bad


def main():
    verbose, failed = "-v" in sys.argv, False
    for path in sorted(glob.glob(os.path.join(HERE, "../../captures/*.pcap*"))):
        if not os.path.basename(path).startswith("forged"):
            failed |= compare(os.path.basename(path), path, verbose)
    with tempfile.TemporaryDirectory() as folder:
        for seed in ("1", "2", "3"):
            path = os.path.join(folder, seed + ".pcap")
            pdml.run([sys.executable, os.path.join(HERE, "talk.py"), path, seed, "200"])
            failed |= compare("talk" + seed, path, verbose)
    sys.exit(failed)


if __name__ == "__main__":
    main()
