package io.omnideploy.target.lightsail;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The settings that only this target has.
 *
 * @param plaintext whether secrets may stand in clear, where Lightsail knows nothing else
 * @param services the components that share a container service, by its name; every other one has its own
 * @param attachDomains whether domains are attached, which Lightsail allows once their certificate is issued
 * @param highAvailability whether databases have a second machine that takes over; the stack's rule if absent
 */
record LightsailSettings(
        boolean plaintext,
        SequencedMap<String, List<String>> services,
        boolean attachDomains,
        Optional<Boolean> highAvailability) {
    static final ConfigPath PATH = ConfigPath.of("lightsail");
    static final ConfigPath PLAINTEXT = PATH.then("allow_plaintext");
    static final ConfigPath SERVICES = PATH.then("services");
    static final ConfigPath ATTACH = PATH.then("attach_domains");
    static final ConfigPath AVAILABILITY = PATH.then("high_availability");

    static final Shape.Fields SHAPE = Shape.fields(
            Shape.field(
                            "allow_plaintext",
                            new Shape.Switch(),
                            "Whether secrets may stand in clear in the variables of containers: Lightsail keeps them in no"
                                    + " other way. Without it, a component that needs a secret is refused.")
                    .or(false),
            Shape.field(
                    "services",
                    new Shape.MapOf(
                            DeploymentId.NAME,
                            "the name of a container service",
                            new Shape.ListOf(Shape.text(DeploymentId.NAME.pattern(), "the name of a component"))),
                    "Which components share a container service: they run on the same machines, are paid once, and one of"
                            + " them may be public. A component that is not named here has a container service of its own."),
            Shape.field(
                            "attach_domains",
                            new Shape.Switch(),
                            "Whether domains are attached. Lightsail takes them once their certificate is issued: the first run"
                                    + " tells the records to set, and with this the next one attaches them.")
                    .or(false),
            Shape.field(
                    "high_availability",
                    new Shape.Switch(),
                    "Whether databases have a second machine in another zone, for twice the price. In a stack named prod or"
                            + " production they have one if nothing is said, elsewhere none."));

    static LightsailSettings of(DeployConfig config) {
        Node.Mapping section = config.section();
        return new LightsailSettings(
                isOn(section, "allow_plaintext").orElse(false),
                services(section),
                isOn(section, "attach_domains").orElse(false),
                isOn(section, "high_availability"));
    }

    private static SequencedMap<String, List<String>> services(Node.Mapping section) {
        SequencedMap<String, List<String>> services = new LinkedHashMap<>();
        if (section.get("services").orElse(null) instanceof Node.Mapping named) {
            named.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Sequence members) {
                    services.put(
                            name,
                            members.items().stream()
                                    .filter(Node.Scalar.class::isInstance)
                                    .map(item -> ((Node.Scalar) item).text())
                                    .toList());
                }
            });
        }
        return Collections.unmodifiableSequencedMap(services);
    }

    private static Optional<Boolean> isOn(Node.Mapping section, String key) {
        return section.get(key)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text().equals("true"));
    }
}
