package io.omnideploy.platform.docker.vocabulary;

import io.omnideploy.resource.ResourceType;

/** The provider's name and the types that are managed one by one. */
public final class DockerTypes {
    /** The provider's name in resource types. */
    public static final String PROVIDER = "docker";

    /** A network. */
    public static final ResourceType NETWORK = ResourceType.parse("docker.Network");

    /** A volume. */
    public static final ResourceType VOLUME = ResourceType.parse("docker.Volume");

    /** An image that is pulled when it is not on the engine. */
    public static final ResourceType IMAGE = ResourceType.parse("docker.Image");

    /** A container. */
    public static final ResourceType CONTAINER = ResourceType.parse("docker.Container");

    private DockerTypes() {}
}
