print([[y / x for x in [1, 0]] for y in [1]])
