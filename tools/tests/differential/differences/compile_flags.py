for flag in (0x400, 0x2000, 0x4000):
    try:
        print(type(compile("1", "a", "exec", flag)).__name__)
    except ValueError as e:
        print(e)
