package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Naming;
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
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Makes a component of a container. */
final class ContainerPart {
    private static final List<String> KEYS = List.of(
            "image",
            "command",
            "args",
            "variables",
            "files",
            "volumes",
            "resources",
            "livenessProbe",
            "readinessProbe",
            "before");

    /** Ports of servers that don't speak HTTP. */
    private static final Set<String> NOT_HTTP =
            Set.of("5432", "3306", "6379", "27017", "5672", "9092", "4222", "11211");

    private final Node.Mapping container;
    private final ConfigPath path;
    private final Placeholders placeholders;
    private final Map<String, Requirement> requirements;
    private final AdapterLedger ledger;
    private final Diagnostics problems;

    ContainerPart(
            Node.Mapping container,
            ConfigPath path,
            Placeholders placeholders,
            Map<String, Requirement> requirements,
            AdapterLedger ledger,
            Diagnostics problems) {
        this.container = container;
        this.path = path;
        this.placeholders = placeholders;
        this.requirements = requirements;
        this.ledger = ledger;
        this.problems = problems;
    }

    /** @param workload what is said of the whole; empty for a further container of it */
    Node.Mapping component(Node.Mapping workload) {
        container.entries().forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
                problems.add(Diagnostic.error("unknown-key", "Score has no '" + key + "' in a container.")
                        .about(path.then(key))
                        .at(entry.keySpan())
                        .remedy(Nearest.remedy(key, KEYS)));
            } else if (key.equals("before")) {
                ledger.tell(
                        path.then(key),
                        entry,
                        Saying.dropped(
                                "score-before",
                                "Containers of a workload are started side by side.",
                                "Make it a job of its own."));
            }
        });
        List<Node> ports = ports(workload);
        TreeBuilder inner = new TreeBuilder();
        image(inner);
        inner.put("command", list("command"));
        inner.put("args", list("args"));
        inner.put("ports", new Node.Sequence(ports, Optional.empty()));
        health(inner);
        TreeBuilder component = new TreeBuilder();
        if (ports.isEmpty()) {
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
        component.put("volumes", new Node.Mapping(volumes(), Optional.empty()));
        return component.build(container.span());
    }

    private void image(TreeBuilder inner) {
        Nodes.scalar(container, "image").ifPresent(image -> {
            if (image.text().equals(".")) {
                inner.put("build", new TreeBuilder().put("context", image).build(image.span()));
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
        Nodes.map(Nodes.map(workload, "service"), "ports").entries().forEach((name, entry) -> {
            if (!(entry.value() instanceof Node.Mapping port)) {
                return;
            }
            ConfigPath at = ConfigPath.of("service", "ports", name);
            Optional<Node.Scalar> outer = Nodes.scalar(port, "port");
            Optional<Node.Scalar> number = Nodes.scalar(port, "targetPort").or(() -> outer);
            number.ifPresent(target -> ports.add(new TreeBuilder()
                    .put("container_port", TreeBuilder.word(target.text(), target.span()))
                    .put("protocol", Node.word(protocol(port, target.text())))
                    .put("name", name.matches("[a-z][a-z0-9-]{0,14}") ? Optional.of(Node.text(name)) : Optional.empty())
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

    private static String protocol(Node.Mapping port, String number) {
        if (Nodes.text(port, "protocol").filter("UDP"::equalsIgnoreCase).isPresent()) {
            return "UDP";
        }
        return NOT_HTTP.contains(number) ? "TCP" : "HTTP";
    }

    private void health(TreeBuilder inner) {
        Optional<Node> ready = container.get("readinessProbe");
        Optional<Node> live = container.get("livenessProbe");
        if (ready.isPresent()) {
            live.ifPresent(probe -> ledger.tell(
                    path.then("livenessProbe"),
                    probe,
                    Saying.approximated(
                            "score-liveness",
                            "One check says whether it works; that of readiness is taken.",
                            "Let one path answer for both.")));
        }
        if (!(ready.or(() -> live).orElse(null) instanceof Node.Mapping probe)) {
            return;
        }
        ConfigPath at = path.then(ready.isPresent() ? "readinessProbe" : "livenessProbe");
        Node.Mapping http = Nodes.map(probe, "httpGet");
        TreeBuilder check = new TreeBuilder();
        Nodes.scalar(http, "path")
                .ifPresent(value -> check.put("path", TreeBuilder.literal(value.text(), value.span())));
        Nodes.scalar(http, "port").ifPresent(value -> check.put("port", TreeBuilder.word(value.text(), value.span())));
        if (!http.entries().isEmpty() && !check.has("path")) {
            check.put("path", Node.text("/"));
        }
        List<Node> command = new ArrayList<>();
        for (Node word : Nodes.items(Nodes.map(probe, "exec"), "command")) {
            if (word instanceof Node.Scalar text) {
                command.add(TreeBuilder.literal(text.text(), text.span()));
            }
        }
        check.put("exec", new Node.Sequence(command, probe.span()));
        inner.put("health_check", check.build(probe.span()));
        http.entries().forEach((key, entry) -> {
            if (!Set.of("path", "port").contains(key)) {
                ledger.tell(
                        at.then("httpGet", key),
                        entry,
                        Saying.dropped(
                                "score-probe", "The check is a plain GET inside of the stack.", "Leave it out."));
            }
        });
    }

    private Node.Mapping resources() {
        TreeBuilder result = new TreeBuilder();
        Node.Mapping all = Nodes.map(container, "resources");
        Node.Mapping limits = Nodes.map(all, "limits");
        Node.Mapping requests = Nodes.map(all, "requests");
        for (String key : List.of("cpu", "memory")) {
            Optional<Node.Scalar> given = Nodes.scalar(limits, key).or(() -> Nodes.scalar(requests, key));
            given.ifPresent(value -> result.put(key, TreeBuilder.word(value.text(), value.span())));
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

    /** A route makes a workload public, under the host and path that it names. */
    private Node.Mapping route(Node.Mapping workload) {
        List<Node> domains = new ArrayList<>();
        List<Node> paths = new ArrayList<>();
        boolean isPublic = false;
        for (Map.Entry<String, Node.Entry> entry :
                Nodes.map(workload, "resources").entries().entrySet()) {
            Requirement requirement = requirements.get(entry.getKey());
            if (requirement == null || !requirement.type().equals("route")) {
                continue;
            }
            isPublic = true;
            ConfigPath at = ConfigPath.of("resources", entry.getKey(), "params");
            Node.Mapping params = Nodes.map(requirement.settings(), "params");
            Nodes.scalar(params, "host").ifPresent(host -> domains.add(placeholders.template(host, at.then("host"))));
            Nodes.scalar(params, "path")
                    .filter(prefix -> !prefix.text().equals("/"))
                    .ifPresent(prefix -> paths.add(placeholders.template(prefix, at.then("path"))));
        }
        TreeBuilder service = new TreeBuilder();
        if (isPublic) {
            service.put("public", Node.word(true));
        }
        return service.put("domains", Node.list(domains))
                .put("paths", Node.list(paths))
                .build();
    }

    private SequencedMap<String, Node.Entry> volumes() {
        SequencedMap<String, Node.Entry> volumes = new LinkedHashMap<>();
        each("volumes", (target, settings, at) -> volume(target, settings, at, volumes));
        each("files", (target, settings, at) -> file(target, settings, at, volumes));
        return volumes;
    }

    private interface Mount {
        void at(Node.Scalar target, Node.Mapping settings, ConfigPath path);
    }

    /** Mounts stand in a list with targets, or in a map from these. */
    private void each(String key, Mount mount) {
        switch (container.get(key).orElse(null)) {
            case Node.Mapping map ->
                map.entries().forEach((target, entry) -> {
                    if (entry.value() instanceof Node.Mapping settings) {
                        mount.at(new Node.Scalar(target, true, entry.keySpan()), settings, path.then(key, target));
                    }
                });
            case Node.Sequence list -> {
                for (int index = 0; index < list.items().size(); index++) {
                    ConfigPath at = path.then(key).item(index);
                    if (list.items().get(index) instanceof Node.Mapping settings) {
                        Nodes.scalar(settings, "target").ifPresent(target -> mount.at(target, settings, at));
                    }
                }
            }
            case null -> {}
            default -> {}
        }
    }

    private void volume(
            Node.Scalar target, Node.Mapping settings, ConfigPath at, SequencedMap<String, Node.Entry> volumes) {
        Node.Scalar source = Nodes.scalar(settings, "source").orElse(target);
        Optional<Node.Scalar> readOnly =
                Nodes.scalar(settings, "readOnly").or(() -> Nodes.scalar(settings, "read_only"));
        String name = placeholders.converted(source.text(), at, source.span());
        String slug = Naming.slug(name, '-');
        volumes.put(
                slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? "v-" + slug : slug,
                new Node.Entry(
                        settings.span(),
                        new TreeBuilder()
                                .put("path", TreeBuilder.literal(target.text(), target.span()))
                                .put("read_only", readOnly.map(value -> TreeBuilder.word(value.text(), value.span())))
                                .build(settings.span())));
        settings.entries().forEach((key, entry) -> {
            switch (key) {
                case "source", "target" ->
                    ledger.tell(at.then(key), entry, Saying.mapped("score-volume", "It is the volume's name."));
                case "readOnly", "read_only" -> {}
                default ->
                    ledger.tell(
                            at.then(key),
                            entry,
                            Saying.dropped("score-volume-path", "A volume is mounted as a whole.", "Leave it out."));
            }
        });
    }

    private void file(
            Node.Scalar target, Node.Mapping settings, ConfigPath at, SequencedMap<String, Node.Entry> volumes) {
        Optional<Node.Scalar> source = Nodes.scalar(settings, "source");
        if (source.isEmpty()) {
            problems.add(Diagnostic.error("file-content", "What a file holds can't be given here, only where it lies.")
                    .about(at)
                    .at(settings.span())
                    .remedy("Write it into a file beside this one and name that with 'source:'."));
            return;
        }
        String name = Naming.slug("file-" + target.text(), '-');
        volumes.put(
                name.substring(0, Math.min(48, name.length())).replaceAll("-+$", ""),
                new Node.Entry(
                        settings.span(),
                        new TreeBuilder()
                                .put("path", TreeBuilder.literal(target.text(), target.span()))
                                .put("read_only", Node.word(true))
                                .put(
                                        "source",
                                        TreeBuilder.literal(
                                                source.get().text(),
                                                source.get().span()))
                                .build(settings.span())));
        settings.entries().forEach((key, entry) -> {
            if (!Set.of("source", "target").contains(key)) {
                ledger.tell(
                        at.then(key),
                        entry,
                        Saying.approximated(
                                "score-file", "The file is given as it lies there, for all to read.", "Leave it out."));
            }
        });
    }
}
