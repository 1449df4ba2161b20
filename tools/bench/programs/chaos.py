# Points thrown about by three contractions, counted in a grid.
WIDTH, HEIGHT = 40, 30


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def towards(self, other, part):
        return Point(self.x + (other.x - self.x) * part,
                     self.y + (other.y - self.y) * part)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


class Chaos:
    def __init__(self, corners, part):
        self.corners = corners
        self.part = part
        self.state = 12345

    def pick(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7fffffff
        return self.corners[(self.state >> 16) % len(self.corners)]

    def draw(self, points):
        grid = [[0] * WIDTH for _ in range(HEIGHT)]
        at = Point(0.5, 0.5)
        for _ in range(points):
            at = at.towards(self.pick(), self.part)
            grid[int(at.y * (HEIGHT - 1))][int(at.x * (WIDTH - 1))] += 1
        return grid


grid = Chaos([Point(0.0, 0.0), Point(1.0, 0.0), Point(0.5, 1.0)],
             0.5).draw(60000)
print(sum(map(sum, grid)), max(map(max, grid)))
for row in grid[::6]:
    print(''.join(' .:*#'[min(4, count // 40)] for count in row).rstrip())
