package io.omnideploy.platform.aws.runtime;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.registry.EcrRegistry;
import io.omnideploy.platform.aws.registry.RegistryPlatforms;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the platforms of images with the architecture on which their tasks run, before anything is planned. */
final class ImageCheck {
    private static final String SWITCH = "OMNIDEPLOY_IMAGE_CHECK";
    private static final String ARM = "linux/arm64";
    private static final String ECR = ".dkr.ecr.";

    private final AwsClients clients;
    private final Diagnostics found = new Diagnostics();
    private final List<String> unseen = new ArrayList<>();

    ImageCheck(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * Goes on only if every image that can be looked at has the architecture of its task.
     *
     * @throws io.omnideploy.diagnostic.Refused naming every other one, with the command that builds it
     */
    void require(ResourceGraph graph) {
        if ("off".equals(System.getenv(SWITCH))) {
            return;
        }
        try (RegistryPlatforms registries = new RegistryPlatforms(this::login)) {
            for (ResourceSpec spec : graph.resources().values()) {
                switch (spec.id().type().toString()) {
                    case "aws.ecs.TaskDefinition" -> check(spec, registries);
                    case "aws.bedrockagentcore.AgentRuntime" -> agent(spec, registries);
                    default -> {
                        // Runs no image.
                    }
                }
            }
        }
        found.refuseOnError();
    }

    /** Returns what was not looked at and had to be, one sentence each. */
    List<String> unseen() {
        return List.copyOf(unseen);
    }

    /** AgentCore refuses an image of another architecture after minutes. */
    private void agent(ResourceSpec agent, RegistryPlatforms registries) {
        if (agent.properties().get("agent_runtime_artifact") instanceof Value.Obj artifact
                && artifact.fields().get("container_configuration") instanceof Value.Obj container
                && container.fields().get("container_uri") instanceof Value.Text image) {
            Set<String> platforms = registries.of(image.text());
            if (platforms.isEmpty()) {
                unseen.add("Nobody could look at image %s of '%s': AgentCore takes it only if it is for %s."
                        .formatted(image.text(), agent.id().component(), ARM));
            } else if (platforms.stream().noneMatch(platform -> platform.startsWith(ARM))) {
                found.add(mismatch(agent, image.text(), platforms, ARM, "AgentCore runs '%s' on %s")
                        .remedy(build(image.text(), ARM) + "."));
            }
        }
    }

    /** AWS's own registry lets nobody look without a login; others may have public images. */
    private Optional<String> login(String host) {
        return host.contains(ECR) ? EcrRegistry.entry(clients, host) : Optional.empty();
    }

    private void check(ResourceSpec task, RegistryPlatforms registries) {
        Optional<String> wanted = wanted(task);
        if (wanted.isEmpty() || !(task.properties().get("container_definitions") instanceof Value.JsonText json)) {
            return;
        }
        for (Value container : json.value().children()) {
            if (container instanceof Value.Obj fields && fields.fields().get("image") instanceof Value.Text image) {
                Set<String> platforms = registries.of(image.text());
                if (!platforms.isEmpty() && !platforms.contains(wanted.get())) {
                    found.add(mismatch(task, image.text(), platforms, wanted.get()));
                }
            }
        }
    }

    private static Optional<String> wanted(ResourceSpec task) {
        if (task.properties().get("runtime_platform") instanceof Value.Obj platform
                && platform.fields().get("cpu_architecture") instanceof Value.Text architecture) {
            return switch (architecture.text()) {
                case "ARM64" -> Optional.of("linux/arm64");
                case "X86_64" -> Optional.of("linux/amd64");
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static Diagnostic mismatch(ResourceSpec task, String image, Set<String> platforms, String wanted) {
        return mismatch(task, image, platforms, wanted, "tasks of '%s' run on %s")
                .remedy(build(image, wanted) + "; or name its own under 'container.platform'.");
    }

    private static Diagnostic mismatch(
            ResourceSpec runner, String image, Set<String> platforms, String wanted, String form) {
        String component = runner.id().component();
        return Diagnostic.error(
                        "image-architecture",
                        "Image %s is for %s, and ".formatted(image, String.join(", ", platforms))
                                + form.formatted(component, wanted) + ".")
                .about(ConfigPath.of("components", component, "container", "image"));
    }

    private static String build(String image, String wanted) {
        return "Build it for that: 'docker buildx build --platform %s -t %s --push .'".formatted(wanted, image);
    }
}
