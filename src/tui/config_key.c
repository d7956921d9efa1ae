/* SPDX-License-Identifier: BSD-2-Clause */
/* Keys that are set: which action, in which places, listens to which. */
#include "config_int.h"

#include "base/lang.h"

#include <string.h>

/* The keys of the line go to the rule, once each. */
static bool read_keys(struct reading *r, struct span name, struct span value, char out[ACT_KEYS])
{
	size_t len = 0, took;
	struct span word;

	out[0] = '\0';
	while ((word = config_word(&value)).n) {
		uint32_t key = key_parse(word.at, word.n, &took);

		if (key == KEY_NONE || took != word.n) {
			config_wrong(r, _("key %.*s: there is no key '%.*s'"), config_some(name),
				name.at, config_some(word), word.at);
			return false;
		}
		if (act_has(out, key))
			continue;
		if (len + word.n + 2 > ACT_KEYS) {
			config_wrong(r, _("key %.*s: too many keys"), config_some(name), name.at);
			return false;
		}
		if (len)
			out[len++] = ' ';
		memcpy(out + len, word.at, word.n);
		len += word.n;
		out[len] = '\0';
	}
	return true;
}

/* A key does one thing in a place: the line that comes later says which. That is told, unless it
 * speaks of fewer places than the one before. */
static void tell_taken(struct reading *r, const struct act_rule *rule)
{
	const struct act_map *map = &r->config->keys;

	for (const struct act_rule *other = map->rules; other < rule; other++) {
		if (other->entry == rule->entry || !(other->where & rule->where) ||
			other->where & ~rule->where)
			continue;
		for (const char *keys = rule->keys; *keys;) {
			size_t n = strcspn(keys, " "), took;

			if (act_has(other->keys, key_parse(keys, n, &took)))
				config_wrong(r,
					_("key %s: line %u gives '%.*s' to %s; this line stands"),
					rule->entry->name, other->line, (int)n, keys,
					other->entry->name);
			keys += n + strspn(keys + n, " ");
		}
	}
}

/* NAME, or PLACE.NAME. */
void config_key(struct reading *r, struct span name, struct span value)
{
	struct act_map *map = &r->config->keys;
	const char *dot = memchr(name.at, '.', name.n);
	struct act_rule rule = {.where = ~0u, .line = r->line};
	struct span act = name;

	if (dot) {
		rule.where = act_place(name.at, (size_t)(dot - name.at));
		act = (struct span){dot + 1, name.n - (size_t)(dot - name.at) - 1};
		if (!rule.where) {
			config_wrong(
				r, _("key: there is no place '%.*s'"), config_some(name), name.at);
			return;
		}
	}
	rule.entry = act_find(act.at, act.n);
	if (!rule.entry) {
		config_wrong(r, _("key: there is no action '%.*s'"), config_some(act), act.at);
		return;
	}
	rule.where &= rule.entry->where;
	if (!rule.where) {
		config_wrong(r, _("key: %s is not done there"), rule.entry->name);
		return;
	}
	if (!read_keys(r, name, value, rule.keys))
		return;
	if (rule.entry->act == ACT_QUIT && rule.entry->where == WHERE_ALL && !rule.keys[0]) {
		config_wrong(r, _("key %s: the way out cannot be taken away"), rule.entry->name);
		return;
	}
	if (map->count == ACT_RULES) {
		config_wrong(r, _("key: more than %d lines"), ACT_RULES);
		return;
	}
	map->rules[map->count++] = rule;
	tell_taken(r, &map->rules[map->count - 1]);
}
