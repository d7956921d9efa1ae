#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The golden files: each line of tests/want/LIST is `FILE COMMAND`, and what COMMAND prints, both
# of its outputs and its exit status, stands in tests/want/FILE.
#   tests/want.sh          compares         tests/want.sh write    writes them again (make want)
# A command runs in the top folder and says $TRAME for the program.
cd "$(dirname "$0")/.." || exit 2
TRAME=${TRAME:-$PWD/build/trame}
LC_ALL=C.UTF-8
COLUMNS=80
export TRAME LC_ALL COLUMNS
unset NO_COLOR LANG LANGUAGE
is=$(mktemp) || exit 2
trap 'rm -f "$is"' EXIT
bad=0

while read -r file command; do
	case $file in '' | '#'*) continue ;; esac
	want=tests/want/$file
	sh -c "$command" >"$is" 2>&1 </dev/null
	status=$?
	[ $status -eq 0 ] || echo "exit status $status" >>"$is"
	if [ "${1-}" = write ]; then
		cmp -s "$is" "$want" || { cp "$is" "$want" && echo "wrote $want"; }
	elif difference=$(diff -u "$want" "$is" 2>&1); then
		echo "ok want $file"
	else
		echo "$difference"
		echo "FAIL want $file: not what stands in $want"
		bad=1
	fi
done <tests/want/LIST
exit $bad
