package io.omnideploy.engine.load;

import io.omnideploy.config.FileContent;
import io.omnideploy.config.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the files that go along to platforms that have no such host. They end in objects that many may read and that have limits
 * (a ConfigMap with its annotations, a task definition), so secrets stay here, and large things belong into an image.
 */
final class BroughtContent {
    /** The most bytes that a file or folder brings along: what a ConfigMap's annotations can tell of it twice. */
    private static final int LARGEST = 128 * 1024;

    private static final int MOST_FILES = 100;
    private static final int DEEPEST = 16;

    /** Files that keep a folder in a repository, or that a desktop leaves. */
    private static final Set<String> KEEPERS = Set.of(".gitkeep", ".keep", ".gitignore", ".DS_Store");

    private static final Pattern SECRET_NAME =
            Pattern.compile("\\.env(?:\\.(?!example$|sample$|template$|dist$).*)?|id_(?:rsa|dsa|ecdsa|ed25519)"
                    + "|\\.(?:pgpass|netrc|npmrc|pypirc|git-credentials)"
                    + "|.+\\.(?:p12|pfx|jks|keystore|kdbx)");

    private static final String PRIVATE_KEY = "PRIVATE KEY-----";

    private final Path root;

    /** @param root the folder of the description; a link that leads out of it is not followed */
    BroughtContent(Path root) {
        this.root = root;
    }

    /** Tells whether a folder has files in it that somebody would miss. */
    static boolean hasFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.anyMatch(file -> !Files.isDirectory(file) && !isKeeper(file));
        } catch (IOException | RuntimeException unreadable) {
            // Nobody knows what is in there, so it isn't nothing.
            return true;
        }
    }

    /** Returns what goes along of a file or folder. */
    FileContent of(Path place) {
        try {
            return Files.isDirectory(place) ? folder(place) : file(place, LARGEST, place);
        } catch (IOException | RuntimeException unreadable) {
            return new FileContent.Unfit("it can't be read");
        }
    }

    private FileContent folder(Path folder) throws IOException {
        SortedMap<String, FileContent.OfFile> files = new TreeMap<>();
        int left = LARGEST;
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            for (Path file : (Iterable<Path>) all.sorted()::iterator) {
                if ((Files.isDirectory(file) && isInside(file)) || isKeeper(file)) {
                    continue;
                }
                if (files.size() == MOST_FILES) {
                    return new FileContent.Unfit("there are more than " + MOST_FILES + " files in it");
                }
                switch (file(file, left, folder)) {
                    case FileContent.OfFile content -> {
                        files.put(folder.relativize(file).toString().replace('\\', '/'), content);
                        left -= (int) Files.size(file);
                    }
                    case FileContent.Unfit unfit -> {
                        return unfit;
                    }
                    case FileContent.Folder inner -> throw new IllegalStateException("a file has no files in it");
                }
            }
        }
        return files.isEmpty() ? new FileContent.Unfit("there is nothing in it") : new FileContent.Folder(files);
    }

    /** @param named the file itself, or the folder for which it is looked at */
    private FileContent file(Path file, int left, Path named) throws IOException {
        String what = file.equals(named)
                ? "it"
                : "'" + named.relativize(file).toString().replace('\\', '/') + "' in it";
        if (!Files.isRegularFile(file) || !isInside(file)) {
            return new FileContent.Unfit(what + " is no file in the folder of the description");
        }
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes(left + 1);
        }
        if (bytes.length > left) {
            return new FileContent.Unfit(
                    (file.equals(named) ? "it is" : "its files are") + " larger than " + LARGEST / 1024 + " KiB");
        }
        Optional<String> text = text(bytes);
        boolean isSecret = SECRET_NAME.matcher(file.getFileName().toString()).matches()
                || text.filter(words -> words.contains(PRIVATE_KEY)).isPresent();
        if (isSecret) {
            return new FileContent.Unfit(
                    what + " is a secret, and would stand there in clear; give it to the program under 'secrets'");
        }
        return text.<FileContent>map(words -> new FileContent.Text(Template.of(words)))
                .orElseGet(() -> FileContent.Bytes.of(bytes));
    }

    private boolean isInside(Path file) throws IOException {
        return file.toRealPath().startsWith(root.toRealPath());
    }

    private static boolean isKeeper(Path file) {
        return KEEPERS.contains(file.getFileName().toString());
    }

    private static Optional<String> text(byte[] bytes) {
        for (byte value : bytes) {
            if (value == 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
