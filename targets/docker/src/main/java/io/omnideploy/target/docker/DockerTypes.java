package io.omnideploy.target.docker;

import io.omnideploy.resource.ResourceType;

/** The resource types of the Docker provider. */
final class DockerTypes {
    static final String PROVIDER = "docker";
    static final ResourceType NETWORK = ResourceType.parse("docker.Network");
    static final ResourceType VOLUME = ResourceType.parse("docker.Volume");
    static final ResourceType IMAGE = ResourceType.parse("docker.Image");
    static final ResourceType CONTAINER = ResourceType.parse("docker.Container");

    private DockerTypes() {}
}
