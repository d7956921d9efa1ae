# SPDX-License-Identifier: BSD-2-Clause
"""More of the oracle's corpus, for gen_rare.py: what access lines, radio networks, hosts that travel and
tunnels say, and what the first versions said."""
from gen_base import *  # noqa: F403


def n8(*all_of):
    return bytes(all_of)


def n16(*all_of):
    return struct.pack("!%dH" % len(all_of), *all_of)


def n32(*all_of):
    return struct.pack("!%dI" % len(all_of), *all_of)


def item(kind, value, length=None, size=1):
    """A type, a length, a value; both numbers of so many bytes."""
    length = len(value) if length is None else length
    return kind.to_bytes(size, "big") + length.to_bytes(size, "big") + value


A, B = bytes.fromhex("20010db8000000000000000000000abc"), bytes.fromhex("20010db80000000000000000000000de")

# ---- access lines ----


def discovery(*tags, code=9):
    body = b"".join(tags)
    return eth(type=0x8863) / Raw(n8(0x11, code) + n16(1, len(body)) + body)


def tag(kind, value):
    return item(kind, value, size=2)


def line(*all_of):
    return tag(0x105, n32(3561) + b"".join(item(*one) for one in all_of))


def link_access():
    yield discovery(tag(0x101, b""), line((1, b"dslam 1 atm 1/1:0.35"), (2, b"customer")), tag(0x103, some(4)))
    yield discovery(line(*((kind, n32(u(32))) for kind in range(0x81, 0x8f))))
    yield discovery(line((0x90, n8(1, 2, 5))), line((0x91, some(3)), (0x90, n8(0, 0, 0))))
    yield discovery(line((0x81, b"ab"), (0x82, b""), (0x90, b"abcd"), (1, b"")))
    yield discovery(tag(0x106, n16(10, 20)), tag(0x107, n16(0x1d) + n8(50, 60) + n16(7, 100, 1000)),
                    tag(0x108, n16(9)), tag(0x109, n16(4)), code=0x0a)
    yield discovery(tag(0x106, n16(1)), tag(0x107, n16(0x1d)), tag(0x108, n16(9, 9)), tag(0x109, n8(4)),
                    code=0x0b)
    yield discovery(tag(0x111, b"http://www.example/"), tag(0x112, b"hello"), tag(0x120, n16(1492)),
                    tag(0x121, some(12)), tag(0x105, n32(9) + b"own"), code=0xd3)
    packet = bytes(IP(src=A4, dst=B4) / ICMP(type=8))
    body = tag(0x106, n16(10, 20)) + n16(0x21) + packet
    yield eth(type=0x8864) / Raw(n8(0x11, 0) + n16(1, len(body)) + body)
    for proto in 0xc021, 0x80fd, 0x8021, 0x8057:
        for rest in b"", some(4):
            body = n16(proto) + n8(0, u(8)) + n16(12 + len(rest)) + n32(u(32)) + n8(0, 0x10, 0xfa, 5) + rest
            yield eth(type=0x8864) / Raw(n8(0x11, 0) + n16(1, len(body)) + body)
    for proto in 0xc021, 0x80fd:
        body = n16(proto) + n8(1, u(8)) + n16(12) + n8(0, 8, 0, 0x10, 0xfa, 5) + some(2)
        yield eth(type=0x8864) / Raw(n8(0x11, 0) + n16(1, len(body)) + body)


# ---- DNS ----


def dname(text):
    return b"".join(item(len(one), one.encode())[:1] + one.encode() for one in text.split(".")) + b"\0"


def record(kind, data, owner="www.example.com", clas=1, ttl=300):
    return dname(owner) + n16(kind, clas) + n32(ttl) + n16(len(data)) + data


def message(*answers, more=(), flags=0x8400):
    return n16(u(16), flags, 0, len(answers), 0, len(more)) + b"".join([*answers, *more])


def app_dns_seldom():
    bodies = [message(record(38, n8(0) + A)), message(record(38, n8(128) + dname("p.example"))),
              message(record(30, dname("next.example") + n8(0x62, 1, 0x80, 0, 2))),
              message(more=[record(65422, n8(4, 17) + some(8) + n16(1234, 53))]),
              message(more=[record(65422, n8(6, 6) + A + B + n16(1234, 53))]),
              message(more=[record(65422, n8(5, 6) + some(4))]),
              message(record(29, n8(1, 0x12, 0x16, 0x13) + some(12))),
              message(more=[b"\0" + n16(41, 1232) + n32(0) + n16(25, 8, 21, 2) + n8(56, 0) + A + b"x"])]
    bodies += [message(record(38, n8(bits) + A[bits // 8:] + dname("p.example"))) for bits in range(1, 128, 7)]
    session = n16(u(16), 0x3000, 0, 0, 0, 0)
    keep, retry, pad = (item(1, n32(60000, 30000), size=2), item(2, n32(5000), size=2),
                        item(3, bytes(9), size=2))
    bodies += [session + keep, session + retry + pad, session + item(64, some(5), size=2) + item(3, b"", size=2)]
    for n, body in enumerate(bodies):
        yield ip() / UDP(sport=53, dport=4100 + n) / Raw(body)
    for n, tlvs in enumerate((keep, keep + pad, retry)):
        yield ip() / TCP(sport=4200 + n, dport=53, flags="PA", seq=u(31)) / Raw(
            n16(12 + len(tlvs)) + session + tlvs)


# ---- ICMPv6 ----


def icmp6(kind, code, body):
    return eth() / IPv6(src=addr6(), dst=addr6()) / ICMPv6Unknown(type=kind, code=code, msgbody=body)


def rpl(code, body, *options):
    return icmp6(155, code, body + b"".join(options))


def metric(kind, flags, value):
    return n8(kind) + n16(flags) + n8(len(value)) + value


METRICS = [
    metric(1, 0x07f3, n16(0x1203)), metric(1, 0, n16(3) + n8(1, 2, 8, 9) + n8(2, 0)),
    metric(2, 0x0a15, n16(0xfb64, 0x1111)), metric(3, 0, n16(0x1207)) + metric(7, 0x40, n16(128, 256)),
    metric(4, 0, n32(1000, 2000)), metric(5, 0, n32(50)), metric(6, 0, n8(0, 0xa5, 0x63)),
    metric(8, 0, n8(0) + n16(0x1041, 0x2042)), metric(8, 0x0200, n8(0) + n16(0x1041)),
    metric(8, 0x0080, n8(0) + n16(0x1041)), metric(9, 0, some(2))]
RPL_OPTIONS = [
    item(3, n8(64, 0x08) + n32(3600) + A[:8]), item(3, n8(64, 0x18) + n32(0xffffffff) + A),
    item(3, n8(0, 0) + n32(5)), item(3, n8(32, 0) + n32(5) + A[:4]),
    item(4, n8(0xfb, 8, 12, 10) + n16(1, 256, 1) + n8(0, 30) + n16(60)), item(5, n8(0, 128) + A),
    item(5, n8(0, 64) + A[:8]), item(5, n8(0, 0)), item(5, n8(0, 128) + A[:5]), item(6, n8(0x85, 1, 2, 3)),
    item(6, n8(0, 1, 2, 3) + A), item(7, n8(30, 0xe3) + A + n8(240)), item(7, n8(30, 0) + A + n8(240, 1)),
    item(8, n8(64, 0xe3) + n32(100, 200, 0) + A), item(9, some(4)), item(9, some(8)), item(11, some(4)),
    item(200, b""), item(10, n8(0xd0, 0xc5) + A), item(10, n8(0x80, 0x05) + A), item(10, n8(0x40, 0) + A)]
RPL_OPTIONS += [item(10, n8(0x80 | left, 0x43) + A + (B[left:] * 2)) for left in range(16)]
RPL_OPTIONS += [item(2, one) for one in METRICS]


def net_rpl():
    dio = n8(30, 240) + n16(256) + n8(0x8b, 5, 0, 0) + A
    dao, ack = n8(30, 0xc3, 0, 7) + A, n8(30, 0x80, 7, 130) + A
    reply, told = n8(30, 3) + n16(0xd012) + A, n8(30, 0) + n16(0xc012) + A
    check = n8(30, 0x81) + n16(0x1234) + A + n32(77)
    yield rpl(0, n8(3, 0), b"\0", item(1, bytes(3)), item(1, b""))
    yield rpl(2, n8(30, 0x80, 0, 7))
    yield rpl(3, n8(30, 5, 7, 0))
    for code, body in (1, dio), (2, dao), (3, ack), (4, reply), (5, told):
        yield rpl(code, body)
        yield rpl(0x80 | code, n8(0x80, 0, 0x41, 0) + n32(99) + body)
    for level in range(8):
        key = b"" if level in (1, 5, 7) else n8(7) if level in (0, 4) else some(9)
        yield rpl(0x80, n8(0x80, 0, level, 0) + n32(99) + key + n8(0, 0))
    yield rpl(0x8a, n8(0, 0, 0x01, 0) + n32(99) + check)
    for one in RPL_OPTIONS:
        yield rpl(1, dio, one)
    yield rpl(4, reply, item(10, n8(0xa0, 0x43) + A + B))
    yield rpl(6, some(6))


def nd(kind, value):
    value += bytes(-(len(value) + 2) % 8)
    return n8(kind, (len(value) + 2) // 8) + value


KEY = bytes.fromhex("305c300d06092a864886f70d0101010500034b003048024100") + some(64) + bytes.fromhex("0203010001")


def address_of(*more):
    """A CGA: what an address was made of."""
    body = some(16) + A[:8] + n8(1) + KEY + b"".join(more)
    return nd(11, n8(-(len(body) + 4) % 8, 0) + body)


def net_secure():
    """RFC 3971, RFC 5568 and others: options."""
    name = bytes.fromhex("3010310e300c06035504030c056162636465")
    alone = [
        nd(6, n8(5, 0) + n32(0)), address_of(), address_of(n16(0xfffd, 4) + some(4)),
        nd(13, bytes(6) + struct.pack("!Q", 1700000000 << 16 | 0x8000)), nd(14, some(6)),
        nd(15, n8(2, 3) + b"\1a\3org\0" + bytes(5)), nd(15, n8(1, 2) + name + bytes(2)), nd(15, n8(3, 0) + some(20)),
        nd(16, n8(9, 0) + some(12)), nd(17, n8(1, 128) + bytes(4) + A), nd(18, n8(0, 64) + bytes(4) + A),
        nd(19, n8(2) + some(13)), nd(20, n8(2, 2) + A + bytes(4)), nd(20, n8(1, 128) + bytes(4)),
        nd(23, n8(0x3a, 0x85) + n32(600) + A), nd(27, n8(3, 0x15) + some(15) + bytes(3)),
        nd(28, n8(3, 0x15) + n16(300) + some(21) + bytes(3)), nd(29, n8(1, 4) + some(4)),
        nd(30, n8(1, 9) + b"me@a.test"), nd(32, n16(0) + some(44)), nd(200, some(6)), nd(138, some(6)),
        nd(24, n8(64, 8) + n32(5) + some(24))]
    for one in alone:
        yield icmp6(133, 0, bytes(4) + one)
    yield icmp6(148, 0, n16(7, 65535) + nd(15, n8(2, 0) + b"\1abcde\3org\0"))
    for subtype in 0, 2, 3, 4, 5:
        yield icmp6(154, u(1), n8(subtype, 0xc5) + n16(4711) + nd(17, n8(2, 128) + bytes(4) + A))
    yield icmp6(150, 0, n8(4, 0x80) + n16(4711))
    yield icmp6(156, 0, n8(2, 2, 0, 0) + struct.pack("!QHHQHH", u(64), 10, 300, u(64), 20, 600))
    for seed in range(4):
        yield icmp6(159, 0, n8(5, 0x08 | seed) + some((0, 2, 8, 16)[seed]) + n8(0xa0, 0x81))
    for kind in 0, 5, 100, 162, 255:
        yield icmp6(kind, 0, some(8))
    head = n32(1) + bytes(8)
    yield icmp6(138, 0, head + n8(1, 4, 9, 200, 0, 129) + n16(0) + A)
    yield icmp6(138, 1, head + n16(0) + n8(1, 200) + n32(3) + A)


# ---- IGMP, tunnels ----


def old_igmp(body):
    body += bytes(len(body) % 2)
    total = sum(struct.unpack("!%dH" % (len(body) // 2), body))
    total = (total >> 16) + (total & 0xffff)
    return ip(ttl=1, dst="224.0.0.1", proto=2) / Raw(body[:2] + n16(~(total + (total >> 16)) & 0xffff) + body[4:])


def net_igmp_old():
    hop = some(28) + n8(4, 32, 0xd8, 0)
    for kind, hops in (0x1f, 0), (0x1f, 1), (0x1e, 1), (0x1e, 2), (0x1e, 0):
        yield old_igmp(n8(kind, 32, 0, 0) + n8(224, 2, 0, 1) + some(12) + n32(0x40123456) + hop * hops)
    for kind in range(1, 9):
        for code in (0, 1, 4, 77):
            yield old_igmp(n8(kind, code if kind % 2 == 0 else code & 1, 0, 0) + n32(u(32)) +
                           n8(224, 5, 5, 5) + some(8))


def tunnel_seldom():
    inner = bytes(IP(src=A4, dst=B4) / UDP(sport=4300, dport=4301) / Raw(some(5)))
    for first in 0x00, 0x80, 0xc3, 0x07:
        yield ip(proto=47) / Raw(n16(0, 0x883e) + n8(first, u(8), u(8), u(8)) + inner)
    cdma = n16(0x3000, 0x88d2) + n32(u(32), u(32))
    for kind in range(1, 5):
        for bits in 0, 0x4000, 0xc001:
            yield ip(proto=47) / Raw(cdma + n8(0x80 | kind, 2) + n16(bits) + some(10))
    yield ip(proto=47) / Raw(cdma + n8(1, 2, 0x80, 0) + n8(0x84, 2, 0, 0) + some(10))
    for option in (n16(0x132) + n8(1, 1) + n32(0x12345671), n16(0x132) + n8(1, 2) + n32(0x10, u(32)),
                   n16(0x132) + n8(2, 2) + some(8), n16(0x132) + n8(3, 2) + some(8), n16(0x132) + n8(0x81, 1) + some(4),
                   n16(0x100) + n8(1, 1) + some(4)):
        yield ip() / UDP(sport=5000, dport=6081) / Raw(
            n8(len(option) // 4, 0) + n16(0x0800) + n8(0, 0, 5, 0) + option + inner)
    yield ip() / UDP(sport=5000, dport=6081) / Raw(n8(0x40, 0) + n16(0x0800) + n8(0, 0, 5, 0) + inner)
    frame = bytes(eth(type=0x0800)) + inner
    six = bytes(IPv6(src=A6, dst=B6) / UDP(sport=4300, dport=4301) / Raw(some(5)))
    for flags in 0x0c, 0x08, 0x1d, 0x4e:
        for kind, body in (1, inner), (2, six), (3, frame), (0, some(9)), (6, some(9)):
            yield ip() / UDP(sport=5000, dport=4790) / Raw(n8(flags, u(8), u(8), kind) + n32(u(32)) + body)


MAKERS = [link_access, app_dns_seldom, net_rpl, net_secure, net_igmp_old, tunnel_seldom]
