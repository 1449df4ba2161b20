try:
    import socket
    print(socket.AF_INET)
except ImportError as e:
    print(e)
