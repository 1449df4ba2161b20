raise ValueError('é 日本 😀')
