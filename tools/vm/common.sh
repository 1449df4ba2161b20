# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash disable=SC2034 # the statuses are for the other parts
#
# What every part of the VM runner needs: messages, the cache folder, locks,
# and apt without installing anything.
#
# Messages go to stderr: stdout belongs to the command that runs in the VM.

# Exit statuses of our own; anything else is the command's.
readonly EX_DIRTY=99 EX_TIMEOUT=124 EX_TROUBLE=125

note()
{
	printf 'vm: %s\n' "$*" >&2
}

die()
{
	note "$@"
	exit "$EX_TROUBLE"
}

need()
{
	local tool

	for tool in "$@"; do
		command -v "$tool" > /dev/null ||
			die "$tool is missing; as root: tools/scripts/deps.sh vm"
	done
}

# The cache outlives the tree and is shared by every clone of it.
cache_init()
{
	: "${HOME:=$(cd ~ && pwd)}"
	cache=${OBHEAP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/obheap}
	mkdir -p "$cache" || die "cannot create the cache folder $cache"
	cache=$(cd "$cache" && pwd -P)
}

# with_lock NAME COMMAND...: one process at a time per NAME and cache.
# The lock goes away with the last process that has the descriptor, so a
# killed run leaves nothing behind.
with_lock()
{
	local name=$1 fd status=0
	shift

	exec {fd}> "$cache/$name.lock"
	if ! flock -n "$fd"; then
		note "waiting for another run that prepares $name"
		flock "$fd"
	fi
	"$@" || status=$?
	exec {fd}>&-
	return "$status"
}

# Temporary folder inside the cache: results are renamed into place, which
# must not cross a file system.  Folders of processes that are gone go too.
cache_scratch()
{
	local old

	for old in "$cache"/tmp.*; do
		[[ -d $old && ! -d /proc/${old##*.} ]] && rm -rf "$old"
	done
	scratch=$cache/tmp.$$
	rm -rf "$scratch"
	mkdir "$scratch"
}

apt_update()
{
	[[ $(id -u) == 0 ]] || die "the package lists must be updated by root: apt-get update"
	note "updating the package lists"
	apt-get -qq -o Acquire::Retries=3 update >&2 || die "apt-get update failed"
}

# A machine fresh from an image has no package lists at all.
apt_lists()
{
	compgen -G '/var/lib/apt/lists/*_Packages*' > /dev/null || apt_update
}

# apt_fetch FOLDER PACKAGE...: download and unpack, installing nothing.
apt_fetch()
{
	local into=$1 deb
	shift
	local -a get=(apt-get -qq -o APT::Sandbox::User=root
		-o Acquire::Retries=3 download "$@")

	mkdir -p "$into/deb"
	note "fetching $*"
	if ! (cd "$into/deb" && "${get[@]}" > /dev/null 2> "$into/apt.log"); then
		# Lists older than the archive name files that are gone.
		apt_update
		(cd "$into/deb" && "${get[@]}" >&2) || die "apt-get download failed"
	fi
	for deb in "$into"/deb/*.deb; do
		dpkg -x "$deb" "$into" || die "cannot unpack $deb"
	done
	rm -rf "$into/deb" "$into/apt.log"
}
