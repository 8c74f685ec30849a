package io.omnideploy.spi;

import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.ResourceGraph;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a deployment needs on a platform.
 *
 * @param ledger what could not be carried over in this very deployment, beside the target's {@link Limitation}s
 * @param jobs each job that can be started, by component
 */
public record Expansion(ResourceGraph graph, List<LedgerEntry> ledger, SortedMap<String, Job> jobs) {
    public Expansion {
        Objects.requireNonNull(graph, "graph");
        ledger = ledger.stream().sorted().toList();
        jobs = Collections.unmodifiableSortedMap(new TreeMap<>(jobs));
    }

    /** Makes an expansion of a deployment whose jobs nobody starts. */
    public Expansion(ResourceGraph graph, List<LedgerEntry> ledger) {
        this(graph, ledger, Collections.emptySortedMap());
    }
}
