def plain(prev):
    yield 1

def fin(prev):
    try:
        yield 1
    finally:
        log.append(1)

def noexit(prev):
    try:
        yield 1
    except GeneratorExit:
        log.append(2)

log = []
for f in (plain, fin, noexit):
  for n in (100, 900, 20000):
    log.clear()
    g = None
    for i in range(n):
        g = f(g)
        next(g)
    print("built", n)
    g = None
    print(f.__name__, len(log))

async def co(prev):
    await A(prev)
class A:
    def __init__(self, p): self.p = p
    def __await__(self): yield self.p
for n in (100, 20000):
    c = None
    for i in range(n):
        c = co(c)
        c.send(None)
    c = None
    print("co", n)

def deleg(prev):
    yield from (prev or iter([1, 2]))
for n in (100, 900):
    g = None
    for i in range(n):
        g = deleg(g)
    next(g)
    g = None
    print("deleg", n)


def catches(prev):
    try:
        yield from (prev or iter([1, 2]))
    except KeyError as e:
        log.append(e)
        raise
    finally:
        log.append(0)


for n in (50, 900):
    g = None
    log.clear()
    for i in range(n):
        g = catches(g)
    next(g)
    try:
        g.throw(KeyError("k"))
    except KeyError as e:
        print("thrown", n, len(log), e)
    g = None


# generators that hold what holds generators
class Node:
    def __init__(self, *held):
        self.held = held


log.clear()
tree = None
for i in range(3000):
    tree = Node(fin(tree), [i])
    next(tree.held[0])
tree = None
print("tree", len(log))


class Dies:
    def __init__(self, prev, n):
        self.prev = prev
        self.n = n

    def __del__(self):
        log.append(self.n)
        if self.n % 1000 == 0:
            print("dies", self.n)


log.clear()
d = None
for i in range(3000):
    d = Dies(fin(d), i)
    next(d.prev)
d = None
print("mixed", len(log), sum(log))
