# SPDX-License-Identifier: GPL-2.0
"""Warnings: what a program is told without being stopped."""

import _native
import sys
import _traceback

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning",
           "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings"]

_ACTIONS = ("error", "ignore", "always", "default", "module", "once")

# action, message, category, module, line: None and 0 fit anything
filters = [("default", None, DeprecationWarning, "__main__", 0)]
filters += [("ignore", None, kind, None, 0) for kind in (
    DeprecationWarning, PendingDeprecationWarning, ImportWarning,
    ResourceWarning)]
defaultaction = "default"
onceregistry = {}

# What counted last, for when the program has deleted the names above.
_last = {"filters": filters, "defaultaction": defaultaction,
         "onceregistry": onceregistry}

# A registry is good for one state of the filters.
_state = 0


def _filters_mutated():
    global _state
    _state += 1


def _setting(name, kind):
    value = globals().get(name, _last[name])
    if isinstance(value, kind):
        _last[name] = value
        return value
    if kind is list:
        raise ValueError("_warnings.%s must be a list" % name)
    raise TypeError("_warnings.%s must be a %s, not '%.200s'" % (
        name, {str: "string"}.get(kind, kind.__name__),
        type(value).__name__))


class WarningMessage(object):
    """One warning, as catch_warnings(record=True) keeps it."""

    # The line of source is known to who warns; there are no files to ask.
    _source_text = None

    def __init__(self, message, category, filename, lineno, file=None,
                 line=None, source=None):
        given = dict(message=message, category=category, filename=filename,
                     lineno=lineno, file=file, line=line, source=source)
        self.__dict__.update(given)
        self._category_name = category.__name__ if category else None

    def __str__(self):
        shown = (("message", repr(self.message)),
                 ("category", repr(self._category_name)),
                 ("filename", repr(self.filename)),
                 ("lineno", str(self.lineno)),
                 ("line", repr(self.line)))
        return "{%s}" % ", ".join(["%s : %s" % pair for pair in shown])


def _as_text(msg):
    head = "%s:%s: %s: %s\n" % (msg.filename, msg.lineno, msg._category_name,
                                msg.message)
    line = msg._source_text if msg.line is None else msg.line
    if line and line.strip():
        head += "  %s\n" % line.strip()
    if msg.source is not None:
        head += ("%s: Enable tracemalloc to get the object allocation "
                 "traceback\n" % msg._category_name)
    return head


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    return _as_text(WarningMessage(message, category, filename, lineno,
                                   line=line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, sys.stderr unless told."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno,
                                     file, line))


# A program can put functions of its own in their places.
_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _formatwarnmsg(msg):
    theirs = globals().get("formatwarning", _formatwarning_orig)
    if theirs is _formatwarning_orig:
        return _as_text(msg)
    return theirs(msg.message, msg.category, msg.filename, msg.lineno,
                  msg.line)


def _showwarnmsg_impl(msg):
    out = msg.file or sys.stderr
    if out is None:
        return
    text = _formatwarnmsg(msg)
    try:
        out.write(text)
    except OSError:
        # There is nobody left to tell.
        pass


def _showwarnmsg(msg):
    theirs = globals().get("showwarning", _showwarning_orig)
    if theirs is _showwarning_orig:
        _showwarnmsg_impl(msg)
        return
    if not callable(theirs):
        raise TypeError("warnings.showwarning() must be set to a "
                        "function or method")
    theirs(msg.message, msg.category, msg.filename, msg.lineno, msg.file,
           msg.line)


class _Beginning:
    # What re.compile() would be asked for, of a text without specials.

    def __init__(self, text, any_case):
        self.text = text.lower() if any_case else text
        self.any_case = any_case

    def match(self, text):
        if self.any_case:
            text = text.lower()
        return text.startswith(self.text) or None


def _pattern(text, any_case):
    if not text:
        return None
    try:
        import re
    except ImportError:
        return _Beginning(text, any_case)
    return re.compile(text, re.I if any_case else 0)


def _check(action, lineno, more=()):
    assert action in _ACTIONS, "invalid action: %r" % (action,)
    for good, why in more:
        assert good(), why
    assert isinstance(lineno, int) and lineno >= 0, \
        "lineno must be an int >= 0"


def _add_filter(*item, append):
    if not append:
        try:
            filters.remove(item)
        except ValueError:
            pass
        filters.insert(0, item)
    elif item not in filters:
        filters.append(item)
    _filters_mutated()


def filterwarnings(action, message="", category=Warning, module="", lineno=0,
                   append=False):
    """Add a filter; message and module are what the text begins with."""
    _check(action, lineno, (
        (lambda: isinstance(message, str), "message must be a string"),
        (lambda: isinstance(category, type), "category must be a class"),
        (lambda: issubclass(category, Warning),
         "category must be a Warning subclass"),
        (lambda: isinstance(module, str), "module must be a string")))
    _add_filter(action, _pattern(message, True), category,
                _pattern(module, False), lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter for all messages and modules."""
    _check(action, lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    """Have no filters."""
    filters.clear()
    _filters_mutated()


def _fits(wanted, text):
    if wanted is None:
        return True
    if type(wanted) is not str:
        return wanted.match(text)
    if not isinstance(text, str):
        raise TypeError("Can't compare str and %.100s" % type(text).__name__)
    return wanted == text


def _verdict(text, category, module, lineno):
    # The action of the first filter that fits, and the filter.
    for i, item in enumerate(_setting("filters", list)):
        if not isinstance(item, tuple) or len(item) != 5:
            raise ValueError("_warnings.filters item %d isn't a 5-tuple" % i)
        action, message, kind, where, line = item
        if not isinstance(action, str):
            raise TypeError("action must be a string, not '%.200s'" %
                            type(action).__name__)
        fits = (_fits(message, text), _fits(where, module),
                issubclass(category, kind))
        if not isinstance(line, int):
            raise TypeError("an integer is required")
        if all(fits) and line in (0, lineno):
            return action, item
    return _setting("defaultaction", str), None


def _known(registry, key, mark):
    # Has this been told, as far as the filters are still the same?
    if registry.get("version") != _state:
        registry.clear()
        registry["version"] = _state
    elif registry.get(key):
        return True
    if mark:
        registry[key] = True
    return False


def _is_told(action, item, registry, text, category, key):
    # The action decides what counts as told before.
    if action == "always":
        return False
    if registry is not None:
        registry[key] = True
    if action == "default":
        return False
    if action not in ("once", "module"):
        raise RuntimeError("Unrecognized action (%r) in warnings.filters:\n"
                           " %r" % (action, item))
    if registry is None and action == "once":
        registry = _setting("onceregistry", dict)
    return (registry is not None and
            _known(registry, (text, category), True))


def _issue(message, category, filename, lineno, module=None, registry=None,
           source=None, line=None):
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    text = message
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        message = category(message)
    key = text, category, lineno
    if registry is not None and _known(registry, key, False):
        return
    action, item = _verdict(text, category, module, lineno)
    if action == "error":
        raise message
    if action == "ignore" or _is_told(action, item, registry, text, category,
                                      key):
        return
    show = globals().get("_showwarnmsg", _showwarnmsg_impl)
    if not callable(show):
        raise TypeError("warnings._showwarnmsg() must be set to a callable")
    msg = WarningMessage(message, category, filename, lineno, source=source)
    if line is not None:
        msg._source_text = line
    show(msg)


def _integer(n):
    if isinstance(n, int):
        return n
    try:
        index = type(n).__index__
    except AttributeError:
        raise TypeError("'%.200s' object cannot be interpreted as an "
                        "integer" % type(n).__name__) from None
    return index(n)


@_native.function
def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning, or ignore it, or raise it."""
    level = _integer(stacklevel)
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" %
                        type(category).__name__)
    frame = sys._getframe(1)
    for _ in range(level - 1):
        if frame is None:
            break
        frame = frame.f_back
    if frame is None:
        names, filename, lineno, line = vars(sys), "sys", 1, None
    else:
        names, lineno = frame.f_globals, frame.f_lineno
        filename = frame.f_code.co_filename
        line = _traceback.line(frame.f_code, lineno)
    module = names.get("__name__")
    if module is not None and not isinstance(module, str):
        module = None
    _issue(message, category, filename, lineno, module or "<string>",
           names.setdefault("__warningregistry__", {}), source, line)


@_native.function
def warn_explicit(message, category, filename, lineno, module=None,
                  registry=None, module_globals=None, source=None):
    """Issue a warning for a place that is named."""
    if not isinstance(filename, str):
        raise TypeError("warn_explicit() argument 3 must be str, not %s" %
                        type(filename).__name__)
    lineno = _integer(lineno)
    if not -2 ** 31 <= lineno < 2 ** 31:
        raise OverflowError("signed integer is %s than %s" % (
            ("less", "minimum") if lineno < 0 else ("greater", "maximum")))
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError("module_globals must be a dict, not '%.200s'" %
                        type(module_globals).__name__)
    _issue(message, category, filename, lineno, module, registry, source)


# What native code calls.

def _warn_unawaited_coroutine(coro):
    warn("coroutine '%s' was never awaited" % coro.__qualname__,
         category=RuntimeWarning, stacklevel=2, source=coro)


def _warn_of_text(message, category, filename, lineno, line):
    _issue(message, category, filename, lineno, line=line)


class catch_warnings(object):
    """Restores the filters; with record=True collects the warnings."""

    _SAVED = ("filters", "showwarning", "_showwarnmsg_impl")

    def __init__(self, *, record=False, module=None, action=None,
                 category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = action and (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] * bool(self._record)
        if self._module is not sys.modules["warnings"]:
            args.append("module=%r" % self._module)
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        home, log = self._module, None
        self._before = {name: getattr(home, name) for name in self._SAVED}
        home.filters = home.filters[:]
        home._filters_mutated()
        if self._record:
            log = []
            home._showwarnmsg_impl = log.append
            home.showwarning = home._showwarning_orig
        if self._filter:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        for name, value in self._before.items():
            setattr(self._module, name, value)
        self._module._filters_mutated()
