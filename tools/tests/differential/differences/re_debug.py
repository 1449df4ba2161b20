import re
import sys
re.compile('a|b', re.DEBUG)
print(sys.getsizeof(re.compile('a')))
