for n in (0, 1, -1, 255, 256, -256, 10 ** 30):
    print(n.bit_length(), n.bit_count(), n.conjugate(), n.as_integer_ratio(), n.real, n.imag, n.numerator, n.denominator, n.__abs__(), n.__neg__(), n.__bool__(), n.__float__(), n.__index__(), n.__int__(), n.__invert__(), n.__hash__())
print((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__mul__(3), (7).__floordiv__(2), (7).__mod__(3), (7).__divmod__(3), (2).__pow__(5), (2).__pow__(5, 3), (1).__lshift__(4), (16).__rshift__(2), (7).__truediv__(2))
print((5).__lt__(6), (5).__eq__(5.0), (5).__and__(4), (5).__or__(2), (5).__xor__(1), (5).__repr__(), (5).__str__(), (1).__add__('x'), (5).__format__('x'), (12345).__round__(-2), (5).__sizeof__())
