d = {'a': 1}
e = d
d |= {'b': 2}
d |= [('c', 3)]
print(d, d is e, d | {'a': 9}, d)
try:
    d |= 5
except TypeError as x: print(x)
try:
    d | [('a', 1)]
except TypeError as x: print(x)
print(d.__or__({'z': 0}), d.__or__(5), {}.__ror__({'q': 1}), d.__contains__('a'), d.__getitem__('a'), d.__len__(), d.__eq__({}), d.__iter__().__next__())
