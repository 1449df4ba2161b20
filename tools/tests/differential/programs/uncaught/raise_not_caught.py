try:
    {}['x']
except (ValueError, IndexError):
    print('no')
