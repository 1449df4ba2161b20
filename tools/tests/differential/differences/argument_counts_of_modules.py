import time
try:
    time.gmtime(1, 2)
except TypeError as e:
    print(e)
