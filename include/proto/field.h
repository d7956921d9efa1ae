/* SPDX-License-Identifier: BSD-2-Clause */
/* What a protocol is made of: tables of fields. Everything that the program knows of a header is
 * said once, in such a table; dissector, builder, pictures, recipes and manual only read it.
 *
 * A table is an array of `struct field` that ends in an entry without an id. The fields stand in
 * wire order and carry widths, not offsets: offsets are sums. A field that is there only in some
 * headers says so (`when`); one without a fixed width says what ends it (`size`). Options and
 * records are lists (FIELD_LIST) of groups (FIELD_GROUP), each group a table again. */
#ifndef TRAME_PROTO_FIELD_H
#define TRAME_PROTO_FIELD_H

#include <stdbool.h>
#include <stdint.h>

/* How a value reads. Up to 64 bits, MAC and IPV4 included, it is a number. */
enum field_kind {
	FIELD_UINT,  /* decimal */
	FIELD_HEX,   /* 0x, two digits for each byte of its box */
	FIELD_FLAGS, /* HEX whose single bits or bit groups are the `parts` */
	FIELD_MAC,
	FIELD_DATE,  /* a moment: 64 bits as NTP counts them, 32 bits in seconds since 1970; `unit`
		      * 1000: milliseconds since then, 1900: seconds as NTP counts them; `fraction`:
		      * seconds since then, and parts */
	FIELD_IPV4,
	FIELD_IPV6,
	FIELD_BYTES, /* aa:bb:cc */
	FIELD_TEXT,  /* characters, whatever their encoding claims to be */
	FIELD_NAME,  /* a domain name, RFC 1035 4.1.4 compression included */
	FIELD_GROUP, /* a header inside the header: an option, a record; `parts` */
	FIELD_LIST,  /* groups or equal fields one after another; `list` */
	FIELD_TIME,  /* nanoseconds in `num`, signed, of no bytes: 1.000000000 */
};

/* Who writes the value when nobody typed it. */
enum field_fill {
	FILL_USER,    /* nobody: the preset (0 where there is none) */
	FILL_HDRLEN,  /* length of this header: (bytes - bias) / unit */
	FILL_TOTLEN,  /* length of header and payload */
	FILL_PAYLEN,  /* length of the payload alone */
	FILL_NEXT,    /* what the next layer is, through the `bind` table */
	FILL_SUM,     /* checksum, as `sum` says */
	FILL_CODE,    /* which item of its list a group is */
	FILL_ITEMLEN, /* length of its group: (bytes - bias) / unit */
	FILL_SIZE,    /* length in bytes of the SIZE_COUNTED field or group tail behind it */
	FILL_COUNT,   /* items of the matching LIST less bias: first COUNT, first LIST, ... */
	FILL_LEFT,    /* items of the first LIST less bias, but no word about where it ends */
	FILL_WIRE,    /* an address that the wire (lab, interface) knows; else the preset */
};

/* What ends a field that has no fixed width (`bits` is 0). */
enum field_size {
	SIZE_FIXED,   /* `bits` says it */
	SIZE_REST,    /* the end of the group or header it stands in */
	SIZE_COUNTED, /* the FILL_SIZE field before it */
	SIZE_NAME,    /* a domain name ends itself */
	SIZE_TOKEN,   /* text up to a space, which separates it from the field behind it */
	SIZE_LINE,    /* text up to and with CR LF; a group's parts lie before the CR LF */
	SIZE_CHOSEN,  /* so many `unit`s as eight bits (or `chosen`) of the selector say, above
		       * `bias` lower ones */
	SIZE_VARINT,  /* its first two bits say: 1, 2, 4 or 8 bytes, RFC 9000 16; `bits` is 62 */
	SIZE_ALIGN,   /* up to a multiple of `unit` bytes of the header, if more are behind it */
	SIZE_PAD,     /* behind the length of a list's item, up to a multiple of `unit` bytes */
	SIZE_BEFORE,  /* the end, less so many bytes as the selector's last eight bits say */
	SIZE_DER,     /* an element of ASN.1 ends itself: a tag, a length, so many bytes */
};

enum field_sum {
	SUM_NONE,
	SUM_HEADER, /* this header alone: IPv4 */
	SUM_WHOLE,  /* header and payload: ICMP, GRE */
	SUM_PSEUDO, /* with the pseudo-header of the network layer: TCP, UDP, ICMPv6 */
	SUM_CRC32C, /* CRC32c of header and payload, RFC 9260 App. A: SCTP */
};

/* The numbering that a FILL_NEXT field, or a pair of ports, speaks. */
enum bind_table {
	BIND_NONE,
	BIND_LINK,      /* LINKTYPE_ values of capture files */
	BIND_ETHERTYPE, /* IEEE 802 numbers */
	BIND_IPPROTO,   /* IANA protocol numbers */
	BIND_UDP,       /* ports */
	BIND_TCP,
	BIND_SAP,    /* IEEE 802.2 service access points */
	BIND_LINUX,  /* Linux's own numbers below the EtherTypes */
	BIND_CISCO,  /* Cisco's numbers behind SNAP */
	BIND_FAMILY, /* address families of LINKTYPE_NULL */
	BIND_PPP,    /* PPP protocol numbers */
	BIND_IGMP,   /* types of IGMPv3 */
	BIND_VXLAN,  /* next protocols of VXLAN-GPE */
	BIND_LABEL,  /* MPLS: the label, and the bottom of stack bit, that announce a payload */
	BIND_BOTTOM,
	BIND_INSIDE, /* the protocol named by `value`, an enum inside: no number on the wire */
};

/* How a field of no bytes of its own gets its value from the one that owns it (`made`), or, in a
 * protocol's own `made`, from the layer. */
enum field_make {
	MAKE_NONE,
	MAKE_AGAIN,	 /* the owner's value again: eth.addr */
	MAKE_HEAD,	 /* its first `bits` bits: eth.addr.oui */
	MAKE_SWAPPED,	 /* its bytes the other way round: icmp.seq_le */
	MAKE_OCTETS,	 /* a length in bytes: (value * unit + bias) of the owner */
	MAKE_SIZE,	 /* how many bytes it has */
	MAKE_UNITS,	 /* how many `unit`s it has behind `bias` bytes */
	MAKE_POWER,	 /* two to its power, of which more than 14 are not meant: RFC 7323 2.3 */
	MAKE_LETTERS,	 /* tcp.flags.str */
	MAKE_NAME,	 /* what its value is called, by the made field's `names`; else not there */
	MAKE_NAME_LEN,	 /* characters of a domain name */
	MAKE_LABELS,	 /* labels of a domain name */
	MAKE_DECIMAL,	 /* the number that a text begins with */
	MAKE_PRESET,	 /* `preset`, or `preset_bytes` where the kind is TEXT */
	MAKE_STATUS,	 /* of a checksum: 0 bad, 1 good, 2 not checked, 3 not there */
	MAKE_CALCULATED, /* what the checksum ought to be; not there where it is not checked */
	MAKE_TOLD,	 /* TEXT out of another frame: its number is where that stands, a string */
	MAKE_BAD_SUM,	 /* an EXPERT that is there if the checksum is wrong */
	MAKE_STRAY,	 /* an EXPERT on a number that is not 0 though TCP's flag `preset` is */
	MAKE_ZERO,	 /* an EXPERT on a checksum that is not there though it must be */
	MAKE_SCARCE,	 /* an EXPERT on IP's time to live that is below 5 */
	MAKE_UNPADDED,	 /* an EXPERT that is there if there is something else than padding */
	MAKE_LESS,	 /* an EXPERT on PPPoE's length that is not what is there */
	MAKE_LOCAL,	 /* an EXPERT on one that is not what it must be to a group on this wire */
	MAKE_ODD6,	 /* an EXPERT on what `preset` (enum odd6) says is odd in IP's headers */
	MAKE_BOGUS,	 /* an EXPERT on what `preset` (enum bogus) says cannot be */
	MAKE_LENGTH,	 /* an EXPERT whose `when` looks at how many bytes are behind `bias` */
	MAKE_EXPERT,	 /* an EXPERT that is there always, or by its `when` */
	MAKE_WORDS,	 /* an expert's words: see proto/expert.h */
	MAKE_HOPS,	 /* of a time to live: how much less it is than that of the packet */
	MAKE_FAULT,	 /* TEXT: that a layer cannot be read to its end: see proto/faulty.h */
	MAKE_PAYLOAD,	 /* of a layer: the bytes behind its header */
	MAKE_PADDING,	 /* of a layer: zeros that fill an Ethernet frame */
	MAKE_CLAIM,	/* 1 if an ARP message is what `preset` (enum claim) says; else not there */
	MAKE_TRAILER,	/* of a layer: what else no length covers */
	MAKE_FCS,	/* of a layer: the last four bytes of these */
	MAKE_LEADING,	/* of an HTTP layer: the empty line before it */
	MAKE_LABEL,	/* TEXT: the `preset`th label of a domain name, the third with all behind */
	MAKE_CUT,	/* `bits` bits or all from byte `preset` on, and `bias` bytes before that; a
			 * `when` sees the first 16 bits, or the only 8 */
	MAKE_EACH,	/* one for each of its bytes */
	MAKE_BITMAP,	/* one for each bit that is set in a bit map of RFC 4034 4.1.2; `preset`: of
			 * RFC 2535 5.2, which has the first window alone; 2: they count from the
			 * number in the group's first byte on */
	MAKE_PICKED,	/* its number, but of its bits those in `preset` alone, the lowest as 1 */
	MAKE_KEY_TAG,	/* of a DNS record's key: RFC 4034 B */
	MAKE_BASE32,	/* TEXT: its bytes as RFC 4648 7 writes them */
	MAKE_BEFORE,	/* what stands before the first character `preset` of a text */
	MAKE_AFTER,	/* and what stands after it, if anything does */
	MAKE_SPLIT,	/* one for each piece between characters `preset` */
	MAKE_CALLED,	/* TEXT: what a number in text is called, by `names`; else not there */
	MAKE_SETTING,	/* what stands behind `words` in a list that commas part; else its piece
			 * number `bias`, with all behind if `preset` is 1 */
	MAKE_LINES,	/* one for each line */
	MAKE_ROUTES,	/* one for each classless route of DHCP, RFC 3442 */
	MAKE_OID,	/* TEXT: an object identifier, X.690 8.19, from byte `preset` on */
	MAKE_GUID,	/* TEXT: 16 bytes as a UUID whose numbers have the lowest byte first */
	MAKE_BASE64,	/* TEXT: what a text says behind "Basic " */
	MAKE_JA3,	/* TEXT: what a TLS hello offers, in numbers; `preset`: their MD5 */
	MAKE_PUBLISHED, /* of a certificate: where it says that it was published */
	MAKE_SPOKEN,	/* TEXT: what is spoken on a TCP port, by `names`; else not there */
	MAKE_SKIPPED,	/* of a count of bytes: the number that stands behind so many, if that is a
			 * function of the Configuration Test Protocol */
	MAKE_READ,	/* its `parts`, a table, as they lie in the owner's bytes, if its `when`
			 * holds for what is marked `select` before the owner; behind the last of
			 * them `made`: what is left over, a byte, or several */
	MAKE_TWICE,	/* of a SACK option: what came twice, from byte `preset` on */
	MAKE_STRETCH,	/* as many bytes, from its own first one on, as the byte before it says */
	MAKE_CATEGORIES, /* TEXT: numbers of FIPS 188's groups, as a tag `preset` has them */
	MAKE_SEGMENT,	/* of a number: `bits` bits, behind so many times these and the owner */
	MAKE_VISITS,	/* of the addresses of RFC 6554 3: each of them */
	MAKE_VISIT,	/* TEXT: such a one as a whole */
	MAKE_VISIT_COUNT, /* and how many they are */
	MAKE_ELSEWHERE, /* of a layer: flow/ puts it in the place of another */
	MAKE_URI,	/* of an HTTP request: where all of it would be found */
	MAKE_SIDE,	/* of a layer: 1, if the port `preset` bytes into its carrier is `code` */
	MAKE_IS,	/* of a layer: 1, if it has a field of the id in `words`; `blank`: if not */
	MAKE_CHUNKS,	/* of an HTTP layer: its `parts`: a chunk, the last chunk, the last line */
	MAKE_PACKED,	/* and a line that says how its body was compressed */
	MAKE_SENT,	/* of an ICMP echo: the time that it says it was sent at */
	MAKE_AGE,	/* and how long ago that was */
	MAKE_EXTENSION, /* of an ICMP error: what it says behind its quote: proto/icmpext.h */
	MAKE_WITHIN, /* of IPv6: what an address is made of, `preset` (enum within) saying by which
		      * rule, `bias` bytes into the header; all of them are one table */
};

/* Rules by which an IPv6 address is made of another one. */
enum within {
	WITHIN_6TO4,	/* RFC 3056 2 */
	WITHIN_TEREDO,	/* RFC 4380 4 */
	WITHIN_TURNED,	/* and a part of it whose bits are turned over */
	WITHIN_CARD,	/* RFC 4291 A: of a network card's */
	WITHIN_ISATAP,	/* RFC 5214 6.1 */
	WITHIN_MAPPED,	/* RFC 6052 2.1 */
};

/* Where a made field is shown: behind its owner, or inside it, before its parts or behind them. */
enum field_where { MADE_BEHIND, MADE_FIRST, MADE_LAST };

enum bogus {
	BOGUS_IP_VERSION,
	BOGUS_IP_HEAD,
	BOGUS_IP_SHORT, /* less than its header */
	BOGUS_IP_LONG,  /* more than there is; so the next ones */
	BOGUS_IP6_LONG,
	BOGUS_IP6_VERSION,
	BOGUS_IP6_ZERO,	 /* no length at all, and none of 32 bits can stand for it */
	BOGUS_IP6_JUMBO, /* nor does one that could be there */
	BOGUS_LENGTH, /* of Ethernet, or of a tag of it */
	BOGUS_UDP_SHORT,
	BOGUS_UDP_LONG,
	BOGUS_UDP_JUMBO, /* 0, though it would have been told */
	BOGUS_TCP_HEAD,
	BOGUS_MSS, /* a SYN with options, but not that one */
	BOGUS_ODD, /* an option that frame/made_odd knows of */
	BOGUS_NOPS, /* options that do nothing, four in a row */
};

enum odd6 {
	ODD6_NOT_HOP,	/* an option that only hop-by-hop options may have */
	ODD6_NOT_END,	/* that only destination options may have */
	ODD6_JUMBO,	/* a length of 32 bits, though the packet has one of 16 */
	ODD6_NOT_FIRST, /* a header that must be the first one behind IPv6's */
	ODD6_IN_PIECES, /* a fragment of a packet that has a length of 32 bits */
	ODD6_GROUP,	/* an address of a route that is a group's */
	ODD6_SOURCE,	/* that is the packet's source, or the one that it goes to */
	ODD6_TARGET,
	ODD6_TO_GROUP,	/* a route to a group */
	ODD6_ROUTE_LENGTH, /* of a routing header: as its type does not have it */
	ODD6_ROUTE_LEFT, /* more hosts left than there are */
	ODD6_ROUTE_PAD,	/* padding where there can be none */
	ODD6_TRACE_LEFT, /* IOAM: more room left in a trace than there is */
	ODD4_TAG, /* of IPv4's security option: one that is too short, or too long */
	ODD6_TRACE_TYPE, /* IOAM: what is traced is of another length than is said */
};

/* What is odd about a header line of HTTP: its name, or bytes behind a NUL. */
enum odd_line { ODD_LINE_NAME = 1, ODD_LINE_NUL };

enum claim { CLAIM_GRATUITOUS, CLAIM_ANNOUNCED, CLAIM_PROBED };

struct name {
	uint64_t value;
	const char *text; /* NULL ends the array */
};

/* Present if the table's selector has one of some values: the field marked `select`, or the bits of
 * all fields marked so, the first highest (field_selector). Before the first one the selector of a
 * header is the bind table of the ports that carry it: BIND_TCP, BIND_UDP, or BIND_NONE. */
enum when_how { WHEN_ALWAYS, WHEN_IN, WHEN_NOT_IN, WHEN_BITS, WHEN_ANY, WHEN_RANGE };
struct when {
	enum when_how how;
	uint64_t base; /* IN, NOT_IN: bit n of `set` stands for the value base + n; RANGE: first */
	uint64_t set;  /* BITS: all of these bits, ANY: one of them, is set; RANGE: last value */
	unsigned drop; /* the selector's lowest bits that do not matter */
	uint64_t keep; /* the bits above these that do; 0: all */
};

#define WHEN1(v) {WHEN_IN, (v), 1, 0, 0}
#define WHEN_SET(base, bits) {WHEN_IN, (base), (bits), 0, 0}
#define WHEN_OTHER(base, bits) {WHEN_NOT_IN, (base), (bits), 0, 0}
#define WHEN_FLAG(bits) {WHEN_BITS, 0, (bits), 0, 0}
#define WHEN_FLAGS(bits) {WHEN_ANY, 0, (bits), 0, 0}
#define WHEN_FROM(first, last) {WHEN_RANGE, (first), (last), 0, 0}
#define WHEN_HIGH(base, bits, low) {WHEN_IN, (base), (bits), (low), 0}
#define WHEN_LOW(base, bits, mask) {WHEN_IN, (base), (bits), 0, (mask)}
#define BIT(n) (UINT64_C(1) << (n))

enum list_how {
	LIST_TLV,    /* groups, picked by their FILL_CODE part if that is the first, else by
		      * their first byte; an item without a FILL_ITEMLEN part is as long as its
		      * parts; ends with the header, behind an item marked `last`, or before one
		      * whose `words` the bytes do not begin with; of several of one code, each
		      * behind the other, the first whose words fit is picked */
	LIST_REPEAT, /* items[0] again and again to the end of the group or header; items[1], if
		      * there is one, from the byte on that the selector points at */
	LIST_COUNT,  /* as often as the matching FILL_COUNT field says; of several items the one is
		      * picked whose `code` is in the FILL_CODE part, the last is the unknown one */
	LIST_LINES,  /* text lines, picked by the name before ':'; ends behind an empty line */
	LIST_PICK,   /* one item: the first whose `words` the bytes begin with; none: no header */
};

struct list {
	enum list_how how;
	const struct field *items; /* a table; the last item of a TLV or LINES is the unknown one */
};

struct field {
	const char *id;    /* Wireshark's name: "ip.ttl" */
	const char *scapy; /* Scapy's: "ttl"; NULL if it has none */
	const char *label; /* what a column of a picture writes: "ttl" */
	const char *title; /* what a tree writes: "Time to Live" */
	uint16_t bits;     /* width; 0: see `size` */
	uint8_t box;       /* bytes of the unit that Wireshark shows bits in; 0: those they touch */
	uint8_t bias;      /* bytes not counted by a length */
	uint8_t digits;    /* HEX: how many are shown; 0: two for each byte of the box.
			    * BYTES: if not 0, nothing stands between them; 4: a dot between two
			    * pairs */
	uint8_t fraction;  /* UINT: so many of the bits are behind the point */
	uint16_t unit;     /* lengths count in units of so many bytes; 0 and 1: bytes */
	uint8_t chosen;	   /* SIZE_CHOSEN: bits that say the size; 0: eight */
	bool scaled;       /* shown multiplied by unit */
	bool select;       /* the `when`s of this table look at it */
	bool origin;       /* compressed names count from here, else from the header's start; of a
			    * NAME: its own do from `bias` bytes behind its option's start on;
			    * made: where the table of its owner begins */
	bool typed;        /* names are of the header's first field joined with this: ICMP codes */
	bool mute;         /* Wireshark gives it no value: padding, some groups */
	bool octets;       /* HEX that reads as bytes: 00:00:00:00; a line with its end */
	bool little;       /* the lowest byte of the number comes first */
	bool last;         /* LIST items: the list ends behind this one */
	bool spare;        /* TLV's last item: takes the place of one too long for what is left */
	uint8_t leaves;    /* TLV's last item: the list ends where no more bytes are left */
	bool numbered;     /* coded GROUP: as the number of such before it in its list */
	bool measured;     /* TLV items: picked only if the value is of lengths, a byte each, and
			    * what they count */
	uint8_t late;      /* coded GROUP: Wireshark says that it begins so many bytes later */
	bool coded;        /* GROUP: Wireshark shows it as the number of its first, unnamed part */
	bool apart;        /* shown behind its layer, as if it were one */
	bool minus;        /* UINT: the highest bit is a sign */
	bool ending;       /* IPV6 of less bits: they are its last ones */
	uint8_t mantissa;  /* UINT: if the highest bit is set, shown as so many lowest bits with a
			    * one before them, times two to the power of 3 and the bits between */
	uint8_t vector;    /* FILL_SIZE, ITEMLEN: it counts a vector of TLS that has so many bytes
			    * less one at least; what else it is experts speak of. GROUP: they
			    * speak of what is behind the last part; 2: of padding that ends its
			    * list */
	bool silent;       /* Wireshark shows only what is made of it */
	bool blank;        /* Wireshark shows it even where it has no bytes */
	bool quoted;       /* BYTES of SIZE_REST: where the layer ends with them, they are what it
			    * carries, a packet */
	bool heir;         /* GROUP: its parts' `when`s look at the selector around it */
	bool entire;       /* COUNT items: not there at all if their parts up to a length, and what
			    * that counts, are not; TLV's last item: an item that is shorter than
			    * its parts, or longer than what is left, ends the layer */
	bool told;         /* GROUP: Wireshark shows it as the text of its last part */
	bool stamped;      /* a ping's data, which begins behind the time that is written there */
	bool stops;        /* a payload behind a value that is not 0 is data: a later fragment;
			    * LIST items: the list ends before an empty name */
	enum field_kind kind;
	enum field_fill fill;
	enum field_size size;
	enum field_sum sum;
	enum bind_table bind; /* FILL_NEXT */
	struct when when;
	uint64_t preset;           /* value when nobody fills it in */
	const char *preset_bytes;  /* for kinds wider than 64 bits: text of the value; GROUP: what
				    * Wireshark shows it as */
	uint64_t code;             /* LIST items: the value of their FILL_CODE part */
	const char *words;         /* LIST_PICK, TLV items: how they may begin, space between, or
				    * a space; of TLV's from `bias` bytes on */
	const char *beside; /* TLV items: picked only if there is an item in the layer whose value
			     * begins so, behind the code that is the first character */
	const struct name *names;  /* of values */
	const char *letters;       /* FLAGS: Scapy's letter for each bit, lowest first */
	const struct field *parts; /* FLAGS, GROUP */
	const struct list *list;   /* LIST */
	enum field_make make;      /* of a made field */
	enum field_where where;    /* made: where it is shown */
	bool hidden;               /* made: PDML says hide="yes" */
	bool empty;                /* made: of no size, where its owner begins */
	const char *heading;       /* no id: the line of text that Wireshark shows over the parts or
				    * in a list's place, as out/heading.h says; NULL: none. Part of
				    * a DNS record: what is before its value in that line */
	const struct field *under; /* a GROUP of no bytes that Wireshark shows around this and what
				    * is behind it in its table, with the text of its heading */
	const struct field *made;  /* fields made of this one, shown when they are asked for */
	const char *also;          /* Wireshark's further names for the same bytes, space between */
	const char *about;         /* one sentence that a student understands */
	const char *rfc;           /* "RFC 791 3.1" */
};

#define FIELD_END {.id = 0}
extern const struct field field_out; /* `under`: from here on nothing is under a line of text */
#define FIELD_GAP(n) {.id = "", .bits = (n)} /* bits that no part names */
#define LIST_UNKNOWN UINT64_MAX /* code of the item that takes what no other does */

/* The name of a value, or NULL. */
const char *field_value_name(const struct field *field, uint64_t value);

/* Whether the field is there in a header whose selector has this value; and a `when` by itself. */
bool when_holds(const struct when *when, uint64_t selector);
static inline bool field_when(const struct field *field, uint64_t selector)
{
	return field->when.how == WHEN_ALWAYS || when_holds(&field->when, selector);
}

/* The selector behind a field marked `select`; `first`: none was before it. */
uint64_t field_selector(const struct field *field, uint64_t selector, bool first, uint64_t value);

/* The number of a field from the bits as they stand on the wire, and back. */
uint64_t field_number(const struct field *field, uint64_t bits);

/* The same of a SIZE_VARINT number, whose bits say how many they are; and back, in as few as will
 * do: how many these are. */
uint64_t field_varint(uint64_t bits);
unsigned field_varint_bits(uint64_t number, uint64_t *bits);

/* A number as it is shown: with `mantissa` what a floating one stands for, RFC 3376 4.1.1. */
uint64_t field_floated(const struct field *field, uint64_t number);

/* Whether the text of the field's value, and that of its parts and (`made`) of what is made of it,
 * say only what the number's bits do, and of a checksum what it ought to be: a number that is read
 * alike wherever it stands. */
bool field_is_pure(const struct field *field, bool made);

/* The last part of the id: "ttl" of "ip.ttl". */
const char *field_tail(const struct field *field);

#endif
