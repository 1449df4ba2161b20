f(

x é for é in y, 1)
