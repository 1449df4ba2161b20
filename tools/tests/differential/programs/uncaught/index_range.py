range(5)[9]
