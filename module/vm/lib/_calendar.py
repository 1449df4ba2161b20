# SPDX-License-Identifier: GPL-2.0
"""What time and datetime share: days and dates, their texts both ways."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
        "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December")
# Days of a common year in front of each month.
BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)

# The day that has number 0: 1 January 1970, a Thursday.
EPOCH_WEEKDAY = 3


def fit(value):
    """The int itself; OverflowError if C's int has no room for it."""
    if not -2 ** 63 <= value < 2 ** 63:
        raise OverflowError("Python int too large to convert to C long")
    if value >= 2 ** 31:
        raise OverflowError("signed integer is greater than maximum")
    if value < -2 ** 31:
        raise OverflowError("signed integer is less than minimum")
    return value


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_days(year, month):
    return BEFORE[month] - BEFORE[month - 1] + (month == 2 and is_leap(year))


def day_of_year(year, month, day):
    return BEFORE[month - 1] + day + (month > 2 and is_leap(year))


def days_from_date(year, month, day):
    """Days from the Epoch to a date; month and day may be beyond theirs."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    past = year - 1
    return (past * 365 + past // 4 - past // 100 + past // 400 - 719163 +
            day_of_year(year, month, day))


def date_from_days(days):
    """Year, month and day of a day that is counted from the Epoch."""
    # Years that begin in March have their leap day at the end.
    era, left = divmod(days + 719468, 146097)
    year = (left - left // 1460 + left // 36524 - left // 146096) // 365
    left -= 365 * year + year // 4 - year // 100
    month = (5 * left + 2) // 153
    day = left - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return era * 400 + year + (month <= 2), month, day


def weekday(days):
    return (days + EPOCH_WEEKDAY) % 7


def iso_week_start(year):
    """The day on which the first week of a year begins, by ISO 8601."""
    fourth = days_from_date(year, 1, 4)
    return fourth - weekday(fourth)


def iso_date(days):
    """Year, week and day of the week by ISO 8601."""
    year = date_from_days(days - weekday(days) + 3)[0]
    week, day = divmod(days - iso_week_start(year), 7)
    return year, week + 1, day + 1


# from fields to text

_WHOLE = {"c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "D": "%m/%d/%y",
          "X": "%H:%M:%S", "T": "%H:%M:%S", "r": "%I:%M:%S %p",
          "R": "%H:%M", "F": "%Y-%m-%d", "h": "%b"}


def _week_from(t, first):
    # Weeks that begin on a day; days in front of the first are in week 0.
    return (t[7] - 1 + 7 - (t[6] - first) % 7) // 7


def _iso(t):
    # By the fields alone, which need not agree with each other.
    start = t[7] - 1 - t[6]
    year, length = t[0], 365 + is_leap(t[0])
    week = (start + 3) // 7 + 1
    if start + 3 < 0:
        year -= 1
        week = (start + 365 + is_leap(year) + 3) // 7 + 1
    elif start + 3 >= length:
        year, week = year + 1, 1
    return year, week


# letter: width, what fills it, and the value of nine fields
_NUMBERS = {
    "C": (0, "0", lambda t: t[0] // 100),
    "d": (2, "0", lambda t: t[2]),
    "e": (2, " ", lambda t: t[2]),
    "g": (2, "0", lambda t: _iso(t)[0] % 100),
    "G": (0, "0", lambda t: _iso(t)[0]),
    "H": (2, "0", lambda t: t[3]),
    "I": (2, "0", lambda t: (t[3] - 1) % 12 + 1),
    "j": (3, "0", lambda t: t[7]),
    "k": (2, " ", lambda t: t[3]),
    "l": (2, " ", lambda t: (t[3] - 1) % 12 + 1),
    "m": (2, "0", lambda t: t[1]),
    "M": (2, "0", lambda t: t[4]),
    "s": (0, "0", lambda t: seconds(t)),
    "S": (2, "0", lambda t: t[5]),
    "u": (1, "0", lambda t: t[6] + 1),
    "U": (2, "0", lambda t: _week_from(t, 6)),
    "V": (2, "0", lambda t: _iso(t)[1]),
    "w": (1, "0", lambda t: (t[6] + 1) % 7),
    "W": (2, "0", lambda t: _week_from(t, 0)),
    "y": (2, "0", lambda t: t[0] % 100),
    "Y": (0, "0", lambda t: t[0]),
}

_WORDS = {
    "a": lambda t: DAYS[t[6]][:3],
    "A": lambda t: DAYS[t[6]],
    "b": lambda t: MONTHS[t[1] - 1][:3],
    "B": lambda t: MONTHS[t[1] - 1],
    "p": lambda t: "PM" if t[3] >= 12 else "AM",
    "P": lambda t: "pm" if t[3] >= 12 else "am",
    "n": lambda t: "\n",
    "t": lambda t: "\t",
    "%": lambda t: "%",
}


def seconds(t):
    """Seconds since the Epoch of the first six of some fields."""
    return (days_from_date(t[0], t[1], t[2]) * 86400 + t[3] * 3600 +
            t[4] * 60 + t[5])


def _one(letter, flags, width, t, zone, offset):
    if letter in _NUMBERS:
        full, fill, value = _NUMBERS[letter]
        for flag in flags:
            fill = {"_": " ", "0": "0", "-": ""}.get(flag, fill)
        return str(value(t)).rjust(width or full, fill) if fill \
            else str(value(t))
    if letter == "Z":
        text = zone.lower() if "#" in flags else zone
    elif letter == "z":
        text = offset
    elif letter in _WHOLE:
        text = format(_WHOLE[letter], t, zone, offset)
    elif letter in _WORDS:
        text = _WORDS[letter](t)
        if "#" in flags:
            text = text.lower() if letter == "p" else text.upper()
    else:
        return None
    if "^" in flags:
        text = text.upper()
    return text.rjust(width, "0" if "0" in flags else " ")


def format(text, t, zone="UTC", offset="+0000"):
    """strftime() of nine fields, as the C library does it in its locale."""
    out = []
    at, end = 0, len(text)
    while at < end:
        mark = text.find("%", at)
        if mark < 0:
            mark = end
        out.append(text[at:mark])
        at = mark + 1
        if mark == end:
            break
        while at < end and text[at] in "-_0^#":
            at += 1
        digits = at
        while at < end and text[at] in "0123456789":
            at += 1
        flags, width = text[mark + 1:digits], int(text[digits:at] or 0)
        if at + 1 < end and text[at] in "EO" and (
                text[at + 1] in _NUMBERS or text[at + 1] in _WHOLE):
            at += 1
        done = None
        if at < end:
            done = _one(text[at], flags, width, t, zone, offset)
            at += 1
        out.append(text[mark:at] if done is None else done)
    return "".join(out)


# from text to fields

# letter: most digits, least and greatest value
_RANGES = {"d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12),
           "j": (3, 1, 366), "m": (2, 1, 12), "M": (2, 0, 59),
           "S": (2, 0, 61), "U": (2, 0, 53), "W": (2, 0, 53),
           "V": (2, 0, 53), "w": (1, 0, 6), "u": (1, 1, 7)}
_EXACT = {"y": 2, "Y": 4, "G": 4}
_NAMES = {"a": [name[:3] for name in DAYS], "A": DAYS,
          "b": [name[:3] for name in MONTHS], "B": MONTHS,
          "p": ("AM", "PM"), "Z": ("UTC", "GMT")}
_PARSED_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y",
                 "X": "%H:%M:%S"}


def _digits(text, at, most):
    end = at
    while end < len(text) and end - at < most and text[end].isdecimal():
        end += 1
    return end


def _offset_ends(text, at):
    # Where +HHMM[SS[.ffffff]], with or without colons, or Z can end.
    if text[at:at + 1] == "Z":
        return [at + 1]
    if text[at:at + 1] not in ("+", "-") or _digits(text, at + 1, 2) != at + 3:
        return []
    ends, at = [], at + 3
    for _ in range(2):
        start = at + (text[at:at + 1] == ":")
        if _digits(text, start, 2) != start + 2 or text[start] > "5":
            break
        at = start + 2
        ends.append(at)
    if len(ends) == 2 and text[at:at + 1] == ".":
        ends += range(at + 2, _digits(text, at + 1, 6) + 1)
    return ends[::-1]


def _east(text):
    """Seconds and microseconds east of UTC, as such a text says."""
    if text == "Z":
        return 0, 0
    digits = text
    if text[3] == ":":
        # Colons are everywhere or nowhere; else int() is given one.
        if len(text) > 6 and text[6] != ":":
            raise ValueError("Inconsistent use of : in " + text)
        digits = text.replace(":", "")
    seconds = (int(digits[1:3]) * 3600 + int(digits[3:5]) * 60 +
               int(digits[5:7] or 0))
    us = int(digits[8:].ljust(6, "0"))
    return (-seconds, -us) if text[0] == "-" else (seconds, us)


def _readings(letter, text, at):
    # Each way to read what a letter asks for: value and where it ends.
    if letter in _RANGES:
        most, low, high = _RANGES[letter]
        end = _digits(text, at, most)
        for end in range(end, at, -1):
            if low <= int(text[at:end]) <= high:
                yield int(text[at:end]), end
        if letter == "d" and text[at:at + 1] == " ":
            end = _digits(text, at + 1, 1)
            if end > at + 1 and text[at + 1] != "0":
                yield int(text[at + 1:end]), end
    elif letter in _EXACT:
        end = at + _EXACT[letter]
        if _digits(text, at, end - at) == end:
            yield int(text[at:end]), end
    elif letter == "f":
        for end in range(_digits(text, at, 6), at, -1):
            yield int(text[at:end].ljust(6, "0")), end
    elif letter == "z":
        for end in _offset_ends(text, at):
            yield text[at:end], end
    elif letter == "%":
        if text[at:at + 1] == "%":
            yield None, at + 1
    else:
        names = sorted(enumerate(_NAMES[letter]), key=lambda n: -len(n[1]))
        for i, name in names:
            end = at + len(name)
            if text[at:end].lower() == name.lower():
                yield i, end


def _parts(form):
    # A format as letters, (literals,) and None for white space.
    at, parts = 0, []
    while at < len(form):
        c = form[at]
        at += 1
        if c.isspace():
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif c != "%":
            parts.append((c,))
        else:
            letter = form[at:at + 1]
            at += 1
            if letter in _PARSED_WHOLE:
                parts += _parts(_PARSED_WHOLE[letter])
            elif not letter:
                raise IndexError
            elif not (letter in _RANGES or letter in _EXACT or
                      letter in _NAMES or letter in "fz%"):
                raise KeyError(letter)
            else:
                parts.append(letter)
    return parts


def _match(parts, text):
    # Depth first over the readings, without recursion: the first that fits.
    stack = []
    i = at = 0
    while i < len(parts):
        part = parts[i]
        if part is None:
            end = at
            while end < len(text) and text[end].isspace():
                end += 1
            ways = ((None, e) for e in range(end, at, -1))
        elif type(part) is tuple:
            same = text[at:at + 1].lower() == part[0].lower()
            ways = iter([(None, at + 1)] if same else [])
        else:
            ways = _readings(part, text, at)
        stack.append([ways, None])
        while stack:
            found = next(stack[-1][0], None)
            if found:
                break
            stack.pop()
        if not stack:
            return None
        stack[-1][1] = found
        i, at = len(stack), found[1]
    values = {}
    for part, (_, found) in zip(parts, stack):
        if type(part) is str and part != "%":
            values[part] = found[0]
    return values, at


def _hour(v):
    if "I" in v and "H" not in v:
        return v["I"] % 12 + 12 * (v.get("p") == 1)
    return v.get("H", 0)


def _check_weeks(v, has_weekday):
    if "G" in v:
        if "j" in v:
            raise ValueError("Day of the year directive '%j' is not "
                             "compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if "V" not in v or not has_weekday:
            raise ValueError("ISO year directive '%G' must be used with the "
                             "ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif "V" in v:
        if "Y" not in v and "y" not in v or not has_weekday:
            raise ValueError("ISO week directive '%V' must be used with the "
                             "ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the "
                         "year directive '%Y'. Use the ISO year '%G' instead.")


def parse(text, form):
    """Nine fields, microseconds, zone or None, (seconds, us) east or None."""
    for i, arg in enumerate((text, form)):
        if not isinstance(arg, str):
            raise TypeError("strptime() argument %d must be str, not %r" %
                            (i, type(arg)))
    try:
        parts = _parts(form)
    except KeyError as e:
        raise ValueError("'%s' is a bad directive in format '%s'" %
                         (e.args[0], form)) from None
    except IndexError:
        raise ValueError("stray %% in format '%s'" % form) from None
    found = _match(parts, text)
    if not found:
        raise ValueError("time data %r does not match format %r" %
                         (text, form))
    v, end = found
    if end < len(text):
        raise ValueError("unconverted data remains: %s" % text[end:])
    return _fields(v)


def _fields(v):
    offset = _east(v["z"]) if "z" in v else None
    day_name = next((v[k] for k in "aA" if k in v), None)
    if "w" in v:
        day_name = (v["w"] - 1) % 7
    elif "u" in v:
        day_name = v["u"] - 1
    _check_weeks(v, day_name is not None)
    year = v.get("Y")
    if "y" in v:
        year = v["y"] + (2000 if v["y"] <= 68 else 1900)
    month, day = v.get("b", v.get("B", v.get("m", 1) - 1)) + 1, v.get("d", 1)
    # 29 February is a day of some year.
    assumed = year
    if year is None:
        assumed = 1904 if (month, day) == (2, 29) else 1900
    days = None
    if "j" in v:
        days = days_from_date(assumed, 1, v["j"])
    elif day_name is not None and "G" in v:
        days = iso_week_start(v["G"]) + 7 * (v["V"] - 1) + day_name
    elif day_name is not None and year is not None and ("U" in v or
                                                        "W" in v):
        first = 6 if "U" in v else 0
        start = days_from_date(year, 1, 1)
        start += (first - weekday(start)) % 7
        days = (start + 7 * (v.get("U", v.get("W")) - 1) +
                (day_name - first) % 7)
    if days is not None:
        assumed, month, day = date_from_days(days)
    else:
        if day > month_days(assumed, month):
            raise ValueError("day is out of range for month")
        days = days_from_date(assumed, month, day)
    if day_name is None:
        day_name = weekday(days)
    yday = v.get("j") or day_of_year(assumed, month, day)
    if year is None and assumed == 1904:
        assumed = 1900
    zone = "UTC" if v.get("Z") == 0 else "GMT" if "Z" in v else None
    return ((assumed, month, day, _hour(v), v.get("M", 0), v.get("S", 0),
             day_name, yday, 0 if zone else -1),
            v.get("f", 0), zone, offset)
