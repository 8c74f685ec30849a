package io.omnideploy.engine.folder;

import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.spi.Backend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder of generated files with the list of what was written there, so that a file of somebody else is never overwritten
 * or deleted. The list is one of the files and committed with them.
 */
public final class GeneratedFolder {
    /** The list of written files: one line each, hash and path. */
    public static final String LIST = ".omnideploy-files";

    private static final int HASH_DIGITS = 64;

    private final Path root;
    private final Optional<Backend> backend;

    /** Makes a folder of files that stay as they are written. */
    public GeneratedFolder(Path root) {
        this(root, Optional.empty());
    }

    /** @param backend knows what else belongs into files that it writes */
    public GeneratedFolder(Path root, Backend backend) {
        this(root, Optional.of(backend));
    }

    private GeneratedFolder(Path root, Optional<Backend> backend) {
        this.root = root;
        this.backend = backend;
    }

    /** Tells whether a path is a folder into which files were generated. */
    public static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(LIST), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Writes files, each under a temporary name and then moved, and removes those of the list that are no longer wanted.
     *
     * @return what changed, by path; empty when all were as wanted
     * @throws Refused when a file is in the way that was not written here, before anything is written
     */
    public List<FileDifference> write(SortedMap<String, String> files) {
        List<FileDifference> differences = compare(files);
        refuseForeign(differences);
        try {
            for (FileDifference difference : differences) {
                switch (difference.kind()) {
                    case ADDED, CHANGED -> AtomicFile.writeAgain(inside(difference.path()), difference.generated());
                    case REMOVED -> remove(inside(difference.path()));
                }
            }
            AtomicFile.writeAgain(root.resolve(LIST), list(files));
        } catch (IOException failure) {
            throw Failed.because("The files can't be written to " + root + ": " + failure.getMessage())
                    .remedy("Check that the folder is writable and the disk has space, and run it again.")
                    .reason(failure);
        }
        return differences;
    }

    /** Compares what lies in the folder with files as they would be written. */
    public List<FileDifference> compare(SortedMap<String, String> files) {
        SortedMap<String, FileDifference> differences = new TreeMap<>();
        files.forEach((path, text) -> {
            String present = read(inside(path));
            if (present == null) {
                differences.put(path, new FileDifference(path, FileDifference.Kind.ADDED, "", text));
            } else if (!present.equals(text)) {
                String merged = backend.isEmpty() ? text : backend.get().merged(path, present, text);
                if (!present.equals(merged)) {
                    differences.put(path, new FileDifference(path, FileDifference.Kind.CHANGED, present, merged));
                }
            }
        });
        written().keySet().stream().filter(path -> !files.containsKey(path)).forEach(path -> {
            String present = read(inside(path));
            if (present != null) {
                differences.put(path, new FileDifference(path, FileDifference.Kind.REMOVED, present, ""));
            }
        });
        return List.copyOf(differences.values());
    }

    private void refuseForeign(List<FileDifference> differences) {
        SortedMap<String, String> written = written();
        List<Diagnostic> foreign = new ArrayList<>();
        for (FileDifference difference : differences) {
            if (difference.kind() == FileDifference.Kind.CHANGED && !written.containsKey(difference.path())) {
                foreign.add(Diagnostic.error(
                                "foreign-file",
                                root.resolve(difference.path()) + " is in the way and was not written by OmniDeploy.")
                        .remedy("Move it away, or choose another folder with -o."));
            }
        }
        if (!foreign.isEmpty()) {
            throw new Refused(foreign);
        }
    }

    private SortedMap<String, String> written() {
        SortedMap<String, String> written = new TreeMap<>();
        String list = read(root.resolve(LIST));
        if (list != null) {
            list.lines()
                    .filter(line -> line.length() > HASH_DIGITS + 2)
                    .forEach(line -> written.put(line.substring(HASH_DIGITS + 2), line.substring(0, HASH_DIGITS)));
        }
        return written;
    }

    private static String list(SortedMap<String, String> files) {
        StringBuilder list = new StringBuilder();
        files.forEach((path, text) -> list.append(Naming.hash(text, HASH_DIGITS))
                .append("  ")
                .append(path)
                .append('\n'));
        return list.toString();
    }

    /** Resolves a path that must stay inside the folder, also through links. */
    private Path inside(String relative) {
        Path path = root.resolve(relative).normalize();
        if (!path.startsWith(root.normalize()) || path.equals(root.normalize())) {
            throw outside(relative);
        }
        for (Path parent = path; parent != null && !parent.equals(root.normalize()); parent = parent.getParent()) {
            if (Files.isSymbolicLink(parent)) {
                throw outside(relative);
            }
        }
        return path;
    }

    private Refused outside(String relative) {
        return new Refused(Diagnostic.error("path-outside", relative + " would be written outside of " + root + ".")
                .remedy("Remove the link, or choose another folder with -o."));
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : null;
        } catch (IOException failure) {
            throw Failed.because(file + " can't be read: " + failure.getMessage())
                    .remedy("Check its permissions, and run it again.")
                    .reason(failure);
        }
    }

    private void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
        Path parent = file.getParent();
        while (parent != null && !parent.equals(root) && isEmpty(parent)) {
            Files.delete(parent);
            parent = parent.getParent();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
