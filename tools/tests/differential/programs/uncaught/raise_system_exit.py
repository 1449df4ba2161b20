print('out')
raise SystemExit
