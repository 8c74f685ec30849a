package io.omnideploy.cli.render;

import io.omnideploy.diagnostic.SourceSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the line of a file that a diagnostic is about. */
public final class SourceLines {
    private final Path directory;
    private final Map<String, List<String>> files = new HashMap<>();

    /** @param directory what relative file names are relative to */
    public SourceLines(Path directory) {
        this.directory = directory;
    }

    /** Returns the line of a span without its end; empty when the file can't be read any more or has no such line. */
    public Optional<String> line(SourceSpan span) {
        List<String> lines = files.computeIfAbsent(span.file(), this::read);
        return span.line() <= lines.size() ? Optional.of(lines.get(span.line() - 1)) : Optional.empty();
    }

    private List<String> read(String file) {
        try {
            // Whatever can't be decoded is shown as a replacement character: the diagnostic may be about just that.
            String text = new String(Files.readAllBytes(directory.resolve(file)), StandardCharsets.UTF_8);
            return text.replaceFirst("^\uFEFF", "").lines().toList();
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }
}
