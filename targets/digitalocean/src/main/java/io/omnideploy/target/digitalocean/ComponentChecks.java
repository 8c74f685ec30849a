package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Build;
import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Run;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import java.util.List;
import java.util.regex.Pattern;

/** What of a component App Platform can't do, or does in another way. */
final class ComponentChecks implements Contributor {
    /** The one platform of App Platform's machines. */
    static final String PLATFORM = "linux/amd64";

    /** OpenAPI of DigitalOcean, name of a component of an app. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}[a-z0-9]");

    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            name(deployment, component.name(), path);
            platform(deployment, component.container(), path.then("container"));
            component.secrets().forEach((name, use) -> {
                if (use.path().isPresent()) {
                    deployment.refuse(
                            path.then("secrets", name),
                            "digitalocean-secret-file",
                            "App Platform gives secrets as variables alone.",
                            "Write it without 'as: file', and let the program read the variable.");
                }
            });
            dependencies(deployment, component, path.then("depends_on"));
        }
        instances(deployment);
    }

    static void name(AppDeployment deployment, String name, ConfigPath path) {
        if (!NAME.matcher(name).matches()) {
            deployment.refuse(
                    path,
                    "digitalocean-name",
                    "Components of App Platform have names of 2 to 32 characters, and '" + name + "' has "
                            + name.length() + ".",
                    "Rename it.");
        }
    }

    private static void platform(AppDeployment deployment, Container container, ConfigPath path) {
        container
                .platform()
                .filter(platform -> !platform.equals(PLATFORM))
                .ifPresent(platform -> deployment.refuse(
                        path.then("platform"),
                        "digitalocean-platform",
                        "App Platform runs " + PLATFORM + ", and this is " + platform + ".",
                        "Leave it out, and build the image for " + PLATFORM + "."));
        List<String> built = container.build().map(Build::platforms).orElse(List.of());
        if (!built.isEmpty() && !built.contains(PLATFORM)) {
            deployment.refuse(
                    path.then("build", "platforms"),
                    "digitalocean-platform",
                    "App Platform runs " + PLATFORM + ", and the image is built for " + String.join(", ", built) + ".",
                    "Leave it out, or add " + PLATFORM + ".");
        }
    }

    /** Databases are there before the app; a deployment starts all components at once, but for jobs before and after. */
    private static void dependencies(AppDeployment deployment, Component component, ConfigPath path) {
        for (int index = 0; index < component.dependsOn().size(); index++) {
            Component.Dependency dependency = component.dependsOn().get(index);
            Component other = deployment.config().components().get(dependency.name());
            if (other == null) {
                deployment.accountIfGiven(
                        path.item(index).then("until"),
                        Fate.APPROXIMATED,
                        "digitalocean-services-first",
                        "Managed services are made, and ready, before the app.",
                        "Leave 'until' out for this target.");
            } else {
                boolean isBefore =
                        other.kind() == Component.Kind.JOB && other.schedule().isEmpty() && other.run() == Run.BEFORE;
                deployment.account(
                        path.item(index),
                        Fate.APPROXIMATED,
                        "digitalocean-start-order",
                        isBefore
                                ? "Jobs that run before a deployment have ended before any other component of it starts."
                                : "A deployment starts its components together; what is not ready yet is restarted.",
                        "Let the program wait for what it needs.");
            }
        }
    }

    private static void instances(AppDeployment deployment) {
        deployment.settings().instances().keySet().stream()
                .filter(name -> !deployment.config().components().containsKey(name))
                .forEach(name -> deployment.refuse(
                        DigitalOceanSettings.PATH.then(DigitalOceanSettings.INSTANCES, name),
                        "unknown-component",
                        "There is no component '" + name + "'.",
                        "Name one of the components, or remove it."));
    }
}
