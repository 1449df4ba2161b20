# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # settings are made in vm, and used there
#
# Starting QEMU: which accelerator, which devices, and how long to wait.

# The console carries warnings and worse, for when the machine dies; the whole
# log comes through a port.  tsc=reliable: on a busy host the kernel would
# distrust an emulated clock and fall back to one that ticks 250 times a second.
# A larger log buffer would make every leak scan longer.  no_timer_check: a guest
# that a busy host does not let run would find that its timer does not work, and
# that a CPU was locked up; the watchdogs of CPUs and RCU get more patience.
readonly KERNEL_ARGS='loglevel=5 panic=-1 log_buf_len=1M audit=0 tsc=reliable no_timer_check kunit.enable=1 rcupdate.rcu_cpu_stall_timeout=300 watchdog_thresh=40'

# Seconds in which a healthy machine has started the command.
readonly BOOT_KVM=90 BOOT_TCG=300
# Seconds for everything after the command: leak scans, rmmod, the files.
readonly AFTER_KVM=90 AFTER_TCG=400
# Bytes of any one stream.
readonly OUTPUT_LIMIT=$((1 << 30))

# Whether KVM boots here is a property of the machine since its last boot.  A
# /dev/kvm that exists is no promise: inside a VM without nested virtualisation
# it may fail, hang or crawl, so the verdict comes from booting.
kvm_works()
{
	local verdict

	[[ -r /dev/kvm && -w /dev/kvm ]] || return 1
	verdict=$cache/kvm-$(< /proc/sys/kernel/random/boot_id)
	if [[ ! -s $verdict ]]; then
		rm -f "$cache"/kvm-*
		if kvm_probe; then
			echo yes > "$verdict"
		else
			echo no > "$verdict"
			note "KVM does not boot here; using emulation"
		fi
	fi
	[[ $(< "$verdict") == yes ]]
}

kvm_probe()
{
	local mode=probe

	initramfs_build "$work/probe.img"
	# The subshell keeps bash from reporting a QEMU that aborts.
	(timeout -k 1 5 qemu-system-x86_64 -accel kvm -cpu host -m 512 \
		-machine q35 -nodefaults -no-user-config -display none \
		-no-reboot -kernel "$kernel_image" \
		-initrd "$work/probe.img" -append 'console=ttyS0 quiet panic=-1' \
		-serial "file:$work/probe.log" < /dev/null; :) > /dev/null 2>&1
	rm -f "$work/probe.img"
	grep -q 'obheap-vm: it boots' "$work/probe.log"
}

# Sets accel (kvm or tcg) and the options that go with it.
qemu_accel()
{
	accel=tcg
	accel_args=(-accel "tcg,thread=multi" -cpu max -smp "$smp")
	if [[ $icount ]]; then
		# One virtual nanosecond per instruction; erms would make the
		# kernel copy with single instructions of any length.
		accel_args=(-accel tcg -icount "shift=0" -cpu "max,-erms" -smp 1)
	elif [[ $kvm == auto ]] && kvm_works; then
		accel=kvm
		accel_args=(-accel kvm -cpu host -smp "$smp")
	fi
}

# One virtio port per stream.  Without ioeventfd the guest's write returns
# after QEMU has written to the file, so nothing is lost at power-off; and
# only files, never pipes, because a full pipe would break that order.
qemu_devices()
{
	local name nr=1

	device_args=(-device "virtio-serial-pci,ioeventfd=off,max_ports=8")
	for name in ctl out err files log; do
		: > "$work/$name"
		device_args+=(-chardev "file,id=$name,path=$work/$name"
			-device "virtserialport,nr=$nr,chardev=$name,name=$name")
		nr=$((nr + 1))
	done
}

qemu_command()
{
	qemu_accel
	qemu_devices
	qemu=(qemu-system-x86_64 "${accel_args[@]}" -m "$memory" -machine q35
		-nodefaults -no-user-config -display none -no-reboot
		-chardev "file,id=console,path=$work/console"
		-serial chardev:console "${device_args[@]}"
		-kernel "$kernel_image" -initrd "$work/initramfs"
		-append "console=ttyS0,115200 $KERNEL_ARGS $append")
}

# The machine must not outlive us, whatever ends us; and a command that prints
# without end must not fill the disk.
qemu_run()
{
	ulimit -S -f "$((OUTPUT_LIMIT / 1024))"
	exec setpriv --pdeathsig KILL "${qemu[@]}"
}

control_has()
{
	grep -q "^$1" "$work/ctl"
}

# qemu_wait SECONDS: until the machine is gone, which empties qemu_pid.
qemu_wait()
{
	local sleeper ended

	[[ $qemu_pid ]] || return 0
	sleep "$1" &
	sleeper=$!
	wait -n -p ended "$qemu_pid" "$sleeper" 2> /dev/null
	[[ ${ended:-} == "$qemu_pid" ]] || return 0
	qemu_pid=''
	kill "$sleeper"
	wait "$sleeper" 2> /dev/null
	return 0
}
