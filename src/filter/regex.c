/* SPDX-License-Identifier: BSD-2-Clause */
/* `matches`: PCRE2 on bytes, without regard to case, as Wireshark has it. */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "filter_int.h"

#include "base/mem.h"

#include <pcre2.h>
#include <stdlib.h>

/* A pattern that goes astray is given up after so many steps: then it does not match. */
#define STEPS 1000000

struct regex {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *limits;
};

struct regex *regex_new(const uint8_t *text, size_t n, size_t *at, char why[128])
{
	struct regex *regex = mem_new(1, sizeof(*regex));
	int error = 0;

	regex->code = pcre2_compile(
		text, n, PCRE2_CASELESS | PCRE2_NEVER_UTF, &error, at, NULL);
	if (!regex->code) {
		pcre2_get_error_message(error, (PCRE2_UCHAR *)why, 128);
		free(regex);
		return NULL;
	}
	pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE); /* without it it is slower, no more */
	regex->match = mem_got(pcre2_match_data_create(1, NULL));
	regex->limits = mem_got(pcre2_match_context_create(NULL));
	pcre2_set_match_limit(regex->limits, STEPS);
	return regex;
}

void regex_free(struct regex *regex)
{
	if (!regex)
		return;
	pcre2_match_context_free(regex->limits);
	pcre2_match_data_free(regex->match);
	pcre2_code_free(regex->code);
	free(regex);
}

bool regex_found(struct regex *regex, const uint8_t *bytes, size_t n)
{
	static const uint8_t nothing[1] = "";

	return pcre2_match(regex->code, n ? bytes : nothing, n, 0, 0, regex->match,
		       regex->limits) >= 0;
}
