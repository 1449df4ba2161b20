# SPDX-License-Identifier: GPL-2.0
# datetime: spans, days, times, both, zones, and their texts
import copy
import datetime as dt
from datetime import date, datetime, time, timedelta, timezone, tzinfo


def t(what, f):
    try:
        print(what, repr(f()))
    except Exception as e:
        print(what, type(e).__name__, e)


for kw in ({}, {'days': 1}, {'seconds': -1}, {'days': 1.5}, {'weeks': 2, 'hours': -5},
           {'microseconds': 0.5}, {'microseconds': 1.5}, {'microseconds': -0.5},
           {'milliseconds': 1.0005}, {'seconds': 0.1234565}, {'minutes': 1e9},
           {'days': 10**9}, {'days': -999999999, 'seconds': -1}, {'days': 1e18},
           {'days': float('nan')}, {'days': float('inf')}, {'days': 'a'}, {'hours': None},
           {'days': 1, 'seconds': 2, 'microseconds': 3}, {'seconds': 86399.9999999},
           {'days': 0.1, 'hours': 0.1, 'minutes': 0.1, 'seconds': 0.1}, {'days': True}):
    t(kw, lambda: timedelta(**kw))
    t(kw, lambda: str(timedelta(**kw)))
spans = [timedelta(1), timedelta(seconds=1), timedelta(-1, 5, 7), timedelta(0),
         timedelta(days=365, hours=3), timedelta(microseconds=7), timedelta.max]
tz = timezone(timedelta(hours=5, minutes=30))
days = [date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31), date(2023, 1, 1)]
both = [datetime(2024, 2, 29, 13, 14, 15, 16), datetime(2000, 1, 1), datetime(1970, 1, 1, 0, 0, 1),
        datetime(2024, 2, 29, 13, 14, tzinfo=timezone.utc), datetime(2024, 2, 29, 18, 44, tzinfo=tz),
        datetime(2024, 11, 3, 1, 30, fold=1)]
clocks = [time(), time(13, 14, 15, 16), time(1, 2, tzinfo=tz), time(1, 2, tzinfo=timezone.utc),
          time(23, 59, 59, 999999), time(5, fold=1)]
other = [0, 1, -3, 2.5, 0.1, float('nan'), 'x', None, timezone.utc]
import operator as op
for f in (op.add, op.sub, op.mul, op.truediv, op.floordiv, op.mod, divmod, op.eq, op.ne,
          op.lt, op.le, op.gt, op.ge):
    for a in spans + days + both + clocks:
        for b in spans + days + both + clocks + other:
            t((f.__name__, str(a), str(b)), lambda: f(a, b))
    for b in spans + days[:1] + both[:1] + clocks[:1]:
        for a in other:
            t((f.__name__, str(a), str(b)), lambda: f(a, b))
for x in spans:
    print(repr(x), x, x.days, x.seconds, x.microseconds, x.total_seconds(), bool(x), hash(x),
          x.__reduce__(), copy.copy(x) == x)
    t('neg', lambda: (-x, +x, abs(x)))
for x in days + both:
    print(repr(x), x, x.year, x.month, x.day, x.toordinal(), x.weekday(), x.isoweekday(),
          x.isocalendar(), x.isocalendar().week, x.ctime(), x.isoformat(), x.timetuple(), hash(x),
          x.__reduce__(), copy.copy(x) == x, copy.deepcopy(x) == x)
    for form in ('%Y-%m-%d %H:%M:%S.%f %z %Z', '%a %A %b %B %j %U %W %V %G %u %w %y %C', '%c|%x|%X|%p|%I',
                 '%D %e %F %h %k %l %n %R %r %s %T %t %%', '', 'é %d', '%', '%Q', '%%f %f', '100%'):
        t(form, lambda: x.strftime(form))
        t(form, lambda: format(x, form))
    t('replace', lambda: x.replace(year=2023, day=5))
    t('replace', lambda: x.replace(month=13))
    t('replace', lambda: x.replace(2023))
for x in both:
    print(x.hour, x.minute, x.second, x.microsecond, x.tzinfo, x.fold, x.date(), x.time(), x.timetz(),
          x.utcoffset(), x.dst(), x.tzname(), x.timestamp(), x.utctimetuple())
    for spec in ('auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'x'):
        t(spec, lambda: x.isoformat(timespec=spec))
    t('sep', lambda: x.isoformat(' '))
    t('sep', lambda: x.isoformat('ab'))
    for zone in (timezone.utc, tz, timezone(-timedelta(hours=3, seconds=5)), 5):
        t('astimezone', lambda: x.astimezone(zone))
    t('replace', lambda: x.replace(hour=1, tzinfo=None, fold=0))
for x in clocks:
    print(repr(x), x, x.isoformat('hours'), x.utcoffset(), x.tzname(), x.dst(), hash(x), bool(x),
          x.strftime('%H %I %p %f %z %Z %Y'), x.replace(minute=7), x.__reduce__())
print(hash(both[3]) == hash(both[4]), both[3] == both[4], both[3] - both[4], hash(both[3]))
for f in (lambda: date(0, 1, 1), lambda: date(10000, 1, 1), lambda: date(2023, 13, 1),
          lambda: date(2023, 2, 29), lambda: date('a', 1, 1), lambda: date(1.5, 1, 1),
          lambda: datetime(2023, 1, 1, 24), lambda: datetime(2023, 1, 1, 0, 60),
          lambda: datetime(2023, 1, 1, 0, 0, 60), lambda: datetime(2023, 1, 1, 0, 0, 0, 10**6),
          lambda: datetime(2023, 1, 1, fold=2), lambda: datetime(2023, 1, 1, tzinfo=5),
          lambda: datetime(2023), lambda: time(24), lambda: time(1, 'a'),
          lambda: timezone(5), lambda: timezone(timedelta(1)), lambda: timezone(timedelta(0), 5),
          lambda: timezone(-timedelta(1)), lambda: date.fromordinal(0), lambda: date.fromordinal(10**7),
          lambda: date.fromordinal(738000), lambda: date.fromisocalendar(2024, 9, 4),
          lambda: date.fromisocalendar(2024, 54, 1), lambda: date.fromisocalendar(2020, 53, 7),
          lambda: date.fromisocalendar(2021, 53, 7), lambda: date.fromisocalendar(2024, 1, 8),
          lambda: datetime.combine(date(2024, 1, 1), time(5, tzinfo=tz)),
          lambda: datetime.combine(1, time()), lambda: datetime.fromtimestamp(0),
          lambda: datetime.fromtimestamp(1.5, timezone.utc), lambda: datetime.fromtimestamp(-1.25, tz),
          lambda: datetime.utcfromtimestamp(1e9 + 0.1234565), lambda: datetime.fromtimestamp(1e18),
          lambda: datetime.fromtimestamp(float('nan')), lambda: datetime.fromtimestamp('a'),
          lambda: datetime.fromtimestamp(10**12), lambda: date.fromtimestamp(86400),
          lambda: setattr(date(1, 1, 1), 'x', 1), lambda: datetime.now(5),
          lambda: datetime.max + timedelta(1), lambda: date.min - timedelta(1),
          lambda: isinstance(datetime.now(), date), lambda: date.today() >= date(2024, 1, 1)):
    t('error', f)
for text in ('2024-02-29', '20240229', '2024-W09-4', '2024W094', '2024W09', '2024-W09', '2023-02-29',
             '2024-2-9', 'abc', '', '2024-02-29T', '2024/02/29', '2024-02-29 ', '2024-13-01', '2024-W54-1', '２０２４-02-29'):
    t(text, lambda: date.fromisoformat(text))
for text in ('2024-02-29', '2024-02-29T10', '2024-02-29 10:11', '2024-02-29T10:11:12', '2024-02-29T10:11:12.5',
             '2024-02-29T10:11:12.123456789', '2024-02-29T10:11:12,5', '2024-02-29T101112', '20240229T101112Z',
             '2024-02-29T10:11:12+05:30', '2024-02-29T10:11:12-0530', '2024-02-29T10:11:12+05', '2024-02-29T10:11+00:00',
             '2024-02-29x10:11', '2024-02-29T25:00', '2024-02-29T10:11:12+25:00', '2024W094T10', '2024-W09-4T10:11',
             '2024-02-29T10:1', '2024-02-29T10:11:12.', '2024-02-29T', 'x', '2024-02-29T10:11:12+05:30:15.5', 5):
    t(text, lambda: datetime.fromisoformat(text))
for text in ('10', '10:11', '101112', '10:11:12.5', 'T10:11', '10:11Z', '10:11-03', '24:00', '', 'a', '10:11:12+05:30', '1:2'):
    t(text, lambda: time.fromisoformat(text))
for text, form in (('2024-02-29', '%Y-%m-%d'), ('29/02/24 13:14', '%d/%m/%y %H:%M'), ('Feb 29 2024 1:05PM', '%b %d %Y %I:%M%p'),
                   ('12:30:45.5', '%H:%M:%S.%f'), ('2024 +0530', '%Y %z'), ('2024 UTC +0000', '%Y %Z %z'), ('x', '%Y'),
                   ('2024x', '%Y'), ('Thu Feb 29 13:14:15 2024', '%c'), ('2024-060', '%Y-%j'), ('2023-02-29', '%Y-%m-%d'),
                   ('1709164800', '%s'), ('2024-W09-4', '%G-W%V-%u'), ('5', '%-d'), ('2024', '%Y%')):
    t((text, form), lambda: datetime.strptime(text, form))
for z in (timezone.utc, tz, timezone(timedelta(hours=-3), 'BRT'), timezone.min, timezone.max, dt.UTC,
          timezone(timedelta(seconds=-1)), timezone(timedelta(microseconds=1))):
    print(repr(z), z, z.utcoffset(None), z.tzname(None), z.dst(None), hash(z), z == timezone.utc,
          z.__getinitargs__(), copy.copy(z) == z)
t('tz', lambda: timezone.utc.utcoffset(5))


class Summer(tzinfo):
    def utcoffset(self, d):
        return timedelta(hours=1) + self.dst(d)

    def dst(self, d):
        return timedelta(hours=1 if d and 4 <= d.month <= 9 else 0)

    def tzname(self, d):
        return 'CEST' if self.dst(d) else 'CET'


class Bad(tzinfo):
    def utcoffset(self, d):
        return 5

    def tzname(self, d):
        return 5


for d in (datetime(2024, 7, 1, 12, tzinfo=Summer()), datetime(2024, 1, 1, 12, tzinfo=Summer())):
    print(d, d.tzname(), d.dst(), d.astimezone(timezone.utc), d.timetuple().tm_isdst, d.strftime('%Z%z'),
          datetime(2024, 7, 1, 12, tzinfo=timezone.utc).astimezone(d.tzinfo), d - d.replace(tzinfo=Summer(), hour=1))
b = datetime(2024, 1, 1, tzinfo=Bad())
t('bad', b.utcoffset)
t('bad', b.tzname)
t('bad', lambda: str(b))
t('tzinfo', lambda: tzinfo().utcoffset(None))
t('tzinfo', lambda: tzinfo().fromutc(b))


class D(datetime):
    pass


class E(date):
    def __new__(cls, *args):
        return super().__new__(cls, *args)


print(repr(D(2024, 1, 1)), repr(D(2024, 1, 1) + timedelta(1)), repr(E(2024, 1, 1)), type(D.now()).__name__,
      type(E.today()).__name__, repr(D(2024, 1, 1).date()), repr(E(2024, 1, 1).replace(day=2)))
print(date.min, date.max, date.resolution, datetime.min, datetime.max, time.min, time.max, timedelta.min,
      timedelta.max, dt.MINYEAR, dt.MAXYEAR, date, datetime, timedelta, sorted(dt.__all__))
for n in (1, 59, 60, 61, 365, 366, 730, 146097, 146098, 738000, 3652059):
    d = date.fromordinal(n)
    print(n, d, d.toordinal(), d.isocalendar(), d.strftime('%U %W %V %G %j'))
print(sorted([date(2024, 3, 1), date(2023, 1, 1)]), max(both[:3]), {date(2024, 1, 1): 1}[date(2024, 1, 1)],
      {date(2024, 1, d) for d in range(1, 9)}, sum(spans[:3], timedelta()))
