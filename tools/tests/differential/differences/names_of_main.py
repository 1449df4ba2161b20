# SPDX-License-Identifier: GPL-2.0
# What a program's namespace has before the program puts anything there.
print(sorted(globals()))
