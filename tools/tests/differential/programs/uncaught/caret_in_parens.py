x = (undefined)
