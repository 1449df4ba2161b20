import sys
print(sys.getrefcount is sys.getrefcount, type(sys))
import sys as s2
print(s2 is sys)
print(sys.maxsize, sys.byteorder)
abc = 'abc'
print(sys.intern('abc') is abc)
print(type(sys.getsizeof), sys.__name__)
print(repr(sys))
