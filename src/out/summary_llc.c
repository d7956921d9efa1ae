/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of frames that have a length instead of a type: LLC (IEEE 802.2), SNAP, the
 * spanning tree (IEEE 802.1D 9.3). */
#include "summary_int.h"

static const struct name saps[] = {
	{0x00, "NULL LSAP"}, {0x02, "LLC Sub-Layer Management"}, {0x04, "SNA Path Control"},
	{0x06, "TCP/IP"}, {0x08, "SNA"}, {0x0c, "SNA"},
	{0x0e, "PROWAY (IEC955) Network Management and Initialization"},
	{0x10, "NetWare (unofficial?)"}, {0x14, "ISO Network Layer (OSLAN 1)"},
	{0x18, "Texas Instruments"}, {0x20, "ISO Network Layer (unofficial?)"},
	{0x34, "ISO Network Layer (unofficial?)"}, {0x42, "Spanning Tree BPDU"},
	{0x4e, "EIA RS-511 Manufacturing Message Service"},
	{0x54, "ISO Network Layer (OSLAN 2)"}, {0x7e, "ISO 8208 (X.25 over 802.2)"},
	{0x80, "XNS"}, {0x82, "BACnet"}, {0x86, "Nestar"},
	{0x8e, "PROWAY (IEC955) Active Station List Maintenance"}, {0x98, "ARP"},
	{0xb4, "HP JetDirect Printer"}, {0xaa, "SNAP"}, {0xba, "Banyan Vines"},
	{0xbc, "Banyan Vines"}, {0xe0, "NetWare"}, {0xf0, "NetBIOS"}, {0xf4, "IBM Net Management"},
	{0xf8, "HP Extended LLC"}, {0xfa, "Ungermann-Bass"}, {0xfc, "Remote Program Load"},
	{0xfe, "ISO Network Layer"}, {0, NULL},
};

static const struct name commands[] = {
	{0x00, "UI"}, {0x20, "UP"}, {0x40, "DISC"}, {0x60, "UA"}, {0x80, "SNRM"}, {0xe0, "TEST"},
	{0x04, "SIM"}, {0x84, "FRMR"}, {0xc4, "CFGR"}, {0x0c, "SARM"}, {0x2c, "SABM"},
	{0x4c, "SARME"}, {0x6c, "SABME"}, {0x8c, "RESET"}, {0xac, "XID"}, {0xcc, "SNRME"},
	{0xec, "BCN"}, {0, NULL},
};
/* where an answer has another name */
static const struct name answers[] = {{0x40, "RD"}, {0x04, "RIM"}, {0x0c, "DM"}, {0, NULL}};

static const char *name_of(const struct name *names, uint64_t value)
{
	while (names->text && names->value != value)
		names++;
	return names->text;
}

static void say_name(const struct saying *s, const struct name *names, uint64_t value)
{
	const char *name = name_of(names, value);

	buf_text(s->out, name ? name : "Unknown");
}

static void say_poll(const struct saying *s, bool set, bool answer)
{
	if (set)
		buf_text(s->out, answer ? " F" : " P");
}

/* IEEE 802.2 5.2: numbered information, supervisory, unnumbered. */
static void say_control(const struct saying *s, const uint8_t *p, uint32_t n, bool answer)
{
	static const char *const functions[] = {"RR", "RNR", "REJ", "SREJ"};
	unsigned kind = p[2] & 3;

	if (kind != 3 && n < 4)
		return;
	if (kind == 3) {
		const char *name = answer ? name_of(answers, p[2] & 0xec) : NULL;

		SAY(s, "U");
		say_poll(s, p[2] & 0x10, answer);
		SAY(s, ", func=");
		if (name)
			buf_text(s->out, name);
		else
			say_name(s, commands, p[2] & 0xec);
		return;
	}
	buf_text(s->out, kind == 1 ? "S" : "I");
	say_poll(s, p[3] & 1, answer && kind == 1);
	if (kind == 1) {
		SAY(s, ", func=");
		buf_text(s->out, functions[p[2] >> 2 & 3]);
	}
	SAY_NUM(s, ", N(R)=", p[3] >> 1);
	if (kind != 1)
		SAY_NUM(s, ", N(S)=", p[2] >> 1);
}

static void say_point(const struct saying *s, uint8_t point)
{
	const char *name = name_of(saps, point);

	if (name)
		buf_text(s->out, name);
	else
		num_put_hex(s->out, point, 2);
}

static void say_llc(const struct saying *s, const uint8_t *p, uint32_t n)
{
	summary_begin(s, "LLC");
	say_control(s, p, n, p[1] & 1);
	if (p[0] == 0xaa && p[1] == 0xaa)
		return;
	SAY(s, "; DSAP ");
	say_point(s, p[0] & 0xfe);
	buf_text(s->out, p[0] & 1 ? " Group" : " Individual");
	SAY(s, ", SSAP ");
	say_point(s, p[1] & 0xfe);
	buf_text(s->out, p[1] & 1 ? " Response" : " Command");
}

void summary_llc(const struct saying *s)
{
	say_llc(s, s->bytes, s->layer->head);
}

static void say_hex(const struct saying *s, uint32_t value, int digits)
{
	while (digits-- > 0)
		buf_byte(s->out, (uint8_t)"0123456789ABCDEF"[value >> 4 * digits & 15]);
}

void summary_snap(const struct saying *s)
{
	static const struct name makers[] = {
		{0x000000, "Officially Xerox, but 0:0:0:0:0:0 is more common"},
		{0x00000c, "Cisco Systems, Inc"}, {0x0000f8, "Digital Equipment Corporation"},
		{0x000081, "Bay Networks"}, {0x00e02b, "Extreme Networks Headquarters"},
		{0x0080c2, "IEEE"}, {0x00005e, "ICANN, IANA Department"},
		{0x00120f, "Ieee 802.3"}, {0x000fac, "Ieee 802.11"}, {0x0050f2, "Microsoft Corp."},
		{0x506f9a, "Wi-Fi Alliance"},
		{0x0012bb, "Telecommunications Industry Association TR-41 Committee"},
		{0x0001e8, "Force10 Networks, Inc."}, {0x001090, "Cimetrics, Inc."},
		{0x0017f2, "Apple, Inc."}, {0x001958, "Bluetooth SIG, Inc."},
		{0x004096, "Cisco Systems, Inc"}, {0x00805f, "Hewlett Packard"},
		{0x00e052, "Brocade Communications Systems LLC"}, {0x080007, "Apple, Inc."},
		{0x000ecf, "PROFIBUS Nutzerorganisation e.V."}, {0, NULL},
	};
	uint32_t maker = bits_be32(s->bytes) >> 8;

	const uint8_t *llc = s->bytes - (s->at ? s->layer[-1].head : 0);

	if (s->at && s->layer[-1].head >= 3)
		say_llc(s, llc, s->layer[-1].head);
	if (llc < s->bytes && (llc[0] != 0xaa || llc[1] != 0xaa))
		return;
	SAY(s, "; SNAP, OUI 0x");
	say_hex(s, maker, 6);
	SAY(s, " (");
	say_name(s, makers, maker);
	SAY(s, "), PID 0x");
	say_hex(s, bits_be16(s->bytes + 3), 4);
}

void summary_dot3(const struct saying *s)
{
	summary_begin(s, "Ethernet");
	SAY(s, "IEEE 802.3 Ethernet ");
	if (s->layer->pay >= 2 && bits_be16(s->bytes + s->layer->head) == 0xffff)
		SAY(s, "Raw ");
}

void summary_xid(const struct saying *s)
{
	unsigned types = s->bytes[1] & 0x1f;
	const char *name =
		field_value_name(proto_field(&proto_xid, "basicxid.llc.xid.types"), types);

	summary_begin(s, "XID");
	SAY(s, "Basic Format; ");
	if (name)
		buf_text(s->out, name);
	else
		num_put_hex(s->out, types, 2);
	SAY_NUM(s, "; Window Size ", s->bytes[2] >> 1);
}

/* The function that counts. */
void summary_ctp(const struct saying *s)
{
	uint32_t at = 2, want = 2 + (s->bytes[0] | s->bytes[1] * 256u), n = s->layer->head;
	unsigned function = 2;

	summary_begin(s, "LOOP");
	for (; at + 2 <= n && function == 2; at += 8) {
		function = s->bytes[at] | s->bytes[at + 1] * 256u;
		if (at != want)
			continue;
		if (function == 1 || function == 2) {
			buf_text(s->out, function == 1 ? "Reply" : "Forward Data");
			return;
		}
		SAY_NUM(s, "Unknown function (", function);
		SAY(s, ")");
		return;
	}
	SAY(s, "No valid function found");
}

/* ---- spanning tree ---- */

/* The root's priority, the number of its tree, its address; Wireshark's costs have a sign. */
static void say_root(const struct saying *s, const uint8_t *p)
{
	uint32_t cost = bits_be32(p + 13);

	if (p[4] & 1)
		SAY(s, "TC + ");
	SAY_NUM(s, "Root = ", bits_be16(p + 5) & 0xf000u);
	SAY_NUM(s, "/", bits_be16(p + 5) & 0x0fffu);
	SAY(s, "/");
	num_put_bytes(s->out, p + 7, 6, ':');
	SAY(s, "  Cost = ");
	if (cost >> 31)
		SAY(s, "-");
	num_put(s->out, cost >> 31 ? 0 - cost : cost);
	SAY(s, "  Port = ");
	num_put_hex(s->out, bits_be16(p + 25), 4);
}

void summary_stp(const struct saying *s)
{
	const uint8_t *p = s->bytes;

	summary_begin(s, "STP");
	if (p[3] == 0x80) {
		SAY(s, "Topology Change Notification");
		return;
	}
	if (s->layer->head < 27)
		return;
	if (p[3] == 0x00) {
		SAY(s, "Conf. ");
		say_root(s, p);
	} else if (p[3] == 0x02) {
		buf_text(s->out, p[2] == 3 ? "MST. " : p[2] == 4 ? "SPT. " : "RST. ");
		say_root(s, p);
	} else {
		SAY_NUM(s, "Unknown BPDU type (", p[3]);
		SAY(s, ")");
	}
}
