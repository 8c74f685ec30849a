package io.omnideploy.target.ecs;

import io.omnideploy.config.Build;
import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Dependency;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.Component.Run;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.plan.LedgerEntry.Fate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What of a component Fargate can't do, or does in another way. */
final class ComponentChecks implements Contributor {
    /** The one that a container on Fargate may be given (ECS API, KernelCapabilities). */
    private static final Set<String> PLATFORMS = Set.of("linux/amd64", "linux/arm64", "linux/arm64/v8");

    @Override
    public void check(EcsDeployment deployment) {
        for (Component component : deployment.components()) {
            platform(deployment, component);
            built(deployment, component);
            capabilities(deployment, component);
            dependencies(deployment, component);
            hostPorts(deployment, component);
        }
    }

    private static void platform(EcsDeployment deployment, Component component) {
        component
                .container()
                .platform()
                .filter(platform -> !PLATFORMS.contains(platform))
                .ifPresent(platform -> deployment.refuse(
                        deployment.path(component).then("container", "platform"),
                        "ecs-platform",
                        "Fargate runs linux/amd64 and linux/arm64, and this is '" + platform + "'.",
                        "Write one of the two, or leave it out."));
    }

    /** The image of a component would run nowhere but on what it was built for. */
    private static void built(EcsDeployment deployment, Component component) {
        List<String> platforms =
                component.container().build().map(Build::platforms).orElse(List.of());
        Optional<String> wanted = component.container().platform();
        if (wanted.isPresent()
                && !platforms.isEmpty()
                && platforms.stream().noneMatch(platform -> sameMachine(platform, wanted.get()))) {
            deployment.refuse(
                    deployment.path(component).then("container", "build", "platforms"),
                    "ecs-platform",
                    "The image of '%s' is built for %s, and its tasks run on %s."
                            .formatted(component.name(), String.join(", ", platforms), wanted.get()),
                    "Leave out 'build.platforms', or 'platform'.");
        }
    }

    private static boolean sameMachine(String one, String other) {
        return one.startsWith("linux/arm64") == other.startsWith("linux/arm64");
    }

    private static void capabilities(EcsDeployment deployment, Component component) {
        ConfigPath path = deployment.path(component).then("container", "capabilities", "add");
        List<String> added = component.container().capabilitiesAdded();
        for (int index = 0; index < added.size(); index++) {
            if (!Capabilities.isHad(added.get(index))) {
                deployment.refuse(
                        path.item(index),
                        "ecs-capability",
                        "Fargate adds no Linux capability but SYS_PTRACE to Docker's own, and this is "
                                + added.get(index) + ".",
                        "Remove it; to answer on a port below 1024 a container on Fargate needs none.");
            }
        }
    }

    /** Load balancers answer on a number that somebody chose where nothing else tells a component from others. */
    private static void hostPorts(EcsDeployment deployment, Component component) {
        List<NetworkEntry> chosen = NetworkEntry.of(component);
        OptionalInt own = deployment.published().of(component);
        ConfigPath ports = deployment.path(component).then("container", "ports");
        for (int index = 0; index < component.container().ports().size(); index++) {
            ConfigPath item = ports.item(index);
            if (deployment.config().positions().isGiven(item.then("host_port"))
                    && !component.container().ports().get(index).hostPort().equals(own)
                    && chosen.stream().noneMatch(entry -> entry.path().equals(item))) {
                deployment.account(
                        item.then("host_port"),
                        Fate.DROPPED,
                        "ecs-host-port",
                        "A Fargate task has an address of its own, where a port keeps its number; the load balancer answers on"
                                + " 80 and 443.",
                        "Leave it out for this target.");
            }
        }
    }

    /** ECS starts tasks and waits for none to end. */
    private static void dependencies(EcsDeployment deployment, Component component) {
        List<Dependency> dependencies = component.dependsOn();
        for (int index = 0; index < dependencies.size(); index++) {
            Component other =
                    deployment.config().components().get(dependencies.get(index).name());
            if (other == null) {
                continue;
            }
            ConfigPath item = deployment.path(component).then("depends_on").item(index);
            if (other.kind() == Kind.JOB) {
                boolean before = other.schedule().isEmpty() && other.run() == Run.BEFORE;
                deployment.account(
                        item,
                        before ? Fate.APPROXIMATED : Fate.DROPPED,
                        "ecs-waits-for-no-job",
                        before
                                ? "'omnideploy up' runs '%s' before it changes the others; bare Terraform doesn't."
                                        .formatted(other.name())
                                : "Nothing on ECS waits for job '%s' to end.".formatted(other.name()),
                        "Give the job 'run: before' if it must have run.");
            } else if (component.kind() == Kind.JOB && other.container().ports().isEmpty()) {
                deployment.account(
                        item,
                        Fate.DROPPED,
                        "ecs-job-order",
                        "A job on ECS starts when it is told to, whatever else runs.",
                        "Leave it out for this target.");
            }
        }
    }
}
