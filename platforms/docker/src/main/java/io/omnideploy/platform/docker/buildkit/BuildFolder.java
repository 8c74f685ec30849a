package io.omnideploy.platform.docker.buildkit;

import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.BuildSource;
import io.omnideploy.spi.ContextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A copy of what a build takes, in a folder of its own for as long as it runs: nothing but the chosen files, with the rights that they
 * have on every machine, since BuildKit takes over what it finds.
 */
final class BuildFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> ALL_ENTER = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path root;
    private final Path dockerfile;
    private final SortedMap<String, Path> sources = new TreeMap<>();

    private BuildFolder(Path root, Path dockerfile) {
        this.root = root;
        this.dockerfile = dockerfile;
    }

    /** Copies what a build takes; others may not look into the folder. */
    static BuildFolder of(BuildRequest request) throws IOException {
        Path root = Files.createTempDirectory("omnideploy-build");
        String path = request.dockerfile().path();
        Path dockerfile = root.resolve("instructions").resolve(path.substring(path.lastIndexOf('/') + 1));
        BuildFolder folder = new BuildFolder(root, dockerfile);
        try {
            folder.fill(request);
            return folder;
        } catch (IOException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** Returns the folder to build in. */
    Path context() {
        return root.resolve("context");
    }

    /** Returns the Dockerfile, which is not in the context unless it can be copied from there too. */
    Path dockerfile() {
        return dockerfile;
    }

    /** Returns the folders of further contexts, by name. */
    Map<String, Path> sources() {
        return sources;
    }

    private void fill(BuildRequest request) throws IOException {
        Files.createDirectories(dockerfile.getParent());
        Files.writeString(dockerfile, request.dockerfile().text());
        // One beside the Dockerfile comes before that of the context, which has had its say.
        Files.writeString(
                dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore"),
                "# What is to be left out is not here.\n",
                StandardCharsets.UTF_8);
        copy(request.files(), context());
        for (var source : request.sources().entrySet()) {
            if (source.getValue() instanceof BuildSource.Folder folder) {
                Path copy = root.resolve("source-" + sources.size());
                copy(folder.files(), copy);
                sources.put(source.getKey(), copy);
            }
        }
    }

    private static void copy(Iterable<ContextFile> files, Path folder) throws IOException {
        folder(folder);
        for (ContextFile file : files) {
            Path copy = folder.resolve(file.path());
            folders(folder, copy.getParent());
            Files.copy(file.file(), copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            switch (file.kind()) {
                case LINK -> {
                    // Has no rights of its own.
                }
                case PLAIN -> rights(copy, PLAIN);
                case EXECUTABLE -> rights(copy, ALL_ENTER);
            }
        }
    }

    private static void folders(Path from, Path to) throws IOException {
        if (!Files.isDirectory(to)) {
            folders(from, to.getParent());
            folder(to);
        }
    }

    private static void folder(Path folder) throws IOException {
        Files.createDirectory(folder);
        rights(folder, ALL_ENTER);
    }

    private static void rights(Path path, Set<PosixFilePermission> rights) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, rights);
        }
    }

    @Override
    public void close() {
        TemporaryFolder.remove(root);
    }
}
