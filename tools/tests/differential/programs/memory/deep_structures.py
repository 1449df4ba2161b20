l = []
for i in range(100000): l = [l]
del l
t = ()
for i in range(100000): t = (t,)
t = None
d = {}
for i in range(50000): d = {0: d}
d = None
x = []
for i in range(30000): x = [x, (x,), {'k': x}] if i % 3 == 0 else [x]
x = 0
print('done')
