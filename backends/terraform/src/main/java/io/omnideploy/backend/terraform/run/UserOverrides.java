package io.omnideploy.backend.terraform.run;

import io.omnideploy.diagnostic.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The override files that people keep beside the generated ones. Terraform merges them over the configuration when it runs
 * there, so that a run from the copy in the work folder must take them along to do the same.
 */
final class UserOverrides {
    /** Terraform's own rule, see "Override Files" in its language reference. */
    private static final Pattern NAME = Pattern.compile("(.*_)?override\\.tf(\\.json)?");

    /** What merges with a block that a configuration without resources doesn't have. */
    private static final Pattern OF_RESOURCES =
            Pattern.compile("(?m)^\\s*\"?(resource|data|output|module|locals|check)\"?\\s*[\"{:]");

    private UserOverrides() {}

    /** Returns the override files of a folder by name; none when there is no such folder. */
    static SortedMap<String, String> in(Path folder) {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> present = Files.list(folder)) {
            for (Path file : present.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (NAME.matcher(name).matches()) {
                    files.put(name, Files.readString(file));
                }
            }
        } catch (IOException broken) {
            throw Failed.because("The override files of " + folder + " can't be read: " + broken.getMessage())
                    .remedy("Check that they are readable text in UTF-8, and run the command again.")
                    .reason(broken);
        }
        return Collections.unmodifiableSortedMap(files);
    }

    /** Returns those of some files that also fit a configuration of which all resources are gone. */
    static SortedMap<String, String> withoutResources(SortedMap<String, String> files) {
        SortedMap<String, String> fitting = new TreeMap<>(files);
        fitting.entrySet()
                .removeIf(entry -> !NAME.matcher(entry.getKey()).matches()
                        || OF_RESOURCES.matcher(entry.getValue()).find());
        return fitting;
    }
}
