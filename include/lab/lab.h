/* SPDX-License-Identifier: BSD-2-Clause */
/* The lab: a private network of two hosts on one wire, that any user can have. A user namespace,
 * a network namespace for each host, a veth pair between them, and real servers on `serveur`.
 *
 * Its processes live in a PID namespace whose first process dies with the program that made it,
 * by whatever way that ends; with them go the namespaces and the wire. */
#ifndef TRAME_LAB_LAB_H
#define TRAME_LAB_LAB_H

#include "base/err.h"

#include <stdint.h>
#include <sys/types.h>

/* The name of the wire's end, the same on both hosts. */
#define LAB_IFACE "eth0"

enum lab_host { LAB_POSTE, LAB_SERVEUR, LAB_HOSTS };

/* Who speaks on the wire: the two hosts, and behind them the address that crafted frames come
 * from, which no kernel owns. */
struct lab_station {
	const char *name;
	const char *mac;
	const char *ip4; /* in a /24 */
	const char *ip6; /* in a /64 */
};

enum { LAB_CRAFTED = LAB_HOSTS, LAB_STATIONS };

extern const struct lab_station lab_stations[LAB_STATIONS];

/* A station's addresses as the bytes that stand in a frame. */
void lab_station_bytes(
	const struct lab_station *station, uint8_t mac[6], uint8_t ip4[4], uint8_t ip6[16]);

/* The namespaces of a lab: two for all of it, three for each host. */
enum { LAB_NS_USER, LAB_NS_PID, LAB_NS_HOST };
enum { LAB_NS_MNT, LAB_NS_NET, LAB_NS_UTS, LAB_NS_PER_HOST };
#define LAB_NS_COUNT (LAB_NS_HOST + LAB_HOSTS * LAB_NS_PER_HOST)

#define LAB_KIDS 160

struct lab {
	int life;	      /* the line whose end stops the lab */
	pid_t init;	      /* its first process */
	int ns[LAB_NS_COUNT]; /* open namespaces, owned */
	pid_t kids[LAB_KIDS]; /* programs that run in it and are not waited for yet, else 0 */
};

/* Makes the lab. When it returns 0 both hosts are up and all servers listen; when it returns -1
 * the sentence says what the kernel lacks or forbids and what to do, and nothing is left. */
int lab_start(struct lab *lab, struct err *err);

/* The same without servers: nothing listens on any port. */
int lab_start_bare(struct lab *lab, struct err *err);

/* Ends every process of the lab and waits for them. Harmless when called twice. */
void lab_stop(struct lab *lab);

/* Runs a program on a host: argv[0] is a path or found through PATH, fds become its standard
 * input, output and error (NULL: those of the caller). Returns its process id when it runs, or -1
 * when it does not, with errno telling why. A path that the caller's user may not walk can be
 * opened before and named "/proc/self/fd/N". */
pid_t lab_spawn(
	struct lab *lab, enum lab_host host, char *const argv[], const int fds[3], struct err *err);

/* Runs a function of this program in a process of its own on a host; it must not return. Nothing of
 * the caller is left behind by itself (see lab/detach.h). Its process id, or -1. */
pid_t lab_fork(struct lab *lab, enum lab_host host, void (*run)(void *arg), void *arg,
	struct err *err);

/* Says that a process of the lab was waited for by the caller. */
void lab_gone(struct lab *lab, pid_t pid);

/* Waits for a program of the lab: its exit status, or 128 + N when signal N ended it. */
int lab_wait(struct lab *lab, pid_t pid);

#endif
