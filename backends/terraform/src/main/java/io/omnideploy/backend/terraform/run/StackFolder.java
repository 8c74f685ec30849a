package io.omnideploy.backend.terraform.run;

import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The backend's own folder for one stack: only its owner can read it and what is in it. */
final class StackFolder {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final String LOCKS = ".terraform.lock.hcl";

    private final Path root;

    StackFolder(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** Makes what must be there before the first run. */
    void prepare() {
        attempt(() -> {
            Files.createDirectories(code());
            restrict(root, "rwx------");
            restrict(code(), "rwx------");
        });
    }

    Path code() {
        return root.resolve("code");
    }

    /** Where a local state lies; the same place that the README of the generated folder names. */
    Path state() {
        return root.resolve("terraform.tfstate");
    }

    Path plan() {
        return root.resolve("run.tfplan");
    }

    /** Where Terraform puts a state that it could not save in its place. */
    private Path unsaved() {
        return code().resolve("errored.tfstate");
    }

    /** What Terraform has chosen of the providers. */
    Path locks() {
        return code().resolve(LOCKS);
    }

    /** What was last initialised, so that it is done again only when it must. */
    Path initialised() {
        return root.resolve("initialised");
    }

    /** What was last applied, as far as the state doesn't tell it. */
    Path applied() {
        return root.resolve("applied.json");
    }

    /** Which process works on the stack. */
    Path process() {
        return root.resolve("process.json");
    }

    Path log() {
        return root.resolve("apply.log");
    }

    Path errors() {
        return root.resolve("apply.err");
    }

    /** Makes the code folder hold exactly these files, beside what Terraform keeps there for itself. */
    void write(SortedMap<String, String> files) {
        attempt(() -> {
            try (Stream<Path> present = Files.list(code())) {
                for (Path path : present.filter(Files::isRegularFile).toList()) {
                    String name = path.getFileName().toString();
                    if (!files.containsKey(name) && !name.equals(LOCKS) && !path.equals(unsaved())) {
                        Files.delete(path);
                    }
                }
            }
            files.forEach((name, text) -> put(code().resolve(name), text));
        });
    }

    /** Writes a file in one step, and only when it differs. */
    void put(Path file, String text) {
        attempt(() -> {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return;
            }
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            fresh(unfinished);
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException broken) {
            throw failed(file, broken);
        }
    }

    /** Makes an empty file that only its owner can read, whatever a program then writes into it. */
    void fresh(Path file) {
        attempt(() -> {
            Files.deleteIfExists(file);
            Files.createFile(file);
            restrict(file, "rw-------");
        });
    }

    void delete(Path... files) {
        attempt(() -> {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        });
    }

    /**
     * Removes what a run that was cut off left behind and no next one needs: its plan has secrets in clear. Nobody may be at
     * work here any more.
     */
    void tidy() {
        delete(plan(), log(), errors());
        restrictState();
    }

    /** The state as it was before the last change. */
    Path backup() {
        return root.resolve("terraform.tfstate.backup");
    }

    /** Takes from others what Terraform lets them read: its state has secrets in clear. */
    void restrictState() {
        attempt(() -> {
            for (Path file : List.of(state(), backup(), unsaved())) {
                if (Files.exists(file)) {
                    restrict(file, "rw-------");
                }
            }
        });
    }

    private static void restrict(Path file, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) {
        try {
            action.run();
        } catch (IOException broken) {
            throw failed(root, broken);
        }
    }

    private static Failed failed(Path place, IOException broken) {
        return Failed.because("The work folder can't be used at " + place + ": " + broken.getMessage())
                .remedy("Check that it is readable and writable and the disk has space, and run the command again.")
                .reason(broken);
    }
}
