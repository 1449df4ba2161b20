a = [1, 2]
b = (3, 4)
print([*a, *b], (*a, *b), [0, *a, 9], (*a,), [*'xy', *range(3)])
d = {'x': 1}
print({**d, 'y': 2}, {'x': 0, **d}, {**d, **{'z': 3}})
print(*a, *b, sep='-')
print(max(*a, *b), min(*a, 5))
print(dict(**d, k=2))
t = *a, 5
print(t)
print([*{}], [*{'k': 1}], [*[]], (*(),))
