print('\N{BULLET}')
