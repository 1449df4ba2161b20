# Nested lists and dicts to text and back: strings built from pieces.
ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t'}


def encode(value, out):
    if value is None:
        out.append('null')
    elif value is True or value is False:
        out.append('true' if value else 'false')
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, str):
        out.append('"')
        out.append(''.join([ESCAPES.get(c, c) for c in value]))
        out.append('"')
    elif isinstance(value, list):
        out.append('[')
        for i, item in enumerate(value):
            if i:
                out.append(', ')
            encode(item, out)
        out.append(']')
    else:
        out.append('{')
        for i, (key, item) in enumerate(value.items()):
            if i:
                out.append(', ')
            encode(key, out)
            out.append(': ')
            encode(item, out)
        out.append('}')


def dumps(value):
    out = []
    encode(value, out)
    return ''.join(out)


def decode(text, at):
    c = text[at]
    if c == '{' or c == '[':
        res = {} if c == '{' else []
        at += 1
        while text[at] not in '}]':
            if text[at] in ', ':
                at += 1
                continue
            item, at = decode(text, at)
            if c == '{':
                res[item], at = decode(text, at + 2)
            else:
                res.append(item)
        return res, at + 1
    if c == '"':
        end = text.index('"', at + 1)
        while text[end - 1] == '\\':
            end = text.index('"', end + 1)
        piece = text[at + 1:end]
        for plain, escaped in ESCAPES.items():
            piece = piece.replace(escaped, plain)
        return piece, end + 1
    end = at
    while end < len(text) and text[end] not in ', ]}':
        end += 1
    word = text[at:end]
    if word in ('null', 'true', 'false'):
        return {'null': None, 'true': True, 'false': False}[word], end
    return (float(word) if '.' in word or 'e' in word else int(word)), end


record = {'name': 'a "quoted" text\n', 'ids': list(range(40)), 'none': None,
          'half': 0.5, 'deep': [{'k%d' % i: [i, True]} for i in range(25)]}
total = 0
for i in range(60):
    record['turn'] = i
    text = dumps(record)
    total += len(text)
    back, end = decode(text, 0)
    assert end == len(text) and back == record, text
print(total)
