/* SPDX-License-Identifier: BSD-2-Clause */
/* Settings: the table of those that are a word out of a few, and the lines of the others. */
#include "config_int.h"

#include "base/lang.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word {
	const char *name;
	int value;
};

static const struct word themes[] = {
	{"auto", THEME_AUTO}, {"light", THEME_LIGHT}, {"dark", THEME_DARK}, {NULL, 0}};
static const struct word colors[] = {{"auto", CONFIG_AUTO}, {"none", ANSI_NONE}, {"8", ANSI_16},
	{"256", ANSI_256}, {NULL, 0}};
static const struct word truths[] = {{"yes", 1}, {"no", 0}, {NULL, 0}};

/* Behind the words their short names, those of -t. */
static const struct word times[] = {{"relative", SUMMARY_RELATIVE}, {"delta", SUMMARY_DELTA},
	{"utc", SUMMARY_UTC}, {"utc-date", SUMMARY_UTC_DATE}, {"epoch", SUMMARY_EPOCH},
	{"r", SUMMARY_RELATIVE}, {"d", SUMMARY_DELTA}, {"u", SUMMARY_UTC},
	{"ud", SUMMARY_UTC_DATE}, {"e", SUMMARY_EPOCH}, {NULL, 0}};

static const struct {
	const char *name;
	size_t at; /* of struct config, an int */
	const struct word *words;
	unsigned listed; /* of the words, that are told */
	int standard;
	const char *help;
} settings[] = {
	{"theme", offsetof(struct config, theme), themes, 3, THEME_AUTO,
		N_("Colours for a light or a dark background; auto asks COLORFGBG.")},
	{"color", offsetof(struct config, color), colors, 4, CONFIG_AUTO,
		N_("How many colours are used at most.")},
	{"ascii", offsetof(struct config, ascii), truths, 2, 0,
		N_("Nothing but ASCII is drawn, also where the locale has more.")},
	{"mouse", offsetof(struct config, mouse), truths, 2, 1,
		N_("The mouse chooses; without it the terminal selects text.")},
	{"recent", offsetof(struct config, recent), truths, 2, 1,
		N_("The start page names the captures that were opened last.")},
	{"time", offsetof(struct config, when), times, 5, SUMMARY_RELATIVE,
		N_("How the list begins to show times.")},
};

#define SETTINGS (sizeof(settings) / sizeof(settings[0]))

/* Names, tshark's letters in gui.column.format, headings. */
static const struct {
	enum column what;
	const char *name, *letter, *head;
} columns[] = {{COLUMN_NUMBER, "number", "%m", N_("No.")}, {COLUMN_TIME, "time", "%t", N_("Time")},
	{COLUMN_SOURCE, "source", "%s", N_("Source")},
	{COLUMN_DESTINATION, "destination", "%d", N_("Destination")},
	{COLUMN_PROTOCOL, "protocol", "%p", N_("Proto")},
	{COLUMN_LENGTH, "length", "%L", N_("Len")}, {COLUMN_INFO, "info", "%i", N_("Info")}};

#define COLUMNS (sizeof(columns) / sizeof(columns[0]))

const char *config_head(enum column what)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (columns[i].what == what)
			return columns[i].head;
	return "";
}

void config_init(struct config *config)
{
	*config = (struct config){.column_count = COLUMNS};
	for (size_t i = 0; i < SETTINGS; i++)
		memcpy((char *)config + settings[i].at, &settings[i].standard, sizeof(int));
	for (size_t i = 0; i < COLUMNS; i++)
		config->columns[i].what = columns[i].what;
}

/* ---- reading ---- */

void config_wrong(struct reading *r, const char *format, ...)
{
	struct config_errors *e = r->errors;
	va_list ap;

	if (e->count++ >= CONFIG_ERRORS)
		return;
	e->at[e->count - 1].line = r->line;
	va_start(ap, format);
	vsnprintf(e->at[e->count - 1].why, sizeof(e->at[0].why), format, ap);
	va_end(ap);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

struct span config_trim(const char *at, size_t n)
{
	while (n && is_blank(at[n - 1]))
		n--;
	while (n && is_blank(*at)) {
		at++;
		n--;
	}
	return (struct span){at, n};
}

struct span config_word(struct span *text)
{
	struct span word = config_trim(text->at, text->n);
	size_t n = 0;

	while (n < word.n && !is_blank(word.at[n]))
		n++;
	*text = (struct span){word.at + n, word.n - n};
	word.n = n;
	return word;
}

static bool is(struct span span, const char *text)
{
	return span.n == strlen(text) && memcmp(span.at, text, span.n) == 0;
}

int config_some(struct span span)
{
	return span.n > 40 ? 40 : (int)span.n;
}

static void read_word(struct reading *r, size_t i, struct span value)
{
	char list[80];
	size_t len = 0;

	for (const struct word *w = settings[i].words; w->name; w++) {
		if (is(value, w->name)) {
			memcpy((char *)r->config + settings[i].at, &w->value, sizeof(int));
			return;
		}
	}
	for (unsigned k = 0; k < settings[i].listed; k++)
		len += (size_t)snprintf(list + len, sizeof(list) - len, "%s%s", k ? ", " : "",
			settings[i].words[k].name);
	config_wrong(r, _("%s: '%.*s' is none of: %s"), settings[i].name, config_some(value),
		value.at, list);
}

/* A column: its name or its letter, and ":20" behind it. */
static bool read_column(struct reading *r, struct span word, struct config_column *column)
{
	const char *colon = memchr(word.at, ':', word.n);
	struct span name = {word.at, colon ? (size_t)(colon - word.at) : word.n};
	char width[8] = "", *end = width;
	size_t n = word.n - name.n;

	if (colon) {
		if (--n < sizeof(width))
			memcpy(width, colon + 1, n);
		column->width = (int)strtoul(width, &end, 10);
		if (!n || *end || column->width < 1 || column->width > CONFIG_WIDE ||
			width[0] == '+') {
			config_wrong(r, _("columns: '%.*s': a width is 1 to %d cells"),
				config_some(word), word.at, CONFIG_WIDE);
			return false;
		}
	}
	for (size_t i = 0; i < COLUMNS; i++) {
		if (is(name, columns[i].name) || is(name, columns[i].letter)) {
			column->what = columns[i].what;
			return true;
		}
	}
	config_wrong(r, _("columns: there is no column '%.*s'"), config_some(name), name.at);
	return false;
}

static void read_columns(struct reading *r, struct span value)
{
	struct config_column list[COLUMN_COUNT];
	unsigned count = 0, seen = 0;
	struct span word;

	while ((word = config_word(&value)).n) {
		struct config_column column = {COLUMN_NUMBER, 0};

		if (!read_column(r, word, &column))
			return;
		if (seen & 1u << column.what) {
			config_wrong(r, _("columns: '%.*s' stands there twice"), config_some(word),
				word.at);
			return;
		}
		seen |= 1u << column.what;
		list[count++] = column;
	}
	if (!count) {
		config_wrong(r, _("columns: at least one is needed"));
		return;
	}
	memcpy(r->config->columns, list, count * sizeof(list[0]));
	r->config->column_count = count;
}

static void read_color(struct reading *r, struct span name, struct span value)
{
	unsigned i = paint_find(name.at, name.n);
	struct paint paint;
	const char *why;

	if (i == PAINTS) {
		config_wrong(r, _("color: nothing is called '%.*s'"), config_some(name), name.at);
	} else if (!paint_parse(value.at, value.n, &paint, &why)) {
		config_wrong(r, _("color %.*s: '%.*s': %s"), config_some(name), name.at,
			config_some(value), value.at, why);
	} else {
		r->config->paints[i] = paint;
		r->config->painted[i] = true;
	}
}

/* ---- lines ---- */

static void read_line(struct reading *r, struct span line)
{
	const char *equals = memchr(line.at, '=', line.n);
	struct span name, value, kind;

	if (!line.n || line.at[0] == '#')
		return;
	if (!equals) {
		config_wrong(r, _("a line is NAME = VALUE"));
		return;
	}
	name = config_trim(line.at, (size_t)(equals - line.at));
	value = config_trim(equals + 1, line.n - (size_t)(equals - line.at) - 1);
	for (size_t i = 0; i < SETTINGS; i++) {
		if (is(name, settings[i].name)) {
			read_word(r, i, value);
			return;
		}
	}
	if (is(name, "columns")) {
		read_columns(r, value);
		return;
	}
	kind = config_word(&name);
	name = config_trim(name.at, name.n);
	if (is(kind, "key"))
		config_key(r, name, value);
	else if (is(kind, "color"))
		read_color(r, name, value);
	else
		config_wrong(r, _("there is no setting '%.*s'"), config_some(kind), kind.at);
}

void config_read(struct config *config, const char *text, size_t n, struct config_errors *errors)
{
	struct reading r = {config, errors, 0};

	for (size_t i = 0; i < n && i < CONFIG_MOST;) {
		const char *end = memchr(text + i, '\n', n - i);
		size_t len = end ? (size_t)(end - text) - i : n - i;

		r.line++;
		if (memchr(text + i, '\0', len))
			config_wrong(&r, _("this is not text"));
		else
			read_line(&r, config_trim(text + i, len));
		i += len + 1;
	}
	if (n > CONFIG_MOST) {
		r.line++;
		config_wrong(&r, _("the file is too long: the rest is not read"));
	}
}

/* ---- writing ---- */

static void write_word(struct buf *out, const struct config *config, size_t i)
{
	const struct word *w = settings[i].words;
	int value;

	memcpy(&value, (const char *)config + settings[i].at, sizeof(int));
	buf_printf(out, "# %s", _(settings[i].help));
	for (unsigned k = 0; k < settings[i].listed; k++)
		buf_printf(out, "%s%s", k ? " | " : " ", w[k].name);
	while (w->name && w->value != value)
		w++;
	buf_printf(out, "\n%s = %s\n\n", settings[i].name, w->name ? w->name : "");
}

static void write_columns(struct buf *out, const struct config *config)
{
	buf_printf(out, "# %s\ncolumns =",
		_("The columns of the list, in order; NAME:20 is at most 20 cells wide."));
	for (unsigned i = 0; i < config->column_count; i++) {
		for (size_t k = 0; k < COLUMNS; k++)
			if (columns[k].what == config->columns[i].what)
				buf_printf(out, " %s", columns[k].name);
		if (config->columns[i].width)
			buf_printf(out, ":%d", config->columns[i].width);
	}
	buf_text(out, "\n\n");
}

/* Those that are not set depend on the theme: a comment. */
static void write_colors(struct buf *out, const struct config *config)
{
	struct paint theme[PAINTS];

	paint_theme(theme, config->theme != THEME_LIGHT);
	buf_printf(out, "# %s\n",
		_("Colours: FORE on BACK, each 0 to 255, #rrggbb, a name or default; bold, dim, "
		  "underline, reverse. Here as the theme has them."));
	for (unsigned i = 0; i < PAINTS; i++) {
		if (!paint_name(i))
			continue;
		buf_printf(out, "%scolor %s = ", config->painted[i] ? "" : "# ", paint_name(i));
		paint_write(out, config->painted[i] ? &config->paints[i] : &theme[i]);
		buf_byte(out, '\n');
	}
	buf_byte(out, '\n');
}

static void write_keys(struct buf *out, const struct config *config)
{
	buf_printf(out, "# %s\n# %s\n",
		_("Keys: what each action listens to, in every place that has it; nothing behind "
		  "the = takes its keys away."),
		_("`key list.open = o` speaks of one place."));
	for (const struct act_entry *a = act_all; a->name; a++)
		buf_printf(out, "# %s\nkey %s = %s\n", _(a->help), a->name, a->keys);
	for (unsigned i = 0; i < config->keys.count; i++) {
		const struct act_rule *rule = &config->keys.rules[i];

		if (rule->where == rule->entry->where)
			buf_printf(out, "key %s = %s\n", rule->entry->name, rule->keys);
		for (unsigned w = 1; w && rule->where != rule->entry->where && w <= rule->where;
			w <<= 1)
			if (w & rule->where && act_place_name(w))
				buf_printf(out, "key %s.%s = %s\n", act_place_name(w),
					rule->entry->name, rule->keys);
	}
}

void config_write(struct buf *out, const struct config *config)
{
	for (size_t i = 0; i < SETTINGS; i++)
		write_word(out, config, i);
	write_columns(out, config);
	write_colors(out, config);
	write_keys(out, config);
}
