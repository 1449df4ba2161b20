# SPDX-License-Identifier: GPL-2.0
# the calendar of module time, in UTC
import time
def t(f, *a, **k):
    try: print(f.__name__, repr(f(*a, **k)))
    except BaseException as e: print(f.__name__, type(e).__name__, e)
g = time.gmtime(0)
print(g, g.tm_zone, g.tm_gmtoff, len(g), g[:], g.n_fields, g.n_sequence_fields, g.n_unnamed_fields, time.struct_time.__match_args__)
print(time.localtime(0).tm_zone, time.timezone, time.altzone, time.daylight, time.tzname)
print(g == (1970,1,1,0,0,0,3,1,0), hash(g) == hash(tuple(g)), g.__reduce__(), isinstance(g, tuple), time.struct_time, type(g).__module__)
t(time.struct_time, (1,2,3)); t(time.struct_time, 5); t(time.struct_time, range(12)); t(time.struct_time, range(9)); t(time.struct_time, range(11)); t(time.struct_time, range(10), {'tm_gmtoff': 5}); t(time.struct_time, range(9), 3)
s = time.struct_time(range(10)); print(s.tm_zone, s.tm_gmtoff); s = time.struct_time(range(9)); print(s.tm_zone, s.tm_gmtoff)
try: g.tm_year = 3
except Exception as e: print(type(e), e)
try: g.foo
except Exception as e: print(type(e), e)
for v in (0, -1, 1e9, 1.5, -1.5, 2**31, -2**31, 86399, 951782400, 1709164800, 253402300799, -62135596800, 10**15, 10**18, 2**62, 2**63, 1e300, float('nan'), float('inf'), 'a', True, -62167219200, -10**13):
    t(time.gmtime, v)
t(time.asctime, g); t(time.asctime, (2024, 2, 29, 1, 2, 3, 3, 60, 0)); t(time.asctime, 5); t(time.asctime, (1,2)); t(time.asctime, (10**10,1,1,1,1,1,1,1,1)); t(time.asctime, ('a',)*9)
t(time.ctime, 0); t(time.ctime, 1e9); t(time.ctime, -1); t(time.ctime, 'x'); 
t(time.mktime, g); t(time.mktime, (2024, 2, 29, 1, 2, 3, 0, 0, 0)); t(time.mktime, (2024, 14, 40, 25, 61, 61, 0, 0, 0)); t(time.mktime, 5); t(time.mktime, (1,2)); t(time.mktime, (1969,12,31,23,59,59,0,0,0)); t(time.mktime, (10**9,1,1,0,0,0,0,0,0))
for tup in ((1900,0,1,0,0,0,0,1,-1),(1900,13,1,0,0,0,0,1,-1),(1900,-1,1,0,0,0,0,1,-1),(1900,1,0,0,0,0,0,1,-1),(1900,1,32,0,0,0,0,1,-1),(1900,1,1,24,0,0,0,1,-1),(1900,1,1,0,60,0,0,1,-1),(1900,1,1,0,0,62,0,1,-1),(1900,1,1,0,0,61,-2,1,-1),(1900,1,1,0,0,0,9,1,-1),(1900,1,1,0,0,0,0,367,-1),(1900,1,1,0,0,0,0,0,-1), (1,2), 5, [1]*9):
    t(time.strftime, '%c', tup); t(time.asctime, tup)
for d in 'aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%EOQq+':
    for g in (time.gmtime(1709164800+3*3600+4*60+5), time.gmtime(-62135596800+86400*40), time.gmtime(1e9), (2023,1,1,13,0,0,6,1,0), (2021, 12, 31, 0, 5, 9, 4, 365, 0), time.gmtime(1230768000)):
        t(time.strftime, '%' + d, g)
for f in ('', '%', 'a%', '%%', '%-d %_d %0e %^a %#Z %#a %5Y %-j %_5d %010Y', '%Ey %Od', 'é%Y€', '\ud800%Y', '%Y\0%m', 'x'*500+'%Y'):
    t(time.strftime, f, time.gmtime(1709164800))
t(time.strftime, b'%Y'); t(time.strftime, 5)
for n in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time', 'foo', 5): t(time.get_clock_info, n)
for s, f in (('2024-02-29', '%Y-%m-%d'), ('29 Feb 2024 13:14:15', '%d %b %Y %H:%M:%S'), ('Thu Feb 29 13:14:15 2024', '%c'), ('Thu Feb 29 13:14:15 2024', None), ('1:05 PM', '%I:%M %p'), ('99', '%y'), ('68', '%y'), ('69', '%y'), ('2024 060', '%Y %j'), ('2024 09 4', '%Y %U %w'), ('x', '%Y'), ('2024x', '%Y'), ('2024', '%Q'), ('2024', '%'), ('12:30:45', '%H:%M:%S'), ('12/31/99', '%x'), ('12:30:45.5', '%H:%M:%S.%f'), ('+0530', '%z'), ('Monday', '%A'), ('tue', '%a'), ('2023-02-29', '%Y-%m-%d'), ('UTC', '%Z'), ('100%', '100%%'), ('  2024', ' %Y'), ('2024-W09-4', '%G-W%V-%u'), ('2024 9', '%G %V'), ('13', '%m'), (5, '%Y'), ('a', 5)):
    if f is None: t(time.strptime, s)
    else: t(time.strptime, s, f)
print(time.clock_getres(time.CLOCK_MONOTONIC), time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, time.CLOCK_PROCESS_CPUTIME_ID, time.CLOCK_THREAD_CPUTIME_ID, time.CLOCK_BOOTTIME, time.CLOCK_MONOTONIC_RAW, time.CLOCK_TAI)
t(time.clock_gettime, 99); t(time.clock_gettime, 'a')
# the years there are, and fields that are no C int
print(time._STRUCT_TM_ITEMS)
for y in (-2**31, -2**31 + 1899, -2**31 + 1900, 2**31 - 1, 2**31, -2**31 - 1, 2**100, -2**100):
    for f in (time.asctime, time.mktime, lambda fields: time.strftime('%Y', fields)): t(f, (y, 6, 1) + (0,) * 6)
for i in range(1, 9):
    for v in (-2**31, 2**31, -2**64): t(time.asctime, (2000,) + (1,) * (i - 1) + (v,) + (1,) * (8 - i))
