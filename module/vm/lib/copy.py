# SPDX-License-Identifier: GPL-2.0
"""Copies of objects, shallow and deep."""

import types

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_ATOMIC = (type(None), int, float, bool, complex, str, tuple, bytes, frozenset,
           type, range, slice, property, types.BuiltinFunctionType,
           type(Ellipsis), type(NotImplemented), types.FunctionType)
_DEEP_ATOMIC = (type(None), type(Ellipsis), type(NotImplemented), int, float,
                bool, complex, bytes, str, types.CodeType, type, range,
                types.BuiltinFunctionType, types.FunctionType, property)


def copy(x):
    """A new object of the same kind that holds the same things."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    rv = _reduce(x, cls)
    if isinstance(rv, str):
        return x
    return _reconstruct(x, None, *rv)


def _defined(cls, name):
    """Does a class, or a base but object, define it?"""
    for base in cls.__mro__:
        if base is not object and name in base.__dict__:
            return True
    return False


def _state(x, cls):
    """__dict__ and slots of an object, as __getstate__() gives them."""
    if _defined(cls, "__getstate__"):
        return x.__getstate__()
    state = getattr(x, "__dict__", None) or None
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in [names] if isinstance(names, str) else names:
            if name in ("__dict__", "__weakref__"):
                continue
            if name[:2] == "__" and name[-2:] != "__":
                name = "_%s%s" % (base.__name__.lstrip("_"), name)
            if hasattr(x, name):
                slots[name] = getattr(x, name)
    return (state, slots) if slots else state


def _new(cls, *args, **kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce(x, cls):
    if _defined(cls, "__reduce_ex__"):
        return x.__reduce_ex__(4)
    if _defined(cls, "__reduce__"):
        return x.__reduce__()
    if not cls.__flags__ & 512 and cls is not object:
        raise TypeError("cannot pickle %r object" % cls.__name__)
    args = ()
    if _defined(cls, "__getnewargs__"):
        args = x.__getnewargs__()
    else:
        for base in (int, float, complex, str, bytes, tuple):
            if isinstance(x, base):
                args = (base(x),)
                break
        else:
            if isinstance(x, (set, frozenset, bytearray)):
                args = (x.__class__.__mro__[-2](x),)
    return (_new, (cls,) + args, _state(x, cls),
            iter(x) if isinstance(x, list) else None,
            iter(x.items()) if isinstance(x, dict) else None)


def deepcopy(x, memo=None, _nil=[]):
    """A new object that holds copies of what this one holds."""
    if memo is None:
        memo = {}
    d = id(x)
    y = memo.get(d, _nil)
    if y is not _nil:
        return y
    cls = type(x)
    if cls in _DEEP_ATOMIC or issubclass(cls, type):
        return x
    copier = _dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            rv = _reduce(x, cls)
            if isinstance(rv, str):
                y = x
            else:
                y = _reconstruct(x, memo, *rv)
    if y is not x:
        memo[d] = y
        # The original must live as long as its id is a key.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    for a in x:
        y.append(deepcopy(a, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [deepcopy(a, memo) for a in x]
    # A tuple that is part of itself has been copied meanwhile.
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for k, j in zip(x, y):
        if k is not j:
            return tuple(y)
    return x


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_dispatch = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    set: lambda x, memo: {deepcopy(a, memo) for a in x},
    frozenset: lambda x, memo: frozenset([deepcopy(a, memo) for a in x]),
    bytearray: lambda x, memo: x.copy(),
    slice: lambda x, memo: slice(deepcopy(x.start, memo),
                                 deepcopy(x.stop, memo),
                                 deepcopy(x.step, memo)),
    types.MethodType: _deepcopy_method,
}


def _reconstruct(x, memo, func, args, state=None, listiter=None,
                 dictiter=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
            else:
                slotstate = None
            if state is not None:
                y.__dict__.update(state)
            if slotstate is not None:
                for key, value in slotstate.items():
                    setattr(y, key, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y
