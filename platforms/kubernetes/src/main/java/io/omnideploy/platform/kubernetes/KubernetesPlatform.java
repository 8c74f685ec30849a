package io.omnideploy.platform.kubernetes;

import io.omnideploy.platform.kubernetes.manifest.KustomizeFolder;
import io.omnideploy.platform.kubernetes.session.ClusterConnection;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.ConnectRequest;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.Platform;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PlatformFile;
import io.omnideploy.spi.PlatformSession;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Kubernetes: a kustomize folder as files, the API server as the live side. The client library is loaded by {@link #connect} alone. */
public final class KubernetesPlatform implements Platform {
    /** Made by {@code ServiceLoader}. */
    public KubernetesPlatform() {}

    @Override
    public String provider() {
        return KubernetesTypes.PROVIDER;
    }

    @Override
    public Set<ResourceType> manages() {
        return KubernetesTypes.managed();
    }

    @Override
    public List<PlatformFile> files(EmitRequest request) {
        return KustomizeFolder.of(request);
    }

    @Override
    public SortedMap<String, PlatformFact> way(ConnectRequest request) {
        return ClusterConnection.way(request);
    }

    @Override
    public PlatformSession connect(ConnectRequest request) {
        return ClusterConnection.open(request);
    }
}
