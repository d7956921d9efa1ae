/* SPDX-License-Identifier: BSD-2-Clause */
/* The letters of a PDF: the standard fonts that every reader has, Courier and Helvetica with
 * WinAnsiEncoding (ISO 32000-1, annex D), and for the signs of our pictures that these lack a font
 * of our own. A sign takes the room of a letter of Courier: 600 thousandths of its size, from -300
 * to 1020, which is a row of a picture, so that lines meet. */
#include "pdf_int.h"

const char *pdf_font_name(enum pdf_font font)
{
	static const char *const names[PDF_SIGNS] = {"Courier", "Courier-Bold", "Courier-Oblique",
		"Courier-BoldOblique", "Helvetica", "Helvetica-Bold"};

	return names[font];
}

/* ---- WinAnsiEncoding ---- */

/* What stands at 0x80 to 0x9f; the rest is Latin-1. */
static const uint16_t windows[32] = {0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d,
	0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};

static int windows_code(uint32_t cp)
{
	if ((cp >= 0x20 && cp < 0x7f) || (cp >= 0xa0 && cp <= 0xff && cp != 0xad))
		return (int)cp;
	for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++)
		if (windows[i] && windows[i] == cp)
			return (int)i + 0x80;
	return -1;
}

/* ---- signs ---- */

#define UP    "265 305 70 715 re "
#define DOWN  "265 -300 70 675 re "
#define LEFT  "0 305 335 70 re "
#define RIGHT "265 305 335 70 re "
#define LEVEL "0 305 600 70 re "
#define STAND "265 -300 70 1320 re "
#define ROUND                                                                                      \
	"70 340 m 70 467 173 570 300 570 c 427 570 530 467 530 340 c 530 213 427 110 300 110 c "   \
	"173 110 70 213 70 340 c h "
#define HOLE                                                                                       \
	"130 340 m 130 434 206 510 300 510 c 394 510 470 434 470 340 c 470 246 394 170 300 170 c " \
	"206 170 130 246 130 340 c h "
#define TO_RIGHT "390 160 m 580 340 l 390 520 l h "
#define TO_LEFT	 "210 160 m 210 520 l 20 340 l h "

static const struct sign {
	uint16_t cp;
	const char *draw; /* NULL: of a shade */
} signs[] = {
	{0x2190, "150 310 430 60 re " TO_LEFT "f"},
	{0x2191, "270 -20 60 460 re 120 420 m 480 420 l 300 640 l h f"},
	{0x2192, "20 310 430 60 re " TO_RIGHT "f"},
	{0x2193, "270 180 60 460 re 120 200 m 300 -20 l 480 200 l h f"},
	{0x2194, "150 310 300 60 re " TO_LEFT TO_RIGHT "f"},
	{0x21c4, "20 445 430 50 re 410 350 m 580 470 l 410 590 l h "
		 "150 185 430 50 re 190 330 m 20 210 l 190 90 l h f"},
	{0x21d2, "20 395 400 55 re 20 230 400 55 re 330 120 m 580 340 l 330 560 l h f"},
	{0x2212, "60 310 480 60 re f"},
	{0x2248, "50 420 m 180 560 300 340 410 440 c 470 480 510 520 550 500 c 550 570 l "
		 "420 640 320 420 210 520 c 150 570 90 540 50 490 c h "
		 "50 210 m 180 350 300 130 410 230 c 470 270 510 310 550 290 c 550 360 l "
		 "420 430 320 210 210 310 c 150 360 90 330 50 280 c h f"},
	{0x2260, "60 420 480 60 re 60 200 480 60 re 150 40 m 220 40 l 450 640 l 380 640 l h f"},
	{0x2264, "540 630 m 540 560 l 160 410 l 540 260 l 540 190 l 60 380 l 60 440 l h "
		 "60 50 480 60 re f"},
	{0x2265, "60 630 m 60 560 l 440 410 l 60 260 l 60 190 l 540 380 l 540 440 l h "
		 "60 50 480 60 re f"},
	{0x2500, LEVEL "f"},
	{0x2502, STAND "f"},
	{0x2504, "35 305 130 70 re 235 305 130 70 re 435 305 130 70 re f"},
	{0x250a, "265 -225 70 180 re 265 105 70 180 re 265 435 70 180 re 265 765 70 180 re f"},
	{0x250c, DOWN RIGHT "f"},
	{0x2510, DOWN LEFT "f"},
	{0x2514, UP RIGHT "f"},
	{0x2518, UP LEFT "f"},
	{0x251c, STAND RIGHT "f"},
	{0x2524, STAND LEFT "f"},
	{0x252c, LEVEL DOWN "f"},
	{0x2534, LEVEL UP "f"},
	{0x253c, LEVEL STAND "f"},
	{0x2550, "0 405 600 60 re 0 215 600 60 re f"},
	{0x256c, "0 405 600 60 re 0 215 600 60 re 175 -300 60 1320 re 365 -300 60 1320 re f"},
	{0x2571, "0 -160 m 80 -160 l 600 840 l 520 840 l h f"},
	{0x2588, "0 -300 600 1320 re f"},
	{0x2591, NULL},
	{0x2593, NULL},
	{0x25a0, "60 100 480 480 re f"},
	{0x25a1, "60 100 480 480 re 120 160 360 360 re f*"},
	{0x25b2, "20 100 m 300 620 l 580 100 l h f"},
	{0x25ba, "30 620 m 570 340 l 30 60 l h f"},
	{0x25bc, "20 580 m 300 60 l 580 580 l h f"},
	{0x25c4, "570 620 m 30 340 l 570 60 l h f"},
	{0x25c6, "300 640 m 580 340 l 300 40 l 20 340 l h f"},
	{0x25cb, ROUND HOLE "f*"},
	{0x25cf, ROUND "f"},
	{0x2713, "40 300 m 110 350 l 220 190 l 500 640 l 570 600 l 230 60 l h f"},
	{0x2717, "60 110 m 120 50 l 540 530 l 480 590 l h 60 530 m 480 50 l 540 110 l 120 590 l h "
		 "f"},
	{0xfffd, "300 800 m 590 340 l 300 -120 l 10 340 l h 265 60 70 90 re 265 200 70 140 re "
		 "265 280 m 265 340 l 380 400 l 380 470 l 220 470 l 220 440 l 150 440 l 150 540 l "
		 "450 540 l 450 360 l 335 290 l 335 280 l h f*"},
};

#define SIGNS (sizeof(signs) / sizeof(signs[0]))
_Static_assert(SIGNS <= 64, "struct pdf_used has a bit for each");

unsigned pdf_sign_count(void)
{
	return SIGNS;
}

uint32_t pdf_sign_letter(unsigned sign)
{
	return signs[sign].cp;
}

/* A shade: little squares, or all but them. */
static void draw_shade(struct buf *out, bool dark)
{
	if (dark)
		buf_text(out, "0 -300 600 1320 re ");
	for (int y = 0; y < 11; y++)
		for (int x = 0; x < 4; x++)
			buf_printf(
				out, "%d %d 60 60 re ", 150 * x + (y % 2 ? 95 : 20), 120 * y - 270);
	buf_text(out, "f*");
}

void pdf_sign_draw(struct buf *out, unsigned sign)
{
	if (signs[sign].draw)
		buf_text(out, signs[sign].draw);
	else
		draw_shade(out, signs[sign].cp == 0x2593);
}

int pdf_letter(uint32_t cp, enum pdf_font *font)
{
	int code = windows_code(cp);

	for (size_t i = 0; code < 0 && i < SIGNS; i++)
		if (signs[i].cp == cp) {
			*font = PDF_SIGNS;
			return PDF_SIGN_FIRST + (int)i;
		}
	return code;
}
