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
import java.util.Optional;
import java.util.Set;

/** Compares the platforms of images with the architecture on which their tasks run, before anything is planned. */
final class ImageCheck {
    private static final String SWITCH = "OMNIDEPLOY_IMAGE_CHECK";
    private static final String ECR = ".dkr.ecr.";

    private final AwsClients clients;
    private final Diagnostics found = new Diagnostics();

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
            graph.resources().values().stream()
                    .filter(spec -> spec.id().type().toString().equals("aws.ecs.TaskDefinition"))
                    .forEach(spec -> check(spec, registries));
        }
        found.refuseOnError();
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
        String component = task.id().component();
        return Diagnostic.error(
                        "image-architecture",
                        "Image %s is for %s, and tasks of '%s' run on %s."
                                .formatted(image, String.join(", ", platforms), component, wanted))
                .about(ConfigPath.of("components", component, "container", "image"))
                .remedy(
                        "Build it for that: 'docker buildx build --platform %s -t %s --push .'; or name its own under 'container.platform'."
                                .formatted(wanted, image));
    }
}
