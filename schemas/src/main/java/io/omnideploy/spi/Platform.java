package io.omnideploy.spi;

import io.omnideploy.resource.ResourceType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The live side of one provider. Nothing heavy is loaded before {@link #connect}. */
public interface Platform {
    /** Returns the provider's name, as in its resource types. */
    String provider();

    /** Returns the types that a session can read, make, change and remove one by one; empty when it can't. */
    Set<ResourceType> manages();

    /** Returns the graph as files in the platform's own format, which its own tools take; a pure function. */
    List<PlatformFile> files(EmitRequest request);

    /**
     * Returns the name by which people ask for {@link #files}, whatever tool brings the stack up, such as {@code app-spec}; empty
     * when they can't.
     */
    default Optional<String> form() {
        return Optional.empty();
    }

    /** Tells whether {@link #images} can be asked for. */
    default boolean buildsImages() {
        return false;
    }

    /**
     * Connects to what builds images.
     *
     * @throws io.omnideploy.diagnostic.Failed when it is absent or refuses
     */
    default ImageBuilder images(ConnectRequest request) {
        throw new UnsupportedOperationException(provider() + " builds no images");
    }

    /**
     * Returns the registry that the platform gives the account; empty when it gives none.
     *
     * @throws io.omnideploy.diagnostic.Failed when it is absent or refuses
     */
    default Optional<ImageRegistry> registry(ConnectRequest request) {
        return Optional.empty();
    }

    /** Returns what prepares an account for somebody who deploys to it; empty when there is nothing to prepare. */
    default Optional<AccountPreparation> preparation(ConnectRequest connection, PreparationRequest wanted) {
        return Optional.empty();
    }

    /**
     * Returns how a connection would go, under the keys of {@link Target#identity}, without making it: so that a wrong way is
     * not gone at all. Empty when nothing is known before somebody is asked.
     */
    default SortedMap<String, PlatformFact> way(ConnectRequest request) {
        return Collections.emptySortedMap();
    }

    /**
     * Connects to the platform.
     *
     * @throws io.omnideploy.diagnostic.Failed when it is absent or refuses
     */
    PlatformSession connect(ConnectRequest request);
}
