package io.omnideploy.spi;

import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.ResourceGraph;
import java.util.List;
import java.util.Objects;

/**
 * What a deployment needs on a platform.
 *
 * @param ledger what could not be carried over in this very deployment, beside the target's {@link Limitation}s
 */
public record Expansion(ResourceGraph graph, List<LedgerEntry> ledger) {
    public Expansion {
        Objects.requireNonNull(graph, "graph");
        ledger = ledger.stream().sorted().toList();
    }
}
