package io.omnideploy.engine.load.rule;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import java.util.List;

/** Every component has an image, given or built. That it hasn't both is in the shape. */
final class ImageRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath container = DeployConfig.pathOf(component).then("container");
            boolean hasNone = component.container().image().isEmpty()
                    && component.container().build().isEmpty();
            if (hasNone) {
                findings.error(
                        container.then("image"),
                        List.of(container.then("image"), container.then("build")),
                        "no-image",
                        "The component '" + component.name() + "' has no image.",
                        "Add 'container: {image: …}' or 'container: {build: {context: .}}'.");
            }
        }
    }
}
