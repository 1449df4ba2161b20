# Trees made and dropped: small tuples, recursion, deallocation.
def make(depth):
    if not depth:
        return (None, None)
    return (make(depth - 1), make(depth - 1))


def check(tree):
    left, right = tree
    if left is None:
        return 1
    return 1 + check(left) + check(right)


kept = make(12)
for depth in range(4, 13, 4):
    rounds = 1 << (13 - depth)
    total = 0
    for _ in range(rounds):
        total += check(make(depth))
    print(depth, rounds, total)
print(check(kept))
