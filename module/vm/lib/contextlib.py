# SPDX-License-Identifier: GPL-2.0
"""Context managers: made from generators, ready to use, and stacked.

Nearly everything is there twice, for with and for async with. What the two
have in common is said once, in functions and classes that never wait.
"""

import abc
import sys
from functools import update_wrapper
from types import GenericAlias, MethodType

__all__ = ['asynccontextmanager', 'contextmanager', 'closing', 'nullcontext',
           'AbstractContextManager', 'AbstractAsyncContextManager',
           'AsyncExitStack', 'ContextDecorator', 'ExitStack',
           'redirect_stdout', 'redirect_stderr', 'suppress', 'aclosing',
           'chdir']


# What a context manager is


def _has(cls, name):
    """Has it a method of this name, which is not taken away by None?"""
    for base in cls.__mro__:
        if name in vars(base):
            return vars(base)[name] is not None
    return False


def _protocol(name, doc, enter, leave):
    """The abstract class of whatever has these two methods, not None."""
    def __subclasshook__(cls, C):
        # A class derived from the abstract one asks for more than methods.
        if cls is made and _has(C, enter.__name__) and _has(C, leave.__name__):
            return True
        return NotImplemented

    for method in enter, leave, __subclasshook__:
        method.__qualname__ = f'{name}.{method.__name__}'
    made = abc.ABCMeta(name, (abc.ABC,), {
        '__module__': __name__, '__doc__': doc,
        enter.__name__: enter, leave.__name__: abc.abstractmethod(leave),
        '__subclasshook__': classmethod(__subclasshook__),
        '__class_getitem__': classmethod(GenericAlias)})
    return made


def __enter__(self):
    """The object itself, unless there is something better."""
    return self


def __exit__(self, exc_type, exc_value, traceback):
    """Something true keeps an exception from going on."""


async def __aenter__(self):
    """The object itself, unless there is something better."""
    return self


async def __aexit__(self, exc_type, exc_value, traceback):
    """Something true keeps an exception from going on."""


AbstractContextManager = _protocol(
    'AbstractContextManager', "Whatever with can be used with.",
    __enter__, __exit__)
AbstractAsyncContextManager = _protocol(
    'AbstractAsyncContextManager', "Whatever async with can be used with.",
    __aenter__, __aexit__)
del __enter__, __exit__, __aenter__, __aexit__


class ContextDecorator:
    """Inherited from, lets a context manager decorate functions."""

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return update_wrapper(inner, func)

    def _recreate_cm(self):
        """The context manager of one call; for most it is always the same."""
        return self


class AsyncContextDecorator:
    """Inherited from, lets a context manager decorate coroutine functions."""

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return update_wrapper(inner, func)

    _recreate_cm = ContextDecorator._recreate_cm


# Made from generators


class _GeneratorContextManagerBase:
    """A generator, and the call it came from."""

    def __init__(self, func, args, kwds):
        self.func = func
        self.args = args
        self.kwds = kwds
        self.gen = func(*args, **kwds)
        # help() on the manager is to tell about the function.
        self.__doc__ = getattr(func, '__doc__', None) or type(self).__doc__

    def _recreate_cm(self):
        """Another one from the same call: a generator runs only once."""
        return type(self)(self.func, self.args, self.kwds)

    def _generator(self):
        """The generator, when it starts. Nobody asks for another one then."""
        del self.args, self.kwds, self.func
        return self.gen

    @staticmethod
    def _instance(typ, value):
        """The exception to throw into it; None if there is none."""
        if typ is None:
            return None
        return typ() if value is None else value

    def _went_through(self, raised, thrown, traceback):
        """Is what the generator raised what it had been given?

        It is also if the generator got one of its own end exceptions, which
        the interpreter turns into a RuntimeError on the way out. The frames
        of the generator are taken off, for with goes on raising it.
        """
        if raised is not thrown:
            turned = (isinstance(raised, RuntimeError)
                      and isinstance(thrown, self._ends)
                      and raised.__cause__ is thrown)
            if not turned:
                return False
        thrown.__traceback__ = traceback
        return True


class _GeneratorContextManager(_GeneratorContextManagerBase,
                               AbstractContextManager, ContextDecorator):
    """Runs a generator up to its yield, and on."""

    _ends = StopIteration

    def __enter__(self):
        try:
            return next(self._generator())
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        thrown = self._instance(typ, value)
        try:
            if thrown is None:
                next(self.gen)
            else:
                self.gen.throw(typ, thrown, traceback)
        except StopIteration as end:
            # It has dealt with it, unless this is what it was to deal with.
            return thrown is not None and end is not thrown
        except BaseException as raised:
            if not self._went_through(raised, thrown, traceback):
                raise
            return False
        after = "" if thrown is None else " after throw()"
        raise RuntimeError("generator didn't stop" + after)


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase,
                                    AbstractAsyncContextManager,
                                    AsyncContextDecorator):
    """Runs an asynchronous generator up to its yield, and on."""

    _ends = StopIteration, StopAsyncIteration

    async def __aenter__(self):
        try:
            return await anext(self._generator())
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        thrown = self._instance(typ, value)
        try:
            if thrown is None:
                await anext(self.gen)
            else:
                await self.gen.athrow(typ, thrown, traceback)
        except StopAsyncIteration as end:
            return thrown is not None and end is not thrown
        except BaseException as raised:
            if not self._went_through(raised, thrown, traceback):
                raise
            return False
        after = "" if thrown is None else " after athrow()"
        raise RuntimeError("generator didn't stop" + after)


def _makes(manager, func):
    def helper(*args, **kwds):
        return manager(func, args, kwds)
    return update_wrapper(helper, func)


def contextmanager(func):
    """Decorate a generator function: its calls give context managers.

    What is before the yield is done on the way in, what is after it on the
    way out; an exception of the body comes out of the yield.
    """
    return _makes(_GeneratorContextManager, func)


def asynccontextmanager(func):
    """Decorate an asynchronous generator function, like contextmanager."""
    return _makes(_AsyncGeneratorContextManager, func)


# Ready to use: what is done at the end, and before


class closing(AbstractContextManager):
    """Calls close() of a thing at the end."""

    def __exit__(self, *exc_info):
        self.thing.close()

    def __enter__(self):
        return self.thing

    def __init__(self, thing):
        self.thing = thing


class aclosing(AbstractAsyncContextManager):
    """Awaits aclose() of a thing at the end."""

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()

    async def __aenter__(self):
        return self.thing

    def __init__(self, thing):
        self.thing = thing


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, where a context manager is asked for."""

    def __exit__(self, *excinfo):
        """Nothing to do."""

    async def __aexit__(self, *excinfo):
        """Nothing to wait for."""

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result

    def __init__(self, enter_result=None):
        self.enter_result = enter_result


class suppress(AbstractContextManager):
    """Has exceptions of some classes end the body, and nothing else."""

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return False
        return issubclass(exctype, self._exceptions)

    def __enter__(self):
        """Nothing is done before."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions


class _RedirectStream(AbstractContextManager):
    """Puts something else in the place of a stream of sys."""

    _stream = None

    def __init__(self, new_target):
        # One stream for each with statement that is now using this object.
        self._replaced = []
        self._new_target = new_target

    def _put(self, target):
        setattr(sys, self._stream, target)
        return target

    def __enter__(self):
        self._replaced.append(getattr(sys, self._stream))
        return self._put(self._new_target)

    def __exit__(self, exctype, excinst, exctb):
        self._put(self._replaced.pop())


class redirect_stderr(_RedirectStream):
    """Has what goes to sys.stderr go to another file."""

    _stream = 'stderr'


class redirect_stdout(_RedirectStream):
    """Has print() and others write to another file."""

    _stream = 'stdout'


class chdir(AbstractContextManager):
    """Can be made but not entered: there are no directories here."""

    def __enter__(self):
        raise OSError('there are no directories in obheap')

    def __exit__(self, *excinfo):
        """Is not reached."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []


# Stacks


def _lacks(cm, protocol):
    """What to raise when the type of an object has not both methods."""
    cls = type(cm)
    return TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                     f"not support the {protocol} protocol")


class _Unwinding:
    """What is known while the callbacks of a stack run, last to first.

    What the next callback is told, three values or three times None, is
    returned by the method that says what came of the one before.
    """

    def __init__(self, exc_type):
        self._entered_with_one = exc_type is not None
        # While with leaves its body, this is what ended the body.
        self._outside = sys.exc_info()[1]
        self._stopped = False
        self._raises = False

    def stop(self):
        """A callback wants the exception to go no further."""
        self._stopped = True
        self._raises = False
        return None, None, None

    def replace(self, earlier, raised):
        """A callback raised something."""
        self._raises = True
        # In nested with statements the earlier exception would have been the
        # one being handled; here that was what is handled outside, which ends
        # the chain of contexts.
        last = raised
        while last.__context__ is not None:
            if last.__context__ is earlier:
                break
            if last.__context__ is self._outside:
                last.__context__ = earlier
                break
            last = last.__context__
        return type(raised), raised, raised.__traceback__

    def _end(self, exc):
        """Raise exc, or say whether the first exception goes no further."""
        if not self._raises:
            return self._entered_with_one and self._stopped
        context = exc.__context__
        try:
            raise exc
        finally:
            # raise has made it what is being handled out there.
            exc.__context__ = context


_absent = object()


class _BaseExitStack:
    """Callbacks to be run at the end, each after True if it is just called.

    What is awaited, after False, is for AsyncExitStack only.
    """

    def __init__(self):
        self._exit_callbacks = []

    def _put(self, exit, name, is_sync):
        """Push a method of an object; without one, the object is called."""
        call = getattr(type(exit), name, _absent)
        if call is _absent:
            call = exit
        else:
            call = MethodType(call, exit)
        self._exit_callbacks.append((is_sync, call))
        return exit

    def pop_all(self):
        """Move all callbacks to another stack, and return that."""
        other = type(self)()
        other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return other

    def push(self, exit):
        """Have __exit__ of an object, or a function like it, called."""
        return self._put(exit, '__exit__', True)

    def enter_context(self, cm):
        """Enter a context manager, which is left with the stack."""
        kind = type(cm)
        try:
            enter, leave = kind.__enter__, kind.__exit__
        except AttributeError:
            raise _lacks(cm, 'context manager') from None
        entered = enter(cm)
        self._exit_callbacks.append((True, MethodType(leave, cm)))
        return entered

    def callback(self, callback, /, *args, **kwds):
        """Have a function called with arguments, and no exception."""
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        # what it calls can be seen from outside
        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((True, _exit_wrapper))
        return callback


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Leaves any number of context managers, as if they were nested."""

    def __exit__(self, *exc_details):
        state = _Unwinding(exc_details[0])
        while self._exit_callbacks:
            _, cb = self._exit_callbacks.pop()
            try:
                if cb(*exc_details):
                    exc_details = state.stop()
            except BaseException as raised:
                exc_details = state.replace(exc_details[1], raised)
        return state._end(exc_details[1])

    def close(self):
        """Run the callbacks now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """Leaves context managers of both kinds, as if they were nested."""

    def push_async_exit(self, exit):
        """Have __aexit__ of an object, or a function like it, awaited."""
        return self._put(exit, '__aexit__', False)

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager, left with the stack."""
        kind = type(cm)
        try:
            enter, leave = kind.__aenter__, kind.__aexit__
        except AttributeError:
            raise _lacks(cm, 'asynchronous context manager') from None
        entered = await enter(cm)
        self._exit_callbacks.append((False, MethodType(leave, cm)))
        return entered

    def push_async_callback(self, callback, /, *args, **kwds):
        """Have a coroutine function awaited with arguments."""
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((False, _exit_wrapper))
        return callback

    async def __aexit__(self, *exc_details):
        state = _Unwinding(exc_details[0])
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            try:
                answer = cb(*exc_details)
                if not is_sync:
                    answer = await answer
                if answer:
                    exc_details = state.stop()
            except BaseException as raised:
                exc_details = state.replace(exc_details[1], raised)
        return state._end(exc_details[1])

    async def aclose(self):
        """Run the callbacks now."""
        await self.__aexit__(None, None, None)
