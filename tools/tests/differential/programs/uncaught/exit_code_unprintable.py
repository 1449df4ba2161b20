# SPDX-License-Identifier: GPL-2.0
import sys
class X:
    def __str__(self): raise ValueError('no')
sys.exit(X())
