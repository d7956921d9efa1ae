/* SPDX-License-Identifier: BSD-2-Clause */
/* The configuration: settings and mistakes of a text, keys given to other actions, themes that can
 * be read; and the table of actions, on which all of it stands. */
#include "tui/config.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct config config;
static struct config_errors errors;

static void read_text(const char *text)
{
	config_init(&config);
	errors.count = 0;
	config_read(&config, text, strlen(text), &errors);
}

/* The text has one mistake, on this line, and its reason has these words. */
static void is_wrong(const char *text, unsigned line, const char *words)
{
	read_text(text);
	if (errors.count != 1 || errors.at[0].line != line || !strstr(errors.at[0].why, words)) {
		printf("FAIL mistake: %s: %u of them, line %u: %s\n", text, errors.count,
			errors.at[0].line, errors.at[0].why);
		exit(1);
	}
}

static void test_settings(void)
{
	read_text("");
	assert(!errors.count && config.theme == THEME_AUTO && config.mouse && config.recent);
	assert(config.column_count == COLUMN_COUNT && config.color == CONFIG_AUTO);
	read_text("# all of it\n\n theme=light \ncolor = 8\r\nascii =\tyes\nmouse = no\nrecent=no\n"
		  "time = utc\ncolumns = number time:12 %i");
	assert(!errors.count && config.theme == THEME_LIGHT && config.color == ANSI_16);
	assert(config.ascii && !config.mouse && !config.recent && config.when == SUMMARY_UTC);
	assert(config.column_count == 3 && config.columns[1].width == 12);
	assert(config.columns[2].what == COLUMN_INFO);
	printf("ok settings\n");
}

static void test_mistakes(void)
{
	is_wrong("theme = green", 1, "auto, light, dark");
	is_wrong("\n\nhello", 3, "NAME = VALUE");
	is_wrong("speed = 3", 1, "no setting 'speed'");
	is_wrong("columns =", 1, "at least one");
	is_wrong("columns = number number", 1, "twice");
	is_wrong("columns = number weight", 1, "no column 'weight'");
	is_wrong("columns = info:0", 1, "a width is 1 to");
	is_wrong("columns = info:99999999999", 1, "a width is 1 to");
	is_wrong("columns = info:-1", 1, "a width is 1 to");
	is_wrong("color nothing = 3", 1, "nothing is called 'nothing'");
	is_wrong("color bar = 256", 1, "0 to 255");
	is_wrong("color bar = #12345g", 1, "0 to 255");
	is_wrong("color bar =", 1, "wants a colour");
	is_wrong("key fly = x", 1, "no action 'fly'");
	is_wrong("key moon.filter = x", 1, "no place");
	is_wrong("key help.filter = x", 1, "not done there");
	is_wrong("key filter = C-1", 1, "no key 'C-1'");
	is_wrong("key filter = xy", 1, "no key 'xy'");
	is_wrong("key quit-now =", 1, "way out");
	is_wrong("key filter = a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7",
		1, "too many");
	is_wrong("key filter = x\nkey goto = x", 2, "line 1 gives 'x' to filter");
	is_wrong("mouse = no\nbad\nascii = yes", 2, "NAME = VALUE");
	assert(!config.mouse && config.ascii); /* the lines around it stand */
	printf("ok mistakes\n");
}

static enum act act(const char *key, unsigned where)
{
	size_t took;

	return act_of(&config.keys, key_parse(key, strlen(key), &took), where);
}

static const char *keys(const char *name, unsigned where)
{
	static char text[ACT_KEYS];

	act_keys(&config.keys, act_find(name, strlen(name)), where, text);
	return text;
}

static void test_keys(void)
{
	read_text("key filter = x F3\n");
	assert(!errors.count && act("x", WHERE_LIST) == ACT_FILTER);
	assert(act("F3", WHERE_FRAME) == ACT_FILTER && act("/", WHERE_LIST) == ACT_NONE);
	assert(strcmp(keys("filter", WHERE_LIST), "x F3") == 0);
	read_text("key list.filter = n\n"); /* the table has it for find-next there */
	assert(!errors.count && act("n", WHERE_LIST) == ACT_FILTER);
	assert(act("/", WHERE_LIST) == ACT_NONE && act("/", WHERE_FRAME) == ACT_FILTER);
	assert(act("n", WHERE_FRAME) == ACT_NEXT && strcmp(keys("find-next", WHERE_LIST), "") == 0);
	read_text("key mark =\n");
	assert(!errors.count && act("m", WHERE_LIST) == ACT_NONE);
	read_text(
		"key down = x\nkey list.mark = x\n"); /* the narrower one stands, and no mistake */
	assert(!errors.count && act("x", WHERE_LIST) == ACT_MARK);
	assert(act("x", WHERE_HELP) == ACT_DOWN && strcmp(keys("down", WHERE_LIST), "") == 0);
	read_text("key goto = =\nkey help = #\nkey redraw = \xc3\xa9\n");
	assert(!errors.count && act("=", WHERE_LIST) == ACT_GOTO &&
		act("#", WHERE_LIST) == ACT_HELP);
	assert(act("\xc3\xa9", WHERE_FRAME) == ACT_REDRAW);
	read_text("key find = x x  x\n");
	assert(strcmp(keys("find", WHERE_LIST), "x") == 0);
	printf("ok keys\n");
}

/* What is written is read again as the same, and says every key that there is. */
static void test_round(void)
{
	struct buf one = BUF_INIT, two = BUF_INIT;

	read_text("theme = dark\ncolumns = info:30 number\ntime = epoch\nkey list.mark = x\n"
		  "color fault = 196 on 16 bold reverse\nkey help =\n");
	config_write(&one, &config);
	read_text(buf_string(&one));
	if (errors.count)
		printf("FAIL written: line %u: %s\n", errors.at[0].line, errors.at[0].why);
	assert(!errors.count && config.theme == THEME_DARK && config.columns[0].width == 30);
	assert(act("x", WHERE_LIST) == ACT_MARK && act("?", WHERE_LIST) == ACT_NONE);
	assert(act("x", WHERE_FRAME) == ACT_NONE);
	for (const struct act_entry *a = act_all; a->name; a++)
		assert(strstr(buf_string(&one), a->name));
	config_init(&config);
	config_write(&two, &config);
	read_text(buf_string(&two));
	assert(!errors.count);
	for (const struct act_entry *a = act_all; a->name; a++)
		for (unsigned w = 1; w && w <= a->where && act_place_name(w); w <<= 1)
			assert(!(w & a->where) || strcmp(keys(a->name, w), a->keys) == 0);
	buf_done(&one);
	buf_done(&two);
	printf("ok round\n");
}

/* Any bytes at all: bounded, and nothing is believed. */
static void test_hostile(void)
{
	static const char *const pieces[] = {"key ", "color ", "columns", "theme", " = ", "=", "\n",
		"list.", "filter", "x ", "C-", "F12", ":", "%m ", "info:", "#ff0000", " on ",
		"bold", "\xff", "\xe2\x82", "\r", "\t", "99999999999999999999", "-1", ".", "PgUp ",
		"quit-now"};
	uint32_t seed = 5;
	char text[600];

	for (unsigned round = 0; round < 20000; round++) {
		size_t n = 0;

		while (n < 500) {
			const char *piece;

			seed = seed * 1664525u + 1013904223u;
			piece = pieces[(seed >> 8) % (sizeof(pieces) / sizeof(pieces[0]))];
			if (seed >> 28 == 0)
				text[n++] = (char)(seed >> 16);
			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		config_init(&config);
		errors.count = 0;
		config_read(&config, text, n, &errors);
		assert(config.column_count && config.column_count <= COLUMN_COUNT);
		assert(config.keys.count <= ACT_RULES);
	}
	printf("ok hostile\n");
}

static void test_long(void)
{
	size_t n = CONFIG_MOST + 100;
	char *text = malloc(n);

	assert(text);
	memset(text, 'x', n);
	config_init(&config);
	errors.count = 0;
	config_read(&config, text, n, &errors);
	assert(errors.count == 2 && strstr(errors.at[1].why, "too long"));
	for (size_t i = 1; i < n; i += 2)
		text[i] = '\n';
	errors.count = 0;
	config_read(&config, text, n, &errors);
	assert(errors.count > CONFIG_ERRORS);
	read_text("theme\0 = dark");
	free(text);
	printf("ok long\n");
}

#define EVERYWHERE 0x8000u /* no place: only what is done in all of them has it */

/* No key does two things in a place, every name is there once, every place has one. */
static void test_table(void)
{
	for (const struct act_entry *a = act_all; a->name; a++) {
		assert(act_find(a->name, strlen(a->name)) == a); /* its name is its own */
		assert(strlen(a->keys) < ACT_KEYS && a->keys[0]);
		for (const char *k = a->keys; *k;) {
			size_t n = strcspn(k, " "), took;
			uint32_t key = key_parse(k, n, &took);

			assert(key != KEY_NONE && took == n);
			for (const struct act_entry *b = act_all; b < a; b++) {
				if (b->where & a->where && act_has(b->keys, key)) {
					printf("FAIL table: %.*s is both %s and %s\n", (int)n, k,
						b->name, a->name);
					exit(1);
				}
			}
			k += n + strspn(k + n, " ");
		}
	}
	for (unsigned w = 1; w; w <<= 1) {
		bool used = false;

		for (const struct act_entry *a = act_all; a->name; a++)
			used |= a->where & w && w != EVERYWHERE && !(a->where & EVERYWHERE);
		if (act_place_name(w))
			assert(act_place(act_place_name(w), strlen(act_place_name(w))) == w);
		else if (used)
			printf("FAIL table: place %x has no name\n", w), exit(1);
	}
	printf("ok table\n");
}

/* ---- colours ---- */

static double light_of(uint32_t rgb)
{
	static const double weight[3] = {0.0722, 0.7152, 0.2126};
	double sum = 0;

	for (unsigned i = 0; i < 3; i++) {
		double c = (rgb >> (8 * i) & 255) / 255.0;

		sum += weight[i] * c * c * (0.305306011 * c + 0.682171111) +
		       weight[i] * 0.012522878 * c; /* near enough to sRGB's curve */
	}
	return sum;
}

/* WCAG's contrast: 4.5 is what text needs, 3 what lines and signs do. */
static double contrast(int fore, int back, bool dark)
{
	double a = light_of(fore < 0 ? dark ? 0xe5e5e5 : 0 : paint_rgb((unsigned)fore));
	double b = light_of(back < 0 ? dark ? 0 : 0xffffff : paint_rgb((unsigned)back));

	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static void test_contrast(void)
{
	for (unsigned dark = 0; dark < 2; dark++) {
		struct paint theme[PAINTS];

		paint_theme(theme, dark);
		for (unsigned i = 0; i < PAINTS; i++) {
			double c = contrast(theme[i].fore, theme[i].back, dark);
			double few = contrast(theme[i].fore8, theme[i].back8, dark);

			if (c < 4.5 || few < 3)
				printf("FAIL contrast: %s on %s: %.1f of 256 colours, %.1f of 8\n",
					paint_name(i), dark ? "dark" : "light", c, few), exit(1);
		}
	}
	printf("ok contrast\n");
}

static void test_colors(void)
{
	struct paint p;
	const char *why;
	struct buf out = BUF_INIT;

	assert(paint_parse("196 on 16 bold", 14, &p, &why) && p.fore == 196 && p.back == 16);
	assert(p.attr == PAINT_BOLD && p.fore8 == 1 && p.back8 == 0);
	assert(paint_parse("#ff0000", 7, &p, &why) && p.fore == 196 && p.back == -1);
	assert(paint_parse("on cyan", 7, &p, &why) && p.fore == -1 && p.back == 6 && p.back8 == 6);
	assert(!paint_parse("pink", 4, &p, &why));
	paint_write(&out, &(struct paint){5, -1, 5, -1, PAINT_BOLD | PAINT_REVERSE});
	assert(strcmp(buf_string(&out), "5 on default bold reverse") == 0);
	assert(paint_is_dark(NULL) && paint_is_dark("15;0") && !paint_is_dark("0;15"));
	assert(!paint_is_dark("0;default;15") && paint_is_dark("x;y") && !paint_is_dark("0;7"));
	buf_done(&out);
	printf("ok colors\n");
}

/* The actions as they stand in the manual: their names, keys, places, and what they do. */
static void print_manual(void)
{
	printf(".Bl -tag -width Ds\n");
	for (const struct act_entry *a = act_all; a->name; a++) {
		bool every = a->where == WHERE_ALL, first = true;

		printf(".It Ic %s Li = \\&", a->name);
		for (const char *k = a->keys; *k; k++)
			printf(*k == ' ' ? " \\&" : *k == '\\' ? "\\e" : "%c", *k);
		printf("\n");
		for (const char *p = a->help; *p; p++)
			printf(*p == '\\'		    ? "\\e"
				: *p == '-'		    ? "\\-"
				: *p == ' ' && p[-1] == '.' ? "\n"
							    : "%c",
				*p);
		printf("\n.Pq");
		for (unsigned w = 1; w && !every; w <<= 1) {
			if (!(w & a->where) || !act_place_name(w))
				continue;
			printf("%s%s", first ? " Ar " : ", ", act_place_name(w));
			first = false;
		}
		printf("%s\n", every ? " everywhere" : "");
	}
	printf(".El\n");
}

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IONBF, 0);
	if (argc > 1 && strcmp(argv[1], "-man") == 0) {
		print_manual();
		return 0;
	}
	test_table();
	test_settings();
	test_mistakes();
	test_keys();
	test_round();
	test_hostile();
	test_long();
	test_colors();
	test_contrast();
	return 0;
}
