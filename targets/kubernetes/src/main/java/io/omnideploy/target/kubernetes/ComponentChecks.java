package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container.Port;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry.Fate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of the API server that a description can break before anybody is asked. */
final class ComponentChecks implements Contributor {
    /** A ConfigMap or a Secret holds 1 MiB ("ConfigMaps" in the documentation of Kubernetes). */
    private static final long MOST_DATA = 1024 * 1024;

    /** A key of a ConfigMap has at most 253 characters. */
    private static final int LONGEST_KEY = 253;

    @Override
    public void check(KubernetesDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            ports(deployment, component, path.then("container", "ports"));
            published(deployment, component, path.then("container", "ports"));
            variables(deployment, component, path.then("environment"));
            words(deployment, component, path.then("container"));
            dependencies(deployment, component, path.then("depends_on"));
        }
        tags(deployment);
    }

    private static void ports(KubernetesDeployment deployment, Component component, ConfigPath path) {
        List<Port> ports = component.container().ports();
        Map<String, Integer> names = new TreeMap<>();
        for (int index = 0; index < ports.size(); index++) {
            ConfigPath at = path.item(index).then("name");
            String name = ports.get(index).name().orElse("");
            if (!name.isEmpty() && !Names.isPort(name)) {
                deployment.refuse(
                        at,
                        "kubernetes-port-name",
                        "'" + name + "' can't name a port: two hyphens in a row, or one at the end.",
                        "Use up to 15 lower-case letters, digits and single hyphens.");
            }
            if (!name.isEmpty() && names.putIfAbsent(name, index) != null) {
                deployment.refuse(
                        at, "kubernetes-port-name", "Two ports are called '" + name + "'.", "Rename one of them.");
            }
        }
    }

    /** A number outside is carried over where nothing else tells a component from others. */
    private static void published(KubernetesDeployment deployment, Component component, ConfigPath path) {
        Optional<Port> own =
                deployment.published().of(component).isPresent() ? Front.port(component) : Optional.empty();
        List<Port> ports = component.container().ports();
        for (int index = 0; index < ports.size(); index++) {
            if (!own.equals(Optional.of(ports.get(index)))) {
                deployment.accountIfGiven(
                        path.item(index).then("host_port"),
                        Fate.DROPPED,
                        "kubernetes-host-port",
                        "A pod has an address of its own, where a port keeps its number.",
                        "Leave it out for this target.");
            }
        }
    }

    private static void variables(KubernetesDeployment deployment, Component component, ConfigPath path) {
        long size = 0;
        for (Map.Entry<String, Template> entry : component.environment().entrySet()) {
            size += entry.getKey().length();
            for (Template.Part part : entry.getValue().parts()) {
                size += part instanceof Template.Literal literal
                        ? literal.text().getBytes(StandardCharsets.UTF_8).length
                        : 0;
            }
            if (entry.getKey().length() > LONGEST_KEY) {
                deployment.refuse(
                        path.then(entry.getKey()),
                        "kubernetes-variable-name",
                        "Names of variables have at most %d characters in a ConfigMap, and this one has %d."
                                .formatted(LONGEST_KEY, entry.getKey().length()),
                        "Choose a shorter one.");
            }
        }
        if (size > MOST_DATA) {
            deployment.refuse(
                    path,
                    "kubernetes-config-map-size",
                    "The variables of '%s' are %d bytes, and a ConfigMap holds %d."
                            .formatted(component.name(), size, MOST_DATA),
                    "Put long texts into files of the image or a volume.");
        }
    }

    private static void words(KubernetesDeployment deployment, Component component, ConfigPath path) {
        Stream.of("command", "args").forEach(field -> {
            List<Template> words = field.equals("command")
                    ? component.container().command()
                    : component.container().args();
            for (int index = 0; index < words.size(); index++) {
                if (holdsSecret(deployment, words.get(index))) {
                    deployment.refuse(
                            path.then(field).item(index),
                            "secret-in-argument",
                            "A secret in an argument is seen by whoever may read the pod.",
                            "Give it by environment or secrets, and let the program read it there.");
                }
            }
        });
    }

    private static boolean holdsSecret(KubernetesDeployment deployment, Template template) {
        return template.parts().stream()
                .anyMatch(part -> part instanceof Template.SecretPart
                        || (part instanceof Template.Reference reference
                                && deployment.config().backingServices().containsKey(reference.owner())
                                && SecretAttributes.isSecret(
                                        deployment.config().backingServices().get(reference.owner()),
                                        reference.attribute())));
    }

    /** A schedule comes by itself, and what is started by hand waits for nobody. */
    private static void dependencies(KubernetesDeployment deployment, Component component, ConfigPath path) {
        for (int index = 0; index < component.dependsOn().size(); index++) {
            ConfigPath until = path.item(index).then("until");
            Component.Dependency dependency = component.dependsOn().get(index);
            Component other = deployment.config().components().get(dependency.name());
            boolean isChecked = other == null || other.container().healthCheck().isPresent();
            if (dependency.until() == Component.Until.STARTED && isChecked) {
                deployment.accountIfGiven(
                        until,
                        Fate.APPROXIMATED,
                        "kubernetes-until-healthy",
                        "'" + dependency.name() + "' is brought up first, and waited for until it is ready.",
                        "Leave 'until' out for this target.");
            }
        }
    }

    private static void tags(KubernetesDeployment deployment) {
        for (String tag : deployment.config().tags().keySet()) {
            ConfigPath path = ConfigPath.of("tags", tag);
            if (tag.startsWith(Metadata.PREFIX) || tag.startsWith(Metadata.RECOMMENDED)) {
                deployment.refuse(
                        path,
                        "reserved-tag",
                        "Tags that begin with '"
                                + (tag.startsWith(Metadata.PREFIX) ? Metadata.PREFIX : Metadata.RECOMMENDED)
                                + "' are taken.",
                        "Choose another name.");
            } else if (!Names.isKey(tag)) {
                deployment.account(
                        path,
                        Fate.DROPPED,
                        "kubernetes-tag-key",
                        "'" + tag + "' can be the key of neither a label nor an annotation.",
                        "Use at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends.");
            }
        }
    }
}
