package io.omnideploy.engine.work;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder in which OmniDeploy keeps what belongs to no repository: locks, records, secret stores, the tools' own folders.
 * Readable by the owner alone.
 *
 * @param root absolute; nothing is made in it before it is needed
 */
public record WorkFolder(Path root) {
    /** Names another work folder. */
    public static final String VARIABLE = "OMNIDEPLOY_WORK_DIR";

    public WorkFolder {
        Objects.requireNonNull(root, "root");
    }

    /** Returns the work folder that an environment names, {@code ~/.omnideploy} by default. */
    public static WorkFolder of(Map<String, String> environment, String home) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new WorkFolder((named.isEmpty() ? Path.of(home, ".omnideploy") : Path.of(named))
                .toAbsolutePath()
                .normalize());
    }

    /** Returns the folder of a stack: lock, journal, record, secrets. */
    public Path stack(DeploymentId id) {
        return root.resolve("stacks").resolve(id.name()).resolve(id.stack());
    }

    /** Returns the folder that a backend has for a stack. */
    public Path tool(String backend, DeploymentId id) {
        return root.resolve(backend).resolve(id.name()).resolve(id.stack());
    }

    /** Returns the folder of the keys. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** Returns the stacks of a deployment that were ever used on this machine, by name. */
    public List<String> stacks(String name) {
        Path folder = root.resolve("stacks").resolve(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> stacks = Files.list(folder)) {
            return stacks.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
    }

    /**
     * Makes a folder inside the work folder, and those above, for the owner alone.
     *
     * @throws Failed when it can't be made
     */
    public Path make(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                if (!folder.equals(root) && folder.startsWith(root)) {
                    make(folder.getParent());
                } else {
                    Files.createDirectories(folder.getParent());
                }
                Files.createDirectories(folder);
                if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return folder;
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
    }

    private static Failed unusable(Path folder, IOException failure) {
        return Failed.because("The work folder " + folder + " can't be used: " + failure.getMessage())
                .remedy("Make it writable, or name another one with " + VARIABLE + ".")
                .reason(failure);
    }
}
