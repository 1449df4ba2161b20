# Native in CPython, and classes written in Python here.
import datetime
import io
import struct
import sys

for made in (io.BytesIO(b'abc'), io.StringIO('abc'), struct.Struct('3i'),
             datetime.timedelta(1), datetime.date(2000, 1, 1),
             datetime.time(1), datetime.datetime(2000, 1, 1),
             datetime.timezone.utc):
    print(type(made).__name__, sys.getsizeof(made))
