# SPDX-License-Identifier: GPL-2.0
# What dis.stack_effect() says of every number, argument and way to go on.
import dis

NUMBERS = [*range(-12, 180), 255, 256, 2**31 - 1, -2**31]
ARGUMENTS = (None, 0, 1, 2, 3, 5, 255, 256, -1, 2**31 - 1, 2**31, 2**40)
for op in NUMBERS:
    answers = []
    for arg in ARGUMENTS:
        for jump in None, True, False:
            try:
                answers.append(dis.stack_effect(op, arg, jump=jump))
            except ValueError as e:
                answers.append(str(e)[-13:])
    print(op, *answers)


class Index:
    def __index__(self):
        return 100


for args in ((), (1, 2, 3), ('x',), (1.0,), (Index(), 0), (100,), (100, 'x'),
             (100, 1.5), (100, Index()), (True,), (2**31,), (2**80,),
             (100, 2**80), (1, 2**31), (1, None)):
    for keywords in {}, {'jump': 1}, {'jump': None}, {'x': 1}:
        try:
            print(dis.stack_effect(*args, **keywords))
        except (TypeError, ValueError, OverflowError) as e:
            print(type(e).__name__, e)
print(dis.stack_effect, dis.stack_effect.__module__)
