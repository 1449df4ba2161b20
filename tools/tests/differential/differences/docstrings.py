# SPDX-License-Identifier: GPL-2.0
# Descriptors of attributes have no docstring, and docstrings their own words.
print(int.real.__doc__ is None, ValueError.args.__doc__ is None)
print(len.__doc__)
