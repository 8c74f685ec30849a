"""Writes what aws-cdk-lib calls resources, properties and attributes of the services below, one file per service.

Usage: extract-l1.py AWS-CDK-LIB.jar FOLDER

The names come out of the library's own manifest (.jsii). A line without indent is a resource, those below it are its classes of
properties, `.` for the resource's own. A property is its name, with a kind behind it unless it is text:

  n number   b true or false   * anything (a document)   [X] list of X   {X} map to X   Name a class of properties
  ~Name a class of the library's root

Points in time are left out: the library takes objects for them. `@` stands before the line of attributes, each with the name that CloudFormation has for it.
"""

import gzip
import io
import json
import pathlib
import sys
import tarfile
import zipfile

SERVICES = {
    "ApplicationAutoScaling": None,
    "BedrockAgentCore": None,
    "CertificateManager": None,
    "EC2": {
        "EIP", "InternetGateway", "NatGateway", "NetworkInterface", "PrefixList", "Route", "RouteTable", "SecurityGroup",
        "SecurityGroupEgress", "SecurityGroupIngress", "Subnet", "SubnetRouteTableAssociation", "VPC", "VPCCidrBlock",
        "VPCEndpoint", "VPCGatewayAttachment", "Volume",
    },
    "ECR": None,
    "ECS": None,
    "EFS": None,
    "ElastiCache": None,
    "ElasticLoadBalancingV2": None,
    "IAM": None,
    "KMS": {"Alias", "Key"},
    "Lightsail": None,
    "Logs": {"LogGroup", "LogStream", "ResourcePolicy"},
    "RDS": {
        "DBCluster", "DBClusterParameterGroup", "DBInstance", "DBParameterGroup", "DBSubnetGroup", "OptionGroup",
    },
    "Route53": {"HostedZone", "RecordSet", "RecordSetGroup"},
    "S3": {"AccessPoint", "Bucket", "BucketPolicy"},
    "Scheduler": None,
    "SecretsManager": None,
    "ServiceDiscovery": None,
    "SSM": {"Parameter"},
}

ROOT = "aws-cdk-lib."


def manifest(jar):
    with zipfile.ZipFile(jar) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".jsii.tgz"))
        with tarfile.open(fileobj=io.BytesIO(archive.read(name))) as package:
            return json.load(gzip.open(package.extractfile("package/.jsii.gz")))["types"]


def kind(type_, owner):
    """Of a union the way to say it with plain data: never a token, never a construct."""
    found = ""
    for one in type_.get("union", {}).get("types", [type_]):
        if "fqn" in one:
            name = one["fqn"]
            if name == ROOT + "IResolvable" or name.startswith(ROOT + "interfaces."):
                continue
            if name.startswith(owner + "."):
                return name[len(owner) + 1:].removesuffix("Property")
            return "~" + name[len(ROOT):]
        if "collection" in one:
            inner = kind(one["collection"]["elementtype"], owner)
            return ("[%s]" if one["collection"]["kind"] == "array" else "{%s}") % inner
        found = {"string": "", "number": "n", "boolean": "b", "date": "!"}.get(one["primitive"], "*")
        if found == "":
            return found
    return found


def line(name, properties, owner):
    words = []
    for one in sorted(properties, key=lambda one: one["name"]):
        shape = kind(one["type"], owner)
        if shape == "!":
            continue
        words.append(one["name"] + (":" + shape if shape else ""))
    return " ".join([" " + name] + words)


def lines(types, name):
    resource = types[name]
    yield resource["docs"]["custom"]["cloudformationResource"]
    yield line(".", types.get(name + "Props", {}).get("properties", []), name)
    attributes = []
    for one in sorted(resource.get("properties", []), key=lambda one: one["name"]):
        attribute = one.get("docs", {}).get("custom", {}).get("cloudformationAttribute")
        if attribute:
            shape = kind(one["type"], name)
            attributes.append(attribute + "=" + one["name"] + (":" + shape if shape else ""))
    if attributes:
        yield " ".join([" @"] + attributes)
    for inner in sorted(types):
        if inner.startswith(name + ".") and inner.endswith("Property"):
            yield line(inner[len(name) + 1:].removesuffix("Property"), types[inner].get("properties", []), name)


def main(jar, folder):
    types = manifest(jar)
    for service, chosen in SERVICES.items():
        text = ""
        for name in sorted(types):
            resource = types[name].get("docs", {}).get("custom", {}).get("cloudformationResource", "")
            parts = resource.split("::")
            if len(parts) == 3 and parts[1] == service and (chosen is None or parts[2] in chosen):
                text += "\n".join(lines(types, name)) + "\n"
        (pathlib.Path(folder) / (service.lower() + ".txt")).write_text(text)


main(*sys.argv[1:])
