s = 'mississippi'
for t in ('i', 'ss', 'issi', 'x', '', 'mississippi', 'mississippix', 'p'):
    print(t, s.find(t), s.rfind(t), s.count(t), s.find(t, 3), s.rfind(t, 0, 5), s.count(t, 2, -2), t in s, s.startswith(t), s.endswith(t), s.find(t, 100), s.find(t, -4), s.count(t, 5, 2))
for f in (lambda: s.index('x'), lambda: s.rindex('x'), lambda: s.index('ss'), lambda: s.rindex('ss'), lambda: s.find(5), lambda: s.count(), lambda: 5 in s, lambda: s.startswith(5), lambda: s.startswith(('x', 'mi')), lambda: s.endswith(('x',)), lambda: s.startswith((5,)), lambda: s.startswith('ss', 2), lambda: s.endswith('ss', 0, 4), lambda: s.startswith('', 20), lambda: s.find('i', None, None), lambda: s.find('i', 'a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
u = 'aé日😀é'
print(u.find('é'), u.rfind('é'), u.count('é'), u.find('😀'), u.find('日😀'), u.index('😀'), 'é' in u, 'ß' in u, u.startswith('aé'), u.endswith('😀é'))
