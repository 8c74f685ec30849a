package io.omnideploy.spi.expand;

import io.omnideploy.config.Build;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.resource.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which lines stand behind the name of an image. */
public final class ImageOrigins {
    private static final List<String> WHOLE = List.of(
            "context",
            "dockerfile",
            "dockerfile_inline",
            "target",
            "platforms",
            "ssh",
            "network",
            "shm_size",
            "cache_from",
            "cache_to",
            "no_cache",
            "pull",
            "entitlements");

    private ImageOrigins() {}

    /**
     * Returns the origins of a container's image: what is built is named by all that goes into it.
     *
     * @param path where the container stands
     */
    public static Origin[] of(Container container, ConfigPath path) {
        if (container.build().isEmpty()) {
            return new Origin[] {Origin.at(path.then("image"))};
        }
        Set<Origin> why = new TreeSet<>(Set.of(Origin.rule("built-image-name"), Origin.at(ConfigPath.of("registry"))));
        ConfigPath build = path.then("build");
        WHOLE.forEach(key -> why.add(Origin.at(build.then(key))));
        Build described = container.build().get();
        Map<String, Set<String>> parts = Map.of(
                "args", described.args().keySet(),
                "labels", described.labels().keySet(),
                "additional_contexts", described.contexts().keySet(),
                "secrets", described.secrets().keySet(),
                "extra_hosts", described.way().extraHosts().keySet());
        parts.forEach((key, names) -> names.forEach(name -> why.add(Origin.at(build.then(key, name)))));
        return why.toArray(Origin[]::new);
    }
}
