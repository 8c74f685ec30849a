#!/usr/bin/env python3
"""Writes down what DigitalOcean's OpenAPI says of the calls that OmniDeploy and its tools make, for TestServer.

    extract-api.py openapi/specification > ../resources/api.json

Of each call its path, method, parameters of the query, and the form of its body: types, words, patterns, bounds, what must be there.
"""

import json
import pathlib
import sys

import yaml

CALLS = {
    "/v2/account": ["get"],
    "/v2/apps": ["get", "post"],
    "/v2/apps/{id}": ["get", "put", "delete"],
    "/v2/apps/{app_id}/instances": ["get"],
    "/v2/apps/{app_id}/health": ["get"],
    "/v2/apps/{app_id}/deployments": ["get", "post"],
    "/v2/apps/{app_id}/deployments/{deployment_id}": ["get"],
    "/v2/apps/{app_id}/components/{component_name}/logs": ["get"],
    "/v2/apps/{app_id}/deployments/{deployment_id}/components/{component_name}/logs": ["get"],
    "/v2/registry": ["get"],
    "/v2/registry/{registry_name}/repositories/{repository_name}/tags": ["get"],
}
PLAIN = ["type", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum"]


class Reader:
    def __init__(self):
        self.files = {}

    def file(self, path):
        if path not in self.files:
            self.files[path] = yaml.safe_load(path.read_text())
        return self.files[path]

    def follow(self, node, path):
        while isinstance(node, dict) and "$ref" in node:
            target, _, fragment = node["$ref"].partition("#")
            path = (path.parent / target).resolve() if target else path
            node = self.file(path)
            for step in fragment.strip("/").split("/") if fragment else []:
                node = node[step]
        return node, path

    def schema(self, node, path):
        node, path = self.follow(node, path)
        form = {key: node[key] for key in PLAIN if key in node}
        for part in node.get("allOf", []):
            self.merge(form, self.schema(part, path))
        words = [word for part in node.get("oneOf", []) for word in self.schema(part, path).get("enum", [])]
        if words:
            form.update({"type": "string", "enum": words})
        for name, inner in sorted(node.get("properties", {}).items()):
            self.merge(form.setdefault("properties", {}).setdefault(name, {}), self.schema(inner, path))
        if "items" in node:
            form["items"] = self.schema(node["items"], path)
        if "required" in node:
            form["required"] = sorted(set(form.get("required", []) + node["required"]))
        return form

    def merge(self, form, more):
        for key, value in more.items():
            if key == "properties":
                for name, inner in value.items():
                    self.merge(form.setdefault(key, {}).setdefault(name, {}), inner)
            elif key == "required":
                form[key] = sorted(set(form.get(key, []) + value))
            else:
                form[key] = value


def main(folder):
    reader = Reader()
    root = (pathlib.Path(folder) / "DigitalOcean-public.v2.yaml").resolve()
    paths = reader.file(root)["paths"]
    calls = []
    for path, methods in CALLS.items():
        for method in methods:
            operation, place = reader.follow(paths[path][method], root)
            call = {"method": method.upper(), "path": path, "query": []}
            for parameter in operation.get("parameters", []):
                found, _ = reader.follow(parameter, place)
                if found["in"] == "query":
                    call["query"].append(found["name"])
            body, at = reader.follow(operation.get("requestBody", {}), place)
            if body:
                call["body"] = reader.schema(body["content"]["application/json"]["schema"], at)
            calls.append(call)
    lines = [json.dumps(call, separators=(",", ":"), sort_keys=True) for call in calls]
    print("[\n" + ",\n".join(lines) + "\n]")


main(sys.argv[1])
