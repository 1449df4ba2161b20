value_number_one = 1; value_number_two = 0; result = (value_number_one + 100) / value_number_two * 12345
