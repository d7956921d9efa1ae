/* SPDX-License-Identifier: BSD-2-Clause */
/* The header lines of HTTP that have a name here, in a request, in a response, or where it is not
 * known whose they are. `way`_made and three others of that name say what is made of a line. */
#ifndef TRAME_PROTO_HTTPLINE_H
#define TRAME_PROTO_HTTPLINE_H

#include "proto/expert.h"
#include "proto/field.h"

#define PIECE(name, text, how, mark, table, sentence)                                              \
	{.id = "http." name, .label = "", .title = text, .kind = FIELD_TEXT, .make = (how),        \
		.preset = (mark), .where = MADE_FIRST, .made = table, .about = sentence,           \
		.rfc = "RFC 3986 3"}

#define BASIC_MADE                                                                                 \
	{.id = "http.authbasic", .label = "", .title = "Credentials", .kind = FIELD_TEXT,          \
		.make = MAKE_BASE64, .where = MADE_FIRST, .about = "Name and password.",           \
		.rfc = "RFC 7617 2"}
#define LENGTH_MADE                                                                                \
	{.id = "http.content_length", .label = "", .title = "Content length", .bits = 64,          \
		.make = MAKE_DECIMAL, .where = MADE_FIRST, .about = "Bytes of the body.",          \
		.rfc = "RFC 9110 8.6"}
#define COOKIE_MADE PIECE("cookie_pair", "Cookie pair", MAKE_SPLIT, ';', NULL, "One of them.")

#define LINE(name, text, table, sentence)                                                          \
	{.id = "http." name, .label = name, .title = text, .kind = FIELD_TEXT, .size = SIZE_LINE,  \
		.made = table, .about = sentence, .rfc = "RFC 9110"}

#define LINES(way)                                                                                 \
	LINE("accept", "Accept", way##_made, "Which kinds of content the client likes."),          \
	LINE("accept_encoding", "Accept-Encoding", way##_made,                                     \
		"Which compressions it understands."),                                             \
	LINE("accept_language", "Accept-Language", way##_made, "Which languages it likes."),       \
	LINE("authorization", "Authorization", way##_basic_made,                                   \
		"Who the client claims to be."),                                                   \
	LINE("cache_control", "Cache-Control", way##_made, "Whether copies may be kept."),         \
	LINE("connection", "Connection", way##_made, "Whether the connection stays open."),        \
	LINE("content_encoding", "Content-Encoding", way##_made, "How the body is compressed."),   \
	LINE("content_length_header", "Content-Length", way##_length_made,                         \
		"Bytes of the body."),                                                             \
	LINE("content_type", "Content-Type", way##_made,                                           \
		"What the body is: text/html is a page."),                                         \
	LINE("cookie", "Cookie", way##_cookie_made,                                                \
		"What the server asked the client to remember."),                                  \
	LINE("date", "Date", way##_made, "When the message was made."),                            \
	LINE("host", "Host", way##_made, "Which of the sites on this server is meant."),           \
	LINE("http2_settings", "HTTP2-Settings", way##_made,                                       \
		"How the client would speak HTTP/2."),                                             \
	LINE("last_modified", "Last-Modified", way##_made, "When the content last changed."),      \
	LINE("location", "Location", way##_made, "Where the content is now."),                     \
	LINE("proxy_authenticate", "Proxy-Authenticate", way##_made,                               \
		"How to say to the proxy who one is."),                                            \
	LINE("proxy_authorization", "Proxy-Authorization", way##_basic_made,                       \
		"Who the client claims to be."),                                                   \
	LINE("referer", "Referer", way##_made, "The page that the client comes from."),            \
	LINE("sec_websocket_accept", "Sec-WebSocket-Accept", way##_made,                           \
		"Shows that the server speaks WebSocket."),                                        \
	LINE("sec_websocket_extensions", "Sec-WebSocket-Extensions", way##_made,                   \
		"What else it can do."),                                                           \
	LINE("sec_websocket_key", "Sec-WebSocket-Key", way##_made,                                 \
		"Shows that the client does."),                                                    \
	LINE("sec_websocket_protocol", "Sec-WebSocket-Protocol", way##_made,                       \
		"What is spoken inside."),                                                         \
	LINE("sec_websocket_version", "Sec-WebSocket-Version", way##_made,                         \
		"Which WebSocket it is."),                                                         \
	LINE("server", "Server", way##_made, "The server's program."),                             \
	LINE("set_cookie", "Set-Cookie", way##_made, "What the client should remember."),          \
	LINE("transfer_encoding", "Transfer-Encoding", way##_made,                                 \
		"How the body is cut into pieces."),                                               \
	LINE("upgrade", "Upgrade", way##_made, "Which protocol to go on with."),                   \
	LINE("user_agent", "User-Agent", way##_made, "The client's program."),                     \
	LINE("www_authenticate", "WWW-Authenticate", way##_made, "How to say who one is."),        \
	LINE("x_forwarded_for", "X-Forwarded-For", way##_made, "For whom a proxy asks.")

/* What is made of a line that has no name here. */
extern const struct field http_odd_made[];

/* An empty line before a message. */
extern const struct field http_leading_made[];
#define HTTP_LEADING                                                                               \
	{                                                                                          \
		.id = "", .label = "",                                                             \
		.title = "Leading CRLF previous message in the stream may have extra CRLF",        \
		.kind = FIELD_GROUP, .make = MAKE_LEADING, .heading = "%t",                        \
		.made = http_leading_made, .about = "It is left out.", .rfc = "RFC 9112 2.2"       \
	}

#endif
