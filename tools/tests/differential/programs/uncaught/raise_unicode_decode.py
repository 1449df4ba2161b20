raise UnicodeError('u')
