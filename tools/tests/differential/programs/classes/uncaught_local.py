def f():
    class E(Exception):
        class In(ValueError):
            def __str__(self):
                return 'in'
    try:
        raise E('outer')
    except E as e:
        raise E.In() from e
f()
