class A:
    blech=None
    def __getattr__(self,a): raise AttributeError()
class B:
    blech=None
    def __getattr__(self,a): raise AttributeError("x", 1)
class C:
    blech=None
    @property
    def p(self): return self.q.z
class D:
    def __getattribute__(self,n): raise AttributeError(n)
class E:
    @property
    def p(self): raise AttributeError("own", name='nn', obj=5)
for f in (lambda:A().bluch, lambda:B().bluch, lambda:C().p, lambda:D().d, lambda:E().p, lambda:getattr(A(),'zz')):
    try: f()
    except AttributeError as e: print(e, e.name, type(e.obj).__name__)
print(hasattr(A(),'x'), getattr(A(),'x',3))
import sys
try: A().bluch
except AttributeError: import traceback; print(traceback.format_exc())
e=ImportError('m',name='n',path='p'); print(e.msg,e.name,e.path,e.args)
e.__init__(); print(e.msg,e.name,e.path,e.args)
e.__init__('a','b'); print(e.msg,e.name,e.path,e.args)
e=AttributeError('m',name='n',obj=3); e.__init__(); print(e.name,e.obj)
e=NameError('m',name='n'); e.__init__('q'); print(e.name,e.args)
e=SyntaxError('m',('f',1,2,'t')); e.__init__('q'); print(e.msg,e.filename,e.args)
e=SystemExit(3); e.__init__(); print(e.code)
e=StopIteration(3); e.__init__(); print(e.value)
e=UnicodeDecodeError('a',b'b',1,2,'c')
try: e.__init__()
except TypeError as x: print(x)
print(e.encoding)
print(int.__add__.__doc__, list.__len__.__doc__, object.__init__.__doc__, type.__call__.__doc__, dict.__contains__.__doc__, str.__mod__.__doc__, list.__iadd__.__doc__, object.__hash__.__doc__, iter([]).__next__.__doc__)
