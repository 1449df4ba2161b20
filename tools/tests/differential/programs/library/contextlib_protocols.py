# contextlib: what its classes have, what they call in which order, and what
# an exception looks like behind them.
import contextlib
import io
import sys
from contextlib import *
from contextlib import AsyncContextDecorator

LOG = []


def say(*what):
    LOG.append(' '.join(map(str, what)))


def shown(e, depth=3):
    if e is None or not depth:
        return e and '...'
    return (f'{type(e).__name__}{e.args}<{shown(e.__cause__, depth - 1)}|'
            f'{shown(e.__context__, depth - 1)}|{e.__suppress_context__:d}>')


def trace(tb):
    while tb:
        name = tb.tb_frame.f_code.co_name
        if name[0] not in '_<' or name[:2] == '__':
            yield name
        tb = tb.tb_next


def attempt(f, *args):
    LOG.clear()
    try:
        print(f.__name__, *args, '->', f(*args))
    except BaseException as e:
        print(f.__name__, *args, '!!', shown(e), *trace(e.__traceback__))
    print('    ', *LOG, sep='; ')


def drive(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value


def shape(f):
    c = f.__code__
    n = c.co_argcount + c.co_kwonlyargcount
    n += bool(c.co_flags & 4) + bool(c.co_flags & 8)
    return (c.co_varnames[:n], c.co_posonlyargcount, f.__defaults__,
            hex(c.co_flags & 0x2ac))


print(contextlib.__all__)
NAMES = [n for n in contextlib.__all__ if isinstance(getattr(contextlib, n), type)]
for name in NAMES + ['AsyncContextDecorator', '_GeneratorContextManager',
                     '_AsyncGeneratorContextManager', '_RedirectStream']:
    cls = getattr(contextlib, name)
    if name != 'chdir':
        print(cls, cls.__qualname__, type(cls).__name__,
              [c.__name__ for c in cls.__mro__ if c.__name__[:2] != '_B'],
              cls.__dictoffset__ != 0, sorted(getattr(cls, '__abstractmethods__', ())))
    for key, value in sorted(vars(cls).items()):
        if key[0] == '_' != key[1] or 'Stack' in name and 'enter__' in key:
            continue
        if key in ('__doc__', '__dict__', '__weakref__', '__abstractmethods__',
                   '__slots__'):
            continue
        if type(value) in (classmethod, staticmethod):
            value = value.__func__
        if isinstance(value, type(shape)):
            if name != 'chdir':
                print('  ', key, value.__name__, value.__module__,
                      key == '__subclasshook__' or value.__qualname__, *shape(value))
        else:
            print('  ', key, type(value).__name__)
for f in contextmanager, asynccontextmanager:
    print(f.__name__, f.__qualname__, *shape(f))


# What counts as a context manager

def cls_with(**body):
    return type('T', (), {k: (v and (lambda self, *a: 0)) for k, v in body.items()})


for body in ({}, {'__enter__': 1}, {'__exit__': 1}, {'__enter__': 1, '__exit__': 1},
             {'__enter__': 1, '__exit__': None}, {'__enter__': None, '__exit__': 1},
             {'__aenter__': 1, '__aexit__': 1}, {'__aenter__': 1},
             {'__aenter__': 1, '__aexit__': None}):
    t = cls_with(**body)
    u = type('U', (t,), {'__exit__': None})
    print(body, [issubclass(x, y) for x in (t, u) for y in (
        AbstractContextManager, AbstractAsyncContextManager)],
        AbstractContextManager.__subclasshook__(t))


class Derived(AbstractContextManager):
    def __exit__(self, *a):
        say('exit', len(a))
        return super().__exit__(*a)


class ADerived(AbstractAsyncContextManager):
    async def __aexit__(self, *a):
        say('aexit', len(a))
        return await super().__aexit__(*a)


d = Derived()
print(d.__enter__() is d, d.__exit__(1, 2, 3), issubclass(cls_with(__enter__=1, __exit__=1), Derived))
a = ADerived()
print(drive(a.__aenter__()) is a, drive(a.__aexit__(1, 2, 3)))
for t in AbstractContextManager, AbstractAsyncContextManager:
    attempt(t)
    print(t[int], nullcontext[int], ExitStack[int].__origin__ is ExitStack)


# Decorators

class Deco(ContextDecorator):
    def __init__(self, answer=None):
        self.answer = answer

    def __enter__(self):
        say('enter')
        return self

    def __exit__(self, *exc):
        say('exit', shown(exc[1]))
        return self.answer


class ADeco(AsyncContextDecorator):
    async def __aenter__(self):
        say('aenter')

    async def __aexit__(self, *exc):
        say('aexit', shown(exc[1]))


@Deco()
def decorated(a, *, b=2):
    """Has a text."""
    say('body', a, b)
    return a / b


@Deco(True)
def swallowed():
    raise KeyError(1)


@ADeco()
async def adecorated(a):
    say('body', a)
    return 1 / a


def calls():
    return decorated(1), decorated(3, b=4)


attempt(calls)
attempt(decorated, 1, 2)
attempt(lambda: decorated(1, b=0))
attempt(swallowed)
attempt(lambda: drive(adecorated(1)))
attempt(lambda: drive(adecorated(0)))
print(decorated.__name__, decorated.__doc__, decorated.__wrapped__.__name__,
      decorated.__code__.co_name, adecorated.__code__.co_name,
      decorated.__kwdefaults__, Deco(5)._recreate_cm().answer)

# Generators

BODIES = {}


def body(f):
    BODIES[f.__name__] = f
    return f


@body
def plain():
    say('in')
    yield 5
    say('out')


@body
def never():
    if 0:
        yield
    return 3


@body
def twice():
    try:
        yield 1
    except BaseException as e:
        say('caught', shown(e))
    yield 2


@body
def swallow():
    try:
        yield
    except BaseException as e:
        say('caught', shown(e), len([*trace(e.__traceback__)]))


@body
def turned():
    try:
        yield
    except BaseException as e:
        raise OSError('other') from e


@body
def other():
    try:
        yield
    finally:
        raise LookupError('finally')


@body
def again():
    try:
        yield
    except BaseException as e:
        raise


@body
def stops():
    try:
        yield
    except BaseException:
        raise StopIteration('in')


@body
def returns():
    try:
        yield
    finally:
        return 7


@body
def runtime():
    try:
        yield
    except BaseException as e:
        raise RuntimeError('own') from e


@body
def early():
    raise KeyError('early')
    yield


ERRORS = [None, KeyError('k'), StopIteration('s'), StopAsyncIteration('a'),
          RuntimeError('r'), GeneratorExit('g'), ZeroDivisionError()]


def use(f, error):
    with contextmanager(f)() as x:
        say('got', x)
        if error is not None:
            raise error
    return 'after'


def by_hand(f, *args):
    m = contextmanager(f)()
    m.__enter__()
    return m.__exit__(*args)


for f in BODIES.values():
    for error in ERRORS:
        if error is not None:
            error.__context__ = error.__cause__ = None
            error = error.with_traceback(None)
        LOG.clear()
        try:
            print(f.__name__, repr(error), use(f, error))
        except BaseException as e:
            print(f.__name__, repr(error), '!!', shown(e), e is error,
                  *trace(e.__traceback__))
        print('    ', *LOG, sep='; ')
    for args in ((KeyError, None, None), (KeyError, KeyError(3), None),
                 (KeyError, 'text', None), (None, None, None),
                 (StopIteration, None, None), (None, KeyError(1), None)):
        LOG.clear()
        try:
            print(f.__name__, args, by_hand(f, *args))
        except BaseException as e:
            print(f.__name__, args, '!!', shown(e), *trace(e.__traceback__))
        print('    ', *LOG, sep='; ')


# the same, waiting
async def aplain():
    say('in')
    yield 5
    say('out')


async def anever():
    if 0:
        yield


async def atwice():
    try:
        yield 1
    except BaseException as e:
        say('caught', shown(e))
    yield 2


async def aswallow():
    try:
        yield
    except BaseException as e:
        say('caught', shown(e))


async def aturned():
    try:
        yield
    except BaseException as e:
        raise OSError('other') from e


async def afinally():
    try:
        yield
    finally:
        raise LookupError('finally')


async def astops():
    try:
        yield
    except BaseException:
        raise StopAsyncIteration('in')


async def areraised():
    try:
        yield
    except BaseException:
        raise


async def ause(f, error):
    async with asynccontextmanager(f)() as x:
        say('got', x)
        if error is not None:
            raise error
    return 'after'


async def aby_hand(f, *args):
    m = asynccontextmanager(f)()
    await m.__aenter__()
    return await m.__aexit__(*args)


for f in aplain, anever, atwice, aswallow, aturned, afinally, astops, areraised:
    for error in ERRORS:
        if error is not None:
            error.__context__ = error.__cause__ = None
            error = error.with_traceback(None)
        LOG.clear()
        try:
            print(f.__name__, repr(error), drive(ause(f, error)))
        except BaseException as e:
            print(f.__name__, repr(error), '!!', shown(e), e is error,
                  *trace(e.__traceback__))
        print('    ', *LOG, sep='; ')
    for args in ((KeyError, None, None), (KeyError, KeyError(3), None),
                 (None, None, None), (StopAsyncIteration, None, None)):
        LOG.clear()
        try:
            print(f.__name__, args, drive(aby_hand(f, *args)))
        except BaseException as e:
            print(f.__name__, args, '!!', shown(e), *trace(e.__traceback__))
        print('    ', *LOG, sep='; ')


@contextmanager
def documented(a, *, b=1):
    """A text of its own."""
    say('start', a, b)
    yield a
    say('end')


m = documented(1, b=2)
print(documented.__name__, documented.__doc__, documented.__wrapped__.__name__,
      m.__doc__, type(m).__name__, m.args, m.kwds, m.func is documented.__wrapped__,
      sorted(vars(m)), documented.__code__.co_name)
with m as x:
    print(x, sorted(vars(m)))
attempt(m.__enter__)


@documented(5)
def wrapped(x):
    say('wrapped', x)
    return x


attempt(wrapped, 1)
attempt(wrapped, 2)
attempt(documented)
attempt(lambda: documented(1, c=3))


@asynccontextmanager
async def adocumented(a):
    say('start', a)
    yield a
    say('end')


@adocumented(5)
async def awrapped(x):
    return x


attempt(lambda: drive(awrapped(1)))
attempt(lambda: drive(awrapped(2)))

# Ready to use


class Thing:
    def close(self):
        say('close')
        return True

    async def aclose(self):
        say('aclose')
        return True


def with_closing(raises):
    with closing(Thing()) as t:
        say(type(t).__name__)
        if raises:
            raise KeyError('body')


async def with_aclosing(raises):
    async with aclosing(Thing()) as t:
        say(type(t).__name__)
        if raises:
            raise KeyError('body')


attempt(with_closing, 0)
attempt(with_closing, 1)
attempt(lambda: drive(with_aclosing(0)))
attempt(lambda: drive(with_aclosing(1)))
attempt(closing)
attempt(lambda: closing(5).__exit__())
attempt(lambda: closing(Thing()).__exit__(1, 2))
n = nullcontext(4)
attempt(lambda: (n.__enter__(), n.__exit__(), n.enter_result, drive(n.__aenter__()),
                 drive(n.__aexit__(1)), nullcontext().__enter__()))


def suppressed(error, *kinds):
    with suppress(*kinds):
        say('body')
        if error:
            raise error
        return 'returned'
    return 'suppressed'


for args in ((None,), (KeyError(1), KeyError), (KeyError(2), LookupError),
             (KeyError(3),), (KeyError(4), OSError, (ValueError, KeyError)),
             (KeyError(5), OSError), (KeyError(6), 5), (None, 5)):
    attempt(suppressed, *args)
s = suppress(KeyError)
attempt(lambda: (s.__enter__(), s.__exit__(None, None, None),
                 s.__exit__(KeyError, None, None), s.__exit__(OSError, 0, 0)))
attempt(lambda: s.__exit__(5, 0, 0))
attempt(s.__exit__)
with s, s:
    {}[1]


class Out(io.StringIO if hasattr(io, 'StringIO') else object):
    pass


one, two = Out(), Out()
r = redirect_stdout(one)
before = sys.stdout
with r as x:
    print('first')
    with redirect_stdout(two), r:
        print('second')
    print('third')
print(x is one, sys.stdout is before, one.getvalue().split(), two.getvalue())
with redirect_stderr(two) as x:
    sys.stderr.write('e')
    print(sys.stderr is two)
print(two.getvalue(), redirect_stderr._stream, redirect_stdout._stream)
attempt(lambda: r.__exit__(None, None, None))

# Stacks


class Part:
    def __init__(self, name, answer=None, error=None, enters=None):
        self.name, self.answer, self.error, self.enters = name, answer, error, enters

    def __enter__(self):
        say('enter', self.name)
        if self.enters:
            raise self.enters
        return self.name

    def __exit__(self, t, v, tb):
        say('exit', self.name, t and t.__name__, shown(v), tb and len([*trace(tb)]))
        if self.error:
            raise self.error
        return self.answer

    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *exc):
        return self.__exit__(*exc)


def stacked(parts, error=None):
    with ExitStack() as stack:
        for part in parts:
            say('is', stack.enter_context(part))
        if error:
            raise error
    return 'after'


async def astacked(parts, error=None):
    async with AsyncExitStack() as stack:
        for n, part in enumerate(parts):
            if n & 1:
                say('is', stack.enter_context(part))
            else:
                say('is', await stack.enter_async_context(part))
        if error:
            raise error
    return 'after'


def combinations():
    yield [Part('a'), Part('b')], None
    yield [Part('a'), Part('b')], KeyError(1)
    yield [Part('a'), Part('b', True)], KeyError(2)
    yield [Part('a', True), Part('b')], KeyError(3)
    yield [Part('a', error=OSError('x')), Part('b')], KeyError(4)
    yield [Part('a'), Part('b', error=OSError('x'))], KeyError(5)
    yield [Part('a', error=ValueError('y')), Part('b', error=OSError('x'))], KeyError(6)
    yield [Part('a', True), Part('b', error=OSError('x'))], KeyError(7)
    yield [Part('a', error=ValueError('y')), Part('b', True)], KeyError(8)
    yield [Part('a', error=ValueError('y')), Part('b', True)], None
    yield [Part('a'), Part('b', enters=OSError('e')), Part('c')], None
    yield [Part('a', True), Part('b', enters=OSError('e'))], None
    yield [Part('a'), Part('b', error=OSError('x')), Part('c', error=ValueError('y'))], None
    yield [Part('a', 1), 5], None
    yield [], KeyError(9)
    yield [], None
    e = KeyError('same')
    yield [Part('a', error=e), Part('b')], e


for use in stacked, lambda *args: drive(astacked(*args)):
    for parts, error in combinations():
        LOG.clear()
        names = [getattr(p, 'name', p) for p in parts]
        try:
            print(names, repr(error), use(parts, error))
        except BaseException as e:
            print(names, repr(error), '!!', shown(e), *trace(e.__traceback__))
        print('    ', *LOG, sep='; ')


def inside_handler():
    try:
        raise KeyError('outside')
    except KeyError:
        with ExitStack() as stack:
            stack.enter_context(Part('a', error=OSError('x')))
            stack.enter_context(Part('b', error=ValueError('y')))
            raise IndexError('inside')


attempt(inside_handler)


def pushing():
    with ExitStack() as stack:
        @stack.push
        def left(t, v, tb):
            say('left', t)
            return True
        print(stack.push(Part('p')).name, left.__name__)
        print(stack.callback(say, 'called', 1, 2) is say)
        stack.callback(print, 'printed', end='.\n')
        print([(sync, cb.__name__, getattr(cb, '__wrapped__', None) is say)
               for sync, cb in stack._exit_callbacks])
        raise KeyError('pushed')
    return 'after'


attempt(pushing)


def moving():
    stack = ExitStack()
    stack.callback(say, 'one')
    with stack:
        stack.callback(say, 'two')
        other = stack.pop_all()
        stack.callback(say, 'three')
    say('between')
    print(type(other) is type(stack), other is stack, len(other._exit_callbacks))
    print(other.close(), other.close())


attempt(moving)
stack = ExitStack()
attempt(stack.callback)
attempt(lambda: stack.push(5) and stack.close())
attempt(lambda: stack.enter_context(object()))
attempt(lambda: AsyncExitStack().enter_context(ADeco()))
attempt(lambda: drive(AsyncExitStack().enter_async_context(Deco())))
attempt(lambda: stack.__exit__(None, None, None))
attempt(lambda: stack.__exit__())


class Half:
    def __enter__(self):
        return 1


class Callable_:
    def __call__(self, *exc):
        say('called', len(exc))


attempt(lambda: stack.enter_context(Half()))
attempt(lambda: (stack.push(Callable_()), stack.close())[1])


async def apushing():
    async def waits(*args, **kwds):
        say('waits', *map(str, args[:2]), kwds)
        return True
    async with AsyncExitStack() as stack:
        print(stack.push_async_callback(waits, 1, k=2) is waits)
        print(stack.push_async_exit(waits) is waits)
        stack.push_async_exit(Part('a'))
        stack.push(Part('b'))
        stack.callback(say, 'called')
        print([(sync, cb.__name__) for sync, cb in stack._exit_callbacks])
        raise KeyError('apushed')
    return 'after'


attempt(lambda: drive(apushing()))


async def aclosed():
    stack = AsyncExitStack()
    stack.callback(say, 'x')
    other = stack.pop_all()
    say('between', len(stack._exit_callbacks))
    return await other.aclose(), await stack.aclose()


attempt(lambda: drive(aclosed()))
attempt(lambda: AsyncExitStack().push_async_callback())
attempt(lambda: ExitStack().push_async_exit)
