# SPDX-License-Identifier: BSD-2-Clause
"""More of the oracle's corpus, for gen_rare.py: what makers of telephones, switches, access points, cable modems
and network cards tell theirs in DHCP and LLDP, options that few servers give, and the requests and the tables of
NTP that manage the program."""
import struct

from gen_base import *  # noqa: F403
from gen_links import lldp, organisation, tlv
from gen_rest import dhcp, n8, n16, n32, ntp, vec

A, B, C = (n8(192, 0, 2, n) for n in (1, 2, 3))


def sub(code, data):
    return n8(code) + vec(data)


def own(name, *subs):
    return dhcp((60, name), (43, b"".join(subs)))


def app_dhcp_lengths():
    yield dhcp((1, b"abc"), (51, b"abcde"), (6, b"abcde"), (19, b""), (12, b""), (26, b"a"), (25, b"abc"),
               (43, b"\x3a\2\0\1"), (60, b"x"))
    yield dhcp((212, b"abc"))
    yield dhcp((124, b"\1"))
    yield dhcp((120, b"\2abcd"))


def app_dhcp_services():
    yield dhcp((63, n8(1, 0, 5, 1, 1, 6, 4) + A + n8(7, 4) + B + n8(8, 1, 3, 9, 1, 4, 10, 1, 1, 11, 4) + C +
                n8(12, 1, 0)))
    yield dhcp((78, n8(1) + A + B))
    yield dhcp((78, n8(128, 3) + A), (79, b"\1scope"))
    yield dhcp((83, n8(0, 7, 0, 0x3d, 0, 0xf, 0, 0, 0, 0x7f) + A + B + C))
    yield dhcp((83, n8(0, 6, 0, 0x3c, 0, 0xe, 0, 0, 0, 0x7e) + A))
    yield dhcp((99, b"\1FR\1\5Paris\6\3rue\7\0"))
    yield dhcp((117, n16(0, 6, 41, 44, 65, 9)))
    yield dhcp((146, n8(3) + A + B + b"\7example\3org\0"))
    yield dhcp((151, b"\1no such"), (152, some(4)), (153, n32(5)), (154, some(4)), (155, some(4)), (156, b"\3"),
               (157, b"\1"))
    yield dhcp((158, n8(9) + A + B + n8(5) + C), (159, n8(4, 6, 1, 2)))
    yield dhcp((212, n8(24, 32) + bytes.fromhex("20010db8") + bytes(12) + A + B))
    yield dhcp((242, b"MCIPADD=192.0.2.1,192.0.2.2,HTTPSRVR=192.0.2.3,L2Q=1,L2QVLAN=5,VLANTEST=60,STATIC=1,"
                b"DOT1X=0,ICMPDU=1,ICMPRED=0,LOGLOCAL=1,PHY1STAT=1,PHY2STAT=2,PROCPSWD=2,PROCSTAT=0,"
                b"SNMPADD=192.0.2.4,SNMPSTRING=pub,TLSSRVR=x,HTTPDIR=d"))
    yield dhcp((93, n16(9, 7)))
    yield dhcp((61, b"\7" + some(6)))
    yield dhcp((77, b"RRAS"))
    yield dhcp((90, n8(1, 1, 0) + bytes(8) + some(20)))


def app_dhcp_telephones():
    yield own(b"x", sub(58, n16(5)), sub(64, A), sub(65, B), sub(66, b"\1"), sub(67, b"sip:x"), b"\0\0\xff")
    yield own(b"x", sub(58, n16(5)), sub(66, b"\1\2"))
    yield own(b"x", sub(58, n16(5)), sub(9, b"\1\2"), sub(67, b"a"))
    yield own(b"cisco", sub(1, b"\3"), sub(2, b"\1"), sub(3, n16(1)), sub(4, n32(202)), sub(5, b"\1"), sub(6, b"\1"),
              sub(7, b"N9K"), sub(8, b"09bc"), sub(9, b"fab"), sub(10, n32(1)), sub(11, b"SAL"), sub(12, b"eth1/20"),
              sub(13, b"\1\2"))
    yield own(b"AEROHIVE", sub(225, b"hm.example"), sub(226, A), sub(3, b"ab"))
    yield own(b"ArubaAP", b"192.0.2.1")
    yield own(b"ArubaInstantAP", b"org,192.0.2.1,secret,x")


def app_dhcp_starts():
    yield own(b"AAPLBSDPC", sub(1, b"\1"), sub(2, b"\1\1"), sub(3, A), sub(4, n16(5)), sub(5, n16(1000)),
              sub(6, b"/x"), sub(7, n32(0x81000123)), sub(8, n32(0x81000123)),
              sub(9, n32(0x81000123) + vec(b"name") + n32(0x81000125) + vec(b"na")), sub(10, b""),
              sub(11, n16(0x8100, 0x8200)), sub(12, n16(1500)), sub(13, b"x"), b"\0\xff")
    yield own(b"PXEClient", sub(179, b"srv"), sub(180, b"dom"), sub(181, b"\1\2"), sub(190, b"wg"), sub(191, b"\1"),
              sub(192, b"\0"), sub(193, n32(5)), sub(194, b"ser"), sub(200, b"ab"), b"\xff")
    yield own(b"PXEClient", sub(1, A + B), sub(2, b"\1\0"), sub(4, b"\1"), sub(6, b"\3"),
              sub(8, n8(0, 1, 2) + A + B + n8(0, 2, 1) + C), sub(9, n8(0, 0, 3) + b"abc" + n8(0, 1, 2) + b"de"),
              b"\xff")
    yield dhcp((60, b"AAPLBSDPC/i386/iMac"))


def app_dhcp_cable():
    yield own(b"docsis3.0:", *[sub(n, b"text%d" % n) for n in (1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 13, 14, 15, 18, 51,
                                                                54)])
    yield own(b"docsis3.0:", sub(8, n8(0, 1, 2)), sub(8, b"000102"), sub(8, b"00"), sub(11, b"\1"), sub(31, some(6)),
              sub(31, b"a"), sub(32, n32(5)), sub(32, b"a"), sub(52, b"ab"), sub(53, b"ab"), sub(60, b"ab"),
              sub(16, b"ab"), b"\0\xff")
    yield dhcp((125, n32(4491) + vec(sub(1, b"\1\2"), sub(2, A + B), sub(3, b"ab"), sub(4, b"\2"), sub(9, b"x"))))
    yield dhcp((122, sub(1, A) + sub(2, A) + sub(3, b"\0\3www\0") + sub(4, n32(1, 2, 3)) + sub(5, n32(1, 2, 3)) +
                sub(6, b"\3abc\0") + sub(7, b"\1") + sub(8, b"\5") + sub(9, b"\0\3")))
    cable = vec(n32(4491) + vec(sub(1, b"\3\1"), sub(2, b"\1\0"), sub(5, b"gold"), sub(6, b"mso"), sub(7, b"uri")))
    yield dhcp((82, sub(3, b"ab") + b"\x09" + cable + sub(13, b"\0\4") + sub(17, b"op") + sub(18, b"realm") +
                sub(19, b"\1\2")))
    yield dhcp((82, b"\x09" + vec(n32(9) + vec(b"abc")) + sub(151, b"\xff") + sub(151, b"\0" + some(7)) +
                sub(151, b"vrf") + b"\0" + vec(b"a") + sub(13, b"\0")))


def neighbour(*tlvs):
    return lldp(tlv(1, b"\4" + b"\2" + some(5)), tlv(2, b"\5eth0"), tlv(3, n16(120)), *tlvs)


def owned(oui, *parts):
    return neighbour(*[organisation(oui, kind, value) for kind, value in parts])


def link_lldp_cisco():
    power = (b"\1" + A + b"0" * 36) * 2
    yield owned(0x142, (1, b"\x0f"), (0xc9, b"\1"), (0xca, b"\2"), (0xcb, n32(101)), (0xcc, b"\1"), (0xcd, n16(1)),
                (0xce, b"fab"), (0xcf, power), (0xd0, A))
    yield owned(0x142, (0xd1, b"\1"), (0xd2, b"n9000"), (0xd3, n16(3967)), (0xd4, b"SAL"), (0xd6, b"N9K"),
                (0xd7, b"leaf"), (0xd8, n16(1)), (0xd9, b"cook"), (0xda, b"\1"), (0xdb, n16(1)), (9, b"abc"),
                (1, b"\1abc"))


def link_lldp_switches():
    yield owned(0x400d, (1, bytes(7)), (3, A), (4, A + n8(255, 255, 255, 0) + B), (5, A), (6, A), (7, b"\1"),
                (9, b"ab"))
    yield owned(0x40d, (11, bytes(32) + b"\x0c\x10\x05\0" + bytes(10)), (12, bytes(32) + b"\x10\5\0\0\7" * 2))
    for oui in (0x00e02b, 0xd88466, 0x000496, 0x00e0b1, 0xb4c799, 0x0001af):
        yield owned(oui, (4, b"\1\2\0\5\0\6\6\2\0\0\0\0\1"))
    yield owned(0xa42305, (1, b"of:1"), (2, b"eth1"), (3, n32(120)), (4, b"ab"))
    yield owned(0x1b3f, (0, n16(0xc007, 0x4003, 5, 6) + b"\x10"), (1, b"ab"))
    yield owned(0x123456, (1, b"ab"))
    yield owned(0x5e, (9, b"ab"))


def link_lldp_machines():
    one = bytes(range(16))
    yield owned(0xecf, (1, n32(1, 0, 3, 4, 5)), (2, n16(1, 0x3002)), (4, one + n16(1)), (5, some(6)),
                (6, some(6) + one + one + n32(0x80000005, 5, 0x80000007, 8)))
    yield owned(0xecf, (9, one), (10, b"\5\1" + A), (11, one), (12, one), (13, n16(0x20) + one + bytes(8)),
                (3, b"alias"))


def link_lldp_centres():
    lists = (tlv(1, b"\0\0" + n32(1, 2)) + tlv(2, b"\0\0\xe0\0" + some(4) + n8(0, 1, 2, 3, 4, 5, 6, 7, 3)) +
             tlv(3, b"\0\0\x80\0\x18\3") + tlv(4, b"\0\0\x80\0" + bytes.fromhex("8906001b21080cbc011b2110")) +
             tlv(6, b"\0\0\x80\0\x80"))
    yield owned(0x1b21, (2, lists))


def link_lldp_radio():
    def said(*parts):
        return owned(0x30b216, *[(kind, n8(group << 5 | one) + value) for kind, group, one, value in parts])
    yield said((1, 1, 1, b"v"), (1, 2, 1, n32(5)), (1, 2, 2, n32(5)), (1, 2, 3, n32(5)), (1, 3, 3, n32(0x580)),
               (1, 3, 4, n32(0x580)), (1, 4, 1, b"xx"), (1, 0, 0, b"xx"))
    yield said((2, 0, 1, bytes(13)), (2, 0, 2, bytes(13)), (2, 0, 3, b"name"), (2, 0, 4, b"out"), (2, 0, 5, bytes(4)),
               (2, 0, 6, b"\1"), (2, 0, 7, bytes(16)), (2, 0, 8, b"in"), (2, 0, 9, n32(7)), (2, 0, 10, b"a"),
               (3, 0, 1, b"a"))
    yield said((1, 1, 0, b"v"), (1, 2, 0, n32(5)), (1, 3, 0, n32(5)), (2, 1, 1, bytes(13)), (2, 1, 2, bytes(13)),
               (2, 1, 3, b"name"), (2, 1, 4, b"out"), (2, 1, 5, bytes(4)), (2, 1, 6, b"\1"), (2, 1, 7, bytes(16)),
               (2, 1, 8, b"in"), (2, 1, 9, n32(7)))


def link_lldp_power():
    power = b"\x0f\1\3\x52\0\x9b\0\x9b" + n16(1, 2, 3, 4, 0x5a5f) + b"\x0a" + n16(900) + b"\7" + b"\4\0\5"
    yield owned(0x120f, (2, power), (7, n16(0x1f)), (4, b"\5\xdcab"), (2, b"\x0f\1\3"))


# what an item of each request has in bytes
ITEMS = {0: 32, 1: 72, 2: 280, 3: 180, 4: 80, 5: 52, 6: 40, 7: 148, 8: 24, 9: 16, 10: 168, 11: 24, 12: 4, 13: 4, 16: 56,
         17: 56, 18: 56, 19: 56, 20: 48, 21: 4, 22: 24, 26: 8, 27: 8, 28: 36, 29: 64, 30: 48, 31: 48, 32: 4, 33: 4,
         34: 60, 36: 64, 37: 20, 38: 60, 39: 336, 41: 4, 42: 72, 43: 40, 44: 136, 45: 136}


def managed(code, body, size, answer=1, which=3, proof=0):
    count = len(body) // size if size else 0
    head = n8(0x97 if answer else 0x17, proof, which, code) + n16(count, size)
    return ntp(head + body, *((123, port()) if answer else (port(), 123)))


def app_ntp_tables():
    for code, size in ITEMS.items():
        for answer in (1, 0):
            yield managed(code, some(2 * size), size, answer)


def app_ntp_proved():
    card = [some(48) + n32(six) + b"eth0".ljust(32, b"\0") + some(52) for six in (0, 1)]
    yield managed(44, b"".join(card), 136)
    yield managed(42, some(32) + bytes(4) + some(36), 72)
    yield managed(20, some(24) + bytes(4) + some(20), 48)
    yield managed(4, some(160), 80, which=2)
    for code, body, proof in ((10, some(168), bytes(8)), (0, bytes(176), b"")):
        yield ntp(n8(0x17, 0x80, 3, code) + n16(1 if code else 0, 168 if code else 0) + body + proof +
                  bytes.fromhex("e5f0c3a012345678") + some(24 if code else 20), port())
    for operation, data, proof, answer in ((8, b"abc", 20, 0), (2, b"", 20, 0), (10, b"a=1", 20, 1),
                                           (2, b"a=1,b=2", 20, 1), (12, b"", 24, 0), (8, b"abc", 0, 0)):
        yield ntp(n8(0x16, answer << 7 | operation) + n16(1, 0, 0, 0, len(data)) + data + bytes(-len(data) % 8) +
                  some(proof), *((123, port()) if answer else (port(), 123)))


MAKERS = [app_dhcp_lengths, app_dhcp_services, app_dhcp_telephones, app_dhcp_starts, app_dhcp_cable, link_lldp_cisco,
          link_lldp_switches, link_lldp_machines, link_lldp_centres, link_lldp_radio, link_lldp_power, app_ntp_tables,
          app_ntp_proved]
