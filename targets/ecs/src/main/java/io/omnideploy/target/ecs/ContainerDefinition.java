package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ImageOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the container definition of a component says, in the form in which ECS gives it back: no nulls, no empty lists, no
 * defaults, variables and secrets by name. Any other form would make a new task definition at every run.
 */
final class ContainerDefinition implements Contributor {
    private static final Origin LOGS = Origin.rule("ecs-logs-to-cloudwatch");

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        Component component = task.component();
        Container container = component.container();
        ConfigPath path = task.path().then("container");
        task.set("name", Value.text(component.name()), Origin.at(task.path()))
                .set("image", deployment.image(component), ImageOrigins.of(container, path))
                .set("essential", Value.bool(true), Origin.rule("ecs-one-container"));
        process(deployment, task, container, path);
        ports(deployment, task, container, path);
        variables(deployment, task);
        logs(deployment, task);
        stop(deployment, task);
    }

    private static void process(EcsDeployment deployment, TaskDraft task, Container container, ConfigPath path) {
        words(deployment, task, "entryPoint", container.command(), path.then("command"));
        words(deployment, task, "command", container.args(), path.then("args"));
        container
                .workingDir()
                .ifPresent(folder ->
                        task.set("workingDirectory", Value.text(folder), Origin.at(path.then("working_dir"))));
        container.user().ifPresent(user -> task.set("user", Value.text(user), Origin.at(path.then("user"))));
        if (container.readOnly()) {
            task.set("readonlyRootFilesystem", Value.bool(true), Origin.at(path.then("read_only")));
        }
        if (deployment.config().positions().isGiven(path.then("read_only"))) {
            task.because("readonlyRootFilesystem", Set.of(Origin.at(path.then("read_only"))));
        }
        capabilities(task, container, path.then("capabilities"));
    }

    private static void words(
            EcsDeployment deployment, TaskDraft task, String field, List<Template> templates, ConfigPath path) {
        if (templates.isEmpty()) {
            return;
        }
        List<Value> words = templates.stream()
                .map(template -> NamesForJobs.seenBy(deployment, task.component(), template))
                .map(template -> deployment.addresses().value(template, "used in " + path))
                .toList();
        if (words.stream().anyMatch(Value::isSecret)) {
            deployment.refuse(
                    path,
                    "ecs-secret-in-command",
                    "A secret would stand in clear in the task definition: ECS gives secrets to containers as variables alone.",
                    "Name it under 'secrets' and let the command read the variable.");
        }
        task.set(field, new Value.Seq(words), Origin.at(path));
        templates.forEach(template -> task.because(field, deployment.addresses().why(template)));
    }

    private static void capabilities(TaskDraft task, Container container, ConfigPath path) {
        Capabilities.parameters(container.capabilitiesAdded(), container.capabilitiesDropped())
                .ifPresent(parameters ->
                        task.set("linuxParameters", Value.object(Map.of("capabilities", Value.object(parameters)))));
        if (!container.capabilitiesAdded().isEmpty()) {
            task.because("linuxParameters", Set.of(Origin.at(path.then("add"))));
        }
        if (!container.capabilitiesDropped().isEmpty()) {
            task.because("linuxParameters", Set.of(Origin.at(path.then("drop"))));
        }
    }

    private static void ports(EcsDeployment deployment, TaskDraft task, Container container, ConfigPath path) {
        List<Value> mappings = new ArrayList<>();
        List<Port> ports = container.ports();
        for (int index = 0; index < ports.size(); index++) {
            mappings.add(mapping(ports.get(index)));
            task.because(
                    "portMappings",
                    Set.of(deployment.written(path.then("ports").item(index), "container_port", "protocol", "name")));
        }
        if (!mappings.isEmpty()) {
            task.set("portMappings", new Value.Seq(mappings));
        }
    }

    private static Value mapping(Port port) {
        Value.Obj mapping = Value.object(Map.of(
                "containerPort", Value.number(port.containerPort()),
                "hostPort", Value.number(port.containerPort()),
                "name", Value.text(portName(port)),
                "protocol", Value.text(port.protocol().transport())));
        return switch (port.protocol()) {
            case HTTP -> mapping.with("appProtocol", Value.text("http"));
            // The proxy between tasks passes what is encrypted on as it is.
            case HTTPS, TCP, UDP -> mapping;
        };
    }

    /** Returns the name by which a service refers to one of its ports. */
    static String portName(Port port) {
        return port.name()
                .orElseGet(() -> port.protocol().name().toLowerCase(Locale.ROOT) + "-" + port.containerPort());
    }

    private static void variables(EcsDeployment deployment, TaskDraft task) {
        ConfigPath path = task.path();
        String owner = task.component().name();
        task.component().environment().forEach((name, template) -> {
            Set<Origin> why = new TreeSet<>(deployment.addresses().why(template));
            why.add(Origin.at(path.then("environment", name)));
            TaskVariables.put(deployment, task, name, template, why);
        });
        task.component().secrets().forEach((name, use) -> {
            Set<Origin> why = Set.of(deployment.written(path.then("secrets", name), "source", "as"));
            if (use.path().isEmpty()) {
                task.secret(name, TaskVariables.of(deployment, owner, name, use.source(), why), why);
            }
        });
    }

    private static void logs(EcsDeployment deployment, TaskDraft task) {
        task.set("logConfiguration", logConfiguration(deployment, task), LOGS);
    }

    /** Returns where a container of a task writes what it says. */
    static Value logConfiguration(EcsDeployment deployment, TaskDraft task) {
        return Value.object(Map.of(
                "logDriver",
                Value.text("awslogs"),
                "options",
                Value.object(Map.of(
                        "awslogs-group", Value.ref(task.logGroup(), "name"),
                        "awslogs-region", Value.text(deployment.region()),
                        "awslogs-stream-prefix", Value.text("ecs")))));
    }

    /** ECS waits 30 seconds if nothing is said, and at most 120. */
    private static void stop(EcsDeployment deployment, TaskDraft task) {
        ConfigPath path = task.path().then("stop_timeout");
        if (deployment.config().positions().isGiven(path)) {
            task.set("stopTimeout", Value.number(task.component().stopTimeout().toSeconds()), Origin.at(path));
        }
    }
}
