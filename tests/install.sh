#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# make: nothing is made twice, and what is installed works, is complete, and can be taken away.
bad=0
result() { # NAME STATUS WHY
	if [ "$2" -eq 0 ]; then
		echo "ok $1"
	else
		echo "FAIL $1: $3"
		bad=1
	fi
}
build() {
	make BUILD="$BUILD" PREFIX=/opt/trame DESTDIR="$TMP/to" "$@" >"$TMP/log" 2>&1
}

build all && build all
result "a second make makes nothing" "$(wc -l <"$TMP/log")" "it said: $(head -n 1 "$TMP/log")"

case ${CC:-cc} in
*clang*) ;;
*)
	readelf -SW "$BUILD/obj/flow/track.o" | grep -q 'text\.hot'
	result "what prints frames is laid out by counts" $? "no part of flow/track.o is hot"
	;;
esac

build install
result "install" $? "$(tail -n 1 "$TMP/log")"
opt=$TMP/to/opt/trame
missing=
for file in bin/trame libexec/trame-net share/man/man1/trame.1 share/man/man5/trame.5 \
	share/man/man7/trame-lesson.7 share/man/man8/trame-net.8; do
	[ -s "$opt/$file" ] || missing="$missing $file"
done
for file in captures/*; do
	[ -s "$opt/share/trame/$file" ] || missing="$missing $file"
done
[ -s "$opt/share/locale/fr/LC_MESSAGES/trame.mo" ] || missing="$missing the French catalogue"
[ -z "$missing" ]
result "install is complete" $? "missing:$missing"

grep -q /opt/trame/libexec/trame-net "$opt/bin/trame" &&
	! grep -q "$BUILD/trame-net" "$opt/bin/trame"
result "the path of trame-net is the installed one" $? "it is not in the program, or the other is"
[ "$("$opt/bin/trame" --version)" = "$("$TRAME_FAST" --version)" ]
result "the installed program runs" $? "it says: $("$opt/bin/trame" --version 2>&1 | head -n 1)"

make BUILD="$BUILD" PREFIX="$TMP/own" install >"$TMP/log" 2>&1
says=$("$TMP/own/bin/trame" --lang fr --help 2>&1 | head -n 1)
[ "$says" = "trame montre comment une trame de réseau est construite." ]
result "the installed program speaks French" $? "it says: $says"

build uninstall
left=$(find "$TMP/to" ! -type d)
[ -z "$left" ] && [ ! -e "$opt/share/trame" ]
result "uninstall" $? "left behind: $left"
exit $bad
