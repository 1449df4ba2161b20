# Text filled into lines, and the numbers of errors.
import textwrap, errno
t = """Hello there -- you goof-ball, use the -b option!  This is a   long-ish text. It has several sentences! Doesn't it?
\tTabs\tand a verylongwordthatdoesnotfitanywhere e-mail x--y and-so-on 2-3 a-b foo--bar "quoted--thing" end."""
for kw in ({}, {'width':20}, {'width':7}, {'width':30,'initial_indent':'* ','subsequent_indent':'  '}, {'width':20,'break_long_words':False}, {'width':20,'break_on_hyphens':False}, {'width':40,'max_lines':2}, {'width':40,'max_lines':1,'placeholder':'...'}, {'width':30,'drop_whitespace':False}, {'width':30,'fix_sentence_endings':True}, {'width':30,'replace_whitespace':False}, {'width':25,'expand_tabs':False,'tabsize':4}, {'width':1}):
    print(textwrap.wrap(t, **kw))
print(textwrap.fill('aaa bbb ccc', 5)); print(textwrap.shorten('Hello  world!', width=12), textwrap.shorten('Hello  world!', width=11), textwrap.shorten('Hello world', width=10, placeholder='...'))
print(repr(textwrap.dedent("   a\n    b\n\n   c\n  \n")), repr(textwrap.dedent("\ta\n  b")), repr(textwrap.dedent("  \n  x\n y")), repr(textwrap.indent('a\n\nb\n  \n', '> ')), repr(textwrap.indent('a\nb', '+', lambda l: 'b' in l)))
for f in ("textwrap.wrap('x', 0)", "textwrap.shorten('abc def', 2)", "textwrap.wrap('')", "textwrap.wrap('  ')"):
    try: print(eval(f))
    except Exception as e: print(type(e).__name__, e)
print(errno.ENOENT, errno.errorcode[13], errno.EAGAIN == errno.EWOULDBLOCK)
try: raise OSError(errno.EEXIST, 'there')
except FileExistsError as e: print(e.errno, e)
