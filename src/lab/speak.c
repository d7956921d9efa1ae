/* SPDX-License-Identifier: BSD-2-Clause */
/* Speaking on a wire. In the lab the crafted frames' addresses are known by construction; on an
 * interface the kernel's routes say which address to speak from and who takes the packet. */
#include "lab/speak.h"

#include "base/lang.h"
#include "flow/fill.h"
#include "flow/look.h"
#include "flow/neigh.h"

#include <inttypes.h>
#include <string.h>

#define SPEAK_TRIES 3 /* questions for a neighbour */
#define SPEAK_HELD (1u << 20) /* bytes of the file that wait at most */

static void remember(void *arg, const struct frame *frame)
{
	struct speak *s = arg;

	if (!s->saving || s->save_err.text[0])
		return;
	if (writer_add(&s->writer, &s->file, frame, &s->save_err) < 0 || s->file.len < SPEAK_HELD)
		return;
	if (save_write(&s->save, s->file.data, s->file.len, &s->save_err) == 0)
		buf_clear(&s->file);
}

int speak_open(struct speak *s, const char *iface, const char *out, bool with_bulk, struct err *err)
{
	*s = (struct speak){.wait = INT64_C(1000000000)};
	s->medium = (struct medium)MEDIUM_INIT;
	if (out) {
		if (save_start(&s->save, out, err) < 0)
			return -1;
		s->saving = true;
		s->writer = (struct writer)WRITER_INIT(writer_is_ng(out));
	}
	return medium_open(&s->medium, iface, with_bulk, err);
}

int speak_take(struct speak *s, const char *iface, const struct launch_means *means,
	struct err *err)
{
	*s = (struct speak){.wait = INT64_C(1000000000)};
	return medium_take(&s->medium, iface, means, err);
}

int speak_start(struct speak *s, struct craft *craft, struct err *err)
{
	s->craft = craft;
	s->recipe = recipe_new();
	if (medium_start(&s->medium, err) < 0)
		return -1;
	s->exchange = (struct exchange){.medium = &s->medium, .craft = craft,
		.recipe = s->recipe, .seen = remember, .arg = s};
	if (s->medium.iface)
		return route_iface(&s->iface, s->medium.iface, err);
	s->iface.asks = true;
	return 0;
}

/* ---- neighbours ---- */

static struct speak_hop *find_hop(struct speak *s, const struct route_address *ip)
{
	for (unsigned i = 0; i < s->hop_count; i++)
		if (s->hops[i].ip.n == ip->n && memcmp(s->hops[i].ip.bytes, ip->bytes, ip->n) == 0)
			return &s->hops[i];
	return NULL;
}

/* The 802.1Q headers of the question go before the neighbour's too: it lives on that VLAN. */
static void put_tags(struct buf *out, const struct stack *stack)
{
	const struct field *id = proto_field(&proto_vlan, "vlan.id");

	for (unsigned i = 1; i < stack->count && stack->parts[i].proto == &proto_vlan; i++) {
		const struct entry *e = id ? stack_typed(&stack->parts[i], id) : NULL;

		buf_printf(out, "vlan vlan.id=%" PRIu64 " / ", e ? e->num : id ? id->preset : 0);
	}
}

/* Asks a few times; the last answer is the caller's. */
static int ask_hop(
	struct speak *s, const struct buf *recipe, struct answer *answer, struct err *err)
{
	struct buf bytes = BUF_INIT;
	struct frame frame;
	int status = exchange_craft(&s->exchange, recipe, &frame, err);

	if (status == 0) {
		buf_add(&bytes, frame.bytes, frame.cap);
		frame.bytes = bytes.data;
	}
	for (int i = 0; i < SPEAK_TRIES && status == 0 && answer->match == MATCH_NONE; i++)
		status = exchange_ask(&s->exchange, &frame, s->wait / SPEAK_TRIES, answer, err);
	if (status == 0 && s->asked)
		s->asked(s->arg, &frame, answer);
	buf_done(&bytes);
	return status;
}

/* A cache that is full begins anew. */
static struct speak_hop *add_hop(struct speak *s, const struct route_address *ip)
{
	struct speak_hop *hop;

	if (s->hop_count == SPEAK_HOPS)
		s->hop_count = 0;
	hop = &s->hops[s->hop_count++];
	*hop = (struct speak_hop){.ip = *ip};
	return hop;
}

static int learn_hop(struct speak *s, const struct stack *stack, const struct neigh *self,
	const struct route_address *ip, struct err *err)
{
	struct buf recipe = BUF_INIT, tags = BUF_INIT;
	struct answer answer = {0};
	struct speak_hop *hop;
	int status;

	put_tags(&tags, stack);
	neigh_question(&recipe, self, ip->bytes, buf_string(&tags));
	s->exchange.speaks = s->exchange.watch = false;
	status = ask_hop(s, &recipe, &answer, err);
	if (status == 0) {
		hop = add_hop(s, ip);
		hop->silent = answer.match == MATCH_NONE || !neigh_mac(&answer.got.frame, hop->mac);
	}
	answer_done(&answer);
	buf_done(&recipe);
	buf_done(&tags);
	return status;
}

/* ---- the way ---- */

struct way {
	struct route route;
	uint8_t mac[6];
	struct route_address ip4, ip6; /* where to speak from */
};

static struct route_address address_of(const uint8_t *bytes, unsigned n)
{
	struct route_address a = {.n = (uint8_t)n};

	memcpy(a.bytes, bytes, n);
	return a;
}

static void lab_way(struct way *way, const struct fill_target *target)
{
	uint8_t ip4[4], ip6[16];

	lab_station_bytes(&lab_stations[LAB_CRAFTED], way->mac, ip4, ip6);
	way->ip4 = address_of(ip4, 4);
	way->ip6 = address_of(ip6, 16);
	way->route.hop = address_of(target->bytes, target->n);
}

/* On an interface nobody is asked by default. */
static int iface_way(struct speak *s, struct way *way, const struct fill_target *target,
	bool routed, struct err *err)
{
	memcpy(way->mac, s->iface.mac, 6);
	way->ip4 = s->iface.ip4;
	way->ip6 = s->iface.ip6;
	if (!target->n)
		return 0;
	if (!target->typed)
		return err_set(err, _("where to? Outside the lab a recipe says it: dst=ADDRESS, or "
				    "pdst=ADDRESS for arp"));
	if (!routed)
		return 0;
	if (route_find(&way->route, &s->iface, target->bytes, target->n, err) < 0)
		return -1;
	if (way->route.src.n == 4)
		way->ip4 = way->route.src;
	if (way->route.src.n == 16)
		way->ip6 = way->route.src;
	return 0;
}

static int find_way(struct speak *s, struct way *way, const struct stack *stack, bool routed,
	struct err *err)
{
	struct fill_target target = fill_target(stack);

	*way = (struct way){0};
	if (s->medium.iface)
		return iface_way(s, way, &target, routed, err);
	lab_way(way, &target);
	return 0;
}

/* The neighbour is asked for with our real address, so that no other host learns a false one. */
static enum speak_state find_card(struct speak *s, struct stack *stack, const struct way *way,
	struct err *err)
{
	static const uint8_t all[6] = {255, 255, 255, 255, 255, 255};
	const struct route_address *ip = way->route.hop.n == 4 ? &way->ip4 : &way->ip6;
	const struct neigh self = {.n = way->route.hop.n, .ip = ip->bytes, .mac = way->mac};
	const struct speak_hop *hop;

	if (way->route.broadcast) {
		fill_mac(stack, all);
		return SPEAK_READY;
	}
	if (!s->iface.asks) {
		fill_mac(stack, (const uint8_t[6]){0});
		return SPEAK_READY;
	}
	if (!find_hop(s, &way->route.hop) && learn_hop(s, stack, &self, &way->route.hop, err) < 0)
		return SPEAK_FAILED;
	hop = find_hop(s, &way->route.hop);
	if (!hop->silent)
		fill_mac(stack, hop->mac);
	return hop->silent ? SPEAK_SILENT : SPEAK_READY;
}

static int build(struct speak *s, const struct stack *stack, struct buf *out, struct frame *frame,
	struct err *err)
{
	const uint8_t *bytes;
	size_t n;

	if (craft_build(s->craft, stack, &bytes, &n, err) < 0)
		return -1;
	buf_clear(out);
	buf_add(out, bytes, n);
	*frame = (struct frame){.bytes = out->data, .cap = (uint32_t)n, .len = (uint32_t)n,
		.link = s->medium.link};
	frame_dissect(frame);
	return 0;
}

enum speak_state speak_frame(struct speak *s, const struct stack *in, struct buf *bytes,
	struct frame *frame, struct err *err)
{
	enum speak_state state = SPEAK_READY;
	struct stack stack;
	struct way way;
	bool wants;

	arena_clear(&s->arena);
	stack_init(&stack, &s->arena);
	if (fill_headers(&stack, in, s->medium.link, err) < 0)
		return SPEAK_FAILED;
	wants = fill_wants_mac(&stack);
	if (find_way(s, &way, &stack, wants || s->medium.link != LINK_ETHERNET, err) < 0)
		return SPEAK_FAILED;
	fill_source(&stack, way.mac, way.ip4.n ? way.ip4.bytes : NULL,
		way.ip6.n ? way.ip6.bytes : NULL);
	fill_inner(&stack);
	fill_apart(&stack, s->nth);
	if (wants)
		state = find_card(s, &stack, &way, err);
	if (state != SPEAK_FAILED && build(s, &stack, bytes, frame, err) < 0)
		return SPEAK_FAILED;
	return state;
}

/* ---- asking ---- */

/* Whether a kernel answers for the address that the frame speaks from. */
static bool kernel_has(const struct speak *s, const struct frame *frame)
{
	uint8_t mac[6], ip4[4], ip6[16];
	int net = look_network(frame, frame->count);
	uint32_t n = 0;
	const uint8_t *src;

	while (net >= 0 && look_network(frame, net) >= 0)
		net = look_network(frame, net); /* the outermost one */
	if (net < 0)
		return false;
	src = look_bytes(frame, net, look_names(frame->layers[net].proto)->src, &n);
	if (!src)
		return false;
	if (s->medium.iface)
		return route_is_own(&s->iface, src, n);
	lab_station_bytes(&lab_stations[LAB_POSTE], mac, ip4, ip6);
	return memcmp(src, n == 4 ? ip4 : ip6, n) == 0;
}

int speak_ask(struct speak *s, const struct frame *frame, struct answer *answer, struct err *err)
{
	bool owned = kernel_has(s, frame);

	s->exchange.speaks = !s->medium.iface && !owned;
	s->exchange.watch = owned;
	return exchange_ask(&s->exchange, frame, s->wait, answer, err);
}

int speak_finish(struct speak *s, struct err *err)
{
	if (!s->saving)
		return 0;
	if (s->save_err.text[0])
		return err_set(err, "%s", s->save_err.text);
	writer_start(&s->writer, &s->file, s->medium.link);
	if (save_write(&s->save, s->file.data, s->file.len, err) < 0)
		return -1;
	s->saving = false;
	return save_finish(&s->save, err);
}

void speak_done(struct speak *s)
{
	if (s->saving)
		save_cancel(&s->save);
	medium_done(&s->medium);
	if (s->recipe)
		recipe_free(s->recipe);
	arena_done(&s->arena);
	buf_done(&s->file);
}
