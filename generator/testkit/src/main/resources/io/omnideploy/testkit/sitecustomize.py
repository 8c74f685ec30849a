"""What the mock of the AWS API lacks and the tests need. Python loads a module of this name at each start."""

import functools
import importlib.abc
import importlib.util
import sys

from moto.core.utils import camelcase_to_underscores, utcnow
from moto.ecs import models as ecs
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.core.responses import EmptyResult
from moto.elasticache import models
from moto.elasticache.responses import ElastiCacheResponse
from moto.rds import models as rds

REDIS = {"6.x": "6.0.5"}
SWITCHES = ("auto_minor_version_upgrade", "at_rest_encryption_enabled", "transit_encryption_enabled")


def with_members(create):
    """A replication group has cache clusters, of which Terraform asks the engine's version."""

    @functools.wraps(create)
    def create_replication_group(backend, **asked):
        group = create(backend, **asked)
        for nodes in group.node_groups:
            nodes["ReaderEndpoint"] = {"Address": nodes.get("reader_endpoint_address"), "Port": group.port}
        for member in group.member_clusters:
            backend.cache_clusters[member] = cluster = models.CacheCluster.__new__(models.CacheCluster)
            cluster.cache_cluster_id = member
            cluster.cache_cluster_status = "available"
            cluster.replication_group_id = group.replication_group_id
            cluster.engine = "redis"
            cluster.engine_version = REDIS.get(asked["engine_version"], asked["engine_version"])
            cluster.cache_node_type = asked["cache_node_type"]
            cluster.num_cache_nodes = 1
            cluster.cache_subnet_group_name = asked["cache_subnet_group_name"]
            cluster.cache_parameter_group = {"cache_parameter_group_name": asked["cache_parameter_group_name"] or "default.redis6.x"}
            cluster.security_groups = [
                {"security_group_id": group_id, "status": "active"} for group_id in asked["security_group_ids"] or []
            ]
            cluster.preferred_maintenance_window = asked["preferred_maintenance_window"] or "sun:03:00-sun:04:00"
            cluster.snapshot_window = asked["snapshot_window"] or "01:00-02:00"
            cluster.arn = group.arn.rsplit(":", 2)[0] + ":cluster:" + member
            cluster.tags = asked["tags"] or []
            backend.tagging_service.tag_resource(cluster.arn, cluster.tags)
            for name in SWITCHES:
                setattr(cluster, name, str(asked[name]).lower() == "true")
        return group

    return create_replication_group


def gone(delete):
    """What is deleted is not found any more."""

    @functools.wraps(delete)
    def delete_replication_group(backend, replication_group_id, retain_primary_cluster):
        group = delete(backend, replication_group_id, retain_primary_cluster)
        for member in group.member_clusters:
            backend.cache_clusters.pop(member, None)
        del backend.replication_groups[replication_group_id]
        return group

    return delete_replication_group


backend = models.ElastiCacheBackend
backend.create_replication_group = with_members(backend.create_replication_group)
backend.delete_replication_group = gone(backend.delete_replication_group)


def settled(make):
    """The tasks of a service run at once."""

    @functools.wraps(make)
    def init(service, *positional, **named):
        make(service, *positional, **named)
        service.running_count, service.pending_count = service.desired_count, 0
        for deployment in service.deployments:
            deployment.update(runningCount=service.desired_count, pendingCount=0, rolloutState="COMPLETED")

    return init


ecs.Service.__init__ = settled(ecs.Service.__init__)


def remembering(answer, names):
    """What a service was asked to be is told again."""

    @functools.wraps(answer)
    def respond(response):
        result = answer(response)
        service = result.result["service"]
        for name in names:
            value = response._get_param(name)
            if value is not None:
                # An update leaves it under another name, which would be read first.
                setattr(service, camelcase_to_underscores(name), value)
                setattr(service, name, value)
        # What is not said stays as it is, and begins as AWS has it by default.
        service.rollout = getattr(service, "rollout", ROLLOUT) | (response._get_param("deploymentConfiguration") or {})
        service.deploymentConfiguration = service.rollout
        for deployment in service.deployments:
            deployment["taskDefinition"] = service.task_definition
        return result

    return respond


ROLLOUT = {"maximumPercent": 200, "minimumHealthyPercent": 100}
ASKED = ("capacityProviderStrategy", "enableECSManagedTags", "enableExecuteCommand", "healthCheckGracePeriodSeconds")
EC2ContainerServiceResponse.create_service = remembering(EC2ContainerServiceResponse.create_service, ASKED)
EC2ContainerServiceResponse.update_service = remembering(EC2ContainerServiceResponse.update_service, ASKED)


def given_up(update):
    """A task whose image is tagged 'never-up' ends at once, and the circuit breaker goes back to what ran before."""

    @functools.wraps(update)
    def update_service(backend, properties):
        cluster, name = properties.get("cluster") or "default", properties["service"].split("/")[-1]
        before = backend._get_service(cluster, name).task_definition
        service = update(backend, properties)
        wanted = backend.describe_task_definition(service.task_definition)
        if any(container["image"].endswith(":never-up") for container in wanted.container_definitions):
            # Not by run_task, which wants to know how much memory the container alone has.
            task = ecs.Task(
                cluster=backend._get_cluster(cluster),
                task_definition=wanted,
                container_instance_arn=None,
                resource_requirements=None,
                backend=backend,
                group=f"service:{name}",
                started_by="ecs-svc/1",
                launch_type="FARGATE",
                networking_configuration=service.network_configuration,
            )
            backend.tasks.setdefault(task.cluster_name, {})[task.task_arn] = task
            backend.stop_task(cluster, task.task_arn, "Essential container in task exited")
            task.containers[0].exitCode = 7
            service.task_definition = before
            for message in ("deployment failed: tasks failed to start.", "rolling back to deployment ecs-svc/0."):
                service.events.insert(
                    0, {"id": str(len(service.events)), "createdAt": utcnow(), "message": f"(service {name}) {message}"}
                )
            for deployment in service.deployments:
                deployment["rolloutStateReason"] = "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/0."
        return service

    return update_service


ecs.EC2ContainerServiceBackend.update_service = given_up(ecs.EC2ContainerServiceBackend.update_service)


def insightful(make):
    @functools.wraps(make)
    def init(instance, *positional, **named):
        make(instance, *positional, **named)
        instance.performance_insights_enabled = bool(named.get("enable_performance_insights"))

    return init


rds.DBInstance.__init__ = insightful(rds.DBInstance.__init__)


def told_apart(update):
    """What somebody set is told apart from what the engine has by itself."""

    @functools.wraps(update)
    def update_parameters(group, new_parameters):
        update(group, [parameter | {"Source": "user"} for parameter in new_parameters])

    return update_parameters


rds.DBParameterGroup.update_parameters = told_apart(rds.DBParameterGroup.update_parameters)


def delete_cache_subnet_group(response):
    response.elasticache_backend.cache_subnet_groups.pop(response._get_param("CacheSubnetGroupName"), None)
    return EmptyResult()


ElastiCacheResponse.delete_cache_subnet_group = delete_cache_subnet_group


class Late(importlib.abc.MetaPathFinder):
    """CloudFormation loads half of the mock: what is added to it waits until somebody asks for it."""

    def find_spec(self, name, path, target=None):
        if name == "moto.cloudformation.responses":
            sys.meta_path.remove(self)
            spec = importlib.util.find_spec(name)
            run = spec.loader.exec_module

            def exec_module(module):
                run(module)
                sys.modules[name] = module
                import mock_cloudformation  # noqa: F401

            spec.loader.exec_module = exec_module
            return spec
        return None


sys.meta_path.insert(0, Late())
