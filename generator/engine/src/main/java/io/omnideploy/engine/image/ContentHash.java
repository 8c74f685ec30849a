package io.omnideploy.engine.image;

import io.omnideploy.config.Build;
import io.omnideploy.spi.BuildSource;
import io.omnideploy.spi.ContextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells by a short text whether two builds are of the same things: files, Dockerfile, arguments, stage, platforms, labels, and which
 * secrets there are by their ids alone. The same on every machine; a base image behind a moving tag is not looked at, nor how it is
 * built.
 */
final class ContentHash {
    private static final int DIGITS = 12;
    private static final int BUFFER = 1 << 16;

    private final MessageDigest all = sha256();

    private ContentHash() {}

    /** Returns the hash, 12 hexadecimal digits. */
    static String of(Build build, BuildInput input) throws IOException {
        ContentHash hash = new ContentHash();
        hash.add("omnideploy-build", "1");
        hash.add(input.files().files());
        hash.add("dockerfile", input.path(), instructions(build, input));
        for (var source : input.sources().entrySet()) {
            hash.add("context", source.getKey());
            hash.add(build.contexts().get(source.getKey()), source.getValue());
        }
        build.args().forEach((name, value) -> hash.add("arg", name, value));
        build.target().ifPresent(stage -> hash.add("target", stage));
        build.platforms().forEach(platform -> hash.add("platform", platform));
        build.labels().forEach((name, value) -> hash.add("label", name, value));
        build.secrets().keySet().forEach(id -> hash.add("secret", id));
        build.ssh().forEach(key -> hash.add("ssh", key.replaceFirst("=.*$", "")));
        return HexFormat.of().formatHex(hash.all.digest()).substring(0, DIGITS);
    }

    private static String instructions(Build build, BuildInput input) throws IOException {
        if (input.dockerfile().isPresent()) {
            return digest(input.dockerfile().get());
        }
        byte[] text = build.instructions().orElse("").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(text));
    }

    private void add(List<ContextFile> files) throws IOException {
        for (ContextFile file : files) {
            add(file.kind().name(), file.path(), content(file));
        }
    }

    /** What is built here tells its content by its tag, wherever it is pushed. */
    private void add(String written, BuildSource source) throws IOException {
        switch (source) {
            case BuildSource.Folder folder -> add(folder.files());
            case BuildSource.Image image ->
                add(
                        "image",
                        written.startsWith(Build.COMPONENT_CONTEXT)
                                ? image.reference().substring(image.reference().lastIndexOf(':') + 1)
                                : image.reference());
        }
    }

    private static String content(ContextFile file) throws IOException {
        return switch (file.kind()) {
            case LINK -> Files.readSymbolicLink(file.file()).toString();
            case PLAIN, EXECUTABLE -> digest(file.file());
        };
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = Files.newInputStream(file)) {
            int read = content.read(buffer);
            while (read >= 0) {
                digest.update(buffer, 0, read);
                read = content.read(buffer);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With their lengths, so that no two lists of words make the same bytes. */
    private void add(String... words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            all.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            all.update(bytes);
        }
        all.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
