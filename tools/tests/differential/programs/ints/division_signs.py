for a in (13, -13, 12, -12, 0):
    for b in (5, -5, 4, -4, 1, -1):
        print(a, b, a // b, a % b, divmod(a, b), a / b, round(a / b), (a // b) * b + a % b == a)
big = 10 ** 25
for a in (big, -big, big + 1, -big - 1):
    for b in (7, -7, 10 ** 12, -10 ** 12, 10 ** 13 + 1, -10 ** 24 - 3):
        print(a // b, a % b, divmod(a, b))
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 0 ** -1, lambda: big // 0, lambda: big % 0, lambda: big / 0, lambda: True // False):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
