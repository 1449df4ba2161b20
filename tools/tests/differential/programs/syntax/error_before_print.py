print('not printed')
x = (
