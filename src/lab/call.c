/* SPDX-License-Identifier: BSD-2-Clause */
/* System calls that are noted. What is measured is the call alone: the clock is read right before
 * and right behind it, and the text is made after that. */
#include "lab/call.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A call that is under way: its text grows in `out`, behind what is known of it. */
struct making {
	struct call_note note;
	struct buf out; /* owned */
	int error;
};

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static uint32_t inode_of(int fd)
{
	struct stat st;

	return fd >= 0 && fstat(fd, &st) == 0 ? (uint32_t)st.st_ino : 0;
}

static struct making begin(const char *name, int fd)
{
	struct making m = {.note = {.word = CALL_MADE, .fd = fd, .inode = inode_of(fd)}};

	snprintf(m.note.name, sizeof(m.note.name), "%s", name);
	m.note.begin = now();
	return m;
}

/* Right behind the call, with what it gave. */
static void end(struct making *m, int64_t result)
{
	m->error = errno;
	m->note.end = now();
	m->note.result = result;
	if (result < 0)
		snprintf(m->note.error, sizeof(m->note.error), "%s", call_error(m->error));
}

/* Who started us and reads no more has ended, and so do we. */
static void put(const struct call_log *log, const struct call_note *note)
{
	ssize_t n;

	do
		n = write(log->fd, note, sizeof(*note));
	while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof(*note))
		_exit(0);
}

static void tell(const struct call_log *log, struct making *m)
{
	snprintf(m->note.text, sizeof(m->note.text), "%s", buf_string(&m->out));
	put(log, &m->note);
	buf_done(&m->out);
	errno = m->error;
}

void call_tell(const struct call_log *log, enum call_word word, const char *text)
{
	struct call_note note = {.word = word, .fd = -1, .pid = getpid(), .end = now()};

	snprintf(note.text, sizeof(note.text), "%s", text);
	put(log, &note);
}

/* ---- addresses ---- */

static socklen_t to_kernel(const struct board_end *end, struct sockaddr_storage *to)
{
	struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons(end->port)};
	struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(end->port)};

	memset(to, 0, sizeof(*to));
	if (end->family == 6) {
		memcpy(&six.sin6_addr, end->ip, sizeof(six.sin6_addr));
		memcpy(to, &six, sizeof(six));
		return sizeof(six);
	}
	memcpy(&four.sin_addr, end->ip, sizeof(four.sin_addr));
	memcpy(to, &four, sizeof(four));
	return sizeof(four);
}

static void from_kernel(const struct sockaddr_storage *from, struct board_end *end)
{
	struct sockaddr_in four;
	struct sockaddr_in6 six;

	memset(end, 0, sizeof(*end));
	if (from->ss_family == AF_INET6) {
		memcpy(&six, from, sizeof(six));
		end->family = 6;
		end->port = ntohs(six.sin6_port);
		memcpy(end->ip, &six.sin6_addr, sizeof(six.sin6_addr));
	} else if (from->ss_family == AF_INET) {
		memcpy(&four, from, sizeof(four));
		end->family = 4;
		end->port = ntohs(four.sin_port);
		memcpy(end->ip, &four.sin_addr, sizeof(four.sin_addr));
	}
}

/* An address that the kernel filled in, and its length before and after: "[128 => 16]". */
static void put_filled(struct buf *out, const struct board_end *end, socklen_t room, socklen_t n)
{
	call_put_address(out, end);
	if (n == room)
		buf_printf(out, ", [%u]", (unsigned)n);
	else
		buf_printf(out, ", [%u => %u]", (unsigned)room, (unsigned)n);
}

/* ---- the calls ---- */

static const char *proto_name(int proto)
{
	switch (proto) {
	case IPPROTO_TCP: return "IPPROTO_TCP";
	case IPPROTO_UDP: return "IPPROTO_UDP";
	case IPPROTO_ICMP: return "IPPROTO_ICMP";
	default: return "IPPROTO_ICMPV6";
	}
}

int call_socket(const struct call_log *log, int family, int type, int proto)
{
	struct making m = begin("socket", -1);
	int fd = socket(family, type, proto);

	end(&m, fd);
	m.note.fd = fd;
	m.note.inode = inode_of(fd);
	m.note.proto = (uint8_t)proto;
	m.note.family = family == AF_INET6 ? 6 : 4;
	buf_printf(&m.out, "socket(%s, %s, %s)", family == AF_INET6 ? "AF_INET6" : "AF_INET",
		type == SOCK_STREAM  ? "SOCK_STREAM"
		: type == SOCK_DGRAM ? "SOCK_DGRAM"
				     : "SOCK_RAW",
		proto_name(proto));
	tell(log, &m);
	return fd;
}

static int set(const struct call_log *log, int fd, int level, int option, const char *words)
{
	const int one = 1;
	struct making m = begin("setsockopt", fd);
	int status = setsockopt(fd, level, option, &one, sizeof(one));

	end(&m, status);
	buf_printf(&m.out, "setsockopt(%d, %s, [1], 4)", fd, words);
	tell(log, &m);
	return status;
}

int call_reuse(const struct call_log *log, int fd)
{
	return set(log, fd, SOL_SOCKET, SO_REUSEADDR, "SOL_SOCKET, SO_REUSEADDR");
}

int call_only_six(const struct call_log *log, int fd)
{
	return set(log, fd, IPPROTO_IPV6, IPV6_V6ONLY, "SOL_IPV6, IPV6_V6ONLY");
}

int call_bind(const struct call_log *log, int fd, const struct board_end *at)
{
	struct sockaddr_storage address;
	socklen_t n = to_kernel(at, &address);
	struct making m = begin("bind", fd);
	int status = bind(fd, (const struct sockaddr *)&address, n);

	end(&m, status);
	if (status == 0)
		m.note.local = *at;
	buf_printf(&m.out, "bind(%d, ", fd);
	call_put_address(&m.out, at);
	buf_printf(&m.out, ", %u)", (unsigned)n);
	tell(log, &m);
	return status;
}

int call_getsockname(const struct call_log *log, int fd, struct board_end *at)
{
	struct sockaddr_storage address = {.ss_family = AF_UNSPEC};
	socklen_t n = sizeof(address);
	struct making m = begin("getsockname", fd);
	int status = getsockname(fd, (struct sockaddr *)&address, &n);

	end(&m, status);
	from_kernel(&address, at);
	m.note.local = *at;
	buf_printf(&m.out, "getsockname(%d, ", fd);
	put_filled(&m.out, at, sizeof(address), n);
	buf_byte(&m.out, ')');
	tell(log, &m);
	return status;
}

int call_listen(const struct call_log *log, int fd, int backlog)
{
	struct making m = begin("listen", fd);
	int status = listen(fd, backlog);

	end(&m, status);
	buf_printf(&m.out, "listen(%d, %d)", fd, backlog);
	tell(log, &m);
	return status;
}

int call_accept(const struct call_log *log, int fd, struct board_end *from)
{
	struct sockaddr_storage address = {.ss_family = AF_UNSPEC};
	socklen_t n = sizeof(address);
	struct making m = begin("accept", fd);
	int got = accept(fd, (struct sockaddr *)&address, &n);

	end(&m, got);
	from_kernel(&address, from);
	m.note.fd = got;
	m.note.inode = inode_of(got);
	m.note.remote = *from;
	m.note.proto = IPPROTO_TCP;
	m.note.family = from->family;
	buf_printf(&m.out, "accept(%d, ", fd);
	if (got < 0)
		buf_printf(&m.out, "%p, [%u]", (void *)&address, (unsigned)n);
	else
		put_filled(&m.out, from, sizeof(address), n);
	buf_byte(&m.out, ')');
	tell(log, &m);
	return got;
}

int call_connect(const struct call_log *log, int fd, const struct board_end *to)
{
	struct sockaddr_storage address;
	socklen_t n = to_kernel(to, &address);
	struct making m = begin("connect", fd);
	int status = connect(fd, (const struct sockaddr *)&address, n);

	end(&m, status);
	m.note.remote = *to;
	buf_printf(&m.out, "connect(%d, ", fd);
	call_put_address(&m.out, to);
	buf_printf(&m.out, ", %u)", (unsigned)n);
	tell(log, &m);
	return status;
}

ssize_t call_send(const struct call_log *log, int fd, const void *bytes, size_t n)
{
	struct making m = begin("send", fd);
	ssize_t sent = send(fd, bytes, n, 0);

	end(&m, sent);
	buf_printf(&m.out, "sendto(%d, ", fd);
	call_put_bytes(&m.out, bytes, n);
	buf_printf(&m.out, ", %zu, 0, NULL, 0)", n);
	tell(log, &m);
	return sent;
}

ssize_t call_sendto(
	const struct call_log *log, int fd, const void *bytes, size_t n, const struct board_end *to)
{
	struct sockaddr_storage address;
	socklen_t size = to_kernel(to, &address);
	struct making m = begin("sendto", fd);
	ssize_t sent = sendto(fd, bytes, n, 0, (const struct sockaddr *)&address, size);

	end(&m, sent);
	m.note.remote = *to;
	buf_printf(&m.out, "sendto(%d, ", fd);
	call_put_bytes(&m.out, bytes, n);
	buf_printf(&m.out, ", %zu, 0, ", n);
	call_put_address(&m.out, to);
	buf_printf(&m.out, ", %u)", (unsigned)size);
	tell(log, &m);
	return sent;
}

/* What a call that failed was to fill is shown as where it lies. */
static void put_got(struct buf *out, int fd, const void *bytes, ssize_t got, size_t room)
{
	buf_printf(out, "recvfrom(%d, ", fd);
	if (got < 0)
		buf_printf(out, "%p", bytes);
	else
		call_put_bytes(out, bytes, (size_t)got);
	buf_printf(out, ", %zu, 0, ", room);
}

ssize_t call_recv(const struct call_log *log, int fd, void *bytes, size_t room)
{
	struct making m = begin("recv", fd);
	ssize_t got = recv(fd, bytes, room, 0);

	end(&m, got);
	put_got(&m.out, fd, bytes, got, room);
	buf_text(&m.out, "NULL, NULL)");
	tell(log, &m);
	return got;
}

ssize_t call_recvfrom(
	const struct call_log *log, int fd, void *bytes, size_t room, struct board_end *from)
{
	struct sockaddr_storage address = {.ss_family = AF_UNSPEC};
	socklen_t n = sizeof(address);
	struct making m = begin("recvfrom", fd);
	ssize_t got = recvfrom(fd, bytes, room, 0, (struct sockaddr *)&address, &n);

	end(&m, got);
	from_kernel(&address, from);
	m.note.remote = *from;
	put_got(&m.out, fd, bytes, got, room);
	if (got < 0)
		buf_printf(&m.out, "%p, [%u]", (void *)&address, (unsigned)n);
	else
		put_filled(&m.out, from, sizeof(address), n);
	buf_byte(&m.out, ')');
	tell(log, &m);
	return got;
}

int call_close(const struct call_log *log, int fd)
{
	struct making m = begin("close", fd);
	int status = close(fd);

	end(&m, status);
	buf_printf(&m.out, "close(%d)", fd);
	tell(log, &m);
	return status;
}
