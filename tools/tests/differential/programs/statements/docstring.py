"""module docs"""
print(__doc__)
'not a doc'
1
[1, 2]
...
print(...)
