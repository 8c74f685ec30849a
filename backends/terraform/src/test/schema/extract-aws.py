#!/usr/bin/env python3
"""Writes down the arguments of the AWS provider that the catalog speaks of, for AwsConformanceTest.

The provider itself is in no package registry; its schema is, as the classes that were generated from it:

    npm pack @cdktf/provider-aws@21.22.1
    extract-aws.py cdktf-provider-aws-21.22.1.tgz ../../../../../schemas/src/main/catalog/aws > ../resources/schemas/aws-6.25.0.jsonl

One line per type. An argument is `text`, `number`, `bool`, or `list`, `set`, `map` of one of them; what has fields is an
object with `fields`, whether it is a `block`, and how it `repeats` unless there is one at most. `required` names what must be
there.
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
        found.update(re.findall(r"terraform: ((?:data\.)?aws_\w+)[},]", file.read_text()))
    return sorted(found)


def file_of(name, ending):
    folder = name.replace("data.aws_", "data-aws-") if name.startswith("data.") else name.removeprefix("aws_")
    return "package/lib/" + folder.replace("_", "-") + "/index" + ending


def shape(source, declared, body):
    return {name: argument(source, declared, *rest) for name, *rest in ENTRY.findall(body)}


def required(declared, interface, names):
    body = re.search(r"\nexport interface " + interface + r" (?:extends [\w.]+ )?\{\n(.*?)\n\}\n", declared, re.S)[1]
    needed = set(re.findall(r"\n +readonly (\w+): ", "\n" + body))
    return [name for name in names if re.sub(r"_(\w)", lambda letter: letter[1].upper(), name) in needed]


def argument(source, declared, value, form, stored):
    writer = re.search(r"(?<![.\w])(\w+ToHclTerraform)", value)
    if writer:
        body = re.search(r"\nfunction " + writer[1] + r"\(struct\) \{(.*?)\n\}\n", source, re.S)[1]
        fields = shape(source, declared, body)
        interface = writer[1].removesuffix("ToHclTerraform")
        told = {"block": True, "fields": fields}
        told["required"] = required(declared, interface[0].upper() + interface[1:], fields)
        if "listMapperHcl" in value:
            told.update(block="ToHclTerraform, true)" in value, repeats=form)
        return told
    if form == "simple":
        return PLAIN[stored]
    return form + " of " + PLAIN[re.match("string|number|boolean", stored)[0]]


def schema(source, declared):
    body = re.search(r"\n    synthesizeHclAttributes\(\) \{(.*?)\n    \}\n", source, re.S)[1]
    arguments = shape(source, declared, body)
    config = re.search(r"\nexport interface (\w+Config) extends cdktf.TerraformMetaArguments", declared)
    needed = required(declared, config[1], arguments) if config else []
    start = [m.start() for m in re.finditer(r"\nclass \w+ extends cdktf\.Terraform(Resource|DataSource|Provider) ", source)]
    last = source[start[-1] :]
    readable = set(re.findall(r"get\w+Attribute\('([a-z0-9_]+)'\)", last))
    readable |= set(re.findall(r"new \w+\(this, \"([a-z0-9_]+)\"", last))
    return {"arguments": arguments, "required": needed, "computed": sorted(readable - set(arguments))}


def main(package, catalog):
    wanted = types(catalog)
    files = {file_of(name, ending) for name in wanted for ending in (".js", ".d.ts")}
    texts = {}
    with tarfile.open(package) as archive:
        for member in archive:
            if member.name in files:
                texts[member.name] = archive.extractfile(member).read().decode()
    if files - texts.keys():
        sys.exit("not in the package: " + ", ".join(sorted(files - texts.keys())))
    found = {name: schema(texts[file_of(name, ".js")], texts[file_of(name, ".d.ts")]) for name in wanted}
    found["provider"]["arguments"].pop("endpoints")
    for name in sorted(found):
        print(json.dumps({"type": name, **found[name]}, separators=(",", ":")))


main(sys.argv[1], sys.argv[2])
