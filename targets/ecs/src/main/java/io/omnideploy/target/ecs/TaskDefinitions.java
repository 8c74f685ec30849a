package io.omnideploy.target.ecs;

import io.omnideploy.config.Build;
import io.omnideploy.config.ByteSize;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the task definition of a component, and what a task of it needs around: log group, security group, roles. */
final class TaskDefinitions {
    private static final int NAME_LIMIT = 255;
    private static final Origin FARGATE = Origin.rule("ecs-on-fargate");
    private static final Origin NAME = Origin.rule("physical-name");

    /** Scratch space in GiB that every task has, and the most that it can have (ECS API, EphemeralStorage). */
    private static final long FREE_DISK = 20;

    private final EcsDeployment deployment;
    private final TaskRoles roles;

    TaskDefinitions(EcsDeployment deployment) {
        this.deployment = deployment;
        roles = new TaskRoles(deployment);
    }

    void add(TaskDraft task) {
        logGroup(task);
        securityGroup(task);
        roles.add(task);
        deployment.add(definition(task));
    }

    private void logGroup(TaskDraft task) {
        deployment.add(deployment
                .tagged(task.logGroup(), Origin.rule("ecs-logs-to-cloudwatch"))
                .set(
                        "name",
                        Value.text("/ecs/" + deployment.name(NAME_LIMIT) + "/"
                                + task.component().name()),
                        NAME)
                .set(
                        "retention_in_days",
                        Value.number(deployment.settings().logRetention()),
                        Origin.at(EcsSettings.PATH.then("log_retention"))));
    }

    private void securityGroup(TaskDraft task) {
        Component component = task.component();
        SecurityGroups groups = new SecurityGroups(deployment);
        groups.group(task.securityGroup(), "Tasks of " + component.name(), Origin.at(task.path()));
        groups.letOutAnywhere(task.securityGroup(), Origin.rule("ecs-tasks-reach-out"));
        component
                .container()
                .ports()
                .forEach(port -> deployment
                        .reach()
                        .to(component.name())
                        .values()
                        .forEach(other -> groups.letIn(
                                component,
                                SecurityGroups.of(other),
                                port,
                                "From " + other.name(),
                                dependency(other, component))));
    }

    /** Returns the line by which one component says that it depends on another, or the other itself if it only refers to it. */
    private Origin[] dependency(Component from, Component to) {
        for (int index = 0; index < from.dependsOn().size(); index++) {
            if (from.dependsOn().get(index).name().equals(to.name())) {
                return deployment.written(
                        deployment.path(from).then("depends_on").item(index), "name", "until");
            }
        }
        return new Origin[] {Origin.at(deployment.path(to))};
    }

    private ResourceSpec.Builder definition(TaskDraft task) {
        Component component = task.component();
        ConfigPath path = task.path();
        ResourceSpec.Builder spec = deployment
                .tagged(
                        task.definition(),
                        RunTags.of(deployment, task),
                        RunTags.WHY,
                        Origin.at(path),
                        Origin.at(path.then("kind")))
                .set("family", Value.text(deployment.name(NAME_LIMIT, component.name())), NAME)
                .set("requires_compatibilities", Value.texts(List.of("FARGATE")), FARGATE)
                .set("network_mode", Value.text("awsvpc"), FARGATE)
                .set("execution_role_arn", Value.ref(task.executionRole(), "arn"), TaskRoles.LEAST)
                .set("task_role_arn", Value.ref(task.taskRole(), "arn"), TaskRoles.LEAST)
                .set(
                        "runtime_platform",
                        Value.object(Map.of(
                                "cpu_architecture", Value.text(architecture(component)),
                                "operating_system_family", Value.text("LINUX"))),
                        deployment.written(EcsSettings.PATH, "architecture"))
                .because(
                        "runtime_platform",
                        Origin.at(path.then("container", "platform")),
                        Origin.at(path.then("container", "build", "platforms")))
                .set("container_definitions", new Value.JsonText(new Value.Seq(containers(task))))
                // What runs is taken away only when its service, or its schedule, has moved on to the new one.
                .lifecycle(new Lifecycle(false, Set.of(), true));
        if (component.kind() == Component.Kind.JOB) {
            spec.because("", Origin.at(path.then("service", "public")), Origin.at(path.then("service", "replicas")));
            spec.because("", Origin.at(path.then("run")));
            for (int index = 0; index < component.dependsOn().size(); index++) {
                String name = component.dependsOn().get(index).name();
                if (deployment.config().backingServices().containsKey(name)) {
                    ConfigPath item = path.then("depends_on").item(index);
                    spec.because(ResourceSpec.ORDER, deployment.written(item, "name", "until"));
                }
            }
        }
        size(spec, component, path.then("resources"));
        disk(spec, component, path.then("resources", "disk"));
        if (!task.volumes().isEmpty()) {
            spec.set("volume", new Value.Seq(task.volumes()));
        }
        task.origins().forEach(spec::because);
        return spec;
    }

    /** The program's own is the first of them: who looks for its log or its exit code finds it there. */
    private static List<Value> containers(TaskDraft task) {
        List<Value> containers = new ArrayList<>(List.of(container(task)));
        containers.addAll(task.firstContainers());
        return containers;
    }

    private static Value.Obj container(TaskDraft task) {
        SortedMap<String, Value> fields = new TreeMap<>(task.fields());
        put(
                fields,
                "environment",
                task.environment().entrySet().stream()
                        .map(entry -> pair(entry.getKey(), "value", entry.getValue()))
                        .toList());
        put(
                fields,
                "secrets",
                task.secrets().entrySet().stream()
                        .map(entry -> pair(
                                entry.getKey(), "valueFrom", entry.getValue().valueFrom()))
                        .toList());
        put(fields, "mountPoints", task.mounts());
        return new Value.Obj(fields);
    }

    private static void put(SortedMap<String, Value> fields, String field, List<Value> values) {
        if (!values.isEmpty()) {
            fields.put(field, new Value.Seq(values));
        }
    }

    private static Value pair(String name, String key, Value value) {
        return Value.object(Map.of("name", Value.text(name), key, value));
    }

    /** A container's own platform wins over that of the target, and so does the only one for which its image is built. */
    private String architecture(Component component) {
        Optional<String> built = component
                .container()
                .build()
                .map(Build::platforms)
                .filter(platforms -> platforms.size() == 1)
                .map(List::getFirst);
        boolean arm = component
                .container()
                .platform()
                .or(() -> built)
                .map(name -> name.startsWith("linux/arm64"))
                .orElse(deployment.settings().arm());
        return arm ? "ARM64" : "X86_64";
    }

    private void size(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        int millis = component.resources().effectiveCpu().millis();
        long memory = component.resources().effectiveMemory().mebibytes();
        Optional<FargateSize> size = FargateSize.covering(millis, memory);
        if (size.isEmpty()) {
            deployment.refuse(
                    path,
                    "ecs-task-too-large",
                    "Fargate has no task of %s CPUs and %d MiB; its largest has 32 CPUs and %d MiB."
                            .formatted(component.resources().effectiveCpu(), memory, FargateSize.MOST_MEMORY),
                    "Ask for less, and run more replicas.");
            return;
        }
        spec.set("cpu", Value.text(Integer.toString(size.get().cpu())), deployment.written(path, "size", "cpu"))
                .set(
                        "memory",
                        Value.text(Integer.toString(size.get().memory())),
                        deployment.written(path, "size", "memory"));
        rounded(component, size.get(), path);
    }

    private void rounded(Component component, FargateSize size, ConfigPath path) {
        boolean moreCpu = component.resources().cpu().isPresent()
                && size.cpu() * 1000L / 1024
                        > component.resources().effectiveCpu().millis();
        boolean moreMemory = component.resources().memory().isPresent()
                && size.memory() > component.resources().effectiveMemory().mebibytes();
        String reason = "Fargate has fixed pairs; the next one has %d CPU units and %d MiB."
                .formatted(size.cpu(), size.memory());
        String remedy = "Write cpu: %d and memory: %d to say the same.".formatted(size.cpu(), size.memory());
        if (moreCpu) {
            deployment.account(path.then("cpu"), Fate.APPROXIMATED, "fargate-size", reason, remedy);
        }
        if (moreMemory) {
            deployment.account(path.then("memory"), Fate.APPROXIMATED, "fargate-size", reason, remedy);
        }
    }

    private void disk(ResourceSpec.Builder spec, Component component, ConfigPath path) {
        component.resources().disk().ifPresent(disk -> {
            long gibibytes = gibibytes(disk);
            spec.because("ephemeral_storage", Origin.at(path));
            if (gibibytes > FREE_DISK) {
                spec.set("ephemeral_storage", Value.object(Map.of("size_in_gib", Value.number(gibibytes))));
            }
        });
    }

    private static long gibibytes(ByteSize size) {
        return (size.mebibytes() + 1023) / 1024;
    }

    /** Returns what must be there before a task is started: without the rights of its role the first one can't. */
    static Set<ResourceId> ready(EcsDeployment deployment, TaskDraft task) {
        Set<ResourceId> ready = new TreeSet<>(task.after());
        ready.addAll(deployment.network().wayOut());
        ready.add(SecurityGroups.wayOut(task.securityGroup()));
        ready.addAll(TaskRoles.rights(task));
        Clusters.ready(deployment).ifPresent(ready::add);
        return ready;
    }
}
