class P:
    __match_args__ = ('x',)
    def __init__(self, x):
        self.x = x
match P(1):
    case P(x):
        print(x)
