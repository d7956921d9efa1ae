/* SPDX-License-Identifier: BSD-2-Clause */
/* The configuration file. What is wrong in it stops nothing: it is told on the screen, and once
 * more on standard error when the interface has ended. */
#include "cmd/settings.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The specification wants XDG_CONFIG_HOME to be an absolute path, and ignored where it is not. */
static void find(struct buf *path)
{
	const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (xdg && xdg[0] == '/')
		buf_printf(path, "%s/trame/config", xdg);
	else if (home && home[0] == '/')
		buf_printf(path, "%s/.config/trame/config", home);
}

static void complain(struct settings *s, const char *why)
{
	s->errors.at[0].line = 0;
	snprintf(s->errors.at[0].why, sizeof(s->errors.at[0].why), "%s", why);
	s->errors.count = 1;
}

static int read_some(int fd, struct buf *text)
{
	ssize_t n = 1;

	while (n > 0 && text->len <= CONFIG_MOST) {
		n = read(fd, buf_room(text, 1u << 14), 1u << 14);
		if (n > 0)
			text->len += (size_t)n;
		else if (n < 0 && errno == EINTR)
			n = 1;
	}
	return n < 0 ? -1 : 0;
}

/* A pipe or a device has no end that could be waited for: a file, and nothing else. */
static void read_file(struct settings *s, bool needed)
{
	int fd = open(buf_string(&s->path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct buf text = BUF_INIT;
	struct stat st;

	if (fd < 0) {
		if (needed || (errno != ENOENT && errno != ENOTDIR && errno != EACCES))
			complain(s, _(strerror(errno)));
		return;
	}
	if (fstat(fd, &st) < 0 || (!S_ISREG(st.st_mode) && !needed))
		complain(s, _("this is not a file"));
	else if (read_some(fd, &text) < 0)
		complain(s, _(strerror(errno)));
	else
		config_read(&s->config, (const char *)text.data, text.len, &s->errors);
	buf_done(&text);
	close(fd);
}

void settings_start(struct settings *s)
{
	*s = (struct settings){.path = BUF_INIT};
	config_init(&s->config);
	find(&s->path);
	if (s->path.len)
		read_file(s, false);
}

void settings_done(struct settings *s)
{
	buf_done(&s->path);
}

static void put_error(struct settings *s, unsigned i, char *text, size_t n)
{
	const struct config_error *e = &s->errors.at[i];

	if (e->line)
		snprintf(text, n, _("%s, line %u: %s"), buf_string(&s->path), e->line, e->why);
	else
		snprintf(text, n, "%s: %s", buf_string(&s->path), e->why);
}

void settings_tell(struct settings *s)
{
	unsigned kept = s->errors.count < CONFIG_ERRORS ? s->errors.count : CONFIG_ERRORS;
	struct err err;

	for (unsigned i = 0; i < kept; i++) {
		put_error(s, i, err.text, sizeof(err.text));
		cmd_fail(&err);
	}
	if (s->errors.count > kept) {
		err_set(&err, _("%s: and %u mistakes more"), buf_string(&s->path),
			s->errors.count - kept);
		cmd_fail(&err);
	}
}

/* The name of the file alone is enough on a screen. */
const char *settings_notice(struct settings *s, char text[200])
{
	const struct config_error *e = &s->errors.at[0];

	if (!s->errors.count)
		return NULL;
	if (!e->line)
		snprintf(text, 200, _("configuration: %.150s"), e->why);
	else if (s->errors.count == 1)
		snprintf(text, 200, _("configuration, line %u: %.150s"), e->line, e->why);
	else
		snprintf(text, 200, _("configuration, line %u: %.120s (and %u more)"), e->line,
			e->why, s->errors.count - 1);
	return text;
}

int settings_print(void)
{
	struct settings s;
	struct buf out = BUF_INIT;
	int status = CMD_DONE;

	settings_start(&s);
	if (s.path.len) {
		buf_text(&out, "# ");
		utf8_clean(&out, s.path.data, s.path.len, false);
		buf_text(&out, "\n\n");
	}
	config_write(&out, &s.config);
	settings_tell(&s);
	if (fwrite(out.data, 1, out.len, stdout) != out.len || fflush(stdout) != 0)
		status = CMD_FAILED;
	buf_done(&out);
	settings_done(&s);
	return status;
}

int settings_check(const char *path)
{
	struct settings s = {.path = BUF_INIT};
	int status;

	config_init(&s.config);
	if (path)
		buf_text(&s.path, path);
	else
		find(&s.path);
	if (s.path.len)
		read_file(&s, path != NULL);
	settings_tell(&s);
	status = s.errors.count ? CMD_FAILED : CMD_DONE;
	settings_done(&s);
	return status;
}
