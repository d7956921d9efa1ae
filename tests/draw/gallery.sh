#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# README's gallery: a picture of each kind.    gallery.sh FOLDER    (make gallery)
TRAME=${TRAME:-$PWD/build/trame}
to=$1
mkdir -p "$to" || exit 1
draw()
{
	name=$1
	shift
	"$TRAME" draw --lang=en "$@" -o "$to/$name.svg" || exit 1
}
web=captures/web.pcapng
draw page $web:6
draw strip $web:6 -k strip --theme dark
draw grid $web:4 -k grid --highlight tcp.flags.syn --highlight tcp.flags.ack
draw exercise $web:4 -k grid --layer ip --blank ip.ttl --blank ip.len --callout 'ip.proto=who gets the packet?'
draw bytes $web:4 -k bytes
draw build $web:6 -k build
draw ladder $web:3-12 -k ladder
draw ports $web -k ports
draw reply $web:3,4 -k columns
draw grey $web:6 -k strip --theme grey
