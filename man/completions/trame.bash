# SPDX-License-Identifier: BSD-2-Clause
# Completion of trame's command line for bash.
_trame()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	local commands='craft ask send draw lesson lab protocols'
	local shared='--color= --ascii --lang --help --version'

	COMPREPLY=()
	case $prev in
	-E)
		mapfile -t COMPREPLY < <(compgen -W 'header=y separator= occurrence= aggregator= quote= bom=y' \
			-- "$cur")
		return
		;;
	-T)
		mapfile -t COMPREPLY < <(compgen -W 'text tabs psml fields picture tree pdml json ek scapy recipe c answers' -- "$cur")
		return
		;;
	-i)
		mapfile -t COMPREPLY < <(compgen -W "$(ls /sys/class/net 2>/dev/null)" -- "$cur")
		return
		;;
	--lang)
		mapfile -t COMPREPLY < <(compgen -W 'en fr' -- "$cur")
		return
		;;
	-k)
		mapfile -t COMPREPLY < <(compgen -W 'strip columns grid bytes build ladder ports page' -- "$cur")
		return
		;;
	--theme)
		mapfile -t COMPREPLY < <(compgen -W 'light dark grey' -- "$cur")
		return
		;;
	-F)
		[[ ${COMP_WORDS[1]} != draw ]] || {
			mapfile -t COMPREPLY < <(compgen -W 'svg pdf png tex html md txt mermaid' -- "$cur")
			return
		}
		mapfile -t COMPREPLY < <(compgen -W 'pcapng pcap nsecpcap' -- "$cur")
		return
		;;
	-t)
		mapfile -t COMPREPLY < <(compgen -W 'r d dd e a ad adoy u ud udoy' -- "$cur")
		return
		;;
	lesson)
		[[ $cur == -* ]] || {
			mapfile -t COMPREPLY < <(compgen -W "$(trame lesson --list 2>/dev/null |
				awk '/^[a-z]/ { print $1 } /^  *[0-9]/ && !seen[$1]++ { print $1 }')" -- "$cur")
			return
		}
		;;
	--export | --record | --from)
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		return
		;;
	-r | -w | -f | -o)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return
		;;
	protocols)
		mapfile -t COMPREPLY < <(compgen -W "$(trame protocols 2>/dev/null |
			awk '/^[LNTA] / { print $2 }')" -- "$cur")
		return
		;;
	esac
	if [[ $cur == -* ]]; then
		case ${COMP_WORDS[1]} in
		craft) shared="-f -w -T -V -x $shared" ;;
		ask) shared="--lab -i -f -w -T --timeout --retry --count $shared" ;;
		send) shared="--lab -i -f --count --interval --rate $shared" ;;
		draw) shared="-k -o -F -Y --layer --highlight --hide --blank --callout --title --caption --theme --width --relative-seq --no-payload --mask-addresses $shared" ;;
		lesson) shared="--print --width --recorded --from --export --record --list $shared" ;;
		lab | protocols) ;;
		*) shared="-D -r -i -Y -2 -R -w -F -P -s --follow -T -V -O -S -x --hexdump -c -t -e -E -d -o -l -q -n -N $shared" ;;
		esac
		mapfile -t COMPREPLY < <(compgen -W "$shared" -- "$cur")
		((COMP_CWORD == 1)) &&
			mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '--print-config --check-config' -- "$cur")
	elif ((COMP_CWORD == 1)); then
		mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur"; compgen -f -- "$cur")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}
complete -o filenames -F _trame trame
