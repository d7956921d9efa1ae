# SPDX-License-Identifier: BSD-2-Clause
"""SCTP's rarer chunks, parameters and causes, byte by byte: interleaved data, changes of addresses and streams,
authentication, packets that were dropped, and lengths that cannot be."""
from gen_base import *  # noqa: F403
from scapy.layers.sctp import SCTP


def n16(*values):
    return struct.pack(">%dH" % len(values), *values)


def n32(*values):
    return struct.pack(">%dI" % len(values), *values)


def chunk(kind, body=b"", flags=0, length=None):
    data = bytes([kind, flags]) + n16(4 + len(body) if length is None else length) + body
    return data + bytes(-len(data) % 4)


def item(code, body=b"", length=None):
    data = n16(code, 4 + len(body) if length is None else length) + body
    return data + bytes(-len(data) % 4)


def packet(*chunks):
    """Each of an association of its own."""
    return ip() / SCTP(sport=port(), dport=4000, tag=u(31) | 1) / Raw(b"".join(chunks))


INIT = n32(7, 65535) + n16(10, 10) + n32(1000)
PARAMETERS = [
    (1, b"info"), (5, bytes([192, 0, 2, 1])), (6, bytes(15) + b"\1"), (7, b"cookie"), (8, item(0x8001, b"abcd")),
    (9, n32(1000)), (11, b"host.example\0"), (12, n16(5, 6)), (0x000d, n32(1, 2, 3) + n16(4, 5)),
    (0x000d, n32(1, 2, 3)),
    (0x000e, n32(1) + n16(4, 5, 6)), (0x000e, n32(1)), (0x000f, n32(7)), (0x0010, n32(7, 1)),
    (0x0010, n32(7, 2, 8, 9)),
    (0x0010, n32(7, 9)), (0x0011, n32(7) + n16(3, 0)), (0x0012, n32(7) + n16(3, 0)), (0x8000, b""), (0x8001, b"abcd"),
    (0x8002, b"0123"), (0x8003, bytes([0, 193, 128])), (0x8004, n16(3, 1)), (0x8005, bytes(8)),
    (0x8008, bytes([130, 194])),
    (0xc000, b""), (0xc001, n32(9) + item(5, bytes([192, 0, 2, 1]))), (0xc002, n32(9) + item(6, bytes(16))),
    (0xc003, n32(9) + item(3, n16(1, 2))), (0xc004, n32(9) + item(5, bytes([192, 0, 2, 1]))), (0xc005, n32(9)),
    (0xc006, n32(3)), (0x4000, b"abc"), (0x1234, b"abcde"), (0xf234, b"")]
CAUSES = [(1, n16(3, 0)), (2, n32(2) + n16(7, 5)), (3, n32(1000)), (4, b""), (5, item(5, bytes([192, 0, 2, 1]))),
          (6, chunk(0x3f, b"abcd")), (7, b""), (8, item(0x8001, b"abcd")), (9, n32(1001)), (10, b""),
          (11, item(5, bytes([192, 0, 2, 1])) + item(6, bytes(16))), (12, b"because"), (13, b"why"),
          (0xa0, item(0xc001, n32(9) + item(5, bytes(4)))), (0xa1, item(5, bytes(4))),
    (0xa2, item(0xc002, n32(9) + item(5, bytes(4)))), (0xa3, b""),
          (0xa4, item(5, bytes(4))), (0xa5, b"abcd"), (0x0105, n16(1)), (0x99, b"abc"), (0xb0, b""), (0xb1, b"")]


def transport_sctp_items():
    for code, body in PARAMETERS:
        yield packet(chunk(1, INIT + item(code, body)))
    yield packet(chunk(2, INIT + b"".join(item(*one) for one in PARAMETERS[:12])))
    for code, body in CAUSES:
        yield packet(chunk(9, item(code, body)))
    yield packet(chunk(6, b"".join(item(*one) for one in CAUSES[:6]), 1))


def transport_sctp_chunks():
    for flags in range(8):
        head = n32(1000) + n16(3, 0) + n32(7)
        yield packet(chunk(64, head + n32(46 if flags & 2 else 5) + b"message", flags))
    yield packet(chunk(64, n32(1000) + n16(3, 0) + n32(7, 0) + some(9), 0xf3))
    yield packet(chunk(128, n32(9) + item(0xc003, n32(9) + item(3, n32(1000))) + item(0xc005, n32(9))))
    yield packet(chunk(193, n32(9) + item(5, bytes([192, 0, 2, 1])) + item(0xc001, n32(1) + item(5, bytes(4))) + item(
        0xc002, n32(2) + item(5, bytes(4))) + item(0xc004, n32(3) + item(6, bytes(16)))))
    yield packet(chunk(128, n32(9)))
    yield packet(chunk(130, item(13, n32(1, 2, 3) + n16(4, 5)) + item(16, n32(1, 1))))
    yield packet(chunk(130, item(17, n32(1) + n16(3, 0)) + item(18, n32(2) + n16(4, 0))))
    yield packet(chunk(132, bytes(9)), chunk(132))
    yield packet(chunk(15, n16(0, 1) + some(20)), chunk(0, n32(1) + n16(1, 1) + n32(0) + b"abc", 3))
    yield packet(chunk(15, n16(1, 3) + some(32)), chunk(11))
    yield packet(chunk(192, n32(1000) + n16(1, 2, 3, 4)))
    yield packet(chunk(194, n32(1000) + n16(1, 0) + n32(5) + n16(2, 1) + n32(6)))
    yield packet(chunk(194, n32(1000)))
    inside = bytes(SCTP(sport=1, dport=2, tag=3) / Raw(chunk(11)))
    for flags in range(4, 8):
        yield packet(chunk(129, n32(9000, 400) + n16(len(inside), 0) + inside, flags))
    yield packet(chunk(129, n32(9000, 400) + n16(0, 0)))
    for gaps in ((2, 3, 5, 7), (2, 2), ()):
        for more in ((3, 4), (1, 1, 3, 200), ()):
            for twice in ((990,), ()):
                yield packet(chunk(16, n32(1000, 4000) + n16(len(gaps) // 2, len(more) // 2, len(twice), 0) +
                                   n16(*gaps) + n16(*more) + n32(*twice), u(1)))
    for gaps in ((3, 2), (5, 7, 2, 3), (0, 1), (1, 200), (2, 3, 3, 4)):
        yield packet(chunk(3, n32(1000, 4000) + n16(len(gaps) // 2, 0) + n16(*gaps)))
    yield packet(chunk(0x3f, b"abcd"), chunk(0x7f), chunk(0xbf, b"a"), chunk(0xff, b"abc"))


def transport_sctp_lengths():
    """Chunks that are longer than what is there."""
    for kind in 1, 2, 3, 7, 12, 16, 64, 128, 129, 192, 193, 194:
        yield packet(chunk(kind, bytes(20), 3, length=40))


MAKERS = [transport_sctp_items, transport_sctp_chunks, transport_sctp_lengths]
