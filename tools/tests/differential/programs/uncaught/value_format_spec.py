format(5, 'zz')
