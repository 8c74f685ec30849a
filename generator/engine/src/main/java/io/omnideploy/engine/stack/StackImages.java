package io.omnideploy.engine.stack;

import io.omnideploy.config.Build;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.image.BuildSecrets;
import io.omnideploy.engine.image.HubImages;
import io.omnideploy.engine.image.ImageWork;
import io.omnideploy.engine.image.RegistryImages;
import io.omnideploy.engine.secret.SecretReader;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.ImageBuild;
import io.omnideploy.spi.ImageBuilder;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds who builds the images of a stack: the platform that runs them if it can, else any that does. */
final class StackImages {
    private final Deployment deployment;
    private final Secrets secrets;
    private final BuildSecrets buildSecrets;

    /** @param reader reads what builds are told, which is nothing that the graph knows of */
    StackImages(Deployment deployment, Secrets secrets, SecretReader reader) {
        this.deployment = deployment;
        this.secrets = secrets;
        this.buildSecrets = new BuildSecrets(
                reader, deployment.config(), deployment.project(), Path.of(System.getProperty("user.home")));
    }

    /**
     * Finds out which images lack; nothing and nobody is asked where none is built.
     *
     * @throws Failed when no builder answers, or a registry doesn't
     */
    Optional<ImageWork> work(ImageWork.Goal goal) {
        List<ImageBuild> wanted = wanted();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(work(wanted, goal));
    }

    /**
     * Goes on only if images from the hub that the engine knows are for the platform on which they are to run.
     *
     * @throws io.omnideploy.diagnostic.Refused naming all that are not
     */
    void requireFit() {
        if (!"off".equals(System.getenv("OMNIDEPLOY_IMAGE_CHECK"))) {
            new HubImages(deployment.config(), deployment.target()).require(this::builder);
        }
    }

    /** What runs, and what that is built upon: each stands behind its base, so from the last one on all users are known. */
    private List<ImageBuild> wanted() {
        Set<String> bases = new HashSet<>();
        List<ImageBuild> wanted = new ArrayList<>();
        for (ImageBuild image : deployment.builds().reversed()) {
            if (isRun(image) || bases.contains(Build.COMPONENT_CONTEXT + image.component())) {
                bases.addAll(image.build().contexts().values());
                wanted.addFirst(image);
            }
        }
        return wanted;
    }

    private ImageWork work(List<ImageBuild> wanted, ImageWork.Goal goal) {
        Optional<ImageRegistry> registry = registry();
        if (registry.isEmpty()) {
            return ImageWork.plan(builder(), buildSecrets, deployment.project(), wanted, goal);
        }
        RegistryImages images = RegistryImages.connect(registry.get(), anyBuilder(), deployment.project());
        return ImageWork.plan(
                images,
                buildSecrets,
                deployment.project(),
                wanted.stream().map(images::named).toList(),
                goal);
    }

    /** The registry of the account, where images go that the description gives no other place. */
    private Optional<ImageRegistry> registry() {
        if (deployment.config().registry().isPresent()) {
            return Optional.empty();
        }
        return deployment
                .target()
                .registryProvider()
                .flatMap(provider -> deployment
                        .platforms()
                        .find(provider)
                        .flatMap(platform -> platform.registry(request(provider))));
    }

    /** What runs may be an older graph, whose images have other names, or one in which a component has no copy. */
    private boolean isRun(ImageBuild build) {
        return deployment.graph().resources().values().stream()
                .anyMatch(spec -> spec.properties().values().stream().anyMatch(value -> names(value, build.image())));
    }

    /** Tells whether an image stands somewhere in a value, with or without a registry in front. */
    private static boolean names(Value value, String image) {
        if (value instanceof Value.Text text) {
            return text.text().equals(image) || text.text().endsWith("/" + image);
        }
        return value.children().stream().anyMatch(child -> names(child, image));
    }

    private ImageBuilder builder() {
        TreeSet<String> providers = new TreeSet<>();
        deployment.graph().types().stream().map(ResourceType::provider).forEach(providers::add);
        for (String provider : providers) {
            Optional<Platform> platform = deployment.platforms().find(provider).filter(Platform::buildsImages);
            if (platform.isPresent()) {
                return platform.get().images(request(provider));
            }
        }
        return anyBuilder().images(new ConnectRequest(Value.object(Map.of()), deployment.project(), secrets));
    }

    private Platform anyBuilder() {
        return deployment.platforms().all().stream()
                .filter(Platform::buildsImages)
                .findFirst()
                .orElseThrow(() -> Failed.because("There is no platform plug-in that builds images.")
                        .remedy("Build the image yourself and name it under 'image'."));
    }

    private ConnectRequest request(String provider) {
        Value.Obj settings = deployment.graph().providers().getOrDefault(provider, Value.object(Map.of()));
        return new ConnectRequest(settings, deployment.project(), secrets);
    }
}
