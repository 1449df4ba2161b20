# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash disable=SC2154 # settings are made in vm
#
# After the machine has stopped: what happened, what to print, which status.

# Lines of a kernel log that a healthy module never causes.  Reports that
# tests provoke on purpose (a memory group out of memory, injected failures)
# do not match.
readonly DIRT='WARNING: |BUG: |BUG [a-z_0-9-]+ \(|kernel BUG at|Oops|Kernel panic'\
'|KASAN: |UBSAN: |general protection fault|unable to handle'\
'|possible (recursive|circular|irq) lock|lock inversion|deadlock'\
'|suspicious RCU usage|inconsistent lock state|bad unlock balance'\
'|held lock freed|lock held (when returning|at task exit)'\
'|DEBUG_LOCKS_WARN_ON|scheduling while atomic|sleeping function called'\
'|INFO: task .* blocked|(soft|hard) (lockup|LOCKUP)|self-detected stall'\
'|detected stalls|rcu.*stall|(list|plist)_(add|del) corruption'\
'|refcount_t: |usercopy: Kernel memory|detected buffer overflow'\
'|stack-protector|stack guard page|Bad page (state|map)|Bad rss-counter'\
'|page allocation failure|vmalloc error|unreferenced object'\
'|kmemleak: .*(disabled|[0-9]+ new suspected)|workqueue lockup'\
'|cut here|Unbalanced|Objects remaining|leaked percpu|Object .*not freed'

verdict_console()
{
	note "end of the console:"
	[[ -s $work/qemu.log ]] && cat "$work/qemu.log" >&2
	[[ -s $work/console ]] && tail -n 60 "$work/console" | tr -d '\r' >&2
	return 0
}

# verdict_trouble MESSAGE: the runner's own failure, with what helps to see why.
verdict_trouble()
{
	note "$1"
	[[ -s $work/log ]] && tail -n 60 "$work/log" >&2
	[[ -s $work/log ]] || verdict_console
	exit "$EX_TROUBLE"
}

# The log as the guest sent it; after a crash what the console saw of it.
verdict_log()
{
	if control_has end || control_has stuck; then
		cat "$work/log"
	else
		tr -d '\r' < "$work/console"
	fi
}

# Prints the reports and returns 0 if there is any.
verdict_dirty()
{
	local first

	first=$(grep -nEm1 "$DIRT" "$work/kernel.log" | cut -d: -f1)
	[[ $first ]] || return 1
	note "kernel log:"
	tail -n "+$((first > 2 ? first - 2 : 1))" "$work/kernel.log" |
		head -n 300 >&2
	verdict_hint
}

# Tracing patches code that other processors run: a breakpoint comes first and
# goes last.  In QEMU 7.2 (Debian 12) a processor can keep its translation of the
# breakpoint when that is long gone; a kernel without obheap dies of it, too.
verdict_hint()
{
	[[ $accel == tcg && $smp -gt 1 ]] || return 0
	! grep -q 'int3: 0000' "$work/kernel.log" ||
		note "a breakpoint nobody set: without KVM, QEMU 7.2 does this" \
			"when tracing is switched; --smp 1 avoids it"
}

verdict_files()
{
	[[ $get ]] || return 0
	mkdir -p "$get" || die "cannot create $get"
	[[ ! -s $work/files ]] ||
		tar -x --no-same-owner -C "$get" -f "$work/files" ||
		die "cannot unpack the results into $get"
}

verdict()
{
	local status line

	verdict_log > "$work/kernel.log"
	[[ ! $log ]] || cp "$work/kernel.log" "$log" || die "cannot write $log"
	line=$(sed -n 's/^insmod //p' "$work/ctl")
	[[ ! $line ]] || verdict_trouble "insmod: $line"
	control_has started || verdict_trouble "the kernel did not boot"
	! control_has end || verdict_files

	status=$(sed -n 's/^status //p' "$work/ctl")
	if verdict_dirty; then
		note "the kernel log is dirty (command: ${status:-did not end})"
		exit "$EX_DIRTY"
	fi
	if line=$(grep '^rmmod ' "$work/ctl"); then
		note "$line (command: $status)"
		exit "$EX_DIRTY"
	fi
	if control_has stuck; then
		note "the command is stuck in the kernel; where tasks wait:"
		sed -n '/sysrq: Show Blocked State/,$p' "$work/kernel.log" >&2
	fi
	if control_has timeout || [[ ${overdue:-} && ! $status ]]; then
		note "the command did not end in $timeout s"
		[[ ! ${overdue:-} ]] || verdict_console
		exit "$EX_TIMEOUT"
	fi
	control_has end || verdict_trouble "the machine stopped early"
	exit "$status"
}
