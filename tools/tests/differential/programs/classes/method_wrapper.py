print(type((5).__add__).__name__)
