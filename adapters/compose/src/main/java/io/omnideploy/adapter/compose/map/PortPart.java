package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/** The ports of a service: published ones first, then those that only others in the project reach. */
final class PortPart {
    private final Reading reading;
    private final ConfigPath path;
    private final List<Node> ports = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean isPublic;

    private final boolean isFpm;

    private PortPart(Reading reading, ConfigPath path, boolean isFpm) {
        this.reading = reading;
        this.path = path;
        this.isFpm = isFpm;
    }

    /**
     * The ports as the description has them.
     *
     * @param isPublic whether people reach one of them
     */
    record Ports(List<Node> ports, boolean isPublic) {
        Ports {
            ports = List.copyOf(ports);
        }
    }

    /** @param usedByOthers ports with which others name it */
    static Ports of(Reading reading, String name, Node.Mapping service, NavigableSet<Integer> usedByOthers) {
        PortPart part =
                new PortPart(reading, ConfigPath.of("services", name), ImageSources.isFpm(service, reading.files()));
        for (Node node : Nodes.items(service, "ports")) {
            if (node instanceof Node.Mapping port) {
                part.published(port);
            }
        }
        for (Node node : Nodes.items(service, "expose")) {
            part.exposed(node);
        }
        for (int port : usedByOthers) {
            part.add(port, "tcp", Optional.empty(), Optional.empty());
        }
        return new Ports(part.ports, part.isPublic);
    }

    private void published(Node.Mapping port) {
        ConfigPath at = path.then("ports");
        Node.Scalar target = Nodes.scalar(port, "target").orElseThrow();
        String transport = Nodes.text(port, "protocol").orElse("tcp").toLowerCase(Locale.ROOT);
        if (!transport.equals("tcp") && !transport.equals("udp")) {
            reading.refuse(
                    "port-protocol",
                    "A port speaks tcp or udp, and this '" + transport + "'.",
                    at,
                    port.span(),
                    "Write /tcp, /udp or nothing behind the port.");
            return;
        }
        int number = Integer.parseInt(target.text());
        boolean isHttp = transport.equals("tcp") && !KnownImages.isInternal(number);
        if (!seen.add(number + "/" + transport)) {
            reading.ledger()
                    .tell(
                            at,
                            port,
                            Saying.dropped(
                                    "compose-port-again",
                                    "Port " + number + " is published already, and under one number.",
                                    "Remove one of the two."));
            return;
        }
        ports.add(port(number, target.span(), protocol(port, number, transport), hostPort(port), name(port)));
        isPublic |= isHttp || transport.equals("udp");
        if (!isHttp
                && transport.equals("tcp")
                && Nodes.scalar(port, "published").isPresent()) {
            reading.ledger()
                    .tell(
                            at,
                            port,
                            Saying.approximated(
                                    "compose-port-inside",
                                    "Port " + number
                                            + " is one that programs use, so it is published on a Docker host and"
                                            + " opened nowhere else.",
                                    "If people are to reach it, say 'x-omnideploy: {public: true}'."));
        }
        for (String key : List.of("mode", "protocol", "app_protocol", "name", "host_ip")) {
            Node.Entry entry = port.entries().get(key);
            if (entry != null) {
                reading.ledger().tell(at.then(key), entry, told(key, port));
            }
        }
    }

    private static Saying told(String key, Node.Mapping port) {
        if (!key.equals("host_ip")) {
            return Saying.mapped(
                    "compose-port-" + key.replace('_', '-'), "It says what is spoken on the port, and how.");
        }
        String address = Nodes.text(port, "host_ip").orElse("");
        return Set.of("127.0.0.1", "::1").contains(address)
                ? Saying.mapped(
                        "compose-host-ip", "On a Docker host ports are published on 127.0.0.1 unless said otherwise.")
                : Saying.approximated(
                        "compose-host-ip",
                        "All ports of a stack are published on one address, 127.0.0.1 unless said otherwise.",
                        "Say it once, as 'x-omnideploy: {docker: {bind: " + address + "}}' at the top.");
    }

    private static Optional<Node> hostPort(Node.Mapping port) {
        return Nodes.scalar(port, "published").map(published -> TreeBuilder.word(published.text(), published.span()));
    }

    private static Optional<Node> name(Node.Mapping port) {
        return Nodes.scalar(port, "name")
                .filter(name -> name.text().matches("[a-z][a-z0-9-]{0,14}"))
                .map(name -> TreeBuilder.literal(name.text(), name.span()));
    }

    private String protocol(Node.Mapping port, int number, String transport) {
        if (transport.equals("udp")) {
            return "UDP";
        }
        return switch (Nodes.text(port, "app_protocol").orElse("").toLowerCase(Locale.ROOT)) {
            case "http", "http2", "h2c", "ws", "grpc" -> "HTTP";
            case "https", "wss" -> "HTTPS";
            case "tcp" -> "TCP";
            default -> guessed(number);
        };
    }

    /** Compose doesn't say what is spoken on a port; its number does, well enough. */
    private String guessed(int number) {
        if (number == 443 || number == 8443) {
            return "HTTPS";
        }
        return KnownImages.isInternal(number) || (isFpm && number == KnownImages.FPM) ? "TCP" : "HTTP";
    }

    private void exposed(Node node) {
        String text = Reading.text(node).orElse("");
        String[] parts = text.split("/", 2);
        if (!parts[0].matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
            reading.refuse(
                    "invalid-port",
                    "'" + text + "' is no port.",
                    path.then("expose"),
                    node.span(),
                    "Write a number from 1 to 65535.");
            return;
        }
        String[] ends = parts[0].split("-");
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        if (first < 1 || last > 65535 || last < first || last - first > 100) {
            reading.refuse(
                    "invalid-port",
                    "'" + text + "' is out of the range of ports, or a range of more than 100.",
                    path.then("expose"),
                    node.span(),
                    "Write numbers from 1 to 65535.");
            return;
        }
        String transport = parts.length > 1 ? parts[1] : "tcp";
        for (int number = first; number <= last; number++) {
            if (!add(number, transport, node.span(), Optional.of("expose"))) {
                reading.ledger()
                        .tell(
                                path.then("expose"),
                                node,
                                Saying.mapped("compose-expose", "The port is published, and so known to others."));
            }
        }
    }

    private boolean add(int number, String transport, Optional<SourceSpan> span, Optional<String> why) {
        if (!seen.add(number + "/" + transport)) {
            return false;
        }
        ports.add(port(
                number, span, transport.equals("udp") ? "UDP" : guessed(number), Optional.empty(), Optional.empty()));
        return why.isPresent();
    }

    private static Node port(
            int number, Optional<SourceSpan> span, String protocol, Optional<Node> hostPort, Optional<Node> name) {
        return new TreeBuilder()
                .put("container_port", TreeBuilder.word(number, span))
                .put("protocol", TreeBuilder.word(protocol, Optional.empty()))
                .put("name", name)
                .put("host_port", hostPort)
                .build(span);
    }
}
