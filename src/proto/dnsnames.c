/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of DNS's numbers, as IANA's registries have them. */
#include "dnsrr.h"

#include <stddef.h>

const struct name dns_type_names[] = {
	{0, "Unused"},
	{1, "A"}, {2, "NS"}, {3, "MD"}, {4, "MF"}, {5, "CNAME"}, {6, "SOA"}, {7, "MB"}, {8, "MG"},
	{9, "MR"}, {10, "NULL"}, {11, "WKS"}, {12, "PTR"}, {13, "HINFO"}, {14, "MINFO"},
	{15, "MX"}, {16, "TXT"}, {17, "RP"}, {18, "AFSDB"}, {19, "X25"}, {20, "ISDN"}, {21, "RT"},
	{22, "NSAP"}, {23, "NSAP-PTR"}, {24, "SIG"}, {25, "KEY"}, {26, "PX"}, {27, "GPOS"},
	{28, "AAAA"}, {29, "LOC"}, {30, "NXT"}, {31, "EID"}, {32, "NIMLOC"}, {33, "SRV"},
	{34, "ATMA"}, {35, "NAPTR"}, {36, "KX"}, {37, "CERT"}, {38, "A6"}, {39, "DNAME"},
	{40, "SINK"}, {41, "OPT"}, {42, "APL"}, {43, "DS"}, {44, "SSHFP"}, {45, "IPSECKEY"},
	{46, "RRSIG"}, {47, "NSEC"}, {48, "DNSKEY"}, {49, "DHCID"}, {50, "NSEC3"},
	{51, "NSEC3PARAM"}, {52, "TLSA"}, {55, "HIP"}, {57, "RKEY"}, {58, "TALINK"}, {59, "CDS"},
	{60, "CDNSKEY"}, {61, "OPENPGPKEY"}, {62, "CSYNC"}, {63, "ZONEMD"}, {64, "SVCB"},
	{65, "HTTPS"}, {99, "SPF"}, {100, "UINFO"}, {101, "UID"}, {102, "GID"}, {103, "UNSPEC"},
	{104, "NID"}, {105, "L32"}, {106, "L64"}, {107, "LP"}, {108, "EUI48"}, {109, "EUI64"},
	{249, "TKEY"}, {250, "TSIG"}, {251, "IXFR"}, {252, "AXFR"}, {253, "MAILB"}, {254, "MAILA"},
	{255, "ANY"}, {256, "URI"}, {257, "CAA"}, {32768, "TA"}, {32769, "DLV"}, {65281, "WINS"},
	{65282, "WINS-R"}, {65422, "XPF"}, {0, NULL},
};

const struct name dns_class_names[] = {
	{1, "IN"}, {2, "CS"}, {3, "CH"}, {4, "HS"}, {254, "NONE"}, {255, "ANY"}, {0, NULL},
};

const struct name dns_algorithm_names[] = {
	{1, "RSA/MD5"}, {2, "Diffie-Hellman"}, {3, "DSA"}, {4, "Elliptic curve crypto"},
	{5, "RSA/SHA1"}, {6, "DSA + NSEC3/SHA1"}, {7, "RSA/SHA1 + NSEC3/SHA1"}, {8, "RSA/SHA-256"},
	{10, "RSA/SHA-512"}, {12, "GOST R 34.10-2001"}, {13, "ECDSA Curve P-256 with SHA-256"},
	{14, "ECDSA Curve P-386 with SHA-386"}, {15, "Ed25519"}, {16, "Ed448"}, {157, "HMAC/MD5"},
	{252, "Indirect key"}, {253, "Private, domain name"}, {254, "Private, OID"}, {0, NULL},
};

const struct name dns_digest_names[] = {
	{0, "Reserved digest"}, {1, "SHA-1"}, {2, "SHA-256"}, {3, "GOST R 34.11-94"},
	{4, "SHA-384"}, {0, NULL},
};

const struct name dns_error_names[] = {
	{0, "No error"}, {1, "Format error"}, {2, "Server failure"}, {3, "No such name"},
	{4, "Not implemented"}, {5, "Refused"}, {6, "Name exists"}, {7, "RRset exists"},
	{8, "RRset does not exist"}, {9, "Not authoritative"}, {10, "Name out of zone"},
	{11, "DSO-Type not implemented"}, {16, "Bad OPT Version or TSIG Signature Failure"},
	{17, "Key not recognized"}, {18, "Signature out of time window"}, {19, "Bad TKEY Mode"},
	{20, "Duplicate key name"}, {21, "Algorithm not supported"}, {22, "Bad Truncation"},
	{23, "Bad/missing Server Cookie"}, {0, NULL},
};

const struct name dns_option_names[] = {
	{0, "Reserved"}, {1, "LLQ - Long-lived query"}, {2, "UL - Update lease"},
	{3, "NSID - Name Server Identifier"}, {4, "Owner (reserved)"},
	{5, "DAU - DNSSEC Algorithm Understood (RFC6975)"},
	{6, "DHU - DS Hash Understood (RFC6975)"}, {7, "N3U - NSEC3 Hash Understood (RFC6975)"},
	{20730, "Experimental - CSUBNET - Client subnet"}, {8, "CSUBNET - Client subnet"},
	{9, "EDNS EXPIRE (RFC7314)"}, {10, "COOKIE"}, {11, "EDNS TCP Keepalive"}, {12, "PADDING"},
	{13, "CHAIN"}, {15, "Extended DNS Error"}, {0, NULL},
};
