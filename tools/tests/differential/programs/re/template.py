# string.Template: its pattern, and classes that change parts of it.
import re
import string

T = string.Template
t = T('$a ${b} $$ $a1_b é$é ${c d} $')
print(t.template, t.is_valid(), t.get_identifiers())
for how in (t.substitute, t.safe_substitute):
    for args in ((), ({'a': 1, 'b': 2, 'a1_b': 3},)):
        try:
            print(how(*args, b='B'))
        except Exception as e:
            print(type(e).__name__, e)
print(T.delimiter, T.idpattern, T.braceidpattern, repr(T.flags))
print(T.pattern.groupindex, T.pattern.flags, isinstance(T.pattern, re.Pattern))
for text in '$', 'a\nbc $', '\n\n$1', '$$', '${', '${}', '$-', 'x$A$a$B', '':
    t = T(text)
    try:
        print(repr(text), t.is_valid(), t.get_identifiers(),
              t.safe_substitute(A=1), t.substitute(A=1, a=2, B=3))
    except ValueError as e:
        print(repr(text), e)


class Percent(T):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


class Braces(T):
    braceidpattern = '[0-9]+'
    flags = 0


class Own(T):
    pattern = r'''
    (?P<escaped>@@) | @(?P<named>\w+)@ | @\[(?P<braced>\w+)\] | (?P<invalid>@)
    '''


class Bad(T):
    pattern = '(?P<escaped>a)|(?P<named>b)|(?P<braced>c)|(?P<invalid>d)|e'


print(Percent('%a_b %ab $a_b %%').safe_substitute(a_b=5))
print(Braces('$a ${1} ${a} $A').safe_substitute({'a': 1, '1': 2, 'A': 3}))
print(Own('@@ @x@ @[y] @').safe_substitute(x=1, y=2), Own('@x@').is_valid())
for call in (Own('@').substitute, Bad('e').substitute, Bad('e').is_valid,
             Bad('e').get_identifiers):
    try:
        print(call())
    except ValueError as e:
        print(e)
