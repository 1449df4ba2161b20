try:
    pass
except:
print(1)
