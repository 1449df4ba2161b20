for x in (0.125, 0.375, 2.5, 1e21, 123456.789, 0.000123, 1e-7, 99.995, 0.5, 1.0, 12345678901234567890.0):
    print('%.0f %.1f %.2f %.3f %.10f' % (x, x, x, x, x), '%e %.0e %.3e' % (x, x, x), '%g %.3g %.10g' % (x, x, x), '%G %E' % (x, x))
    print(format(x, '.2f'), format(x, '10.3f'), format(x, '+.1e'), format(x, 'g'), format(x, ','), format(x, ',.2f'), format(x, '%'), format(x, '.1%'), format(x, 'n'), format(x), format(x, '012.4f'), format(x, '#.0f'), format(x, '_.3f'))
