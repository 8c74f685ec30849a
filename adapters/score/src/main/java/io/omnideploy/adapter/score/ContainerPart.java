package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a component of a container. */
final class ContainerPart {
    /** Ports of servers that don't speak HTTP. */
    private static final Set<String> NOT_HTTP =
            Set.of("5432", "3306", "6379", "27017", "5672", "9092", "4222", "11211");

    private static final Pattern PATTERN = Pattern.compile("[\\[\\](*+?^|\\\\]");

    /** An amount of memory without a unit, which is in bytes. */
    private static final Pattern BYTES = Pattern.compile("\\d{1,15}");

    private final WorkloadScope scope;
    private final String name;
    private final Node.Mapping container;
    private final ConfigPath path;
    private final Placeholders placeholders;
    private final AdapterLedger ledger;
    private final Diagnostics problems;

    ContainerPart(WorkloadScope scope, String name, Node.Mapping container) {
        this.scope = scope;
        this.name = name;
        this.container = container;
        this.path = ConfigPath.of("containers", name);
        this.placeholders = scope.placeholders();
        this.ledger = scope.ledger();
        this.problems = scope.problems();
    }

    /** @param workload what is said of the whole; empty for a further container of it */
    Node.Mapping component(Node.Mapping workload) {
        List<Node> ports = ports(workload);
        TreeBuilder inner = new TreeBuilder();
        image(inner);
        inner.put("command", list("command"));
        inner.put("args", list("args"));
        inner.put("ports", new Node.Sequence(ports, Optional.empty()));
        new HealthPart(container, path, ledger).put(inner);
        TreeBuilder component = new TreeBuilder();
        boolean isJob = scope.jobs().contains(name);
        if (isJob) {
            component.put("kind", Node.word("job"));
        } else if (ports.isEmpty()) {
            component.put("kind", Node.word("worker"));
        }
        component.put("container", inner.build(container.span()));
        component.put("service", route(workload));
        component.put("resources", resources());
        TreeBuilder environment = new TreeBuilder();
        Nodes.map(container, "variables").entries().forEach((key, entry) -> {
            if (entry.value() instanceof Node.Scalar value) {
                environment.put(key, entry.keySpan(), placeholders.template(value, path.then("variables", key)));
            }
        });
        component.put("environment", environment.build());
        component.put("volumes", new MountPart(scope, container, path).mounts());
        component.put("depends_on", Node.list(dependencies()));
        if (isJob) {
            component.put("run", Node.word("before"));
        }
        return component.build(container.span());
    }

    /** Who is before this one says so itself. */
    private List<Node> dependencies() {
        List<Node> all = new ArrayList<>();
        Nodes.map(scope.root(), "containers").entries().forEach((other, entry) -> {
            if (!(entry.value() instanceof Node.Mapping earlier)) {
                return;
            }
            Nodes.scalar(Nodes.map(Nodes.map(earlier, "before"), name), "ready").ifPresent(ready -> {
                String until = switch (ready.text()) {
                    case "complete" -> "completed";
                    case "healthy" -> "healthy";
                    default -> "started";
                };
                all.add(new TreeBuilder()
                        .put("name", Node.text(scope.components().get(other)))
                        .put(
                                "until",
                                TreeBuilder.word(scope.jobs().contains(other) ? "completed" : until, ready.span()))
                        .build(ready.span()));
            });
        });
        return all;
    }

    private void image(TreeBuilder inner) {
        Nodes.scalar(container, "image").ifPresent(image -> {
            if (image.text().equals(".")) {
                inner.put(
                        "build",
                        new TreeBuilder()
                                .put("context", TreeBuilder.word(scope.place("."), image.span()))
                                .build(image.span()));
            } else {
                inner.put("image", placeholders.template(image, path.then("image")));
            }
        });
    }

    private Node.Sequence list(String key) {
        List<Node> items = new ArrayList<>();
        for (Node item : Nodes.items(container, key)) {
            if (item instanceof Node.Scalar text) {
                items.add(placeholders.template(text, path.then(key)));
            }
        }
        return new Node.Sequence(items, container.get(key).flatMap(Node::span));
    }

    private List<Node> ports(Node.Mapping workload) {
        List<Node> ports = new ArrayList<>();
        Optional<String> first = routed(workload);
        Nodes.map(Nodes.map(workload, "service"), "ports").entries().forEach((name, entry) -> {
            if (!(entry.value() instanceof Node.Mapping port)) {
                return;
            }
            ConfigPath at = ConfigPath.of("service", "ports", name);
            Optional<Node.Scalar> outer = Nodes.scalar(port, "port");
            Optional<Node.Scalar> number = Nodes.scalar(port, "targetPort").or(() -> outer);
            number.ifPresent(target -> ports.add(
                    first.filter(name::equals).isPresent() ? 0 : ports.size(),
                    new TreeBuilder()
                            .put("container_port", TreeBuilder.word(target.text(), target.span()))
                            .put("protocol", Node.word(protocol(port, target.text())))
                            .put(
                                    "name",
                                    name.matches("[a-z][a-z0-9-]{0,14}")
                                            ? Optional.of(Node.text(name))
                                            : Optional.empty())
                            .build(port.span())));
            port.entries().forEach((key, value) -> {
                boolean isOuter = key.equals("port")
                        && number.isPresent()
                        && !number.get()
                                .text()
                                .equals(outer.map(Node.Scalar::text).orElse(""));
                ledger.tell(
                        at.then(key),
                        value,
                        isOuter
                                ? Saying.approximated(
                                        "score-port",
                                        "Others reach it on the port of the container, "
                                                + number.get().text() + ".",
                                        "Use that number in addresses, or ${resources.NAME.port} of a service-port.")
                                : Saying.mapped("score-port", "It is a port of the component."));
            });
        });
        return ports;
    }

    /** The port that a route leads to is the one that others use, which stands first. */
    private Optional<String> routed(Node.Mapping workload) {
        Optional<String> first = Optional.empty();
        for (String route : Nodes.map(workload, "resources").entries().keySet()) {
            Requirement requirement = scope.requirements().get(route);
            if (requirement == null || !requirement.type().equals("route")) {
                continue;
            }
            Optional<Node.Scalar> wanted = Nodes.scalar(Nodes.map(requirement.settings(), "params"), "port");
            if (wanted.isEmpty()) {
                continue;
            }
            ConfigPath at = ConfigPath.of("resources", route, "params", "port");
            String given =
                    placeholders.converted(wanted.get().text(), at, wanted.get().span());
            Optional<String> port = scope.ports().named(scope.name(), given);
            if (port.isEmpty() || (first.isPresent() && !first.equals(port))) {
                problems.add(Diagnostic.error(
                                "route-port",
                                port.isEmpty()
                                        ? "The workload has no port '" + given + "'."
                                        : "Routes of a workload lead to one port, and others here lead to '"
                                                + first.get() + "'.")
                        .about(at)
                        .at(wanted.get().span())
                        .remedy(port.isEmpty() ? portRemedy(given) : "Make a workload of its own for the other port."));
            }
            first = first.or(() -> port);
        }
        return first;
    }

    private String portRemedy(String given) {
        Set<String> names = scope.ports().names(scope.name());
        return names.isEmpty()
                ? "Give it one: 'service: {ports: {www: {port: " + given + "}}}'."
                : Nearest.remedy(given, names);
    }

    private static String protocol(Node.Mapping port, String number) {
        if (Nodes.text(port, "protocol").filter("UDP"::equalsIgnoreCase).isPresent()) {
            return "UDP";
        }
        return NOT_HTTP.contains(number) ? "TCP" : "HTTP";
    }

    private Node.Mapping resources() {
        TreeBuilder result = new TreeBuilder();
        Node.Mapping all = Nodes.map(container, "resources");
        Node.Mapping limits = Nodes.map(all, "limits");
        Node.Mapping requests = Nodes.map(all, "requests");
        for (String key : List.of("cpu", "memory")) {
            Optional<Node.Scalar> given = Nodes.scalar(limits, key).or(() -> Nodes.scalar(requests, key));
            given.ifPresent(value -> result.put(key, TreeBuilder.word(amount(key, value.text()), value.span())));
            if (limits.get(key).isPresent()) {
                requests.get(key)
                        .ifPresent(value -> ledger.tell(
                                path.then("resources", "requests", key),
                                value,
                                Saying.dropped(
                                        "score-requests",
                                        "What a container gets is what its limits say.",
                                        "Say under 'limits' what it needs.")));
            }
        }
        return result.build();
    }

    private static String amount(String key, String text) {
        if (!key.equals("memory") || !BYTES.matcher(text).matches()) {
            return text;
        }
        long kibibytes = (Long.parseLong(text) + 1023) / 1024;
        return kibibytes % 1024 == 0 ? kibibytes / 1024 + "Mi" : kibibytes + "Ki";
    }

    private void prefixOnly(Node.Scalar prefix, ConfigPath at) {
        if (PATTERN.matcher(prefix.text()).find()) {
            problems.add(Diagnostic.error("route-pattern", "'" + prefix.text() + "' is a pattern; a path is a prefix.")
                    .about(at)
                    .at(prefix.span())
                    .remedy("Write the beginning that all of its paths have, such as /my."));
        }
    }

    /** A route makes a workload public, under the host and path that it names. */
    private Node.Mapping route(Node.Mapping workload) {
        SequencedMap<String, Node> domains = new LinkedHashMap<>();
        SequencedMap<String, Node> paths = new LinkedHashMap<>();
        boolean isPublic = false;
        boolean isWhole = false;
        for (String route : Nodes.map(workload, "resources").entries().keySet()) {
            Requirement requirement = scope.requirements().get(route);
            if (requirement == null || !requirement.type().equals("route")) {
                continue;
            }
            isPublic = true;
            ConfigPath at = ConfigPath.of("resources", route, "params");
            Node.Mapping params = Nodes.map(requirement.settings(), "params");
            Nodes.scalar(params, "host").ifPresent(host -> {
                Node.Scalar domain = placeholders.template(host, at.then("host"));
                domains.putIfAbsent(domain.text(), domain);
            });
            Optional<Node.Scalar> path = Nodes.scalar(params, "path");
            path.ifPresent(prefix -> {
                prefixOnly(prefix, at.then("path"));
                Node.Scalar made = placeholders.template(prefix, at.then("path"));
                paths.putIfAbsent(made.text(), made);
            });
            // One route to all paths holds those of the others.
            isWhole |= path.isEmpty() || path.get().text().equals("/");
        }
        TreeBuilder service = new TreeBuilder();
        if (isPublic) {
            service.put("public", Node.word(true));
        }
        return service.put("domains", Node.list(List.copyOf(domains.values())))
                .put("paths", Node.list(isWhole ? List.of() : List.copyOf(paths.values())))
                .put("autoscaling", autoscaling(workload))
                .build();
    }

    /** What the community's resource of that type says, with the numbers that it has where nothing is said. */
    private Optional<Node.Mapping> autoscaling(Node.Mapping workload) {
        for (String name : Nodes.map(workload, "resources").entries().keySet()) {
            Requirement requirement = scope.requirements().get(name);
            if (requirement != null && requirement.type().equals("horizontal-pod-autoscaler")) {
                Node.Mapping params = Nodes.map(requirement.settings(), "params");
                return Optional.of(new TreeBuilder()
                        .put("min", number(params, "minReplicas", 2))
                        .put("max", number(params, "maxReplicas", 3))
                        .put("target_cpu", number(params, "targetCPUUtilizationPercentage", 80))
                        .build(requirement.settings().span()));
            }
        }
        return Optional.empty();
    }

    private static Node number(Node.Mapping params, String key, int otherwise) {
        return Nodes.scalar(params, key)
                .map(given -> TreeBuilder.word(given.text(), given.span()))
                .orElseGet(() -> Node.word(otherwise));
    }
}
