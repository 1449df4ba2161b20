import sys
print([name for name in ("settrace", "setprofile", "unraisablehook",
                         "set_coroutine_origin_tracking_depth")
       if not hasattr(sys, name)])
