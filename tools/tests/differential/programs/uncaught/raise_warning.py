raise UserWarning('w')
