package io.omnideploy.spi.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders in which programs are looked for. */
public final class SearchPath {
    private SearchPath() {}

    /**
     * Returns the first program of a name.
     *
     * @param environment whose PATH is searched
     */
    public static Optional<Path> find(String name, Map<String, String> environment) {
        return List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, name).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }
}
