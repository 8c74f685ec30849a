package io.omnideploy.spi.expand;

import io.omnideploy.config.Component;
import io.omnideploy.config.Container.Port;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * How public components that answer to every name and path are told apart: one of them has the usual ports, each other the
 * number that it is published on. A description of a single host tells them apart in this way, and no other.
 */
public final class PublishedPorts {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Optional<Component> usual;
    private final Map<String, Integer> own = new HashMap<>();
    private final List<Component> untold = new ArrayList<>();

    /**
     * Tells components apart.
     *
     * @param components what answers to every name and path, in written order
     * @param port the port of a component to which requests go
     */
    public PublishedPorts(Collection<Component> components, Function<Component, Port> port) {
        usual = components.stream()
                .filter(component -> isUsual(port.apply(component)))
                .findFirst()
                .or(() -> components.stream().findFirst());
        Set<Integer> taken = new HashSet<>(Set.of(HTTP, HTTPS));
        for (Component component : components) {
            if (!component.equals(usual.orElseThrow())) {
                OptionalInt published = port.apply(component).hostPort();
                if (published.isPresent() && taken.add(published.getAsInt())) {
                    own.put(component.name(), published.getAsInt());
                } else {
                    untold.add(component);
                }
            }
        }
    }

    private static boolean isUsual(Port port) {
        return port.hostPort().isPresent()
                && (port.hostPort().getAsInt() == HTTP || port.hostPort().getAsInt() == HTTPS);
    }

    /** Returns the component behind the usual ports; empty if no component answers to every name and path. */
    public Optional<Component> usual() {
        return usual;
    }

    /** Returns the port that is a component's alone; empty for the one behind the usual ports and for all with names or paths. */
    public OptionalInt of(Component component) {
        Integer port = own.get(component.name());
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Returns the components that nothing tells from the one behind the usual ports. */
    public List<Component> untold() {
        return List.copyOf(untold);
    }
}
