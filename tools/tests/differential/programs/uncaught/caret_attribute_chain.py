x = 'a'
x.upper().lower().nope()
