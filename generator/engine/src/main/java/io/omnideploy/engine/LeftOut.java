package io.omnideploy.engine;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a graph a backend's tool has no argument for, by the catalog. What a person wrote has a line in the ledger; what a rule
 * of the target made is a note. A reason that is empty says that nothing is lost.
 *
 * @param ledger what was written and is left out
 * @param notes what else is left out
 */
record LeftOut(SortedSet<LedgerEntry> ledger, List<Diagnostic> notes) {
    private static final String RULE = "left-out";
    private static final String REMEDY = "Use another backend where it matters.";

    /** Finds it for one tool, by its name in the catalog. */
    static LeftOut in(ResourceGraph graph, Catalog catalog, String tool) {
        LeftOut found = new LeftOut(new TreeSet<>(), new ArrayList<>());
        for (ResourceSpec spec : graph.resources().values()) {
            catalog.type(spec.id().type())
                    .filter(type -> !type.folded().containsKey(tool))
                    .ifPresent(type -> found.fields(spec, "", type.properties(), spec.properties(), tool));
        }
        return found;
    }

    /** Tells whether a target says how something is carried over that no tool gets. */
    boolean supersedes(LedgerEntry entry) {
        return entry.fate() == LedgerEntry.Fate.APPROXIMATED
                && ledger.stream().anyMatch(left -> left.path().equals(entry.path()));
    }

    private void fields(
            ResourceSpec spec, String place, List<CatalogProperty> known, Map<String, Value> properties, String tool) {
        for (CatalogProperty property : known) {
            Value value = properties.get(property.name());
            if (value == null) {
                continue;
            }
            String path = place + property.name();
            Optional<String> reason = Optional.ofNullable(property.omitted().get(tool));
            if (reason.isPresent()) {
                reason.filter(text -> !text.isEmpty()).ifPresent(text -> tell(spec, path, tool + " has none: " + text));
            } else {
                inside(spec, path, property, value, tool);
            }
        }
    }

    private void inside(ResourceSpec spec, String path, CatalogProperty property, Value value, String tool) {
        if (property.fields().isEmpty()) {
            return;
        }
        if (value instanceof Value.Obj object) {
            fields(spec, path + ".", property.fields(), object.fields(), tool);
        } else if (value instanceof Value.Seq seq) {
            for (int index = 0; index < seq.items().size(); index++) {
                inside(spec, path + "[" + index + "]", property, seq.items().get(index), tool);
            }
        }
    }

    private void tell(ResourceSpec spec, String path, String reason) {
        String sentence = "%s of %s is left out; %s".formatted(path, spec.id(), reason);
        Set<ConfigPath> written = new TreeSet<>();
        Set<ConfigPath> elsewhere = new TreeSet<>();
        spec.origins().forEach((property, origins) -> {
            boolean inside =
                    property.equals(path) || property.startsWith(path + ".") || property.startsWith(path + "[");
            for (Origin origin : origins) {
                if (origin instanceof Origin.Written line) {
                    (inside ? written : elsewhere).add(line.path());
                }
            }
        });
        // What a line says is not lost while something else of the resource comes of it.
        written.removeAll(elsewhere);
        if (written.isEmpty()) {
            notes.add(Diagnostic.note(RULE, sentence).remedy(REMEDY));
        }
        written.forEach(line -> ledger.add(new LedgerEntry(line, LedgerEntry.Fate.DROPPED, RULE, sentence, REMEDY)));
    }
}
