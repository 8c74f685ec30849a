package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.spi.Limitation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What of a description a target or backend can't carry over. */
public final class Limits {
    private Limits() {}

    /** Returns what can't be carried over wherever it is written. */
    public static Set<LedgerEntry> of(DeployConfig config, List<Limitation> limitations) {
        Set<LedgerEntry> ledger = new TreeSet<>();
        for (ConfigPath path : config.positions().written()) {
            for (Limitation limitation : limitations) {
                if (limitation.covers(path)) {
                    ledger.add(new LedgerEntry(
                            path, limitation.fate(), limitation.rule(), limitation.reason(), limitation.remedy()));
                }
            }
        }
        return ledger;
    }

    /** Returns an error for each part that is refused. */
    public static List<Diagnostic> refusals(DeployConfig config, Collection<LedgerEntry> ledger) {
        List<Diagnostic> refusals = new ArrayList<>();
        for (LedgerEntry entry : ledger) {
            if (entry.fate() == LedgerEntry.Fate.REFUSED) {
                refusals.add(Diagnostic.error(entry.rule(), entry.reason())
                        .about(entry.path())
                        .at(config.positions().of(entry.path()))
                        .remedy(entry.remedy()));
            }
        }
        return refusals;
    }
}
