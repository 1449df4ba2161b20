x = 1 + \
    2
print(x)
y = [1,
     2,  # comment

     3]
print(y)
z = (1 +
2)
print(z)
d = {
'a':
1,
}
print(d)
if (x == 3 and
        z == 3):
    print('ok')
print('a'
      'b'   "c"
      '''d''')
s = 'one \
line'
print(s)
t = """two
lines"""
print(t)
print(r'\n', '\x41\u0042\U00000043', '\101\7'.__repr__(), 'tab\tq\'')
