# SPDX-License-Identifier: GPL-2.0
# A Lisp with macros, tail calls and an escape by exceptions.
import operator as op, math
from functools import reduce
class Symbol(str):
    __slots__ = ()
    def __repr__(self): return f"Sym({str.__str__(self)!r})"
class LispError(Exception):
    def __init__(self, msg, *, form=None):
        super().__init__(msg)
        self.form = form
        if form is not None: self.add_note(f"in form {to_s(form)}")
def tokenize(s):
    out, i = [], 0
    while i < len(s):
        c = s[i]
        if c in "()'": out.append(c); i += 1
        elif c.isspace(): i += 1
        elif c == ';':
            while i < len(s) and s[i] != '\n': i += 1
        elif c == '"':
            j = i + 1; buf = []
            while s[j] != '"':
                if s[j] == '\\':
                    j += 1; buf.append({'n': '\n', 't': '\t'}.get(s[j], s[j]))
                else: buf.append(s[j])
                j += 1
            out.append(('str', ''.join(buf))); i = j + 1
        else:
            j = i
            while j < len(s) and not s[j].isspace() and s[j] not in "()'\";": j += 1
            out.append(s[i:j]); i = j
    return out
def parse(toks):
    match toks:
        case []: raise LispError("unexpected EOF")
        case ['(', *rest]:
            out = []
            while True:
                match rest:
                    case []: raise LispError("missing )", form=out)
                    case [')', *rest]: return out, rest
                    case _:
                        x, rest = parse(rest); out.append(x)
        case [')', *_]: raise LispError("unexpected )")
        case ["'", *rest]:
            x, rest = parse(rest); return [Symbol('quote'), x], rest
        case [('str', v), *rest]: return v, rest
        case [atom, *rest]: return to_atom(atom), rest
def to_atom(a):
    for conv in (int, float, complex):
        try: return conv(a.replace('i', 'j') if conv is complex else a)
        except ValueError: continue
    else: return {'#t': True, '#f': False}.get(a, Symbol(a))
def to_s(x):
    match x:
        case True: return '#t'
        case False: return '#f'
        case Symbol(): return str.__str__(x)
        case str(): return '"' + x.replace('"', '\\"') + '"'
        case list(): return '(' + ' '.join(map(to_s, x)) + ')'
        case None: return '()'
        case Lambda(params=p): return f'<lambda {to_s(p)}>'
        case _ if callable(x): return f'<builtin {x.__name__}>'
        case _: return repr(x)
class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        if isinstance(params, Symbol): self[params] = list(args)
        else:
            if len(params) != len(args):
                raise LispError(f"expected {len(params)} args, got {len(args)}", form=list(args))
            super().__init__(zip(params, args))
        self.outer = outer
    def __missing__(self, k):
        if self.outer is None: raise LispError(f"unbound: {k}") from KeyError(k)
        return self.outer[k]
    def find(self, k): return self if k in self else self.outer.find(k) if self.outer else None
class Lambda:
    __match_args__ = ('params', 'body')
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
macros = {}
def ev(x, env):
    while True:
        match x:
            case Symbol(): return env[x]
            case []: return None
            case [Symbol() as s, *_] if s in macros: x = macros[s](*x[1:]); continue
            case ['quote', v]: return v
            case ['if', c, a, *b]:
                x = a if ev(c, env) is not False else (b[0] if b else None)
                if x is None: return None
            case ['define', [name, *params], *body]: env[name] = Lambda(params, [Symbol('begin'), *body], env); return None
            case ['define', name, v]: env[name] = ev(v, env); return None
            case ['set!', name, v]:
                if (e := env.find(name)) is None: raise LispError(f"set! of unbound {name}")
                e[name] = ev(v, env); return None
            case ['lambda', params, *body]: return Lambda(params, [Symbol('begin'), *body], env)
            case ['begin', *forms]:
                for f in forms[:-1]: ev(f, env)
                x = forms[-1]
            case ['let', binds, *body]:
                x = [[Symbol('lambda'), [b[0] for b in binds], *body], *[b[1] for b in binds]]
            case [f, *args]:
                f = ev(f, env); args = [ev(a, env) for a in args]
                match f:
                    case Lambda(p, b): x, env = b, Env(p, args, f.env)
                    case _ if callable(f):
                        try: return f(*args)
                        except (TypeError, ZeroDivisionError) as exc:
                            raise LispError("builtin failed", form=x) from exc
                    case _: raise LispError(f"not callable: {to_s(f)}", form=x)
            case _: return x
def callcc(f):
    class Throw(Exception): pass
    ball = Throw()
    def k(v): ball.v = v; raise ball
    try: return ev([f, k], Env(outer=G)) if not isinstance(f, Lambda) else ev(f.body, Env(f.params, [k], f.env))
    except Throw as w:
        if w is ball: return w.v
        raise
G = Env()
G.update({Symbol(k): v for k, v in {
    '+': lambda *a: sum(a), '*': lambda *a: reduce(op.mul, a, 1), '-': lambda a, *b: -a if not b else reduce(op.sub, b, a),
    '/': op.truediv, '<': op.lt, '=': op.eq, 'list': lambda *a: list(a), 'car': lambda l: l[0], 'cdr': lambda l: l[1:],
    'cons': lambda a, b: [a, *(b or [])], 'null?': lambda x: x in ([], None), 'append': lambda *a: sum(a, []),
    'sqrt': math.sqrt, 'call/cc': callcc, 'mod': op.mod, 'expt': pow, 'display': lambda *a: print(*map(to_s, a))}.items()})
def macro(f): macros[Symbol(f.__name__.rstrip('_'))] = f; return f
@macro
def and_(*a): return True if not a else a[0] if len(a) == 1 else [Symbol('if'), a[0], [Symbol('and'), *a[1:]], False]
@macro
def unless(c, *b): return [Symbol('if'), c, None, [Symbol('begin'), *b]]
def run(src):
    toks = tokenize(src)
    while toks:
        x, toks = parse(toks)
        r = ev(x, G)
        if r is not None: print(to_s(r))
run('''
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 30)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 5000 0) ; tail call
(let ((x 2) (y 3.5)) (* x y (+ x y)))
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (expt x 2)) '(1 2 3 4.5 1+2i))
(call/cc (lambda (k) (+ 1 (k 42))))
(and 1 2 (< 3 4)) (and) (and (< 4 3) (car '()))
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(define c1 (counter)) (c1) (c1)
(display "hi \\"there\\"" '(a "b" c) #t #f fact)
((lambda args args) 1 2 3)
(unless #f 1 2 3)
''')
for bad in ("(car", ")", "(undefined 1)", "(car 5)", "(fact 1 2)", "(/ 1 0)", "(1 2)", "(set! zz 1)"):
    try: run(bad)
    except LispError as e: print(bad, '->', e, getattr(e, '__notes__', None), repr(e.__cause__), repr(e.__context__))
run("(define (deep n) (+ 1 (/ n 0))) (deep 3)")
