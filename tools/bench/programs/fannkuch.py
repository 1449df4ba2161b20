# Turning the front of every permutation until a 1 is in front.
def fannkuch(n):
    perm = list(range(n))
    count = [0] * n
    most = checksum = 0
    r = n
    sign = 1
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        if perm[0]:
            turned = perm[:]
            flips = 0
            first = turned[0]
            while first:
                turned[:first + 1] = turned[first::-1]
                flips += 1
                first = turned[0]
            most = max(most, flips)
            checksum += sign * flips
        while True:
            if r == n:
                return checksum, most
            perm.insert(r, perm.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
        sign = -sign


print(fannkuch(8))
