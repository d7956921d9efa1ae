/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of tshark and tcpdump that reading does not have: what does the same here, or why nothing
 * does. Where the two programs mean different things by a letter, both are spoken of. */
#include "cmd/strange.h"

#include "base/lang.h"

#include <string.h>

static const char no_ring[] = N_("one file is written, however long it is");
static const char no_names[] = N_("names are never put in place of addresses");
static const char some_fields[] = N_("all protocols are printed; -e FIELD chooses fields");
static const char decode_as[] =
	N_("every protocol is dissected; -d LAYER==NUMBER,PROTOCOL says which one a port means");

static const struct {
	char letter;
	const char *name; /* long form, or NULL */
	const char *why;
} strangers[] = {
	{'A', NULL, N_("-x prints the bytes, with their text beside them")},
	{'B', "buffer-size", N_("the buffer of a capture has the size that libpcap gives it")},
	{'C', NULL, N_("there are no profiles, and one file is written, however long it is")},
	{'G', NULL, N_("'trame protocols' lists the protocols, and with a name the fields of one")},
	{'H', NULL, no_names},
	{'I', "monitor-mode", N_("interfaces stay in the mode that they are in")},
	{'J', NULL, some_fields},
	{'K', NULL, N_("there are no keys here; tcpdump's -K is -o tcp.check_checksum:FALSE")},
	{'L', "list-data-link-types", N_("an interface is captured with the link type it has")},
	{'M', NULL, N_("all frames are read in one pass")},
	{'U', NULL, N_("-l writes every frame by itself")},
	{'W', NULL, no_ring},
	{'X', NULL,
		N_("nothing can be plugged in; -x prints the bytes, with their text beside them")},
	{'Z', NULL, N_("reading is done with an ordinary user's rights as it is")},
	{'g', NULL, N_("a new file may be read by whom the umask lets; chmod changes that")},
	{'j', NULL, some_fields},
	{'p', "no-promiscuous-mode",
		N_("a capture sees all frames; the filter 'ether host ADDRESS' "
		   "leaves those of one card")},
	{'v', NULL, N_("-V prints every field, and --version the version")},
	{'y', "linktype", N_("an interface is captured with the link type it has")},
	{0, "capture-comment", N_("comments are kept as they are; in the interface C writes one")},
	{0, "disable-heuristic", decode_as},
	{0, "disable-protocol", decode_as},
	{0, "enable-heuristic", decode_as},
	{0, "enable-protocol", N_("every protocol is dissected")},
	{0, "elastic-mapping-filter", N_("'trame protocols' lists the fields")},
	{0, "export-objects", N_("in the interface T shows what both sides said")},
	{0, "export-tls-session-keys", N_("there are no keys here")},
	{0, "no-duplicate-keys",
		N_("with -e FIELD each name stands once, and its values in a list")},
	{0, "only-protocols", N_("every protocol is dissected")},
};

const char *strange_why(const char *word)
{
	const bool is_long = word[1] == '-';

	for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
		const char *name = strangers[i].name;
		size_t n = name ? strlen(name) : 0;

		if (is_long ? n && strncmp(word + 2, name, n) == 0 &&
					(!word[2 + n] || word[2 + n] == '=')
			    : strangers[i].letter && strangers[i].letter == word[1])
			return _(strangers[i].why);
	}
	return NULL;
}
