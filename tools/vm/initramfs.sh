# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash disable=SC2154 # settings are made in vm
#
# Builds the guest's file system: busybox, our init, the module, the tools,
# what the user put in, and the libraries that any of it is linked to.

# quote WORD...: the words as the guest's shell reads them back exactly.
quote()
{
	local word space=''

	for word in "$@"; do
		printf "%s'%s'" "$space" "${word//\'/\'\\\'\'}"
		space=' '
	done
}

# Copies the shared libraries of the given programs to where they look.
initramfs_libraries()
{
	local root=$1 file magic
	local -a programs=() libraries=()
	shift

	for file in "$@"; do
		[[ -f $file && -x $file ]] || continue
		IFS= read -r -d '' -n 4 magic < "$file" 2> /dev/null
		[[ $magic == $'\x7fELF' ]] && programs+=("$file")
	done
	((${#programs[@]})) || return 0
	# Static programs make ldd fail, and need nothing.
	mapfile -t libraries < <(ldd "${programs[@]}" 2> /dev/null |
		grep -oE '/[^ ]+ \(0x' | sed 's/ (0x$//' | sort -u)
	for file in "${libraries[@]}"; do
		[[ -e $root$file ]] && continue
		mkdir -p "$root${file%/*}"
		cp -L "$file" "$root$file" || return
	done
}

initramfs_tool()
{
	local root=$1 tool=$top/build/tools/obheap

	[[ -x $tool ]] || return 0
	cp "$tool" "$root/usr/bin/obheap"
	[[ -d /lib/terminfo ]] || return 0
	# Line editing asks for the terminal by name.
	mkdir -p "$root/lib/terminfo"
	cp -r /lib/terminfo/[dlsvx] "$root/lib/terminfo/"
}

initramfs_puts()
{
	local root=$1 path name

	for path in "${puts[@]}"; do
		name=$(basename -- "$path")
		[[ -e $path ]] || die "--put $path: no such file"
		[[ $name == / || $name == . || $name == .. ]] &&
			name=$(basename -- "$(realpath -- "$path")")
		[[ ! -e $root/mnt/in/$name ]] ||
			die "--put $path: another path is called $name, too"
		cp -RH --preserve=mode -- "$path" "$root/mnt/in/$name" ||
			die "cannot copy $path"
	done
}

# The folders, busybox with all its names, and our scripts.  busybox links its
# names to the path at which it runs here, so that is where it goes.
initramfs_skeleton()
{
	local root=$1 busybox

	mkdir -p "$root"/usr/{bin,sbin,lib,lib64} \
		"$root"/{proc,sys,dev,etc,root,tmp,run,vm,mnt/in,mnt/out}
	ln -s usr/bin usr/sbin usr/lib usr/lib64 "$root/"
	mkdir "$root/lib/obheap"
	busybox=$(readlink -f "$(command -v busybox)")
	cp "$busybox" "$root/bin/busybox"
	[[ $busybox -ef /bin/busybox ]] || cp "$busybox" "$root$busybox"
	"$busybox" --install -s "$root/bin"
	cp "$here/init" "$root/init"
	cp "$here/klog" "$root/bin/klog"
	cp "$here/session" "$root/vm/session"
	echo 'root:x:0:0:root:/root:/bin/sh' > "$root/etc/passwd"
	echo 'root:x:0:' > "$root/etc/group"
}

# initramfs_build FILE: from the settings of this run.
initramfs_build()
{
	local file=$1 root=$work/root
	local -a programs

	initramfs_skeleton "$root"
	[[ -d $kernel_dir/guest ]] && cp -r "$kernel_dir/guest" "$root/lib/"

	if [[ $mode != probe ]]; then
		[[ $with_module ]] && module_build "$root/lib/obheap"
		if [[ $with_tools ]]; then
			tools_build
			initramfs_tool "$root"
		fi
		initramfs_puts "$root"
	fi
	mapfile -d '' programs < <(find "$root/usr/bin" "$root/mnt/in" \
		-type f -perm /111 -print0)
	initramfs_libraries "$root" "${programs[@]}"

	{
		echo "vm_mode=$mode vm_timeout=$timeout vm_merge=$merge vm_leaks=$leaks"
		echo "vm_rows=$rows vm_cols=$cols"
		echo "vm_term=$(quote "${TERM:-dumb}") vm_params=$(quote "$params")"
	} > "$root/vm/settings"
	echo "exec $(quote "${command[@]}")" > "$root/vm/command"

	(cd "$root" && find . -print0 |
		cpio --null --create --format=newc --owner=+0:+0 --quiet) > "$file" ||
		die "cannot write the initramfs"
	rm -rf "$root"
}
