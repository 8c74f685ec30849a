package io.omnideploy.target.docker;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which ports of which component are published on the host, under which number. */
final class PublishedPorts {
    private static final int LAST_PORT = 65_535;

    private final DeployConfig config;
    private final DockerSettings settings;
    private final Front front;

    PublishedPorts(DeployConfig config, DockerSettings settings, Front front) {
        this.config = config;
        this.settings = settings;
        this.front = front;
    }

    /** Finds numbers that are out of range or asked for twice. */
    void check(Diagnostics found, List<LedgerEntry> ledger) {
        unused(ledger);
        Map<String, ConfigPath> taken = new TreeMap<>();
        front.listeners().forEach((number, written) -> {
            taken.put(number + "/tcp", written);
            if (number > LAST_PORT) {
                found.add(Diagnostic.error(
                                "port-range",
                                "With port_offset %d the proxy would listen on host port %d, above %d."
                                        .formatted(settings.portOffset(), number, LAST_PORT))
                        .about(written)
                        .at(config.positions().of(written))
                        .remedy("Give the port a host_port, or use a smaller docker.port_offset."));
            }
        });
        for (Component component : config.components().values()) {
            for (Port port : byItself(component)) {
                ConfigPath path = path(component, port);
                int number = hostPort(port);
                if (number > LAST_PORT) {
                    found.add(Diagnostic.error(
                                    "port-range",
                                    "Container port %d and port_offset %d make host port %d, above %d."
                                            .formatted(port.containerPort(), settings.portOffset(), number, LAST_PORT))
                            .about(path)
                            .at(config.positions().of(path))
                            .remedy("Give it a host_port, or use a smaller docker.port_offset."));
                }
                String key = number + "/" + port.protocol().transport();
                ConfigPath other = taken.putIfAbsent(key, path);
                if (other != null) {
                    found.add(Diagnostic.error(
                                    "port-twice", "Host port %s is already published by %s.".formatted(key, other))
                            .about(path)
                            .at(config.positions().of(path))
                            .remedy("Give one of them another host_port, or make it not public."));
                }
            }
            if (component.service().replicas() > 1 && !byItself(component).isEmpty()) {
                ledger.add(new LedgerEntry(
                        DeployConfig.pathOf(component).then("service", "replicas"),
                        LedgerEntry.Fate.APPROXIMATED,
                        "docker-one-copy-published",
                        "A host port that doesn't speak HTTP leads to one container, so only the first copy is reached"
                                + " from the host; other components reach all copies by name.",
                        "Set 'replicas: 1' for this stack, or put a proxy of your own in front."));
            }
        }
    }

    /** Publishes the ports of the first copy, sorted by number as the engine gives them back. */
    void publish(ResourceSpec.Builder spec, Component component, int copy) {
        decided(spec, component);
        List<Port> published = copy == 1 ? byItself(component) : List.of();
        if (published.isEmpty()) {
            return;
        }
        List<Value> blocks = new ArrayList<>();
        published.stream()
                .sorted(Comparator.comparingInt(Port::containerPort).thenComparing(Port::protocol))
                .forEach(port -> {
                    blocks.add(Value.object(Map.of(
                            "internal", Value.number(port.containerPort()),
                            "external", Value.number(hostPort(port)),
                            "ip", Value.text(settings.bind()),
                            "protocol", Value.text(port.protocol().transport()))));
                });
        spec.set("ports", new Value.Seq(blocks), Origin.at(DockerSettings.PATH.then("bind")));
        if (hasOffset(component)) {
            spec.because("ports", Origin.at(DockerSettings.PATH.then("port_offset")));
        }
    }

    /** A port that is not published is decided by the same lines as one that is. */
    private void decided(ResourceSpec.Builder spec, Component component) {
        ConfigPath path = DeployConfig.pathOf(component);
        List<ConfigPath> lines = new ArrayList<>(List.of(path.then("service", "public")));
        for (int index = 0; index < component.container().ports().size(); index++) {
            ConfigPath port = path.then("container", "ports").item(index);
            lines.add(port.then("container_port"));
            lines.add(port.then("protocol"));
            lines.add(port.then("host_port"));
        }
        lines.stream()
                .filter(line -> config.positions().isGiven(line))
                .forEach(line -> spec.because("ports", Origin.at(line)));
    }

    private static boolean hasOffset(Component component) {
        return published(component).stream().anyMatch(port -> port.hostPort().isEmpty());
    }

    /** Tells which settings of the host's ports nothing uses. */
    private void unused(List<LedgerEntry> ledger) {
        boolean none = true;
        boolean noOffset = true;
        for (Component component : config.components().values()) {
            boolean runs = component.service().replicas() > 0;
            none &= !runs || published(component).isEmpty();
            noOffset &= !runs || !hasOffset(component);
        }
        if (none) {
            unused("bind", "No port is published here.", ledger);
        }
        if (noOffset) {
            unused("port_offset", "No port without a host_port is published here.", ledger);
        }
        if (front.sites().isEmpty()) {
            unused("https", "No port is reached through the proxy.", ledger);
            unused("proxy_image", "No port is reached through the proxy.", ledger);
        }
    }

    private void unused(String key, String reason, List<LedgerEntry> ledger) {
        ConfigPath path = DockerSettings.PATH.then(key);
        if (config.positions().isGiven(path)) {
            ledger.add(new LedgerEntry(
                    path,
                    LedgerEntry.Fate.DROPPED,
                    "docker-nothing-published",
                    reason,
                    "Leave it out for this stack."));
        }
    }

    /** The provider gives one port in two protocols back in random order. */
    boolean isAmbiguous(Component component) {
        List<Port> published = byItself(component);
        return published.stream().map(Port::containerPort).distinct().count() < published.size();
    }

    /** Returns where each public component is reached, URLs first. */
    List<OutputSpec> outputs() {
        List<OutputSpec> outputs = new ArrayList<>();
        for (Component component : config.components().values()) {
            List<Port> published = published(component);
            Set<String> taken = new HashSet<>();
            for (Port port : published) {
                String name = component.name().replace('-', '_')
                        + (port.equals(published.getFirst()) ? "" : "_" + port.containerPort());
                OutputSpec output = output(name, component, port);
                // A number by TCP and by UDP is one address, unless it is published under two.
                if (taken.add(output.name())) {
                    outputs.add(output);
                } else if (outputs.stream().noneMatch(other -> isTheSame(other, output))) {
                    outputs.add(output(name + "_at_" + hostPort(port), component, port));
                }
            }
        }
        return outputs;
    }

    private static boolean isTheSame(OutputSpec one, OutputSpec other) {
        return one.name().equals(other.name()) && one.value().equals(other.value());
    }

    private OutputSpec output(String name, Component component, Port port) {
        List<FrontSite> sites = front.sitesOf(component, port);
        if (!sites.isEmpty()) {
            return new OutputSpec(name + "_url", Value.text(url(component, sites)), description(component, sites));
        }
        String address = reachable() + ":" + hostPort(port);
        return switch (port.protocol()) {
            case HTTP, HTTPS ->
                new OutputSpec(
                        name + "_url",
                        Value.text((port.protocol() == Protocol.HTTP ? "http://" : "https://") + address),
                        "Where " + component.name() + " answers.");
            case TCP, UDP ->
                new OutputSpec(name + "_address", Value.text(address), "Where " + component.name() + " listens.");
        };
    }

    private String reachable() {
        return switch (settings.bind()) {
            case "0.0.0.0", "::" -> "localhost";
            default -> settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
        };
    }

    /** Returns the address at which a component is reached through the proxy: one that works from this host, if there is. */
    private String url(Component component, List<FrontSite> sites) {
        FrontSite site = sites.getFirst();
        boolean on = site.encryption().isOn();
        String path = site.routes().stream()
                .filter(route -> route.component().equals(component.name()))
                .map(FrontSite.Route::path)
                .min(Comparator.comparingInt(String::length))
                .filter(prefix -> !prefix.equals("/"))
                .orElse("");
        return (on ? "https://" : "http://")
                + (site.host().isEmpty() ? reachable() : site.host())
                + (site.port() == (on ? 443 : 80) ? "" : ":" + site.port())
                + path;
    }

    private static String description(Component component, List<FrontSite> sites) {
        List<String> names = sites.stream()
                .map(FrontSite::host)
                .filter(host -> !host.isEmpty())
                .toList();
        return "Where " + component.name() + " answers"
                + (names.isEmpty() ? "." : ", as " + String.join(", ", names) + ".");
    }

    private static List<Port> published(Component component) {
        return component.container().ports().stream()
                .filter(port -> Front.isPublished(component, port))
                .toList();
    }

    /** Returns the ports that a container publishes itself. */
    private List<Port> byItself(Component component) {
        return published(component).stream()
                .filter(port -> !front.carries(component, port))
                .toList();
    }

    private int hostPort(Port port) {
        return port.hostPort().orElse(port.containerPort() + settings.portOffset());
    }

    private static ConfigPath path(Component component, Port port) {
        ConfigPath item = DeployConfig.pathOf(component)
                .then("container", "ports")
                .item(component.container().ports().indexOf(port));
        return item.then(port.hostPort().isPresent() ? "host_port" : "container_port");
    }
}
