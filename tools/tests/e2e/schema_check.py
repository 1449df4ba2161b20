# SPDX-License-Identifier: GPL-2.0
"""Checks JSON that the obheap command wrote against the schema that is published.

usage: schema_check.py SCHEMA FOLDER

Every line of every file has to be what tools/schema says, and every kind of
line it knows has to be there, but those that only a device has. Prints KTAP.
"""
import json
import sys
from pathlib import Path

import jsonschema

OTHERS = {"perfetto.json"}  # formats of others
DEVICE = {"obheap.sessions.1"}
MEMBERS = (("trace", "obheap.trace.1"), ("step", "trace.step"),
           ("end", "trace.end"), ("interpreter", "snapshot.end"),
           ("blocks", "map.pool"), ("kind", "snapshot.block"))


def kind(line):
    if "schema" in line:
        return line["schema"]
    return next((name for member, name in MEMBERS if member in line), None)


def main():
    schema = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = Path(sys.argv[2])
    jsonschema.Draft202012Validator.check_schema(schema)
    known = [row["$ref"].rsplit("/", 1)[1] for row in schema["anyOf"]]
    checks = {name: jsonschema.Draft202012Validator(
        {"$ref": f"#/$defs/{name}", "$defs": schema["$defs"]})
        for name in known}
    seen, nr, failed = set(), 0, 0
    files = [path for path in sorted(folder.iterdir())
             if path.suffix in (".json", ".snapshot")
             and path.name not in OTHERS]
    for path in files:
        wrong = None
        for i, text in enumerate(path.read_text(encoding="utf-8").splitlines()):
            line = json.loads(text)
            name = kind(line)
            seen.add(name)
            error = (f"no schema {name}" if name not in checks else
                     jsonschema.exceptions.best_match(
                         checks[name].iter_errors(line)))
            if error and not wrong:
                wrong = f"line {i + 1}: {error}"
        nr += 1
        failed += wrong is not None
        for text in (wrong or "").splitlines()[:12]:
            print(f"# {text[:200]}")
        print(f"{'not ' if wrong else ''}ok {nr} {path.name} is as its schema says")
    for name in known:
        if name in DEVICE and name not in seen:
            continue
        nr += 1
        failed += name not in seen
        print(f"{'' if name in seen else 'not '}ok {nr} there is a line of {name}")
    # A check that takes everything is none.
    broken = {"schema": "obheap.path.1", "id": 5, "path": []}
    nr += 1
    failed += not list(checks["obheap.path.1"].iter_errors(broken))
    taken = not list(checks["obheap.path.1"].iter_errors(broken))
    print(f"{'not ' if taken else ''}ok {nr} what is no path is refused")
    print(f"1..{nr}")
    return 1 if failed else 0


sys.exit(main())
