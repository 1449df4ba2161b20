if 1:
    print "a", 1
