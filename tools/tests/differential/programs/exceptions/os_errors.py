# OSError: the class its number chooses, its fields, notes of exceptions.
e=ValueError(1); e.add_note('a'); print(e.__dict__, e.__notes__); del e.__notes__
try: e.__notes__
except AttributeError as x: print(x)
for a in ((),(1,),(2,'t'),(2,'t','f'),(2,'t','f',None,'g'),(13,'x'),(999,'x'),(2,'t','f',1,2,3),('a','b'),(11,'x',5)):
    e=OSError(*a); print(type(e).__name__,repr(e),str(e),e.args,e.errno,e.strerror,e.filename,e.filename2)
print(BlockingIOError(11,'x',5).characters_written)
try: BlockingIOError().characters_written
except AttributeError as x: print(x)
class M(OSError):
    def __init__(self,a,b): super().__init__(a,b,'file'); self.q=1
print(repr(M(2,'z')), M(2,'z').filename, str(M(2,'z')))
class M2(FileNotFoundError): pass
print(repr(M2(1,2)), issubclass(TimeoutError, OSError), ConnectionError.__mro__)
try: OSError(1,k=2)
except TypeError as x: print(x)
try: raise FileNotFoundError(2,'No such','x')
except OSError as x: print(repr(x),x)
raise TimeoutError('late')
