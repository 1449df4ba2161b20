x = {}
y = x[
    'k'
]
