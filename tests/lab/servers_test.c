/* SPDX-License-Identifier: BSD-2-Clause */
/* What the lab's servers answer, down to the byte, and that no client's bytes harm them. */
#include "base/bits.h"
#include "lab/server.h"
#include "test.h"

/* A query for serveur.example A IN, recursion desired, id 0x1234. */
static const uint8_t query[] = "\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x07serveur\x07"
			       "example\x00\x00\x01\x00\x01";
#define QUERY_SIZE (sizeof(query) - 1)

static void dns_answers_to_the_byte(void)
{
	static const uint8_t want[] =
		"\x12\x34\x85\x00\x00\x01\x00\x01\x00\x00\x00\x00\x07serveur\x07"
		"example\x00\x00\x01\x00\x01"
		"\xc0\x0c\x00\x01\x00\x01\x00\x00\x01\x2c\x00\x04\xc0\x00\x02\x50";
	struct buf out = BUF_INIT;

	CHECK(dns_server.datagram(query, QUERY_SIZE, &out));
	CHECK_BYTES(out.data, out.len, want, sizeof(want) - 1);
	buf_done(&out);
}

static void dns_answers_no_answer(void)
{
	uint8_t bytes[QUERY_SIZE];
	struct buf out = BUF_INIT;

	memcpy(bytes, query, sizeof(bytes));
	bytes[2] |= 0x80;
	CHECK(!dns_server.datagram(bytes, sizeof(bytes), &out));
	CHECK(!dns_server.datagram(query, 11, &out));
	CHECK_INT(out.len, 0);
}

/* The code of the answer to the first n bytes; -1 when there is none. */
static int dns_code(const uint8_t *bytes, size_t n)
{
	struct buf out = BUF_INIT;
	int code = -1;

	if (dns_server.datagram(bytes, n, &out) && CHECK(out.len >= 12 && out.len <= 512))
		code = (int)bits_get(out.data, 28, 4);
	buf_done(&out);
	return code;
}

static void dns_says_what_is_wrong(void)
{
	uint8_t bytes[QUERY_SIZE];

	for (size_t n = 0; n < QUERY_SIZE; n++)
		CHECK_INT(dns_code(query, n), n < 12 ? -1 : 1);
	memcpy(bytes, query, sizeof(bytes));
	bytes[12] = 0xc0; /* a pointer in a question */
	CHECK_INT(dns_code(bytes, sizeof(bytes)), 1);
	memcpy(bytes, query, sizeof(bytes));
	bytes[5] = 2; /* two questions */
	CHECK_INT(dns_code(bytes, sizeof(bytes)), 1);
	memcpy(bytes, query, sizeof(bytes));
	bytes[2] = 0x28; /* an update */
	CHECK_INT(dns_code(bytes, sizeof(bytes)), 4);
	memcpy(bytes, query, sizeof(bytes));
	bytes[QUERY_SIZE - 3] = 252; /* a whole zone */
	CHECK_INT(dns_code(bytes, sizeof(bytes)), 5);
	memcpy(bytes, query, sizeof(bytes));
	bytes[13] = 'x';
	CHECK_INT(dns_code(bytes, sizeof(bytes)), 3);
}

/* A name of 255 bytes is the longest that there is (RFC 1035 2.3.4). */
static void dns_takes_the_longest_name(void)
{
	uint8_t bytes[512] = {0, 1, 0, 0, 0, 1};

	for (int extra = 0; extra < 2; extra++) {
		size_t at = 12;

		for (int label = 0; label < 4; label++) {
			size_t n = label < 3 ? 63 : 61 + (size_t)extra;

			bytes[at++] = (uint8_t)n;
			memset(bytes + at, 'a', n);
			at += n;
		}
		memcpy(bytes + at, "\x00\x00\x01\x00\x01", 5);
		CHECK_INT(dns_code(bytes, at + 5), extra ? 1 : 3);
	}
}

static void dns_survives_anything(void)
{
	for (int i = 0; i < 200000; i++) {
		uint8_t bytes[QUERY_SIZE + 20];
		size_t n = test_random() % sizeof(bytes);

		memcpy(bytes, query, QUERY_SIZE);
		for (size_t k = QUERY_SIZE; k < sizeof(bytes); k++)
			bytes[k] = (uint8_t)test_random();
		for (uint64_t k = test_random() % 6; k > 0; k--)
			bytes[test_random() % sizeof(bytes)] = (uint8_t)test_random();
		dns_code(bytes, n);
	}
	CHECK_INT(dns_code(query, QUERY_SIZE), 0);
}

/* Two queries in one piece, and a piece that ends within the second. */
static void dns_cuts_its_stream(void)
{
	uint8_t bytes[2 * (QUERY_SIZE + 2)];
	struct buf out = BUF_INIT;
	bool last = false;

	for (int i = 0; i < 2; i++) {
		uint8_t *at = bytes + (size_t)i * (QUERY_SIZE + 2);

		at[0] = 0;
		at[1] = QUERY_SIZE;
		memcpy(at + 2, query, QUERY_SIZE);
	}
	CHECK_INT(dns_server.stream(bytes, sizeof(bytes), &out, &last), QUERY_SIZE + 2);
	CHECK_INT(bits_be16(out.data), out.len - 2);
	CHECK_INT(dns_server.stream(bytes, QUERY_SIZE + 1, &out, &last), 0);
	CHECK(!last);
	bytes[0] = 0xff;
	CHECK(dns_server.stream(bytes, sizeof(bytes), &out, &last) > 0 && last);
	buf_done(&out);
}

/* The status of the answer, 0 for none; how much of the request it took, and whether it is the
 * last on its connection. */
static int web(const char *request, size_t *used, bool *last)
{
	struct buf out = BUF_INIT;
	int status = 0;

	*last = false;
	*used = web_server.stream((const uint8_t *)request, strlen(request), &out, last);
	if (out.len > 0)
		sscanf(buf_string(&out), "HTTP/1.1 %3d ", &status);
	buf_done(&out);
	return status;
}

static void web_status_of_a_request(void)
{
	static const struct {
		const char *request;
		int status;
		bool last;
	} cases[] = {
		{"GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200, false},
		{"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 200, true},
		{"HEAD / HTTP/1.0\r\n\r\n", 200, true},
		{"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200, false},
		{"GET http://serveur/?q HTTP/1.1\r\nhost:a\r\n\r\n", 200, false},
		{"GET http://serveur HTTP/1.1\r\nhost:a\r\n\r\n", 200, false},
		{"GET /x HTTP/1.1\r\nHost: a\r\n\r\n", 404, false},
		{"GET / HTTP/1.1\r\n\r\n", 400, true},
		{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 405, true},
		{"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, true},
		{"GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", 400, true},
		{"GET /\r\n\r\n", 400, true},
		{" \r\n\r\n", 400, true},
		{"GET / HTTP/1.1\r\nHost: a\r\n", 0, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t used;
		bool last;

		CHECK_INT(web(cases[i].request, &used, &last), cases[i].status);
		CHECK_INT(last, cases[i].last);
	}
}

static void web_fits_into_a_frame(void)
{
	const char *request = "GET / HTTP/1.1\r\nHost: serveur\r\n\r\n";
	struct buf out = BUF_INIT;
	bool last = false;

	CHECK_INT(web_server.stream((const uint8_t *)request, strlen(request), &out, &last),
		strlen(request));
	CHECK(out.len > 0 && out.len <= 1440 - 12);
	buf_done(&out);
}

static void web_survives_anything(void)
{
	static const char *const parts[] = {"GET ", "HEAD", " ", "/", "http://", "HTTP/1.1", "\r\n",
		":", "Host", "Connection: ", "close", "Content-Length", "0", "\r\n\r\n", "?", "\t",
		"\xff", "HTTP/1.0"};
	size_t used;
	bool last;

	for (int i = 0; i < 200000; i++) {
		char request[256] = "";

		for (uint64_t k = test_random() % 20; k > 0; k--)
			strcat(request, parts[test_random() % (sizeof(parts) / sizeof(parts[0]))]);
		web(request, &used, &last);
		if (used > strlen(request))
			CHECK(used <= strlen(request));
	}
	CHECK_INT(web("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET", &used, &last), 200);
	CHECK_INT(used, 27);
}

static const struct test tests[] = {
	{"dns answers to the byte", dns_answers_to_the_byte},
	{"dns gives no answer to an answer", dns_answers_no_answer},
	{"dns says what is wrong", dns_says_what_is_wrong},
	{"dns takes the longest name", dns_takes_the_longest_name},
	{"dns survives anything", dns_survives_anything},
	{"dns cuts its stream", dns_cuts_its_stream},
	{"web status of a request", web_status_of_a_request},
	{"web fits into a frame", web_fits_into_a_frame},
	{"web survives anything", web_survives_anything},
};
TEST_MAIN(tests)
