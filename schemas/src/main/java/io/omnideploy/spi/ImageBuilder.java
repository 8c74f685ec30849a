package io.omnideploy.spi;

import io.omnideploy.plan.Progress;
import java.util.Set;

/** Builds images, and carries them to registries. */
public interface ImageBuilder extends AutoCloseable {
    /** Returns where it builds, one line. */
    String identity();

    /**
     * Goes on only if an image can be built here, which not every builder can that answers.
     *
     * @return with what it is built, a few words
     * @throws io.omnideploy.diagnostic.Failed when what it needs is absent
     */
    String builder(ImageBuild image);

    /** Tells whether an image is where it is built. */
    boolean isBuilt(String image);

    /**
     * Tells whether an image is in its registry; one that may not be looked at counts as absent.
     *
     * @throws io.omnideploy.diagnostic.Failed when the registry doesn't answer
     */
    boolean isPushed(String image);

    /**
     * Returns the platforms for which an image is in its registry, as {@code linux/arm64}; empty when the registry can't be asked
     * or doesn't say.
     */
    default Set<String> platforms(String image) {
        return Set.of();
    }

    /**
     * Builds an image under its name.
     *
     * @throws io.omnideploy.diagnostic.Failed with the step that failed and the last lines that it said
     */
    void build(BuildRequest request);

    /**
     * Builds an image and pushes it.
     *
     * @throws io.omnideploy.diagnostic.Failed when it can't be built, or the registry refuses
     */
    default void buildAndPush(BuildRequest request) {
        build(request);
        push(request.image(), request.progress());
    }

    /**
     * Pushes an image that is built.
     *
     * @throws io.omnideploy.diagnostic.Failed when the registry refuses
     */
    void push(ImageBuild image, Progress.Listener progress);

    @Override
    void close();
}
