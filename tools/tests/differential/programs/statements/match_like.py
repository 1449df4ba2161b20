def kind(x):
    if isinstance(x, bool): return 'bool'
    if isinstance(x, int): return 'int'
    if isinstance(x, (float, str)): return 'float or str'
    return type(x).__name__
print([kind(x) for x in (True, 1, 1.5, 'a', None, [], {}, (), range(1))])
