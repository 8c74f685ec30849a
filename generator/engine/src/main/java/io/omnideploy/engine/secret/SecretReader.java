package io.omnideploy.engine.secret;

import io.omnideploy.config.EnvFile;
import io.omnideploy.config.SecretSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the value of a secret where its source says. */
public final class SecretReader {
    private final Map<String, String> environment;
    private final Path project;
    private final SecretStore store;

    public SecretReader(Map<String, String> environment, Path project, SecretStore store) {
        this.environment = environment;
        this.project = project;
        this.store = store;
    }

    /** Returns the value; empty when the source has none. A file's last line end is not part of its value. */
    public Optional<String> read(SecretSource source) throws IOException {
        return switch (source.scheme()) {
            case "env" -> Optional.ofNullable(environment.get(source.key())).filter(value -> !value.isEmpty());
            case "file" -> file(source.key());
            case "store" -> store.get(source.key());
            default -> Optional.empty();
        };
    }

    /** A path may end in # and the name of a variable, where the file holds several as .env does. */
    private Optional<String> file(String key) throws IOException {
        Path whole = project.resolve(key);
        int hash = key.lastIndexOf('#');
        if (hash <= 0 || Files.exists(whole)) {
            return text(whole).map(text -> text.replaceFirst("\r?\n$", ""));
        }
        Optional<String> text = text(project.resolve(key.substring(0, hash)));
        return text.isEmpty() ? Optional.empty() : variable(text.get(), key.substring(hash + 1));
    }

    private static Optional<String> variable(String text, String name) {
        try {
            return EnvFile.read(text).stream()
                    .filter(line -> line.hasValue() && line.key().equals(name))
                    .map(EnvFile.Line::value)
                    .reduce((first, last) -> last);
        } catch (EnvFile.Malformed malformed) {
            // A file without such lines has no such value.
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path path) throws IOException {
        return Files.isRegularFile(path)
                ? Optional.of(Files.readString(path, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
