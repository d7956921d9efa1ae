/* SPDX-License-Identifier: BSD-2-Clause */
/* The board's events read from lines of text, which may come from a file that anybody made: every
 * key has to be there, in the table's order, and nothing else. */
#include "base/lang.h"
#include "frame/value.h"
#include "board_int.h"

#include <assert.h>
#include <string.h>

#define SECOND INT64_C(1000000000)
#define TEXTS  3 /* that a word has at most */

struct at {
	const char *p, *end;
	struct buf *texts;
	const char **to[TEXTS]; /* where each text that was read goes */
	size_t from[TEXTS];	/* its first byte in `texts`, which may move until all are read */
	unsigned count;
};

static bool take_char(struct at *at, char c)
{
	if (at->p == at->end || *at->p != c)
		return false;
	at->p++;
	return true;
}

static bool take_word(struct at *at, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(at->end - at->p) < n || memcmp(at->p, word, n) != 0)
		return false;
	at->p += n;
	return true;
}

static bool take_number(struct at *at, uint64_t most, uint64_t *value)
{
	const char *from = at->p;
	uint64_t v = 0;

	for (; at->p < at->end && *at->p >= '0' && *at->p <= '9'; at->p++) {
		unsigned digit = (unsigned)(*at->p - '0');

		if (v > (most - digit) / 10 || digit > most)
			return false;
		v = v * 10 + digit;
	}
	*value = v;
	return at->p > from;
}

static bool take_signed(struct at *at, uint64_t most, int64_t *value)
{
	bool minus = take_char(at, '-');
	uint64_t v;

	if (!take_number(at, most, &v))
		return false;
	*value = minus ? -(int64_t)v : (int64_t)v;
	return true;
}

static bool take_time(struct at *at, int64_t *time)
{
	const char *from;
	uint64_t seconds, ns;

	if (!take_number(at, (uint64_t)(INT64_MAX / SECOND) - 1, &seconds) || !take_char(at, '.'))
		return false;
	from = at->p;
	if (!take_number(at, (uint64_t)SECOND - 1, &ns) || at->p - from != 9)
		return false;
	*time = (int64_t)seconds * SECOND + (int64_t)ns;
	return true;
}

static int hex_digit(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *found = c ? strchr(digits, c) : NULL;

	return found ? (int)(found - digits) : -1;
}

static bool take_hex(struct at *at, uint8_t *byte)
{
	int high, low;

	if (at->end - at->p < 2)
		return false;
	high = hex_digit(at->p[0]);
	low = hex_digit(at->p[1]);
	if (high < 0 || low < 0)
		return false;
	*byte = (uint8_t)(high * 16 + low);
	at->p += 2;
	return true;
}

/* Puts the text with its NUL at the end of the texts; `*from` is where it begins. */
static bool take_quoted(struct at *at, size_t *from)
{
	*from = at->texts->len;
	if (!take_char(at, '"'))
		return false;
	while (at->p < at->end && *at->p != '"') {
		uint8_t byte = (uint8_t)*at->p++;

		if (byte < 0x20 || byte >= 0x7f)
			return false;
		if (byte == '\\' && (!take_char(at, 'x') || !take_hex(at, &byte) || !byte))
			return false;
		buf_byte(at->texts, byte);
	}
	buf_byte(at->texts, 0);
	return take_char(at, '"');
}

static bool take_text(struct at *at, const char **to)
{
	assert(at->count < TEXTS);
	at->to[at->count] = to;
	return take_quoted(at, &at->from[at->count++]);
}

static bool take_name(struct at *at, char *name, size_t size)
{
	size_t from;

	if (!take_quoted(at, &from) || at->texts->len - from > size)
		return false;
	memcpy(name, at->texts->data + from, at->texts->len - from);
	at->texts->len = from;
	return true;
}

static bool take_mac(struct at *at, uint8_t *mac)
{
	for (unsigned i = 0; i < 6; i++)
		if ((i && !take_char(at, ':')) || !take_hex(at, &mac[i]))
			return false;
	return true;
}

/* An address that ends before `stop` or at the end of the line. */
static bool take_address(struct at *at, bool six, char stop, uint8_t *bytes)
{
	const char *from = at->p;
	size_t n;

	while (at->p < at->end && *at->p != stop)
		at->p++;
	n = (size_t)(at->p - from);
	return six ? value_parse_ipv6(from, n, bytes) : value_parse_ipv4(from, n, bytes);
}

static bool take_end(struct at *at, struct board_end *end)
{
	bool six;
	uint64_t port;

	if (take_char(at, '-'))
		return true;
	six = take_char(at, '[');
	end->family = six ? 6 : 4;
	if (!take_address(at, six, six ? ']' : ':', end->ip))
		return false;
	if ((six && !take_char(at, ']')) || !take_char(at, ':'))
		return false;
	if (!take_number(at, UINT16_MAX, &port))
		return false;
	end->port = (uint16_t)port;
	return true;
}

static bool take_unsigned(struct at *at, enum board_kind kind, void *to)
{
	uint64_t most = kind == BOARD_K_U8    ? UINT8_MAX
			: kind == BOARD_K_U16 ? UINT16_MAX
					      : UINT32_MAX - 1,
		 v;

	if (kind == BOARD_K_U32 && take_char(at, '-')) {
		*(uint32_t *)to = BOARD_NONE;
		return true;
	}
	if (!take_number(at, most, &v))
		return false;
	if (kind == BOARD_K_U8)
		*(uint8_t *)to = (uint8_t)v;
	else if (kind == BOARD_K_U16)
		*(uint16_t *)to = (uint16_t)v;
	else
		*(uint32_t *)to = (uint32_t)v;
	return true;
}

static bool take_value(struct at *at, const struct board_key *key, struct board_event *event)
{
	void *to = (char *)event + key->at;
	int64_t v = 0;
	uint64_t bit;

	switch (key->kind) {
	case BOARD_K_U8:
	case BOARD_K_U16:
	case BOARD_K_U32: return take_unsigned(at, key->kind, to);
	case BOARD_K_I32:
		if (!take_signed(at, INT32_MAX, &v))
			return false;
		*(int32_t *)to = (int32_t)v;
		return true;
	case BOARD_K_I64: return take_signed(at, INT64_MAX, to);
	case BOARD_K_BOOL:
		if (!take_number(at, 1, &bit))
			return false;
		*(bool *)to = bit != 0;
		return true;
	case BOARD_K_TIME: return take_time(at, to);
	case BOARD_K_NAME: return take_name(at, to, key->size);
	case BOARD_K_TEXT: return take_text(at, to);
	case BOARD_K_MAC: return take_mac(at, to);
	case BOARD_K_IP4: return take_address(at, false, ' ', to);
	case BOARD_K_IP6: return take_address(at, true, ' ', to);
	case BOARD_K_END: return take_end(at, to);
	}
	return false;
}

static bool take_keys(struct at *at, struct board_event *event)
{
	for (size_t i = 0; i < board_key_count; i++) {
		if (board_keys[i].word != event->word)
			continue;
		if (!take_char(at, ' ') || !take_word(at, board_keys[i].name) ||
			!take_char(at, '='))
			return false;
		if (!take_value(at, &board_keys[i], event))
			return false;
	}
	return at->p == at->end;
}

/* Numbers that name what there can be only so many of. */
static bool in_range(const struct board_event *e)
{
	switch (e->word) {
	case BOARD_HOST: return e->at < BOARD_HOSTS;
	case BOARD_APP: return e->at < BOARD_APPS && e->app.host < BOARD_HOSTS;
	case BOARD_EXIT: return e->at < BOARD_APPS;
	case BOARD_CALL: return e->call.app < BOARD_APPS && e->call.host < BOARD_HOSTS;
	case BOARD_SOCKET:
		return e->socket.host < BOARD_HOSTS && e->socket.state < BOARD_STATES &&
		       (e->socket.app < BOARD_APPS || e->socket.app == BOARD_NONE);
	case BOARD_CLOSED: return e->socket.host < BOARD_HOSTS;
	case BOARD_STEP:
	case BOARD_DONE:
	case BOARD_FAILED:
	case BOARD_WORDS: break;
	}
	return true;
}

int board_take(
	struct board_event *event, const char *line, size_t n, struct buf *texts, struct err *err)
{
	struct at at = {.p = line, .end = line + n, .texts = texts};
	unsigned word = BOARD_WORDS;

	*event = (struct board_event){.word = BOARD_WORDS};
	buf_clear(texts);
	if (take_time(&at, &event->time) && take_char(&at, ' ')) {
		const char *space = memchr(at.p, ' ', (size_t)(at.end - at.p));
		size_t len = (size_t)((space ? space : at.end) - at.p);

		for (word = 0; word < BOARD_WORDS; word++)
			if (strlen(board_words[word]) == len &&
				!memcmp(board_words[word], at.p, len))
				break;
		at.p += len;
	}
	if (word == BOARD_WORDS)
		return err_set(err, _("this is no event of a board"));
	event->word = (enum board_word)word;
	if (!take_keys(&at, event))
		return err_set(err,
			_("the board's event \"%s\" cannot be read behind its %u. byte"),
			board_words[word], (unsigned)(at.p - line));
	if (!in_range(event))
		return err_set(err, _("the board's event \"%s\" has a number that is too large"),
			board_words[word]);
	for (unsigned i = 0; i < at.count; i++)
		*at.to[i] = (const char *)texts->data + at.from[i];
	if (word == BOARD_APP)
		event->app.since = event->time;
	if (word == BOARD_SOCKET)
		event->socket.since = event->time;
	return 0;
}
