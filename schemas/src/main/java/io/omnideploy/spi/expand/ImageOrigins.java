package io.omnideploy.spi.expand;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.resource.Origin;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which lines stand behind the name of an image. */
public final class ImageOrigins {
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
        List.of("context", "dockerfile", "target", "platforms").forEach(key -> why.add(Origin.at(build.then(key))));
        container.build().get().args().keySet().forEach(arg -> why.add(Origin.at(build.then("args", arg))));
        return why.toArray(Origin[]::new);
    }
}
