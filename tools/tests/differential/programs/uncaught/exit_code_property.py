# SPDX-License-Identifier: GPL-2.0
import sys
class X(SystemExit):
    @property
    def code(self): return 5
raise X(3)
