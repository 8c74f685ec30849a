package io.omnideploy.spi;

import io.omnideploy.config.Build;
import java.util.Objects;

/**
 * An image that a deployment builds itself. Its name tells its content, so that who has the name has the image.
 *
 * @param image the name with its tag, and the registry if it goes to one
 * @param build how it is built
 * @param pushed whether it goes to a registry
 */
public record ImageBuild(String component, String image, Build build, boolean pushed) {
    public ImageBuild {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(build, "build");
    }
}
