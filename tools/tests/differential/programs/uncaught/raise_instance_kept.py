e = ValueError('kept')
try:
    raise e
except ValueError:
    pass
raise e
