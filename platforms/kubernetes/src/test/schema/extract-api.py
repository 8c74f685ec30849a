#!/usr/bin/env python3
"""Writes down the fields of the Kubernetes API that the catalog speaks of, for ApiConformanceTest. Needs PyYAML.

    extract-api.py ../../../../../schemas/src/main/catalog/kubernetes SPECIFICATION... > ../resources/schemas/kubernetes-1.36.jsonl

A specification is what an API server tells under /openapi/v2 (api/openapi-spec/swagger.json of Kubernetes), or a custom resource
definition in YAML: HTTPRoute is from Gateway API 1.4, ExternalSecret from External Secrets 0.19.

One line per kind, after lines for the shapes of which they are made. A field is `text`, `number`, `bool`, `number or text`,
`anything`, or `list` or `map` of one of them; what has fields has the name of its `shape`, and how it `repeats` unless there is
one at most. Left out are the status, and what a server alone writes.
"""

import json
import pathlib
import re
import sys

import yaml

PLAIN = {"string": "text", "integer": "number", "number": "number", "boolean": "bool"}
NOT_ASKED = {"status", "apiVersion", "kind"}
METADATA = {"name", "namespace", "labels", "annotations"}


def kinds(catalog):
    found = {}
    for file in sorted(pathlib.Path(catalog).glob("*.yaml")):
        for api, kind in re.findall(r"kubernetes: ([\w./-]+)/(\w+)[,}]", file.read_text()):
            found[(api, kind)] = None
    return found


class Shapes:
    def __init__(self, definitions):
        self.definitions = definitions
        self.lines = {}

    def field(self, schema, name):
        if "$ref" in schema:
            target = schema["$ref"].rsplit("/", 1)[1]
            definition = self.definitions[target]
            if definition.get("format") == "int-or-string":
                return "number or text"
            if "properties" not in definition:
                return PLAIN.get(definition.get("type"), "anything")
            return {"shape": self.shape(target.rsplit(".", 1)[1], definition)}
        if schema.get("x-kubernetes-int-or-string"):
            return "number or text"
        form = schema.get("type")
        if form in PLAIN:
            return PLAIN[form]
        if form == "array":
            return repeated("list", self.field(schema["items"], name))
        if schema.get("properties"):
            return {"shape": self.shape(name, schema)}
        if "additionalProperties" in schema:
            return repeated("map", self.field(schema["additionalProperties"], name))
        return "anything"

    def shape(self, name, schema):
        if name not in self.lines:
            self.lines[name] = None
            self.lines[name] = self.fields(name, schema)
        return name

    def fields(self, name, schema):
        wanted = METADATA if name == "ObjectMeta" else schema["properties"].keys()
        fields = {key: self.field(schema["properties"][key], name + "." + key) for key in sorted(wanted)}
        return {"fields": fields, "required": schema.get("required", [])}


def repeated(form, item):
    return {**item, "repeats": form} if isinstance(item, dict) else form + " of " + item


def main(catalog, paths):
    wanted = kinds(catalog)
    definitions, custom = {}, {}
    for path in paths:
        text = pathlib.Path(path).read_text()
        if path.endswith(".json"):
            definitions.update(json.loads(text)["definitions"])
            continue
        for document in yaml.safe_load_all(text):
            spec = document["spec"]
            for version in spec["versions"]:
                custom[(spec["group"] + "/" + version["name"], spec["names"]["kind"])] = version["schema"]["openAPIV3Schema"]
    shapes = Shapes(definitions)
    for definition in definitions.values():
        for told in definition.get("x-kubernetes-group-version-kind", []):
            api = "/".join(filter(None, (told["group"], told["version"])))
            custom.setdefault((api, told["kind"]), definition)
    found = []
    for api, kind in wanted:
        schema = dict(custom[(api, kind)])
        schema["properties"] = {key: value for key, value in schema["properties"].items() if key not in NOT_ASKED}
        metadata = {"$ref": "io.k8s.apimachinery.pkg.apis.meta/v1.ObjectMeta"}
        definitions["v1.ObjectMeta"] = definitions["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]
        schema["properties"]["metadata"] = metadata
        found.append({"api": api, "kind": kind, **shapes.fields(kind, schema)})
    for name, line in sorted(shapes.lines.items()):
        print(json.dumps({"shape": name, **line}, separators=(",", ":")))
    for line in found:
        print(json.dumps(line, separators=(",", ":")))


main(sys.argv[1], sys.argv[2:])
