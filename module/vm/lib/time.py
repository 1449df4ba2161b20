# SPDX-License-Identifier: GPL-2.0
"""The calendar of module time: there is one zone, UTC."""

import _calendar
import _native
from operator import index as _index

timezone = altzone = daylight = 0
_STRUCT_TM_ITEMS = 11
tzname = ("UTC", "UTC")

CLOCK_REALTIME, CLOCK_MONOTONIC = 0, 1
CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 2, 3
CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME, CLOCK_TAI = 4, 7, 11


def _field(i):
    if i < 9:
        return property(lambda self: self[i])
    return property(lambda self: self._more[i - 9])


@_native.name
class struct_time(tuple):
    """A time as nine numbers, with two more by their names only."""

    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    __match_args__ = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min",
                      "tm_sec", "tm_wday", "tm_yday", "tm_isdst")

    def __new__(cls, sequence, dict={}):
        try:
            items = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        if not isinstance(dict, _dict):
            raise TypeError("time.struct_time() takes a dict as second arg, "
                            "if any")
        if not 9 <= len(items) <= 11:
            raise TypeError("time.struct_time() takes an at %s %d-sequence "
                            "(%d-sequence given)" % (
                                *(("least", 9) if len(items) < 9 else
                                  ("most", 11)), len(items)))
        self = tuple.__new__(cls, items[:9])
        more = items[9:] + tuple([dict.get(name) for name in
                                  ("tm_zone", "tm_gmtoff")[len(items) - 9:]])
        _set(self, "_more", more)
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'time.struct_time' is not an acceptable base "
                        "type")

    def __setattr__(self, name, value):
        if hasattr(type(self), name):
            raise AttributeError("readonly attribute")
        raise AttributeError("'time.struct_time' object has no attribute %r" %
                             name)

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __getattr__(self, name):
        raise AttributeError("'time.struct_time' object has no attribute %r" %
                             name)

    def __repr__(self):
        return "time.struct_time(%s)" % ", ".join(
            ["%s=%r" % pair for pair in zip(self.__match_args__, self)])

    def __reduce__(self):
        return struct_time, (tuple(self), {"tm_zone": self.tm_zone,
                                           "tm_gmtoff": self.tm_gmtoff})


_dict = dict
_set = object.__setattr__
for _i, _name in enumerate(struct_time.__match_args__ +
                           ("tm_zone", "tm_gmtoff")):
    setattr(struct_time, _name, _field(_i))
del _i, _name


def _whole(secs):
    # Seconds as an int, rounded down.
    if secs is None:
        return time_ns() // 1000000000
    if isinstance(secs, float):
        if secs != secs:
            raise ValueError("Invalid value NaN (not a number)")
        if abs(secs) < 2.0 ** 63:
            return int(secs // 1)
        secs = 1 << 63
    else:
        secs = _index(secs)
    if not -1 << 63 <= secs < 1 << 63:
        raise OverflowError("timestamp out of range for platform time_t")
    return secs


def _broken_down(secs, zone):
    days, left = divmod(_whole(secs), 86400)
    year, month, day = _calendar.date_from_days(days)
    if not -(1 << 31) <= year - 1900 < 1 << 31:
        raise OSError(75, "Value too large for defined data type")
    return struct_time((year, month, day, left // 3600, left // 60 % 60,
                        left % 60, _calendar.weekday(days),
                        _calendar.day_of_year(year, month, day), 0, zone, 0))


@_native.function
def gmtime(seconds=None, /):
    """Seconds since the Epoch as a time in UTC."""
    return _broken_down(seconds, "GMT")


@_native.function
def localtime(seconds=None, /):
    """Seconds since the Epoch as a time here, which is UTC too."""
    return _broken_down(seconds, "UTC")


# what stands for a time that is not given
_now = object()


def _fields(t, who):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError("%s(): illegal time tuple argument" % who)
    fields = []
    for n in t:
        fields.append(_calendar.fit(_index(n)))
    if fields[0] < (-1 << 31) + 1900:
        # In C years count from 1900.
        raise OverflowError("year out of range")
    return tuple(fields)


def _checked(t, who):
    # A month, a day and a day of the year may be 0 for the first.
    year, month, day, hour, minute, second, wday, yday, dst = _fields(t, who)
    month, day, yday = month or 1, day or 1, yday or 1
    for good, what in ((1 <= month <= 12, "month"),
                       (1 <= day <= 31, "day of month"),
                       (0 <= hour <= 23, "hour"),
                       (0 <= minute <= 59, "minute"),
                       (0 <= second <= 61, "seconds"),
                       (wday >= -1, "day of week"),
                       (1 <= yday <= 366, "day of year")):
        if not good:
            raise ValueError(what + " out of range")
    return year, month, day, hour, minute, second, wday % 7, yday, dst


def _line(t):
    return "%s %s%3d %.2d:%.2d:%.2d %d" % (
        _calendar.DAYS[t[6]][:3], _calendar.MONTHS[t[1] - 1][:3], t[2], t[3],
        t[4], t[5], t[0])


@_native.function
def asctime(t=_now, /):
    """A time as text, like 'Sat Jun 06 16:26:11 1998'."""
    return _line(localtime() if t is _now else _checked(t, "asctime"))


@_native.function
def ctime(seconds=None, /):
    """Seconds since the Epoch as text."""
    return _line(localtime(seconds))


@_native.function
def mktime(t, /):
    """A time here as seconds since the Epoch."""
    fields = _fields(t, "mktime")
    # A time in summer is an hour late, where there is no summer time, too.
    return float(_calendar.seconds(fields) - 3600 * (fields[8] > 0))


@_native.function
def strftime(format, t=_now, /):
    """A time as text, by a format."""
    if not isinstance(format, str):
        raise TypeError("strftime() argument 1 must be str, not %s" %
                        ("None" if format is None else type(format).__name__))
    if t is _now:
        t = localtime()
    zone = getattr(t, "tm_zone", None) or "UTC"
    fields = _checked(t, "strftime")
    if "\0" in format:
        raise ValueError("embedded null character")
    return _calendar.format(format, fields, zone)


@_native.function
def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """The time that a text says, by a format."""
    fields, _, zone, offset = _calendar.parse(string, format)
    return struct_time(fields + (zone, offset and offset[0]))


@_native.function
def tzset():
    """Nothing: there is one zone."""


_clocks = {
    "time": ("REALTIME", False, True),
    "monotonic": ("MONOTONIC", True, False),
    "perf_counter": ("MONOTONIC", True, False),
    "process_time": ("PROCESS_CPUTIME_ID", True, False),
    "thread_time": ("THREAD_CPUTIME_ID", True, False),
}


@_native.function
def get_clock_info(name, /):
    """What a clock is like."""
    if not isinstance(name, str):
        raise TypeError("get_clock_info() argument 1 must be str, not %s" %
                        ("None" if name is None else type(name).__name__))
    if name not in _clocks:
        raise ValueError("unknown clock")
    from types import SimpleNamespace
    clock, monotonic, adjustable = _clocks[name]
    return SimpleNamespace(implementation="clock_gettime(CLOCK_%s)" % clock,
                           monotonic=monotonic, adjustable=adjustable,
                           resolution=1e-09)


_readers = {
    CLOCK_REALTIME: time_ns, CLOCK_TAI: time_ns,
    CLOCK_MONOTONIC: monotonic_ns, CLOCK_MONOTONIC_RAW: monotonic_ns,
    CLOCK_BOOTTIME: monotonic_ns, CLOCK_PROCESS_CPUTIME_ID: process_time_ns,
    CLOCK_THREAD_CPUTIME_ID: thread_time_ns,
}


@_native.function
def clock_gettime_ns(clk_id, /):
    """A clock by its number, in nanoseconds."""
    if not hasattr(type(clk_id), "__index__"):
        raise TypeError("'%s' object cannot be interpreted as an integer" %
                        type(clk_id).__name__)
    clk_id = _calendar.fit(clk_id.__index__())
    if clk_id not in _readers:
        raise OSError(22, "Invalid argument")
    return _readers[clk_id]()


@_native.function
def clock_gettime(clk_id, /):
    """A clock by its number, in seconds."""
    return clock_gettime_ns(clk_id) / 1e9


@_native.function
def clock_getres(clk_id, /):
    """The resolution of a clock, in seconds."""
    clock_gettime_ns(clk_id)
    return 1e-09
