x = 'a'
print(f'value {x:d} end')
