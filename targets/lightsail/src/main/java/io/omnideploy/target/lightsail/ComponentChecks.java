package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.Component.Until;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.Bounds;
import java.util.List;
import java.util.regex.Pattern;

/** The limits of the API and of the console that a component can break before anybody is asked. */
final class ComponentChecks {
    /** Machines of a container service have one architecture. */
    static final String PLATFORM = "linux/amd64";

    private static final int MOST_MACHINES = 20;
    private static final int CONTAINER_NAME_LIMIT = 53;
    private static final Pattern CONTAINER_NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

    /** "Letters, digits and underscores, and no digit first", as the console of Lightsail says. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final LightsailDeployment deployment;
    private final AwsDraft draft;

    ComponentChecks(LightsailDeployment deployment) {
        this.deployment = deployment;
        draft = deployment.draft();
    }

    void check() {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            kind(component, path);
            name(component, path);
            platform(component, path.then("container"));
            copies(component, path.then("service", "replicas"));
            power(component, path.then("resources"));
            endpoint(component, path);
            variables(component, path);
            dependencies(component, path.then("depends_on"));
        }
    }

    private void kind(Component component, ConfigPath path) {
        if (component.kind() == Kind.JOB) {
            draft.refuse(
                    path.then("kind"),
                    "lightsail-jobs",
                    "Lightsail runs containers for ever, and '" + component.name() + "' is a job.",
                    "Run it on another target, or leave it out for this stack.");
        }
    }

    private void name(Component component, ConfigPath path) {
        new Bounds(draft, "lightsail-name")
                .length(path, "The name of a container", component.name(), CONTAINER_NAME_LIMIT);
        if (!CONTAINER_NAME.matcher(component.name()).matches()) {
            draft.refuse(
                    path,
                    "lightsail-name",
                    "'" + component.name() + "' can't name a container of Lightsail.",
                    "Use lower-case letters, digits and hyphens, with a letter or digit at both ends.");
        }
    }

    private void platform(Component component, ConfigPath path) {
        component
                .container()
                .platform()
                .filter(platform -> !platform.equals(PLATFORM))
                .ifPresent(platform -> draft.refuse(
                        path.then("platform"),
                        "lightsail-platform",
                        "Lightsail runs " + PLATFORM + ", and this is '" + platform + "'.",
                        "Write " + PLATFORM + ", or leave it out."));
        List<String> built =
                component.container().build().map(build -> build.platforms()).orElse(List.of());
        if (built.size() == 1 && !built.getFirst().equals(PLATFORM)) {
            draft.refuse(
                    path.then("build", "platforms"),
                    "lightsail-platform",
                    "The image of '%s' is built for %s, and Lightsail runs %s."
                            .formatted(component.name(), built.getFirst(), PLATFORM),
                    "Leave out 'build.platforms'.");
        }
    }

    private void copies(Component component, ConfigPath path) {
        new Bounds(draft, "lightsail-scale")
                .number(path, "A number of copies", component.service().replicas(), 0, MOST_MACHINES);
    }

    private void power(Component component, ConfigPath path) {
        ServiceGroup group = deployment.groupOf(component);
        if (group.members().getFirst().equals(component)
                && ContainerServices.power(group).isEmpty()) {
            draft.refuse(
                    path,
                    "lightsail-power",
                    "The most powerful machine of Lightsail has %s virtual CPUs and %s of memory, and container service '%s' needs more."
                            .formatted(Power.XLARGE.cpu(), Power.XLARGE.memory(), group.name()),
                    "Ask for less, or share less.");
        }
    }

    private void endpoint(Component component, ConfigPath path) {
        if (component.service().isPublic() && Endpoint.of(component).isEmpty()) {
            draft.refuse(
                    path.then("service", "public"),
                    "lightsail-endpoint-protocol",
                    "The public endpoint of Lightsail speaks HTTP, and '" + component.name() + "' has no port for it.",
                    "Give a port 'protocol: HTTP', or make it 'public: false'.");
        }
    }

    private void variables(Component component, ConfigPath path) {
        component.environment().keySet().stream()
                .filter(name -> !VARIABLE.matcher(name).matches())
                .forEach(name -> draft.refuse(
                        path.then("environment", name),
                        "lightsail-variable-name",
                        "Lightsail takes no variable called '" + name + "'.",
                        "Use letters, digits and underscores, and no digit first."));
    }

    /** Containers of one machine start together, and a deployment is waited for until it is active. */
    private void dependencies(Component component, ConfigPath path) {
        for (int index = 0; index < component.dependsOn().size(); index++) {
            Component other = deployment
                    .config()
                    .components()
                    .get(component.dependsOn().get(index).name());
            if (other == null) {
                continue;
            }
            if (deployment.groupOf(other).equals(deployment.groupOf(component))) {
                deployment.accountAll(
                        path.item(index),
                        Fate.DROPPED,
                        "lightsail-shared-order",
                        "Containers of one container service start together.",
                        "Let it try again until '" + other.name() + "' answers.");
            } else if (component.dependsOn().get(index).until() == Until.STARTED
                    && other.container().healthCheck().isPresent()) {
                draft.accountWritten(
                        path.item(index).then("until"),
                        Fate.APPROXIMATED,
                        "lightsail-until-active",
                        "'" + other.name() + "' is waited for until its deployment is active.",
                        "Leave 'until' out for this target.");
            }
        }
    }
}
