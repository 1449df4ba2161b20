# SPDX-License-Identifier: GPL-2.0
"""What a module could ask for before it was the rule, and since when it is."""

# name, release that first had it, release that made it the rule, flag of
# compile() and of code objects, name of the flag
_known = (
    ("nested_scopes", (2, 1, 0, "beta", 1), (2, 2, 0, "alpha", 0),
     0x10, "CO_NESTED"),
    ("generators", (2, 2, 0, "alpha", 1), (2, 3, 0, "final", 0),
     0, "CO_GENERATOR_ALLOWED"),
    ("division", (2, 2, 0, "alpha", 2), (3, 0, 0, "alpha", 0),
     0x20000, "CO_FUTURE_DIVISION"),
    ("absolute_import", (2, 5, 0, "alpha", 1), (3, 0, 0, "alpha", 0),
     0x40000, "CO_FUTURE_ABSOLUTE_IMPORT"),
    ("with_statement", (2, 5, 0, "alpha", 1), (2, 6, 0, "alpha", 0),
     0x80000, "CO_FUTURE_WITH_STATEMENT"),
    ("print_function", (2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0),
     0x100000, "CO_FUTURE_PRINT_FUNCTION"),
    ("unicode_literals", (2, 6, 0, "alpha", 2), (3, 0, 0, "alpha", 0),
     0x200000, "CO_FUTURE_UNICODE_LITERALS"),
    ("barry_as_FLUFL", (3, 1, 0, "alpha", 2), (4, 0, 0, "alpha", 0),
     0x400000, "CO_FUTURE_BARRY_AS_BDFL"),
    ("generator_stop", (3, 5, 0, "beta", 1), (3, 7, 0, "alpha", 0),
     0x800000, "CO_FUTURE_GENERATOR_STOP"),
    ("annotations", (3, 7, 0, "beta", 1), None,
     0x1000000, "CO_FUTURE_ANNOTATIONS"),
)


class _Feature:

    def __init__(self, first, rule, flag):
        self.optional = first
        self.mandatory = rule
        self.compiler_flag = flag

    def getOptionalRelease(self):
        """The release that first knew it."""
        return self.optional

    def getMandatoryRelease(self):
        """The release that made it the rule, or None."""
        return self.mandatory

    def __repr__(self):
        parts = self.optional, self.mandatory, self.compiler_flag
        return f"_Feature{parts!r}"


all_feature_names = []
for _name, _first, _rule, _flag, _constant in _known:
    globals()[_name] = _Feature(_first, _rule, _flag)
    globals()[_constant] = _flag
    all_feature_names.append(_name)

__all__ = ["all_feature_names"] + all_feature_names
