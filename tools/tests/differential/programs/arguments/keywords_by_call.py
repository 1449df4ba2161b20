# Keywords that a method of a builtin type does not take: who is named depends
# on whether it was bound first.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: 'abc'.find('a',x=1))
t(lambda: getattr('abc','find')('a',x=1))
t(lambda: getattr('abc','find')('a',**{'x':1}))
t(lambda: 'abc'.find('a',**{'x':1}))
t(lambda: str.find('abc','a',x=1))
t(lambda: str.find('abc','a',**{'x':1}))
