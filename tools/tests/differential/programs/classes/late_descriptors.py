# SPDX-License-Identifier: GPL-2.0
"""A class whose objects become descriptors after their attribute was cached."""
class Descriptor: pass
class C:
    def __init__(self): self.x = 1
    x = Descriptor()
def f(o): return o.x
def g(o, v): o.x = v
o = C()
for i in range(1025):
    assert f(o) == 1
    g(o, 1)
Descriptor.__get__ = lambda self, instance, value: 2
print(f(o))
Descriptor.__set__ = lambda *args: print('set', args[2])
print(f(o)); g(o, 5)
del Descriptor.__set__
print(f(o)); g(o, 7); print(f(o))
class Meta(type):
    attribute = Descriptor()
class K(metaclass=Meta): attribute = True
def h(): return K.attribute
for i in range(100): h()
print(h())
Descriptor.__set__ = lambda *args: print('set', args[2])
print(h())
class D2: pass
class D3:
    def __get__(self, *a): return 'd3'
    def __set__(self, o, v): print('d3 set', v)
class E:
    y = D2()
e = E(); e.y = 4
for i in range(100): e.y
E.__dict__['y'].__class__ = D3
def k(e): e.y = 9; return e.y
print(k(e))
# methods: callables that become functions' siblings
class Call:
    def __call__(self, *a): return len(a)
class M:
    m = Call()
m = M()
def cm(): return m.m(1)
for i in range(50): r = cm()
print(r)
import types
Call.__get__ = lambda s, o, t: types.MethodType(s, o)
print(cm())
