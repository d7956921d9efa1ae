# SPDX-License-Identifier: BSD-2-Clause
"""What the makers of the corpus share: chance, addresses, and the layers below."""
import random
import struct

from scapy.all import *  # noqa: F403
from scapy.contrib.mpls import MPLS


rng = random.Random(1)
A4, B4, A6, B6 = "192.0.2.99", "192.0.2.80", "2001:db8::99", "2001:db8::80"


def eth(**more):
    return Ether(**{"src": "02:00:00:00:00:99", "dst": "02:00:00:00:00:80", **more})


def ip(**more):
    return eth() / IP(**{"src": A4, "dst": B4, "id": rng.randrange(65536), **more})


def ip6(**more):
    return eth() / IPv6(**{"src": A6, "dst": B6, **more})


# Ports that no program listens on: what the payload is, is said by the payload's own tests.


def udp(**more):
    return UDP(**{"sport": 9, "dport": 9, **more})


def tcp(**more):
    return TCP(**{"sport": 49152, "dport": 9, **more})


def port():
    return rng.randrange(49152, 65536)


def some(n):
    return bytes(rng.randrange(256) for _ in range(n))


def mac():
    return ":".join("%02x" % b for b in b"\x02" + some(5))


def addr4():
    return "%d.%d.%d.%d" % tuple(rng.choice([[192, 0, 2, rng.randrange(256)],
                                             [198, 51, 100, rng.randrange(256)]]))


def addr6():
    return "2001:db8::%x:%x" % (rng.randrange(65536), rng.randrange(65536))


def u(bits):
    """A number of so many bits: an edge or anything."""
    return rng.choice([0, 1, (1 << bits) - 1, rng.randrange(1 << bits), rng.randrange(1 << bits)])


def any_payload():
    return rng.choice([b"", b"x", b"hello, world", some(rng.randrange(1, 40))])


def put(packet, layers):
    for layer in layers:
        packet = packet / layer
    return packet
