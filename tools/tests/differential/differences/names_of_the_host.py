import sys

for name in ("addaudithook", "meta_path", "path_hooks", "stdlib_module_names",
             "getdlopenflags"):
    print(name, hasattr(sys, name))
print(sys.prefix, sys.orig_argv, sys.thread_info, sys.copyright)
print(sys.path)
print(sys.__spec__, sys.__loader__)

import io
import time
print([hasattr(io, name) for name in ("FileIO", "TextIOWrapper",
                                      "BufferedReader")])
print(hasattr(time, "clock_settime"), hasattr(time, "pthread_getcpuclockid"))
