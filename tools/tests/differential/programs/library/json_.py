# Values as JSON text, and back.
import json
class C: pass
for o in (None, True, 1, -5, 2.5, 1e100, float('inf'), 'a"\\\n\x01\x7fé€😀/', [], {}, [1,[2,{'a':None}]], (1,2), {'b':1,'a':[1,2],3:4,None:5,True:6,1.5:7}, {1,2}, C(), b'x', {(1,2):3}, float('nan'), 10**30):
    for kw in ({}, {'indent':2}, {'sort_keys':True}, {'separators':(',',':')}, {'ensure_ascii':False}, {'indent':'\t','sort_keys':True}, {'skipkeys':True}, {'allow_nan':False}, {'default':lambda x: 'D'}):
        try: print(json.dumps(o, **kw))
        except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
l=[1]; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
for s in ('null','true','[1, 2.5, -3e5, "a\\u00e9\\ud83d\\ude00\\n"]','{"a": {"b": []}, "a": 2}',' [ ] ','','[1,]','{"a" 1}','{"a":}','{a:1}','{"a":1,}','"abc','"a\nb"','"\\x"','"\\u12"','nul','[1 2]','1 2','-','01','1.','.5','1e','NaN','-Infinity','[','{','{"a":1','"\\ud800"','[1,2','tru','-0','1E5','0.0','\ufeff1','{"a":1 "b":2}', '[\n1,\nx]'):
    try: print(repr(json.loads(s)))
    except Exception as e: print(repr(s), type(e).__name__, e)
try: json.loads('[1,\n2 3]')
except json.JSONDecodeError as e: print(e.msg, e.doc, e.pos, e.lineno, e.colno, e.args)
print(json.loads(b'[1]'), json.loads('[1.5, 2]', parse_float=str, parse_int=lambda x: x+'!'), json.loads('{"a":1}', object_hook=lambda d: list(d.items())), json.loads('{"a":1,"b":2}', object_pairs_hook=tuple))
for s in (1, None, [1]):
    try: json.loads(s)
    except Exception as e: print(type(e).__name__, e)
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({'s':{3,1}}, cls=E), E(indent=1).encode([{2}]), json.JSONDecoder().raw_decode('[1] x'))
import io
f=io.StringIO(); json.dump({'a':[1,2]}, f, indent=1); print(f.getvalue(), json.load(io.StringIO('{"x": 1}')))
