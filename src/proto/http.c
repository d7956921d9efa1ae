/* SPDX-License-Identifier: BSD-2-Clause */
/* HTTP/1.x, RFC 9112: a line that asks or answers, header lines, an empty line; the body behind it
 * is data. Text, so there are no bits to draw. */
#include "proto/proto.h"

#include <stddef.h>

#define TOKEN(name, short_name, word, text, until, value, sentence)                                \
	{.id = name, .scapy = short_name, .label = word, .title = text, .kind = FIELD_TEXT,        \
		.size = until, .preset_bytes = value, .about = sentence, .rfc = "RFC 9112 3"}

static const struct field request_parts[] = {
	TOKEN("http.request.method", "Method", "method", "Request Method", SIZE_TOKEN, "GET",
		"What to do: GET fetches, POST sends."),
	TOKEN("http.request.uri", "Path", "uri", "Request URI", SIZE_TOKEN, "/",
		"What it is about: the page's path."),
	TOKEN("http.request.version", "Http_Version", "version", "Request Version", SIZE_REST,
		"HTTP/1.1",
		"Which HTTP the client speaks."),
	FIELD_END,
};

static const struct field response_parts[] = {
	TOKEN("http.response.version", "Http_Version", "version", "Response Version", SIZE_TOKEN,
		"HTTP/1.1",
		"Which HTTP the server speaks."),
	TOKEN("http.response.code", "Status_Code", "code", "Status Code", SIZE_TOKEN, "200",
		"How it went: 200 is well, 404 is not found."),
	TOKEN("http.response.phrase", "Reason_Phrase", "phrase", "Response Phrase", SIZE_REST, "OK",
		"The same for people."),
	FIELD_END,
};

#define LINE(name, text, sentence)                                                                 \
	{.id = "http." name, .label = name, .title = text, .kind = FIELD_TEXT, .size = SIZE_LINE,  \
		.about = sentence, .rfc = "RFC 9110"}

#define LINES                                                                                      \
	LINE("accept", "Accept", "Which kinds of content the client likes."),                      \
	LINE("accept_encoding", "Accept-Encoding", "Which compressions it understands."),          \
	LINE("accept_language", "Accept-Language", "Which languages it likes."),                   \
	LINE("authorization", "Authorization", "Who the client claims to be."),                    \
	LINE("cache_control", "Cache-Control", "Whether copies may be kept."),                     \
	LINE("connection", "Connection", "Whether the connection stays open."),                    \
	LINE("content_encoding", "Content-Encoding", "How the body is compressed."),               \
	LINE("content_length_header", "Content-Length", "Bytes of the body."),                     \
	LINE("content_type", "Content-Type", "What the body is: text/html is a page."),            \
	LINE("cookie", "Cookie", "What the server asked the client to remember."),                 \
	LINE("date", "Date", "When the message was made."),                                        \
	LINE("host", "Host", "Which of the sites on this server is meant."),                       \
	LINE("last_modified", "Last-Modified", "When the content last changed."),                  \
	LINE("location", "Location", "Where the content is now."),                                 \
	LINE("referer", "Referer", "The page that the client comes from."),                        \
	LINE("server", "Server", "The server's program."),                                         \
	LINE("set_cookie", "Set-Cookie", "What the client should remember."),                      \
	LINE("transfer_encoding", "Transfer-Encoding", "How the body is cut into pieces."),        \
	LINE("upgrade", "Upgrade", "Which protocol to go on with."),                               \
	LINE("user_agent", "User-Agent", "The client's program.")

/* A line of another name: Wireshark calls it after who sent it. */
static const struct field request_lines[] = {
	LINES, LINE("request.line", "Header", "A header line that this program does not know."),
	FIELD_END};
static const struct field response_lines[] = {
	LINES, LINE("response.line", "Header", "A header line that this program does not know."),
	FIELD_END};
static const struct list request_list = {LIST_LINES, request_lines};
static const struct list response_list = {LIST_LINES, response_lines};

#define MESSAGE(word, text, line_parts, lines)                                                     \
	{                                                                                          \
		{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .size = SIZE_LINE,   \
			.parts = line_parts, .about = "The first line.", .rfc = "RFC 9112 2.1"},   \
		{.id = "", .label = "headers", .title = "Header lines", .kind = FIELD_LIST,        \
			.size = SIZE_REST, .list = lines, .about = "NAME: VALUE, one a line.",     \
			.rfc = "RFC 9112 5"},                                                      \
		FIELD_END                                                                          \
	}
static const struct field request[] = MESSAGE("request", "Request line", request_parts,
	&request_list);
static const struct field response[] = MESSAGE("status", "Status line", response_parts,
	&response_list);

static const struct field messages[] = {
	{.id = "", .scapy = "HTTPResponse", .label = "response", .title = "Response",
		.kind = FIELD_GROUP, .words = "HTTP/1.", .parts = response,
		.about = "What the server answers.", .rfc = "RFC 9112 4"},
	{.id = "", .scapy = "HTTPRequest", .label = "request", .title = "Request",
		.kind = FIELD_GROUP, .parts = request,
		.words = "GET HEAD POST PUT DELETE OPTIONS TRACE CONNECT PATCH",
		.about = "What the client asks.", .rfc = "RFC 9112 3"},
	FIELD_END,
};
static const struct list message_list = {LIST_PICK, messages};

static const struct field fields[] = {
	{.id = "", .label = "message", .title = "Message", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &message_list, .about = "A request or a response.", .rfc = "RFC 9112 2.1"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_TCP, 80}, {BIND_TCP, 8080}, {BIND_NONE, 0}};

const struct proto proto_http = {
	.id = "http", .scapy = "HTTP", .label = "HTTP", .title = "Hypertext Transfer Protocol",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .binds = binds, .fields = fields,
	.about = "How browsers ask web servers for pages.", .rfc = "RFC 9112",
};
