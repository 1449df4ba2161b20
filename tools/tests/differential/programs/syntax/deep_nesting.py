def probe(name, make, step=1):
    last=None
    for n in list(range(1,220,7))+[200,201,300,600,1100]:
        try:
            compile(make(n),'x','exec'); r='ok'
        except BaseException as e:
            r=type(e).__name__+': '+str(e)
        if r!=last:
            print(name,n,r); last=r
        if r!='ok' and n>200: break
probe('paren',lambda n:'('*n+'1'+')'*n)
probe('list',lambda n:'['*n+']'*n)
probe('call',lambda n:'f('*n+')'*n)
probe('neg',lambda n:'-'*n+'1')
probe('not',lambda n:'not '*n+'1')
probe('lambda',lambda n:'lambda:'*n+'1')
probe('if',lambda n:'1 if 1 else '*n+'1')
probe('pow',lambda n:'2**'*n+'x')
probe('attr',lambda n:'x'+'.a'*n)
probe('sub',lambda n:'x'+'[y'*n+']'*n)
probe('add',lambda n:'x'+'+x'*n)
probe('blocks',lambda n:''.join([' '*i+'if 1:\n' for i in range(n)])+' '*n+'pass\n')
probe('elif',lambda n:'if 1:pass\n'+'elif 1:pass\n'*n)
probe('fstr',lambda n:"f'{"*0+'x'+ '.y'*n)
