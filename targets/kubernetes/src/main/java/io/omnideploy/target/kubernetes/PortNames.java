package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Container.Port;
import io.omnideploy.config.Container.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the ports of a component are called: as a person calls them, else by what is spoken there. */
final class PortNames {
    private final Map<String, String> names = new TreeMap<>();

    PortNames(List<Port> ports) {
        Set<String> taken = new TreeSet<>();
        ports.forEach(port -> port.name().ifPresent(taken::add));
        for (Port port : ports) {
            String protocol = port.protocol().name().toLowerCase(Locale.ROOT);
            List<String> candidates = new ArrayList<>();
            candidates.add(protocol);
            candidates.add(protocol + "-" + port.containerPort());
            candidates.add("p-" + protocol + "-" + port.containerPort());
            String name = port.name()
                    .orElseGet(() -> candidates.stream()
                            .filter(candidate -> !taken.contains(candidate))
                            .findFirst()
                            .orElseThrow());
            taken.add(name);
            names.putIfAbsent(key(port), name);
        }
    }

    String of(Port port) {
        return names.get(key(port));
    }

    /** Returns the transport as the API writes it. */
    static String transport(Port port) {
        return port.protocol().transport().toUpperCase(Locale.ROOT);
    }

    /** Returns what is spoken above the transport, as {@code appProtocol} tells it; empty where that is for the ends to know. */
    static Optional<String> application(Port port) {
        return port.protocol() == Protocol.HTTP || port.protocol() == Protocol.HTTPS
                ? Optional.of(port.protocol().name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static String key(Port port) {
        return port.containerPort() + "/" + port.protocol();
    }
}
