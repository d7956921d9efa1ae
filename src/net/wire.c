/* SPDX-License-Identifier: BSD-2-Clause */
/* The device, opened twice: libpcap's handle captures, libnet's sends, so that the capture sees
 * what was sent too. */
#include "net/net.h"

#include <net/if.h>

#define WIRE_SLACK 16 /* bytes; of small frames libpcap's ring keeps up to 2 less than asked */

/* Only network interfaces: libpcap would open USB, Bluetooth and other devices by their names. */
static int wire_exists(const struct wire *w, struct err *err)
{
	if (if_nametoindex(w->iface) || (!w->send && !strcmp(w->iface, "any")))
		return 0;
	struct buf names = BUF_INIT;
	struct if_nameindex *all = if_nameindex();
	for (struct if_nameindex *i = all; i && i->if_index; i++)
		buf_printf(&names, "%s%s", names.len ? ", " : "", i->if_name);
	err_set(err, "%s: no such interface; there are: %s", w->iface, buf_string(&names));
	if_freenameindex(all);
	buf_done(&names);
	return -1;
}

static int wire_open_cap(struct wire *w, struct err *err)
{
	char why[PCAP_ERRBUF_SIZE];
	w->cap = pcap_create(w->iface, why);
	if (!w->cap || pcap_set_tstamp_precision(w->cap, PCAP_TSTAMP_PRECISION_NANO))
		return err_set(err, "%s: %s", w->iface, w->cap ? "no nanoseconds" : why);
	pcap_set_snaplen(w->cap, w->snaplen + WIRE_SLACK);
	pcap_set_promisc(w->cap, w->capture);
	pcap_set_immediate_mode(w->cap, !w->buffered);
	pcap_set_timeout(w->cap, WIRE_RETIRE);
	pcap_set_buffer_size(w->cap, (w->buffered ? 64 : w->capture ? 16 : 1) << 20); /* MB */
	int rc = pcap_activate(w->cap);
	const char *said = rc == PCAP_ERROR ? pcap_geterr(w->cap) : pcap_statustostr(rc);
	if (rc == PCAP_ERROR_PERM_DENIED)
		said = "needs CAP_NET_RAW: run 'sudo make setcap', or use --lab";
	if (rc < 0)
		return err_set(err, "%s: %s", w->iface, said);
	w->link = pcap_datalink(w->cap) == DLT_RAW ? 101 : (uint32_t)pcap_datalink(w->cap);
	return pcap_setnonblock(w->cap, 1, why) ? err_set(err, "%s: %s", w->iface, why) : 0;
}

/* libnet's own way in would hear every frame of every device, and knows no tun. This socket, of no
 * protocol, hears nothing, and never makes a sender wait. */
static int wire_open_net(struct wire *w, struct err *err)
{
	char why[LIBNET_ERRBUF_SIZE];
	if (w->link == DLT_LINUX_SLL)
		return err_set(err, "%s: takes no whole frames, -C captures only", w->iface);
	w->net = libnet_init(LIBNET_NONE, w->iface, why);
	if (!w->net)
		return err_set(err, "%s: %s", w->iface, why);
	w->net->injection_type = LIBNET_LINK_ADV;
	w->net->fd = socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK, 0);
	return w->net->fd < 0 ? err_errno(err, "%s", w->iface) : 0;
}

int wire_open(struct wire *w, struct err *err)
{
	if (wire_exists(w, err) || wire_open_cap(w, err) || (w->send && wire_open_net(w, err)))
		return -1;
	if (!w->capture) {
		pcap_close(w->cap);
		w->cap = NULL;
	}
	return 0;
}

/* The frames that came before the filter did are filtered by libpcap itself. */
int wire_filter(struct wire *w, struct err *err)
{
	struct bpf_program program;
	if (!w->cap)
		return 0;
	/* One stamp a frame, taken at the device and shared by all who capture there. */
	setsockopt(pcap_fileno(w->cap), SOL_SOCKET, SO_TIMESTAMPNS, &(int){1}, sizeof(int));
	if (pcap_compile(w->cap, &program, w->filter, 1, PCAP_NETMASK_UNKNOWN) ||
		pcap_setfilter(w->cap, &program))
		return err_set(err, "filter '%s': %s", w->filter, pcap_geterr(w->cap));
	pcap_freecode(&program);
	return 0;
}

int wire_send(struct wire *w, const uint8_t *frame, uint32_t n)
{
	if (libnet_adv_write_link(w->net, frame, n) == (int)n)
		return 0;
	return errno ? errno : EIO;
}
