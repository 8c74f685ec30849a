package io.omnideploy.engine.image;

import io.omnideploy.config.Build;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SecretSource;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.secret.SecretReader;
import io.omnideploy.spi.ImageBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the steps of a build may read while they run, read where the description says; asked only about images that are built. */
public final class BuildSecrets {
    private final SecretReader reader;
    private final DeployConfig config;
    private final Path project;
    private final Path home;

    /**
     * @param config says where what lacks is written
     * @param project the folder of the description, absolute
     * @param home where {@code ~} leads
     */
    public BuildSecrets(SecretReader reader, DeployConfig config, Path project, Path home) {
        this.reader = reader;
        this.config = config;
        this.project = project;
        this.home = home;
    }

    /**
     * Goes on only if everything is there.
     *
     * @throws Refused naming all that is not
     */
    void require(List<ImageBuild> images) {
        List<Diagnostic> missing = new ArrayList<>();
        for (ImageBuild image : images) {
            image.build().secrets().forEach((id, source) -> {
                if (value(source).isEmpty()) {
                    missing.add(missing(image, id, source));
                }
            });
            keys(image.build()).forEach((id, file) -> {
                if (!Files.isReadable(file)) {
                    ConfigPath path = BuildCheck.path(config, image.component()).then("ssh");
                    missing.add(Diagnostic.error(
                                    "build-key-missing",
                                    "The key %s, with which the image of '%s' is built, can't be read."
                                            .formatted(file, image.component()))
                            .about(path)
                            .at(config.positions().of(path))
                            .remedy("Put it there, or name another under 'build.ssh'."));
                }
            });
        }
        if (!missing.isEmpty()) {
            throw new Refused(missing);
        }
    }

    /** Returns the values by id. */
    SortedMap<String, String> values(Build build) {
        SortedMap<String, String> values = new TreeMap<>();
        build.secrets().forEach((id, source) -> value(source).ifPresent(value -> values.put(id, value)));
        return values;
    }

    /** Returns agents and keys, the paths of keys absolute. */
    List<String> ssh(Build build) {
        SortedMap<String, Path> keys = keys(build);
        return build.ssh().stream()
                .map(word -> id(word).equals(word) ? word : id(word) + "=" + keys.get(id(word)))
                .toList();
    }

    private SortedMap<String, Path> keys(Build build) {
        SortedMap<String, Path> keys = new TreeMap<>();
        for (String word : build.ssh()) {
            String id = id(word);
            if (!id.equals(word)) {
                String path = word.substring(id.length() + 1);
                keys.put(
                        id,
                        path.startsWith("~/")
                                ? home.resolve(path.substring(2))
                                : project.resolve(path).normalize());
            }
        }
        return keys;
    }

    private static String id(String word) {
        return word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    }

    private Optional<String> value(SecretSource source) {
        try {
            return reader.read(source);
        } catch (IOException failure) {
            throw Failed.because("Secret " + source + " can't be read: " + failure.getMessage())
                    .remedy("Check that it is a readable text file.")
                    .reason(failure);
        }
    }

    private Diagnostic missing(ImageBuild image, String id, SecretSource source) {
        ConfigPath path = BuildCheck.path(config, image.component()).then("secrets", id);
        return Diagnostic.error(
                        "secret-missing",
                        "Secret %s has no value, and the image of '%s' is built with it."
                                .formatted(source, image.component()))
                .about(path)
                .at(config.positions().of(path))
                .remedy(
                        switch (source.scheme()) {
                            case "env" -> "Set the environment variable " + source.key() + ".";
                            case "file" -> "Put the value into the file " + source.key() + ".";
                            default -> "Give it one with 'omnideploy secret set " + source.key() + "'.";
                        });
    }
}
