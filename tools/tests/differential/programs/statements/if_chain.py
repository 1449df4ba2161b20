for n in range(-2, 12, 3):
    if n < 0:
        print('neg', n)
    elif n == 1:
        print('one')
    elif n in (4, 7):
        print('in')
    else:
        print('other', n)
if []: print('no')
elif {}: print('no')
elif '': print('no')
elif 0.0: print('no')
elif (): print('no')
elif None: print('no')
elif range(0): print('no')
else: print('all false')
if 1: pass
if 0: print('never')
x = 5; y = 6; print(x, y)
if x: print('a'); print('b')
