package io.omnideploy.cli.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of one kind of test case, each with its input and what is expected of it. */
final class Cases {
    private static final Path ROOT = Path.of("src/test/cases");

    private Cases() {}

    static List<Path> of(String kind) {
        try (Stream<Path> folders = Files.list(ROOT.resolve(kind))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
