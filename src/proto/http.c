/* SPDX-License-Identifier: BSD-2-Clause */
/* HTTP/1.x, RFC 9112: a line that asks or answers, header lines, an empty line; the body behind it
 * is data. Text, so there are no bits to draw. */
#include "httpline.h"

#include "proto/expert.h"
#include "proto/proto.h"

#include <stddef.h>

static const struct name code_names[] = {
	{100, "Continue"}, {101, "Switching Protocols"}, {102, "Processing"}, {103, "Early Hints"},
	{199, "Informational - Others"}, {200, "OK"}, {201, "Created"}, {202, "Accepted"},
	{203, "Non-authoritative Information"}, {204, "No Content"}, {205, "Reset Content"},
	{206, "Partial Content"}, {207, "Multi-Status"}, {208, "Already Reported"},
	{226, "IM Used"}, {299, "Success - Others"}, {300, "Multiple Choices"},
	{301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"}, {304, "Not Modified"},
	{305, "Use Proxy"}, {307, "Temporary Redirect"}, {308, "Permanent Redirect"},
	{399, "Redirection - Others"}, {400, "Bad Request"}, {401, "Unauthorized"},
	{402, "Payment Required"}, {403, "Forbidden"}, {404, "Not Found"},
	{405, "Method Not Allowed"}, {406, "Not Acceptable"},
	{407, "Proxy Authentication Required"}, {408, "Request Time-out"}, {409, "Conflict"},
	{410, "Gone"}, {411, "Length Required"}, {412, "Precondition Failed"},
	{413, "Request Entity Too Large"}, {414, "Request-URI Too Long"},
	{415, "Unsupported Media Type"}, {416, "Requested Range Not Satisfiable"},
	{417, "Expectation Failed"}, {418, "I'm a teapot"}, {421, "Misdirected Request"},
	{422, "Unprocessable Entity"}, {423, "Locked"}, {424, "Failed Dependency"},
	{425, "Too Early"}, {426, "Upgrade Required"}, {428, "Precondition Required"},
	{429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
	{451, "Unavailable For Legal Reasons"}, {499, "Client Error - Others"},
	{500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"},
	{503, "Service Unavailable"}, {504, "Gateway Time-out"},
	{505, "HTTP Version not supported"}, {507, "Insufficient Storage"}, {508, "Loop Detected"},
	{511, "Network Authentication Required"}, {599, "Server Error - Others"}, {0, NULL},
};

#define TOKEN(name, short_name, word, text, until, value, table, sentence)                         \
	{.id = name, .scapy = short_name, .label = word, .title = text, .kind = FIELD_TEXT,        \
		.size = until, .preset_bytes = value, .made = table, .about = sentence,            \
		.rfc = "RFC 9112 3"}

static const struct field query_made[] = {
	PIECE("request.uri.query.parameter", "Request URI Query Parameter", MAKE_SPLIT, '&', NULL,
		"One of the things that it should know."),
	FIELD_END};
static const struct field uri_made[] = {
	PIECE("request.uri.path", "Request URI Path", MAKE_BEFORE, '?', NULL,
		"Which page it is."),
	PIECE("request.uri.query", "Request URI Query", MAKE_AFTER, '?', query_made,
		"What the page should know."),
	FIELD_END};
static const struct field code_made[] = {
	{.id = "http.response.code.desc", .label = "", .title = "Status Code Description",
		.kind = FIELD_TEXT, .make = MAKE_CALLED, .names = code_names,
		.about = "What the code means.", .rfc = "RFC 9110 15"},
	FIELD_END};

static const struct field request_parts[] = {
	TOKEN("http.request.method", "Method", "method", "Request Method", SIZE_TOKEN, "GET",
		NULL,
		"What to do: GET fetches, POST sends."),
	TOKEN("http.request.uri", "Path", "uri", "Request URI", SIZE_TOKEN, "/",
		uri_made,
		"What it is about: the page's path."),
	TOKEN("http.request.version", "Http_Version", "version", "Request Version", SIZE_REST,
		"HTTP/1.1", NULL,
		"Which HTTP the client speaks."),
	FIELD_END,
};

static const struct field response_parts[] = {
	TOKEN("http.response.version", "Http_Version", "version", "Response Version", SIZE_TOKEN,
		"HTTP/1.1", NULL,
		"Which HTTP the server speaks."),
	TOKEN("http.response.code", "Status_Code", "code", "Status Code", SIZE_TOKEN, "200",
		code_made,
		"How it went: 200 is well, 404 is not found."),
	TOKEN("http.response.phrase", "Reason_Phrase", "phrase", "Response Phrase", SIZE_REST, "OK",
		NULL,
		"The same for people."),
	FIELD_END,
};

/* Besides its own name Wireshark gives every line another, after who sent it. */
#define ALSO_LINE(way, text)                                                                       \
	{.id = "http." way ".line", .label = "", .title = text, .kind = FIELD_TEXT,                \
		.make = MAKE_CUT, .hidden = true, .about = "The whole line.", .rfc = "RFC 9110 5"}
#define MADE_LINES(way, text)                                                                      \
	static const struct field way##_made[] = {ALSO_LINE(#way, text), FIELD_END};               \
	static const struct field way##_basic_made[] = {                                           \
		ALSO_LINE(#way, text),                                                             \
		BASIC_MADE,                                                                        \
		FIELD_END};                                                                        \
	static const struct field way##_length_made[] = {                                          \
		ALSO_LINE(#way, text),                                                             \
		LENGTH_MADE,                                                                       \
		FIELD_END};                                                                        \
	static const struct field way##_cookie_made[] = {                                          \
		ALSO_LINE(#way, text),                                                             \
		COOKIE_MADE,                                                                       \
		FIELD_END}
MADE_LINES(request, "Request line");
MADE_LINES(response, "Response line");

/* A line of another name: Wireshark calls it after who sent it. */
#define UNKNOWN(way)                                                                               \
	{.id = "http." way ".line", .label = way ".line", .title = "Header", .kind = FIELD_TEXT,   \
		.size = SIZE_LINE, .octets = true, .made = http_odd_made,                          \
		.about = "A header line that this program does not know.", .rfc = "RFC 9110"}
static const struct field request_lines[] = {LINES(request), UNKNOWN("request"), FIELD_END};
static const struct field response_lines[] = {LINES(response), UNKNOWN("response"), FIELD_END};
static const struct list request_list = {LIST_LINES, request_lines};
static const struct list response_list = {LIST_LINES, response_lines};

static const struct field chat_expert[] = EXPERT_PARTS("http.chat", "%s", EXPERT_CHAT,
	EXPERT_SEQUENCE);
static const struct field chat_made[] = {
	{EXPERT(MAKE_EXPERT, chat_expert)}, FIELD_END};

#define MESSAGE(word, text, line_parts, lines)                                                     \
	{                                                                                          \
		{.id = "",                                                                         \
			.label = word,                                                             \
			.title = text,                                                             \
			.kind = FIELD_GROUP,                                                       \
			.size = SIZE_LINE,                                                         \
			.heading = "%l",                                                           \
			.parts = line_parts,                                                       \
			.made = chat_made,                                                         \
			.about = "The first line.",                                                \
			.rfc = "RFC 9112 2.1"},                                                    \
			{.id = "",                                                                 \
				.label = "headers",                                                \
				.title = "Header lines",                                           \
				.kind = FIELD_LIST,                                                \
				.size = SIZE_REST,                                                 \
				.list = lines,                                                     \
				.about = "NAME: VALUE, one a line.",                               \
				.rfc = "RFC 9112 5"},                                              \
			FIELD_END                                                                  \
	}
static const struct field request[] = MESSAGE("request", "Request line", request_parts,
	&request_list);
static const struct field response[] = MESSAGE("status", "Status line", response_parts,
	&response_list);

static const struct field messages[] = {
	{.id = "", .scapy = "HTTPResponse", .label = "response", .title = "Response",
		.kind = FIELD_GROUP, .words = "HTTP/ ICY", .parts = response,
		.about = "What the server answers.", .rfc = "RFC 9112 4"},
	{.id = "", .scapy = "HTTPRequest", .label = "request", .title = "Request",
		.kind = FIELD_GROUP, .parts = request,
		.words = "GET HEAD POST PUT DELETE OPTIONS TRACE CONNECT PATCH PROPFIND PROPPATCH "
			 "MKCOL COPY MOVE LOCK UNLOCK SEARCH REPORT MERGE CHECKOUT POLL BCOPY "
			 "BMOVE BDELETE BPROPFIND BPROPPATCH LABEL UPDATE CHECKIN CCM_POST "
			 "UNCHECKOUT MKACTIVITY MKWORKSPACE RPC_CONNECT RPC_IN_DATA "
			 "RPC_OUT_DATA VERSION-CONTROL BASELINE-CONTROL SSTP_DUPLEX_POST",
		.about = "What the client asks.", .rfc = "RFC 9112 3"},
	FIELD_END,
};
static const struct list message_list = {LIST_PICK, messages};

static const struct field fields[] = {
	{.id = "", .label = "message", .title = "Message", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &message_list, .about = "A request or a response.", .rfc = "RFC 9112 2.1"},
	FIELD_END,
};

#define CHUNK_SIZE                                                                                 \
	{.id = "http.chunk_size", .label = "", .title = "Chunk size", .bits = 32,                  \
		.about = "Bytes of it; 0: there are no more.", .rfc = "RFC 9112 7.1"}
static const struct field data_chunk[] = {CHUNK_SIZE,
	{.id = "http.chunk_data", .label = "", .title = "Chunk data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "A piece of the body.", .rfc = "RFC 9112 7.1"},
	{.id = "http.chunk_boundary", .label = "", .title = "Chunk boundary", .kind = FIELD_BYTES,
		.bits = 16, .about = "CR LF.", .rfc = "RFC 9112 7.1"}, FIELD_END};
static const struct field last_chunk[] = {CHUNK_SIZE, FIELD_END};
static const struct field chunk_parts[] = {
	{.id = "", .label = "", .title = "Data chunk", .kind = FIELD_GROUP,
		.heading = "%t (%{http.chunk_size} octets)", .parts = data_chunk,
		.about = "A piece of the body.", .rfc = "RFC 9112 7.1"},
	{.id = "", .label = "", .title = "End of chunked encoding", .kind = FIELD_GROUP,
		.heading = "%t", .parts = last_chunk, .about = "There are no more.",
		.rfc = "RFC 9112 7.1"},
	{.id = "", .label = "", .title = "Line", .kind = FIELD_GROUP, .heading = "%l",
		.about = "The end of the lines behind the pieces.", .rfc = "RFC 9112 7.1.2"},
	{.id = "http.chunked_trailer_part", .label = "", .title = "trailer-part",
		.kind = FIELD_TEXT, .octets = true, .size = SIZE_REST,
		.about = "Lines like those of the header, behind the pieces.",
		.rfc = "RFC 9112 7.1.2"},
	FIELD_END};

static const struct field made[] = {
	HTTP_LEADING,
	{.id = "http.request.full_uri", .label = "", .title = "Full request URI",
		.kind = FIELD_TEXT, .make = MAKE_URI, .about = "Where it would be found.",
		.rfc = "RFC 9110 7.1"},
	{.id = "http.request", .label = "", .title = "Request", .bits = 1, .make = MAKE_IS,
		.words = "http.request.method", .hidden = true, .about = "A client speaks.",
		.rfc = "RFC 9112 3"},
	{.id = "http.response", .label = "", .title = "Response", .bits = 1, .make = MAKE_IS,
		.words = "http.response.code", .hidden = true, .about = "A server speaks.",
		.rfc = "RFC 9112 4"},
	{.id = "", .label = "", .title = "HTTP chunked response", .kind = FIELD_GROUP,
		.make = MAKE_CHUNKS, .heading = "%t", .parts = chunk_parts,
		.about = "The body, cut into pieces.", .rfc = "RFC 9112 7.1"},
	{.id = "http.file_data", .label = "", .title = "File Data", .kind = FIELD_TEXT,
		.make = MAKE_PAYLOAD, .blank = true, .about = "What is behind the header.",
		.rfc = "RFC 9112 6"},
	FIELD_END,
};

static const struct bind binds[] = {
	{BIND_TCP, 80}, {BIND_TCP, 8080}, {BIND_TCP, 3128}, {BIND_TCP, 3132}, {BIND_TCP, 5985},
	{BIND_TCP, 8088}, {BIND_TCP, 11371}, {BIND_TCP, 1900}, {BIND_TCP, 2869}, {BIND_TCP, 2710},
	{BIND_TCP, 631}, {BIND_TCP, 3689},
	{BIND_NONE, 0}};

const struct proto proto_http = {
	.id = "http", .scapy = "HTTP", .label = "HTTP", .title = "Hypertext Transfer Protocol",
	.layer = LAYER_APPLICATION, .next = NEXT_BODY, .binds = binds, .fields = fields,
	.made = made, .about = "How browsers ask web servers for pages.", .rfc = "RFC 9112",
};
