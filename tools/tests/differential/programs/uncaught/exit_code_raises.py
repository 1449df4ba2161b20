# SPDX-License-Identifier: GPL-2.0
import sys
class X(SystemExit):
    @property
    def code(self): raise ValueError('no')
raise X(3)
