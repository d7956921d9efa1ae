#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
# Checks a trame-net binary on wires of its own: run.sh TRAME_NET_BINARY
# One line a check: ok NAME, FAIL NAME: why, skip NAME: why. Exit 0 when none failed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -ne 1 ] || [ ! -x "$1" ]; then
	echo "usage: $0 TRAME_NET_BINARY" >&2
	exit 2
fi
binary=$(realpath "$1")
python=${PYTHON:-/usr/bin/python3}
export PYTHONDONTWRITEBYTECODE=1
status=0

# run FILE COMMAND...: the checks of FILE in the namespaces that COMMAND makes, if it can.
run() {
	local file=$1
	shift
	if "$@" true 2>/dev/null; then
		"$@" "$python" "$here/$file" "$binary" || status=1
	else
		echo "skip net/$file: '$*' is not allowed here"
	fi
}

run lint.py env
run ends.py unshare -Urnm
run wire.py unshare -Urnm
run judge.py unshare -Un --map-user=1000 --keep-caps
if [ "$(id -u)" = 0 ]; then
	run root.py unshare -nm
else
	echo "skip net/root.py: needs root"
fi
exit $status
