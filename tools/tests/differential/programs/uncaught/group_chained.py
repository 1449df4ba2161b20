def f(): raise ValueError('v')
def mk():
    l = []
    for i in range(2):
        try: f()
        except ValueError as e: e.add_note('note %d' % i); l.append(e)
    try:
        try: 1/0
        except ZeroDivisionError: raise KeyError('k')
    except KeyError as e: l.append(e)
    l.append(ExceptionGroup('inner', [TypeError(1), OSError('x')]))
    return l
try: raise RuntimeError('before')
except RuntimeError as r:
    e = ExceptionGroup('outer', mk())
    e.add_note('gnote')
    raise e from r
