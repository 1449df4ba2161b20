try:
    1 / 0
except ZeroDivisionError:
    raise ValueError('later') from None
