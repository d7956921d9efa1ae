#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Conversations against tshark's: the stream of each frame, relative numbers, windows, times, all
of the analysis, and which question an answer is of; of the conversations of talk.py and asks.py
(several seeds) and of captures/. What is compared is read from the tracker itself, by the program
tests/flow/track_print.c.

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
NAMES = """tcp.stream udp.stream tcp.seq tcp.ack tcp.seq_raw tcp.ack_raw tcp.len tcp.nxtseq
tcp.window_size tcp.window_size_scalefactor tcp.completeness tcp.time_relative tcp.time_delta
udp.time_relative udp.time_delta tcp.connection.fin_active tcp.connection.fin_passive
icmp.resp_to icmp.resptime icmpv6.resp_to icmpv6.resptime
arp.duplicate-address-frame arp.duplicate-address-detected
arp.seconds-since-duplicate-address-frame
""".split() + ["tcp.analysis." + s for s in """flags retransmission fast_retransmission
spurious_retransmission out_of_order reused_ports lost_segment ack_lost_segment window_update
window_full keep_alive keep_alive_ack duplicate_ack duplicate_ack_num duplicate_ack_frame
zero_window_probe zero_window zero_window_probe_ack acks_frame ack_rtt initial_rtt bytes_in_flight
push_bytes_sent rto rto_frame""".split()] + ["dns." + s for s in """response_to time unsolicited
retransmission retransmit_request retransmit_response retransmit_request_in
retransmit_response_in""".split()] + ["http." + s for s in """request_number response_number time
request_in prev_request_in prev_response_in response_for.uri""".split()]


# Where segments of one connection contradict each other, which of them a message is put together of
# is a guess: so many frames in a thousand of talk.py's may differ in what they say of HTTP.
RARE = 2


def rows(command):
    return [line.split("\t") for line in text.lines(command)]


def compare(label, path, verbose):
    theirs = ["tshark", "-r", path, "-T", "fields"] + text.options()
    for name in NAMES:
        theirs += ["-e", name]
    left, right = rows(theirs), rows([PRINT, path] + NAMES)
    if len(left) != len(right) or not left:
        print("FAIL track/%s: tshark has %d frames, we have %d" % (label, len(left), len(right)))
        return True
    failed = False
    for i, name in enumerate(NAMES):
        wrong = [n for n, (a, b) in enumerate(zip(left, right), 1) if a[i] != b[i]]
        rare = name.startswith("http.") and len(wrong) * 1000 <= RARE * len(left)
        if wrong and not rare:
            failed = True
            n = wrong[0]
            print("FAIL track/%s/%s: %d frames; frame %d: %s, not %s" % (
                label, name, len(wrong), n, right[n - 1][i] or "none", left[n - 1][i] or "none"))
        if verbose:
            for n in wrong[:20]:
                print("  %s, frame %d: %r, not %r" % (name, n, right[n - 1][i], left[n - 1][i]))
    if not failed:
        print("ok track/%s" % label)
    print("# %s: %d frames, %d names" % (label, len(left), len(NAMES)))
    return failed


def main():
    verbose, failed = "-v" in sys.argv, False
    for path in sorted(glob.glob(os.path.join(HERE, "../../captures/*.pcap*"))):
        if not os.path.basename(path).startswith("forged"):
            failed |= compare(os.path.basename(path), path, verbose)
    with tempfile.TemporaryDirectory() as folder:
        for seed in ("1", "2", "3"):
            for kind in ("talk", "asks"):
                path = os.path.join(folder, kind + seed + ".pcap")
                pdml.run([sys.executable, os.path.join(HERE, kind + ".py"), path, seed, "200"])
                failed |= compare(kind + seed, path, verbose)
    sys.exit(failed)


if __name__ == "__main__":
    main()
