package io.omnideploy.spi.adapt;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.NodeLeaves;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.AdapterEntry;
import io.omnideploy.spi.AdapterEntry.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what becomes of written values, one entry for each leaf of what is told; the first word on a place counts. */
public final class AdapterLedger {
    private final List<AdapterEntry> entries = new ArrayList<>();
    private final Set<SourceSpan> told = new HashSet<>();

    /**
     * What is said of values, wherever they stand.
     *
     * @param rule stable name in kebab case
     * @param reason one sentence
     * @param remedy one sentence; empty where nothing is lost
     */
    public record Saying(Fate fate, String rule, String reason, String remedy) {
        /** Returns that values are carried over in another form. */
        public static Saying mapped(String rule, String reason) {
            return new Saying(Fate.MAPPED, rule, reason, "");
        }

        /** Returns that values are done in another way. */
        public static Saying approximated(String rule, String reason, String remedy) {
            return new Saying(Fate.APPROXIMATED, rule, reason, remedy);
        }

        /** Returns that values are left out. */
        public static Saying dropped(String rule, String reason, String remedy) {
            return new Saying(Fate.DROPPED, rule, reason, remedy);
        }

        /** Returns that values are no input of this run. */
        public static Saying elsewhere(String rule, String reason) {
            return new Saying(Fate.ELSEWHERE, rule, reason, "");
        }
    }

    /** Says something of all leaves at and below a path. */
    public void tell(ConfigPath path, Node.Entry entry, Saying saying) {
        tell(path, entry.value(), entry.keySpan(), saying);
    }

    /** Says something of all leaves at and below a path. */
    public void tell(ConfigPath path, Node node, Saying saying) {
        tell(path, node, node.span(), saying);
    }

    private void tell(ConfigPath path, Node node, Optional<SourceSpan> around, Saying saying) {
        NodeLeaves.visit(node, path, around, (at, place, leaf) -> {
            if (told.add(place)) {
                // A short form that was written out has one place for all of its parts.
                boolean isShort = node.span().filter(place::equals).isPresent();
                entries.add(new AdapterEntry(
                        isShort ? path : at, place, saying.fate(), saying.rule(), saying.reason(), saying.remedy()));
            }
        });
    }

    /** Tells whether something was said of a place. */
    public boolean knows(SourceSpan place) {
        return told.contains(place);
    }

    /** Returns what was said, in the order in which it was. */
    public List<AdapterEntry> entries() {
        return List.copyOf(entries);
    }
}
