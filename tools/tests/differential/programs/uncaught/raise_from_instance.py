raise RuntimeError('outer') from KeyError('inner')
