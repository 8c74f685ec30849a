package io.omnideploy.engine.secret;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.engine.work.WorkFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a stack's secrets are kept: in the work folder of one machine, or in a file of the repository that machines share.
 *
 * @param id whose secrets they are; a file in the repository may hold those of several
 * @param file the store, absolute
 * @param work holds the keys
 * @param shared the store as the description names it, if it lies in the repository
 */
public record StorePlace(DeploymentId id, Path file, WorkFolder work, Optional<String> shared) {
    public StorePlace {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(shared, "shared");
    }

    /**
     * Returns the place of a stack's store.
     *
     * @param project the folder of the description, absolute
     * @param secretsFile what the description says under {@code secrets_file}
     */
    public static StorePlace of(DeploymentId id, WorkFolder work, Path project, Optional<String> secretsFile) {
        return new StorePlace(
                id,
                secretsFile
                        .map(written -> project.resolve(written).normalize())
                        .orElseGet(() -> work.stack(id).resolve("secrets")),
                work,
                secretsFile);
    }

    /** Returns the file of a key: named by the key's id, so that it is found on every machine and no key takes another's place. */
    Path key(String keyId) {
        return work.keys().resolve("secrets-" + keyId);
    }

    /** Returns the file of the key of a store of the first format. */
    Path firstFormatKey() {
        return work.keys().resolve(id.name() + "." + id.stack());
    }

    /** Returns the file whose lock keeps two runs on this machine from writing stores at once, with its folder made. */
    Path lock() {
        return work.make(work.root().resolve("cache")).resolve("secrets.lock");
    }

    /** Makes the folder of a store in the work folder, for the owner alone. */
    void makeFolder() {
        if (shared.isEmpty()) {
            work.make(work.stack(id));
        }
    }

    /** Returns how a person calls it. */
    public String displayName() {
        return shared.orElseGet(file::toString);
    }
}
