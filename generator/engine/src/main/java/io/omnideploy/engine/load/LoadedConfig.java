package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.AdapterEntry;
import io.omnideploy.spi.SourceVariables;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A description as it was read, in the long form, with all of its stacks and with variables unexpanded.
 *
 * @param file where it lies
 * @param displayName the file as the user named it, with forward slashes; the places of diagnostics begin with it
 * @param adapter the name of the adapter that read it
 * @param written what stands in its files, in the words of their format: a tree for each file
 * @param ledger what the adapter says of values that are not in the content as they stand
 * @param replaced the places of values in whose place a later file puts something
 * @param variables further variables that it may use, from files beside it
 * @param root its content
 * @param declaredStacks the names under {@code stacks}; empty if it declares none
 * @param notices warnings and notes of who read it
 */
public record LoadedConfig(
        Path file,
        String displayName,
        String adapter,
        List<Node> written,
        List<AdapterEntry> ledger,
        Set<SourceSpan> replaced,
        SourceVariables variables,
        Node.Mapping root,
        SortedSet<String> declaredStacks,
        List<Diagnostic> notices) {
    public LoadedConfig {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(adapter, "adapter");
        written = List.copyOf(written);
        ledger = List.copyOf(ledger);
        replaced = Set.copyOf(replaced);
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(root, "root");
        declaredStacks = Collections.unmodifiableSortedSet(new TreeSet<>(declaredStacks));
        notices = List.copyOf(notices);
    }
}
