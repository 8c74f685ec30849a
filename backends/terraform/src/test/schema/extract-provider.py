#!/usr/bin/env python3
"""Writes down the arguments of a provider that the catalog speaks of, for KubernetesConformanceTest and DigitalOceanConformanceTest.

    terraform providers schema -json > schema.json    # in a folder that asks for that provider
    extract-provider.py schema.json ../../../../../schemas/src/main/catalog/kubernetes > ../resources/schemas/kubernetes-3.2.1.jsonl

One line per type, after lines for the shapes that several have in common. An argument is `text`, `number`, `bool`, or `list`,
`set`, `map` of one of them; what has fields is an object with the name of its `shape`, whether it is a `block`, and how it
`repeats` unless there is one at most. What a shape must have stands under `required`.
"""

import json
import pathlib
import re
import sys

PLAIN = {"string": "text", "number": "number", "bool": "bool", "dynamic": "text"}


def types(catalog):
    found = set()
    for file in pathlib.Path(catalog).glob("*.yaml"):
        found.update(re.findall(r"terraform: ([a-z]+_\w+)", file.read_text()))
    return sorted(found)


class Extract:
    def __init__(self):
        self.shapes = {}

    def block(self, block):
        fields, required = {}, []
        for name, attribute in sorted(block.get("attributes", {}).items()):
            if attribute.get("required"):
                required.append(name)
            if attribute.get("required") or attribute.get("optional"):
                fields[name] = self.form(attribute["type"])
        for name, nested in sorted(block.get("block_types", {}).items()):
            if nested.get("min_items"):
                required.append(name)
            fields[name] = {"block": True, "shape": self.shape(*self.block(nested["block"]))}
            if nested["nesting_mode"] != "single" and nested.get("max_items") != 1:
                fields[name]["repeats"] = nested["nesting_mode"]
        return fields, required

    def form(self, written):
        if isinstance(written, str):
            return PLAIN[written]
        if written[0] == "object":
            fields = {name: self.form(inner) for name, inner in sorted(written[1].items())}
            return {"block": False, "shape": self.shape(fields, [])}
        if isinstance(written[1], list):
            return {**self.form(written[1]), "repeats": written[0]}
        return written[0] + " of " + PLAIN[written[1]]

    def shape(self, fields, required):
        known = json.dumps({"fields": fields, "required": required}, separators=(",", ":"))
        return self.shapes.setdefault(known, "s" + str(len(self.shapes)))


def main(schema, catalog):
    (provider,) = json.loads(pathlib.Path(schema).read_text())["provider_schemas"].values()
    wanted = {name: provider["resource_schemas"][name]["block"] for name in types(catalog)}
    wanted["provider"] = provider["provider"]["block"]
    extract = Extract()
    found = []
    for name, block in wanted.items():
        arguments, required = extract.block(block)
        found.append({"type": name, "arguments": arguments, "required": required})
    for shape, name in extract.shapes.items():
        print(json.dumps({"shape": name, **json.loads(shape)}, separators=(",", ":")))
    for entry in found:
        print(json.dumps(entry, separators=(",", ":")))


main(sys.argv[1], sys.argv[2])
