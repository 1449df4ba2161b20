# struct_time, and the functions that take or give one, right and wrong.
import copy
import time

S = time.struct_time


def t(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for args in ((1,), ((1, 2, 3),), ("abc",), ("abcdefghi",), (range(9),),
             (range(11),), (range(12),), (None,), (range(9), {}),
             (range(9), {"tm_zone": "X", "tm_gmtoff": 5}), (range(9), 3),
             (range(10), {"tm_zone": 1}),
             (range(9), {"tm_zone": "X", "foo": 5}), ({},), (range(8),),
             ([1] * 9, None)):
    t(S, *args)
t(lambda: S(sequence=range(9)))
t(lambda: S(range(9), dict={"tm_zone": "q"}))
s = time.gmtime(0)
print([(n, getattr(s, n)) for n in sorted(dir(s)) if n.startswith("tm_")])
print(s, s == tuple(s), len(s), s[0:3], hash(s) == hash(tuple(s)),
      s.__reduce__(), s.__match_args__, s.n_fields, s.n_sequence_fields,
      s.n_unnamed_fields)
t(setattr, s, "tm_year", 4)
t(delattr, s, "tm_year")
t(setattr, s, "x", 4)
t(delattr, s, "x")
t(lambda: s.x)
t(lambda: s[9])
t(lambda: s + (1,))
t(copy.copy, s)
t(copy.deepcopy, s)
t(lambda: type("Q", (S,), {}))

TIMES = ["x", -1, 1e20, float("nan"), 10**30, (1,) * 9, (1,) * 8, (1,) * 10,
         [1] * 9, (1, "a") * 4 + (1,), s, (2000, 13, 1, 1, 1, 1, 1, 1, 1),
         (2000, 0, 32, 24, 60, 62, 7, 367, 1), (2000, 1, 1, 1, 1, 1, 9, 1, 1),
         (2000, 1, 1, 25, 1, 1, 1, 1, 1), (2000, 1, 1, 1, 61, 1, 1, 1, 1),
         (2000, 1, 1, 1, 1, -1, 1, 1, 1), (2**40, 1, 1, 1, 1, 1, 1, 1, 1),
         (2000, 1.5, 1, 1, 1, 1, 1, 1, 1), (2000, 6, 1, 1, 1, 1, 1, 1, 0),
         (2000, 6, 1, 1, 1, 1, 1, 1, -1), (2000, 6, 1, 1, 1, 1, 1, 1, 2)]
for f in (time.gmtime, time.localtime, time.ctime, time.asctime, time.mktime):
    for a in TIMES:
        print(f.__name__, a, end=": ")
        t(f, a)
for a in TIMES + [None]:
    print("strftime", a, end=": ")
    t(time.strftime, "%Y-%m-%d %j", a)
for f, a in ((time.asctime, None), (time.mktime, None), (time.sleep, None),
             (time.sleep, "x"), (time.sleep, -1), (time.sleep, float("nan"))):
    t(f, a)
for text, form in (("2000", "%Y"), ("20", "%Y"), ("2000 x", "%Y"),
                   ("abc", "%d"), ("1 Jan 2000", "%d %b %Y"), ("x", "%Q"),
                   ("x", "%"), ("31 4 2001", "%d %m %Y"),
                   ("29 2 1900", "%d %m %Y"), ("12:61", "%H:%M"),
                   ("PM 3", "%p %I"), ("Mon", "%a"), ("1", "%w"),
                   ("2000 5 1", "%Y %U %w"), ("+0530", "%z"), ("Z", "%z"),
                   ("UTC", "%Z"), ("99", "%y"), ("69", "%y"),
                   ("366 2001", "%j %Y"), ("1999 366", "%Y %j"), ("", "%Y"),
                   ("366", "%j"), ("2001 60 3 5", "%Y %j %m %d"),
                   ("365 2000 5 1", "%j %Y %U %w"), ("%", "%%"),
                   ("2000 1 1", "%G %V %u"), ("1", "%G"), ("5", "%f"),
                   (None, "%Y"), ("1", None), (1, "%Y")):
    print(repr(text), repr(form), end=": ")
    t(time.strptime, text, form)
