try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args)
try:
    raise ValueError(1, 2, 3)
except ValueError as e:
    print(repr(e), str(e))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise int
except TypeError as e:
    print(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    raise KeyError('x') from None
except KeyError as e:
    print(e, e.__cause__, e.__suppress_context__)
try:
    assert 1 == 2, 'message'
except AssertionError as e:
    print(repr(e))
try:
    assert 0
except AssertionError as e:
    print(repr(e))
assert True, 'not evaluated'
for t in (ValueError, TypeError, KeyError, IndexError, OverflowError, ZeroDivisionError, MemoryError, RecursionError, StopIteration, AttributeError, NameError, ArithmeticError, LookupError, Exception):
    try:
        raise t('msg')
    except Exception as e:
        print(type(e), e, e.args, isinstance(e, t))
