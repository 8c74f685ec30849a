package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.StartOrder;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Container services, each with the deployment that runs in it. */
final class ContainerServices {
    private static final Origin NAME = Origin.rule("lightsail-physical-name");
    private static final Origin POWER = Origin.rule("lightsail-power-of-all-containers");

    private final LightsailDeployment deployment;
    private final Domains domains;
    private final ImageAccess images;
    private final StartOrder order;

    ContainerServices(LightsailDeployment deployment, Domains domains) {
        this.deployment = deployment;
        this.domains = domains;
        images = new ImageAccess(deployment.draft());
        order = new StartOrder(deployment.config());
    }

    /** Returns the smallest power that all containers of a machine fit in, if there is one. */
    static Optional<Power> power(ServiceGroup group) {
        long millis = 0;
        long bytes = 0;
        for (Component member : group.members()) {
            millis += member.resources().effectiveCpu().millis();
            bytes += member.resources().effectiveMemory().bytes();
        }
        return Power.covering(millis, bytes);
    }

    void add() {
        deployment.groups().forEach(this::add);
    }

    private void add(ServiceGroup group) {
        ResourceId id = service(group);
        Set<ResourceId> policies = images.letIn(group, id);
        if (group.isDisabled()) {
            group.members().forEach(this::off);
        } else {
            deployment(group, id, policies);
        }
        group.endpoint().ifPresent(endpoint -> outputs(endpoint, id));
    }

    private ResourceId service(ServiceGroup group) {
        Power power = power(group).orElseThrow();
        larger(group, power);
        ResourceSpec.Builder spec = deployment
                .draft()
                .tagged(ResourceId.of(LightsailTypes.SERVICE, group.name()), why(group))
                .set("name", Value.text(deployment.serviceName(group)), NAME)
                .set("power", Value.text(power.word()), why(group, "resources", "size", "cpu", "memory"))
                .because("power", POWER)
                .set("scale", Value.number(group.scale()), why(group, "service", "replicas"));
        if (group.isDisabled()) {
            spec.set("is_disabled", Value.bool(true), why(group, "service", "replicas"));
        }
        for (Component member : group.members()) {
            deployment.origins(
                    DeployConfig.pathOf(member).then("service", "public"), origin -> spec.because("", Set.of(origin)));
        }
        images.add(group, spec);
        domains.add(group, spec);
        return deployment.draft().add(spec);
    }

    /** Somebody who wrote a number is told when another one is bought. */
    private void larger(ServiceGroup group, Power power) {
        for (Component member : group.members()) {
            ConfigPath path = DeployConfig.pathOf(member).then("resources");
            String reason = "Machines of container service '%s' have %s virtual CPUs and %s of memory%s."
                    .formatted(group.name(), power.cpu(), power.memory(), group.isShared() ? " for all of it" : "");
            member.resources()
                    .cpu()
                    .filter(cpu -> cpu.millis() != power.cpu().millis())
                    .ifPresent(cpu -> approximated(path.then("cpu"), reason));
            member.resources()
                    .memory()
                    .filter(memory -> !memory.equals(power.memory()))
                    .ifPresent(memory -> approximated(path.then("memory"), reason));
        }
    }

    private void approximated(ConfigPath path, String reason) {
        deployment
                .draft()
                .accountWritten(path, Fate.APPROXIMATED, "lightsail-power", reason, "Choose a 'size' for this target.");
    }

    private void deployment(ServiceGroup group, ResourceId service, Set<ResourceId> policies) {
        ResourceSpec.Builder spec = deployment
                .draft()
                .start(ResourceId.of(LightsailTypes.DEPLOYMENT, group.name()), why(group))
                .set("service_name", Value.ref(service, "name"), NAME);
        TemplateValues addresses = deployment.addresses(group);
        List<Value> containers = new ArrayList<>();
        // Terraform keeps them as a set: by name they stay where they are.
        for (Component member : group.members().stream()
                .sorted(Comparator.comparing(Component::name))
                .toList()) {
            containers.add(container(member, new Variables(deployment, addresses, member), spec, containers.size()));
        }
        spec.set("container", new Value.Seq(containers), why(group));
        group.endpoint()
                .ifPresent(endpoint -> spec.set(
                                "public_endpoint",
                                Value.object(Map.of(
                                        "container_name",
                                                Value.text(endpoint.component().name()),
                                        "container_port",
                                                Value.number(endpoint.port().containerPort()),
                                        "health_check", HealthChecks.value(endpoint.component()))),
                                Origin.at(endpoint.path().then("container_port")),
                                Origin.at(DeployConfig.pathOf(endpoint.component())
                                        .then("service", "public")))
                        .because("public_endpoint.health_check", HealthChecks.why(deployment, endpoint.component())));
        for (Component member : group.members()) {
            deployment.origins(
                    DeployConfig.pathOf(member).then("depends_on"), origin -> spec.because("", Set.of(origin)));
        }
        spec.after(policies).after(before(group));
        deployment.draft().add(spec);
    }

    private void off(Component component) {
        for (String part : List.of("kind", "container", "environment", "secrets", "depends_on")) {
            deployment.accountAll(
                    DeployConfig.pathOf(component).then(part),
                    Fate.DROPPED,
                    "lightsail-off",
                    "Nothing runs in a container service that is off.",
                    "Give it a copy to bring it up.");
        }
    }

    private Value container(Component component, Variables variables, ResourceSpec.Builder spec, int index) {
        String place = "container[" + index + "].";
        ConfigPath path = DeployConfig.pathOf(component);
        Map<String, Value> fields = new TreeMap<>();
        fields.put("container_name", Value.text(component.name()));
        spec.because(place + "container_name", Set.of(deployment.draft().written(path, "kind")));
        fields.put("image", deployment.draft().image(component));
        deployment.origins(path.then("container", "image"), origin -> spec.because(place + "image", Set.of(origin)));
        deployment.origins(path.then("container", "build"), origin -> spec.because(place + "image", Set.of(origin)));
        deployment.origins(path.then("container", "platform"), origin -> spec.because(place + "image", Set.of(origin)));
        List<Value> words = variables.words();
        if (!words.isEmpty()) {
            fields.put("command", new Value.Seq(words));
            words(component, path.then("container"), spec, place + "command");
        }
        if (!variables.values().isEmpty()) {
            fields.put("environment", Value.object(variables.values()));
            variables.why().forEach((name, why) -> spec.because(place + "environment." + name, why));
        }
        ports(component, path.then("container", "ports"), fields, spec, place + "ports");
        return Value.object(fields);
    }

    private void words(Component component, ConfigPath path, ResourceSpec.Builder spec, String place) {
        deployment.origins(path.then("command"), origin -> spec.because(place, Set.of(origin)));
        deployment.origins(path.then("args"), origin -> spec.because(place, Set.of(origin)));
        List<Template> command = component.container().command();
        if (!command.isEmpty()) {
            deployment.accountAll(
                    path.then("command"),
                    Fate.APPROXIMATED,
                    "lightsail-command",
                    "Lightsail replaces the command of the image and keeps its entrypoint.",
                    "See that the image has no entrypoint, or write 'args' alone.");
        }
        for (Template word : command) {
            spec.because(place, deployment.external().why(word));
        }
        for (Template word : component.container().args()) {
            spec.because(place, deployment.external().why(word));
        }
    }

    private void ports(
            Component component, ConfigPath path, Map<String, Value> fields, ResourceSpec.Builder spec, String place) {
        List<Port> ports = component.container().ports();
        Map<String, Value> open = new TreeMap<>();
        for (int index = 0; index < ports.size(); index++) {
            Port port = ports.get(index);
            String number = Integer.toString(port.containerPort());
            open.put(number, Value.text(port.protocol().name()));
            spec.because(
                    place + "." + number,
                    Set.of(deployment.draft().written(path.item(index), "container_port", "protocol")));
        }
        if (!open.isEmpty()) {
            fields.put("ports", Value.object(open));
        }
    }

    /** What must be there first: what is used of backing services, and the deployments of what is depended on. */
    private Set<ResourceId> before(ServiceGroup group) {
        Set<ResourceId> before = new TreeSet<>();
        for (Component member : group.members()) {
            for (String name : order.before(member)) {
                before.addAll(deployment.ready(name));
                Component other = deployment.config().components().get(name);
                if (other != null
                        && !deployment.groupOf(other).equals(group)
                        && !deployment.groupOf(other).isDisabled()) {
                    before.add(ResourceId.of(
                            LightsailTypes.DEPLOYMENT, deployment.groupOf(other).name()));
                }
            }
        }
        return before;
    }

    private void outputs(Endpoint endpoint, ResourceId service) {
        String name = Naming.slug(endpoint.component().name(), '_');
        Set<Origin> why =
                Set.of(Origin.at(DeployConfig.pathOf(endpoint.component()).then("service", "public")));
        deployment
                .draft()
                .output(new OutputSpec(
                        name + "_url",
                        Value.ref(service, "url"),
                        "Where " + endpoint.component().name() + " is reached"
                                + (endpoint.component().service().domains().isEmpty()
                                        ? "."
                                        : ", and where its domains must lead."),
                        new TreeSet<>(why)));
    }

    private Origin[] why(ServiceGroup group) {
        List<Origin> why = new ArrayList<>();
        ConfigPath path = LightsailSettings.SERVICES.then(group.name());
        for (int index = 0; index < group.members().size(); index++) {
            why.add(Origin.at(DeployConfig.pathOf(group.members().get(index))));
            if (deployment.settings().services().containsKey(group.name())) {
                why.add(Origin.at(path.item(index)));
            }
        }
        return why.toArray(Origin[]::new);
    }

    private Origin[] why(ServiceGroup group, String section, String... keys) {
        List<Origin> why = new ArrayList<>();
        for (Component member : group.members()) {
            why.addAll(List.of(
                    deployment.draft().written(DeployConfig.pathOf(member).then(section), keys)));
        }
        return why.toArray(Origin[]::new);
    }
}
