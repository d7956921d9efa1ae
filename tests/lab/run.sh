#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# The lab against real peers: curl, dig, ping, nc, tcpdump. run.sh PROGRAM, by default $TRAME.
# As root it tests as root, as an ordinary user and as root of a user namespace.
trame=${1:-$TRAME}
tmp=${TMP:-$(mktemp -d)}
failed=0
mark=TRAME_LAB_TEST_$$
export $mark=1

ok() {
	echo "ok $1"
}

fail() {
	failed=1
	echo "FAIL $1: $(echo "$2" | head -c 300 | tr '\n\t' '  ')"
}

# is NAME GOT WANTED, has NAME GOT PART
is() {
	if [ "$2" = "$3" ]; then ok "$1"; else fail "$1" "is '$2', not '$3'"; fi
}

has() {
	case $2 in
	*"$3"*) ok "$1" ;;
	*) fail "$1" "no '$3' in '$2'" ;;
	esac
}

no_lab=$($trame lab -- true 2>&1) || {
	echo "skip lab: $no_lab"
	exit 0
}

# ---- what every user gets: $1 names the user, $2... become that user ------------------------------

as_user() {
	who=$1
	shift
	is "$who: status 0" "$("$@" "$trame" lab -- true 2>&1; echo $?)" 0
	is "$who: status 7" "$("$@" "$trame" lab -- sh -c 'exit 7' 2>&1; echo $?)" 7
	is "$who: status of a signal" \
		"$("$@" "$trame" lab -- sh -c 'kill -9 $$' 2>/dev/null; echo $?)" 137
	is "$who: host name" "$("$@" "$trame" lab -- uname -n 2>&1)" poste
	has "$who: web over IPv4" \
		"$("$@" "$trame" lab -- curl -sS http://192.0.2.80/ 2>&1)" "</html>"
	has "$who: web over IPv6" \
		"$("$@" "$trame" lab -- curl -sS 'http://[2001:db8::80]/' 2>&1)" "</html>"
	has "$who: IPv4 ping" "$("$@" "$trame" lab -- ping -c1 -W2 192.0.2.80 2>&1)" " 0% packet loss"
	has "$who: IPv6 ping" "$("$@" "$trame" lab -- ping -c1 -W2 2001:db8::80 2>&1)" " 0% packet loss"
	is "$who: dig" "$("$@" "$trame" lab -- dig +short @192.0.2.80 serveur.example 2>&1)" 192.0.2.80
}

as_user "this user"
if setpriv --reuid 65534 --regid 65534 --clear-groups true 2>/dev/null; then
	as_user "ordinary user" setpriv --reuid 65534 --regid 65534 --clear-groups
	as_user "root of a namespace" unshare -Ur
	has "root becomes nobody" "$($trame lab -- id -u)" 65534
	has "root becomes who called sudo" \
		"$(SUDO_UID=1234 SUDO_GID=1235 "$trame" lab -- sh -c 'id -u; id -g' | tr '\n' ' ')" "1234 1235 "
else
	echo "skip other users: this user cannot become them"
fi

# ---- the web server ------------------------------------------------------------------------------

code() {
	$trame lab -- curl -sS -m 5 -o /dev/null -w '%{http_code}' "$@" 2>&1
}

is "web: 200" "$(code http://192.0.2.80/index.html?a=b)" 200
is "web: 404" "$(code http://192.0.2.80/nothing)" 404
is "web: 405" "$(code -X DELETE http://192.0.2.80/)" 405
is "web: a body is not taken for a request" "$(code -d 'GET / HTTP/1.1' http://192.0.2.80/)" 405
is "web: HEAD" "$(code -I http://192.0.2.80/)" 200
is "web: HTTP/1.0" "$(code -0 http://192.0.2.80/)" 200
is "web: by name" "$(code http://serveur/)" 200
is "web: a header too long" "$(code -H "X: $(head -c 8000 /dev/zero | tr '\0' x)" http://serveur/)" 431
is "web: connections are kept" "$($trame lab -- curl -sS -o /dev/null -o /dev/null \
	-w '%{num_connects}' http://serveur/ http://serveur/ 2>&1)" 10
is "web: many clients" "$($trame lab -- sh -c 'for i in $(seq 100); do
	curl -sS -m 10 -o /dev/null -w "%{http_code}\n" http://192.0.2.80/ & done; wait' 2>&1 |
	grep -c 200)" 100
is "web: more idle clients than places" "$($trame lab -- bash -c 'for i in $(seq 90); do
	eval "exec $((i + 20))<>/dev/tcp/192.0.2.80/80"; done
	curl -sS -m 5 -o /dev/null -w "%{http_code}" http://192.0.2.80/' 2>&1)" 200

# ---- echo ----------------------------------------------------------------------------------------

for address in 192.0.2.80 2001:db8::80; do
	is "echo: TCP $address" "$(echo hello | $trame lab -- nc -N -w2 $address 7 2>&1)" hello
	is "echo: UDP $address" "$(echo hello | timeout 10 "$trame" lab -- nc -u -w1 $address 7 2>&1)" hello
done
head -c 3000000 /dev/urandom >"$tmp/big"
$trame lab -- nc -N -w5 192.0.2.80 7 <"$tmp/big" >"$tmp/back" 2>/dev/null
cmp -s "$tmp/big" "$tmp/back" && ok "echo: 3 MB" || fail "echo: 3 MB" "what came back differs"

# ---- DNS -----------------------------------------------------------------------------------------

ask() {
	$trame lab -- dig +time=2 +tries=1 "$@" 2>&1
}

is "dns: A" "$(ask +short serveur.example A)" 192.0.2.80
is "dns: AAAA" "$(ask +short serveur.example AAAA)" 2001:db8::80
is "dns: bare name" "$(ask +short poste)" 192.0.2.10
is "dns: over IPv6" "$(ask +short @2001:db8::80 poste.example AAAA)" 2001:db8::10
is "dns: over TCP" "$(ask +short +tcp trame.example)" 192.0.2.99
is "dns: capitals" "$(ask +short SerVeur.EXAMPLE)" 192.0.2.80
is "dns: PTR of IPv4" "$(ask +short -x 192.0.2.80)" serveur.example.
is "dns: PTR of IPv6" "$(ask +short -x 2001:db8::10)" poste.example.
is "dns: TXT" "$(ask +short serveur.example TXT)" '"It travelled in a frame."'
is "dns: MX" "$(ask +short example MX)" "10 serveur.example."
is "dns: NS" "$(ask +short example NS)" serveur.example.
is "dns: alias" "$(ask +short www.example | tr '\n' ' ')" "serveur.example. 192.0.2.80 "
nx=$(ask nothing.example)
has "dns: NXDOMAIN" "$nx" "status: NXDOMAIN"
has "dns: SOA behind NXDOMAIN" "$nx" "SOA	serveur.example."
has "dns: no such type" "$(ask poste.example MX)" "status: NOERROR"
has "dns: elsewhere" "$(ask www.test)" "status: NXDOMAIN"
has "dns: EDNS version" "$(ask +edns=7 +noednsnegotiation serveur.example)" "status: BADVERS"
is "dns: bad packets seen by dig" "$(ask serveur.example ANY www.example AAAA example MX \
	nothing.example A . NS | grep -ciE 'bad|malformed|warning: .*extra')" 0

# ---- the wire ------------------------------------------------------------------------------------

# Starts a capture as soon as the lab stands and looks at what is on the wire for $1 s before the
# commands run, too.
wire() {
	$trame lab -- sh -c "tcpdump --immediate-mode -i eth0 -U -w - 2>/dev/null & exec >/dev/null 2>&1
		sleep $1; $2; sleep 0.3; kill \$!; wait" >"$tmp/wire.pcap"
	decode -vvt
}

# In the lab, where tcpdump has no other user to become.
decode() {
	$trame lab -- tcpdump -nr - "$@" <"$tmp/wire.pcap" 2>/dev/null
}

if [ "$($trame lab -- cat /proc/sys/net/ipv6/conf/eth0/force_mld_version)" = 1 ]; then
	is "wire: silent when nobody speaks" "$(wire 3 true)" ""
else
	echo "skip wire: silent when nobody speaks: the kernel's settings cannot be changed here"
fi
seen=$(wire 1 'curl -s http://192.0.2.80/; curl -s http://[2001:db8::80]/; dig @192.0.2.80 serveur.example
	dig @2001:db8::80 serveur.example; head -c 9000 /dev/zero | nc -N -w2 192.0.2.80 7')
has "wire: checksums are right" "$seen" "(correct)"
is "wire: no checksum is wrong" "$(echo "$seen" | grep -ciE 'incorrect|bad udp cksum|bad cksum')" 0
is "wire: no frame is longer than Ethernet's" "$(decode 'greater 1515')" ""
is "wire: hardware addresses" "$(decode -e 'tcp[13]=2 and dst port 80 and ip' |
	grep -c '02:00:00:00:00:10 > 02:00:00:00:00:80')" 1
is "wire: files name the lab" "$($trame lab -- sh -c 'cat /sys/class/net/eth0/address; ls /proc |
	grep -c "^[0-9]*$"' | head -1)" 02:00:00:00:00:10

# ---- the command line and its mistakes -----------------------------------------------------------

is "no such command" "$($trame lab -- no-such-command 2>&1; echo $?)" \
	"trame: no-such-command: No such file or directory
127"
is "not a program" "$($trame lab -- /etc/passwd 2>&1; echo $?)" "trame: /etc/passwd: Permission denied
126"
is "no such option" "$($trame lab --nonsense >/dev/null 2>&1; echo $?)" 2
is "a shell without a command" "$(echo 'uname -n; exit 3' | SHELL=/bin/sh $trame lab 2>&1; echo $?)" "poste
3"
is "standard input is the command's" "$(echo abc | $trame lab -- cat)" abc
is "the working directory stays" "$(cd / && cd usr && $trame lab -- pwd)" /usr

forbidden() {
	unshare -Ur sh -c "echo 0 >/proc/sys/user/$1; exec \"$trame\" lab -- true" 2>&1
	echo $?
}

for knob in max_user_namespaces max_net_namespaces; do
	unshare -Ur sh -c ": >/proc/sys/user/$knob" 2>/dev/null || {
		echo "skip forbidden by $knob: it cannot be set here"
		continue
	}
	is "forbidden by $knob" "$(forbidden $knob)" "trame: the lab needs user namespaces, which this\
 kernel forbids: run 'sudo sysctl -w user.$knob=10000'
1"
done

# ---- nothing stays -------------------------------------------------------------------------------

# Namespaces, interfaces, and the processes that have our mark in their environment.
inventory() {
	lsns -n -o NS,TYPE 2>/dev/null | sort
	ip -o link | cut -d: -f2 | sort
	grep -alz "^$mark=" /proc/[0-9]*/environ 2>/dev/null | wc -l
	ps -eo stat=,comm= | grep -c '^Z'
}

left_behind() {
	for i in $(seq 100); do
		inventory >"$tmp/after"
		cmp -s "$tmp/before" "$tmp/after" && return 1
		sleep 0.1
	done
}

run_and_kill() {
	"$trame" lab -- sh -c 'sleep 60 & exec sleep 60' >/dev/null 2>&1 &
	pid=$!
	sleep "$1"
	kill -9 $pid
	wait $pid
}

inventory >"$tmp/before"
if left_behind; then
	echo "skip nothing stays: other programs come and go"
else
	for i in $(seq 80); do
		$trame lab -- true || echo "run $i: $?" >>"$tmp/runs"
	done
	for i in $(seq 20); do
		run_and_kill "$(printf '0.%03d' $((i * i / 4 + i)))" 2>/dev/null
	done
	is "80 runs end well" "$(cat "$tmp/runs" 2>/dev/null)" ""
	left_behind && fail "nothing stays after 100 runs, 20 of them killed" \
		"$(diff "$tmp/before" "$tmp/after")" || ok "nothing stays after 100 runs, 20 of them killed"
fi

exit $failed
