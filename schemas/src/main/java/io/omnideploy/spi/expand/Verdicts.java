package io.omnideploy.spi.expand;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a target says of the lines of a description while it expands it: what became of them, what it refuses, what it warns of. */
public final class Verdicts {
    private final DeployConfig config;
    private final Diagnostics found = new Diagnostics();
    private final Set<LedgerEntry> ledger = new LinkedHashSet<>();

    public Verdicts(DeployConfig config) {
        this.config = config;
    }

    /** Says what became of a written value that can't be carried over as it is; once is enough. */
    public void account(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        ledger.add(new LedgerEntry(path, fate, rule, reason, remedy));
    }

    /** Says what became of a value if a person wrote it. */
    public void accountWritten(ConfigPath path, Fate fate, String rule, String reason, String remedy) {
        if (config.positions().isGiven(path)) {
            account(path, fate, rule, reason, remedy);
        }
    }

    /** Refuses what stands at a path. */
    public void refuse(ConfigPath path, String code, String message, String remedy) {
        tell(Diagnostic.error(code, message), path, remedy);
    }

    /** Warns of what stands at a path. */
    public void warn(ConfigPath path, String code, String message, String remedy) {
        tell(Diagnostic.warning(code, message), path, remedy);
    }

    private void tell(Diagnostic diagnostic, ConfigPath path, String remedy) {
        found.add(diagnostic.about(path).at(config.positions().of(path)).remedy(remedy));
    }

    /** Returns the origins of those of several paths that a person wrote; none when none is. */
    public List<Origin> given(ConfigPath... paths) {
        List<Origin> origins = new ArrayList<>();
        for (ConfigPath path : paths) {
            if (config.positions().isGiven(path)) {
                origins.add(Origin.at(path));
            }
        }
        return origins;
    }

    /** Returns the origins of those of several fields below a path that a person wrote; of the first when none is. */
    public Origin[] written(ConfigPath path, String... keys) {
        List<Origin> origins = new ArrayList<>();
        for (String key : keys) {
            if (config.positions().isGiven(path.then(key))) {
                origins.add(Origin.at(path.then(key)));
            }
        }
        return origins.isEmpty() ? new Origin[] {Origin.at(path.then(keys[0]))} : origins.toArray(Origin[]::new);
    }

    /** Returns what was refused and warned of, and takes what other checks find. */
    public Diagnostics found() {
        return found;
    }

    /** Returns what became of written values so far, in that order. */
    public List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
    }
}
