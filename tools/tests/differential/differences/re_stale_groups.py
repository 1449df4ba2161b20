# CPython 3.11.2 keeps the start of a group from the turn that failed, and
# looks for ASCII only where the first set has a flag of its own.
import re
print(re.match(r'(?:( )|\D{2}?){,2}+', ' aa').regs)
print(re.search(r'(?a)(?u:\w)', 'éa'))
