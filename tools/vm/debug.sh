# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash disable=SC2154 # settings are made in vm
#
# The debug kernel: built once from Debian's linux-source-6.12 and kept in the
# cache under a name made of the source version and a hash of configuration
# and compiler.  What stays is the kernel image and the files that building an
# external module needs.

# Lines make prints for debug.config; the next build uses the real count.
readonly DEBUG_STEPS=1600

# Names the configuration in the tree.  Asked once: somebody may edit the file
# while we build.
debug_hash()
{
	[[ ${debug_id:-} ]] ||
		debug_id=$({ grep -v '^#$' "$here/debug.config"; gcc --version; } |
			sha256sum | cut -c1-12)
}

# Prints the folder of a finished build for this configuration, newest source.
debug_find()
{
	local found

	found=$(compgen -G "$cache/debug-*-$debug_id" | sort -V | tail -n1)
	[[ -n $found ]] && printf '%s\n' "$found"
}

# debug_check_config ASKED RESULT: every line must have survived olddefconfig.
debug_check_config()
{
	local line option lost=0

	while IFS= read -r line; do
		case $line in
		CONFIG_*)
			grep -qxF -- "$line" "$2" && continue ;;
		'# CONFIG_'*' is not set')
			option=${line#\# }
			option=${option%% *}
			grep -q "^$option=" "$2" || continue ;;
		*)
			continue ;;
		esac
		note "debug.config: did not survive: $line"
		lost=1
	done < "$1"
	return "$lost"
}

# Reads make's output; says every few seconds how far it is.
debug_progress()
{
	local total=$1 done_=0 start=$SECONDS said=$SECONDS now left

	while IFS= read -r _; do
		done_=$((done_ + 1))
		now=$SECONDS
		((now - said < 15)) && continue
		said=$now
		((done_ < total)) || total=$((done_ + 1))
		left=$(((now - start) * (total - done_) / done_))
		note "debug kernel: $done_ of about $total steps," \
			"about $((left / 60)) min $((left % 60)) s left"
	done
	echo "$done_" > "$cache/debug.steps"
	note "debug kernel: $done_ steps in $((SECONDS - start)) s"
}

# Copies out of the build tree $1 what modules are built against.
debug_keep()
{
	local from=$1 to=$2

	mkdir -p "$to/build"
	rsync -a --prune-empty-dirs --exclude='*.o' --exclude='.*.cmd' \
		--include='/scripts/***' \
		--include='/include/***' \
		--include='/arch/' --include='/arch/x86/' \
		--include='/arch/x86/include/***' \
		--include='/arch/x86/Makefile*' \
		--include='/arch/x86/*/' --include='/arch/x86/*/Makefile' \
		--include='/tools/' --include='/tools/objtool/' \
		--include='/tools/objtool/objtool' \
		--include='/Makefile' --include='/Kbuild' --include='/.config' \
		--include='/Module.symvers' --include='/System.map' \
		--exclude='*' "$from/" "$to/build/" || return
	cp "$from/arch/x86/boot/bzImage" "$to/vmlinuz" || return
	strip -o "$to/vmlinux" "$from/vmlinux" || return
	make -s -C "$from" kernelrelease > "$to/release"
}

debug_build()
{
	local version dest tree steps
	local jobs=${OBHEAP_JOBS:-$(nproc)}

	debug_find > /dev/null && return
	need gcc make flex bison bc xz rsync zstd
	apt_lists
	version=$(apt-cache policy linux-source-6.12 |
		sed -n 's/^ *Candidate: *//p')
	[[ -n $version && $version != '(none)' ]] ||
		die "apt does not know linux-source-6.12"
	dest=$cache/debug-$version-$debug_id

	cache_scratch
	cp "$here/debug.config" "$scratch/" || die "cannot copy debug.config"
	apt_fetch "$scratch/src" "linux-source-6.12=$version"
	note "unpacking the kernel source"
	tree=$scratch/linux
	mkdir "$tree"
	tar -x -C "$tree" --strip-components=1 \
		-f "$scratch"/src/usr/src/linux-source-6.12.tar.xz ||
		die "cannot unpack linux-source-6.12"
	rm -rf "$scratch/src"

	KCONFIG_ALLCONFIG=$scratch/debug.config make -s -C "$tree" \
		ARCH=x86_64 allnoconfig > "$scratch/config.log" 2>&1 ||
		{ cat "$scratch/config.log" >&2; die "allnoconfig failed"; }
	debug_check_config "$scratch/debug.config" "$tree/.config" ||
		die "tools/vm/debug.config needs a change for $version"

	steps=$DEBUG_STEPS
	[[ -s $cache/debug.steps ]] && read -r steps < "$cache/debug.steps"
	note "building the debug kernel $version with $jobs jobs (once; about" \
		"20 processor minutes)"
	# A separate log keeps the error when make fails.
	if ! make -C "$tree" ARCH=x86_64 -j"$jobs" bzImage modules \
		2> "$scratch/errors" | debug_progress "$steps"; then
		tail -n 40 "$scratch/errors" >&2
		die "the debug kernel did not build"
	fi
	mkdir "$scratch/out"
	debug_keep "$tree" "$scratch/out" || die "cannot copy the build results"
	mv -T "$scratch/out" "$dest"
	rm -rf "$scratch"
}
