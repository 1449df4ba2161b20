import copy
for base, v in ((tuple,(1,2)),(str,'ab'),(bytes,b'ab'),(int,5),(float,1.5),(complex,1j)):
    C=type('C',(base,),{})
    x=C(v).__getnewargs__()
    print(base.__name__, x, [type(i).__name__ for i in x])
class C(tuple): pass
y=copy.deepcopy(C([[1,2],3])); print(type(y).__name__, y)
print(copy.copy(C((1,))), ().__getnewargs__(), C().__getnewargs__())
t=(1,2); print(t.__getnewargs__()[0] is t)
