# SPDX-License-Identifier: BSD-2-Clause
"""TCP's rarer options, byte by byte: of satellite links, of boxes that quicken wide area networks, quick starts,
counts of congestion; and options whose lengths cannot be."""
from gen_base import *  # noqa: F403


def segment(options, flags=16, pad=1):
    """All of a word; the bytes behind what is given do nothing."""
    options += bytes([pad]) * (-len(options) % 4)
    header = struct.pack(">HHIIBBHHH", port(), 9, u(32), 100, (20 + len(options)) << 2, flags, 8192, 0, 0)
    return ip(proto=6) / Raw(header[:16] + bytes(4) + options)


def option(kind, data=b"", length=None):
    return bytes([kind, 2 + len(data) if length is None else length]) + data


A, B = bytes([192, 0, 2, 1]), bytes([192, 0, 2, 2])
PLAIN = [(20, b"\xff\x05"), (20, b"\x00\x00"), (20, b"\xa5\x01"), (22, b""), (23, b""),
         (9, b""), (10, b"\xc0"), (11, struct.pack(">I", 7)), (12, struct.pack(">I", 8)), (13, struct.pack(">I", 9)),
         (14, b"\1"), (15, b"abc"), (16, b""), (17, b""), (18, b""), (24, b"ab"), (25, b""), (26, b""),
         (27, b"\x0f\x40" + some(4)), (27, b"\x8a\x07" + bytes(4)), (27, b"\xff\xff" + some(4)), (31, b"ab"),
         (34, some(8)),
         (69, b"abcd"), (70, b""), (120, b"ab"), (155, b"")]
SCPS = [(20, b"\0\0" + b"\x12\1" + b"\x23\1\2"), (20, b"\1\2" + b"\x10"), (20, b"\1\2\xf2ab\x11c")]
COUNTED = [(172, some(3)), (172, some(6)), (172, some(9)), (172, b""), (174, some(3)), (174, some(6)), (174, some(9)),
           (174, b""), (253, b"\xac\xce" + some(9)), (254, b"\x0a\xcc" + some(6)), (253, b"\x00\x10\x12\x34"),
           (253, b"\x00\x10"), (253, b"\x00\x10\x80\x05\x01")]
# Between two boxes: a probe, its answers, and what says who the ends are.
PROBES = [(76, bytes([kind << 4 | 1, 1]) + A + b"\0\5") for kind in (0, 2, 3, 4, 6, 7)] + [
    (76, b"\x11\1" + A + B + b"\x1e\x82"), (76, b"\x51\1" + A + B + B + b"\x1e\x82")] + [
        (76, bytes([kind << 1, flags]) + A) for kind, flags in ((0, 0), (1, 7), (6, 5), (7, 0x13), (8, 1), (9, 4),
         (10, 0x1f))]
WAYS = [(78, struct.pack(">H", flags) + A + B + struct.pack(">HH", 5, 6)) for flags in (0x0707, 0, 0xf8f8)]


def transport_tcp_options():
    for kind, data in PLAIN + SCPS + COUNTED:
        yield segment(option(kind, data))
        yield segment(option(kind, data), 2)
    for kind, data in PROBES + WAYS:
        yield segment(option(kind, data))
        yield segment(option(kind, data), 2)


FIXED = (2, 3, 4, 6, 7, 8, 11, 12, 13, 21, 22, 23, 27)
FREE = (5, 9, 10, 14, 19, 20, 28, 30, 34, 78, 99)


def transport_tcp_lengths():
    """Lengths that are not what they must be, that are too small, or go beyond the header."""
    for kind in FIXED + FREE:
        for data, length in ((b"", 0), (b"", 1), (b"ab", 9)):
            yield segment(option(kind, data, length))
        if kind in FIXED:
            yield segment(option(kind))
    for kind in 9, 10, 14, 34, 99:
        for size in 0, 1, 2, 4, 8:
            yield segment(option(kind, some(size)))
    yield segment(option(4, b"a") + option(22, b"ab"))
    yield segment(b"\0", pad=0)


MAKERS = [transport_tcp_options, transport_tcp_lengths]
