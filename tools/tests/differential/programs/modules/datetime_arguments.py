# SPDX-License-Identifier: GPL-2.0
"""Arguments of datetime, time and io that are None or too large."""
import datetime as d
import io
import sys
import time


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


day, moment, clock = d.date(2020, 1, 1), d.datetime(2020, 1, 1), d.time(1)
for n in (2**31 - 1, 2**31, -2**31 - 1, 2**70, None, 1.5, True):
    show(lambda: d.date(n, 1, 1))
    show(lambda: d.date(2020, n, 1))
    show(lambda: d.datetime(2020, 1, 1, n))
    show(lambda: d.time(n))
    show(lambda: d.time(1, fold=n))
    show(lambda: d.date.fromordinal(n))
    show(lambda: d.date.fromisocalendar(n, 1, 1))
    show(lambda: day.replace(n))
    show(lambda: day.replace(day=n))
    show(lambda: moment.replace(hour=n))
    show(lambda: moment.replace(fold=n))
    show(lambda: clock.replace(minute=n))
    show(lambda: clock.replace(fold=n))
for bad in (None, 1, b"x", []):
    show(lambda: d.timezone(bad))
    show(lambda: d.timezone(d.timedelta(hours=1), bad))
    show(lambda: day.strftime(bad))
    show(lambda: day.__format__(bad))
    show(lambda: moment.isoformat(bad))
    show(lambda: d.datetime.strptime("1", bad))
    show(lambda: d.datetime.strptime(bad, "1"))
    show(lambda: d.datetime.combine(bad, clock))
    show(lambda: d.datetime.combine(day, bad))
    show(lambda: time.strftime(bad))
    show(lambda: time.get_clock_info(bad))
    show(lambda: io.BytesIO(b"ab").readinto(bad))
    show(lambda: io.BytesIO(b"ab").readinto1(bad))
    show(lambda: sys.call_tracing(len, bad))
show(lambda: d.date.fromtimestamp(None))
show(lambda: d.timezone(d.timedelta(0)) is d.timezone.utc)
show(lambda: d.timezone(d.timedelta(hours=2)))
show(lambda: (day.replace(), moment.replace(), clock.replace()))
show(lambda: moment.replace(tzinfo=None))
show(lambda: io.BytesIO(b"ab").readinto1(bytearray(1)))
for n in (2**63, -2**63 - 1, 2**31, 99):
    show(lambda: time.clock_gettime(n))
    show(lambda: time.clock_getres(n))
    show(lambda: time.clock_gettime_ns(n))
show(lambda: d.date())
show(lambda: d.date(None))
show(lambda: d.date(2020, 1))
show(lambda: d.datetime(2020, 1, None))
show(lambda: d.datetime(2020, 1))
show(lambda: d.timezone.utc.fromutc(1))
show(lambda: d.date.fromisocalendar(2**31 - 1, 1, 1))
show(lambda: d.date.fromisocalendar(2020, 2**40, 1))
