# Raising and catching: a try that costs nothing, handlers, finally, chains.
class Refused(ValueError):
    def __init__(self, value):
        super().__init__('refused', value)
        self.value = value


def check(i):
    if i % 7 == 0:
        raise Refused(i)
    if i % 11 == 0:
        raise KeyError(i)
    return i


def careful(i):
    try:
        return check(i)
    except KeyError as e:
        raise RuntimeError('chained') from e
    finally:
        counts['finally'] += 1


counts = {'fine': 0, 'refused': 0, 'chained': 0, 'finally': 0, 'index': 0}
items = [1, 2, 3]
for i in range(60000):
    try:
        careful(i)
        counts['fine'] += 1
    except Refused as e:
        counts['refused'] += e.value > 0
    except RuntimeError as e:
        counts['chained'] += isinstance(e.__cause__, KeyError)
    if not i % 5:
        try:
            items[i]
        except (IndexError, TypeError):
            counts['index'] += 1
print(counts)
