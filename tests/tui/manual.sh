#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The keys in man/trame.5 are those of the table of actions.
#   tests/tui/manual.sh BIN      compares        tests/tui/manual.sh BIN write      writes them anew
cd "$(dirname "$0")/../.." || exit 2
page=man/trame.5
is=$(mktemp) || exit 2
trap 'rm -f "$is"' EXIT
{
	sed '/^\.\\" keys: /q' $page
	"$1/tui/config_test" -man
	sed -n '/^\.\\" keys end/,$p' $page
} >"$is"
if [ "${2-}" = write ]; then
	cmp -s "$is" $page || { cat "$is" >$page && echo "wrote $page"; }
elif difference=$(diff -u $page "$is"); then
	echo "ok manual of keys"
else
	echo "$difference"
	echo "FAIL manual of keys: $page does not have the table's; $0 BIN write"
	exit 1
fi
