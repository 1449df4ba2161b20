import math
print((float.fromhex("0x1.8aadfd1e084f5p+5")
       ** float.fromhex("0x1.575ad39e377b0p+0")).hex())
print(math.cbrt(float.fromhex("0x1.3e13d23485b83p+5")).hex())
