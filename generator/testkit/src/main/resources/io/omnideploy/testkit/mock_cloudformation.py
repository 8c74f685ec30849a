"""What the mock's CloudFormation lacks and the tests need: outputs, events, roll-backs, protection, drift, and types that it does
not know, of which it takes note and makes nothing."""

import functools
import json
import uuid

from moto.cloudformation import models, parsing, responses
from moto.core.common_models import CloudFormationModel
from moto.core.responses import ActionResult
from moto.ecs import models as ecs
from moto.secretsmanager import models as secrets

NEVER_UP = ":never-up"
CIRCUIT_BREAKER = (
    'Resource handler returned message: "Error occurred during operation \'ECS Deployment Circuit Breaker was triggered\'."'
    " (HandlerErrorCode: GeneralServiceException)"
)


class Noted(CloudFormationModel):
    """A resource of a type that the mock can't make: it has an id, and whatever attribute is asked for."""

    # The mock takes the name of a service from here.
    __module__ = "moto.cloudformation.models"

    def __init__(self, name, properties):
        self.name, self.properties = name, properties

    @property
    def physical_resource_id(self):
        return self.name

    @staticmethod
    def cloudformation_name_type():
        return ""

    @staticmethod
    def cloudformation_type():
        return "OmniDeploy::Test::Noted"

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def get_cfn_attribute(self, attribute_name):
        if attribute_name.endswith("Arn"):
            return f"arn:aws:noted:eu-central-1:123456789012:{self.name}"
        return f"{self.name}.{attribute_name}".lower()

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        return cls(resource_name, cloudformation_json.get("Properties", {}))

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        original_resource.properties = cloudformation_json.get("Properties", {})
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        pass

    def delete(self, account_id, region_name):
        pass


class Secret(Noted):
    """A secret of Secrets Manager, with its value."""

    __module__ = "moto.cloudformation.models"

    @staticmethod
    def cloudformation_type():
        return "AWS::SecretsManager::Secret"

    def __init__(self, name, properties, arn):
        super().__init__(name, properties)
        self.arn = arn

    @property
    def physical_resource_id(self):
        return self.arn

    def get_cfn_attribute(self, attribute_name):
        return self.arn

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json.get("Properties", {})
        made = secrets.secretsmanager_backends[account_id][region_name].create_secret(
            name=properties.get("Name", resource_name),
            secret_string=properties.get("SecretString"),
            secret_binary=None,
            description=properties.get("Description"),
            tags=tags(properties),
            kms_key_id=properties.get("KmsKeyId"),
            client_request_token=None,
            replica_regions=[],
            force_overwrite=True,
        )
        return cls(resource_name, properties, json.loads(made)["ARN"] if isinstance(made, str) else made[0].arn)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        original_resource.properties = cloudformation_json.get("Properties", {})
        secrets.secretsmanager_backends[account_id][region_name].put_secret_value(
            secret_id=original_resource.arn,
            secret_string=original_resource.properties.get("SecretString"),
            secret_binary=None,
            client_request_token=str(uuid.uuid4()),
            version_stages=["AWSCURRENT"],
        )
        return original_resource

    def delete(self, account_id, region_name):
        secrets.secretsmanager_backends[account_id][region_name].delete_secret(self.arn, None, True)


def tags(properties):
    return [dict(tag) for tag in properties.get("Tags", [])]


def lower(value):
    """ECS's own API begins its words with a small letter."""
    if isinstance(value, dict):
        return {key[:1].lower() + key[1:]: value if key in OWN else lower(value) for key, value in value.items()}
    return [lower(item) for item in value] if isinstance(value, list) else value


OWN = {"DockerLabels", "Options"}


def make_service(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    asked = cloudformation_json["Properties"]
    return ecs.ecs_backends[account_id][region_name].create_service(
        asked.get("Cluster", "default").split("/")[-1],
        asked.get("ServiceName", resource_name),
        int(asked.get("DesiredCount", 1)),
        task_definition_str=asked["TaskDefinition"],
        load_balancers=lower(asked.get("LoadBalancers", [])),
        tags=lower(asked.get("Tags", [])),
        launch_type=asked.get("LaunchType", "FARGATE"),
        network_configuration=lower(asked.get("NetworkConfiguration", {})),
    )


def change_service(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    asked = cloudformation_json["Properties"]
    backend = ecs.ecs_backends[account_id][region_name]
    if original_resource.status != "ACTIVE":
        return make_service(cls, new_resource_name, cloudformation_json, account_id, region_name)
    service = backend.update_service(
        {
            "cluster": original_resource.cluster_name,
            "service": original_resource.name,
            "task_definition": asked["TaskDefinition"],
            "desired_count": int(asked.get("DesiredCount", 1)),
        }
    )
    service.tags = lower(asked.get("Tags", []))
    for deployment in service.deployments:
        deployment["taskDefinition"] = service.task_definition
    return service


def remove_service(service, account_id, region_name):
    if service.status == "ACTIVE":
        ecs.ecs_backends[account_id][region_name].delete_service(service.cluster_name, service.name, force=True)


def make_definition(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    asked = cloudformation_json["Properties"]
    return ecs.ecs_backends[account_id][region_name].register_task_definition(
        family=asked.get("Family", resource_name),
        container_definitions=lower(asked.get("ContainerDefinitions", [])),
        volumes=lower(asked.get("Volumes", [])),
        memory=asked.get("Memory"),
        cpu=asked.get("Cpu"),
        network_mode=asked.get("NetworkMode"),
        task_role_arn=asked.get("TaskRoleArn"),
        execution_role_arn=asked.get("ExecutionRoleArn"),
        requires_compatibilities=asked.get("RequiresCompatibilities"),
        tags=lower(asked.get("Tags", [])),
    )


def change_definition(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    made = make_definition(cls, new_resource_name, cloudformation_json, account_id, region_name)
    remove_definition(original_resource, account_id, region_name)
    return made


def make_cluster(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    asked = cloudformation_json["Properties"]
    return ecs.ecs_backends[account_id][region_name].create_cluster(resource_name, tags=lower(asked.get("Tags", [])))


def remove_definition(definition, account_id, region_name):
    ecs.ecs_backends[account_id][region_name].deregister_task_definition(definition.arn)


for model, make, change, remove in (
    (ecs.Service, make_service, change_service, remove_service),
    (ecs.TaskDefinition, make_definition, change_definition, remove_definition),
):
    model.create_from_cloudformation_json = classmethod(make)
    model.update_from_cloudformation_json = classmethod(change)
    model.delete = remove


def remove_cluster(cluster, account_id, region_name):
    ecs.ecs_backends[account_id][region_name].delete_cluster(cluster.name)


ecs.Cluster.create_from_cloudformation_json = classmethod(make_cluster)
ecs.Cluster.delete = remove_cluster

TAGGED = {
    "AWS::ECS::Cluster",
    "AWS::ECS::Service",
    "AWS::ECS::TaskDefinition",
    "AWS::SecretsManager::Secret",
}


def with_tags_of_stack(parse):
    """What a stack is tagged with all in it is tagged with, too."""

    @functools.wraps(parse)
    def parse_resource_and_generate_name(logical_id, resource_json, resources_map):
        found = parse(logical_id, resource_json, resources_map)
        if found and resource_json["Type"] in TAGGED:
            properties = found[1]["Properties"]
            own = {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}
            all_tags = {key: value for key, value in resources_map.tags.items() if not key.startswith("aws:")} | own
            properties["Tags"] = [{"Key": key, "Value": value} for key, value in sorted(all_tags.items())]
        return found

    return parse_resource_and_generate_name


parsing.parse_resource_and_generate_name = with_tags_of_stack(parsing.parse_resource_and_generate_name)


def known_or_noted(find):
    @functools.wraps(find)
    def resource_class_from_type(resource_type):
        if resource_type == Secret.cloudformation_type():
            return Secret
        # What the mock makes of databases does not fit together.
        known = resource_type in parsing.get_model_map() and not resource_type.startswith("AWS::RDS::")
        return find(resource_type) if known else Noted

    return resource_class_from_type


parsing.resource_class_from_type = known_or_noted(parsing.resource_class_from_type)


def told(stack, logical_id, resource, kind, status, reason=None):
    stack.events.append(
        models.Event(
            stack_id=stack.stack_id,
            stack_name=stack.name,
            logical_resource_id=logical_id,
            physical_resource_id=getattr(resource, "physical_resource_id", None) or "",
            resource_type=kind,
            resource_status=status,
            resource_status_reason=reason,
            resource_properties=None,
        )
    )


VERBS = {"Add": "CREATE", "Modify": "UPDATE", "Remove": "DELETE"}


def brought_to_its_end(execute):
    """All that a change set does is told, what never comes up is rolled back, and outputs are known."""

    @functools.wraps(execute)
    def execute_change_set(backend, change_set_name, stack_name=None):
        change_set = backend.describe_change_set(change_set_name)
        stack = backend.stacks[change_set.stack_id]
        new = change_set.change_set_type == "CREATE"
        stack._add_stack_event("CREATE_IN_PROGRESS" if new else "UPDATE_IN_PROGRESS", "User Initiated")
        before = dict(stack.resource_map._parsed_resources)
        doomed = [
            name
            for name, resource in change_set.template_dict["Resources"].items()
            if resource["Type"] == "AWS::ECS::TaskDefinition"
            and any(one.get("Image", "").endswith(NEVER_UP) for one in resource["Properties"]["ContainerDefinitions"])
        ]
        try:
            if doomed:
                raise NeverUp()
            change_set.apply()
            revive(stack, change_set)
            for change in change_set.changes:
                resource = stack.resource_map._parsed_resources.get(
                    change.logical_resource_id, before.get(change.logical_resource_id)
                )
                for stage in ("IN_PROGRESS", "COMPLETE"):
                    told(stack, change.logical_resource_id, resource, change.resource_type, f"{VERBS[change.action]}_{stage}")
            stack.template = change_set.template
            stack._parse_template()
            stack.parameters = change_set.parameters
            stack.resource_map.input_parameters = change_set.parameters
            stack.output_map = stack._create_output_map()
            stack.status = "CREATE_COMPLETE" if new else "UPDATE_COMPLETE"
            stack._add_stack_event(stack.status)
        except NeverUp:
            roll_back(stack, change_set, doomed, new, CIRCUIT_BREAKER)
        except Exception as refused:
            # What a service refuses is the failure of a resource, and which one is not known here.
            roll_back(stack, change_set, [change_set.changes[0].logical_resource_id], new, str(refused))
            if new:
                stack.resource_map.delete()
        stack.change_set_id = change_set.change_set_id
        stack.last_updated_time = models.utcnow()
        change_set.execution_status = "EXECUTE_COMPLETE"
        for key in [key for key, one in backend.change_sets.items() if one.stack_id == stack.stack_id]:
            del backend.change_sets[key]

    return execute_change_set


class NeverUp(Exception):
    """A service whose tasks end at once."""


def roll_back(stack, change_set, doomed, new, cause):
    verb = "CREATE" if new else "UPDATE"
    definition = doomed[0]
    service = next(
        (
            name
            for name, resource in change_set.template_dict["Resources"].items()
            if resource["Type"] == "AWS::ECS::Service" and definition in json.dumps(resource["Properties"])
        ),
        definition,
    )
    kind = change_set.template_dict["Resources"][service]["Type"]
    told(stack, service, None, kind, f"{verb}_IN_PROGRESS")
    told(stack, service, None, kind, f"{verb}_FAILED", cause)
    rolling = "ROLLBACK" if new else "UPDATE_ROLLBACK"
    reason = f"The following resource(s) failed to {verb.lower()}: [{service}]. "
    stack._add_stack_event(f"{rolling}_IN_PROGRESS", reason)
    told(stack, service, None, kind, "DELETE_COMPLETE" if new else "UPDATE_COMPLETE")
    stack.status = f"{rolling}_COMPLETE"
    stack._add_stack_event(stack.status)


def revive(stack, change_set):
    """What drifted, or refers to what was made anew, is brought up to date by a change set that knows of it."""
    for change in change_set.changes:
        if getattr(change, "resource_drift_status", None) or getattr(change, "follows", False):
            name = change.logical_resource_id
            stack.resource_map._parsed_resources[name] = parsing.parse_and_update_resource(
                name,
                change_set.template_dict["Resources"][name],
                stack.resource_map,
                account_id=stack.account_id,
                region_name=stack.region_name,
            )


def with_drift(create):
    """A change set that reverts drift knows what drifted."""

    @functools.wraps(create)
    def create_change_set(response):
        mode = response._get_param("DeploymentMode")
        stack = None
        if response._get_param("ChangeSetType") == "UPDATE":
            stack = response.cloudformation_backend.get_stack(response._get_param("StackName"))
        if stack is not None:
            response._validate_different_update = lambda *ignored: None
        result = create(response)
        change_set = response.cloudformation_backend.describe_change_set(result.result["Id"])
        change_set.deployment_mode = mode
        add_parameter_changes(stack, change_set)
        add_dependents(stack, change_set)
        if mode and stack is not None:
            known = {change.logical_resource_id: change for change in change_set.changes}
            for name, (resource, status, differences) in drifted(stack).items():
                change = known.get(name) or models.Change("Modify", name, resource.cf_resource_type)
                if change.action == "Remove":
                    continue
                change.resource_drift_status = status
                change.details = [{"Target": target(one), "Evaluation": "Static"} for one in differences]
                if name not in known:
                    change_set.changes.append(change)
            if change_set.changes:
                change_set.status, change_set.execution_status, change_set.status_reason = "CREATE_COMPLETE", "AVAILABLE", None
        return result

    return create_change_set


def target(difference):
    return {
        "Attribute": "Properties",
        "Name": difference["PropertyPath"].strip("/"),
        "Path": "/Properties" + difference["PropertyPath"],
        "RequiresRecreation": "Never",
        "BeforeValue": difference["ActualValue"],
        "AfterValue": difference["ExpectedValue"],
        "BeforeValueFrom": "ACTUAL_STATE",
        "AfterValueFrom": "TEMPLATE",
        "Drift": {"PreviousValue": difference["ExpectedValue"], "ActualValue": difference["ActualValue"]},
    }


def add_parameter_changes(stack, change_set):
    """Another value of a parameter changes what refers to it."""
    if stack is None:
        return
    known = {change.logical_resource_id for change in change_set.changes}
    other = [name for name, value in change_set.parameters.items() if stack.parameters.get(name) != value]
    for name, resource in change_set.template_dict["Resources"].items():
        if name not in known and set(other) & set(parsing.get_references_from_template(resource)):
            change = models.Change("Modify", name, resource["Type"])
            change.details = [
                {
                    "Target": {"Attribute": "Properties", "Name": prop, "RequiresRecreation": "Never"},
                    "ChangeSource": "ParameterReference",
                    "CausingEntity": parameter,
                    "Evaluation": "Static",
                }
                for prop, value in resource["Properties"].items()
                for parameter in other
                if parameter in parsing.get_references_from_template({"x": value})
            ]
            change_set.changes.append(change)


def add_dependents(stack, change_set):
    """A task definition is always made anew, and what refers to it then refers to another one."""
    if stack is None:
        return
    known = {change.logical_resource_id: change for change in change_set.changes}
    for name in list(known):
        if known[name].action != "Modify" or known[name].resource_type != "AWS::ECS::TaskDefinition":
            continue
        known[name].replacement = "True"
        for user, resource in change_set.template_dict["Resources"].items():
            properties = [
                prop
                for prop, value in resource.get("Properties", {}).items()
                if name in parsing.get_references_from_template({"x": value})
            ]
            if properties and user in stack.resource_map._resource_json_map:
                change = known.get(user)
                if change is None:
                    change = models.Change("Modify", user, resource["Type"])
                    change.replacement = "False"
                    change_set.changes.append(change)
                    known[user] = change
                change.follows = True
                change.details = getattr(change, "details", []) + [
                    {
                        "Target": {"Attribute": "Properties", "Name": prop, "RequiresRecreation": "Never"},
                        "ChangeSource": "ResourceReference",
                        "CausingEntity": name,
                        "Evaluation": "Dynamic",
                    }
                    for prop in properties
                ]


def drifted(stack):
    """Services, task definitions and log groups tell what somebody did to them."""
    found = {}
    for name, resource in stack.resource_map._parsed_resources.items():
        if isinstance(resource, ecs.Service):
            wanted = stack.template_dict["Resources"][name]["Properties"].get("DesiredCount", 1)
            if resource.status != "ACTIVE":
                found[name] = (resource, "DELETED", [])
            elif int(resource.desired_count) != int(wanted):
                found[name] = (resource, "MODIFIED", [difference("/DesiredCount", wanted, resource.desired_count)])
    return found


def difference(path, expected, actual):
    return {
        "PropertyPath": path,
        "ExpectedValue": str(expected),
        "ActualValue": str(actual),
        "DifferenceType": "NOT_EQUAL",
    }


def detect_stack_drift(response):
    stack = response.cloudformation_backend.get_stack(response._get_param("StackName"))
    return ActionResult({"StackDriftDetectionId": stack.stack_id})


def describe_stack_drift_detection_status(response):
    stack = response.cloudformation_backend.get_stack(response._get_param("StackDriftDetectionId"))
    return ActionResult(
        {
            "StackId": stack.stack_id,
            "StackDriftDetectionId": stack.stack_id,
            "DetectionStatus": "DETECTION_COMPLETE",
            "StackDriftStatus": "DRIFTED" if drifted(stack) else "IN_SYNC",
            "Timestamp": models.utcnow(),
        }
    )


def describe_stack_resource_drifts(response):
    stack = response.cloudformation_backend.get_stack(response._get_param("StackName"))
    apart = drifted(stack)
    told_drifts = []
    for name, resource in stack.template_dict["Resources"].items():
        status, differences = apart[name][1:] if name in apart else ("IN_SYNC", [])
        told_drifts.append(
            {
                "StackId": stack.stack_id,
                "LogicalResourceId": name,
                "ResourceType": resource["Type"],
                "StackResourceDriftStatus": status,
                "PropertyDifferences": differences,
                "Timestamp": models.utcnow(),
            }
        )
    return ActionResult({"StackResourceDrifts": told_drifts})


def update_termination_protection(response):
    stack = response.cloudformation_backend.get_stack(response._get_param("StackName"))
    stack.enable_termination_protection = response._get_bool_param("EnableTerminationProtection")
    return ActionResult({"StackId": stack.stack_id})


def removed(stack, resources, there):
    """Removes what nothing else refers to, until nothing is left or nothing goes any more; returns what is left, and why."""
    left = {name for name, one in resources.items() if one.get("DeletionPolicy") != "Retain" and there.get(name) is not None}
    left = {name for name in left if not isinstance(there[name], str)}
    refusal = None
    went = True
    while left and went:
        went = False
        used = {name for user in left for name in needed(resources[user]) if name != user}
        # Two groups may refer to each other's rules.
        for name in sorted(left - used) or sorted(left):
            try:
                remove(stack, there[name], resources[name])
            except Exception as refused:
                refusal = str(refused)
            else:
                left.discard(name)
                stack.resource_map._parsed_resources.pop(name, None)
                went = True
    return left, refusal


def remove(stack, resource, written):
    """The mock forgets to remove some of what makes a network."""
    backend = parsing.ec2_models.ec2_backends[stack.account_id][stack.region_name]
    name = getattr(resource, "physical_resource_id", None)
    known = {
        "AWS::EC2::RouteTable": lambda: backend.delete_route_table(name),
        "AWS::EC2::SubnetRouteTableAssociation": lambda: leave(backend, resource),
        "AWS::ElasticLoadBalancingV2::TargetGroup": lambda: parsing.elbv2_models.elbv2_backends[stack.account_id][
            stack.region_name
        ].target_groups.pop(name, None),
        "AWS::EC2::VPCGatewayAttachment": lambda: detach(backend, resource.vpc_id),
        "AWS::EC2::InternetGateway": lambda: backend.delete_internet_gateway(name),
        "AWS::EC2::VPCEndpoint": lambda: backend.delete_vpc_endpoints([name]),
        "AWS::EC2::NatGateway": lambda: backend.delete_nat_gateway(name),
        "AWS::EC2::EIP": lambda: backend.release_address(allocation_id=resource.allocation_id),
    }.get(written["Type"])
    if known:
        known()
    else:
        stack.resource_map._delete_resource(resource, written)


def detach(backend, vpc):
    for gateway in [one for one in backend.internet_gateways.values() if one.vpc and one.vpc.id == vpc]:
        backend.detach_internet_gateway(gateway.id, vpc)


def leave(backend, association):
    table = backend.get_route_table(association.route_table_id)
    for one in [one for one, subnet in table._associations.items() if subnet == association.subnet_id]:
        backend.disassociate_route_table(one)


def needed(resource):
    needs = set(parsing.get_references_from_template(resource))
    text = json.dumps(resource)
    after = resource.get("DependsOn", [])
    needs.update([after] if isinstance(after, str) else after)
    needs.update(part.split('"')[1] for part in text.split('"Fn::GetAtt": [')[1:])
    return needs


def told_removal(delete):
    """What goes with a stack is told, and a protected stack stays."""

    @functools.wraps(delete)
    def delete_stack(backend, name_or_stack_id):
        stack = backend.get_stack(name_or_stack_id)
        if stack.enable_termination_protection:
            raise models.ValidationError(
                stack.name, message=f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled"
            )
        if stack.template:
            stack._parse_template()
        there = dict(stack.resource_map._parsed_resources)
        resources = (stack.template_dict or {}).get("Resources", {})
        stack._add_stack_event("DELETE_IN_PROGRESS", "User Initiated")
        left, refusal = removed(stack, resources, there)
        for name, resource in resources.items():
            stays = resource.get("DeletionPolicy") == "Retain"
            status = "FAILED" if name in left else "SKIPPED" if stays else "COMPLETE"
            told(stack, name, there.get(name), resource["Type"], f"DELETE_{status}", refusal if name in left else None)
        if left:
            stack.status = "DELETE_FAILED"
            stack.template_dict["Resources"] = {name: resources[name] for name in left}
            stack.template_dict.pop("Outputs", None)
            stack.template = json.dumps(stack.template_dict)
            stack.resource_map._resource_json_map = stack.template_dict["Resources"]
            stack.output_map = stack._create_output_map()
            stack._add_stack_event(stack.status, f"The following resource(s) failed to delete: [{', '.join(sorted(left))}]. ")
        else:
            stack.resource_map._resource_json_map = {}
            delete(backend, name_or_stack_id)

    return delete_stack


def listed(response):
    """Of one stack, not of all."""
    name = response._get_param("StackName")
    sets = response.cloudformation_backend.list_change_sets()
    return ActionResult({"Summaries": [one for one in sets if name in (one.stack_name, one.stack_id)]})


models.CloudFormationBackend.execute_change_set = brought_to_its_end(models.CloudFormationBackend.execute_change_set)
models.CloudFormationBackend.delete_stack = told_removal(models.CloudFormationBackend.delete_stack)
Response = responses.CloudFormationResponse
Response.create_change_set = with_drift(Response.create_change_set)
Response.list_change_sets = listed
for answer in (
    detect_stack_drift,
    describe_stack_drift_detection_status,
    describe_stack_resource_drifts,
    update_termination_protection,
):
    setattr(Response, answer.__name__, answer)
