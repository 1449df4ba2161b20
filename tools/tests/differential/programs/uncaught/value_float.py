float('x.5')
