package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A description as it was read, in the long form, with all of its stacks and with variables unexpanded.
 *
 * @param file where it lies
 * @param displayName the file as the user named it, with forward slashes; the places of diagnostics begin with it
 * @param adapter the name of the adapter that read it
 * @param written what stands in the file, in the words of its format
 * @param root its content
 * @param declaredStacks the names under {@code stacks}; empty if it declares none
 */
public record LoadedConfig(
        Path file,
        String displayName,
        String adapter,
        Node written,
        Node.Mapping root,
        SortedSet<String> declaredStacks) {
    public LoadedConfig {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(adapter, "adapter");
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(root, "root");
        declaredStacks = Collections.unmodifiableSortedSet(new TreeSet<>(declaredStacks));
    }
}
