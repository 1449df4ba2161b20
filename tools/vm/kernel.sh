# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash disable=SC2154 # settings are made in vm
#
# One view of all kernels for the rest of the runner: kernel_use NAME makes
# the kernel ready and sets
#
#   kernel          6.12, 6.1 or debug
#   kernel_dir      its folder in the cache
#   kernel_release  what uname -r will say
#   kernel_headers  where make -C builds external modules
#   kernel_image    what QEMU boots

kernel_use()
{
	kernel=$1
	case $kernel in
	6.12 | 6.1)
		[[ -e $cache/newest-$kernel/release && ! $update ]] ||
			with_lock "stock-$kernel" stock_fetch "$kernel"
		kernel_dir=$(cd "$cache/newest-$kernel" && pwd -P)
		;;
	debug)
		need gcc sha256sum
		debug_hash
		debug_find > /dev/null || with_lock debug debug_build
		kernel_dir=$(debug_find)
		;;
	*)
		die "no kernel '$kernel': 6.12, 6.1 or debug"
		;;
	esac
	[[ -d $kernel_dir ]] || die "the cache has no kernel $kernel"
	kernel_release=$(< "$kernel_dir/release")
	kernel_image=$kernel_dir/vmlinux
	[[ -e $kernel_image ]] || kernel_image=$kernel_dir/vmlinuz
	kernel_headers=$kernel_dir/usr/src/linux-headers-$kernel_release
	[[ $kernel == debug ]] && kernel_headers=$kernel_dir/build
	return 0
}

# kernel_path WHAT: for the Makefile and for scripts.
kernel_path()
{
	case $1 in
	vmlinuz) printf '%s\n' "$kernel_dir/vmlinuz" ;;
	headers) printf '%s\n' "$kernel_headers" ;;
	release) printf '%s\n' "$kernel_release" ;;
	*) die "no path '$1': vmlinuz, headers or release" ;;
	esac
}
