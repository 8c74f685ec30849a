package io.omnideploy.spi.run;

import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A backend's own folder for one stack: only its owner can read it and what is in it. What fails there is told with its place. */
public final class PrivateFolder {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path root;

    /** @param root the folder, made by {@link #make} */
    public PrivateFolder(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** Returns the folder itself, absolute. */
    public Path root() {
        return root;
    }

    /** Makes folders that only their owner can read. */
    public void make(Path... folders) {
        attempt(() -> {
            for (Path folder : folders) {
                Files.createDirectories(folder);
                restrict(folder, "rwx------");
            }
        });
    }

    /**
     * Makes a folder hold exactly these files.
     *
     * @param files by path from the folder, with forward slashes
     * @param stays what is left where it is though it is none of them
     */
    public void write(Path folder, SortedMap<String, String> files, Predicate<Path> stays) {
        attempt(() -> {
            try (Stream<Path> present = Files.walk(folder)) {
                for (Path path : present.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    if (!files.containsKey(name) && !stays.test(path)) {
                        Files.delete(path);
                    }
                }
            }
            for (String name : files.keySet()) {
                Files.createDirectories(folder.resolve(name).getParent());
            }
            files.forEach((name, text) -> put(folder.resolve(name), text));
        });
    }

    /** Writes a file in one step, and only when it differs. */
    public void put(Path file, String text) {
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

    /** Returns the text of a file, empty when there is none. */
    public String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException broken) {
            throw failed(file, broken);
        }
    }

    /** Makes an empty file that only its owner can read, whatever a program then writes into it. */
    public void fresh(Path file) {
        attempt(() -> {
            Files.deleteIfExists(file);
            Files.createFile(file);
            restrict(file, "rw-------");
        });
    }

    /** Moves a file over another one, if that is there. */
    public void move(Path from, Path to) {
        attempt(() -> Files.move(from, to, StandardCopyOption.REPLACE_EXISTING));
    }

    /** Deletes files, as far as they are there. */
    public void delete(Path... files) {
        attempt(() -> {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        });
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public void deleteAll(Path folder) {
        attempt(() -> {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        });
    }

    /** Takes files from all others, as far as they are there: what a tool lets everybody read may have secrets in clear. */
    public void restrictFiles(List<Path> files) {
        attempt(() -> {
            for (Path file : files) {
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
