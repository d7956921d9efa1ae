/* SPDX-License-Identifier: BSD-2-Clause */
/* Indexing a capture, and libpcap counting its frames, each a process of its own:
 *
 *	index_bench make FILE FRAMES     writes the capture: pcapng, or pcap by its name
 *	index_bench store FILE           indexes it; prints frames, anonymous memory in KiB, a sum
 *	index_bench pcap FILE            counts with pcap_loop; prints frames
 */
#include "file/store.h"
#include "file/writer.h"

#include <fcntl.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SLICE (1u << 20)

/* Sizes as a mixed capture has them: small ones mostly, a few full ones. */
static uint32_t size_of(unsigned long i)
{
	unsigned r = (unsigned)(i * 2654435761u >> 7) % 100;

	return r < 70 ? 54 + r : r < 95 ? 100 + r * 4 : 1514;
}

static int make(const char *name, unsigned long frames)
{
	static uint8_t bytes[1514];
	struct writer writer = WRITER_INIT(writer_is_ng(name));
	struct buf out = BUF_INIT;
	FILE *f = fopen(name, "wb");
	bool well = f != NULL;

	for (unsigned long i = 0; i < frames && well; i++) {
		struct frame frame = {.bytes = bytes, .link = LINK_ETHERNET};

		frame.cap = frame.len = size_of(i);
		frame.time = INT64_C(1700000000000000000) + (int64_t)i * 1000;
		well = writer_add(&writer, &out, &frame, NULL) == 0;
		if (out.len > SLICE) {
			well = well && fwrite(out.data, 1, out.len, f) == out.len;
			buf_clear(&out);
		}
	}
	well = well && fwrite(out.data, 1, out.len, f) == out.len;
	well = f && fclose(f) == 0 && well;
	buf_done(&out);
	return well ? 0 : 1;
}

static unsigned long anonymous(void)
{
	unsigned long kib = 0;
	char line[128];
	FILE *f = fopen("/proc/self/status", "r");

	while (f && fgets(line, sizeof(line), f))
		if (strncmp(line, "RssAnon:", 8) == 0)
			kib = strtoul(line + 8, NULL, 10);
	if (f)
		fclose(f);
	return kib;
}

static int run_store(const char *name)
{
	struct store_look look = STORE_LOOK_INIT;
	struct store store;
	struct err err = {""};
	int fd = open(name, O_RDONLY);
	uint64_t sum = 0;
	enum store_state state = STORE_MORE;

	if (fd < 0 || store_open(&store, fd, &err) < 0)
		return 1;
	while (state == STORE_MORE)
		state = store_index(&store, SLICE, &err);
	if (state == STORE_BAD || store_end(&store, &err) < 0)
		fprintf(stderr, "index_bench: %s\n", err.text);
	for (uint64_t i = 0; i < store.count; i += 1 + store.count / 1000) {
		struct frame frame;

		if (store_frame(&store, &look, i, &frame) == 0 && frame.number == i + 1)
			sum += frame.cap;
	}
	printf("%llu %lu %llu\n", (unsigned long long)store.count, anonymous(),
		(unsigned long long)sum);
	store_look_done(&look);
	store_done(&store);
	close(fd);
	return err.text[0] ? 1 : 0;
}

static void count(u_char *arg, const struct pcap_pkthdr *head, const u_char *bytes)
{
	(void)head;
	(void)bytes;
	++*(unsigned long *)(void *)arg;
}

static int run_pcap(const char *name)
{
	char why[PCAP_ERRBUF_SIZE];
	pcap_t *pcap = pcap_open_offline(name, why);
	unsigned long frames = 0;

	if (!pcap)
		return 1;
	pcap_loop(pcap, -1, count, (u_char *)&frames);
	printf("%lu\n", frames);
	pcap_close(pcap);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "make") == 0)
		return make(argv[2], strtoul(argv[3], NULL, 10));
	if (argc == 3 && strcmp(argv[1], "store") == 0)
		return run_store(argv[2]);
	if (argc == 3 && strcmp(argv[1], "pcap") == 0)
		return run_pcap(argv[2]);
	return 2;
}
