package io.omnideploy.engine.secret;

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
            case "file" -> file(project.resolve(source.key()));
            case "store" -> store.get(source.key());
            default -> Optional.empty();
        };
    }

    private static Optional<String> file(Path path) throws IOException {
        return Files.isRegularFile(path)
                ? Optional.of(Files.readString(path, StandardCharsets.UTF_8).replaceFirst("\r?\n$", ""))
                : Optional.empty();
    }
}
