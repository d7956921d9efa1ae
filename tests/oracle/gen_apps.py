# SPDX-License-Identifier: BSD-2-Clause
"""Applications' messages: DHCP, TLS, SCTP, NTP."""
import base64

from scapy.layers.ntp import NTPAuthenticator, NTPControl, NTPHeader
from scapy.layers.sctp import (
    SCTPChunkAbort, SCTPChunkCookieAck, SCTPChunkCookieEcho, SCTPChunkData, SCTPChunkError,
    SCTPChunkHeartbeatAck, SCTPChunkHeartbeatReq, SCTPChunkInit, SCTPChunkInitAck,
    SCTPChunkParamAdaptationLayer, SCTPChunkParamCookiePreservative, SCTPChunkParamECNCapable,
    SCTPChunkParamFwdTSN, SCTPChunkParamHeartbeatInfo, SCTPChunkParamIPv4Addr,
    SCTPChunkParamIPv6Addr, SCTPChunkParamStateCookie, SCTPChunkParamSupportedAddrTypes,
    SCTPChunkParamSupportedExtensions, SCTPChunkSACK, SCTPChunkShutdown, SCTPChunkShutdownAck,
    SCTPChunkShutdownComplete)

from gen_base import *  # noqa: F403


def dhcp(options, **more):
    to = UDP(sport=68, dport=67) if more.get("op", 1) == 1 else UDP(sport=67, dport=68)
    return (eth(dst="ff:ff:ff:ff:ff:ff") / IP(src="0.0.0.0", dst="255.255.255.255") / to /
            BOOTP(**{"chaddr": b"\2\0\0\0\0" + some(1), "xid": u(32), **more}) /
            DHCP(options=options + ["end"]))


def app_dhcp():
    yield dhcp([("message-type", "discover"), ("hostname", "poste"),
                ("client_id", b"\1\2\0\0\0\0" + some(1)),
                ("param_req_list", [1, 3, 6, 15, 28, 51, 58, 59, 119, 121, 252]),
                ("requested_addr", addr4()), ("max_dhcp_size", 1500),
                ("vendor_class_id", "udhcp 1.2")], secs=u(16), flags=rng.choice([0, 0x8000]))
    yield dhcp([("message-type", "offer"), ("subnet_mask", "255.255.255.0"),
                ("router", addr4(), addr4()), ("name_server", addr4(), addr4()),
                ("domain", "example.org"), ("broadcast_address", "192.0.2.255"),
                ("lease_time", u(32)), ("renewal_time", u(32)), ("rebinding_time", u(32)),
                ("server_id", addr4())], op=2, yiaddr=addr4(), siaddr=addr4(), giaddr=addr4(),
               hops=u(8), sname=b"serveur", file=b"boot.img") / Padding(bytes(3))
    yield dhcp([("message-type", "ack"), ("time_server", addr4()), ("log_server", addr4()),
                ("time_zone", 3600), ("NTP_server", addr4(), addr4()), ("interface-mtu", 1500),
                ("default_ttl", u(8)), (17, b"/srv/r"), (19, b"\1"), (31, b"\1"),
                (33, some(8)), (44, some(4)), (46, b"\x08"), (47, b"scope"), (116, b"\1"),
                (119, b"\7example\3org\0\1a\0"), (150, some(4)), (252, b"http://wpad"),
                (82, b"\1\4" + some(4) + b"\2\3" + some(3)), (5, some(4)), (66, b"tftp.example"),
                (67, b"pxe.0"), (81, b"\1\0\0poste.example"), (56, b"hello"),
                (121, b"\x18\xc6\x33\x64\xc0\0\2\1"), (211, some(4))], op=2, ciaddr=addr4())
    for kind in ("request", "decline", "nak", "release", "inform"):
        yield dhcp([("message-type", kind), ("requested_addr", addr4())])
    yield dhcp([("message-type", "request"), (61, b"\xff" + some(18))])


# A certificate that serveur.example signed itself; RSA of 512 bits, to be short.
CERTIFICATE = base64.b64decode(
    "MIIBeDCCASKgAwIBAgIBATANBgkqhkiG9w0BAQsFADAaMRgwFgYDVQQDDA9zZXJ2ZXVyLmV4YW1wbGUwHhcNMjYx"
    "MTIyMTUzNDI4WhcNMzYxMTE5MTUzNDI4WjAaMRgwFgYDVQQDDA9zZXJ2ZXVyLmV4YW1wbGUwXDANBgkqhkiG9w0B"
    "AQEFAANLADBIAkEA01oX79vapueboTwh1rLcQ47fXM81BRFA76X0AdM/PypIvDOWsgUxIQ3NhLPKsWJKhMs1Q3mR"
    "S80vpSfEHtgYMQIDAQABo1MwUTAdBgNVHQ4EFgQUTCJ8vVUdXj+QnfJUqF0xDssLu6wwHwYDVR0jBBgwFoAUTCJ8"
    "vVUdXj+QnfJUqF0xDssLu6wwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAANBAKEueFkYISOIMU3IJjmi"
    "lwAVkZEa83hs/OsF/8OGpDFEiUYeMd6VL66LOoGFmdykz5/WCRE2wQkOHfO132CqFyU=")
AGAIN = bytes.fromhex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")


def vector(size, value):
    return len(value).to_bytes(size, "big") + value


def numbers(*all_of):
    return b"".join(n.to_bytes(2, "big") for n in all_of)


def extension(kind, value=b""):
    return numbers(kind) + vector(2, value)


def handshake(kind, body):
    return bytes([kind]) + vector(3, body)


def record(kind, body, version=0x0303):
    return bytes([kind]) + numbers(version) + vector(2, body)


def client_hello():
    some_of = [
        extension(0, vector(2, b"\0" + vector(2, b"serveur.example"))),
        extension(10, vector(2, numbers(29, 23, 24, 0x6399))), extension(11, vector(1, b"\0\1\2")),
        extension(13, vector(2, numbers(0x0403, 0x0804, 0x0401, 0x0201))),
        extension(16, vector(2, vector(1, b"h2") + vector(1, b"http/1.1"))),
        extension(21, bytes(rng.randrange(1, 30))), extension(22), extension(23), extension(35),
        extension(28, numbers(u(14) | 64)), extension(35, some(16)),
        extension(5, b"\1\0\0\0\0"), extension(43, vector(1, numbers(0x0304, 0x0303))),
        extension(45, vector(1, b"\1")), extension(50, vector(2, numbers(0x0403, 0x0804))),
        extension(51, vector(2, numbers(29) + vector(2, some(32)) + numbers(23) +
                             vector(2, some(65)))),
        extension(0xff01, vector(1, b"")), extension(65000, some(5))]
    extensions = b"".join(rng.sample(some_of, rng.randrange(3, len(some_of))))
    if u(1):
        extensions += extension(41, vector(2, vector(2, some(20)) + some(4)) +
                                vector(2, vector(1, some(32))))
    return handshake(1, numbers(0x0303) + some(32) + vector(1, some(rng.choice([0, 32]))) +
                     vector(2, numbers(0x1301, 0x1302, 0xc02f, 0xc030, 0x009e, 0x00ff)) +
                     vector(1, b"\0") + vector(2, extensions))


def server_hello(*extensions, random=None, suite=0xc02f):
    return handshake(2, numbers(0x0303) + (random or some(32)) + vector(1, some(rng.choice([0, 32]))) +
                     numbers(suite) + b"\0" + vector(2, b"".join(extensions)))


def app_tls():
    flow = [rng.randrange(49152, 65536)]

    def up(*records):
        return ip() / TCP(sport=flow[0], dport=443, flags="PA", seq=u(32)) / Raw(b"".join(records))

    def down(*records):
        return (ip(src=B4, dst=A4) / TCP(sport=443, dport=flow[0], flags="PA", seq=u(32)) /
                Raw(b"".join(records)))

    for _ in range(3):
        flow[0] = rng.randrange(49152, 65536)
        yield up(record(22, client_hello(), 0x0301))
    flow[0] = rng.randrange(49152, 65536)
    yield up(record(22, handshake(1, numbers(0x0300) + some(32) + b"\0" + vector(2, numbers(5)) +
                                  b"\1\0"), 0x0300))
    flow[0] = rng.randrange(49152, 65536)
    curve = b"\3" + numbers(29) + vector(1, some(32)) + numbers(0x0804) + vector(2, some(256))
    yield down(
        record(22, server_hello(extension(0xff01, b"\0"), extension(0), extension(23),
                                extension(11, b"\1\0"), extension(16, numbers(3) + b"\2h2"))),
        record(22, handshake(11, vector(3, vector(3, CERTIFICATE) + vector(3, CERTIFICATE)))),
        record(22, handshake(12, curve) +
               handshake(13, vector(1, b"\1\x40") + vector(2, numbers(0x0403, 0x0401)) +
                         vector(2, b"")) + handshake(14, b"")))
    yield up(record(22, handshake(16, vector(1, some(32)))),
             record(22, handshake(15, numbers(0x0401) + vector(2, some(64)))),
             record(20, b"\1"), record(22, bytes(8) + some(32)))
    yield down(record(22, handshake(4, some(4) + vector(2, some(80)))), record(20, b"\1"),
               record(22, b"\xee" + some(39)))
    yield down(record(23, some(60)), record(21, some(26)), record(24, b"\x99" + some(29)))
    flow[0] = rng.randrange(49152, 65536)
    yield down(record(22, server_hello(suite=0x009c)))
    yield up(record(22, handshake(16, vector(2, some(256)))))
    yield down(record(21, b"\2\x28"), record(21, b"\1\0"))
    for share, random in ((numbers(29) + vector(2, some(32)), None), (numbers(24), AGAIN)):
        flow[0] = rng.randrange(49152, 65536)
        yield down(record(22, server_hello(extension(43, numbers(0x0304)), extension(51, share),
                                      random=random)),
                   record(20, b"\1"), record(23, some(200)), record(23, some(40)))
        yield up(record(20, b"\1"), record(23, some(60)))
    yield down(record(23, some(40)), record(23, some(900))[:4])
    yield down(some(40))


def sctp(*chunks):
    packet = SCTP(sport=port(), dport=2905, tag=u(32))
    for chunk in chunks:
        packet = packet / chunk
    return packet


def transport_sctp():
    parameters = [
        SCTPChunkParamIPv4Addr(addr=addr4()), SCTPChunkParamIPv6Addr(addr=addr6()),
        SCTPChunkParamSupportedAddrTypes(addr_type_list=[5, 6]), SCTPChunkParamFwdTSN(),
        SCTPChunkParamCookiePreservative(sug_cookie_inc=u(32)), SCTPChunkParamECNCapable(),
        SCTPChunkParamSupportedExtensions(), SCTPChunkParamAdaptationLayer(indication=u(32)),
        SCTPChunkParamStateCookie(cookie=some(8))]
    for kind in (SCTPChunkInit, SCTPChunkInitAck):
        yield ip() / sctp(kind(init_tag=u(32), a_rwnd=u(32), n_out_streams=u(16),
                               n_in_streams=u(16), init_tsn=u(32),
                               params=rng.sample(parameters, rng.randrange(1, 6))))
    yield ip6() / sctp(SCTPChunkCookieEcho(cookie=some(rng.randrange(1, 9))),
                       SCTPChunkData(data=some(5), beginning=1, ending=1, tsn=u(32)))
    for size in range(1, 5):
        yield ip() / sctp(SCTPChunkData(data=some(size), beginning=1, ending=1, unordered=u(1),
                                        tsn=u(32), stream_id=u(16), stream_seq=u(16),
                                        proto_id=0xffffff00 + u(4)))
    yield ip() / sctp(SCTPChunkCookieAck(),
                      SCTPChunkSACK(cumul_tsn_ack=u(32), a_rwnd=u(32), gap_ack_list=["2:3", "5:6"],
                                    dup_tsn_list=[8, 9]))
    yield ip() / sctp(SCTPChunkSACK(cumul_tsn_ack=u(32), a_rwnd=1))
    for kind in (SCTPChunkHeartbeatReq, SCTPChunkHeartbeatAck):
        yield ip() / sctp(kind(params=[SCTPChunkParamHeartbeatInfo(data=some(5))]))
    yield ip() / sctp(SCTPChunkAbort(error_causes=b"\0\x0c\0\x08oops", TCB=u(1)))
    yield ip() / sctp(SCTPChunkError(error_causes=b"\0\3\0\x08" + some(4)))
    yield ip() / sctp(SCTPChunkShutdown(cumul_tsn_ack=u(32)))
    yield ip() / sctp(SCTPChunkShutdownAck())
    yield ip() / sctp(SCTPChunkShutdownComplete(TCB=u(1)))
    yield ip() / sctp() / Raw(b"\xc0\0\0\x0c" + some(8))
    yield ip() / sctp() / Raw(b"\x33\0\0\x07abc\0")
    wrong = SCTP(sport=9, dport=9, tag=1, chksum=u(32)) / SCTPChunkCookieAck()
    yield ip() / wrong


def app_ntp():
    for mode in (1, 2, 3, 4, 5):
        yield ip() / UDP(sport=123, dport=123) / NTPHeader(
            leap=u(2), version=rng.choice([3, 4]), mode=mode, stratum=2, poll=u(8), precision=u(8),
            id=addr4(), ref=3900000000 + u(16), orig=u(32) / 7, recv=0, sent=3900000000.125)
    yield ip6() / UDP(sport=123, dport=123) / NTPHeader(
        stratum=1, ref_id=b"GPS\0", mode=4, orig=1.5, sent=4e9) / NTPAuthenticator(
            key_id=u(32), dgst=some(16))
    yield ip() / UDP(sport=123, dport=123) / Raw(b"\x16\x81" + some(8) + bytes(2))
