package io.omnideploy.spi;

import io.omnideploy.plan.Progress;
import java.util.List;
import java.util.Objects;

/**
 * What is given to build an image.
 *
 * @param dockerfile its path in the context, with forward slashes
 * @param files the context without what .dockerignore leaves out, but always with the Dockerfile and .dockerignore
 * @param progress told what the build says
 */
public record BuildRequest(ImageBuild image, String dockerfile, List<ContextFile> files, Progress.Listener progress) {
    public BuildRequest {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(dockerfile, "dockerfile");
        files = List.copyOf(files);
        Objects.requireNonNull(progress, "progress");
    }
}
