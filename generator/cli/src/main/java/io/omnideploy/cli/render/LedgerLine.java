package io.omnideploy.cli.render;

import io.omnideploy.config.Positions;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.plan.LedgerEntry;
import java.util.List;
import java.util.Optional;

/** An entry of the ledger with its place in the file. */
public record LedgerLine(LedgerEntry entry, Optional<SourceSpan> span) {
    /** Returns entries with their places. */
    public static List<LedgerLine> of(List<LedgerEntry> ledger, Positions positions) {
        return ledger.stream()
                .map(entry -> new LedgerLine(entry, positions.of(entry.path())))
                .toList();
    }
}
