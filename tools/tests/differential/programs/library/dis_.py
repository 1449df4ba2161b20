import dis
src='''
def f(a, b):
    x = [i for i in range(10)]
    for i in x:
        if a: print(i, a.foo, b[1], sep='')
        else:
            try: a.m(1)
            except ValueError as e: pass
    def g(p=1, *, q: int = 2): return x
    with a as c: yield c
    a += 1; a.x = 3; a < b; -a; a is b; a not in b; f"{a!r:>5}"
    while a and b or c: pass
    return g
class A:
    def m(self): return super().m
x: int = 5
'''
c=compile(src,'<t>','exec')
def mask(t):
    r = t.split('0x')
    return '0x'.join([r[0]] + [x.lstrip('0123456789abcdef') if x[:6].strip('0123456789abcdef') == '' else x for x in r[1:]])
class W:
    def __init__(s): s.t=''
    def write(s,x): s.t+=x
w=W()
dis.dis(c,file=w)
print(mask(w.t))
w=W(); dis.show_code(c,file=w); print(mask(w.t))
b=dis.Bytecode('x+1')
print(b.dis()); print([i for i in b][1]); print(b.info())
def f(x): return x*2
dis.dis(f); print(list(dis.findlinestarts(f.__code__)), dis.findlabels(c.co_consts[0].co_code))
print(dis.code_info(f.__code__.replace(co_filename="f.py")))
try: dis.dis(5)
except TypeError as e: print(e)
for i in dis.get_instructions(f): print(i.opname, i.arg, i.argval, i.argrepr, i.offset, i.starts_line, i.is_jump_target, i.positions.lineno)
