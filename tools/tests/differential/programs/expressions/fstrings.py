x = 42
y = 3.14159
s = 'str'
print(f'{x}', f'{x!r}', f'{s!r}', f'{s!s:>6}', f'{x:05d}', f'{y:.2f}', f'{y:>{10}.{2}f}', f'{x:x}')
print(f'{x=}', f'{x = }', f'{s=}', f'{s=!s}', f'{y=:.1f}', f'{x+1=}')
print(f'{{}}', f'{{{x}}}', f'a{x}b{y}c', f'', f'{x}{x}', f'{"nested"}', f"{'q'}")
print(f'{x if x else 0}', f'{[i for i in range(3)]}', f'{ {"a": 1}["a"] }', f'{x:{"d"}}', f'{(lambda v: v * 2)(4)}')
print(f'{s:^10}|', f'{s:*<8}|', f'{x:+}', f'{x:,}', f'{1234567:,}', f'{1234567:_}', f'{0.5:%}', f'{x:#x}', f'{x:b}', f'{x:e}')
print(f'''multi
{x}
line''', f'\n{x}\t', rf'\n{x}', fr'\{x}')
print(f'{s!a}', f'{"é"!a}', f'{None}', f'{True:d}', f'{[1, 2]!r:>10}')
print('a' f'{x}' 'b', f'{x}' f'{y}')
print(f'{x:>{x // 8}}|', f'{"x" * 3}', f'{x!r:^{10}}|')
