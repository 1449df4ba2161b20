raise ValueError('something bad')
