parts = []
for i in range(120000):
    parts.append('%d:%s' % (i, 'abc'[i % 3]))
text = ','.join(parts)
print(len(text), len(text.split(',')), text.count('a'), text.find('99999:'))
