package io.omnideploy.engine.account;

import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.spi.AdapterEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What who read the files says of values that did not come into the description as they stand. */
final class AdapterFates {
    private final LoadedConfig loaded;
    private final Map<SourceSpan, AdapterEntry> entries = new HashMap<>();

    AdapterFates(LoadedConfig loaded) {
        this.loaded = loaded;
        loaded.ledger().forEach(entry -> entries.putIfAbsent(entry.place(), entry));
    }

    /** Returns the account of a value that stands in the description, and perhaps not as it was written. */
    LeafAccount changed(LeafAccount account) {
        AdapterEntry entry = entries.get(account.place());
        return entry == null || account.fate() != LeafFate.MAPPED || entry.fate() != AdapterEntry.Fate.APPROXIMATED
                ? account
                : account.as(LeafFate.APPROXIMATED, entry.rule(), entry.reason(), entry.remedy());
    }

    /** Returns the account of a value that is not in the description; empty where nothing is said of it. */
    Optional<LeafAccount> of(Leaf leaf) {
        AdapterEntry entry = entries.get(leaf.place());
        if (entry == null) {
            return loaded.replaced().contains(leaf.place())
                    ? Optional.of(LeafAccount.elsewhere(leaf, "file-wins", "A later file puts something in its place."))
                    : Optional.empty();
        }
        LeafFate fate = switch (entry.fate()) {
            case MAPPED -> LeafFate.MAPPED;
            case APPROXIMATED -> LeafFate.APPROXIMATED;
            case DROPPED -> LeafFate.DROPPED;
            case ELSEWHERE -> LeafFate.ELSEWHERE;
        };
        return Optional.of(new LeafAccount(
                leaf.path(),
                leaf.place(),
                fate,
                entry.rule(),
                Optional.of(entry.reason()),
                Optional.of(entry.remedy()).filter(remedy -> !remedy.isEmpty()),
                new TreeSet<>()));
    }
}
