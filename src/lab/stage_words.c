/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of a command for the stage: names, numbers, ways. */
#include "stage_int.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MOST 15 /* letters of a client's name, which is its process's */

static const struct server *const servers[] = {&web_server, &dns_server, &echo_server};

char *stage_word(char **rest)
{
	char *start = *rest + strspn(*rest, " ");
	size_t n = strcspn(start, " ");

	*rest = start + n + (start[n] != '\0');
	start[n] = '\0';
	return start;
}

bool stage_number(const char *text, unsigned long most, uint32_t *value)
{
	char *end;
	unsigned long n;

	if (!isdigit((unsigned char)text[0]) || strlen(text) > 9)
		return false;
	n = strtoul(text, &end, 10);
	*value = (uint32_t)n;
	return !*end && n <= most;
}

const struct server *stage_server(const char *name)
{
	for (size_t i = 0; i < sizeof(servers) / sizeof(servers[0]); i++)
		if (strcmp(name, servers[i]->name) == 0)
			return servers[i];
	return NULL;
}

bool stage_client_name(const char *letters, char name[16])
{
	size_t n = strlen(letters);

	if (!n || n > NAME_MOST || stage_server(letters) || strcmp(letters, "probe") == 0 ||
		strcmp(letters, "ping") == 0)
		return false;
	for (size_t i = 0; i <= n; i++) {
		if (letters[i] && !isalnum((unsigned char)letters[i]))
			return false;
		name[i] = letters[i];
	}
	return true;
}

bool stage_take_ways(char *rest, struct stage_ways *ways)
{
	for (char *w = stage_word(&rest); *w; w = stage_word(&rest)) {
		if (strcmp(w, "tcp") == 0)
			ways->tcp = true;
		else if (strcmp(w, "udp") == 0)
			ways->udp = true;
		else if (strcmp(w, "6") == 0)
			ways->six = true;
		else
			return false;
	}
	return true;
}
