#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# make check-tex: every kind of picture compiles with pdflatex, alone, as an \input and as a deck, and its words are in
# the PDF. The TeX packages are too large for make check.
bad=0
result() { # NAME STATUS WHY
	if [ "$2" -eq 0 ]; then
		echo "ok $1"
	else
		echo "FAIL $1: $3"
		bad=1
	fi
}
TMP=$(mktemp -d) || exit 1
trap 'rm -rf "$TMP"' EXIT
make=$BIN/out/sheet_make

compile() { # NAME
	(cd "$TMP" && pdflatex -interaction=nonstopmode -halt-on-error "$1.tex" >"$1.out" 2>&1)
}
why() { # NAME
	grep -m 1 -A 3 '^!' "$TMP/$1.out" | tr '\n' ' '
}

frames='captures/web.pcapng:3 captures/web.pcapng:6 tests/picture/frames/vxlan.pcap:1 tests/picture/frames/ns.pcap:1
	tests/picture/frames/hostile.pcap:1 tests/picture/frames/cut.pcap:1 tests/picture/frames/malformed.pcap:1
	tests/picture/frames/big.pcap:1 tests/picture/frames/dns.pcap:1'
n=0
for frame in $frames; do
	for kind in strip columns bytes page grid:2 grids; do
		n=$((n + 1))
		"$make" "$frame" $kind tex >"$TMP/p$n.tex" && compile p$n && grep -q '(1 page,' "$TMP/p$n.out"
		result "$frame $kind" $? "$(why p$n)"
	done
done
for theme in light dark grey; do
	for kind in odd ladder; do
		"$make" captures/web.pcapng:3 $kind tex $theme >"$TMP/$kind-$theme.tex" && compile $kind-$theme
		result "$kind $theme" $? "$(why $kind-$theme)"
	done
done

"$make" captures/web.pcapng:3 page tex light 100 4 >"$TMP/deck.tex" && compile deck &&
	grep -q '(4 pages,' "$TMP/deck.out"
result "a deck has a page each" $? "$(why deck) $(grep 'Output written' "$TMP/deck.out")"

"$make" captures/web.pcapng:3 grid:2 tex >"$TMP/grid.tex"
"$make" captures/web.pcapng:6 page tex >"$TMP/page.tex"
cat >"$TMP/paper.tex" <<'END'
\documentclass{article}
\usepackage{tikz,bytefield}
\begin{document}
Before. \begin{figure}\resizebox{\linewidth}{!}{\input{page}}\caption{A frame.}\end{figure}
\input{grid}
After.
\end{document}
END
compile paper
result "as an input" $? "$(why paper)"
for word in Before After 45338 Destination 02:00:00:00:00:80 'GET / HTTP/1.1'; do
	pdftotext -layout "$TMP/paper.pdf" - | grep -qF "$word"
	result "the paper says $word" $? "pdftotext does not find it"
done
exit $bad
