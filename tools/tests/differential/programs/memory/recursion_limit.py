def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e: print(e)
depth = 0
def g():
    global depth
    depth += 1
    g()
try:
    g()
except RecursionError as e: print(e, depth > 900)
def count(n): return 0 if n == 0 else 1 + count(n - 1)
print(count(900))
print(sorted([3, 1, 2], key=lambda v: count(v * 10)))
