package io.omnideploy.spi;

import java.util.List;
import java.util.Optional;

/** The registry for images that a platform gives each account. */
public interface ImageRegistry extends AutoCloseable {
    /** Returns whose registry it is, one line. */
    String identity();

    /** Returns the host with which the names of its images begin, as {@code 127.0.0.1:5000}. */
    String host();

    /** Returns its repositories, by name. */
    List<ImageRepository> list();

    /** Returns a repository, if it is there. */
    Optional<ImageRepository> find(String name);

    /**
     * Makes a repository, with what its images need of protection and order.
     *
     * @throws io.omnideploy.diagnostic.Failed when the platform refuses
     */
    ImageRepository create(String name);

    /**
     * Removes a repository with all its images; it is no error if it is gone already.
     *
     * @throws io.omnideploy.diagnostic.Failed when the platform refuses
     */
    void delete(String name);

    /**
     * Returns how it is entered for a few hours.
     *
     * @throws io.omnideploy.diagnostic.Failed when the platform refuses
     */
    RegistryLogin login();

    @Override
    void close();
}
