/* SPDX-License-Identifier: BSD-2-Clause */
/* Words in the user's language. A catalogue is a .mo file of GNU gettext, read here and not by
 * gettext(): that one refuses to translate where the locale is C or C.UTF-8, so that `--lang fr`
 * would need a French locale on the machine, and it allocates while one draws. All offsets of the
 * file are checked when it is read; a file that is wrong in any is not used. */
#include "base/lang.h"

#include "base/buf.h"
#include "base/built.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MO_MAGIC 0x950412deu
#define MO_MOST	 (16u << 20) /* bytes of a catalogue */

/* The whole file in memory: pairs of length and offset, of keys in order and of their texts. */
struct catalogue {
	uint32_t *words; /* NULL: English */
	uint32_t count, keys, texts; /* the two tables: indices into words */
};

/* What is spoken, and its catalogue in two forms, with accents and without, each read when it is
 * first needed: what was looked up stays where it is when the form changes. */
static struct {
	char lang[3];
	bool ascii;
	struct catalogue forms[2];
} spoken = {.lang = "en"};

const char lang_names[] = "en, fr";

/* ---- looking up ---- */

static const char *string_at(const struct catalogue *c, uint32_t table, uint32_t i)
{
	return (const char *)c->words + c->words[table + 2 * i + 1];
}

const char *lang_text(const char *text)
{
	const struct catalogue *c = &spoken.forms[spoken.ascii];
	uint32_t low = 0, high = c->count;

	if (!text || !text[0])
		return text;
	while (low < high) {
		uint32_t i = low + (high - low) / 2;
		int order = strcmp(text, string_at(c, c->keys, i));

		if (order == 0)
			return string_at(c, c->texts, i);
		if (order < 0)
			high = i;
		else
			low = i + 1;
	}
	return text;
}

bool lang_one(unsigned long long n)
{
	return n == 1 || (n == 0 && strcmp(spoken.lang, "fr") == 0);
}

const char *lang_now(void)
{
	return spoken.lang;
}

/* ---- a catalogue ---- */

static bool table_is_sound(const struct catalogue *c, uint32_t table, uint32_t len)
{
	if (table > len / 4 || c->count > (len / 4 - table) / 2)
		return false;
	for (uint32_t i = 0; i < c->count; i++) {
		uint32_t n = c->words[table + 2 * i], at = c->words[table + 2 * i + 1];

		if (at >= len || n >= len - at || ((const char *)c->words)[at + n])
			return false;
	}
	return true;
}

/* Magic, revision, count, offsets of the two tables: the manual of gettext, "The Format of GNU MO
 * Files". Made by this machine's msgfmt, or for one like it: other byte orders are not read. */
static bool catalogue_is_sound(struct catalogue *c, uint32_t len)
{
	if (len < 28 || c->words[0] != MO_MAGIC || c->words[1] >> 16)
		return false;
	c->count = c->words[2];
	c->keys = c->words[3] / 4;
	c->texts = c->words[4] / 4;
	if (!table_is_sound(c, c->keys, len) || !table_is_sound(c, c->texts, len))
		return false;
	for (uint32_t i = 1; i < c->count; i++)
		if (strcmp(string_at(c, c->keys, i - 1), string_at(c, c->keys, i)) >= 0)
			return false;
	return true;
}

static int read_all(int fd, struct buf *out)
{
	char piece[16384];
	ssize_t n;

	while ((n = read(fd, piece, sizeof(piece))) > 0 && out->len < MO_MOST)
		buf_add(out, piece, (size_t)n);
	if (n > 0)
		errno = EFBIG;
	return n ? -1 : 0;
}

static int catalogue_open(struct catalogue *c, const char *lang, struct err *err)
{
	struct buf path = BUF_INIT, bytes = BUF_INIT;
	int fd, status = -1;

	buf_printf(&path, "%s/%s/LC_MESSAGES/trame.mo", built_locale, lang);
	fd = open(buf_string(&path), O_RDONLY | O_CLOEXEC);
	if (fd < 0 || read_all(fd, &bytes) < 0) {
		err_errno(err, "%s", buf_string(&path));
	} else {
		c->words = mem_new(bytes.len / 4 + 1, 4);
		memcpy(c->words, bytes.data, bytes.len);
		if (catalogue_is_sound(c, (uint32_t)bytes.len))
			status = 0;
		else
			err_set(err, _("%s: is not a catalogue"), buf_string(&path));
	}
	if (fd >= 0)
		close(fd);
	if (status < 0) {
		free(c->words);
		c->words = NULL;
		c->count = 0;
	}
	buf_done(&bytes);
	buf_done(&path);
	return status;
}

/* ---- without accents ---- */

/* What French writes, and pictures; never longer than what it stands for. */
static const char *plain(uint32_t cp)
{
	static const struct {
		const char *of, *plain;
	} letters[] = {{"àâä", "a"}, {"ç", "c"}, {"éèêë", "e"}, {"îï", "i"}, {"ôö", "o"},
		{"ùûü", "u"}, {"ÀÂ", "A"}, {"Ç", "C"}, {"ÉÈÊ", "E"}, {"ÎÏ", "I"}, {"Ô", "O"},
		{"œ", "oe"}, {"Œ", "OE"}, {"«»“”", "\""}, {"’‘", "'"}, {"–—", "-"}, {"…", "..."},
		{"→", "->"}, {"←", "<-"}, {"×", "x"}, {"·", "."}, {"≠", "!="}, {"µ", "u"},
		{"\u00a0\u202f", " "}, {"°", "o"}};

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		const char *of = letters[i].of;
		size_t n = strlen(of);
		uint32_t each;

		while (n) {
			size_t took = utf8_next((const uint8_t *)of, n, &each);

			if (each == cp)
				return letters[i].plain;
			of += took;
			n -= took;
		}
	}
	return "?";
}

static void make_plain(char *text)
{
	size_t n = strlen(text), at = 0;
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		size_t took = utf8_next((const uint8_t *)text + i, n - i, &cp);
		const char *p = cp < 128 ? NULL : plain(cp);
		size_t m = p ? strlen(p) : 1;

		memmove(text + at, p ? p : text + i, m);
		at += m;
		i += took;
	}
	text[at] = '\0';
}

/* ---- which ---- */

static bool is_plain_locale(const char *name)
{
	return !name[0] || strcmp(name, "C") == 0 || strncmp(name, "C.", 2) == 0 ||
		strcmp(name, "POSIX") == 0;
}

static bool begins_word(const char *list, const char *lang)
{
	return strncmp(list, lang, 2) == 0 && !((list[2] | 32) >= 'a' && (list[2] | 32) <= 'z');
}

/* As gettext has it: LANGUAGE is a list, and is not asked where the locale is the plain one. */
static const char *of_environment(void)
{
	static const char *const asked[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *name = "", *list = getenv("LANGUAGE");

	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]) && !name[0]; i++)
		name = getenv(asked[i]) ? getenv(asked[i]) : "";
	if (is_plain_locale(name))
		return "en";
	for (list = list && list[0] ? list : name; list; list = strchr(list, ':')) {
		list += *list == ':';
		if (begins_word(list, "fr"))
			return "fr";
		if (begins_word(list, "en"))
			return "en";
	}
	return "en";
}

static int speak(const char *lang, bool ascii, struct err *err)
{
	struct catalogue new = {NULL, 0, 0, 0};
	bool same = strcmp(lang, spoken.lang) == 0;

	if (strcmp(lang, "en") != 0 && !(same && spoken.forms[ascii].words)) {
		if (catalogue_open(&new, lang, err) < 0)
			return -1;
		for (uint32_t i = 0; ascii && i < new.count; i++)
			make_plain((char *)new.words + new.words[new.texts + 2 * i + 1]);
	}
	for (size_t i = 0; i < 2 && !same; i++) {
		free(spoken.forms[i].words);
		spoken.forms[i] = (struct catalogue){NULL, 0, 0, 0};
	}
	if (!same)
		snprintf(spoken.lang, sizeof(spoken.lang), "%s", lang);
	spoken.ascii = ascii;
	if (new.words)
		spoken.forms[ascii] = new;
	return 0;
}

bool lang_is(const char *choice)
{
	return strcmp(choice, "en") == 0 || strcmp(choice, "fr") == 0;
}

int lang_start(const char *choice, struct err *err)
{
	if (!choice)
		return speak(of_environment(), spoken.ascii, NULL) < 0
			? speak("en", spoken.ascii, err)
			: 0;
	if (!lang_is(choice))
		return err_set(err, _("--lang %s: the languages are %s"), choice, lang_names);
	return speak(choice, spoken.ascii, err);
}

void lang_ascii(bool ascii)
{
	if (ascii != spoken.ascii && speak(spoken.lang, ascii, NULL) < 0)
		spoken.ascii = ascii;
}
