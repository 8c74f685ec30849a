#!/usr/bin/env python3
"""Writes down the arguments of the Kubernetes provider that the catalog speaks of, for KubernetesConformanceTest.

The provider itself is in no package registry; its schema is, as the classes that were generated from it:

    npm pack @cdktf/provider-kubernetes@12.1.1
    extract-kubernetes.py cdktf-provider-kubernetes-12.1.1.tgz ../../../../../schemas/src/main/catalog/kubernetes \
        > ../resources/schemas/kubernetes-2.38.0.jsonl

One line per type, after lines for the shapes that several have in common. An argument is `text`, `number`, `bool`, or `list`,
`set`, `map` of one of them; what has fields is an object with the name of its `shape`, whether it is a `block`, and how it
`repeats` unless there is one at most. What a shape must have stands under `required`.
"""

import json
import pathlib
import re
import sys
import tarfile

PLAIN = {"string": "text", "number": "number", "boolean": "bool", "any": "text"}
ENTRY = re.compile(
    r"\n +\"?([a-z0-9_]+)\"?: \{\n +value: (.*),\n +isBlock: (?:true|false),\n +type: \"(\w+)\","
    r"\n +storageClassType: \"(\w+)\",\n"
)
WRITER = re.compile(r"(?<!cdktf\.)\b(?:(?:index_structs|structs\d*)_\d+\.)?((?!hashMapper|listMapper)[a-z]\w+)ToHclTerraform\b")


def types(catalog):
    found = {"provider"}
    for file in pathlib.Path(catalog).glob("*.yaml"):
        found.update(re.findall(r"terraform: (kubernetes_\w+)", file.read_text()))
    return sorted(found)


class Extract:
    def __init__(self, texts, declared):
        self.declared = "\n".join(declared)
        self.bodies = {}
        for text in texts:
            for name, body in re.findall(r"\nfunction (\w+)ToHclTerraform\(struct\) \{(.*?)\n\}\n", text, re.S):
                self.bodies[name] = body
        self.shapes = {}
        self.names = {}

    def argument(self, value, form, stored):
        writer = WRITER.search(value)
        if writer:
            told = {"block": True, "shape": self.shape(writer[1])}
            if "listMapperHcl" in value:
                told.update(block="ToHclTerraform, true)" in value or "ToHclTerraform), true)" in value, repeats=form)
            return told
        if form == "simple":
            return PLAIN[stored]
        return form + " of " + PLAIN[re.match("string|number|boolean|any", stored)[0]]

    def fields(self, body):
        return {name: self.argument(*rest) for name, *rest in ENTRY.findall(body)}

    def shape(self, writer):
        if writer in self.names:
            return self.names[writer]
        fields = self.fields(self.bodies[writer])
        made = {"fields": fields, "required": self.required(writer[0].upper() + writer[1:], fields)}
        known = json.dumps(made, sort_keys=True)
        name = self.shapes.setdefault(known, "s" + str(len(self.shapes)))
        self.names[writer] = name
        return name

    def required(self, interface, names):
        found = re.search(r"\nexport interface " + interface + r" (?:extends [\w.]+ )?\{\n(.*?)\n\}\n", self.declared, re.S)
        needed = set(re.findall(r"\n +readonly (\w+): ", "\n" + found[1]))
        return [name for name in names if re.sub(r"_(\w)", lambda letter: letter[1].upper(), name) in needed]

    def type(self, source, declared):
        body = re.search(r"\n    synthesizeHclAttributes\(\) \{(.*?)\n    \}\n", source, re.S)[1]
        arguments = self.fields(body)
        config = re.search(r"\nexport interface (\w+Config) extends cdktf.TerraformMetaArguments", declared)
        return {"arguments": arguments, "required": self.required(config[1], arguments) if config else []}


def main(package, catalog):
    files = {}
    with tarfile.open(package) as archive:
        for member in archive:
            if member.name.endswith((".js", ".d.ts")):
                files[member.name] = archive.extractfile(member).read().decode()
    shapes, found = {}, []
    for name in types(catalog):
        folder = "package/lib/" + name.removeprefix("kubernetes_").replace("_", "-") + "/"
        mine = {path: text for path, text in files.items() if path.startswith(folder)}
        if not mine:
            sys.exit("not in the package: " + name)
        extract = Extract(
            [text for path, text in mine.items() if path.endswith(".js")],
            [text for path, text in mine.items() if path.endswith(".d.ts")],
        )
        extract.shapes = shapes
        found.append({"type": name, **extract.type(mine[folder + "index.js"], mine[folder + "index.d.ts"])})
    for shape, name in shapes.items():
        print(json.dumps({"shape": name, **json.loads(shape)}, separators=(",", ":")))
    for entry in found:
        print(json.dumps(entry, separators=(",", ":")))


main(sys.argv[1], sys.argv[2])
