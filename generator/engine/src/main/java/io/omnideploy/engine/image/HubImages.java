package io.omnideploy.engine.image;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.ImageBuilder;
import io.omnideploy.spi.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Compares the platforms of images that name no registry with that on which they are to run. Where they are, and how one gets
 * there, is known to the engine on this machine; without one nothing is compared.
 */
public final class HubImages {
    private final DeployConfig config;
    private final SequencedMap<Component, String> wanted = new LinkedHashMap<>();

    /** @param target knows for which platform an image must be */
    public HubImages(DeployConfig config, Target target) {
        this.config = config;
        for (Component component : config.components().values()) {
            boolean isBuilt = component.container().build().isPresent();
            boolean isNamed = component
                    .container()
                    .image()
                    .filter(HubImages::namesNoRegistry)
                    .isPresent();
            if (!isBuilt && isNamed) {
                target.buildPlatform(config, component).ifPresent(platform -> wanted.put(component, platform));
            }
        }
    }

    /**
     * Goes on only if every image that can be looked at is for the platform on which it is to run.
     *
     * @param engines connects to the engine of this machine; called only where there is something to compare
     * @throws io.omnideploy.diagnostic.Refused naming all that are not
     */
    public void require(Supplier<ImageBuilder> engines) {
        if (wanted.isEmpty()) {
            return;
        }
        Diagnostics found = new Diagnostics();
        Map<String, Set<String>> known = new TreeMap<>();
        try (ImageBuilder engine = engines.get()) {
            wanted.forEach((component, platform) -> {
                String image = component.container().image().orElseThrow();
                Set<String> platforms = known.computeIfAbsent(image, engine::platforms);
                if (!platforms.isEmpty() && platforms.stream().noneMatch(platform::startsWith)) {
                    found.add(mismatch(component, image, platforms, platform));
                }
            });
        } catch (Failed absent) {
            // Whoever applies needs no engine; then nobody here knows the way to the image.
            return;
        }
        found.refuseOnError();
    }

    private Diagnostic mismatch(Component component, String image, Set<String> platforms, String wanted) {
        ConfigPath path = DeployConfig.pathOf(component).then("container", "image");
        return Diagnostic.error(
                        "image-architecture",
                        "Image %s is for %s, and '%s' runs on %s."
                                .formatted(image, String.join(", ", platforms), component.name(), wanted))
                .about(path)
                .at(config.positions().of(path))
                .remedy(
                        "Build it for that: 'docker buildx build --platform %s -t %s --push .'; or name its own under 'container.platform'."
                                .formatted(wanted, image));
    }

    /** Docker's own rule: without a dot, a port or "localhost" the first part is an organisation. */
    private static boolean namesNoRegistry(String image) {
        int slash = image.indexOf('/');
        String host = slash < 0 ? "" : image.substring(0, slash);
        return !host.contains(".") && !host.contains(":") && !host.equals("localhost");
    }
}
