# named tuples of sys
import sys
for n in ('flags','float_info','hash_info','int_info','version_info'):
    v=getattr(sys,n); t=type(v); print(v if n!='flags' else v._asdict() if hasattr(v,'_asdict') else len(v), sys.getsizeof(v), t.n_fields,t.n_sequence_fields,t.n_unnamed_fields,len(v),t.__module__,t.__qualname__, t.__match_args__, t)
    try: t()
    except TypeError as e: print(e)
    try:
        class X(t): pass
    except TypeError as e: print(e)
t=type(sys.float_info)
for a in ((1,),([1,2],),(list(range(11)),),(range(11),{}),(range(11),{'a':1}),(range(12),),(range(11),5)):
    try: print(t(*a))
    except TypeError as e: print(e)
print(t.__reduce__, t.max, sys.float_info.__reduce__())
for name in 'max','foo':
    try: setattr(sys.float_info,name,1)
    except AttributeError as e: print(e)
print(t.__mro__, sys.float_info[0:2], sys.float_info+(1,), type(sys.float_info[:]), sys.float_info[-1], hash(sys.int_info)==hash(tuple(sys.int_info)), sys.int_info==(30,4,4300,640))
for c in (type(sys.flags), t, type(sys.version_info)):
    try: tuple.__new__(c,(1,2))
    except TypeError as e: print(e)
print(sys.version_info.major, sys.version_info>=(3,11), sys.version_info[:2], sys.float_info.epsilon, sys.float_info.dig, sys.hash_info.modulus, sys.flags.optimize, sys.flags.utf8_mode)
match sys.version_info:
    case (3, minor, *_): print(minor)
match sys.int_info:
    case type(bits_per_digit=b): print(b)
    case _: print('no')
major, minor, *rest = sys.version_info
print(major, minor, rest, sys.float_repr_style, sys.api_version)
import copy
print(copy.copy(sys.int_info), type(copy.deepcopy(sys.int_info)))
try: type(sys.int_info).n_fields=3
except TypeError as e: print(e)
try: object.__setattr__(sys.int_info,'x',1)
except AttributeError as e: print(e)
