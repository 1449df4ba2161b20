def t(f):
    try: return f()
    except BaseException as e: return type(e).__name__ + ': ' + str(e)
g = ExceptionGroup('m', [ValueError(1), TypeError(2), ExceptionGroup('n', [KeyError(3), ValueError(4)])])
print(repr(g), str(g), g.message, g.exceptions, g.args, ExceptionGroup.__mro__, ExceptionGroup.__bases__)
print(g.split(ValueError), g.subgroup(KeyError), g.split(OSError), g.subgroup((KeyError, TypeError)), g.subgroup(lambda e: isinstance(e, ExceptionGroup)), g.split(lambda e: e.args == (4,)))
print(t(lambda: ExceptionGroup()), t(lambda: ExceptionGroup(1, [])), t(lambda: ExceptionGroup('x', [])), t(lambda: ExceptionGroup('x', 5)), t(lambda: ExceptionGroup('x', [1])), t(lambda: ExceptionGroup('x', [KeyboardInterrupt()])), BaseExceptionGroup('x', [KeyboardInterrupt()]), type(BaseExceptionGroup('x', [ValueError()])), t(lambda: g.split(5)), t(lambda: g.split((1, 2))))
class MG(ExceptionGroup):
    def derive(self, excs): return MG(self.message + '!', excs)
m = MG('my', [ValueError(1), TypeError(2)])
m.add_note('n1')
a, b = m.split(ValueError)
print(repr(a), repr(b), type(a), a.__notes__, a.__notes__ is m.__notes__)
class MB(BaseExceptionGroup): pass
print(repr(MB('x', [KeyboardInterrupt()])), t(lambda: MG('x', [KeyboardInterrupt()])))
try: raise g
except Exception as e: print('caught', e)
print(issubclass(ExceptionGroup, Exception), isinstance(g, BaseExceptionGroup), ExceptionGroup[int])
class BadD(ExceptionGroup):
    def derive(self, e): return 5
print(t(lambda: BadD('x', [ValueError(), TypeError()]).split(ValueError)))
