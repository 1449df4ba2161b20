for v in (1, 1.5, 'a', None, True, [], (), {}, range(1), int, type, len, [].append, ..., NotImplemented, slice(1), iter([]), iter(''), iter(()), iter({}), iter(range(1)), {}.keys(), enumerate([]), zip(), map(len, []), ValueError, ValueError(), lambda: 0):
    print(type(v), type(v).__name__, isinstance(v, object), isinstance(v, int), isinstance(v, (str, list)), callable(v))
print(isinstance(True, int), isinstance(1, bool), issubclass(bool, int), issubclass(int, (str, object)), issubclass(KeyError, LookupError), issubclass(KeyError, Exception), type(1) is int, type(type), type(int) is type, isinstance(int, type), isinstance(5, (int, (str, list))))
for f in (lambda: isinstance(5, 5), lambda: isinstance(5), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: isinstance(5, (int, 5)), lambda: isinstance(5, (str, 5)), lambda: type(), lambda: type(1, 2), lambda: isinstance(1, 'int'), lambda: int(5)(6), lambda: isinstance()):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
