try:
    1 / 0
except ZeroDivisionError:
    print('zero')
try:
    {}['x']
except (ValueError, KeyError) as e:
    print(repr(e), e.args, e)
else:
    print('no')
finally:
    print('finally')
try:
    pass
except ValueError:
    print('no')
else:
    print('else')
try:
    int('x')
except Exception as e:
    print(type(e).__name__, e)
print('e' in globals())
def f(x):
    try:
        return 10 / x
    except ZeroDivisionError:
        return 'inf'
    finally:
        print('cleanup', x)
print(f(2), f(0))
for i in range(3):
    try:
        if i == 1: continue
        if i == 2: break
        print(i)
    finally:
        print('fin', i)
try:
    try:
        [].pop()
    except KeyError:
        print('no')
    finally:
        print('inner')
except IndexError as e:
    print('outer', e)
try:
    raise ValueError('a', 'b')
except ValueError as e:
    print(e, e.args)
try:
    try:
        raise KeyError('k')
    except KeyError as e:
        raise TypeError('t') from e
except TypeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def g():
    for i in range(3):
        try:
            return i
        finally:
            print('g')
print(g())
try:
    raise
except RuntimeError as e:
    print(e)
