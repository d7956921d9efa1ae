/* SPDX-License-Identifier: BSD-2-Clause */
/* The texts of every lesson, in both languages: each fits the place it has on a page of 80x24, each
 * question can be answered, each command is one of the stage's.
 *
 *     texts_test -texts LANG     prints them: LESSON, step, kind and text, tabs between them */
#include "base/utf8.h"
#include "lesson/step.h"
#include "test.h"

#include <ctype.h>

#define WIDE 76

static const char *const languages[] = {"en", "fr"};

/* ---- how long ---- */

/* Cells of a fact's value, at most. */
static size_t fact_cells(const char *name, size_t n)
{
	static const struct {
		const char *end;
		size_t cells;
	} known[] = {{".mac", 17}, {".eth.dst", 17}, {".ip", 10}, {".ip6", 14}, {".ttl", 3}};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		size_t m = strlen(known[i].end);

		if (n > m && memcmp(name + n - m, known[i].end, m) == 0)
			return known[i].cells;
	}
	return 5;
}

/* Cells of what stands up to the next place where a line may end. */
static size_t word_cells(const char **text)
{
	const char *p = *text;
	size_t cells = 0;

	while (*p && *p != ' ') {
		const char *end = *p == '{' ? strchr(p, '}') : NULL;
		uint32_t cp;
		size_t took;

		if (end) {
			cells += fact_cells(p + 1, (size_t)(end - p - 1));
			p = end + 1;
			continue;
		}
		took = utf8_next((const uint8_t *)p, strlen(p), &cp);
		cells += utf8_cells(p, took);
		p += took;
	}
	*text = p;
	return cells;
}

static unsigned lines(const char *text)
{
	unsigned n = *text != '\0';
	size_t used = 0;

	while (*text) {
		size_t spaces = strspn(text, " "), cells;

		text += spaces;
		cells = word_cells(&text);
		if (used && used + spaces + cells > WIDE) {
			n++;
			used = cells;
		} else {
			used += spaces + cells;
		}
	}
	return n;
}

static bool fits(
	const char *where, unsigned step, const char *what, const char *text, unsigned most)
{
	return test_note(lines(text) <= most, __FILE__, __LINE__, "%s, step %u, %s: %u lines: %s",
		where, step, what, lines(text), text);
}

/* ---- each step ---- */

static void check_words(const struct lesson *l, unsigned number, const struct lesson_step *s)
{
	char all[1024] = "";

	for (unsigned i = 0; i < LESSON_WORDS && s->words[i].word; i++) {
		size_t n = strlen(all);

		CHECK(s->words[i].meaning != NULL);
		snprintf(all + n, sizeof(all) - n, "%s%s: %s", n ? "   " : "", _(s->words[i].word),
			_(s->words[i].meaning));
	}
	fits(l->name, number, "footnotes", all, 2);
}

static void check_lengths(const struct lesson *l, unsigned number, const struct lesson_step *s)
{
	unsigned sum = 0;

	CHECK(s->title && s->title[0]);
	CHECK(utf8_cells(_(s->title), strlen(_(s->title))) <= 60);
	CHECK(s->paragraphs[0] && s->paragraphs[0][0]);
	CHECK(s->paragraphs[LESSON_PARAGRAPHS] == NULL);
	for (unsigned i = 0; i < LESSON_PARAGRAPHS && s->paragraphs[i]; i++) {
		sum += lines(_(s->paragraphs[i]));
		fits(l->name, number, "paragraph", _(s->paragraphs[i]), 6);
	}
	CHECK(sum <= 6);
	check_words(l, number, s);
	for (unsigned i = 0; i < LESSON_QUESTIONS && s->questions[i].text; i++) {
		const struct lesson_question *q = &s->questions[i];

		fits(l->name, number, "question", _(q->text), 3);
		fits(l->name, number, "reason", _(q->why), 4);
		for (unsigned c = 0; c < LESSON_CHOICES && q->choices[c].key; c++) {
			fits(l->name, number, "choice", _(q->choices[c].text), 1);
			CHECK(utf8_cells(_(q->choices[c].text), strlen(_(q->choices[c].text))) <=
				70);
		}
	}
}

static void test_lengths(void)
{
	struct err err;

	for (unsigned i = 0; i < 2; i++) {
		CHECK(lang_start(languages[i], &err) == 0);
		for (const struct lesson *const *l = lesson_all; *l; l++)
			for (unsigned n = 0; n < (*l)->count; n++)
				check_lengths(*l, n + (*l)->first, &(*l)->steps[n]);
	}
	lang_start("en", &err);
}

/* ---- questions ---- */

static bool has_key(const struct lesson_question *q, const char *key, size_t n)
{
	for (unsigned c = 0; c < LESSON_CHOICES && q->choices[c].key; c++)
		if (strlen(q->choices[c].key) == n && memcmp(q->choices[c].key, key, n) == 0)
			return true;
	return false;
}

static void check_question(const struct lesson_question *q)
{
	const char *a = q->answer;

	if (!CHECK(a && a[0] && q->why && q->why[0]))
		return;
	CHECK(q->choices[LESSON_CHOICES].key == NULL && q->commands[3] == NULL);
	if (q->ask == ASK_NUMBER) {
		CHECK(!q->choices[0].key);
		CHECK(a[0] == '{' || strspn(a, "0123456789") == strlen(a));
		return;
	}
	if (q->ask == ASK_BYTE) { /* the name of a field, nothing else */
		CHECK(!q->choices[0].key && strchr(a, '.') && !strpbrk(a, " {}"));
		return;
	}
	CHECK(q->choices[0].key && q->choices[1].key);
	for (unsigned c = 0; c < LESSON_CHOICES && q->choices[c].key; c++)
		for (unsigned d = 0; d < c; d++)
			CHECK(strcmp(q->choices[c].key, q->choices[d].key) != 0);
	while (a[0] != '{' && *a) {
		size_t n = strcspn(a, " ");

		test_note(has_key(q, a, n), __FILE__, __LINE__, "no choice is \"%s\": %s", a,
			q->text);
		a += n + (a[n] == ' ');
	}
}

static void test_questions(void)
{
	for (const struct lesson *const *l = lesson_all; *l; l++)
		for (unsigned n = 0; n < (*l)->count; n++) {
			const struct lesson_step *s = &(*l)->steps[n];

			CHECK(s->questions[0].text != NULL);
			for (unsigned i = 0; i < LESSON_QUESTIONS && s->questions[i].text; i++)
				check_question(&s->questions[i]);
		}
}

/* ---- commands ---- */

/* What lab/stage.h says of each: words of which a letter stands for whatever is like that. */
static const char *const commands[] = {"start S", "start S P P", "stop S", "client N", "open N S",
	"open N S P", "connect N", "send N", "send N T", "receive N", "request N", "request N T",
	"close N", "end N", "probe D", "probe D udp", "ping D", "forget", "burst D D", "look"};

static bool any_of(const char *word, size_t n, const char *list)
{
	for (size_t m; *list; list += m + (list[m] == ' ')) {
		m = strcspn(list, " ");
		if (m == n && memcmp(list, word, n) == 0)
			return true;
	}
	return false;
}

static bool is_like(char pattern, const char *word, size_t n)
{
	size_t letters = 0, digits = 0;

	for (size_t i = 0; i < n; i++) {
		letters += isalpha((unsigned char)word[i]) != 0;
		digits += isdigit((unsigned char)word[i]) != 0;
	}
	switch (pattern) {
	case 'S': return any_of(word, n, "web dns echo");
	case 'P': return any_of(word, n, "tcp udp");
	case 'N': return letters && letters == n && n < 16;
	case 'D': return digits && digits == n && n < 6;
	}
	return n > 0;
}

static bool follows(const char *command, const char *pattern)
{
	while (*pattern && *command) {
		size_t p = strcspn(pattern, " "), c = strcspn(command, " ");

		if (p == 1 ? !is_like(*pattern, command, c)
			   : p != c || memcmp(pattern, command, p) != 0)
			return false;
		pattern += p + (pattern[p] == ' ');
		command += c + (command[c] == ' ');
	}
	return !*pattern && !*command;
}

static void check_command(const char *command)
{
	bool found = false;

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		found = found || follows(command, commands[i]);
	test_note(found, __FILE__, __LINE__, "the stage knows no \"%s\"", command);
}

static void test_commands(void)
{
	CHECK(follows("open A dns udp", "open N S P") && !follows("open A", "open N S P"));
	CHECK(!follows("probe x", "probe D") && !follows("look at", "look"));
	for (const struct lesson *const *l = lesson_all; *l; l++)
		for (unsigned n = 0; n < (*l)->count; n++) {
			const struct lesson_step *s = &(*l)->steps[n];

			CHECK(s->commands[LESSON_COMMANDS] == NULL);
			for (unsigned i = 0; i < LESSON_COMMANDS && s->commands[i]; i++)
				check_command(s->commands[i]);
			for (unsigned q = 0; q < LESSON_QUESTIONS && s->questions[q].text; q++)
				for (unsigned i = 0; i < 3 && s->questions[q].commands[i]; i++)
					check_command(s->questions[q].commands[i]);
		}
}

/* ---- lessons ---- */

static void test_numbers(void)
{
	CHECK(lesson_all[0] == &lesson_applications);
	CHECK_INT(lesson_applications.first, 0);
	CHECK_INT(lesson_applications.count, 12);
	CHECK_INT(lesson_ping.first, 1);
	CHECK_INT(lesson_ping.count, 5);
	for (const struct lesson *const *l = lesson_all; *l; l++) {
		CHECK((*l)->title[0] && (*l)->about[0]);
		CHECK(lesson_find((*l)->name, strlen((*l)->name)) == *l);
		for (unsigned n = 0; n < (*l)->count; n++) {
			const struct lesson_step *s = &(*l)->steps[n];

			CHECK(s->scenes[0] != SCENE_NONE && s->scenes[LESSON_SCENES] == SCENE_NONE);
			CHECK(s->commands[0] || s->recipe);
			CHECK(!s->whose || s->pick != PICKED_NONE);
		}
	}
	CHECK(lesson_find("none", 4) == NULL);
}

/* ---- all of it, for who reads words ---- */

static void print(const struct lesson *l, unsigned step, const char *kind, const char *text)
{
	printf("%s\t%u\t%s\t%s\n", l->name, step, kind, _(text));
}

static void print_step(const struct lesson *l, unsigned number, const struct lesson_step *s)
{
	print(l, number, "title", s->title);
	for (unsigned i = 0; i < LESSON_PARAGRAPHS && s->paragraphs[i]; i++)
		print(l, number, "text", s->paragraphs[i]);
	for (unsigned i = 0; i < LESSON_WORDS && s->words[i].word; i++) {
		print(l, number, "word", s->words[i].word);
		print(l, number, "meaning", s->words[i].meaning);
	}
	for (unsigned i = 0; i < LESSON_QUESTIONS && s->questions[i].text; i++) {
		print(l, number, "question", s->questions[i].text);
		for (unsigned c = 0; c < LESSON_CHOICES && s->questions[i].choices[c].key; c++)
			print(l, number, "choice", s->questions[i].choices[c].text);
		print(l, number, "why", s->questions[i].why);
	}
}

static int print_texts(const char *language)
{
	struct err err;

	if (lang_start(language, &err) < 0)
		return 1;
	for (const struct lesson *const *l = lesson_all; *l; l++)
		for (unsigned n = 0; n < (*l)->count; n++)
			print_step(*l, n + (*l)->first, &(*l)->steps[n]);
	return 0;
}

static const struct test tests[] = {
	{"lessons and their steps are numbered", test_numbers},
	{"texts fit their places in both languages", test_lengths},
	{"questions can be answered", test_questions},
	{"commands are the stage's", test_commands},
};

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "-texts") == 0)
		return print_texts(argv[2]);
	return test_run(tests, sizeof(tests) / sizeof(tests[0]));
}
