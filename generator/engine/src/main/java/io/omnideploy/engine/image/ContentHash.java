package io.omnideploy.engine.image;

import io.omnideploy.config.Container;
import io.omnideploy.spi.ContextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells by a short text whether two builds are of the same things: files, Dockerfile, arguments, stage, platforms. The same on
 * every machine; a base image behind a moving tag is not looked at.
 */
final class ContentHash {
    private static final int DIGITS = 12;
    private static final int BUFFER = 1 << 16;

    private final MessageDigest all = sha256();

    private ContentHash() {}

    /** Returns the hash, 12 hexadecimal digits. */
    static String of(Container.Build build, Path folder, BuildContext context) throws IOException {
        ContentHash hash = new ContentHash();
        hash.add("omnideploy-build", "1");
        for (ContextFile file : context.files()) {
            hash.add(file.kind().name(), file.path(), content(file));
        }
        hash.add("dockerfile", context.dockerfile(), digest(folder.resolve(context.dockerfile())));
        build.args().forEach((name, value) -> hash.add("arg", name, value));
        build.target().ifPresent(stage -> hash.add("target", stage));
        build.platforms().forEach(platform -> hash.add("platform", platform));
        return HexFormat.of().formatHex(hash.all.digest()).substring(0, DIGITS);
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
