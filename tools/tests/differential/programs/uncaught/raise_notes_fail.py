# The notes of an exception cannot be had: the rest is shown all the same.
import sys


class NoNotes(ValueError):
    @property
    def __notes__(self):
        raise KeyError("notes")


try:
    raise NoNotes(1)
except NoNotes:
    sys.excepthook(*sys.exc_info())
try:
    raise NoNotes(2) from NoNotes(3)
except NoNotes:
    sys.excepthook(*sys.exc_info())
raise ExceptionGroup("all", [NoNotes(4), ValueError(5), NoNotes(6)])
