# Planets pulling at each other: float arithmetic on lists.
SUN = 39.47841760435743
DAY = 365.24

bodies = [
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SUN],
    [4.84, -1.16, -0.103, 0.00166 * DAY, 0.00769 * DAY, -0.00006 * DAY,
     0.000954 * SUN],
    [8.34, 4.12, -0.403, -0.00276 * DAY, 0.00499 * DAY, 0.00002 * DAY,
     0.000285 * SUN],
    [12.89, -15.11, -0.223, 0.00296 * DAY, 0.00237 * DAY, -0.00003 * DAY,
     0.0000436 * SUN],
    [15.37, -25.91, 0.179, 0.00268 * DAY, 0.00162 * DAY, -0.00009 * DAY,
     0.0000515 * SUN],
]


def advance(bodies, dt, steps):
    n = len(bodies)
    for _ in range(steps):
        for i in range(n):
            a = bodies[i]
            for j in range(i + 1, n):
                b = bodies[j]
                dx = a[0] - b[0]
                dy = a[1] - b[1]
                dz = a[2] - b[2]
                square = dx * dx + dy * dy + dz * dz
                mag = dt / (square * square ** 0.5)
                a[3] -= dx * b[6] * mag
                a[4] -= dy * b[6] * mag
                a[5] -= dz * b[6] * mag
                b[3] += dx * a[6] * mag
                b[4] += dy * a[6] * mag
                b[5] += dz * a[6] * mag
        for body in bodies:
            body[0] += dt * body[3]
            body[1] += dt * body[4]
            body[2] += dt * body[5]


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a[6] * (a[3] * a[3] + a[4] * a[4] + a[5] * a[5])
        for b in bodies[i + 1:]:
            square = sum((a[k] - b[k]) ** 2 for k in range(3))
            total -= a[6] * b[6] / square ** 0.5
    return total


print('%.9f' % energy(bodies))
advance(bodies, 0.01, 2500)
print('%.6f' % energy(bodies))
