package io.omnideploy.platform.docker;

import io.omnideploy.platform.docker.compose.ComposeFiles;
import io.omnideploy.platform.docker.engine.EngineConnection;
import io.omnideploy.platform.docker.engine.EngineFacts;
import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.ImageBuilder;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformFile;
import io.omnideploy.spi.PlatformSession;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Docker: a compose.yaml as files, the Engine API as the live side. The client library is loaded by {@link #connect} alone. */
public final class DockerPlatform implements Platform {
    /** Made by {@code ServiceLoader}. */
    public DockerPlatform() {}

    @Override
    public String provider() {
        return DockerTypes.PROVIDER;
    }

    @Override
    public Set<ResourceType> manages() {
        return Set.of(DockerTypes.NETWORK, DockerTypes.VOLUME, DockerTypes.IMAGE, DockerTypes.CONTAINER);
    }

    @Override
    public List<PlatformFile> files(EmitRequest request) {
        return ComposeFiles.of(request);
    }

    @Override
    public SortedMap<String, PlatformFact> way(ConnectRequest request) {
        return EngineFacts.way(request);
    }

    @Override
    public boolean buildsImages() {
        return true;
    }

    @Override
    public ImageBuilder images(ConnectRequest request) {
        return EngineConnection.openImages(request);
    }

    @Override
    public PlatformSession connect(ConnectRequest request) {
        return EngineConnection.open(request);
    }
}
