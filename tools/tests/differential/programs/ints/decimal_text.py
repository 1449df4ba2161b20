for n in (0, -0, 7, -7, 10 ** 9, 10 ** 18, 10 ** 19 - 1, -10 ** 27, 2 ** 64, 3 ** 200, -3 ** 201):
    print(n, str(n), repr(n), hex(n), oct(n), bin(n), int(str(n)), int(hex(n), 16), int(bin(n), 2), int(oct(n), 0))
print(int('1' * 300), int('-' + '9' * 100), int('0' * 50 + '5'), int('f' * 40, 16), int('z' * 20, 36), int('101', 2))
