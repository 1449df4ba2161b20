# SPDX-License-Identifier: GPL-2.0
"""Warnings: what a program is told without being stopped."""

import sys
import _traceback

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning",
           "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings"]

# action, text the message begins with, category, module, line
filters = [
    ("default", "", DeprecationWarning, "__main__", 0),
    ("ignore", "", DeprecationWarning, "", 0),
    ("ignore", "", PendingDeprecationWarning, "", 0),
    ("ignore", "", ImportWarning, "", 0),
    ("ignore", "", ResourceWarning, "", 0),
]
defaultaction = "default"
onceregistry = {}
_version = 1


class WarningMessage(object):
    """One warning, as catch_warnings(record=True) keeps it."""

    def __init__(self, message, category, filename, lineno, file=None,
                 line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._text = None
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, "
                "line : %r}" % (self.message, self._category_name,
                                self.filename, self.lineno, self.line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    text = "%s:%s: %s: %s\n" % (filename, lineno, category.__name__, message)
    if line:
        text += "  %s\n" % line.strip()
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, sys.stderr unless told."""
    if file is None:
        file = sys.stderr
        if file is None:
            return
    file.write(formatwarning(message, category, filename, lineno, line))


_original_showwarning = showwarning


def _show(msg):
    if showwarning is not _original_showwarning:
        showwarning(msg.message, msg.category, msg.filename, msg.lineno,
                    msg.file, msg.line)
        return
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    line = msg.line if msg.line is not None else msg._text
    text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno,
                         line)
    if msg.source is not None:
        text += ("%s: Enable tracemalloc to get the object allocation "
                 "traceback\n" % msg.category.__name__)
    file.write(text)


_showwarnmsg = _show


def _changed():
    global _version
    _version += 1


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _changed()


def _check_action(action):
    assert action in ("error", "ignore", "always", "default", "module",
                      "once"), "invalid action: %r" % (action,)


def filterwarnings(action, message="", category=Warning, module="", lineno=0,
                   append=False):
    """Add a filter; message and module are what the text begins with."""
    _check_action(action)
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), \
        "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, \
        "lineno must be an int >= 0"
    _add_filter((action, message, category, module, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter for all messages and modules."""
    _check_action(action)
    assert isinstance(lineno, int) and lineno >= 0, \
        "lineno must be an int >= 0"
    _add_filter((action, "", category, "", lineno), append)


def resetwarnings():
    """Have no filters."""
    filters[:] = []
    _changed()


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning, or ignore it, or raise it."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" %
                        type(category).__name__)
    frame = sys._getframe(1)
    while stacklevel > 1 and frame is not None:
        frame = frame.f_back
        stacklevel -= 1
    if frame is None:
        globals, filename, lineno = sys.__dict__, "sys", 1
    else:
        globals = frame.f_globals
        filename = frame.f_code.co_filename
        lineno = frame.f_lineno
    _issue(message, category, filename, lineno,
           globals.get("__name__", "<string>"),
           globals.setdefault("__warningregistry__", {}), source,
           _traceback.line(frame.f_code, lineno) if frame else None)


def _warn_unawaited_coroutine(coro):
    warn("coroutine '%s' was never awaited" % coro.__qualname__,
         category=RuntimeWarning, stacklevel=2, source=coro)


def _warn_of_text(message, category, filename, lineno, line):
    _issue(message, category, filename, lineno, None, None, None, line)


def _find_action(text, category, module, lineno):
    for action, msg, cat, mod, ln in filters:
        if (text.lower().startswith(msg.lower()) and
                issubclass(category, cat) and
                (not mod or module == mod) and
                (ln == 0 or lineno == ln)):
            return action
    return defaultaction


def warn_explicit(message, category, filename, lineno, module=None,
                  registry=None, module_globals=None, source=None):
    """Issue a warning for a place that is named."""
    _issue(message, category, filename, lineno, module, registry, source)


def _issue(message, category, filename, lineno, module, registry, source,
           line=None):
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _find_action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        if onceregistry.get((text, category)):
            return
        onceregistry[(text, category)] = 1
    elif action == "module":
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[(text, category, 0)] = 1
    elif action == "default":
        registry[key] = 1
    elif action != "always":
        raise RuntimeError("Unrecognized action (%r) in warnings.filters" %
                           action)
    msg = WarningMessage(message, category, filename, lineno, source=source)
    msg._text = line
    _showwarnmsg(msg)


class catch_warnings(object):
    """Restores the filters; with record=True collects the warnings."""

    def __init__(self, *, record=False, module=None, action=None,
                 category=Warning, lineno=0, append=False):
        self._record = record
        self._entered = False
        self._filter = None
        if action is not None:
            self._filter = (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] if self._record else []
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        global filters, showwarning, _showwarnmsg
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        self._filters = filters
        filters = filters[:]
        _changed()
        self._showwarning = showwarning
        self._showwarnmsg = _showwarnmsg
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._record:
            log = []
            _showwarnmsg = log.append
            showwarning = _original_showwarning
            return log
        return None

    def __exit__(self, *exc_info):
        global filters, showwarning, _showwarnmsg
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        filters = self._filters
        _changed()
        showwarning = self._showwarning
        _showwarnmsg = self._showwarnmsg
