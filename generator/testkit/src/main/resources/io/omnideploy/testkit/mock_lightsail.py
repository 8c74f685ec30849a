"""A stand-in for the API of Lightsail, for tests: no mock that can be had knows it.

Each request is validated against botocore's own model of the service, and what is made is kept, so that create, no change, change
and destroy run as a sequence. Nothing runs in it: a deployment is active when somebody looks again, unless its image is called
"broken", and then it has failed and the one before goes on. A certificate is issued as soon as it was looked at once. It imitates Lightsail in what
the tests need and in nothing else.

Python loads this by itself when it stands in a folder as sitecustomize.py; LIGHTSAIL_PORT says where it listens.
"""

import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import botocore.session
from botocore.validate import ParamValidator

ACCOUNT = "123456789012"
MODEL = botocore.session.Session().get_service_model("lightsail")
LOCK = threading.RLock()
SERVICES, CERTIFICATES, DATABASES, BUCKETS, KEYS, OPERATIONS = {}, {}, {}, {}, {}, {}
TAGGED = (SERVICES, CERTIFICATES, DATABASES, BUCKETS)


class Refused(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def arn(kind, name):
    return "arn:aws:lightsail:%s:%s:%s/%s" % (REGION, ACCOUNT, kind, name)


REGION = "us-east-1"


def found(store, name):
    if name not in store:
        raise Refused("NotFoundException", "The %s does not exist" % name)
    return store[name]


def new(store, name):
    if name in store:
        raise Refused("InvalidInputException", "Some names are already in use: " + name)


def operation(name, kind):
    number = "op-%d" % (len(OPERATIONS) + 1)
    OPERATIONS[number] = {
        "id": number, "resourceName": name, "resourceType": kind, "createdAt": time.time(), "isTerminal": True,
        "operationType": "CreateRelationalDatabase", "status": "Succeeded", "statusChangedAt": time.time(),
        "location": {"regionName": REGION, "availabilityZone": REGION + "a"},
    }
    return [OPERATIONS[number]]


def shown(service):
    told = {key: value for key, value in service.items() if not key.startswith("_")}
    if not service["publicDomainNames"]:
        told.pop("publicDomainNames")
    if service["_versions"]:
        newest = service["_versions"][-1]
        active = [version for version in service["_versions"] if version["state"] == "ACTIVE"]
        if active:
            told["currentDeployment"] = active[-1]
        if newest["state"] == "ACTIVATING":
            told["nextDeployment"] = newest
    return told


def registry_access(wanted, service):
    role = (wanted or {}).get("ecrImagePullerRole", {})
    active = role.get("isActive", False)
    told = {"isActive": active}
    if active:
        told["principalArn"] = "arn:aws:iam::%s:role/amazon/lightsail/%s" % (ACCOUNT, service)
    return {"ecrImagePullerRole": told}


def attached(names):
    for certificate, domains in (names or {}).items():
        if certificate not in CERTIFICATES:
            raise Refused("NotFoundException", "The certificate %s does not exist" % certificate)
        if CERTIFICATES[certificate]["_status"] != "ISSUED":
            raise Refused("InvalidInputException", "The certificate %s is not issued" % certificate)
    return names or {}


def create_container_service(wanted):
    name = wanted["serviceName"]
    new(SERVICES, name)
    SERVICES[name] = {
        "containerServiceName": name, "arn": arn("ContainerService", name), "createdAt": time.time(),
        "location": {"regionName": REGION, "availabilityZone": "all"}, "resourceType": "ContainerService",
        "tags": wanted.get("tags", []), "power": wanted["power"], "powerId": wanted["power"] + "-1", "state": "READY",
        "scale": wanted["scale"], "isDisabled": False, "principalArn": "", "url": "https://%s.abc.%s.cs.amazonlightsail.com/" % (name, REGION),
        "privateDomainName": name + ".service.local", "publicDomainNames": attached(wanted.get("publicDomainNames")),
        "privateRegistryAccess": registry_access(wanted.get("privateRegistryAccess"), name), "_versions": [],
    }
    return {"containerService": shown(SERVICES[name])}


def update_container_service(wanted):
    service = found(SERVICES, wanted["serviceName"])
    for key in ("power", "scale", "isDisabled"):
        if key in wanted:
            service[key] = wanted[key]
    if "publicDomainNames" in wanted:
        service["publicDomainNames"] = attached(wanted["publicDomainNames"])
    if "privateRegistryAccess" in wanted:
        service["privateRegistryAccess"] = registry_access(wanted["privateRegistryAccess"], wanted["serviceName"])
    active = any(version["state"] == "ACTIVE" for version in service["_versions"])
    service["state"] = "DISABLED" if service["isDisabled"] else "RUNNING" if active else "READY"
    return {"containerService": shown(service)}


def create_deployment(wanted):
    service = found(SERVICES, wanted["serviceName"])
    if service["isDisabled"]:
        raise Refused("InvalidInputException", "The container service is disabled")
    containers = wanted.get("containers", {})
    endpoint = dict(wanted.get("publicEndpoint") or {})
    if endpoint:
        ports = containers.get(endpoint["containerName"], {}).get("ports", {})
        if ports.get(str(endpoint["containerPort"])) not in ("HTTP", "HTTPS"):
            raise Refused("InvalidInputException", "The public port must be an open HTTP or HTTPS port")
        check = {"healthyThreshold": 2, "unhealthyThreshold": 2, "timeoutSeconds": 2, "intervalSeconds": 5, "path": "/", "successCodes": "200-499"}
        check.update(endpoint.get("healthCheck") or {})
        if not 5 <= check["intervalSeconds"] <= 300 or not 2 <= check["timeoutSeconds"] < check["intervalSeconds"]:
            raise Refused("InvalidInputException", "The health check is out of bounds")
        endpoint["healthCheck"] = check
    service["_versions"].append({
        "version": len(service["_versions"]) + 1, "state": "ACTIVATING", "containers": containers,
        "createdAt": time.time(), **({"publicEndpoint": endpoint} if endpoint else {}),
    })
    service["state"] = "DEPLOYING"
    return {"containerService": shown(service)}


def settle(service):
    """A deployment that was told to begin has ended when somebody looks the next time."""
    if not service["_versions"] or service["_versions"][-1]["state"] != "ACTIVATING":
        return
    newest = service["_versions"][-1]
    if any("broken" in container["image"] for container in newest["containers"].values()):
        newest["state"] = "FAILED"
    else:
        for version in service["_versions"][:-1]:
            version["state"] = "FAILED" if version["state"] == "FAILED" else "INACTIVE"
        newest["state"] = "ACTIVE"
    service["state"] = "RUNNING" if any(version["state"] == "ACTIVE" for version in service["_versions"]) else "READY"


def get_container_log(wanted):
    service = found(SERVICES, wanted["serviceName"])
    name = wanted["containerName"]
    events = [
        {"createdAt": version["createdAt"], "message": "version %d of %s: %s" % (version["version"], name, version["state"])}
        for version in service["_versions"] if name in version["containers"]
    ]
    return {"logEvents": events}


def create_certificate(wanted):
    name = wanted["certificateName"]
    new(CERTIFICATES, name)
    domains = [wanted["domainName"]] + [one for one in wanted.get("subjectAlternativeNames", []) if one != wanted["domainName"]]
    CERTIFICATES[name] = {
        "certificateArn": arn("Certificate", name), "certificateName": name, "domainName": wanted["domainName"],
        "tags": wanted.get("tags", []), "_status": "PENDING_VALIDATION", "_domains": domains, "_created": time.time(),
    }
    return {"certificate": certificate(CERTIFICATES[name]), "operations": operation(name, "Certificate")}


def certificate(kept):
    told = {key: value for key, value in kept.items() if not key.startswith("_")}
    told["certificateDetail"] = {
        "arn": kept["certificateArn"], "name": kept["certificateName"], "domainName": kept["domainName"], "status": kept["_status"],
        "subjectAlternativeNames": kept["_domains"], "createdAt": kept["_created"], "inUseResourceCount": 0, "tags": kept["tags"],
        "domainValidationRecords": [
            {"domainName": domain, "resourceRecord": {"name": "_x.%s." % domain, "type": "CNAME", "value": "_y.acm-validations.aws."}}
            for domain in kept["_domains"]
        ],
    }
    return told


def get_certificates(wanted):
    name = wanted.get("certificateName")
    told = [certificate(kept) for kept in CERTIFICATES.values() if name in (None, kept["certificateName"])]
    for kept in CERTIFICATES.values():
        kept["_status"] = "ISSUED"
    return {"certificates": told}


def delete_certificate(wanted):
    found(CERTIFICATES, wanted["certificateName"])
    if any(wanted["certificateName"] in service["publicDomainNames"] for service in SERVICES.values()):
        raise Refused("InvalidInputException", "The certificate is in use")
    CERTIFICATES.pop(wanted["certificateName"])
    return {"operations": operation(wanted["certificateName"], "Certificate")}


def create_database(wanted):
    name = wanted["relationalDatabaseName"]
    new(DATABASES, name)
    engine = "postgres" if wanted["relationalDatabaseBlueprintId"].startswith("postgres") else "mysql"
    DATABASES[name] = {
        "name": name, "arn": arn("RelationalDatabase", name), "supportCode": "x/" + name, "createdAt": time.time(),
        "location": {"regionName": REGION, "availabilityZone": wanted.get("availabilityZone", REGION + "a")},
        "resourceType": "RelationalDatabase", "tags": wanted.get("tags", []),
        "relationalDatabaseBlueprintId": wanted["relationalDatabaseBlueprintId"],
        "relationalDatabaseBundleId": wanted["relationalDatabaseBundleId"], "masterDatabaseName": wanted["masterDatabaseName"],
        "hardware": {"cpuCount": 1, "diskSizeInGb": 40, "ramSizeInGb": 1.0}, "state": "available", "backupRetentionEnabled": True,
        "pendingModifiedValues": {}, "engine": engine, "engineVersion": "1", "masterUsername": wanted["masterUsername"],
        "parameterApplyStatus": "in-sync", "preferredBackupWindow": "10:00-10:30", "preferredMaintenanceWindow": "sun:05:00-sun:05:30",
        "publiclyAccessible": wanted.get("publiclyAccessible", False), "pendingMaintenanceActions": [],
        "masterEndpoint": {"address": name + ".db.local", "port": 5432 if engine == "postgres" else 3306},
        "caCertificateIdentifier": "rds-ca",
    }
    return {"operations": operation(name, "RelationalDatabase")}


def update_database(wanted):
    database = found(DATABASES, wanted["relationalDatabaseName"])
    for key in ("publiclyAccessible", "preferredBackupWindow", "preferredMaintenanceWindow"):
        if key in wanted:
            database[key] = wanted[key]
    if "enableBackupRetention" in wanted or "disableBackupRetention" in wanted:
        database["backupRetentionEnabled"] = wanted.get("enableBackupRetention", not wanted.get("disableBackupRetention", False))
    return {"operations": operation(wanted["relationalDatabaseName"], "RelationalDatabase")}


def create_bucket(wanted):
    name = wanted["bucketName"]
    new(BUCKETS, name)
    BUCKETS[name] = {
        "resourceType": "Bucket", "arn": arn("Bucket", name), "bundleId": wanted["bundleId"], "createdAt": time.time(),
        "url": "https://%s.s3.%s.amazonaws.com" % (name, REGION), "location": {"regionName": REGION, "availabilityZone": "all"},
        "name": name, "supportCode": "x/" + name, "tags": wanted.get("tags", []), "objectVersioning": "NeverEnabled",
        "ableToUpdateBundle": True, "state": {"code": "OK"}, "accessRules": {"getObject": "private", "allowPublicOverrides": False},
    }
    return {"bucket": BUCKETS[name], "operations": operation(name, "Bucket")}


def create_key(wanted):
    name = wanted["bucketName"]
    found(BUCKETS, name)
    key = {"accessKeyId": "AKIALIGHTSAIL%07d" % (len(KEYS) + 1), "secretAccessKey": "secret-of-" + name, "status": "Active", "createdAt": time.time()}
    KEYS[key["accessKeyId"]] = (name, key)
    return {"accessKey": key, "operations": operation(name, "Bucket")}


def get_keys(wanted):
    found(BUCKETS, wanted["bucketName"])
    told = [dict(key) for name, key in KEYS.values() if name == wanted["bucketName"]]
    for key in told:
        key.pop("secretAccessKey")
    return {"accessKeys": told}


def named(wanted):
    for store in TAGGED:
        if wanted["resourceName"] in store:
            return store[wanted["resourceName"]]
    raise Refused("NotFoundException", "Nothing is called " + wanted["resourceName"])


def tag(wanted):
    kept = named(wanted)
    keys = {one["key"] for one in wanted["tags"]}
    kept["tags"] = [one for one in kept["tags"] if one["key"] not in keys] + wanted["tags"]
    return {"operations": operation(wanted["resourceName"], "ContainerService")}


def untag(wanted):
    kept = named(wanted)
    kept["tags"] = [one for one in kept["tags"] if one["key"] not in wanted["tagKeys"]]
    return {"operations": operation(wanted["resourceName"], "ContainerService")}


def removed(store, key, kind):
    def remove(wanted):
        found(store, wanted[key])
        store.pop(wanted[key])
        return {"operations": operation(wanted[key], kind)} if kind else {}

    return remove


def delete_key(wanted):
    KEYS.pop(wanted["accessKeyId"], None)
    return {"operations": operation(wanted["bucketName"], "Bucket")}


def services(wanted):
    name = wanted.get("serviceName")
    return {"containerServices": [shown(found(SERVICES, name))] if name else [shown(one) for one in SERVICES.values()]}


def deployments(wanted):
    return {"deployments": list(reversed(found(SERVICES, wanted["serviceName"])["_versions"]))}


def buckets(wanted):
    name = wanted.get("bucketName")
    return {"buckets": [found(BUCKETS, name)] if name else list(BUCKETS.values())}


ANSWERS = {
    "CreateContainerService": create_container_service,
    "UpdateContainerService": update_container_service,
    "GetContainerServices": services,
    "DeleteContainerService": removed(SERVICES, "serviceName", None),
    "CreateContainerServiceDeployment": create_deployment,
    "GetContainerServiceDeployments": deployments,
    "GetContainerLog": get_container_log,
    "CreateCertificate": create_certificate,
    "GetCertificates": get_certificates,
    "DeleteCertificate": delete_certificate,
    "CreateRelationalDatabase": create_database,
    "UpdateRelationalDatabase": update_database,
    "GetRelationalDatabase": lambda wanted: {"relationalDatabase": found(DATABASES, wanted["relationalDatabaseName"])},
    "GetRelationalDatabases": lambda wanted: {"relationalDatabases": list(DATABASES.values())},
    "DeleteRelationalDatabase": removed(DATABASES, "relationalDatabaseName", "RelationalDatabase"),
    "CreateBucket": create_bucket,
    "GetBuckets": buckets,
    "DeleteBucket": removed(BUCKETS, "bucketName", "Bucket"),
    "CreateBucketAccessKey": create_key,
    "GetBucketAccessKeys": get_keys,
    "DeleteBucketAccessKey": delete_key,
    "GetOperation": lambda wanted: {"operation": found(OPERATIONS, wanted["operationId"])},
    "TagResource": tag,
    "UntagResource": untag,
}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        name = self.headers.get("X-Amz-Target", "").split(".")[-1]
        try:
            with LOCK:
                self.answer(200, self.done(name, json.loads(body or b"{}")))
        except Refused as refused:
            self.answer(400, {"__type": refused.code, "message": str(refused)})

    def done(self, name, wanted):
        if name not in MODEL.operation_names:
            raise Refused("UnknownOperationException", "Lightsail has no operation " + name)
        shape = MODEL.operation_model(name).input_shape
        report = ParamValidator().validate(wanted, shape)
        unknown = sorted(set(wanted) - set(shape.members))
        if report.has_errors() or unknown:
            raise Refused("InvalidInputException", report.generate_report() + " ".join(unknown))
        if name not in ANSWERS:
            raise Refused("NotImplemented", "The stand-in does not know " + name)
        for service in SERVICES.values():
            settle(service)
        return ANSWERS[name](wanted)

    def answer(self, code, document):
        text = json.dumps(document).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, form, *words):
        pass


if "LIGHTSAIL_PORT" in os.environ:
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["LIGHTSAIL_PORT"])), Handler).serve_forever()
