/* SPDX-License-Identifier: BSD-2-Clause */
/* Words in the user's language: what is chosen when, and what a catalogue may not be.
 *
 *     lang_test -tables     prints every text that tables hold and a user reads: its place, a tab,
 *                           the text. tests/lang.py asks the catalogues for each. */
#include "test.h"

#include "base/lang.h"
#include "proto/proto.h"
#include "tui/act.h"

#include <assert.h>
#include <errno.h>

#define MOST_TABLES 20000

struct seen {
	const void *at[MOST_TABLES];
	size_t count;
};

static bool is_old(struct seen *seen, const void *table)
{
	for (size_t i = seen->count; i-- > 0;)
		if (seen->at[i] == table)
			return true;
	assert(seen->count < MOST_TABLES);
	seen->at[seen->count++] = table;
	return false;
}

static void say(const char *place, const char *text)
{
	if (text && text[0])
		printf("%s\t%s\n", place, text);
}

static void say_fields(struct seen *seen, const struct field *f);

static void say_field(struct seen *seen, const struct field *f)
{
	say(f->id && f->id[0] ? f->id : f->label ? f->label : "", f->about);
	say_fields(seen, f->parts);
	say_fields(seen, f->made);
	say_fields(seen, f->list ? f->list->items : NULL);
	if (f->under && !is_old(seen, f->under))
		say_field(seen, f->under);
}

static void say_fields(struct seen *seen, const struct field *table)
{
	if (!table || is_old(seen, table))
		return;
	for (const struct field *f = table; f->id || f->heading; f++)
		say_field(seen, f);
}

static void say_proto(struct seen *seen, const struct proto *p)
{
	if (!p || is_old(seen, p))
		return;
	say(p->id, p->about);
	say_fields(seen, p->fields);
	say_fields(seen, p->made);
	say_proto(seen, p->inside);
	for (const struct variant *v = p->variants; v && v->proto; v++)
		say_proto(seen, v->proto);
}

static int print_tables(void)
{
	static const int troubles[] = {EPERM, ENOENT, EIO, ENXIO, EAGAIN, ENOMEM, EACCES, EBUSY,
		EEXIST, ENODEV, ENOTDIR, EISDIR, EINVAL, ENFILE, EMFILE, ENOTTY, ETXTBSY, EFBIG,
		ENOSPC, ESPIPE, EROFS, EPIPE, ENAMETOOLONG, ELOOP, EOVERFLOW, EMSGSIZE,
		EOPNOTSUPP, EADDRINUSE, EADDRNOTAVAIL, ENETDOWN, ENETUNREACH, ENOBUFS, ETIMEDOUT,
		ECONNREFUSED, EHOSTUNREACH, EUSERS, EDQUOT, EINTR, ECHILD, ESRCH, E2BIG, ENOEXEC};
	static struct seen seen;

	for (const struct proto *const *p = proto_all; *p; p++)
		say_proto(&seen, *p);
	for (const struct proto *const *p = proto_made; *p; p++)
		say_proto(&seen, *p);
	for (size_t i = 0; i < sizeof(troubles) / sizeof(troubles[0]); i++)
		say("errno", strerror(troubles[i]));
	for (const struct act_entry *a = act_all; a->name; a++) {
		say(a->name, a->hint);
		say(a->name, a->help);
	}
	return 0;
}

/* ---- which language ---- */

static void set_locale(const char *all, const char *messages, const char *lang, const char *list)
{
	setenv("LC_ALL", all, 1);
	setenv("LC_MESSAGES", messages, 1);
	setenv("LANG", lang, 1);
	setenv("LANGUAGE", list, 1);
}

static void test_environment(void)
{
	static const struct {
		const char *all, *messages, *lang, *list, *spoken;
	} cases[] = {{"", "", "", "", "en"}, {"", "", "fr_FR.UTF-8", "", "fr"},
		{"", "", "fr", "", "fr"}, {"", "", "fra", "", "en"}, {"", "", "fr@euro", "", "fr"},
		{"C.UTF-8", "", "fr_FR.UTF-8", "fr", "en"}, {"", "fr_CA", "de_DE", "", "fr"},
		{"fr_BE", "en_GB", "de_DE", "", "fr"}, {"", "", "de_DE", "de:fr:en", "fr"},
		{"", "", "fr_FR", "en:fr", "en"}, {"", "", "de_DE", "", "en"},
		{"POSIX", "", "", "fr", "en"}, {"", "", "C", "fr", "en"},
		{"", "", "en_US.UTF-8", "fr_FR:fr", "fr"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		set_locale(cases[i].all, cases[i].messages, cases[i].lang, cases[i].list);
		CHECK(lang_start(NULL, NULL) == 0);
		CHECK_STR(lang_now(), cases[i].spoken);
	}
	set_locale("C.UTF-8", "", "", "");
}

static void test_choice(void)
{
	const char *english = "trame shows how a network frame is put together.";
	struct err err;

	CHECK(lang_start("fr", &err) == 0);
	CHECK(strstr(lang_text(english), "construite") != NULL);
	CHECK(lang_text("") != NULL && !lang_text("")[0]);
	CHECK_STR(lang_text("no catalogue has this"), "no catalogue has this");
	CHECK(lang_start("tlh", &err) < 0 && strstr(err.text, "en, fr"));
	CHECK_STR(lang_now(), "fr");
	CHECK(lang_start("en", &err) == 0);
	CHECK(lang_text(english) == english);
}

static void test_ascii(void)
{
	struct err err;

	lang_ascii(true);
	CHECK(lang_start("fr", &err) == 0);
	CHECK_STR(lang_text("Where the host is."), "Ou est l'hote.");
	lang_ascii(false);
	CHECK_STR(lang_text("Where the host is."), "Où est l'hôte.");
}

static const struct test tests[] = {
	{"the locale chooses the language", test_environment},
	{"a choice is spoken", test_choice},
	{"no accents where a terminal has none", test_ascii},
};

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "-tables") == 0)
		return print_tables();
	return test_run(tests, sizeof(tests) / sizeof(tests[0]));
}
