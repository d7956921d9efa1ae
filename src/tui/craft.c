/* SPDX-License-Identifier: BSD-2-Clause */
/* What to begin a frame with: a recipe that is typed, the frame that was made last, or a template.
 * Templates are recipes; the addresses are those that documents may use, RFC 5737 and RFC 3849. */
#include "edit.h"
#include "view.h"

#include "base/lang.h"

#include <stdio.h>
#include <string.h>

#define TITLE_WIDTH 26

#define MACS "eth dst=02:00:00:00:00:80 src=02:00:00:00:00:99"
#define IP4  "ip src=192.0.2.99 dst=192.0.2.80"
#define IP6  "ipv6 src=2001:db8::99 dst=2001:db8::80"

static const struct {
	const char *title, *recipe;
} templates[] = {
	{N_("ARP request"), "eth dst=ff:ff:ff:ff:ff:ff src=02:00:00:00:00:99 / arp "
			    "hwsrc=02:00:00:00:00:99 psrc=192.0.2.99 pdst=192.0.2.80"},
	{N_("ping"), MACS " / " IP4 " / icmp id=1 seq=1 / \"abcdefghijklmnop\""},
	{N_("TCP SYN"), MACS " / " IP4 " / tcp sport=49152 dport=80 flags=S"},
	{N_("HTTP request"), MACS " / " IP4 " / tcp sport=49152 dport=80 flags=PA seq=1 ack=1 / "
				  "\"GET / HTTP/1.1\\r\\nHost: serveur\\r\\n\\r\\n\""},
	{N_("UDP datagram"), MACS " / " IP4 " / udp sport=49152 dport=7 / \"hello\""},
	{N_("DNS query"), MACS " / " IP4 " / udp sport=49152 dport=53 / dns id=1 rd=1 "
			       "qd=[DNSQR(qname='www.example')]"},
	{N_("ping, IPv6"),
		MACS " / " IP6 " / ICMPv6EchoRequest(id=1, seq=1) / \"abcdefghijklmnop\""},
	{N_("neighbour solicitation"),
		"eth dst=33:33:ff:00:00:80 src=02:00:00:00:00:99 / ipv6 src=2001:db8::99 "
		"dst=ff02::1:ff00:80 hlim=255 / ICMPv6ND_NS(tgt='2001:db8::80')/"
		"ICMPv6NDOptSrcLLAddr(lladdr='02:00:00:00:00:99')"},
	{N_("VLAN: a ping in 802.1Q"), MACS " / vlan vlan=10 / " IP4 " / icmp id=1 seq=1"},
	{N_("VXLAN: a frame in UDP"),
		MACS " / " IP4 " / udp sport=49152 dport=4789 / vxlan vni=100 / "
		     "eth / ip src=198.51.100.1 dst=198.51.100.2 / icmp"},
	{N_("GRE: packet in packet"),
		MACS " / " IP4 " / gre / ip src=198.51.100.1 dst=198.51.100.2 / udp dport=7"},
	{N_("MPLS label"), MACS " / mpls label=16 s=1 ttl=64 / " IP4 " / udp dport=7"},
};

#define TEMPLATES (sizeof(templates) / sizeof(templates[0]))

/* Lines before the templates: the recipe typed, and the frame that is there already. */
static uint64_t before(const struct app *app)
{
	return app->edit && app->edit->count ? 2 : 1;
}

void craft_open(struct app *app)
{
	if (app->view != APP_EDIT)
		app->craft_from = app->view;
	app->view = APP_CRAFT;
	app->craft = (struct scroll){app->edit && app->edit->count ? 1 : 2, 0};
	if (app->craft.at >= before(app))
		app->craft.at = before(app);
}

static void choose(struct app *app)
{
	uint64_t at = app->craft.at;
	struct recipe_err err;

	if (at == 0) {
		prompt_open(app, PROMPT_RECIPE);
	} else if (at < before(app)) {
		app->edit_from = APP_CRAFT;
		app->view = APP_EDIT;
	} else {
		const char *text = templates[at - before(app)].recipe;

		if (craft_recipe(app, text, strlen(text), &err) < 0)
			app_notice(app, err.what);
	}
}

unsigned craft_act(struct app *app, enum act act)
{
	if (act == ACT_OPEN)
		choose(app);
	else
		scroll_move(&app->craft, act, before(app) + TEMPLATES, view_rect(app).h - 3);
	return 0;
}

static void line_of(const struct app *app, uint64_t at, const char **title, const char **text,
	size_t *n)
{
	if (at == 0) {
		*title = _("Type a recipe");
		*text = _("eth / ip dst=192.0.2.80 / tcp dport=80 flags=S, or what Scapy prints");
	} else if (at < before(app)) {
		*title = _("Go on");
		*text = (const char *)app->edit->text.data;
		*n = app->edit->text.len;
		return;
	} else {
		*title = _(templates[at - before(app)].title);
		*text = templates[at - before(app)].recipe;
		*text = strncmp(*text, MACS, sizeof(MACS) - 1) ? *text : *text + sizeof(MACS) + 2;
	}
	*n = strlen(*text);
}

void craft_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	uint64_t count = before(app) + TEMPLATES;

	screen_put(screen, rect, 2, 1, screen_look(PIC_TITLE), _("Craft a frame: begin with"));
	for (int y = 3; y < rect.h; y++) {
		uint64_t at = app->craft.top + (uint64_t)(y - 3);
		bool chosen = at == app->craft.at;
		const struct ansi_look look = screen_look(chosen ? SCREEN_CHOSEN : PIC_PLAIN);
		const struct ansi_look note = screen_look(chosen ? SCREEN_CHOSEN : PIC_NOTE);
		const char *title, *text;
		size_t n;

		if (at >= count)
			break;
		line_of(app, at, &title, &text, &n);
		screen_fill(screen, (struct rect){rect.x, rect.y + y, rect.w, 1}, look);
		screen_put(screen, rect, 1, y, look, chosen ? ">" : " ");
		screen_put(screen, (struct rect){rect.x, rect.y, TITLE_WIDTH, rect.h}, 3, y, look,
			title);
		screen_text(screen, rect, TITLE_WIDTH + 2, y, note, text, n);
	}
}
