# Distances from UTC in texts: with colons everywhere, or nowhere.
import datetime
import time

for z in ('-01:30:30.', '-0130:30', '-01:3030', '-013030', '+01:30:30.5',
          '+013030.5', '+0130:30.5', '+01:3030.5', '-01:30:30.1234567',
          '-01:30:30:12', '+01', '+01:', '+1:30', '+01:60', '+0160', 'z', 'Z',
          '+2400', '+23:59:59.999999', '-00:00:01', '-0130:3', '+0130:59.25',
          '-0130:3x', '+01:30:3', '-01:30', '-00:00:00.000001'):
    for f in (time.strptime, datetime.datetime.strptime):
        for text, form in ((z, '%z'), ('7' + z + '5', '%d%z%m')):
            try:
                made = f(text, form)
                print(z, made.tm_gmtoff if f is time.strptime else made)
            except Exception as e:
                print(z, type(e).__name__, e)
