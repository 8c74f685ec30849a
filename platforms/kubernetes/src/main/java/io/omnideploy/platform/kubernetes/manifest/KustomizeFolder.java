package io.omnideploy.platform.kubernetes.manifest;

import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PlatformFile;
import java.util.List;

/** Writes one folder per stack: a kustomization and the objects of each component. */
public final class KustomizeFolder {
    private KustomizeFolder() {}

    /** Returns the files of a stack; a pure function of the request. */
    public static List<PlatformFile> of(EmitRequest request) {
        return List.of();
    }
}
