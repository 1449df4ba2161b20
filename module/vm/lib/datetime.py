# SPDX-License-Identifier: GPL-2.0
"""Dates, times of day, both together, spans, and zones."""

import time as _time
import _calendar
from _native import name as _named, seal as _seal

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo",
           "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999

# The ordinal of 1 January of the year 1 is 1.
_EPOCH = 719163
_LAST = _calendar.days_from_date(MAXYEAR, 12, 31) + _EPOCH
_DAY_US = 86400 * 10 ** 6


def _name(value):
    # A type as messages name it.
    kind = type(value)
    plain = kind.__module__ == "datetime"
    return ("datetime." if plain else "") + kind.__name__


def _given(value):
    # What an argument is, as messages name it.
    return "None" if value is None else _name(value)


# Stands for a field that keeps its value, where None would be wrong.
_same = object()
_DATE_FIELDS = "year", "month", "day"


def _integer(value):
    kind = type(value)
    if kind is int:
        return value
    if not hasattr(kind, "__index__"):
        raise TypeError("'%s' object cannot be interpreted as an integer" %
                        _name(value))
    return value.__index__()


def _small(value):
    """An int that fits into C's."""
    return _calendar.fit(_integer(value))


def _state_of(value, length, at, sane, bits):
    # What __reduce__() made, also as a str of Latin-1; None for others.
    if not isinstance(value, (bytes, str)) or len(value) != length:
        return None
    if isinstance(value, str):
        value = value.encode("latin-1")
    return value if value[at] & bits in sane else None


def _in_order(key):
    """The comparisons of a class whose instances have keys."""
    def compare(test, equal=False):
        def method(self, other):
            pair = key(self, other, equal)
            return pair if pair is NotImplemented else test(*pair)
        return method

    def decorate(cls):
        cls.__eq__ = compare(lambda a, b: a == b, True)
        cls.__ne__ = compare(lambda a, b: a != b, True)
        cls.__lt__ = compare(lambda a, b: a < b)
        cls.__le__ = compare(lambda a, b: a <= b)
        cls.__gt__ = compare(lambda a, b: a > b)
        cls.__ge__ = compare(lambda a, b: a >= b)
        return cls
    return decorate


def _reflect(cls, *names):
    """Give a class the operators for it on the right, made of the others."""
    def reflected(method):
        return lambda self, other: (method(other, self)
                                    if isinstance(other, cls)
                                    else NotImplemented)
    for name in names:
        setattr(cls, "__r%s__" % name,
                reflected(getattr(cls, "__%s__" % name)))


def _nearest(n, d):
    # n / d rounded half to even; d may be negative.
    q, r = divmod(n, d)
    twice = 2 * r
    if (twice > d if d > 0 else twice < d) or (twice == d and q & 1):
        q += 1
    return q


# spans

def _microseconds(parts):
    # Whole parts exactly; what floats leave is added up and rounded once.
    total, left = 0, 0.0
    for name, value, factor in parts:
        if isinstance(value, int):
            total += value * factor
        elif isinstance(value, float):
            if value - value != 0.0:
                if value != value:
                    raise ValueError("cannot convert float NaN to integer")
                raise OverflowError("cannot convert float infinity to "
                                    "integer")
            whole = int(value)
            total += whole * factor
            rest = (value - whole) * factor
            total += int(rest)
            left += rest - int(rest)
        else:
            raise TypeError("unsupported type for timedelta %s component: %s"
                            % (name, _name(value)))
    if not left:
        return total
    if abs(left - int(left)) == 0.5:
        # Half to even of the sum, not of what is left.
        odd = total & 1
        return total + 2 * round((left + odd) * 0.5) - odd
    return total + round(left)


_SPANS = (("days", _DAY_US), ("seconds", 10 ** 6), ("microseconds", 1),
          ("milliseconds", 1000), ("minutes", 60 * 10 ** 6),
          ("hours", 3600 * 10 ** 6), ("weeks", 7 * _DAY_US))


def _span_key(self, other, equal):
    if not isinstance(other, timedelta):
        return NotImplemented
    return self._us(), other._us()


@_named
@_in_order(_span_key)
class timedelta:
    """The difference of two times."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0,
                minutes=0, hours=0, weeks=0):
        given = (days, seconds, microseconds, milliseconds, minutes, hours,
                 weeks)
        order = (2, 3, 1, 4, 5, 0, 6)
        return cls._of(_microseconds([
            (_SPANS[i][0], given[i], _SPANS[i][1]) for i in order]), cls)

    @staticmethod
    def _of(us, cls=None):
        self = object.__new__(cls or timedelta)
        self._days, rest = divmod(us, _DAY_US)
        self._seconds, self._microseconds = divmod(rest, 10 ** 6)
        if not -999999999 <= self._days <= 999999999:
            if not -1 << 31 <= self._days < 1 << 31:
                raise OverflowError("Python int too large to convert to C "
                                    "int")
            raise OverflowError("days=%d; must have magnitude <= 999999999" %
                                self._days)
        return self

    def _us(self):
        return (self._days * 86400 + self._seconds) * 10 ** 6 + \
            self._microseconds

    @property
    def days(self):
        """Number of days."""
        return self._days

    @property
    def seconds(self):
        """Seconds beside the days, below 86400."""
        return self._seconds

    @property
    def microseconds(self):
        """Microseconds beside the seconds."""
        return self._microseconds

    def total_seconds(self):
        """All of it in seconds."""
        return self._us() / 10 ** 6

    def __repr__(self):
        parts = ["%s=%d" % (name, getattr(self, name)) for name in
                 ("days", "seconds", "microseconds") if getattr(self, name)]
        return "%s(%s)" % (_name(self), ", ".join(parts) or "0")

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = "%d:%02d:%02d" % (*divmod(minutes, 60), seconds)
        if self._microseconds:
            text += ".%06d" % self._microseconds
        if self._days:
            text = "%d day%s, %s" % (self._days,
                                     "" if abs(self._days) == 1 else "s",
                                     text)
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() + other._us())
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() - other._us())
        return NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._us() * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(_nearest(self._us() * n, d))
        return NotImplemented

    def __rmul__(self, other):
        if isinstance(other, (int, float)):
            return self * other
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return timedelta._of(_nearest(self._us(), other))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(_nearest(self._us() * d, n))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        if isinstance(other, int):
            return timedelta._of(self._us() // other)
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._us() % other._us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            return self // other, self % other
        return NotImplemented

    def __pos__(self):
        return timedelta._of(self._us())

    def __neg__(self):
        return timedelta._of(-self._us())

    def __abs__(self):
        return timedelta._of(abs(self._us()))

    def __bool__(self):
        return self._us() != 0

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


_reflect(timedelta, "add", "sub", "truediv", "floordiv", "mod", "divmod")
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta._of(10 ** 9 * _DAY_US - 1)
timedelta.resolution = timedelta(microseconds=1)

_DAY = timedelta(1)


# what dates and times are checked by

def _check_date(year, month, day):
    year, month, day = _small(year), _small(month), _small(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("year %d is out of range" % year)
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _calendar.month_days(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(*fields):
    fields = [_small(x) for x in fields]
    for x, what, high in zip(fields, ("hour", "minute", "second",
                                      "microsecond"),
                             (23, 59, 59, 999999)):
        if not 0 <= x <= high:
            raise ValueError("%s must be in 0..%d" % (what, high))
    if fields[4] not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return fields


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo "
                        "subclass, not type '%s'" % _name(tz))
    return tz


def _check_offset(offset, who):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError("tzinfo.%s() must return None or timedelta, not "
                        "'%s'" % (who, _name(offset)))
    if not -_DAY < offset < _DAY:
        raise ValueError("offset must be a timedelta strictly between "
                         "-timedelta(hours=24) and timedelta(hours=24).")
    return offset


def _date_of(ordinal):
    if not 1 <= ordinal <= _LAST:
        raise OverflowError("date value out of range")
    return _calendar.date_from_days(ordinal - _EPOCH)


def _offset_text(offset, colon=":"):
    # +HH:MM, with seconds and microseconds if there are any.
    sign = "-" if offset._days < 0 else "+"
    seconds, us = divmod(abs(offset._us()), 10 ** 6)
    text = "%s%02d%s%02d" % (sign, seconds // 3600, colon,
                             seconds // 60 % 60)
    if seconds % 60 or us:
        text += "%s%02d" % (colon, seconds % 60)
    if us:
        text += ".%06d" % us
    return text


def _clock_text(hour, minute, second, us, timespec):
    forms = {"hours": "%02d", "minutes": "%02d:%02d",
             "seconds": "%02d:%02d:%02d",
             "milliseconds": "%02d:%02d:%02d.%03d",
             "microseconds": "%02d:%02d:%02d.%06d"}
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec not in forms:
        raise ValueError("Unknown timespec value")
    if timespec == "milliseconds":
        us //= 1000
    form = forms[timespec]
    return form % (hour, minute, second, us)[:form.count("%")]


def _format(value, form, fields, us):
    """strftime(): fraction and zone are put in first."""
    if not isinstance(form, str):
        raise TypeError("strftime() argument 1 must be str, not %s" %
                        _given(form))
    out, at = [], 0
    while True:
        mark = form.find("%", at)
        if mark < 0 or mark + 1 == len(form):
            break
        letter, new = form[mark + 1], None
        if letter == "f":
            new = "%06d" % us
        elif letter == "z":
            offset = value.utcoffset() if hasattr(value, "utcoffset") else None
            new = "" if offset is None else _offset_text(offset, "")
        elif letter == "Z":
            zone = value.tzname() if hasattr(value, "tzname") else None
            new = "" if zone is None else zone.replace("%", "%%")
            if not isinstance(new, str):
                raise TypeError("tzname.replace() did not return a string")
        out.append(form[at:mark])
        out.append("%" + letter if new is None else new)
        at = mark + 2
    return _calendar.format("".join(out) + form[at:], fields)


def _invalid(text):
    raise ValueError("Invalid isoformat string: %r" % text) from None


def _is_digit(text):
    return text.isdigit() and text.isascii()


def _number(text, size=None):
    if not _is_digit(text) or (
            size is not None and len(text) != size):
        raise ValueError
    return int(text)


def _iso_date(text):
    """Year, month and day of 2024-02-29, 20240229, 2024-W09-4, 2024W094."""
    year = _number(text[:4], 4)
    dash = text[4:5] == "-"
    rest = text[4 + dash:]
    if rest[:1] == "W":
        week, rest = _number(rest[1:3], 2), rest[3:]
        day = 1
        if rest:
            if dash and rest[0] != "-" or not dash and len(rest) != 1:
                raise ValueError
            day = _number(rest[dash:], 1)
        return _from_iso(year, week, day)
    if dash:
        if len(rest) != 5 or rest[2] != "-":
            raise ValueError
        rest = rest[:2] + rest[3:]
    return year, _number(rest[:2], 2), _number(rest[2:], 2)


def _from_iso(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("Year is out of range: %d" % year)
    start = _calendar.iso_week_start(year)
    if not 1 <= week <= 52 and not (
            week == 53 and _calendar.iso_week_start(year + 1) - start > 364):
        raise ValueError("Invalid week: %d" % week)
    if not 1 <= day <= 7:
        raise ValueError("Invalid day: %d (range is [1, 7])" % day)
    return _calendar.date_from_days(start + 7 * (week - 1) + day - 1)


def _iso_clock(text):
    # Hour, minute, second and microsecond; colons everywhere or nowhere.
    fields, fraction = [], None
    for mark in ".,":
        if mark in text:
            text, fraction = text.split(mark, 1)
            break
    if ":" in text:
        fields = [_number(part, 2) for part in text.split(":")]
    else:
        fields = [_number(text[i:i + 2], 2) for i in range(0, len(text), 2)]
    if not 1 <= len(fields) <= 3 or fraction is not None and len(fields) < 3:
        raise ValueError
    fields += [0] * (3 - len(fields))
    us = 0
    if fraction is not None:
        _number(fraction)
        us = int(fraction[:6].ljust(6, "0"))
    return (*fields, us)


def _iso_time(text):
    """The fields of a time of day, and its zone."""
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    if at < 0:
        return (*_iso_clock(text), None)
    clock, zone = _iso_clock(text[:at]), text[at:]
    if zone == "Z":
        return (*clock, timezone.utc)
    hour, minute, second, us = _iso_clock(zone[1:])
    span = ((hour * 60 + minute) * 60 + second) * 10 ** 6 + us
    if zone[0] == "-":
        span = -span
    return (*clock, timezone(timedelta._of(span)) if span else timezone.utc)


# zones

@_named
class tzinfo:
    """What time it is somewhere: derive from it."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement "
                                  "utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """The time here of a time in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, dst = dt.utcoffset(), None
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - dst
        if standard:
            dt += standard
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent "
                                 "results; cannot convert")
        return dt + dst

    def __reduce__(self):
        args = getattr(self, "__getinitargs__", tuple)()
        # What a timezone is lies in its arguments alone.
        state = None if type(self) is timezone else self.__getstate__()
        return type(self), args, state


@_named
class timezone(tzinfo):
    """A zone that is always as far from UTC."""

    __slots__ = ("_offset", "_zone")

    def __new__(cls, offset, name=_same):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta"
                            ", not %s" % _given(offset))
        if name is _same:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError("timezone() argument 2 must be str, not %s" %
                            _given(name))
        if not -_DAY < offset < _DAY:
            raise ValueError("offset must be a timedelta strictly between "
                             "-timedelta(hours=24) and timedelta(hours=24), "
                             "not %r." % offset)
        return cls._of(offset, name)

    @classmethod
    def _of(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset, self._zone = offset, name
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base "
                        "type")

    def _check(self, dt, who):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError("%s(dt) argument must be a datetime instance or "
                            "None, not %s" % (who, _name(dt)))

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def tzname(self, dt):
        self._check(dt, "tzname")
        return str(self)

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __str__(self):
        if self._zone is not None:
            return self._zone
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._zone is None:
            return "%s(%r)" % (_name(self), self._offset)
        return "%s(%r, %r)" % (_name(self), self._offset, self._zone)

    def __eq__(self, other):
        if not isinstance(other, timezone):
            return NotImplemented
        return self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __getinitargs__(self):
        if self._zone is None:
            return (self._offset,)
        return self._offset, self._zone


UTC = timezone.utc = timezone._of(timedelta(0))
timezone.min = timezone._of(timedelta(days=-1, minutes=1))
timezone.max = timezone._of(timedelta(hours=23, minutes=59))


# dates

@_named
class IsoCalendarDate(tuple):
    """A day by year, week and day of the week."""

    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return "%s(year=%r, week=%r, weekday=%r)" % (_name(self), *self)

    def __reduce__(self):
        # A copy of it is a tuple.
        return tuple, (self[:],)


_IsoCalendarDate = IsoCalendarDate
del IsoCalendarDate


def _date_key(self, other, equal):
    # A datetime is asked first; only if it is not, its day is what counts.
    if not isinstance(other, date):
        return NotImplemented
    return date._fields(self), date._fields(other)


@_named
@_in_order(_date_key)
class date:
    """A day of the Gregorian calendar, as if it had always been."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=_same, month=_same, day=_same):
        state = month is _same and _state_of(year, 4, 2, range(1, 13), 255)
        if state:
            return cls._of_state(state)
        for i, value in enumerate((year, month, day)):
            if value is _same:
                raise TypeError("function missing required argument '%s' "
                                "(pos %d)" % (_DATE_FIELDS[i], i + 1))
            _small(value)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def _of_state(cls, state):
        # Taken as it is, like all that __reduce__() has made.
        self = object.__new__(cls)
        self._year, self._month = state[0] * 256 + state[1], state[2]
        self._day = state[3]
        return self

    @classmethod
    def today(cls):
        """The day it is now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The day of a time in seconds since the Epoch."""
        if timestamp is None:
            _integer(timestamp)
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, ordinal, /):
        """The day with a number; that of 1 January of the year 1 is 1."""
        ordinal = _small(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_calendar.date_from_days(ordinal - _EPOCH))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The day that a text says, by ISO 8601."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError
            fields = _iso_date(date_string)
        except ValueError:
            _invalid(date_string)
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of a week of a year, by ISO 8601."""
        given = _integer(year), _integer(week), _integer(day)
        if any(not -2 ** 31 <= n < 2 ** 31 for n in given):
            raise ValueError("ISO calendar component out of range")
        return cls(*_from_iso(*given))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def _fields(self):
        return self._year, self._month, self._day

    def toordinal(self):
        """The number of the day."""
        return _calendar.days_from_date(*date._fields(self)) + _EPOCH

    def weekday(self):
        """0 for Monday up to 6."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """1 for Monday up to 7."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Year, week and day of the week, by ISO 8601."""
        return _IsoCalendarDate(*_calendar.iso_date(self.toordinal() - _EPOCH))

    def _nine(self, dst=-1):
        return (*date._fields(self), 0, 0, 0, self.weekday(),
                _calendar.day_of_year(*date._fields(self)), dst)

    def timetuple(self):
        return _time.struct_time(self._nine())

    def ctime(self):
        year, month, day, *clock, weekday = self._nine()[:7]
        return "%s %s %2d %02d:%02d:%02d %04d" % (
            _calendar.DAYS[weekday][:3], _calendar.MONTHS[month - 1][:3], day,
            *clock, year)

    def strftime(self, format):
        """The day as text, by a format."""
        return _format(self, format, self._nine(), 0)

    def __format__(self, form):
        if not isinstance(form, str):
            raise TypeError("__format__() argument 1 must be str, not %s" %
                            _given(form))
        return self.strftime(form) if form else str(self)

    def isoformat(self):
        return "%04d-%02d-%02d" % date._fields(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return "%s(%d, %d, %d)" % (_name(self), *date._fields(self))

    def replace(self, year=_same, month=_same, day=_same):
        """The same with other fields."""
        new = [mine if given is _same else given for given, mine in
               zip((year, month, day), date._fields(self))]
        return type(self)(*new)

    def __add__(self, other):
        if not isinstance(other, timedelta) or isinstance(self, datetime):
            return NotImplemented
        return type(self)(*_date_of(self.toordinal() + other._days))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(self, datetime) or isinstance(other, datetime):
            return NotImplemented
        if isinstance(other, timedelta):
            return type(self)(*_date_of(self.toordinal() - other._days))
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _state(self):
        return bytes([*divmod(self._year, 256), self._month, self._day])

    def __hash__(self):
        return hash(self._state())

    def __reduce__(self):
        return type(self), (self._state(),)


_reflect(date, "sub")
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = _DAY


# times of day

class _Zoned:
    # What a time of day and a datetime have in common.

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _ask(self, what):
        if self._tzinfo is None:
            return None
        found = getattr(self._tzinfo, what)(self._for_zone())
        return _check_offset(found, what)

    def utcoffset(self):
        """How far east of UTC, or None."""
        return self._ask("utcoffset")

    def dst(self):
        """How much of that is summer time, or None."""
        return self._ask("dst")

    def tzname(self):
        """The name of the zone, or None."""
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self._for_zone())
        if name is not None and not isinstance(name, str):
            raise TypeError("tzinfo.tzname() must return None or a string, "
                            "not '%s'" % _name(name))
        return name

    def _clock(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _clock_us(self):
        return ((self._hour * 60 + self._minute) * 60 +
                self._second) * 10 ** 6 + self._microsecond

    def _set_clock(self, hour, minute, second, microsecond, tzinfo, fold):
        (self._hour, self._minute, self._second, self._microsecond,
         self._fold) = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = _check_zone(tzinfo)

    def _take_clock_state(self, state, zone, fold):
        self._hour, self._minute, self._second, high, middle, low = state
        self._microsecond = (high << 8 | middle) << 8 | low
        self._tzinfo, self._fold = _zone_of_state(zone), fold
        return self

    def _clock_state(self):
        us = self._microsecond
        return bytes([self._hour, self._minute, self._second, us >> 16,
                      us >> 8 & 255, us & 255])

    def _end(self):
        # How a repr ends: the zone and the fold, here in this order.
        zone = "" if self._tzinfo is None else ", tzinfo=%r" % (self._tzinfo,)
        return zone, ", fold=1" if self._fold else ""

    def _zone_text(self):
        offset = self.utcoffset()
        return "" if offset is None else _offset_text(offset)


def _zoned(cls):
    # No base of theirs: they have none in CPython.
    for name, value in vars(_Zoned).items():
        if name not in cls.__dict__ and not name.startswith("__"):
            setattr(cls, name, value)
    return cls


def _zone_of_state(zone):
    if zone is None or isinstance(zone, tzinfo):
        return zone
    raise TypeError("bad tzinfo state arg")


def _in_one_zone(self, other, a, b, equal, what):
    # The microseconds a of self and b of other, as they are at UTC. Times
    # that the other fold would put elsewhere equal none of another zone.
    if self._tzinfo is other._tzinfo:
        return a, b
    mine, theirs = self.utcoffset(), other.utcoffset()
    if (mine is None) != (theirs is None):
        if equal:
            return 0, 1
        raise TypeError("can't compare offset-naive and offset-aware " + what)
    if mine is not None:
        a, b = a - mine._us(), b - theirs._us()
    if equal and a == b and isinstance(self, datetime) and (
            self._other_offset() != mine or other._other_offset() != theirs):
        return 0, 1
    return a, b


def _time_key(self, other, equal):
    if not isinstance(other, time):
        return NotImplemented
    return _in_one_zone(self, other, self._clock_us(), other._clock_us(),
                        equal, "times")


@_named
@_zoned
@_in_order(_time_key)
class time:
    """A time of day, on any day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo",
                 "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                *, fold=0):
        self = object.__new__(cls)
        state = _state_of(hour, 6, 0, range(24), 127)
        if state:
            return self._take_clock_state(
                bytes([state[0] & 127]) + state[1:], minute or None,
                state[0] >> 7)
        self._set_clock(hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """The time that a text says, by ISO 8601."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            fields = _iso_time(time_string[time_string[:1] == "T":])
        except ValueError as e:
            if e.args and str(e).startswith("offset"):
                raise
            _invalid(time_string)
        return cls(*fields)

    def _for_zone(self):
        return None

    def isoformat(self, timespec="auto"):
        return _clock_text(*self._clock(), timespec) + self._zone_text()

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        n = 4 if self._microsecond else 3 if self._second else 2
        return "%s(%s%s%s)" % (_name(self),
                               ", ".join(map(str, self._clock()[:n])),
                               *self._end())

    def strftime(self, format):
        """The time as text, by a format."""
        return _format(self, format, (1900, 1, 1, *self._clock()[:3], 0, 1,
                                      -1), self._microsecond)

    __format__ = date.__format__

    def replace(self, hour=_same, minute=_same, second=_same,
                microsecond=_same, tzinfo=True, *, fold=_same):
        """The same with other fields."""
        new = [mine if given is _same else given for given, mine in
               zip((hour, minute, second, microsecond), self._clock())]
        return type(self)(*new, self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is _same else fold)

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold \
            else self.utcoffset()
        if offset is None:
            return hash(self._clock_state())
        return hash(timedelta._of(self._clock_us() - offset._us()))

    def _saved(self, protocol):
        # fold is the top bit of the hour, from protocol 4 on.
        state = self._clock_state()
        if self._fold and protocol > 3:
            state = bytes([state[0] | 128]) + state[1:]
        if self._tzinfo is None:
            return type(self), (state,)
        return type(self), (state, self._tzinfo)

    def __reduce_ex__(self, protocol, /):
        return self._saved(_small(protocol))

    def __reduce__(self):
        return self._saved(2)


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# days and times together

def _both_key(self, other, equal):
    if not isinstance(other, datetime):
        if not isinstance(other, date):
            return NotImplemented
        if equal:
            return 0, 1
        raise TypeError("can't compare %s to %s" % (_name(self),
                                                    _name(other)))
    return _in_one_zone(self, other, self._all_us(), other._all_us(), equal,
                        "datetimes")


@_named
@_zoned
@_in_order(_both_key)
class datetime(date):
    """A day and a time."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo",
                 "_fold")

    def __new__(cls, year=_same, month=_same, day=_same, hour=0, minute=0,
                second=0, microsecond=0, tzinfo=None, *, fold=0):
        state = _state_of(year, 10, 2, range(1, 13), 127)
        if state:
            self = cls._of_state(state)
            self._month &= 127
            return self._take_clock_state(
                state[4:], None if month is _same else month, state[2] >> 7)
        self = date.__new__(cls, year, month, day)
        self._set_clock(hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def _of_us(cls, us, tzinfo=None):
        # From the microseconds since the day with the ordinal 0.
        days, us = divmod(us, _DAY_US)
        seconds, us = divmod(us, 10 ** 6)
        return cls(*_date_of(days), seconds // 3600, seconds // 60 % 60,
                   seconds % 60, us, tzinfo)

    @classmethod
    def now(cls, tz=None):
        """The time it is now, here or in a zone."""
        _check_zone(tz)
        return cls._at(_time.time_ns() // 1000, tz)

    @classmethod
    def utcnow(cls):
        """The time it is now in UTC, without a zone."""
        return cls._at(_time.time_ns() // 1000, None)

    @classmethod
    def _at(cls, us, tz):
        days = us // _DAY_US + _EPOCH
        if not 1 <= days <= _LAST:
            year = _calendar.date_from_days(days - _EPOCH)[0]
            raise ValueError("year %d is out of range" % year)
        self = cls._of_us(us + _EPOCH * _DAY_US, tz)
        return self if tz is None else tz.fromutc(self)

    @staticmethod
    def _stamp_us(timestamp):
        if not isinstance(timestamp, float):
            _time.gmtime(timestamp)
            return _integer(timestamp) * 10 ** 6
        _time.gmtime(timestamp)
        whole = int(timestamp)
        return whole * 10 ** 6 + round((timestamp - whole) * 1e6)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The time of seconds since the Epoch, here or in a zone."""
        _check_zone(tz)
        return cls._at(cls._stamp_us(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The time of seconds since the Epoch in UTC, without a zone."""
        return cls._at(cls._stamp_us(timestamp), None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """The time of day on a day."""
        if not isinstance(date, globals()["date"]):
            raise TypeError("combine() argument 1 must be datetime.date, not "
                            "%s" % _given(date))
        if not isinstance(time, globals()["time"]):
            raise TypeError("combine() argument 2 must be datetime.time, not "
                            "%s" % _given(time))
        if tzinfo is True:
            tzinfo = time.tzinfo
        return cls(date.year, date.month, date.day, *time._clock(), tzinfo,
                   fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The time that a text says, by ISO 8601."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) < 7:
                raise ValueError
            end = cls._date_end(date_string)
            fields = _iso_date(date_string[:end])
            rest = ()
            if len(date_string) > end:
                rest = _iso_time(date_string[end + 1:])
        except ValueError as e:
            if e.args and str(e).startswith("offset"):
                raise
            _invalid(date_string)
        return cls(*fields, *rest)

    @staticmethod
    def _date_end(text):
        # Where the day ends and one character separates it from the time.
        if text[4] == "-":
            if text[5] != "W":
                return 10
            return 10 if text[8:9] == "-" and text[9:10].isdigit() and \
                not _is_digit(text[10:11]) else 8
        if text[4] != "W":
            return 8
        digits = 7
        while _is_digit(text[digits:digits + 1]):
            digits += 1
        # Of more digits the separator is one: the time has an even number.
        return digits if digits < 9 else 7 + digits % 2

    @classmethod
    def strptime(cls, date_string, format, /):
        """The time that a text says, by a format."""
        for i, arg in enumerate((date_string, format)):
            if not isinstance(arg, str):
                raise TypeError("strptime() argument %d must be str, not %s" %
                                (i + 1, _given(arg)))
        fields, us, zone, offset = _calendar.parse(date_string, format)
        tz = None
        if offset is not None:
            span = timedelta(seconds=offset[0], microseconds=offset[1])
            tz = timezone(span, zone) if zone else timezone(span)
        return cls(*fields[:6], us, tz)

    def _for_zone(self):
        return self

    def _other_offset(self):
        return self.replace(fold=1 - self._fold).utcoffset()

    def _all_us(self):
        return date.toordinal(self) * _DAY_US + self._clock_us()

    def date(self):
        """The day."""
        return globals()["date"](*date._fields(self))

    def time(self):
        """The time of day, without its zone."""
        return globals()["time"](*self._clock(), fold=self._fold)

    def timetz(self):
        """The time of day, with its zone."""
        return globals()["time"](*self._clock(), self._tzinfo,
                                 fold=self._fold)

    def replace(self, year=_same, month=_same, day=_same, hour=_same,
                minute=_same, second=_same, microsecond=_same, tzinfo=True,
                *, fold=_same):
        """The same with other fields."""
        mine = date._fields(self) + self._clock()
        new = [old if given is _same else given for given, old in
               zip((year, month, day, hour, minute, second, microsecond),
                   mine)]
        return type(self)(*new, self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is _same else fold)

    def _nine(self, dst=-1):
        return (*date._fields(self), *self._clock()[:3], self.weekday(),
                _calendar.day_of_year(*date._fields(self)), dst)

    def timetuple(self):
        dst = self.dst()
        return _time.struct_time(self._nine(-1 if dst is None else
                                            int(bool(dst))))

    def utctimetuple(self):
        offset = self.utcoffset()
        plain = self.replace(tzinfo=None)
        if offset:
            plain -= offset
        return _time.struct_time(plain._nine(0))

    def timestamp(self):
        """Seconds since the Epoch."""
        offset = self.utcoffset()
        us = self._all_us() - _EPOCH * _DAY_US
        if offset is None:
            return us // 10 ** 6 + us % 10 ** 6 / 1e6
        return (us - offset._us()) / 10 ** 6

    def astimezone(self, tz=None):
        """The same time in another zone."""
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        _check_zone(tz)
        if self._tzinfo is tz:
            return self
        offset = self.utcoffset()
        us = self._all_us() - (offset._us() if offset is not None else 0)
        return tz.fromutc(type(self)._of_us(us, tz))

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode "
                            "character, not %s" % _given(sep))
        return ("%04d-%02d-%02d" % date._fields(self) + sep +
                _clock_text(*self._clock(), timespec) + self._zone_text())

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        fields = date._fields(self) + self._clock()
        n = 7 if fields[6] else 6 if fields[5] else 5
        return "%s(%s%s%s)" % (_name(self), ", ".join(map(str, fields[:n])),
                               *self._end()[::-1])

    def strftime(self, format):
        """The time as text, by a format."""
        return _format(self, format, self._nine(), self._microsecond)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_us(self._all_us() + other._us(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of_us(self._all_us() - other._us(),
                                     self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        us = self._all_us() - other._all_us()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if (mine is None) != (theirs is None):
                raise TypeError("can't subtract offset-naive and "
                                "offset-aware datetimes")
            if mine is not None:
                us += theirs._us() - mine._us()
        return timedelta._of(us)

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold \
            else self.utcoffset()
        if offset is None:
            return hash(self._state() + self._clock_state())
        return hash(timedelta._of(self._all_us() - offset._us()))

    def _saved(self, protocol):
        # fold is the top bit of the month, from protocol 4 on.
        state = self._state() + self._clock_state()
        if self._fold and protocol > 3:
            state = state[:2] + bytes([state[2] | 128]) + state[3:]
        if self._tzinfo is None:
            return type(self), (state,)
        return type(self), (state, self._tzinfo)

    def __reduce_ex__(self, protocol, /):
        return self._saved(_small(protocol))

    def __reduce__(self):
        return self._saved(2)


_reflect(datetime, "sub")
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

_seal(date, datetime, time, timedelta, timezone, tzinfo, _IsoCalendarDate)
