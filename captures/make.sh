#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Makes every capture of this folder again (make captures); INDEX.md says what each one is.
cd "$(dirname "$0")/.." || exit 1
TRAME=${TRAME:-build/trame} TRAME_NET=${TRAME_NET:-build/trame-net}
set -e

for recipes in captures/*.recipes; do
	case $recipes in
	*/cooked.recipes) suffix=pcapng ;; # of several link types
	*) suffix=pcap ;;
	esac
	"$TRAME" craft -f "$recipes" -w "${recipes%recipes}$suffix"
done

# Each command of the index that asks in the lab, as it stands there.
sed -n 's/.*`trame \(ask --lab [^`]*\)`.*/\1/p' captures/INDEX.md | while read -r command; do
	eval "$TRAME $command" >/dev/null </dev/null
done

# A page as two kernels carry it.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 777 "$folder"
"$TRAME" lab -- sh -c '
	"$1" eth0 >"$2/web.pcapng" </dev/null &
	net=$!
	while [ ! -s "$2/web.pcapng" ]; do sleep 0.05; done
	curl -s http://192.0.2.80/ >/dev/null
	sleep 0.3
	kill $net
	wait $net' sh "$(realpath "$TRAME_NET")" "$folder"
cp "$folder/web.pcapng" captures/web.pcapng

# The lessons, as they are played where there is no lab.
"$TRAME" lesson --record captures
"$TRAME" lesson ping --record captures
