print(1 and 2, 0 and 2, 1 or 2, 0 or 2, '' or [] or {} or 'end', 1 and 'a' and [] and 3)
print(not 1, not 0, not [], not [0], not not 'x', not (), not 0.0, not '', not ' ')
def t(x):
    print('eval', x)
    return x
print(t(0) and t(1), t(1) and t(0), t(0) or t(1), t(1) or t(0))
print((t(0) or t('')) and t(5))
print(not t(0) or t(3))
x = None
print(x or 'default', x and x.y)
print(1 and 2 or 3, 0 and 2 or 3, 1 or 2 and 3, not 1 == 2, not 0 and 1)
