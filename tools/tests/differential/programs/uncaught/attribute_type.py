int.frobnicate
