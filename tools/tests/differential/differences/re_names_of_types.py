import re
try:
    re.compile('a') < re.compile('b')
except TypeError as e:
    print(e)
try:
    re.Pattern.other = 1
except TypeError as e:
    print(e)
