package io.omnideploy.engine.stack;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.image.ImageWork;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.ImageBuilder;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds who builds the images of a stack: the platform that runs them if it can, else any that does. */
final class StackImages {
    private final Deployment deployment;
    private final Secrets secrets;

    StackImages(Deployment deployment, Secrets secrets) {
        this.deployment = deployment;
        this.secrets = secrets;
    }

    /**
     * Finds out which images lack; nothing and nobody is asked where none is built.
     *
     * @throws Failed when no builder answers, or a registry doesn't
     */
    Optional<ImageWork> work(ImageWork.Goal goal) {
        List<ImageBuild> wanted =
                deployment.builds().stream().filter(this::isRun).toList();
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(ImageWork.plan(builder(), deployment.project(), wanted, goal));
    }

    /** What runs may be an older graph, whose images have other names, or one in which a component has no copy. */
    private boolean isRun(ImageBuild build) {
        Value name = Value.text(build.image());
        return deployment.graph().resources().values().stream()
                .anyMatch(spec -> spec.properties().containsValue(name));
    }

    private ImageBuilder builder() {
        TreeSet<String> providers = new TreeSet<>();
        deployment.graph().types().stream().map(ResourceType::provider).forEach(providers::add);
        for (String provider : providers) {
            Optional<Platform> platform = deployment.platforms().find(provider).filter(Platform::buildsImages);
            if (platform.isPresent()) {
                Value.Obj settings = deployment.graph().providers().getOrDefault(provider, Value.object(Map.of()));
                return platform.get().images(new ConnectRequest(settings, deployment.project(), secrets));
            }
        }
        return deployment.platforms().all().stream()
                .filter(Platform::buildsImages)
                .findFirst()
                .map(platform ->
                        platform.images(new ConnectRequest(Value.object(Map.of()), deployment.project(), secrets)))
                .orElseThrow(() -> Failed.because("There is no platform plug-in that builds images.")
                        .remedy("Build the image yourself and name it under 'image'."));
    }
}
