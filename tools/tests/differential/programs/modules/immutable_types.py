# Types of modules whose attributes cannot be set, and classes derived from them.
import copy
import datetime
import functools
import io
import json
import re
import struct
import time

KINDS = (datetime.date, datetime.datetime, datetime.time, datetime.timedelta,
         datetime.timezone, datetime.tzinfo,
         type(datetime.date(2020, 1, 1).isocalendar()), time.struct_time,
         io.BytesIO, io.StringIO, io.IOBase, io.RawIOBase, struct.Struct,
         type(struct.iter_unpack('i', b'')), json.scanner.make_scanner,
         re.Pattern, functools.partial, io.UnsupportedOperation)


def show(kind, f, *args):
    try:
        print(kind.__name__, f(*args))
    except Exception as e:
        print(kind.__name__, type(e).__name__, e)


for kind in KINDS:
    show(kind, lambda: kind.__flags__ & 256)
    show(kind, setattr, kind, 'xx', 1)
    show(kind, delattr, kind, 'xx')
    if kind.__flags__ & 256:
        for name, value in (('__doc__', 'd'), ('__name__', 'q'),
                            ('__bases__', ()), ('__module__', 'q'),
                            ('__class__', type), ('__abstractmethods__', ())):
            show(kind, setattr, kind, name, value)
            show(kind, delattr, kind, name)
    if kind.__module__ in ('datetime', 'time', 'functools'):
        show(kind, type.mro, kind)

show(datetime.date, setattr, datetime.date, 'today', None)
print(datetime.date.__dict__.get('xx'), callable(datetime.date.today))


class Day(datetime.date):
    pass


Day.today = classmethod(lambda cls: cls(2000, 1, 1))
Day.more = 5
print(Day.today(), Day.more, Day.__flags__ & 256)
day = Day(2001, 2, 3)
day.note = 'kept'
print(copy.copy(day), copy.copy(day).note, copy.deepcopy(day).note)
show(Day, setattr, datetime.date(2000, 1, 1), '__class__', Day)
for value in (datetime.date(2000, 1, 1), datetime.timedelta(1),
              datetime.timezone.utc, io.StringIO('a'), struct.Struct('i')):
    show(type(value), setattr, value, 'xx', 1)
