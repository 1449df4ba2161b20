# How messages name wrong arguments, methods and what is in brackets.
print(list[len], list[int|None], list[type(None)], dict[str,list[int]], list[...], list[3], list['x'], int|None, tuple[()], list[print])
from collections import deque
for f in ("format(1,None)","deque().append()","deque().append(1,x=2)","[]*None","'a'.__mul__()","(1,).__rmul__(1,2)","str(b'',None)","deque[len]","type(None,None,None)"):
    try: print(eval(f))
    except Exception as e: print(f,type(e).__name__,e)
