package io.omnideploy.engine.load;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the bytes of a description as text, and refuses what can't be one before it costs anything.
 *
 * @param file where it lies
 * @param displayName the file as the user named it
 */
record SourceFile(Path file, String displayName) {
    /** The largest description, in bytes; a larger one is refused by its size, unread. */
    static final long LARGEST = 2L * 1024 * 1024;

    /**
     * Returns the text without a byte order mark.
     *
     * @throws Refused with the reason why there is none
     */
    String text() {
        byte[] bytes = bytes();
        if (bytes.length == 0) {
            throw refused("empty-file", "'" + displayName + "' is empty.", "Begin with 'name: my-app'.");
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && (bytes[0] & 0xFE) == 0xFE) {
            throw refused("not-utf-8", "'" + displayName + "' is UTF-16 text.", "Save it as UTF-8.");
        }
        String text = decoded(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private byte[] bytes() {
        try {
            if (Files.isDirectory(file)) {
                throw refused("file-is-a-folder", "'" + displayName + "' is a folder.", "Name the description in it.");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw refused(
                        "not-a-regular-file", "'" + displayName + "' is not a regular file.", "Name a file on disk.");
            }
            long size = Files.size(file);
            if (size > LARGEST) {
                throw refused(
                        "file-too-large",
                        "'" + displayName + "' has " + size + " bytes; a description has at most " + LARGEST + ".",
                        "Check that it is the right file, and move data out of it.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            throw refused("file-not-found", "There is no file '" + displayName + "'.", "Check the path.");
        } catch (AccessDeniedException denied) {
            throw refused(
                    "file-not-readable",
                    "'" + displayName + "' may not be read by you.",
                    "Give yourself the right to read it.");
        } catch (IOException failed) {
            throw refused(
                    "file-not-readable",
                    "'" + displayName + "' can't be read: " + failed.getClass().getSimpleName() + ".",
                    "Check the path and the disk.");
        }
    }

    private String decoded(byte[] bytes) {
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] == 0) {
                throw refused(
                        "binary-file", "'" + displayName + "' is a binary file.", "Name a text file in YAML or JSON.");
            }
        }
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            // A new decoder reports what it can't read, where String would put a replacement character.
            return StandardCharsets.UTF_8.newDecoder().decode(input).toString();
        } catch (CharacterCodingException malformed) {
            throw refused("not-utf-8", "This is not UTF-8 text.", "Save the file as UTF-8.", place(bytes, input));
        }
    }

    /** Returns the place up to which the decoder came; what stands before it is valid. */
    private Optional<SourceSpan> place(byte[] bytes, ByteBuffer input) {
        String before = new String(bytes, 0, input.position(), StandardCharsets.UTF_8);
        int line = 1;
        int start = 0;
        for (int end = before.indexOf('\n'); end >= 0; end = before.indexOf('\n', start)) {
            line++;
            start = end + 1;
        }
        return Optional.of(new SourceSpan(displayName, line, before.codePointCount(start, before.length()) + 1, 1));
    }

    private static Refused refused(String code, String message, String remedy) {
        return refused(code, message, remedy, Optional.empty());
    }

    private static Refused refused(String code, String message, String remedy, Optional<SourceSpan> place) {
        return new Refused(Diagnostic.error(code, message).at(place).remedy(remedy));
    }
}
