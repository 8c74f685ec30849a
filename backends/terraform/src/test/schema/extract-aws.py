#!/usr/bin/env python3
"""Writes down the arguments of the AWS provider that the catalog speaks of, for AwsConformanceTest.

The provider itself is in no package registry; its schema is, as the classes that were generated from it:

    npm pack @cdktf/provider-aws@21.22.1
    extract-aws.py cdktf-provider-aws-21.22.1.tgz ../../../../../schemas/src/main/catalog/aws > ../resources/schemas/aws-6.25.0.jsonl

One line per type. An argument is `text`, `number`, `bool`, or `list`, `set`, `map` of one of them; what has fields is an
object with `fields`, whether it is a `block`, and how it `repeats` unless there is one at most.
"""

import json
import pathlib
import re
import sys
import tarfile

PLAIN = {"string": "text", "number": "number", "boolean": "bool"}
ENTRY = re.compile(
    r"\n +\"?([a-z0-9_]+)\"?: \{\n +value: (.*),\n +isBlock: (?:true|false),\n +type: \"(\w+)\","
    r"\n +storageClassType: \"(\w+)\",\n"
)


def types(catalog):
    found = {"provider"}
    for file in pathlib.Path(catalog).glob("*.yaml"):
        found.update(re.findall(r"terraform: ((?:data\.)?aws_\w+)}", file.read_text()))
    return sorted(found)


def file_of(name):
    folder = name.replace("data.aws_", "data-aws-") if name.startswith("data.") else name.removeprefix("aws_")
    return "package/lib/" + folder.replace("_", "-") + "/index.js"


def shape(source, body):
    return {name: argument(source, value, form, stored) for name, value, form, stored in ENTRY.findall(body)}


def argument(source, value, form, stored):
    writer = re.search(r"(?<![.\w])(\w+ToHclTerraform)", value)
    if writer:
        body = re.search(r"\nfunction " + writer[1] + r"\(struct\) \{(.*?)\n\}\n", source, re.S)[1]
        told = {"block": True, "fields": shape(source, body)}
        if "listMapperHcl" in value:
            told.update(block="ToHclTerraform, true)" in value, repeats=form)
        return told
    if form == "simple":
        return PLAIN[stored]
    return form + " of " + PLAIN[re.match("string|number|boolean", stored)[0]]


def schema(source):
    body = re.search(r"\n    synthesizeHclAttributes\(\) \{(.*?)\n    \}\n", source, re.S)[1]
    arguments = shape(source, body)
    start = [m.start() for m in re.finditer(r"\nclass \w+ extends cdktf\.Terraform(Resource|DataSource|Provider) ", source)]
    last = source[start[-1] :]
    readable = set(re.findall(r"get\w+Attribute\('([a-z0-9_]+)'\)", last))
    readable |= set(re.findall(r"new \w+\(this, \"([a-z0-9_]+)\"", last))
    return {"arguments": arguments, "computed": sorted(readable - set(arguments))}


def main(package, catalog):
    wanted = {file_of(name): name for name in types(catalog)}
    found = {}
    with tarfile.open(package) as archive:
        for member in archive:
            if member.name in wanted:
                found[wanted[member.name]] = schema(archive.extractfile(member).read().decode())
    absent = sorted(set(wanted.values()) - set(found))
    if absent:
        sys.exit("not in the package: " + ", ".join(absent))
    found["provider"]["arguments"].pop("endpoints")
    for name in sorted(found):
        print(json.dumps({"type": name, **found[name]}, separators=(",", ":")))


main(sys.argv[1], sys.argv[2])
