# Each class of exceptions: where it stands, what its instances say, and that
# handlers of its bases catch it.
classes = [
    ArithmeticError, AssertionError, AttributeError, BaseException,
    BlockingIOError, BrokenPipeError, BufferError, BytesWarning,
    ChildProcessError, ConnectionAbortedError, ConnectionError,
    ConnectionRefusedError, ConnectionResetError, DeprecationWarning, EOFError,
    EncodingWarning, EnvironmentError, Exception, FileExistsError,
    FileNotFoundError, FloatingPointError, FutureWarning, GeneratorExit,
    IOError, ImportError, ImportWarning, IndentationError, IndexError,
    InterruptedError, IsADirectoryError, KeyError, KeyboardInterrupt,
    LookupError, MemoryError, ModuleNotFoundError, NameError,
    NotADirectoryError, NotImplementedError, OSError, OverflowError,
    PendingDeprecationWarning, PermissionError, ProcessLookupError,
    RecursionError, ReferenceError, ResourceWarning, RuntimeError,
    RuntimeWarning, StopAsyncIteration, StopIteration, SyntaxError,
    SyntaxWarning, SystemError, SystemExit, TabError, TimeoutError, TypeError,
    UnboundLocalError, UnicodeError, UnicodeWarning, UserWarning, ValueError,
    Warning, ZeroDivisionError,
]
for cls in classes:
    print(cls.__name__, [base.__name__ for base in cls.__mro__])
    for args in (), ('text',), (1, 'two'):
        try:
            e = cls(*args)
        except TypeError as error:
            print(error)
            continue
        print(repr(e), str(e), e.args)
    for base in cls.__mro__[:-1]:
        try:
            raise cls('raised')
        except base as caught:
            print('caught as', base.__name__, type(caught) is cls)
    try:
        cls('a', keyword=1)
    except TypeError as e:
        print(e)
print(EnvironmentError is OSError, IOError is OSError)
print(__debug__, __build_class__)
