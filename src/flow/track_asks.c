/* SPDX-License-Identifier: BSD-2-Clause */
/* Questions and their answers: echoes and DNS. A question is remembered under a key that its
 * answer has, too; each key belongs to a set, in which the oldest question makes room. */
#include "track_int.h"

#include "base/bits.h"
#include "base/mem.h"
#include "frame/value.h"

#include <stdlib.h>

#define DNS_MANY UINT32_MAX /* the answer of a question that has several */
#define DNS_AGAIN INT64_C(5000000000) /* within so many nanoseconds a question is the same */

void track_asks_done(struct track_asks *asks)
{
	free(asks->sets);
	free(asks->cards);
}

static uint64_t mix(uint64_t h, const uint8_t *p, size_t n)
{
	while (n-- > 0)
		h = (h ^ *p++) * 0x100000001b3u;
	return h;
}

static struct track_asked *set_of(struct track_asks *asks, uint64_t key)
{
	if (!asks->sets)
		asks->sets = mem_new(TRACK_ASK_SETS, sizeof(*asks->sets));
	return asks->sets[(key ^ key >> 32) % TRACK_ASK_SETS];
}

static struct track_asked *find(struct track_asks *asks, uint64_t key)
{
	struct track_asked *set = set_of(asks, key);

	for (unsigned i = 0; i < TRACK_ASK_WAYS; i++)
		if (set[i].key == key && set[i].frame)
			return &set[i];
	return NULL;
}

/* Remembers the question, in the place of an earlier one with this key or of the oldest. */
static void ask(struct track_asks *asks, uint64_t key, const struct track_moment *m)
{
	struct track_asked *set = set_of(asks, key), *place = find(asks, key);

	if (!place) {
		place = &set[0];
		for (unsigned i = 1; i < TRACK_ASK_WAYS; i++)
			if (set[i].frame < place->frame)
				place = &set[i];
	}
	*place = (struct track_asked){key, m->frame->time, m->number, 0};
}

const struct track_asked *track_again(struct track_asks *asks, uint64_t key,
	const struct track_moment *m)
{
	const struct track_asked *asked = find(asks, key);

	if (!asked)
		ask(asks, key, m);
	return asked && asked->frame != m->number ? asked : NULL;
}

static struct track_ask *add(struct track_facts *facts, enum track_ask_kind kind,
	const struct track_moment *m)
{
	struct track_ask *ask = &facts->asks[facts->ask_count++];

	*ask = (struct track_ask){.kind = kind, .layer = (uint8_t)m->layer};
	return ask;
}

/* ---- echoes ---- */

/* A reply is the request with another type, and so with another sum; `lift` undoes it (RFC 1624).
 */
static uint64_t echo_key(const struct track_moment *m, uint32_t lift)
{
	const struct ends *ends = m->ends;
	const uint8_t *p = m->frame->bytes + m->frame->layers[m->layer].off;
	size_t n = ends->kind == ENDS_IPV6 ? 16 : ends->kind == ENDS_IPV4 ? 4 : 0;
	uint32_t sum = bits_be16(p + 2) + lift;
	uint64_t h = mix(mix(0xcbf29ce484222325u, p + 4, 4), &p[1], 1);
	uint64_t one = mix(h, ends->src, n), two = mix(h, ends->dst, n);

	sum = (sum & 0xffff) + (sum >> 16);
	return (one ^ two) + (one & two) + sum * 0x9e3779b97f4a7c15u;
}

void track_echo(struct track_asks *asks, const struct track_moment *m, bool all,
	struct track_facts *facts)
{
	const struct layer *l = &m->frame->layers[m->layer];
	bool six = l->proto == &proto_icmpv6;
	const uint8_t *p = m->frame->bytes + l->off;
	uint8_t type = l->head >= 8 ? p[0] : 255;
	bool request = type == (six ? 128 : 8), reply = type == (six ? 129 : 0);
	struct track_asked *asked;
	struct track_ask *answer;
	uint64_t key;

	if (!request && !reply)
		return;
	key = echo_key(m, six ? (reply ? 0x100 : 0) : request ? 0x800 : 0);
	if (request) {
		ask(asks, key, m);
		return;
	}
	asked = find(asks, key);
	if (!asked || asked->answer)
		return;
	asked->answer = m->number;
	facts->asked = asked->frame;
	if (!all || facts->ask_count == TRACK_ASKS)
		return;
	answer = add(facts, TRACK_ECHO, m);
	answer->answer = true;
	answer->frame = asked->frame;
	answer->since = m->frame->time - asked->time;
}

/* ---- DNS ---- */

static uint64_t stream_key(const struct track_fact *in, uint64_t salt, uint32_t id)
{
	return ((uint64_t)in->stream << 17 | (uint64_t)in->tcp << 16 | id) * 0x9e3779b97f4a7c15u +
		salt;
}

/* Of a message that cannot be read to its end nothing is told. */
static bool dns_is_whole(const struct track_moment *m)
{
	return !(m->frame->layers[m->layer].faults & (FAULT_SHORT | FAULT_NAME));
}

static void dns_question(struct track_asks *asks, uint64_t key, struct track_asked *asked,
	const struct track_moment *m, struct track_facts *facts)
{
	struct track_ask *said;

	if (!asked || asked->answer || m->frame->time - asked->time >= DNS_AGAIN) {
		ask(asks, key, m);
		return;
	}
	if (!dns_is_whole(m))
		return;
	said = add(facts, TRACK_DNS, m);
	said->again = true;
	said->frame = asked->frame;
}

static void dns_answer(struct track_asked *asked, const struct track_moment *m,
	struct track_facts *facts)
{
	struct track_ask said = {.kind = TRACK_DNS, .layer = (uint8_t)m->layer, .answer = true};

	if (asked) {
		said.again = asked->answer && asked->answer != DNS_MANY;
		said.frame = said.again ? asked->answer : asked->frame;
		said.since = m->frame->time - asked->time;
		if (!asked->answer)
			asked->answer = m->number;
	}
	if (dns_is_whole(m))
		facts->asks[facts->ask_count++] = said;
}

#define DNS_HEAD 12

/* Whether a zone is asked for, which several messages answer: AXFR and IXFR, over TCP. */
static bool dns_wants_zone(const uint8_t *p, uint32_t n)
{
	size_t at = DNS_HEAD;

	if (n < DNS_HEAD || !bits_be16(p + 4))
		return false;
	at += value_name(NULL, p, n, at);
	return at > DNS_HEAD && at + 2 <= n &&
	       (bits_be16(p + at) == 251 || bits_be16(p + at) == 252);
}

void track_dns(struct track_asks *asks, const struct track_moment *m, const struct track_fact *in,
	struct track_facts *facts)
{
	const struct layer *l = &m->frame->layers[m->layer];
	const uint8_t *p = m->frame->bytes + l->off + (in->tcp ? 2 : 0);
	struct track_asked *asked;
	uint64_t key;

	if (l->head < (in->tcp ? 14u : 4u)) /* the flags, even where not all of it is there */
		return;
	if (in->quoted) { /* it is no answer to anybody here */
		if (p[2] & 0x80)
			dns_answer(NULL, m, facts);
		return;
	}
	key = stream_key(in, 1, bits_be16(p));
	asked = find(asks, key);
	if (p[2] & 0x80)
		dns_answer(asked, m, facts);
	else
		dns_question(asks, key, asked, m, facts);
	if (in->tcp && dns_wants_zone(p, l->head - 2)) {
		asked = find(asks, key);
		if (asked)
			asked->answer = DNS_MANY;
	}
}
