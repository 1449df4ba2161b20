# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash disable=SC2154 # settings are made in vm
#
# Builds the module for one kernel.  Before Linux 6.13 kbuild puts the objects
# of an external module next to its sources and nowhere else, so each kernel
# gets a copy of the sources in build/RELEASE, kept in step by content.  The
# obheap tool is built here as well, once for all kernels.

# Copies what changed; a file that is gone from the tree goes from the copy.
# Objects are on neither list, so rsync leaves them alone.
module_sync()
{
	local -a from=(Kbuild)
	local dir

	for dir in module include kunit; do
		[[ -d $top/$dir ]] && from+=("$dir")
	done
	(cd "$top" && rsync -rlp --checksum --delete \
		--include='*/' --include='*.[chS]' --include='*.py' --include='*.txt' \
		--include=Kbuild --exclude='*' "${from[@]}" "$1/")
}

# A make that does not know it was started by another, as from `make vm`.
own_make()
{
	env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS make -s --no-print-directory "$@"
}

# module_make FOLDER [ARGUMENT...]: silent unless make has something to say.
module_make()
{
	local dir=$1 log status=0
	shift
	local -a args=(-C "$kernel_headers" M="$dir" -j"${OBHEAP_JOBS:-$(nproc)}")

	[[ $kernel == debug ]] && args+=(OBHEAP_DEBUG=y)
	log=$(own_make "${args[@]}" "$@" modules 2>&1) || status=$?
	# Type information for BPF is nothing we use, and only some of Debian's
	# header packages can make it.
	log=$(grep -v -e '^Skipping BTF generation' -e '^ *$' <<< "$log")
	[[ -n $log ]] && printf '%s\n' "$log" >&2
	return "$status"
}

# Run with the lock of the folder held: build, then copy the results to $2
# while nobody can replace them.
module_locked()
{
	local dir=$1 into=$2
	shift 2

	need rsync make gcc
	module_sync "$dir" || die "cannot copy the sources to $dir"
	module_make "$dir" "$@" || die "the module does not build for $kernel_release"
	[[ -z $into ]] || cp "$dir"/*.ko "$into/"
}

# module_build INTO [ARGUMENT...]: a build with arguments of its own gets a
# folder of its own, or each would throw away what the other compiled.
module_build()
{
	local into=$1 dir=$top/build/$kernel_release fd status=0
	shift

	[[ -f $top/Kbuild ]] || die "no Kbuild in $top: nothing to load (--no-module)"
	(($#)) && dir+=-check
	mkdir -p "$dir"
	exec {fd}> "$dir/.lock"
	flock "$fd"
	module_locked "$dir" "$into" "$@" || status=$?
	exec {fd}>&-
	return "$status"
}

# Brings build/tools/obheap up to date; says nothing unless that fails.
tools_build()
{
	local fd log

	grep -qE '^tools( |:)' "$top/Makefile" 2> /dev/null || return 0
	mkdir -p "$top/build"
	exec {fd}> "$top/build/.tools.lock"
	flock "$fd"
	if ! log=$(own_make -C "$top" tools 2>&1); then
		printf '%s\n' "$log" >&2
		die "the obheap tool does not build (--no-tools does without)"
	fi
	exec {fd}>&-
}
