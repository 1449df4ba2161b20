#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
#
# Installs the Debian packages that a purpose needs and that are missing.
# Silent when there is nothing to do; names what is missing otherwise.

usage()
{
	cat <<'END'
usage: deps.sh [--list] PURPOSE...

  tools         the obheap tool and its library
  host          the host build and its sanitizers
  vm            running a Debian kernel in QEMU, building the module
  debug-kernel  building the debug kernel
  demo          tools and vm
  test          all of the above, and what tests compare with
  check         checkers of the sources
  bench         vm, and what benchmarks compare with

--list prints the names of all packages of the purposes and installs nothing.
END
}

packages()
{
	case $1 in
	tools)
		echo build-essential pkg-config libedit-dev libjson-c-dev
		;;
	host)
		echo build-essential clang libclang-rt-14-dev
		;;
	vm)
		echo build-essential kmod rsync cpio busybox-static \
			qemu-system-x86 libelf1 util-linux lz4 zstd
		;;
	debug-kernel)
		packages vm
		echo flex bison bc xz-utils libelf-dev libssl-dev
		;;
	demo)
		packages tools
		packages vm
		;;
	test)
		packages tools
		packages host
		packages debug-kernel
		packages check
		echo python3.11 python3-jsonschema graphviz
		;;
	bench)
		packages tools
		packages vm
		echo python3.11 libpython3.11-dev libmimalloc-dev
		;;
	check)
		packages debug-kernel
		echo sparse codespell shellcheck perl dwarves
		;;
	*)
		return 1
		;;
	esac
}

installed()
{
	[[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2> /dev/null) == installed ]]
}

fail()
{
	printf 'deps.sh: %s\n' "$*" >&2
	exit 1
}

# Old lists fail to download, no lists fail to find: either way once more
# after an update.
install()
{
	local -a get=(apt-get -qq -o Acquire::Retries=3
		-o DPkg::Lock::Timeout=300 install -y --no-install-recommends)
	local log

	export DEBIAN_FRONTEND=noninteractive
	log=$("${get[@]}" "$@" 2>&1) && return
	log=$(apt-get -qq -o Acquire::Retries=3 update 2>&1 &&
		"${get[@]}" "$@" 2>&1) && return
	printf '%s\n' "$log" >&2
	fail "apt-get could not install: $*"
}

main()
{
	local list='' purpose name words
	local -a all=() missing=()

	[[ ${1:-} == -h || ${1:-} == --help ]] && { usage; exit 0; }
	[[ ${1:-} == --list ]] && { list=1; shift; }
	(($#)) || { usage >&2; exit 2; }
	for purpose in "$@"; do
		words=$(packages "$purpose") || { usage >&2; exit 2; }
		read -r -d '' -a words <<< "$words"
		all+=("${words[@]}")
	done
	mapfile -t all < <(printf '%s\n' "${all[@]}" | sort -u)
	if [[ $list ]]; then
		printf '%s\n' "${all[@]}"
		exit 0
	fi

	command -v dpkg-query > /dev/null ||
		fail "this is not Debian; install the equivalents of: ${all[*]}"
	for name in "${all[@]}"; do
		installed "$name" || missing+=("$name")
	done
	((${#missing[@]})) || exit 0
	[[ $(id -u) == 0 ]] ||
		fail "missing packages; as root: apt-get install ${missing[*]}"
	printf 'deps.sh: installing %s\n' "${missing[*]}" >&2
	install "${missing[@]}"
}

main "$@"
