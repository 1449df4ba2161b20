import random
print(hasattr(random, "SystemRandom"))
