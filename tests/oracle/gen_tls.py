# SPDX-License-Identifier: BSD-2-Clause
"""TLS as captures older and odder than the rest have it: SSL 2.0, versions that were tried, keys of RSA
and of groups by their suites, heartbeats, records of lengths that may not be and what is no record."""
from gen_base import *  # noqa: F403
from gen_more import CURVE, GROUP, SIGNED, down, hello, up
from gen_services import CERTIFICATE, extension, handshake, numbers, record, server_hello, vector

SPECS = bytes.fromhex("000039 0700c0 010080 00c02f")


def old(body, padded=None):
    """A record of SSL 2.0."""
    if padded is None:
        return numbers(0x8000 | len(body)) + body
    return numbers(len(body)) + bytes([padded]) + body


def old_hello(session=b"", version=0x0301):
    return old(b"\1" + numbers(version, len(SPECS), len(session), 16) + SPECS + session + some(16))


def tried(version, *extensions):
    return handshake(2, numbers(version) + some(32) + numbers(0x1303) + vector(2, b"".join(extensions)))


def app_tls_old():
    flow = port()
    yield up(flow, old_hello())
    yield down(flow, record(22, server_hello(suite=5), 0x0301))
    yield up(flow, old_hello(some(16)), old_hello(b"", 0x0505), b"\x17\3\1\0\2ab")
    yield up(port(), old_hello(some(20)), b"\xff\xff\xff\xff\xff\xff")
    flow = port()
    yield up(flow, old_hello(b"", 2))
    yield down(flow, old(b"\4\0\1" + numbers(2, len(CERTIFICATE), 6, 8) + CERTIFICATE + SPECS[:6] + some(8)))
    yield up(flow, old(b"\2" + SPECS[3:6] + numbers(2, 8, 4) + some(14)), old(b"\x55" + some(20), 3))
    yield down(flow, old(b"\3" + some(16), 0) + old(some(30)))
    yield up(port(), old(b"\0\0\1"), b"\x05\3\1\0\0 what is this")


def app_tls_tried():
    share = extension(40, numbers(29) + vector(2, some(32)))
    for version in (0x7f12, 0x7f15):
        flow = port()
        yield up(flow, record(22, hello((40, vector(2, numbers(29) + vector(2, some(32))))), 0x0301))
        yield down(flow, record(22, tried(version, share), 0x0301), record(23, some(40), 0x0301))
        yield up(flow, record(23, some(40), 0x0301))
    for version in (0x7f1c, 0xfb1a, 0x0305):
        flow = port()
        yield down(flow, record(22, server_hello(extension(43, numbers(version)), share)), record(20, b"\1"),
                   record(23, some(40)))
        yield up(flow, record(20, b"\1"), record(22, hello()), record(23, some(40)))
    secret = numbers(0x1301, 29) + vector(2, some(32)) + vector(2, some(32)) + vector(2, some(80))
    yield up(port(), record(22, hello((0xffce, secret)), 0x0301))


def app_tls_suites():
    export = vector(2, some(64)) + vector(2, b"\1\0\1") + vector(2, some(64))
    secret, half = handshake(16, vector(2, some(64))), handshake(16, some(128))
    for version, suite, server, client in (
            (0x0301, 3, export, secret), (0x0300, 3, export, half), (0x0303, 0x2f, None, secret),
            (0x0301, 0x14, vector(2, some(64)) + vector(2, b"\2") + vector(2, some(64)) + vector(2, some(40)), secret),
            (0x0303, 0x9e, GROUP + SIGNED, secret), (0x0303, 0xc02f, CURVE, handshake(16, vector(1, some(65)))),
            (0x0303, 0x1e, None, secret)):
        flow = port()
        chosen = handshake(2, numbers(version) + some(32) + b"\0" + numbers(suite) + b"\0")
        yield down(flow, record(22, chosen, version),
                   record(22, handshake(12, server), version) if server else b"")
        yield up(flow, record(22, client, version), record(20, b"\1", version), record(22, some(40), version))


def app_tls_odd():
    flow = port()
    yield down(flow, record(22, server_hello()))
    yield up(flow, record(24, b"\1" + vector(2, some(20)) + some(16)), record(24, b"\2\x40\0"))
    yield down(flow, record(24, b"\1" + numbers(9) + some(9)), record(24, b"\7" + some(20)))
    yield up(flow, record(22, b""), record(21, b""), record(23, some(4), 0x5a5a), record(21, b"\1\0", 0x0404))
    yield down(flow, record(23, some(6)), record(22, some(40), 0x2020), b"\x45 is none")
    flow = port()
    yield down(flow, record(21, b"\2\x28", 0x0300), b"\x30 none of it", record(23, some(9), 0x0300))
    yield up(flow, record(23, some(9), 0x0300), b"\x30\x33\x33\0\3abc", record(23, some(9), 0x0300))
    yield up(port(), record(22, hello(), 0x0101), record(23, some(9), 0x0305))
    yield up(port(), record(23, some(9), 0x0304), record(23, some(9)))


SECRETS = [app_tls_old, app_tls_tried, app_tls_suites, app_tls_odd]
