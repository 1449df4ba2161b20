import sys, gc
kept=[]
class D:
    def __del__(self):
        f=sys._getframe(1)
        kept.append((f.f_code.co_name, f.f_lineno)); kept.append(f)
def inner():
    d=D()
    return 5
def outer():
    x=inner()
    return x+1
print(outer()); print([k for k in kept if type(k) is tuple])
f=kept[-1]; print(f.f_code.co_name, f.f_back and f.f_back.f_code.co_name, "d" in f.f_locals, f.f_lineno)
