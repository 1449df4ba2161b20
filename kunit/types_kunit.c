// SPDX-License-Identifier: GPL-2.0
/*
 * types_kunit - one program for each group of types: layout, growth, counts
 *
 * Each asserts what python3.11 does, sizes and references included. It is run
 * once as it is, and then once for each allocation it makes with that one
 * failing, which may only end in an exception.
 */
#include <kunit/test.h>
#include <obheap/vm.h>

#include "../module/vm/vm_priv.h"

/**
 * struct group - types that one program is about
 * @name: of the group
 * @text: defines t()
 */
struct group {
	const char *name;
	const char *text;
};

static const struct group groups[] = {
	{ "sets",
	  "import sys\n"
	  "def t():\n"
	  "    s = set()\n"
	  "    sizes = []\n"
	  "    for i in range(40):\n"
	  "        s.add(i)\n"
	  "        sizes.append(sys.getsizeof(s))\n"
	  "    assert sizes[3] == 216 and sizes[4] == 728 and sizes[39] == 2264\n"
	  "    assert list({-i for i in range(10)}) == [0, -2, -9, -8, -7, -6, -5, -4, -3, -1]\n"
	  "    assert frozenset([1, 2]) | {3} == {1, 2, 3}\n"
	  "    assert {1, 2, 3} - {2} ^ {9} == {1, 3, 9}\n"
	  "    o = object()\n"
	  "    n = sys.getrefcount(o)\n"
	  "    keep = {o, (o,)}\n"
	  "    assert sys.getrefcount(o) == n + 2\n"
	  "    keep.clear()\n"
	  "    assert sys.getrefcount(o) == n\n"
	  "    try:\n"
	  "        for i in s:\n"
	  "            s.add(i + 100)\n"
	  "    except RuntimeError as e:\n"
	  "        assert str(e) == 'Set changed size during iteration'\n" },
	{ "bytes",
	  "import sys\n"
	  "def t():\n"
	  "    b = bytearray()\n"
	  "    sizes = []\n"
	  "    for i in range(20):\n"
	  "        b.append(i)\n"
	  "        sizes.append(sys.getsizeof(b))\n"
	  "    assert sizes[0] == 58 and sys.getsizeof(bytearray(100)) == 157\n"
	  "    assert sys.getsizeof(b'abc') == 36\n"
	  "    del b[:5]\n"
	  "    assert b[0] == 5 and len(b) == 15\n"
	  "    assert bytes(b).replace(bytes([6]), b'xyz')[1:4] == b'xyz'\n"
	  "    assert b'a-b-c'.split(b'-') == [b'a', b'b', b'c']\n"
	  "    m = memoryview(b)\n"
	  "    try:\n"
	  "        b.append(1)\n"
	  "        assert False\n"
	  "    except BufferError:\n"
	  "        pass\n"
	  "    m.release()\n"
	  "    b.extend(range(100))\n"
	  "    assert bytes.fromhex('00ff').hex() == '00ff'\n" },
	{ "memoryview",
	  "import array, sys\n"
	  "def t():\n"
	  "    m = memoryview(bytearray(range(24)))\n"
	  "    assert sys.getsizeof(m) == 184 and sys.getsizeof(iter(m)) == 64\n"
	  "    g = m.cast('B', (2, 3, 4))\n"
	  "    assert sys.getsizeof(g) == 232\n"
	  "    assert g.shape == (2, 3, 4) and g.strides == (12, 4, 1)\n"
	  "    assert g[1, 2, 3] == 23 and g[::-1][0, 0, 0] == 12\n"
	  "    assert g.tolist()[1][0] == [12, 13, 14, 15]\n"
	  "    assert g.tobytes('F')[:2] == bytes([0, 12])\n"
	  "    assert g == g.cast('B').cast('B', [2, 3, 4])\n"
	  "    g[0, 0, 1] = 200\n"
	  "    assert m[1] == 200\n"
	  "    a = array.array('i', [1, 2, 3])\n"
	  "    v = memoryview(a)\n"
	  "    try:\n"
	  "        a.append(4)\n"
	  "        assert False\n"
	  "    except BufferError:\n"
	  "        pass\n"
	  "    v[1] = -7\n"
	  "    v.release()\n"
	  "    a.append(4)\n"
	  "    assert a.tolist() == [1, -7, 3, 4]\n" },
	{ "complex",
	  "import sys\n"
	  "def t():\n"
	  "    z = complex(3, -4)\n"
	  "    assert abs(z) == 5.0 and sys.getsizeof(z) == 32\n"
	  "    assert z * z.conjugate() == 25 and repr(z) == '(3-4j)'\n"
	  "    assert complex('1e3+2j') == 1000 + 2j and hash(1 + 0j) == hash(1)\n"
	  "    assert (z / (1 + 1j)) * (1 + 1j) == z and z ** 2 == -7 - 24j\n"
	  "    assert format(z, '.2f') == '3.00-4.00j'\n"
	  "    try:\n"
	  "        z < z\n"
	  "        assert False\n"
	  "    except TypeError:\n"
	  "        pass\n" },
	{ "classes",
	  "import sys\n"
	  "def t():\n"
	  "    class D:\n"
	  "        def __init__(self):\n"
	  "            self.log = []\n"
	  "        def __get__(self, o, t=None):\n"
	  "            return self if o is None else ('got', o)\n"
	  "        def __set__(self, o, v):\n"
	  "            self.log.append(v)\n"
	  "        def __set_name__(self, owner, name):\n"
	  "            self.name = name\n"
	  "    class S:\n"
	  "        __slots__ = ('x', 'y')\n"
	  "        d = D()\n"
	  "    class T(S):\n"
	  "        @property\n"
	  "        def p(self):\n"
	  "            return 4\n"
	  "        @classmethod\n"
	  "        def c(cls):\n"
	  "            return cls\n"
	  "        @staticmethod\n"
	  "        def s():\n"
	  "            return 5\n"
	  "    s = S()\n"
	  "    assert sys.getsizeof(s) == 48 and sys.getsizeof(T()) == 72\n"
	  "    s.x = 1\n"
	  "    try:\n"
	  "        s.y\n"
	  "        assert False\n"
	  "    except AttributeError:\n"
	  "        pass\n"
	  "    s.d = 9\n"
	  "    assert S.d.log == [9] and S.d.name == 'd' and s.d == ('got', s)\n"
	  "    t = T()\n"
	  "    t.z = 3\n"
	  "    assert T.c() is T and T.s() == 5 and t.p == 4 and t.__dict__ == {'z': 3}\n"
	  "    n = sys.getrefcount(t)\n"
	  "    m = t.c, t\n"
	  "    assert sys.getrefcount(t) == n + 1\n"
	  "    class U(int):\n"
	  "        def __add__(self, o):\n"
	  "            return U(int(self) + int(o))\n"
	  "    assert type(U(2) + 3) is U and super(U, U(1)).__add__(2) == 3\n" },
	{ "weakrefs",
	  "import sys, weakref\n"
	  "def t():\n"
	  "    class C:\n"
	  "        pass\n"
	  "    seen = []\n"
	  "    c = C()\n"
	  "    r = weakref.ref(c, seen.append)\n"
	  "    assert sys.getsizeof(r) == 80 and r() is c\n"
	  "    assert weakref.ref(c) is weakref.ref(c)\n"
	  "    assert weakref.getweakrefcount(c) == 1\n"
	  "    p = weakref.proxy(c)\n"
	  "    p.x = 4\n"
	  "    assert c.x == 4\n"
	  "    d = weakref.WeakValueDictionary(a=c)\n"
	  "    k = weakref.WeakKeyDictionary({c: 1})\n"
	  "    w = weakref.WeakSet([c])\n"
	  "    f = weakref.finalize(c, seen.append, 'end')\n"
	  "    del c\n"
	  "    assert r() is None and len(seen) == 2 and 'end' in seen\n"
	  "    assert not d and not k and not w\n"
	  "    try:\n"
	  "        p.x\n"
	  "        assert False\n"
	  "    except ReferenceError:\n"
	  "        pass\n" },
	{ "groups",
	  "import sys\n"
	  "def t():\n"
	  "    g = ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [OSError(2)])])\n"
	  "    assert sys.getsizeof(ValueError()) == 88\n"
	  "    assert g.subgroup(OSError).exceptions[0].exceptions[0].args == (2,)\n"
	  "    m, r = g.split(ValueError)\n"
	  "    assert repr(m) == \"ExceptionGroup('g', [ValueError(1)])\"\n"
	  "    assert repr(r) == \"ExceptionGroup('g', [ExceptionGroup('h', [OSError(2)])])\"\n"
	  "    caught = []\n"
	  "    try:\n"
	  "        raise g\n"
	  "    except* ValueError as e:\n"
	  "        caught.append(type(e))\n"
	  "    except* OSError as e:\n"
	  "        caught.append(len(e.exceptions))\n"
	  "    assert caught == [ExceptionGroup, 1]\n"
	  "    try:\n"
	  "        ExceptionGroup('x', [])\n"
	  "        assert False\n"
	  "    except ValueError:\n"
	  "        pass\n" },
	{ "collections",
	  "import sys\n"
	  "from collections import deque, OrderedDict, defaultdict, Counter\n"
	  "def t():\n"
	  "    d = deque(range(100), 70)\n"
	  "    assert d[0] == 30 and sys.getsizeof(deque()) == 760\n"
	  "    d.rotate(5)\n"
	  "    d.appendleft(-1)\n"
	  "    assert d[0] == -1 and len(d) == 70\n"
	  "    o = OrderedDict.fromkeys('abc')\n"
	  "    o.move_to_end('a')\n"
	  "    assert list(o) == ['b', 'c', 'a'] and o.popitem(False) == ('b', None)\n"
	  "    assert OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1)\n"
	  "    f = defaultdict(list)\n"
	  "    f['k'].append(1)\n"
	  "    assert f == {'k': [1]}\n"
	  "    assert Counter('aab').most_common(1) == [('a', 2)]\n"
	  "    try:\n"
	  "        for i in d:\n"
	  "            d.append(i)\n"
	  "    except RuntimeError as e:\n"
	  "        assert str(e) == 'deque mutated during iteration'\n" },
	{ "ordered",
	  "import gc, sys\n"
	  "from collections import OrderedDict, defaultdict\n"
	  "def t():\n"
	  "    o = OrderedDict.fromkeys('abcdef', 1)\n"
	  "    assert sys.getsizeof(OrderedDict()) == 128\n"
	  "    assert sys.getsizeof(o) == 656\n"
	  "    k = object()\n"
	  "    n = sys.getrefcount(k)\n"
	  "    o[k] = k\n"
	  "    assert sys.getrefcount(k) == n + 3\n"
	  "    o.move_to_end(k, last=False)\n"
	  "    assert o.popitem(last=False) == (k, k)\n"
	  "    assert sys.getrefcount(k) == n\n"
	  "    o.move_to_end('b')\n"
	  "    assert list(reversed(o)) == ['b', 'f', 'e', 'd', 'c', 'a']\n"
	  "    i = iter(o.items())\n"
	  "    assert next(i) == ('a', 1)\n"
	  "    o.move_to_end('a')\n"
	  "    try:\n"
	  "        next(i)\n"
	  "        assert False\n"
	  "    except RuntimeError as e:\n"
	  "        assert str(e) == 'OrderedDict mutated during iteration'\n"
	  "    class D(OrderedDict):\n"
	  "        def __setitem__(self, key, value):\n"
	  "            super().__setitem__(key, -value)\n"
	  "    d = D(a=1) | {'b': 2}\n"
	  "    d.own = d\n"
	  "    assert d.copy() == {'a': -1, 'b': 2}\n"
	  "    d.update(o, z=3)\n"
	  "    assert d['z'] == -3 and o.keys() - d.keys() == set()\n"
	  "    f = defaultdict(list, o)\n"
	  "    f['new'].append(f)\n"
	  "    assert len(f.copy()) == len(o) + 1 and 'new' in repr(f)\n"
	  "    dict.__delitem__(o, 'c')\n"
	  "    try:\n"
	  "        list(o)\n"
	  "        assert False\n"
	  "    except KeyError:\n"
	  "        pass\n"
	  "    o.clear()\n"
	  "    assert repr(o) == 'OrderedDict()'\n" },
	{ "generators",
	  "import sys\n"
	  "def t():\n"
	  "    log = []\n"
	  "    def inner():\n"
	  "        try:\n"
	  "            x = yield 1\n"
	  "            log.append(x)\n"
	  "            yield 2\n"
	  "        finally:\n"
	  "            log.append('done')\n"
	  "        return 'r'\n"
	  "    def outer():\n"
	  "        r = yield from inner()\n"
	  "        log.append(r)\n"
	  "    g = outer()\n"
	  "    assert next(g) == 1 and g.send('s') == 2\n"
	  "    assert list(g) == [] and log == ['s', 'done', 'r']\n"
	  "    g = inner()\n"
	  "    next(g)\n"
	  "    del g\n"
	  "    assert log[-1] == 'done'\n"
	  "    g = inner()\n"
	  "    next(g)\n"
	  "    try:\n"
	  "        g.throw(KeyError('k'))\n"
	  "        assert False\n"
	  "    except KeyError:\n"
	  "        pass\n"
	  "    o = object()\n"
	  "    n = sys.getrefcount(o)\n"
	  "    g = (o for i in range(2))\n"
	  "    next(g)\n"
	  "    g.close()\n"
	  "    assert sys.getrefcount(o) == n\n" },
	{ "patterns",
	  "import re, sys\n"
	  "p = re.compile('(a)(?P<n>b)?|(?:x+y)*z')\n"
	  "q = re.compile(b'[ab]+?c')\n"
	  "code = [1, 1, 0xffffffff] + [0] * 9\n"
	  "def bad(words):\n"
	  "    code = b''.join([w.to_bytes(4, sys.byteorder) for w in words])\n"
	  "    try:\n"
	  "        re._compile_code('', 0, code, 1, {}, ())\n"
	  "        return False\n"
	  "    except RuntimeError as e:\n"
	  "        return str(e) == 'invalid SRE code'\n"
	  "def t():\n"
	  "    m = p.search('--ab')\n"
	  "    assert sys.getsizeof(m) == 152 and m.regs == ((2, 4), (2, 3), (3, 4))\n"
	  "    assert m['n'] == 'b' and m.groupdict() == {'n': 'b'} and m.lastgroup == 'n'\n"
	  "    assert m.expand('<\\\\2>') == '<b>' and m.groups() == ('a', 'b')\n"
	  "    s = p.scanner('aab')\n"
	  "    assert sys.getsizeof(s) == 248 and s.match().end() == 1\n"
	  "    assert [m.span() for m in p.finditer('xyzab')] == [(0, 3), (3, 5)]\n"
	  "    assert p.findall('ab-a') == [('a', 'b'), ('a', '')]\n"
	  "    assert p.split('1ab2') == ['1', 'a', 'b', '2']\n"
	  "    assert p.sub(lambda m: m[0].upper(), 'xyzab') == 'XYZAB'\n"
	  "    assert p.subn('\\\\1.', '-a') == ('-a.', 1)\n"
	  "    assert repr(p.match('a')) == \"<re.Match object; span=(0, 1), match='a'>\"\n"
	  "    assert str(p)[:10] == 're.compile' and p == p and hash(p) == hash(p)\n"
	  "    b = bytearray(b'abc')\n"
	  "    s = q.scanner(b)\n"
	  "    try:\n"
	  "        b.append(1)\n"
	  "        assert False\n"
	  "    except BufferError:\n"
	  "        pass\n"
	  "    assert s.search()[0] == b'abc' and q.sub(b'', b) == b''\n"
	  "    s = None\n"
	  "    b.append(1)\n"
	  "    for words in [], [0], [2, 1], [2, 97], [6, 9, 1], [8, 12], [8, 99, 1], \\\n"
	  "            [10, 0, 0, 1, 12], [10, 0, 0, 1, 17, 1], [7, 2, 1], [11, 2, 1], \\\n"
	  "            [5, 0, 9, 1], [13, 1, 0, 1], [19], [12, 5, 0, 0, 1, 12, 1]:\n"
	  "        assert bad(code + words), words\n" },
	{ "struct",
	  "import struct\n"
	  "def t():\n"
	  "    b = struct.pack('<ihB?d3s', -2, 3, 255, True, 1.5, b'ab')\n"
	  "    assert struct.calcsize('<ihB?d3s') == len(b) == 19\n"
	  "    assert struct.unpack('<ihB?d3s', b) == (-2, 3, 255, True, 1.5, b'ab' + bytes(1))\n"
	  "    a = bytearray(8)\n"
	  "    struct.pack_into('>I', a, 2, 0xdeadbeef)\n"
	  "    assert a.hex() == '0000deadbeef0000'\n"
	  "    assert list(struct.iter_unpack('>H', a))[1] == (0xdead,)\n"
	  "    try:\n"
	  "        struct.pack('B', 256)\n"
	  "        assert False\n"
	  "    except struct.error:\n"
	  "        pass\n" },
};

static void group_name(const struct group *g, char *name)
{
	strscpy(name, g->name, KUNIT_PARAM_DESC_SIZE);
}

KUNIT_ARRAY_PARAM(group, groups, group_name);

static int types_init(struct kunit *test)
{
	static const struct ob_rt_config cfg;
	struct ob_vm *vm = ob_mem_alloc(sizeof(*vm));

	if (!vm)
		return -ENOMEM;
	if (ob_vm_init(vm, &cfg)) {
		ob_mem_free(vm);
		return -ENOMEM;
	}
	test->priv = vm;
	return 0;
}

static void types_exit(struct kunit *test)
{
	struct ob_vm *vm = test->priv;
	struct ob_fault fault;

	if (!vm)
		return;
	KUNIT_EXPECT_EQ(test, ob_heap_validate(&vm->rt.heap, &fault), 0UL);
	ob_vm_exit(vm);
	ob_mem_free(vm);
}

/* Run a text: did it end without an exception? */
static bool run(struct kunit *test, const char *text)
{
	struct ob_exec ex = {
		.source = {
			.text = text, .len = strlen(text),
			.filename = "group", .mode = OB_COMPILE_EXEC,
		},
	};
	struct ob_vm *vm = test->priv;
	bool raised = true;

	if (ob_vm_exec(vm, &ex))
		return false;
	raised = ex.raised;
	ob_exec_exit(vm, &ex);
	return !raised;
}

static void does_what_cpython_does(struct kunit *test)
{
	const struct group *g = test->param_value;
	static const struct ob_limits limits;
	struct ob_vm *vm = test->priv;
	u64 before;

	KUNIT_ASSERT_TRUE(test, run(test, g->text));
	KUNIT_ASSERT_TRUE(test, run(test, "t()\nt()"));
	ob_vm_collect(vm, OB_NR_GENERATIONS - 1, &limits, NULL);
	before = ob_heap_live(&vm->rt.heap);
	KUNIT_EXPECT_TRUE(test, run(test, "t()\nt()"));
	ob_vm_collect(vm, OB_NR_GENERATIONS - 1, &limits, NULL);
	KUNIT_EXPECT_EQ(test, ob_heap_live(&vm->rt.heap), before);
}

static void every_allocation_may_fail(struct kunit *test)
{
	const struct group *g = test->param_value;
	struct ob_vm *vm = test->priv;
	struct ob_fault fault;
	bool done = false;
	u64 nth, before;

	KUNIT_ASSERT_TRUE(test, run(test, g->text));
	for (nth = 1; !done && nth < 4000; nth++) {
		ob_heap_fail(&vm->rt.heap, nth, false);
		before = vm->rt.heap.nr_injected;
		done = run(test, "t()") && vm->rt.heap.nr_injected == before;
		ob_heap_fail(&vm->rt.heap, 0, false);
		if (nth % 16 == 0)
			KUNIT_EXPECT_EQ_MSG(test,
					    ob_heap_validate(&vm->rt.heap,
							     &fault),
					    0UL, "allocation %llu", nth);
	}
	KUNIT_EXPECT_TRUE(test, done);
	KUNIT_EXPECT_GT(test, nth, 20ULL);
	KUNIT_EXPECT_TRUE(test, run(test, "t()"));
}

static struct kunit_case types_cases[] = {
	KUNIT_CASE_PARAM(does_what_cpython_does, group_gen_params),
	KUNIT_CASE_PARAM(every_allocation_may_fail, group_gen_params),
	{}
};

static struct kunit_suite types_suite = {
	.name = "obheap_types",
	.init = types_init,
	.exit = types_exit,
	.test_cases = types_cases,
};

kunit_test_suite(types_suite);
