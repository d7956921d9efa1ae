/* SPDX-License-Identifier: BSD-2-Clause */
/* How long craft_build takes for a frame of one shape after another: `craft_bench [FRAMES]`. */
#include "frame/recipe.h"

#include "frame/craft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int measure(struct craft *craft, const char *text, unsigned long frames)
{
	struct recipe *recipe = recipe_new();
	struct recipe_err where;
	struct err err = {""};
	const uint8_t *bytes;
	double begin, took;
	size_t n = 0;
	int status = 0;

	if (recipe_parse(recipe, text, strlen(text), &where) != 0) {
		recipe_free(recipe);
		return err_set(&err, "%s", where.what);
	}
	begin = now();
	for (unsigned long i = 0; i < frames && status == 0; i++)
		status = craft_build(craft, recipe_stack(recipe, 0), &bytes, &n, &err);
	took = now() - begin;
	if (status == 0)
		printf("%7.3f us  %9.0f frames/s  %4zu bytes  %s\n", took / (double)frames,
			(double)frames / took * 1e6, n, text);
	else
		fprintf(stderr, "craft_bench: %s\n", err.text);
	recipe_free(recipe);
	return status;
}

int main(int argc, char **argv)
{
	static const char *const recipes[] = {
		"eth/ip/tcp",
		"eth/ip/udp/\"hello\"",
		"eth/ip/tcp options=[('MSS', 1460), ('SAckOK', b''), ('WScale', 7)]",
		"eth/ipv6/tcp",
		"eth/ip/udp/dns qd=DNSQR(qname='serveur.example')",
		"eth/ip ttl=7 len=99/tcp chksum=0xdead",
	};
	unsigned long frames = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
	struct err err = {""};
	struct craft *craft = craft_new(&err);
	int status = 0;

	if (!craft) {
		fprintf(stderr, "craft_bench: %s\n", err.text);
		return 1;
	}
	for (size_t i = 0; i < sizeof(recipes) / sizeof(recipes[0]); i++)
		status |= measure(craft, recipes[i], frames ? frames : 1);
	craft_free(craft);
	return status ? 1 : 0;
}
