/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame protocols`: what each field is, read out of the tables that everything else reads. */
#include "cmd/cmd.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "out/text.h"
#include "picture/grid.h"
#include "proto/proto.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char help[] =
	N_("  trame protocols              all of them\n"
	   "  trame protocols tcp          one: its diagram and its fields\n"
	   "  trame protocols tcp.flags    one field: bits, values, who fills it in\n");

#define INDENT 10 /* cells before a field's sentence */

static const char letters[] = "LNTA";

/* Text broken at spaces, but not inside brackets, so that no line passes `width` cells; lines after
 * the first are indented. */
static void put_wrapped(struct buf *out, const char *text, unsigned indent, unsigned width)
{
	size_t at = indent;

	while (*text) {
		size_t n = *text == '[' ? strcspn(text, "]") + 1 : strcspn(text, " ");

		size_t cells = utf8_cells(text, n);

		if (at > indent && at + 1 + cells > width) {
			buf_byte(out, '\n');
			buf_fill(out, ' ', indent);
			at = indent;
		} else if (at > indent) {
			buf_byte(out, ' ');
			at++;
		}
		buf_add(out, text, n);
		at += cells;
		text += n + strspn(text + n, " ");
	}
	buf_byte(out, '\n');
}

static void list_all(struct buf *out, const struct look *look)
{
	for (const struct proto *const *p = proto_all; *p; p++) {
		buf_printf(out, "%c %-14s %-28s ", letters[(*p)->layer], (*p)->id,
			(*p)->scapy ? (*p)->scapy : "");
		put_wrapped(out, (*p)->title, 46, look->width);
		buf_fill(out, ' ', 17);
		put_wrapped(out, _((*p)->about), 17, look->width);
	}
	buf_text(
		out, _("\nL link, N network, T transport, A application; then the name in recipes, "
		       "and Scapy's.\nMore: trame protocols NAME\n"));
}

static const char *fill_text(const struct field *f)
{
	switch (f->fill) {
	case FILL_USER: return f->kind == FIELD_LIST ? _("typed, else none") : _("typed, else");
	case FILL_HDRLEN: return _("computed: the length of this header");
	case FILL_TOTLEN: return _("computed: the length of this header and all behind it");
	case FILL_PAYLEN: return _("computed: the length of what is behind the header");
	case FILL_NEXT: return _("computed: from the layer inside; without one");
	case FILL_SUM: return _("computed: RFC 1071 checksum");
	case FILL_CODE: return _("computed: from the kind of option");
	case FILL_ITEMLEN: return _("computed: the length of the option");
	case FILL_SIZE: return _("computed: the length of what follows");
	case FILL_COUNT: return _("computed: how many there are");
	case FILL_LEFT: return _("computed: how many are still to come");
	case FILL_WIRE: return _("from the wire, typed, else");
	}
	return "";
}

static const char *sum_text(enum field_sum sum)
{
	switch (sum) {
	case SUM_NONE: return "";
	case SUM_HEADER: return _(" over this header");
	case SUM_WHOLE: return _(" over header and payload");
	case SUM_CRC32C: return _(", a CRC over header and payload");
	case SUM_PSEUDO:
		return _(" over addresses, protocol, length (the pseudo-header), header and "
			 "payload");
	}
	return "";
}

static void put_preset(struct buf *out, const struct field *f)
{
	uint64_t v = f->preset;

	switch (f->kind) {
	case FIELD_UINT:
		if (f->fraction) {
			buf_printf(out, " %g", (double)v / (double)BIT(f->fraction));
			break;
		}
		buf_printf(out, " %" PRIu64, v);
		break;
	case FIELD_DATE: buf_printf(out, " %" PRIu64, v); break;
	case FIELD_HEX:
	case FIELD_FLAGS: buf_printf(out, " 0x%0*" PRIx64, (f->bits + 3) / 4, v); break;
	case FIELD_MAC:
		for (int i = 5; i >= 0; i--)
			buf_printf(out, "%c%02x", i == 5 ? ' ' : ':', (unsigned)(v >> 8 * i & 255));
		break;
	case FIELD_IPV4:
		for (int i = 3; i >= 0; i--)
			buf_printf(out, "%c%u", i == 3 ? ' ' : '.', (unsigned)(v >> 8 * i & 255));
		break;
	case FIELD_IPV6: buf_printf(out, " %s", f->preset_bytes ? f->preset_bytes : "::"); break;
	case FIELD_BYTES:
	case FIELD_TEXT:
	case FIELD_NAME:
		buf_printf(out, " %s",
			f->preset_bytes && f->preset_bytes[0] ? f->preset_bytes : _("empty"));
		break;
	case FIELD_GROUP:
	case FIELD_LIST:
	case FIELD_TIME: break;
	}
}

static void put_fill(struct buf *out, const struct field *f)
{
	if (f->kind == FIELD_GROUP)
		return;
	buf_text(out, fill_text(f));
	if (f->fill == FILL_SUM)
		buf_text(out, sum_text(f->sum));
	if (f->fill == FILL_USER || f->fill == FILL_NEXT || f->fill == FILL_WIRE)
		put_preset(out, f);
}

static void put_width(struct buf *out, const struct field *f)
{
	if (f->bits)
		buf_printf(out, "%4u %s", f->bits, f->bits == 1 ? _("bit ") : _("bits"));
	else
		buf_printf(out, "%9s", f->kind == FIELD_LIST ? "list" :
			f->kind == FIELD_GROUP ? "group" : "varies");
}

/* `bits` says that the field is part of another, which is filled in as a whole. */
static void put_field(struct buf *out, const struct field *f, unsigned depth, bool bits,
	const struct look *look)
{
	struct buf text = BUF_INIT;

	put_width(out, f);
	buf_printf(out, " %*s%-*s %-12s ", (int)depth * 2, "", 26 - (int)depth * 2,
		f->id[0] ? f->id : f->label, f->scapy ? f->scapy : "");
	if (!bits)
		put_fill(&text, f);
	put_wrapped(out, buf_string(&text), 50, look->width > 70 ? look->width : 70);
	buf_clear(&text);
	buf_printf(&text, "%s%s%s%s", f->about ? _(f->about) : "", f->rfc ? " [" : "",
		f->rfc ? f->rfc : "", f->rfc ? "]" : "");
	buf_fill(out, ' ', INDENT + depth * 2);
	put_wrapped(out, buf_string(&text), INDENT + depth * 2, look->width);
	buf_done(&text);
}

/* Bits and options under their field, as deep as tables go. */
static void put_table(struct buf *out, const struct field *table, unsigned depth, bool bits,
	const struct look *look)
{
	for (const struct field *f = table; f && f->id && depth < 8; f++) {
		if (!f->id[0] && !f->kind && !f->label)
			continue;
		put_field(out, f, depth, bits, look);
		put_table(out, f->parts, depth + 1, f->kind != FIELD_GROUP, look);
		if (f->list)
			put_table(out, f->list->items, depth + 1, false, look);
	}
}

static void put_diagram(struct buf *out, const struct proto *proto, const struct look *look)
{
	const struct text_style style = {.color = (enum ansi_color)look->color,
		.ascii = true,
		.ticks = true,
		.prefix = "  "};
	struct arena arena = ARENA_INIT;
	struct pic pic;

	pic_init(&pic, &arena, GRID_COLUMNS);
	grid_draw_proto(&pic, proto);
	if (pic.count) {
		text_render(out, &pic, &style);
		buf_byte(out, '\n');
	}
	arena_done(&arena);
}

static void put_proto(struct buf *out, const struct proto *proto, const struct look *look)
{
	static const char *const tables[] = {[BIND_NONE] = "", [BIND_LINK] = N_("link type"),
		[BIND_ETHERTYPE] = N_("EtherType"), [BIND_IPPROTO] = N_("IP protocol"),
		[BIND_UDP] = N_("UDP port"), [BIND_TCP] = N_("TCP port"),
		[BIND_SAP] = N_("LLC SAP"),
		[BIND_LINUX] = N_("Linux protocol"), [BIND_CISCO] = N_("Cisco protocol"),
		[BIND_FAMILY] = N_("address family"), [BIND_VXLAN] = N_("VXLAN protocol"),
		[BIND_PPP] = N_("PPP protocol"),
		[BIND_IGMP] = N_("IGMP type"), [BIND_LABEL] = N_("MPLS label"),
		[BIND_BOTTOM] = N_("bottom of stack"), [BIND_INSIDE] = N_("inside")};

	buf_printf(out, _("%s (%s, Scapy's %s), %s\n"), proto->title, proto->id,
		proto->scapy ? proto->scapy : "Raw", proto->rfc ? proto->rfc : _("no standard"));
	put_wrapped(out, _(proto->about), 0, look->width);
	for (const struct bind *b = proto->binds; b && b->table != BIND_NONE; b++)
		buf_printf(out, b->table == BIND_ETHERTYPE ? "%s%s 0x%04" PRIx64 : "%s%s %" PRIu64,
			b == proto->binds ? _("Carried as ") : ", ", _(tables[b->table]), b->value);
	buf_text(out, proto->binds ? ".\n\n" : "\n");
	put_diagram(out, proto, look);
	put_table(out, proto->fields, 0, false, look);
}

static void put_names(struct buf *out, const struct field *f)
{
	for (const struct name *n = f->names; n && n->text; n++)
		buf_printf(
			out, "%10" PRIu64 "  0x%02" PRIx64 "  %s\n", n->value, n->value, n->text);
}

static void put_one(struct buf *out, const struct field *f, const struct look *look)
{
	buf_printf(out, "%s (%s)\n", f->title, f->id);
	put_table(out, (const struct field[]){*f, FIELD_END}, 0, false, look);
	if (f->names)
		buf_text(out, _("\nValues:\n"));
	put_names(out, f);
}

/* The field "tcp.flags": of the protocol whose name is the longest before a dot, or any one's. */
static const struct field *find_field(const char *name)
{
	for (const struct proto *const *p = proto_all; *p; p++) {
		const struct field *f = proto_field(*p, name);

		if (f)
			return f;
	}
	for (const struct proto *const *p = proto_all; *p; p++) {
		size_t n = strlen((*p)->id);

		if (strncmp(name, (*p)->id, n) || name[n] != '.')
			continue;
		for (const struct field *f = (*p)->fields; f->id; f++)
			if ((f->scapy && strcmp(f->scapy, name + n + 1) == 0) ||
				(f->label && strcmp(f->label, name + n + 1) == 0))
				return f;
	}
	return NULL;
}

static int put_word(
	struct buf *out, const struct cmd *cmd, const char *word, const struct look *look)
{
	const struct proto *proto = proto_find(word, strlen(word), NULL);
	const struct field *f = proto ? NULL : find_field(word);

	if (proto)
		put_proto(out, proto, look);
	else if (f)
		put_one(out, f, look);
	else
		return cmd_usage(cmd,
			_("%s: no such protocol or field; 'trame protocols' lists them"), word);
	return 0;
}

static int run(const struct cmd *cmd, int argc, char **argv)
{
	const struct option_spec specs[] = {{0, NULL, .flag = NULL}};
	struct buf out = BUF_INIT;
	struct look look;
	struct err err = {""};
	char *words[argc];
	int count, status = cmd_options(cmd, argc, argv, specs, &look, words, &count);

	if (status >= 0)
		return status;
	if (!count)
		list_all(&out, &look);
	status = 0;
	for (int i = 0; i < count && !status; i++)
		status = put_word(&out, cmd, words[i], &look);
	if (!status && (fwrite(out.data, 1, out.len, stdout) < out.len || fflush(stdout) != 0))
		err_set(&err, _("cannot write to standard output"));
	if (err.text[0])
		status = cmd_fail(&err);
	buf_done(&out);
	return status;
}

const struct cmd cmd_protocols = {
	.name = "protocols",
	.synopsis = "protocols [NAME[.FIELD]...]",
	.about = N_("What each field is: bits, values, who fills it in, RFC, a plain sentence."),
	.help = help,
	.run = run,
};
