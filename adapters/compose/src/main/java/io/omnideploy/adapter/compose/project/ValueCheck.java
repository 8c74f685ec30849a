package io.omnideploy.adapter.compose.project;

import io.omnideploy.adapter.compose.variable.Expansion;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.adapt.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a service says by itself is what compose and an engine take, where the form of it alone doesn't tell. */
final class ValueCheck {
    /** As engines take names of containers. */
    private static final Pattern CONTAINER_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private static final Pattern FRACTION = Pattern.compile("[0-9]*\\.[0-9]*");
    private static final Pattern HOST = Pattern.compile("[^:=]+[:=].+", Pattern.DOTALL);
    private static final Set<String> WITHOUT_TARGET = Set.of("rebuild", "restart");

    private final Expansion expansion;
    private final Diagnostics problems;

    ValueCheck(Expansion expansion, Diagnostics problems) {
        this.expansion = expansion;
        this.problems = problems;
    }

    void of(Node.Mapping service, ConfigPath path) {
        Nodes.scalar(service, "container_name")
                .filter(name -> !CONTAINER_NAME.matcher(name.text()).matches())
                .ifPresent(name -> wrong(
                        name,
                        path.then("container_name"),
                        "'" + name.text() + "' is no name for a container.",
                        "Begin with a letter or digit, and go on with at least one of these, '_', '.' or '-'."));
        within(service, "cpu_percent", 0, 100, path);
        within(service, "oom_score_adj", -1000, 1000, path);
        within(service, "scale", 0, Integer.MAX_VALUE, path);
        within(Nodes.map(service, "deploy"), "replicas", 0, Integer.MAX_VALUE, path.then("deploy"));
        hosts(service, path.then("extra_hosts"));
        hosts(Nodes.map(service, "build"), path.then("build", "extra_hosts"));
        devices(service, path);
        inMemory(service, path.then("volumes"));
        watched(service, path);
    }

    private void within(Node.Mapping map, String key, long least, long most, ConfigPath path) {
        Nodes.scalar(map, key).ifPresent(number -> {
            try {
                BigDecimal value = new BigDecimal(number.text());
                if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
                    wrong(
                            number,
                            path.then(key),
                            "'" + key + "' is " + number.text() + ".",
                            "Write a number from " + least + " to " + most + ".");
                }
            } catch (NumberFormatException noDecimal) {
                // A number in another form, which is small, or a variable without a value, which is told elsewhere.
                return;
            }
        });
    }

    private void hosts(Node.Mapping map, ConfigPath path) {
        for (Node item : Nodes.items(map, "extra_hosts")) {
            if (item instanceof Node.Scalar host && !HOST.matcher(host.text()).matches()) {
                wrong(
                        host,
                        path,
                        "'" + host.text() + "' names a host without its address.",
                        "Write \"host=10.0.0.1\".");
            }
        }
    }

    private void devices(Node.Mapping service, ConfigPath path) {
        for (Node item : Nodes.items(service, "devices")) {
            if (item instanceof Node.Scalar device && device.text().split(":", -1).length > 3) {
                wrong(
                        device,
                        path.then("devices"),
                        "'" + device.text() + "' is no device.",
                        "Write \"/dev/here:/dev/there:rwm\".");
            }
        }
        Node.Mapping reservations = Nodes.map(Nodes.map(Nodes.map(service, "deploy"), "resources"), "reservations");
        List<Node> requested = new ArrayList<>(Nodes.items(reservations, "devices"));
        requested.addAll(Nodes.items(service, "gpus"));
        for (Node item : requested) {
            if (item instanceof Node.Mapping device
                    && device.get("count").isPresent()
                    && device.get("device_ids").isPresent()) {
                wrong(
                        device.get("device_ids").get(),
                        path.then("deploy"),
                        "'count' and 'device_ids' exclude each other.",
                        "Keep one of them.");
            }
        }
    }

    private void inMemory(Node.Mapping service, ConfigPath path) {
        for (Node item : Nodes.items(service, "volumes")) {
            Node.Mapping settings =
                    item instanceof Node.Mapping volume ? Nodes.map(volume, "tmpfs") : Node.Mapping.empty();
            Nodes.scalar(settings, "size")
                    .filter(size -> size.text().startsWith("-")
                            || FRACTION.matcher(size.text()).matches())
                    .ifPresent(size -> wrong(
                            size,
                            path,
                            "'" + size.text() + "' is no size.",
                            "Write whole bytes, or a unit as in 64m."));
        }
    }

    private void watched(Node.Mapping service, ConfigPath path) {
        for (Node item : Nodes.items(Nodes.map(service, "develop"), "watch")) {
            if (item instanceof Node.Mapping watch
                    && watch.get("target").isEmpty()
                    && Nodes.text(watch, "action")
                            .filter(action -> !WITHOUT_TARGET.contains(action))
                            .isPresent()) {
                wrong(
                        watch,
                        path.then("develop", "watch"),
                        "What is watched has no 'target' to which it is copied.",
                        "Add 'target: /path'.");
            }
        }
    }

    /** A value whose variables are missing is told for that alone. */
    private void wrong(Node node, ConfigPath path, String cause, String remedy) {
        boolean isOpen = node.span()
                .filter(place -> !expansion.problems(place).isEmpty())
                .isPresent();
        if (!isOpen) {
            problems.add(Diagnostic.error("wrong-value", cause)
                    .about(path)
                    .at(node.span())
                    .remedy(remedy));
        }
    }
}
