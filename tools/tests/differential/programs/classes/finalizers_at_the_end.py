# SPDX-License-Identifier: GPL-2.0
# Finalizers at the end of a program that make new objects: some rounds, then none.
class A:
    def __del__(s):
        global b
        print('end')
        b = A()
b=A()
def g():
    try: yield 1
    finally: print('fin')
class B:
    def __init__(s): s.g=g(); next(s.g); s.me=s
    def __del__(s): print('B')
b=B()
x=[B()]
x.append(x)
class C:
    def __del__(s):
        global d
        d=B()
        print('C')
c=C()
import weakref
w=weakref.ref(B(), lambda r: print('cb'))
class D:
    def __del__(s): print('D', globals().get('x') is None)
def f(): return dd
dd=D()
