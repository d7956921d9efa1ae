/* SPDX-License-Identifier: BSD-2-Clause */
/* The one place of the floors below cmd that knows libpcap: its compiler of filters, and what runs
 * them. Nothing is captured here. libpcap is loaded when the first filter wants it: with what it
 * needs itself that is half of the libraries of this program, and most of its runs have no such
 * filter. */
#include "filter/bpf.h"

#include "base/lang.h"
#include "base/mem.h"

#include <dlfcn.h>
#include <pcap.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define LINKS 32 /* link types whose programs are kept */
#define LONGEST 262144 /* bytes of a frame, as libpcap has them */

/* libpcap's functions, found by their names. */
struct calls {
	__typeof__(pcap_open_dead) *open_dead;
	__typeof__(pcap_compile) *compile;
	__typeof__(pcap_geterr) *geterr;
	__typeof__(pcap_close) *close;
	__typeof__(pcap_freecode) *freecode;
	__typeof__(pcap_offline_filter) *run;
};

struct program {
	uint16_t link;
	struct bpf_program code;
};

struct bpf {
	struct calls call;
	char *text; /* owned */
	struct program at[LINKS];
	unsigned count, last;
};

/* libpcap's own numbers of link types, where they differ from those of files. */
static int data_link(uint16_t link)
{
	return link == LINK_RAW ? DLT_RAW : link;
}

static bool find(void *library, const char *name, void *call)
{
	void *found = dlsym(library, name);

	memcpy(call, &found, sizeof(found));
	return found != NULL;
}

/* The library stays for as long as the process: it may be asked for again. */
static int load(struct calls *call, struct err *err)
{
	static const char *const names[] = {"libpcap.so.0.8", "libpcap.so.1", "libpcap.so"};
	void *library = NULL;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !library; i++)
		library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
	if (library && find(library, "pcap_open_dead", &call->open_dead) &&
		find(library, "pcap_compile", &call->compile) &&
		find(library, "pcap_geterr", &call->geterr) &&
		find(library, "pcap_close", &call->close) &&
		find(library, "pcap_freecode", &call->freecode) &&
		find(library, "pcap_offline_filter", &call->run))
		return 0;
	return err_set(err, _("libpcap cannot be loaded: %s"), dlerror());
}

static int compile(const struct bpf *bpf, uint16_t link, struct bpf_program *code, struct err *err)
{
	pcap_t *dead = bpf->call.open_dead(data_link(link), LONGEST);
	int status = 0;

	if (!dead)
		return err_set(err, _("libpcap cannot compile the filter: out of memory"));
	if (bpf->call.compile(dead, code, bpf->text, 1, PCAP_NETMASK_UNKNOWN) < 0)
		status = err_set(err, "'%s': %s", bpf->text, bpf->call.geterr(dead));
	bpf->call.close(dead);
	return status;
}

/* What Ethernet does not know of (`ifindex 1`, `type mgt`) another link may. */
struct bpf *bpf_new(const char *text, struct err *err)
{
	static const uint16_t links[] = {LINK_ETHERNET, DLT_LINUX_SLL2, DLT_IEEE802_11};
	struct bpf *bpf = mem_new(1, sizeof(*bpf));
	struct err other;

	bpf->text = mem_text(text, strlen(text));
	if (load(&bpf->call, err) < 0) {
		bpf_free(bpf);
		return NULL;
	}
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]) && !bpf->count; i++) {
		bpf->at[0].link = links[i];
		if (compile(bpf, links[i], &bpf->at[0].code, i ? &other : err) == 0)
			bpf->count = 1;
	}
	if (bpf->count)
		return bpf;
	bpf_free(bpf);
	return NULL;
}

void bpf_free(struct bpf *bpf)
{
	if (!bpf)
		return;
	for (unsigned i = 0; i < bpf->count; i++)
		bpf->call.freecode(&bpf->at[i].code);
	free(bpf->text);
	free(bpf);
}

/* The program for a link type, compiled now if it is new. */
static struct program *program_of(struct bpf *bpf, uint16_t link, struct err *err)
{
	struct program fresh = {.link = link};

	if (bpf->at[bpf->last].link == link)
		return &bpf->at[bpf->last];
	for (bpf->last = 0; bpf->last < bpf->count; bpf->last++)
		if (bpf->at[bpf->last].link == link)
			return &bpf->at[bpf->last];
	bpf->last = 0;
	if (compile(bpf, link, &fresh.code, err) < 0)
		return NULL;
	if (bpf->count == LINKS) /* the last place is used again and again */
		bpf->call.freecode(&bpf->at[--bpf->count].code);
	bpf->last = bpf->count++;
	bpf->at[bpf->last] = fresh;
	return &bpf->at[bpf->last];
}

int bpf_match(struct bpf *bpf, const struct frame *frame, struct err *err)
{
	struct program *program = program_of(bpf, frame->link, err);
	struct pcap_pkthdr header = {.caplen = frame->cap, .len = frame->len};

	if (!program)
		return -1;
	return bpf->call.run(&program->code, &header, frame->bytes) != 0;
}
