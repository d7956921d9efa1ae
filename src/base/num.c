/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers as text, fast. Decimal digits come in pairs, from the last one on. */
#include "base/num.h"

#include "base/bits.h"

#include <string.h>

static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334"
			    "3536373839404142434445464748495051525354555657585960616263646566676869"
			    "707172737475767778798081828384858687888990919293949596979899";

static const char digits[] = "0123456789abcdef";

/* The digits of all bytes: "000102". */
#define ROW(h) \
	h "0" h "1" h "2" h "3" h "4" h "5" h "6" h "7" h "8" h "9" h "a" h "b" h "c" h "d" h "e" \
	h "f"
const char num_octets[] = ROW("0") ROW("1") ROW("2") ROW("3") ROW("4") ROW("5") ROW("6") ROW("7")
	ROW("8") ROW("9") ROW("a") ROW("b") ROW("c") ROW("d") ROW("e") ROW("f");

/* The eight digits of a number below 10^8, the first of them in the lowest byte: split in two, and
 * both halves in two, at once. 10486 / 2^20 and 103 / 2^10 divide by 100 and by 10 here. */
static inline uint64_t eight_digits(uint32_t v)
{
	uint64_t x = v / 10000 | (uint64_t)(v % 10000) << 32;
	uint64_t q = (x * 10486 >> 20) & UINT64_C(0x7f0000007f);

	x = q | (x - q * 100) << 16;
	q = (x * 103 >> 10) & UINT64_C(0x000f000f000f000f);
	return q | (x - q * 10) << 8;
}

#define ZEROS UINT64_C(0x3030303030303030) /* eight times the character 0 */

static inline void put_eight(char *to, uint64_t all)
{
	all |= ZEROS;
	bits_put_le32((uint8_t *)to, (uint32_t)all);
	bits_put_le32((uint8_t *)to + 4, (uint32_t)(all >> 32));
}

/* More than ten digits. */
static __attribute__((noinline)) size_t write_long(char *to, uint64_t value)
{
	size_t n = num_write(to, value / 100000000);

	put_eight(to + n, eight_digits((uint32_t)(value % 100000000)));
	return n + 8;
}

/* Below 100. */
static inline size_t write_pair(char *to, uint32_t value)
{
	memcpy(to, pairs + value * 2 + (value < 10), 2);
	return 1 + (value >= 10);
}

/* Below 10000, all four digits. */
static inline void write_four(char *to, uint32_t value)
{
	memcpy(to, pairs + value / 100 * 2, 2);
	memcpy(to + 2, pairs + value % 100 * 2, 2);
}

/* And without the zeros before it. */
static inline size_t write_up_to_four(char *to, uint32_t value)
{
	size_t n;

	if (value < 100)
		return write_pair(to, value);
	n = write_pair(to, value / 100);
	memcpy(to + n, pairs + value % 100 * 2, 2);
	return n + 2;
}

size_t num_write(char *to, uint64_t value)
{
	unsigned width;
	uint32_t high;
	size_t n;

	if (value < 10000)
		return write_up_to_four(to, (uint32_t)value);
	if (value < 100000000) {
		high = (uint32_t)value / 10000;
		n = write_up_to_four(to, high);
		write_four(to + n, (uint32_t)value - high * 10000);
		return n + 4;
	}
	if (value > UINT32_MAX)
		return write_long(to, value);
	high = (uint32_t)value / 100000000;
	width = (unsigned)write_pair(to, high);
	put_eight(to + width, eight_digits((uint32_t)value - high * 100000000));
	return width + 8;
}

void num_put(struct buf *out, uint64_t value)
{
	out->len += num_write((char *)buf_room(out, NUM_MOST), value);
}

size_t num_write_hex(char *to, uint64_t value, unsigned least)
{
	unsigned n = least < 1 ? 1 : least > 16 ? 16 : least;

	while (n < 16 && value >> 4 * n)
		n++;
	to[0] = '0';
	to[1] = 'x';
	if (n == 4) { /* most */
		memcpy(to + 2, num_octets + (value >> 8 & 255) * 2, 2);
		memcpy(to + 4, num_octets + (value & 255) * 2, 2);
		return 6;
	}
	for (unsigned i = 0; i < n; i++)
		to[2 + i] = digits[value >> 4 * (n - 1 - i) & 15];
	return n + 2;
}

void num_put_hex(struct buf *out, uint64_t value, unsigned least)
{
	out->len += num_write_hex((char *)buf_room(out, 18), value, least);
}

#if defined(__has_builtin)
#if __has_builtin(__builtin_shufflevector)
#define SIXTEEN 16 /* bytes at once, in one register */
#endif
#endif

#ifdef SIXTEEN
typedef uint8_t sixteen __attribute__((vector_size(SIXTEEN)));
typedef int8_t marks __attribute__((vector_size(SIXTEEN)));

static inline sixteen digits_of(sixteen halves)
{
	return halves + '0' + ((sixteen)((marks)halves > 9) & ('a' - '9' - 1));
}

/* The digits of eight bytes, and of the next ones. */
static inline void write_sixteen(sixteen *first, sixteen *last, const uint8_t *bytes)
{
	sixteen v, high, low;

	memcpy(&v, bytes, SIXTEEN);
	high = digits_of(v >> 4);
	low = digits_of(v & 15);
	*first = __builtin_shufflevector(
		high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
	*last = __builtin_shufflevector(
		high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

static inline void put_sixteen(uint8_t *to, const uint8_t *bytes)
{
	sixteen first, last;

	write_sixteen(&first, &last, bytes);
	memcpy(to, &first, SIXTEEN);
	memcpy(to + SIXTEEN, &last, SIXTEEN);
}
#endif

static void put_plain(uint8_t *to, const uint8_t *bytes, size_t n)
{
#ifdef SIXTEEN
	size_t i = 0;

	for (; i + SIXTEEN <= n; i += SIXTEEN)
		put_sixteen(to + 2 * i, bytes + i);
	if (i < n && i) { /* the last ones, some of them once more */
		put_sixteen(to + 2 * (n - SIXTEEN), bytes + n - SIXTEEN);
		return;
	}
	n -= i;
#endif
	num_write_digits((char *)to, bytes, n);
}

/* The digits of a byte and a colon, which is what most are written with. */
#define COLONS(h) \
	h "0:", h "1:", h "2:", h "3:", h "4:", h "5:", h "6:", h "7:", h "8:", h "9:", h "a:", \
		h "b:", h "c:", h "d:", h "e:", h "f:"
static const char with_colon[256][4] = {COLONS("0"), COLONS("1"), COLONS("2"), COLONS("3"),
	COLONS("4"), COLONS("5"), COLONS("6"), COLONS("7"), COLONS("8"), COLONS("9"), COLONS("a"),
	COLONS("b"), COLONS("c"), COLONS("d"), COLONS("e"), COLONS("f")};

/* One byte more is written on. */
static inline void put_one(uint8_t *to, uint8_t byte)
{
	memcpy(to, with_colon[byte], 4);
}

/* Sixteen bytes at once, where a register's bytes can be put in any order: all machines of ARM, and
 * those of Intel that can say so. */
#if defined(SIXTEEN) && defined(__aarch64__)
#define ANY_ORDER
#define can_order() true
#elif defined(SIXTEEN) && defined(__x86_64__)
#define ANY_ORDER __attribute__((target("ssse3")))
#define can_order() __builtin_cpu_supports("ssse3")
#endif

#ifdef ANY_ORDER
ANY_ORDER static inline void put_sixteen_between(uint8_t *to, const uint8_t *bytes)
{
	const sixteen colons = {':', ':', ':', ':', ':', ':', ':', ':', ':', ':', ':', ':', ':',
		':', ':', ':'};
	sixteen first, last, middle;

	write_sixteen(&first, &last, bytes);
	middle = __builtin_shufflevector(first, last, 11, 0, 12, 13, 0, 14, 15, 0, 16, 17, 0, 18,
		19, 0, 20, 21);
	first = __builtin_shufflevector(
		first, colons, 0, 1, 16, 2, 3, 16, 4, 5, 16, 6, 7, 16, 8, 9, 16, 10);
	middle = __builtin_shufflevector(
		middle, colons, 0, 16, 2, 3, 16, 5, 6, 16, 8, 9, 16, 11, 12, 16, 14, 15);
	last = __builtin_shufflevector(
		last, colons, 16, 6, 7, 16, 8, 9, 16, 10, 11, 16, 12, 13, 16, 14, 15, 16);
	memcpy(to, &first, SIXTEEN);
	memcpy(to + SIXTEEN, &middle, SIXTEEN);
	memcpy(to + 2 * SIXTEEN, &last, SIXTEEN);
}

ANY_ORDER static void put_many_between(uint8_t *to, const uint8_t *bytes, size_t n)
{
	size_t i = 0;

	for (; i + SIXTEEN <= n; i += SIXTEEN)
		put_sixteen_between(to + 3 * i, bytes + i);
	if (i < n) /* as above */
		put_sixteen_between(to + 3 * (n - SIXTEEN), bytes + n - SIXTEEN);
}
#endif

static void put_between(uint8_t *to, const uint8_t *bytes, size_t n)
{
#ifdef ANY_ORDER
	if (n >= SIXTEEN && can_order()) {
		put_many_between(to, bytes, n);
		return;
	}
#endif
	for (; n >= 4; n -= 4, bytes += 4, to += 12) {
		put_one(to, bytes[0]);
		put_one(to + 3, bytes[1]);
		put_one(to + 6, bytes[2]);
		put_one(to + 9, bytes[3]);
	}
	for (; n; n--, bytes++, to += 3)
		put_one(to, *bytes);
}

void num_put_bytes(struct buf *out, const uint8_t *bytes, size_t n, char between)
{
	uint8_t *to = buf_room(out, n * 3 + 1);

	if (!between) {
		put_plain(to, bytes, n);
		out->len += n * 2;
		return;
	}
	put_between(to, bytes, n);
	for (size_t i = 2; between != ':' && i < n * 3; i += 3)
		to[i] = (uint8_t)between;
	out->len += n * 3 - (n > 0);
}

/* All bytes as IPv4's addresses write them, with the point; then how long that is. */
#define TEN(t, n) \
	t "0." n, t "1." n, t "2." n, t "3." n, t "4." n, t "5." n, t "6." n, t "7." n, t "8." n, \
		t "9." n
#define TWENTY(a, b) TEN(a, "\4"), TEN(b, "\4")
#define TWO "\0\3"
static const char octet_texts[256][6] = {TEN("", "\0\0\2"), TEN("1", TWO), TEN("2", TWO),
	TEN("3", TWO), TEN("4", TWO), TEN("5", TWO), TEN("6", TWO), TEN("7", TWO), TEN("8", TWO),
	TEN("9", TWO), TWENTY("10", "11"), TWENTY("12", "13"), TWENTY("14", "15"),
	TWENTY("16", "17"), TWENTY("18", "19"), TWENTY("20", "21"), TWENTY("22", "23"),
	TEN("24", "\4"), "250.\4", "251.\4", "252.\4", "253.\4", "254.\4", "255.\4"};

static inline char *write_octet(char *to, unsigned byte)
{
	memcpy(to, octet_texts[byte & 255], 4);
	return to + octet_texts[byte & 255][4];
}

size_t num_write_ipv4(char *to, uint32_t ip)
{
	char *at = write_octet(to, ip >> 24);

	at = write_octet(at, ip >> 16);
	at = write_octet(at, ip >> 8);
	return (size_t)(write_octet(at, ip) - to) - 1;
}

size_t num_width_ipv4(uint32_t ip)
{
	return (size_t)octet_texts[ip >> 24][4] + (size_t)octet_texts[ip >> 16 & 255][4] +
	       (size_t)octet_texts[ip >> 8 & 255][4] + (size_t)octet_texts[ip & 255][4] - 1;
}

void num_put_ipv4(struct buf *out, uint32_t ip)
{
	out->len += num_write_ipv4((char *)buf_room(out, 16), ip);
}

void num_write_micro(char *to, uint32_t micro)
{
	memcpy(to, pairs + micro / 10000 * 2, 2);
	write_four(to + 2, micro % 10000);
}

size_t num_write_nano(char *to, uint32_t part)
{
	put_eight(to, eight_digits(part / 10));
	to[8] = (char)('0' + part % 10);
	return 9;
}

size_t num_write_seconds(char *to, int64_t ns)
{
	uint64_t all = ns < 0 ? -(uint64_t)ns : (uint64_t)ns;
	char *at = to;

	*at = '-';
	at += ns < 0;
	if (all < 1000000000) { /* most */
		*at = '0';
		at[1] = '.';
		return (size_t)(at - to) + 2 + num_write_nano(at + 2, (uint32_t)all);
	}
	at += num_write(at, all / 1000000000);
	*at++ = '.';
	return (size_t)(at - to) + num_write_nano(at, (uint32_t)(all % 1000000000));
}

void num_put_seconds(struct buf *out, int64_t ns)
{
	out->len += num_write_seconds((char *)buf_room(out, NUM_SECONDS), ns);
}
