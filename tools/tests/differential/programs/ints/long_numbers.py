# SPDX-License-Identifier: GPL-2.0
# Numbers of thousands of digits: text both ways, quotients, limits.
import sys

sys.set_int_max_str_digits(0)
state = 1


def number(bits):
    global state
    n = 0
    while n.bit_length() < bits:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        n = n << 40 | state >> 24
    return n >> (n.bit_length() - bits)


for bits in 1, 100, 5000, 14370, 14399, 14400, 14430, 20000, 50000, 100003:
    n = number(bits)
    s = str(n)
    print(bits, len(s), hash(s), s[:20], s[-20:], sys.getsizeof(int(s)))
    print(int(s) == n, str(-n) == "-" + s, int("-" + s) == -n)
    grouped = "_".join(s[i:i + 3] for i in range(0, len(s), 3))
    print(int(grouped) == n, int(" +" + s + "\n") == n)
    power = 10 ** len(s)
    print(hash(power), str(power) == "1" + "0" * len(s),
          str(power - 1) == "9" * len(s), int("9" * len(s)) == power - 1)
print(int("0" * 8000 + "7"), int("0" * 9000))
for bad in "_" + "1" * 7000, "1" * 7000 + "_", "1" * 4000 + "__" + "1" * 4000:
    try:
        int(bad)
    except ValueError as e:
        print(str(e)[:60])

for a in 10000, 40000, 100000:
    for b in 1000, 3599, 3600, 3601, 7000, 9000, 20000, 39990, 50000:
        x, y = number(a), number(b)
        ones_a, ones_b = (1 << a) - 1, (1 << b) - 1
        for p, q in ((x, y), (-x, y), (x, -y), (x, ones_b), (ones_a, y),
                     (ones_a, ones_b), (1 << a, 1 << b - 1),
                     (ones_a, 1 << b - 1), (x * y, y), (x * y - 1, y),
                     (x * y + y - 1, y), (-x * y, y)):
            quotient, rest = divmod(p, q)
            assert quotient * q + rest == p
            print(hash(quotient), hash(rest), end=" ")
    print()

for limit in 4300, 20000:
    sys.set_int_max_str_digits(limit)
    for digits in limit - 1, limit, limit + 1:
        try:
            print(len(str(10 ** digits)))
        except ValueError as e:
            print(e)
        try:
            print(int("1" * digits) % 97)
        except ValueError as e:
            print(e)
