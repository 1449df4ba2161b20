# SPDX-License-Identifier: GPL-2.0
"""Copies of objects, shallow and deep.

Some types are known here; the rest say by methods what makes others like
them, as they do for pickle.
"""

import types
import weakref
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    """Raised for objects that do not say how to copy them."""


error = Error


def _reduced(x, cls, kind):
    """A str or a tuple that says how an object is made."""
    registered = dispatch_table.get(cls)
    if registered is not None:
        return registered(x)
    for name, args in (('__reduce_ex__', (4,)), ('__reduce__', ())):
        method = getattr(x, name, None)
        if method is not None:
            return method(*args)
    raise Error(f'un({kind})copyable object of type {cls}')


def _reconstruct(x, memo, func, args, state=None, listiter=None,
                 dictiter=None, *, deepcopy=None):
    """Make an object from what another says of itself.

    With a memo its parts are copied too, with None they are used as they are.
    """
    if memo is None:
        def part(value):
            return value
        y = func(*args)
    else:
        copier = deepcopy or globals()['deepcopy']

        def part(value):
            return copier(value, memo)
        y = func(*[part(arg) for arg in args])
        # What is in it may lead back to it.
        memo[id(x)] = y

    if state is not None:
        _set_state(y, part(state))
    for item in listiter or ():
        y.append(part(item))
    for key, value in dictiter or ():
        y[part(key)] = part(value)
    return y


def _set_state(y, state):
    """Give an object the state another one had."""
    if hasattr(y, '__setstate__'):
        y.__setstate__(state)
        return
    in_dict, in_slots = state, None
    if type(state) is tuple and len(state) == 2:
        in_dict, in_slots = state
    if in_dict is not None:
        y.__dict__.update(in_dict)
    if in_slots is not None:
        for name in in_slots:
            setattr(y, name, in_slots[name])


# Shallow


def copy(x):
    """An object like this one, which has the same parts."""
    cls = type(x)
    known = _copy_dispatch.get(cls)
    if known is not None:
        return known(x)
    if issubclass(cls, type):
        # a class, whatever its metaclass says
        return x
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    how = _reduced(x, cls, 'shallow')
    # A name instead of a recipe: there is only this one.
    return x if isinstance(how, str) else _reconstruct(x, None, *how)


def _copy_immutable(x):
    return x


# Deep


def deepcopy(x, memo=None, _nil=[]):
    """An object like this one, whose parts are copies too.

    The memo has the copies made so far, so that what was one object before is
    one object after.
    """
    if memo is None:
        memo = {}
    found = memo.get(id(x), _nil)
    if found is not _nil:
        return found

    cls = type(x)
    known = _deepcopy_dispatch.get(cls)
    if known is not None:
        y = known(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        own = getattr(x, '__deepcopy__', None)
        if own is not None:
            y = own(memo)
        else:
            how = _reduced(x, cls, 'deep')
            if isinstance(how, str):
                return x
            y = _reconstruct(x, memo, *how)
    if y is not x:
        memo[id(x)] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    """Have the memo hold an object, so that no other one gets its id."""
    memo.setdefault(id(memo), []).append(x)


def _deepcopy_atomic(x, memo):
    return x


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    made = memo[id(x)] = []
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    made = memo[id(x)] = {}
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    items = [deepcopy(item, memo) for item in x]
    # An item that leads back here has had the tuple copied already.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


# The types known here; the tables can be added to


_deepcopy_dispatch = dict.fromkeys(
    (type(None), type(...), type(NotImplemented), bool, int, float, complex,
     str, bytes, range, type, property, weakref.ref, types.FunctionType,
     types.BuiltinFunctionType, types.CodeType), _deepcopy_atomic)

_copy_dispatch = dict.fromkeys(
    (*_deepcopy_dispatch, tuple, frozenset, slice), _copy_immutable)

for _kind in (list, dict, set, bytearray):
    _copy_dispatch[_kind] = _kind.copy

_deepcopy_dispatch |= {list: _deepcopy_list, tuple: _deepcopy_tuple,
                       dict: _deepcopy_dict,
                       types.MethodType: _deepcopy_method}

del _kind, types, weakref
