raise ExceptionGroup('w', [ValueError(i) for i in range(20)])
