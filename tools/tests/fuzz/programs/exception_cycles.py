# Causes, contexts and tracebacks in circles.
a = ValueError(1)
b = TypeError(2)
a.__cause__ = b
b.__cause__ = a
a.__context__ = a
try:
    raise a
except ValueError as e:
    try:
        raise b
    except TypeError as f:
        f.__context__ = e
        e.__context__ = f
        tb = f.__traceback__
        print(tb.tb_next, tb.tb_lineno, type(tb.tb_frame) if hasattr(tb, 'tb_frame') else 0)
        try:
            tb.tb_next = tb
        except Exception as g:
            print(type(g), g)
        try:
            f.__traceback__ = 5
        except Exception as g:
            print(type(g), g)
        f.args = (1, 2, [f])
        try:
            f.args = 5
        except Exception as g:
            print(type(g), g)
        try:
            del f.args
        except Exception as g:
            print(type(g), g)
        try:
            f.__cause__ = 3
        except Exception as g:
            print(type(g), g)
        f.with_traceback(tb)
        print(repr(f)[:60])
        raise f from e
