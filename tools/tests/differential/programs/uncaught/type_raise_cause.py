raise ValueError from 7
