#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Each script of tests/keys, played; its screens stand in tests/want/keys.
#   tests/tui/play.sh BIN           compares       tests/tui/play.sh BIN write      writes them again
cd "$(dirname "$0")/../.." || exit 2
play=$1/tui/play_test
is=$(mktemp) || exit 2
trap 'rm -f "$is"' EXIT
bad=0
mkdir -p tests/want/keys
for script in tests/keys/*.keys; do
	name=$(basename "$script" .keys)
	want=tests/want/keys/$name.txt
	"$play" "$script" >"$is" 2>&1 || echo "exit status $?" >>"$is"
	if [ "${2-}" = write ]; then
		cmp -s "$is" "$want" || { cp "$is" "$want" && echo "wrote $want"; }
	elif difference=$(diff -u "$want" "$is" 2>&1); then
		echo "ok keys $name"
	else
		echo "$difference"
		echo "FAIL keys $name: not what stands in $want"
		bad=1
	fi
done
[ "${2-}" = write ] && exit 0
if found=$("$play" -random 100000 "${TMP:-/tmp}" captures/*.pcap* 2>&1); then
	echo "$found"
else
	echo "$found" | tail -5
	echo "FAIL keys random"
	bad=1
fi
if found=$(LC_ALL=fr_FR.UTF-8 "$play" -random 10000 "${TMP:-/tmp}" captures/*.pcap* 2>&1); then
	echo "$found, in French"
else
	echo "$found" | tail -5
	echo "FAIL keys random, in French"
	bad=1
fi
exit $bad
