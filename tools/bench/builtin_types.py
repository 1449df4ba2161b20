# Looks at every builtin type once, so that each has its dict.
todo = [object]
while todo:
    cls = todo.pop()
    vars(cls).get('__doc__')
    if cls is not type:
        todo += cls.__subclasses__()
