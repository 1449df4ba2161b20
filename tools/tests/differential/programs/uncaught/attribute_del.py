x = 5
del x.real
