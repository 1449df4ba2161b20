# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash disable=SC2154 # settings are made in vm
#
# Debian's own cloud kernels: the newest image of a series for which matching
# headers exist, taken out of the packages without installing them.  The pin
# "newest-SERIES" in the cache keeps a series on one kernel, without asking
# apt, until prepare --update.

# Prints the newest release of series $1 that apt can deliver completely.
stock_newest()
{
	local release

	apt_lists
	apt-cache pkgnames "linux-image-$1" |
		grep -E "^linux-image-${1//./\\.}(\.[0-9]+)*[-+][-+.a-z0-9]*cloud-amd64\$" |
		sed 's/^linux-image-//' | sort -rV |
		while IFS= read -r release; do
			apt-cache show --no-all-versions \
				"linux-image-$release" "linux-headers-$release" \
				> /dev/null 2>&1 || continue
			[[ -n $(stock_header_deps "$release") ]] || continue
			printf '%s\n' "$release"
			break
		done
}

# The packages that linux-headers-$1 is nothing without.
stock_header_deps()
{
	apt-cache show --no-all-versions "linux-headers-$1" 2> /dev/null |
		sed -n 's/^Depends: //p' | tr ',' '\n' |
		sed -nE 's/^ *(linux-headers-[^ ]*-common|linux-kbuild-[^ ]*).*/\1/p'
}

# Debian links the pieces by absolute path.  A make that starts in the
# extracted folder finds the common half through its Makefile alone: all other
# links are relative.
stock_fix_headers()
{
	local root=$1 final=$2 release=$3

	sed -i "s,^include /usr/src/,include $final/usr/src/," \
		"$root/usr/src/linux-headers-$release/Makefile"
}

# Modules the guest loads before ours, named in loading order.  What is built
# in needs no file.
stock_guest_modules()
{
	local root=$1 release=$2 nr=10 verb file

	mkdir "$root/guest"
	depmod -b "$root" "$release" || return
	modprobe -d "$root" -S "$release" --show-depends \
		-a virtio_pci virtio_console > "$root/guest.list" || return
	while read -r verb file _; do
		[[ $verb == insmod ]] || continue
		compgen -G "$root/guest/*-${file##*/}" > /dev/null && continue
		cp "$file" "$root/guest/$nr-${file##*/}" || return
		nr=$((nr + 1))
	done < "$root/guest.list"
	rm "$root/guest.list"
}

# word FILE OFFSET BYTES: a little-endian number out of a binary file.
word()
{
	od -A n -t "u$3" -j "$2" -N "$3" "$1" | tr -d ' '
}

# stock_unpack IMAGE FILE: the ELF kernel inside an image, found through the
# setup header (Documentation/arch/x86/boot.rst).  QEMU boots it directly,
# which under emulation saves more time than the kernel's own start takes.
# The last four bytes of the payload are its unpacked size.
stock_unpack()
{
	local image=$1 sectors start length
	local -a unpack

	sectors=$(word "$image" 497 1)
	start=$(((sectors + 1) * 512 + $(word "$image" 584 4)))
	length=$(($(word "$image" 588 4) - 4))
	case $(od -A n -t x1 -j "$start" -N 4 "$image") in
	' 28 b5 2f fd') unpack=(zstd -qdc) ;;
	' 02 21 4c 18') unpack=(lz4 -qdc) ;;
	*) return 1 ;;
	esac
	head -c "$((start + length))" "$image" | tail -c "$length" |
		"${unpack[@]}" > "$2" || return
	[[ $(od -A n -c -N 4 "$2") == ' 177   E   L   F' ]]
}

stock_fetch()
{
	local series=$1 release dest out
	local -a packages

	[[ -e $cache/newest-$series/release && ! $update ]] && return
	need dpkg apt-get depmod modprobe zstd lz4
	[[ $update ]] && apt_update
	release=$(stock_newest "$series")
	[[ -n $release ]] ||
		die "apt has no linux-image-$series*-cloud-amd64 with headers"
	dest=$cache/stock-$release
	if [[ ! -e $dest/release ]]; then
		mapfile -t packages < <(stock_header_deps "$release")
		cache_scratch
		out=$scratch/out
		apt_fetch "$out" "linux-image-$release" \
			"linux-headers-$release" "${packages[@]}"
		stock_fix_headers "$out" "$dest" "$release"
		stock_guest_modules "$out" "$release" ||
			die "cannot pick the guest's modules out of $release"
		mv "$out/boot/vmlinuz-$release" "$out/vmlinuz"
		mv "$out/boot/config-$release" "$out/config"
		if ! grep -q '^CONFIG_PVH=y' "$out/config" ||
		   ! stock_unpack "$out/vmlinuz" "$out/vmlinux"; then
			rm -f "$out/vmlinux"
		fi
		rm -rf "${out:?}"/{boot,lib,usr/share}
		printf '%s\n' "$release" > "$out/release"
		rm -rf "$dest"
		mv -T "$out" "$dest"
	fi
	ln -sfn "stock-$release" "$cache/newest-$series.new"
	mv -T "$cache/newest-$series.new" "$cache/newest-$series"
	rm -rf "${scratch:-}"
}
