import time
print(hasattr(time, "gmtime"), hasattr(time, "strftime"))
