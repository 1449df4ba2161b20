# The modules json is made of, and what is found in them.
import json
import sys

for part in ('json', 'json.decoder', 'json.encoder', 'json.scanner'):
    module = sys.modules[part]
    print(part, module.__name__, module.__package__,
          hasattr(module, '__path__'))

import json.decoder
import json.encoder as encoder
from json import scanner
from json.decoder import JSONDecodeError, JSONDecoder, scanstring
from json.encoder import JSONEncoder, encode_basestring
from json.encoder import encode_basestring_ascii as ascii_only

print(JSONDecodeError is json.JSONDecodeError is json.decoder.JSONDecodeError,
      JSONDecoder is json.JSONDecoder, JSONEncoder is json.JSONEncoder,
      scanner is json.scanner, encoder is json.encoder)
for made in (JSONDecodeError, JSONDecoder, JSONEncoder, scanner.make_scanner,
             scanner.c_make_scanner, scanstring, encode_basestring,
             ascii_only, encoder.c_encode_basestring):
    print(made.__module__, made.__qualname__, type(made).__name__)
print(json.__all__, json.decoder.__all__, scanner.__all__)

try:
    import json.missing
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    import json.decoder.deeper
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from json import absent
except ImportError as e:
    print(type(e).__name__, str(e).split(' (')[0], e.name)
try:
    json.loads('{')
except json.decoder.JSONDecodeError as e:
    print(repr(e), type(e))


def show(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for args in (('a"b"', 2), ('"x"', 1), ('"x', 1), ('x"', 9), ('x"', -1),
             ('x"', 2), (1, 1), ('a\n"', 0), ('a\n"', 0, False),
             ('\\u00e9\\n"', 0), ('\\q"', 0)):
    show(scanstring, *args)
for text in ('', 'a', '\x00\x1f\x7f', 'é€\U0001f600', '"\\/', 1, None, b'a'):
    show(encode_basestring, text)
    show(ascii_only, text)

scan = JSONDecoder().scan_once
for args in (('[1, 2] x', 0), ('[1, 2] x', 4), ('', 0), ('x', 0), ('1', -1),
             (b'1', 0), ('{"a": {"b": NaN}}', 0), (' 1', 0), ('true', 0)):
    show(scan, *args)


class Options:
    strict = False
    object_hook = None
    object_pairs_hook = list
    parse_float = str
    parse_int = str
    parse_constant = str


show(scanner.make_scanner(Options), '{"a": [1, 2.5, "x\ny", Infinity]}', 0)
show(scanner.make_scanner, 1)
print(sorted(encoder.ESCAPE_DCT.items())[:40], encoder.INFINITY)


class Falsy:
    def __bool__(self):
        raise ZeroDivisionError('no truth value')


show(lambda: JSONDecoder(strict=Falsy()))
decoder = JSONDecoder(parse_int=lambda s: s + '!')
print(decoder.memo, decoder.parse_string is scanstring,
      decoder.scan_once('[10]', 0), decoder.decode(' {"k": 3} '))


# A decoder can be told to read in another way.
class Upper(JSONDecoder):
    def __init__(self):
        super().__init__()
        known = self.scan_once
        self.scan_once = lambda s, i: known(s.upper(), i)


show(Upper().decode, '["ab", "cd"]')

for end in 2 ** 63, -2 ** 63 - 1, 1.5, None, True:
    show(scanstring, '""', end)
show(scanstring, 1, 2 ** 63)


class Said:
    """An option that tells when it is asked for its truth."""

    def __init__(self, name):
        self.name = name

    def __bool__(self):
        print(self.name, end=' ')
        return True


for indent in None, 1:
    for value in ([], {}, 1, 'a', {'a': 1.5}, [1.5, float('inf')], object,
                  {(1,): 2, 3.0: [{}]}):
        made = JSONEncoder(skipkeys=Said('skipkeys'), indent=indent,
                           ensure_ascii=Said('ensure_ascii'), default=str,
                           check_circular=Said('check_circular'),
                           allow_nan=Said('allow_nan'),
                           sort_keys=Said('sort_keys'))
        show(made.encode, value)
        show(lambda: list(made.iterencode(value)))
print(JSONDecoder(strict=Said('strict')).decode('["a", "b"]'))
