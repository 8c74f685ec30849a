package io.omnideploy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Expected files beside the input of a test; {@code -Domnideploy.rewrite=true} writes them anew, to be read and committed. */
public final class Golden {
    private static final boolean REWRITE = Boolean.getBoolean("omnideploy.rewrite");

    private Golden() {}

    /** Compares a text with an expected file. */
    public static void check(Path expected, String actual) throws IOException {
        if (REWRITE) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, actual);
        }
        assertThat(expected)
                .as("expected file, written with -Domnideploy.rewrite=true")
                .exists();
        assertThat(actual).as(expected.toString()).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
    }

    /** Compares what stands under a heading of the second level, up to the next one, with what is expected there. */
    public static void checkSection(Path page, String heading, String actual) throws IOException {
        String whole = Files.readString(page, StandardCharsets.UTF_8);
        String opening = "## " + heading + "\n\n";
        int start = whole.indexOf(opening);
        assertThat(start).as("%s has the heading %s", page, heading).isNotNegative();
        int begin = start + opening.length();
        int next = whole.indexOf("\n## ", begin);
        String after = next < 0 ? "" : whole.substring(next);
        check(page, whole.substring(0, begin) + actual + after);
    }

    /** Compares files with an expected folder: the same names, the same bytes. */
    public static void checkFolder(Path expected, Map<String, String> actual) throws IOException {
        if (REWRITE) {
            clear(expected);
            for (Map.Entry<String, String> file : actual.entrySet()) {
                Path path = expected.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        assertThat(new TreeMap<>(actual))
                .as("%s, written with -Domnideploy.rewrite=true", expected)
                .isEqualTo(read(expected));
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static void clear(Path folder) throws IOException {
        for (String path : read(folder).keySet()) {
            Files.delete(folder.resolve(path));
        }
    }
}
