#!/usr/bin/env python3
"""Writes down the properties of the CloudFormation types that the catalog speaks of, for CatalogConformanceTest.

They come from the schemas that cfn-lint brings:

    python3 -m venv lint && lint/bin/pip install cfn-lint==1.58.0
    lint/bin/python extract-cloudformation.py ../../../../../schemas/src/main/catalog > ../resources/schemas/cloudformation.jsonl

One line per type. A property is `text`, `number`, `bool`, `json`, `map`, a list with one of them in it, or an object of such
things; what several forms may have is `any`. `attributes` names what `Fn::GetAtt` gives, `required` what must be there.
"""

import json
import pathlib
import re
import sys

import cfnlint

DATA = pathlib.Path(cfnlint.__file__).parent / "data" / "schemas"
PLAIN = {"string": "text", "integer": "number", "number": "number", "boolean": "bool"}


def types(catalog):
    found = set()
    for file in sorted(pathlib.Path(catalog).rglob("*.yaml")):
        found.update(re.findall(r"AWS::[A-Za-z0-9]+::[A-Za-z0-9]+", file.read_text()))
    return sorted(found)


def resolved(schema, root):
    while "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        schema = target
    return schema


def properties(schema, root):
    schema = resolved(schema, root)
    found = dict(schema.get("properties", {}))
    for part in ("anyOf", "oneOf", "allOf"):
        for option in schema.get(part, []):
            found.update(properties(option, root))
    return found


def form(schema, root, within=()):
    schema = resolved(schema, root)
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "array" in kinds or "items" in schema:
        return [form(schema.get("items", {}), root, within)]
    inner = properties(schema, root)
    if inner:
        mark = json.dumps(sorted(inner))
        if mark in within:
            return "any"
        return {name: form(inner[name], root, within + (mark,)) for name in sorted(inner)}
    if "patternProperties" in schema and kinds == ["object"]:
        return "map"
    if "object" in kinds:
        return "json"
    if len(kinds) == 1 and kinds[0] in PLAIN:
        return PLAIN[kinds[0]]
    return "any"


def at_top(names):
    return [name.removeprefix("/properties/") for name in names or []]


def line(name, file):
    root = json.loads(file.read_text())
    read_only = at_top(root.get("readOnlyProperties"))
    return {
        "type": name,
        "properties": {
            key: form(value, root) for key, value in sorted(root["properties"].items()) if key not in read_only
        },
        "required": sorted(root.get("required", [])),
        "replaces": sorted(key for key in at_top(root.get("createOnlyProperties")) if "/" not in key),
        "attributes": sorted(key.replace("/", ".") for key in read_only),
    }


def main():
    known = json.loads((DATA / "providers" / "us-east-1.json").read_text())
    for name in types(sys.argv[1]):
        if name in known:
            file = DATA / "resources" / (known[name] + ".json")
            print(json.dumps(line(name, file), separators=(",", ":")))


if __name__ == "__main__":
    main()
