# Operators of dates and times asked for by their names, both folds, saved states.
from datetime import *
import datetime as D
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
td=timedelta
a=td(1)
for n in ('__radd__','__rsub__','__rmul__','__rtruediv__','__rfloordiv__','__rmod__','__rdivmod__'):
    t(lambda: getattr(a,n)(td(3))); t(lambda: getattr(a,n)(3)); t(lambda: getattr(a,n)('x'))
d=date(2020,1,2); dt=datetime(2020,1,2); dt3=datetime(2020,1,2,3)
for n in ('__radd__','__rsub__','__add__','__sub__'):
    for x in (d,dt):
        for y in (a,d,dt,1): t(lambda: getattr(x,n)(y))
for n in ('__eq__','__ne__','__lt__','__le__','__gt__','__ge__'):
    for x in (d,dt,dt3, time(1), a, timezone.utc):
        for y in (d,dt,dt3, time(2), a, timezone.utc, 1): t(lambda: (n,x,y,getattr(x,n)(y)))
for x in (d,dt,dt3):
    for y in (d,dt,dt3):
        t(lambda: x<y); t(lambda: x==y); t(lambda: x!=y)
for b in (b'1995', b'19\x0195', b'19\x01\x05', b'19\x0c\xff', '19\x01\x05', b'19\x02\x1f'):
    t(lambda: date(b)); t(lambda: repr(date(b))); t(lambda: date(b).weekday()); t(lambda: date(b).day)
for b in (b'19\x01\x05\x01\x02\x03\x04\x05\x06', b'19\x01\x05\xff\xff\xff\xff\xff\xff', b'19\x81\x05\x01\x02\x03\x04\x05\x06'):
    t(lambda: datetime(b).hour); t(lambda: datetime(b).microsecond);  t(lambda: datetime(b).fold); t(lambda: datetime(b).day); t(lambda: datetime(b, 'x'));t(lambda: datetime(b, None)); t(lambda: datetime(b, timezone.utc).tzinfo)
for b in (b'\x01\x02\x03\x04\x05\x06', b'\x81\xff\xff\xff\xff\xff', b'\x19\x02\x03\x04\x05\x06'):
    t(lambda: time(b).hour); t(lambda: time(b).microsecond);  t(lambda: time(b).fold); t(lambda: time(b).minute); t(lambda: time(b, 'x'))
class Z(tzinfo):
    def __init__(s,n): s.n=n
    def tzname(s,dt): return s.n
    def utcoffset(s,dt): return td(0)
    def dst(s,dt): return None
class M(str):
    def replace(self,*a): return None
class M2(str):
    def replace(self,*a): return 'zz'
for m in (M('x'),M2('x'),'%Y','',None): t(lambda: datetime(2000,1,1,tzinfo=Z(m)).strftime('%Z!'))
i=d.isocalendar(); t(lambda: i.__reduce__()); t(lambda: i.__reduce_ex__(4)); t(lambda: type(i).__mro__); t(lambda: [n for n in dir(i) if not n.startswith('__')]); t(lambda: i._replace(year=1)); t(lambda: i[:2]); t(lambda: i==(2020,1,4)); t(lambda: hash(i)==hash((2020,1,4))); t(lambda: type(i)(1,2,3)); t(lambda: D.IsoCalendarDate); t(lambda: vars(i)); t(lambda: type(i)._fields); t(lambda: i.__match_args__); t(lambda: type(i)(year=1,week=2,weekday=3)); t(lambda: i+(1,)); t(lambda: repr(i)); t(lambda: i.year+i.week+i.weekday)
import copy; t(lambda: (type(copy.copy(i)), copy.deepcopy(i)))
# fold
class E2(tzinfo):
    def utcoffset(s,dt): return td(hours=-5 if dt.fold else -4)
    def dst(s,dt): return td(0)
    def tzname(s,dt): return 'E'
class E3(tzinfo):
    def utcoffset(s,dt): return td(hours=-5)
    def dst(s,dt): return td(0)
    def tzname(s,dt): return 'E'
e2=E2(); f=datetime(2002,10,27,1,45,tzinfo=e2); u=f.astimezone(timezone.utc); u2=f.replace(fold=1).astimezone(timezone.utc)
g=datetime(2002,10,27,1,45,tzinfo=E3())
for x in (f,f.replace(fold=1),u,u2,g,g.replace(fold=1)):
    for y in (f,f.replace(fold=1),u,u2,g,g.replace(fold=1)):
        print(x==y,x!=y,x<y,x<=y,x>y,x>=y, x-y)
tf=time(1,45,tzinfo=E3())
# dates, datetimes and classes derived from them
d = date(2020, 1, 2); dt = datetime(2020, 1, 3)
t(lambda: d-dt); t(lambda: dt-d); t(lambda: date.__sub__(dt,d)); t(lambda: date.__sub__(d,dt)); t(lambda: date.__rsub__(d,dt)); t(lambda: datetime.__rsub__(dt,d))
t(lambda: date.__eq__(dt,d)); t(lambda: date.__lt__(dt,datetime(2020,1,3,5))); t(lambda: date.__eq__(dt,datetime(2020,1,3,5)))
t(lambda: timedelta(1)-d); t(lambda: timedelta(1)-dt); t(lambda: timedelta(1)+d); t(lambda: d+1); t(lambda: 1-timedelta(1)); t(lambda: 1%timedelta(1)); t(lambda: divmod(1,timedelta(1)))
t(lambda: 1.0/timedelta(1))
class S(date): pass
class S2(datetime): pass
class T(timedelta): pass
t(lambda: S(2020,1,1)-d);t(lambda: S(2020,1,1)-dt); t(lambda: S(2020,1,1)==dt); t(lambda: S(2020,1,3)==S2(2020,1,3));  t(lambda: T(1)+T(2)); t(lambda: timedelta(1)-T(2)); t(lambda: d-T(1)); t(lambda: d<S2(2020,1,1)); t(lambda: S2(2020,1,1)>=S(2020,1,1))
class O:
    def __radd__(s,o): return 'radd'
    def __rsub__(s,o): return 'rsub'
    def __rtruediv__(s,o): return 'rdiv'
    def __eq__(s,o): return 'eq'
    def __lt__(s,o): return 'lt'
    def __gt__(s,o): return 'gt'
for x in (d,dt,timedelta(1),time(1),timezone.utc):
    t(lambda: x+O()); t(lambda: x-O()); t(lambda: x/O()); t(lambda: x==O()); t(lambda: x<O()); t(lambda: O()<x)
