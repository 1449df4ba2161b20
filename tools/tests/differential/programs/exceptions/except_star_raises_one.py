orig = ExceptionGroup("eg",[TypeError(1),OSError(2)])
try:
        try:
            raise orig
        except* (TypeError,OSError) as e:
            raise SyntaxError(3)
except BaseException as e: print(repr(e), repr(e.__context__))
try:
        try:
            raise orig
        except* TypeError as e:
            raise SyntaxError(3)
        except* OSError: pass
except BaseException as e: print(repr(e), repr(e.__context__))
try:
        try:
            raise orig
        except* TypeError as e:
            pass
        except* OSError: 
            raise SyntaxError(3)
except BaseException as e: print(repr(e), repr(e.__context__))
try:
    try:
        raise ValueError(1)
    except* ValueError:
        raise SyntaxError(3) from None
except BaseException as e:
    print(repr(e), repr(e.__context__), repr(e.__cause__))
