#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The pictures of one frame of tests/picture/frames, for the golden files:
#   tests/picture/want.sh NAME      at 80 and 120 columns, in ASCII, in colour, and as a tree
file=tests/picture/frames/$1.pcap
show() {
	echo "--- $*"
	"$TRAME" -r "$file" "$@"
}
COLUMNS=80 show -T picture
COLUMNS=120 show -T picture
COLUMNS=80 show -T picture --ascii
if [ "$1" = syn ]; then
	COLUMNS=80 show -T picture --color=always
fi
show -T tree
