/* SPDX-License-Identifier: BSD-2-Clause */
/* memo: what is found is what was kept under that key and no other, however much was kept since. */
#include "test.h"

#include "base/memo.h"

static const char what[2];

static struct memo_key key_at(uint64_t n)
{
	return (struct memo_key){&what[n & 1], n * UINT64_C(0x100000001), n % 7, n << 40};
}

static bool is_kept(const struct memo *m, const struct memo_key *key, const char *text)
{
	const struct memo_entry *kept = memo_find(m, key);
	struct buf out = BUF_INIT;
	bool same;

	if (!kept)
		return false;
	buf_text(&out, "<");
	memo_put(&out, m, kept);
	buf_text(&out, ">");
	same = out.len == strlen(text) + 2 && memcmp(out.data + 1, text, out.len - 2) == 0 &&
		out.data[out.len - 1] == '>';
	buf_done(&out);
	return same;
}

static void memo_finds(void)
{
	struct memo m = {0};
	struct memo_key a = key_at(1), b = a, none = key_at(3);

	CHECK(!memo_find(&m, &a));
	b.more++;
	memo_keep(&m, &a, "a line of text\n", 15);
	memo_keep(&m, &b, "", 0);
	CHECK(is_kept(&m, &a, "a line of text\n"));
	CHECK(is_kept(&m, &b, ""));
	CHECK(!memo_find(&m, &none));
	memo_done(&m);
	CHECK(!memo_find(&m, &a));
}

static void memo_tells_keys_apart(void)
{
	struct memo m = {0};
	struct memo_key key = key_at(5), other;

	memo_keep(&m, &key, "x", 1);
	other = key, other.what = &what[0];
	CHECK(!memo_find(&m, &other));
	other = key, other.value ^= UINT64_C(1) << 63;
	CHECK(!memo_find(&m, &other));
	other = key, other.more ^= 1;
	CHECK(!memo_find(&m, &other));
	other = key, other.where ^= UINT64_C(1) << 63;
	CHECK(!memo_find(&m, &other));
	CHECK(is_kept(&m, &key, "x"));
	memo_done(&m);
}

/* More texts than there is room for: the newest is there, and none is another's. */
static void memo_forgets(void)
{
	struct memo m = {0};
	char text[200], huge[64] = "";

	for (uint64_t n = 0; n < 100000; n++) {
		struct memo_key key = key_at(n), old = key_at(n / 2);

		memset(text, 'a' + (int)(n % 26), sizeof(text));
		text[snprintf(text, sizeof(text) / 2, "%" PRIu64, n)] = ' ';
		text[20 + n % 179] = '\0';
		memo_keep(&m, &key, text, strlen(text));
		if (!CHECK(is_kept(&m, &key, text)))
			break;
		if (memo_find(&m, &old)) {
			const struct memo_entry *kept = memo_find(&m, &old);

			snprintf(huge, sizeof(huge), "%" PRIu64 " ", n / 2);
			CHECK(memcmp(m.pool + kept->at, huge, strlen(huge)) == 0);
		}
	}
	memo_done(&m);
}

static void memo_leaves_out_what_is_too_long(void)
{
	struct memo m = {0};
	struct memo_key key = key_at(9);
	struct buf text = BUF_INIT;

	buf_fill(&text, 'x', 4u << 20);
	memo_keep(&m, &key, text.data, text.len);
	CHECK(!memo_find(&m, &key));
	buf_done(&text);
	memo_done(&m);
}

static const struct test tests[] = {
	{"a memo finds what it keeps", memo_finds},
	{"keys are told apart by every part", memo_tells_keys_apart},
	{"a full memo starts anew", memo_forgets},
	{"too long a text is not kept", memo_leaves_out_what_is_too_long},
};
TEST_MAIN(tests)
