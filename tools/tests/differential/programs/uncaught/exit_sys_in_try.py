import sys
try:
    sys.exit(2)
except Exception:
    print('no')
finally:
    print('fin')
