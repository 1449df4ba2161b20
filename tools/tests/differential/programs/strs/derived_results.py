# SPDX-License-Identifier: GPL-2.0
# When formatting gives the very text it was given, of whatever class it is.
class S(str): pass
for s in (S('abc'),S('a{{c'),S('a%%'),S(''), S('x{}'), S('é')):
    for f in (lambda s: s.format('q'), lambda s: s%{}, lambda s: s.format_map({})):
        try: r=f(s); print(type(r), r is s, r)
        except Exception as e: print(e)
t=S('qq')
class F:
    def __format__(self,spec): return t
    def __str__(self): return t
    def __repr__(self): return t
for f in (lambda: '{}'.format(F()), lambda: '%s'%F(), lambda:'%r'%F(), lambda:f'{F()}', lambda:f'{F()!s}', lambda:f'{F()!r}',lambda:format(F()), lambda:str(F()), lambda:repr(F()), lambda:'{!r}'.format(F()), lambda:'{!s}'.format(F()), lambda:'{}'.format(t), lambda:'%s'%t, lambda:f'{t}', lambda:''.join([t]), lambda:format(t), lambda:str(t), lambda:t+'', lambda:''+t, lambda:'{:}{}'.format(t,''), lambda:'{}{}'.format('',t), lambda:'%s%s'%(t,''), lambda:'%s%s'%('',t), lambda:'%.1s'%t, lambda:'%2s'%t, lambda:'%s' % S('x'), lambda: t.join(['a']), lambda: t.replace('z','y'), lambda: '{:2}'.format(t), lambda: '{:>2}'.format(t), lambda:'%2s'%F(), lambda:'%.2s'%F(), lambda: ascii(F()), lambda: '%a'%F(), lambda:'{!a}'.format(F()), lambda: f'{F()}{""}', lambda: b'%s'%b'x', lambda:repr([F()]), lambda: f'{t:2}', lambda:f'{t}{t}'):
    try: r=f(); print(type(r), r is t, r)
    except Exception as e: print(e)
