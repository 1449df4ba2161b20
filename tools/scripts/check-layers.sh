#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
#
# Every arrow between rooms points down: a room includes the contracts of the
# rooms below it and its own private headers, and the kernel only through
# platform. Prints each include that does not, and fails if there is one.

cd "$(dirname "$0")/../.." || exit 1

rooms=(platform heap gc objects lang vm inspect device)
status=0

rank()
{
	local i

	case $1 in
	heap_look) set -- heap ;;
	layouts | attr_cache) set -- objects ;;
	opcode) set -- lang ;;
	stepper) set -- inspect ;;
	device_env) set -- device ;;
	esac
	for i in "${!rooms[@]}"; do
		if [[ ${rooms[i]} == "$1" ]]; then
			echo "$i"
			return
		fi
	done
	echo 99
}

wrong()
{
	echo "$1: $2 must not include $3" >&2
	status=1
}

check_file()
{
	local file=$1 room=$2 include name

	while read -r include; do
		case $include in
		'<obheap/'*)
			name=${include#<obheap/}
			name=${name%.h>}
			if (($(rank "$name") > $(rank "$room"))); then
				wrong "$file" "$room" "$include"
			fi
			;;
		'<uapi/linux/obheap.h>')
			[[ $room == device ]] ||
				wrong "$file" "$room" "$include"
			;;
		'<'*)
			[[ $room == platform || $file == */device_env.h ||
				$file == */chardev.c ||
				$file == */tracepoints.c ]] ||
				wrong "$file" "$room" "$include"
			;;
		'"../'*)
			wrong "$file" "$room" "$include"
			;;
		esac
	done < <(sed -n 's/^#[ \t]*include[ \t]*//p' "$file")
}

for room in "${rooms[@]}"; do
	for file in module/"$room"/*.[ch] module/"$room"/lib/*.[ch]; do
		[[ -e $file ]] && check_file "$file" "$room"
	done
done
for file in include/obheap/*.h; do
	name=$(basename "$file" .h)
	case $name in
	heap_look) name=heap ;;
	stepper) name=inspect ;;
	layouts) name=objects ;;
	opcode) name=lang ;;
	device_env) name=device ;;
	esac
	check_file "$file" "$name"
done
exit $status
