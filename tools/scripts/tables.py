# SPDX-License-Identifier: GPL-2.0
"""What the writers of C tables share."""


def rows(items, indent="\t"):
    """Comma-separated items in lines of at most 80 columns."""
    line = indent
    width = 8
    for item in items:
        text = item + ","
        if width + len(text) + 1 > 80:
            yield line.rstrip(" ")
            line, width = indent, 8
        line += text + " "
        width += len(text) + 1
    if line.strip():
        yield line.rstrip(" ")
