# SPDX-License-Identifier: BSD-2-Clause
"""TLS's rarer messages and extensions: parameters of QUIC, what TLS 1.3 says behind its hellos, certificates
that are packed, delegated or elsewhere, and vectors whose lengths cannot be."""
from gen_base import *  # noqa: F403
from gen_more import CURVE, down, hello, up
from gen_services import CERTIFICATE, extension, handshake, numbers, record, server_hello, vector

DNAME, PUBLIC, STATUS = CERTIFICATE[31:59], CERTIFICATE[119:213], b"\x30\3\x0a\1\6"


def varint(n):
    log = 0 if n < 1 << 6 else 1 if n < 1 << 14 else 2 if n < 1 << 30 else 3
    return (n | log << (8 << log) - 2).to_bytes(1 << log, "big")


def n32(*values):
    return b"".join(n.to_bytes(4, "big") for n in values)


def parameter(kind, value=b""):
    return varint(kind) + varint(len(value)) + value


def parameters():
    numbered = [(1, 30000), (3, 1472), (4, 1 << 20), (5, 1000), (6, 70000), (7, 3), (8, 100), (9, 3), (10, 3), (11, 25),
                (14, 8), (0x20, 65535), (0x1057, 1), (0x3127, 100), (0x7158, 2), (0xde1a, 1000), (0xff00, 1),
                (0xff03de1a, 1 << 40)]
    return [parameter(kind, varint(n)) for kind, n in numbered] + [
        parameter(kind, some(size)) for kind, size in ((0, 8), (2, 16), (15, 8), (16, 5), (16, 0), (0x3128, 8))] + [
        parameter(12), parameter(0x2ab2), parameter(0x312a), parameter(0x312b, b"\7"),
        parameter(13, some(24) + vector(1, some(5)) + some(16)), parameter(17, n32(1, 0x6b3343cf, 1)),
        parameter(0x1000, varint(3) + varint(9)), parameter(0x3129, b"Chrome/1"), parameter(0x4752, n32(1)),
        parameter(27, b"ab"), parameter((1 << 62) - 1), parameter(0x1b1b1b1b1b, b"xx"),
        parameter(0x7157, b"\1"), parameter(1, b"\1\2\3\4"), parameter(0x4752, n32(1) + some(9))]


def app_tls_quic():
    for one in parameters():
        yield up(port(), record(22, hello((57, one)), 0x0301))
    yield up(port(), record(22, hello((57, b"".join(parameters()))), 0x0301))
    yield up(port(), record(22, hello((0xffa5, b"".join(parameters()[:9])), (23, b"")), 0x0301))
    yield up(port(), record(22, hello((57, b"")), 0x0301))
    for broken in b"\1\7ab", b"\1\4ab", b"\xc1\4\1\2\3\4":
        yield up(port(), record(22, hello((57, broken)), 0x0301))
    yield down(port(), record(22, server_hello(extension(57, parameters()[0]))))


def said(kind, *bodies):
    """In a session of TLS 1.3, as if it were in the clear."""
    first = server_hello(extension(43, numbers(0x0304)), extension(51, numbers(29) + vector(2, some(32))), suite=0x1301)
    for body in bodies:
        yield down(port(), record(22, first), record(22, handshake(kind, body)))


def app_tls_modern():
    ticket = n32(7200, u(32)) + vector(1, some(8)) + vector(2, some(20))
    yield from said(4, ticket + vector(2, extension(42, n32(16384))), ticket + vector(2, b""))
    yield from said(8, vector(2, b""), vector(2, extension(16, vector(2, vector(1, b"h2"))) + extension(42) + extension(
        0xffce, b"\0" + some(16)) + extension(10, vector(2, numbers(29))) + extension(57, b"\1\1\5") + extension(
            28, numbers(100)) + extension(65000, b"abc")))
    yield from said(8, vector(2, extension(57, parameter(0x4752, n32(1) + vector(1, n32(2, 3))))))
    signed = extension(13, vector(2, numbers(0x0403, 0x0804)))
    names = extension(47, vector(2, vector(2, DNAME)))
    yield from said(13, vector(1, some(4)) + vector(2, signed + extension(27, vector(1, numbers(2)))),
                    vector(1, b"") + vector(2, extension(5) + extension(18)),
                    vector(1, b"") + vector(2, signed + names))
    filters = extension(48, vector(2, vector(1, b"\6\3\x55\x1d\x0f") + vector(2, b"\3\2\1\6")))
    yield from said(13, vector(1, b"") + vector(2, signed + filters))
    key = n32(3600) + numbers(0x0403) + vector(3, PUBLIC) + numbers(0x0403) + vector(2, some(70))
    yield from said(11, vector(1, b"") + vector(3, vector(3, CERTIFICATE) + vector(2, b"")),
                    vector(1, some(3)) + vector(3, vector(3, CERTIFICATE) + vector(2, extension(
                        5, b"\1" + vector(3, STATUS)) + extension(34, key))))
    yield from said(24, b"\0", b"\1", b"\5")
    yield from said(25, numbers(2) + vector(3, bytes(9))[:3] + vector(3, some(40)))
    yield from said(15, numbers(0x0804) + vector(2, some(64)))
    yield from said(6, numbers(0x0304, 0x1301) + vector(2, extension(51, numbers(29))))


def app_tls_rare():
    url = vector(2, b"http://a.example/c") + b"\1" + some(20)
    status = vector(3, STATUS)
    for kind, body in ((67, vector(1, b"h2") + vector(1, bytes(24))), (21, b"\1" + vector(2, url)),
                       (22, b"\2" + vector(3, status + status)), (22, b"\1" + status), (22, b"\3" + some(9)),
                       (25, numbers(3) + b"\0\3\xe8" + vector(3, some(40))), (24, b"\0")):
        yield down(port(), record(22, server_hello()), record(22, handshake(kind, body)))
    pake = vector(1, some(65)) + vector(1, some(65)) + vector(1, some(32))
    for kind, body in ((12, b"\3" + numbers(23) + pake), (16, pake)):
        yield down(port(), record(22, server_hello(suite=0xc0ff)), record(22, handshake(kind, body)))
    old = handshake(2, numbers(0x0300) + some(32) + b"\0" + numbers(5) + b"\0")
    yield down(port(), record(22, old, 0x0300), record(22, handshake(20, some(36)), 0x0300))
    yield up(port(), record(22, hello((5, b"\1" + vector(2, some(4)) + vector(2, some(3))))))
    yield up(port(), record(22, hello((17, vector(2, b"\2" + vector(2, vector(2, b"abc") + vector(2, b"de")))))))


ASKED = [(0, bytes(2)), (17, bytes(2)), (27, b"\0"), (34, b""), (43, b"\0"), (43, b"\1\3"), (45, b"\0"), (51, bytes(2)),
         (5, b"\2" + bytes(4)), (23, b"\1"), (22, b"\1"), (15, b"\1\2"), (1, b"\1\2\3"), (28, b"\0\1\2"), (28, b"\0"),
         (15, b""), (49, b"\0"), (42, b"\0"), (10, b"\xff\1ab"), (16, b"\0\7\5h2"), (65281, b"\0\1")]
TOLD = [(18, bytes(2)), (13172, b"\5ab"), (43, b"\3\4\0"), (43, b"\3"), (22, b"a"), (51, b"\0\x1d\0\1ab")]
BODIES = [(11, bytes(3)), (11, b"\0\0\4\0\0\3a"), (11, b"\0\0\x09\0\0\1a"), (13, b"\5\1"), (22, b"\1\0\0\5\x30"),
          (15, numbers(0x0403, 9) + b"a"), (12, CURVE[:3] + b"\1a" + numbers(0x0403, 1) + b"a")]


def app_tls_vectors():
    """Lengths that are too small or too large, and bytes behind what lengths say."""
    for one in ASKED:
        yield up(port(), record(22, hello(one)))
    base = numbers(0x0303) + some(32) + b"\0"
    for rest in (numbers(9, 5) + b"\1\0", numbers(2, 5) + b"\3\0", numbers(2, 5) + b"\1\0\0\4\0\x17\0\0\0",
                 numbers(2, 5) + b"\1\0"):
        yield up(port(), record(22, handshake(1, base + rest)))
    for one in TOLD:
        yield down(port(), record(22, server_hello(extension(*one))))
    for one in BODIES:
        yield down(port(), record(22, server_hello()), record(22, handshake(*one)))


MAKERS = [app_tls_quic, app_tls_modern, app_tls_rare, app_tls_vectors]
