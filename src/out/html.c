/* SPDX-License-Identifier: BSD-2-Clause */
/* Pictures as one page of HTML that needs nothing else: what is pointed at lights up everywhere
 * that its bits are shown; several are slides, with the keys that slides have. Without scripts it
 * is still every picture, one below the other; printed, each has a page. */
#include "svg_int.h"

static const char style[] =
	"*{box-sizing:border-box}html,body{margin:0;height:100%}"
	"body{-webkit-print-color-adjust:exact;print-color-adjust:exact;font-family:sans-serif}"
	".page{display:flex;align-items:center;justify-content:center;padding:1vh 1vw}"
	".page>svg{max-width:100%;height:auto;font-variant-ligatures:none}"
	"text{white-space:pre;pointer-events:none}[data-b]{cursor:default;outline:none}"
	".deck .page{display:none;height:100vh;padding:0}.deck .page.now{display:flex}"
	".deck .page>svg{width:100vw;height:100vh;max-height:100vh}"
	"path.lit{fill:#ffec80}.ring{fill:#000;stroke:#000;stroke-width:4;pointer-events:none}"
	"text.lit{fill:#000;font-weight:bold}"
	"path:focus{stroke:#000;stroke-width:3}"
	"#says{position:fixed;left:0;right:0;bottom:0;margin:0;padding:.5em 1em;font-size:15px;"
	"background:#111;color:#fff;text-align:center}#says:empty{display:none}"
	"@media print{@page{size:landscape;margin:8mm}#says{display:none}"
	".page,.deck .page{display:flex;height:96vh;break-after:page;break-inside:avoid}"
	".page:last-of-type{break-after:auto}.page>svg{max-height:96vh}}";

/* Two runs of bits light each other where they share one. A cell of many fields lights them all,
 * and one of them lights it. What is lit has a ring below it, which shows where no neighbour is. */
static const char script[] =
	"(function(){'use strict';\n"
	"var says=document.getElementById('says'),pages=[].slice.call("
	"document.querySelectorAll('.page')),now=0;\n"
	"var ring=document.createElementNS('http://www.w3.org/2000/svg','path');"
	"ring.setAttribute('class','ring');\n"
	"function bits(e){return e.getAttribute('data-b').split(',').map(Number)}\n"
	"function page(e){return e.closest('.page')}\n"
	"function dark(){[].forEach.call(document.querySelectorAll('.lit'),function(e){"
	"e.classList.remove('lit')});if(ring.parentNode)ring.parentNode.removeChild(ring);"
	"says.textContent=''}\n"
	"function light(e){var "
	"b=bits(e),d='';dark();[].forEach.call(page(e).querySelectorAll('[data-b]'),"
	"function(o){var c=bits(o);if(c[0]<b[0]+b[1]&&b[0]<c[0]+c[1]){o.classList.add('lit');"
	"if(o.tagName==='path')d+=o.getAttribute('d')}"
	"if(c[0]===b[0]&&c[1]===b[1]&&o.hasAttribute('data-n'))"
	"says.textContent=o.getAttribute('data-n')});"
	"ring.setAttribute('d',d);e.parentNode.insertBefore(ring,e.parentNode.firstChild)}\n"
	"function on(e){var t=e.target;if(t.closest&&t.closest('path[data-b]'))light(t);else "
	"dark()}\n"
	"document.addEventListener('mouseover',on);document.addEventListener('focusin',on);\n"
	"document.addEventListener('focusout',dark);document.addEventListener('mouseleave',dark);\n"
	"pages.forEach(function(p){var seen={};[].forEach.call(p.querySelectorAll('path[data-b]'),"
	"function(e){var k=e.getAttribute('data-b');if(seen[k])return;seen[k]=1;"
	"e.setAttribute('tabindex','0');})});\n"
	"if(pages.length<2)return;document.body.classList.add('deck');\n"
	"function show(n){now=Math.max(0,Math.min(pages.length-1,n));dark();"
	"pages.forEach(function(p,i){p.classList.toggle('now',i===now)});"
	"if(location.hash!=='#'+(now+1))history.replaceState(null,'','#'+(now+1))}\n"
	"function from(){return(parseInt(location.hash.slice(1),10)||1)-1}\n"
	"document.addEventListener('keydown',function(e){var k=e.key;"
	"if(e.ctrlKey||e.metaKey||e.altKey)return;"
	"if(k==='ArrowRight'||k==='ArrowDown'||k==='PageDown'||k===' '||k==='n')show(now+1);"
	"else "
	"if(k==='ArrowLeft'||k==='ArrowUp'||k==='PageUp'||k==='Backspace'||k==='p')show(now-1);"
	"else if(k==='Home')show(0);else if(k==='End')show(pages.length-1);"
	"else if(k==='f'&&document.documentElement.requestFullscreen){"
	"if(document.fullscreenElement)document.exitFullscreen();"
	"else document.documentElement.requestFullscreen()}else return;e.preventDefault()});\n"
	"window.addEventListener('hashchange',function(){show(from())});show(from());\n"
	"})();\n";

static void attribute(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, " %s=\"", name);
	words_xml(out, text, strlen(text));
	buf_byte(out, '"');
}

static void html_begin(struct buf *out, const struct sheet *sheet)
{
	const struct sheet_colours *c = sheet_colours(sheet->theme);
	const char *title = sheet->title && sheet->title[0] ? sheet->title : "trame";
	struct svg svg = {.out = out, .sheet = sheet};

	buf_text(out, "<!DOCTYPE html>\n<html");
	attribute(out, "lang", sheet->lang && sheet->lang[0] ? sheet->lang : "en");
	buf_text(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
		      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		      "<title>");
	words_xml(out, title, strlen(title));
	buf_text(out, "</title>\n<style>");
	buf_text(out, style);
	buf_printf(
		out, "body{background:#%06x;color:#%06x}", (unsigned)c->ground, (unsigned)c->ink);
	buf_text(out, "</style>\n</head>\n<body>\n"
		      "<svg width=\"0\" height=\"0\" style=\"position:absolute\" "
		      "aria-hidden=\"true\">\n");
	svg_textures(&svg);
	buf_text(out, "</svg>\n");
}

static void html_page(struct buf *out, const struct pic *pic, const struct sheet *sheet)
{
	buf_text(out, "<section class=\"page\">\n");
	svg_element(out, pic, sheet, (struct svg_mode){true, sheet->page});
	buf_text(out, "</section>\n");
}

static void html_end(struct buf *out, const struct sheet *sheet)
{
	(void)sheet;
	buf_text(out, "<p id=\"says\" role=\"status\"></p>\n<script>\n");
	buf_text(out, script);
	buf_text(out, "</script>\n</body>\n</html>\n");
}

const struct format format_html = {.name = "html",
	.about = "a page that lights the bytes of a field; several are slides",
	.many = true,
	.begin = html_begin,
	.page = html_page,
	.end = html_end};
