package io.omnideploy.engine.secret;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.engine.work.WorkFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Stores of a machine whose work folder and repository lie in one folder. */
record Stores(Path root) {
    static final DeploymentId ID = new DeploymentId("shop", "dev");

    SecretStore ofStack(Map<String, String> environment) {
        return new SecretStore(StorePlace.of(ID, work(), root, Optional.empty()), environment);
    }

    SecretStore shared(DeploymentId id, Map<String, String> environment) {
        return new SecretStore(
                StorePlace.of(id, work(), root.resolve("repository"), Optional.of("secrets.yaml")), environment);
    }

    Path sharedFile() {
        return root.resolve("repository/secrets.yaml");
    }

    WorkFolder work() {
        return new WorkFolder(root.resolve("work"));
    }
}
