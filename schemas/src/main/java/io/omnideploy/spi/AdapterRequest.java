package io.omnideploy.spi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an adapter is given to read.
 *
 * @param documents the files of its format, at least one; what a later one says counts more
 * @param files reads further files that these name
 * @param environment the variables of the run
 * @param profiles the groups of optional parts that the run chose
 */
public record AdapterRequest(
        List<SourceDocument> documents, SourceFiles files, Map<String, String> environment, Set<String> profiles) {
    public AdapterRequest {
        documents = List.copyOf(documents);
        Objects.requireNonNull(files, "files");
        environment = Map.copyOf(environment);
        profiles = Set.copyOf(profiles);
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("nothing to read");
        }
    }

    /** Returns the first document. */
    public SourceDocument document() {
        return documents.getFirst();
    }
}
