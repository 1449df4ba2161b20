if True:
	print('tab')
	if True:
	        print('tab and spaces')
if True:
 print('one')
 for i in range(2):
          print('far')
 # comment at another depth
# and another
 print('still')

    # odd comment
print('end')
