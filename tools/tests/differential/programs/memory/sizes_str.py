import sys
print([sys.getsizeof('a' * i) for i in range(70)])
print([sys.getsizeof('é' * i) for i in range(70)])
print([sys.getsizeof('日' * i) for i in range(70)])
print([sys.getsizeof('😀' * i) for i in range(70)])
print([sys.getsizeof(s) for s in ('', 'a', 'é', '日', '😀', 'aé', 'a日', 'a😀', 'é日😀', '\x00', '\xff', '\u0100', '\uffff', '\U00010000')])
print([sys.getsizeof('a日b'[i:]) for i in range(4)], sys.getsizeof('x日'.replace('日', 'y')), sys.getsizeof('é'.upper()), sys.getsizeof(str(10 ** 50)), sys.getsizeof(repr('é')), sys.getsizeof(','.join(['a', 'b'])), sys.getsizeof('%d' % 5), sys.getsizeof(f'{5}a'))
