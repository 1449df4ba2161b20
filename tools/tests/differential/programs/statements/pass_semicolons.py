pass; pass
x = 1; y = 2;
print(x, y);
if x: pass; print('semi')
for i in 1, 2: print(i); print(-i)
while x: x = 0; print('w')
