package io.omnideploy.engine.image;

import io.omnideploy.engine.folder.GeneratedFolder;
import io.omnideploy.spi.ContextFile;
import io.omnideploy.spi.ContextFile.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The folder in which an image is built, without what .dockerignore leaves out. Taken over is what git carries too: content,
 * whether a file is executable, and where a link leads; so a fresh clone makes the same image. An empty folder is not, nor git's
 * own folder, nor what OmniDeploy generated.
 *
 * @param files by path
 */
record BuildContext(List<ContextFile> files) {
    private static final String IGNORE_FILE = ".dockerignore";

    /** More is never meant; somebody's home folder is. */
    private static final int MOST_FILES = 100_000;

    private static final long MOST_BYTES = 8L << 30;

    BuildContext {
        files = List.copyOf(files);
    }

    /** Thrown when a folder can't be built in; the message says why, in a sentence. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * Reads a folder.
     *
     * @param dockerfile its path in the folder; empty if it lies nowhere
     */
    static BuildContext read(Path folder, String dockerfile) throws IOException, Unusable {
        Walk walk = new Walk(folder, rules(folder, dockerfile));
        walk.folder(folder, "");
        walk.files.sort(Comparator.comparing(ContextFile::path));
        return new BuildContext(walk.files);
    }

    /**
     * Tells whether a file would be taken over if it were there.
     *
     * @param file absolute
     * @param dockerfile its path in the folder
     */
    static boolean takes(Path folder, String dockerfile, Path file) throws IOException, Unusable {
        return file.startsWith(folder)
                && !rules(folder, dockerfile)
                        .ignores(folder.relativize(file).toString().replace('\\', '/'));
    }

    private static IgnoreRules rules(Path folder, String dockerfile) throws IOException, Unusable {
        Path own = folder.resolve(dockerfile + IGNORE_FILE);
        Path file = Files.isRegularFile(own) ? own : folder.resolve(IGNORE_FILE);
        try {
            return IgnoreRules.parse(
                    Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "");
        } catch (IllegalArgumentException malformed) {
            throw new Unusable("%s can't be read: %s.".formatted(file.getFileName(), malformed.getMessage()));
        }
    }

    private static Kind kind(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return Kind.LINK;
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        boolean executable = posix
                && Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .permissions()
                        .contains(PosixFilePermission.OWNER_EXECUTE);
        return executable ? Kind.EXECUTABLE : Kind.PLAIN;
    }

    /** Goes through a folder; sockets and devices are passed over, as Docker does. */
    private static final class Walk {
        private final Path root;
        private final IgnoreRules rules;
        private final List<ContextFile> files = new ArrayList<>();
        private long bytes;

        private Walk(Path root, IgnoreRules rules) {
            this.root = root;
            this.rules = rules;
        }

        private void folder(Path folder, String prefix) throws IOException, Unusable {
            List<Path> inside = new ArrayList<>();
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
                paths.forEach(inside::add);
            }
            for (Path path : inside) {
                String relative = prefix + path.getFileName();
                BasicFileAttributes attributes =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (isNeverMeant(path, relative)) {
                    continue;
                }
                boolean ignored = rules.ignores(relative);
                if (attributes.isDirectory()) {
                    if (!ignored || rules.reachesInto(relative)) {
                        folder(path, relative + "/");
                    }
                } else if (!ignored && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
                    add(new ContextFile(relative, path, kind(path)), attributes.size());
                }
            }
        }

        /** Git's own folder is another in each clone, and what we generate names the image, so it can't be in it. */
        private static boolean isNeverMeant(Path path, String relative) {
            return relative.equals(".git") || GeneratedFolder.isOne(path);
        }

        private void add(ContextFile file, long size) throws Unusable {
            files.add(file);
            bytes += size;
            if (files.size() > MOST_FILES || bytes > MOST_BYTES) {
                throw new Unusable("The folder %s has more than %s to build with."
                        .formatted(
                                root, files.size() > MOST_FILES ? MOST_FILES + " files" : (MOST_BYTES >> 30) + " GiB"));
            }
        }
    }
}
