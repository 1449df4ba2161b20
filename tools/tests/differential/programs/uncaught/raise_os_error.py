raise OSError('disk')
