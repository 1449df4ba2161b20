# SPDX-License-Identifier: GPL-2.0
import sys
def a(): b()
def b(): c()
def c(): 1/0
for l in (0, 1, 2, -1, 1000, 2**80, 'x', None):
    sys.tracebacklimit = l
    try: a()
    except Exception: sys.excepthook(*sys.exc_info())
sys.tracebacklimit = 2
def w():
    try: a()
    except Exception as e: raise ExceptionGroup('q', [e])
w()
