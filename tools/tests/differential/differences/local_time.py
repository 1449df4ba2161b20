import time
print(time.tzname, time.localtime(0).tm_hour)
