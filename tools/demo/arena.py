# SPDX-License-Identifier: GPL-2.0
# Ten lists of forty thousand keep four of five arenas.
lists = [[n] for n in range(40000)]
keep = lists[::4000]
del lists
