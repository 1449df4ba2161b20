# SPDX-License-Identifier: GPL-2.0
# A ligature in a name.
ﬁ = 3
print([name for name in globals() if name[:2] != "__"])
