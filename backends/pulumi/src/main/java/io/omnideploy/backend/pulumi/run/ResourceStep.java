package io.omnideploy.backend.pulumi.run;

import io.omnideploy.backend.pulumi.emit.PulumiNames;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What the engine would do to a resource, in the terms of the graph.
 *
 * @param spec what is wanted, if it is
 */
record ResourceStep(ResourceId id, Step step, List<CatalogProperty> catalog, Optional<ResourceSpec> spec) {
    Operation operation() {
        return switch (step.operation()) {
            case "create" -> Operation.CREATE;
            case "update" -> Operation.UPDATE;
            case "replace", "create-replacement" -> Operation.REPLACE;
            case "delete", "delete-replaced" -> Operation.DELETE;
            case "import", "import-replacement" -> Operation.ADOPT;
            default -> Operation.NONE;
        };
    }

    /** Returns what differs, down to the entry of a map; all that is set when the resource is new. */
    List<PropertyChange> properties() {
        boolean creates = operation() == Operation.CREATE;
        SortedMap<String, Value> before = GraphTerms.of(step.oldInputs(), catalog);
        SortedMap<String, Value> after = GraphTerms.of(step.newInputs(), catalog);
        if (creates) {
            before.clear();
            after.keySet().removeIf(name -> !isWanted(name));
        }
        Set<String> replacing = step.replacing();
        List<PropertyChange> changes = new ArrayList<>();
        for (PropertyChange change : PropertyDiff.between(before, after, catalog)) {
            changes.add(new PropertyChange(
                    change.path(),
                    shown(change.before()),
                    shown(change.after()),
                    operation() == Operation.REPLACE
                            && (change.replaces() || replacing.contains(registered(root(change))))));
        }
        Set<String> told = new TreeSet<>();
        changes.forEach(change -> told.add(root(change)));
        for (String input : creates ? Set.<String>of() : step.differing()) {
            String name = property(input);
            if (!told.contains(name)) {
                changes.add(further(name, input, replacing.contains(input)));
            }
        }
        return changes;
    }

    /** What the engine alone sees: another secret, or another value on the platform than the one that was asked for. */
    private PropertyChange further(String name, String input, boolean replaces) {
        return new PropertyChange(
                name,
                side(step.oldOutputs().getOrDefault(input, step.oldInputs().get(input))),
                side(step.newInputs().get(input)),
                operation() == Operation.REPLACE && replaces);
    }

    private static Shown side(Value value) {
        return value == null || value instanceof Value.Null
                ? new Shown.Absent()
                : shown(Shown.of(GraphTerms.plain(value)));
    }

    /** Returns the properties that force a replacement by the catalog and that the engine would change in place, or not at all. */
    boolean isInVain() {
        return switch (operation()) {
            case NONE, UPDATE ->
                PropertyDiff.between(
                                GraphTerms.of(step.oldInputs(), catalog),
                                GraphTerms.of(step.newInputs(), catalog),
                                catalog)
                        .stream()
                        .anyMatch(change -> change.replaces() && isSettled(change.after()) && !isIgnored(root(change)));
            case CREATE, REPLACE, DELETE, ADOPT -> false;
        };
    }

    private static boolean isSettled(Shown shown) {
        return !(shown(shown) instanceof Shown.AtApply);
    }

    private boolean isIgnored(String name) {
        return spec.filter(wanted -> wanted.lifecycle().ignore().contains(name)).isPresent();
    }

    private boolean isWanted(String name) {
        return spec.filter(wanted -> wanted.properties().containsKey(name)).isPresent();
    }

    /** Returns the names of properties in which the platform has something else than what was applied. */
    static Set<String> roots(List<PropertyChange> changes) {
        Set<String> roots = new TreeSet<>();
        changes.forEach(change -> roots.add(root(change)));
        return roots;
    }

    static String root(PropertyChange change) {
        return change.path().split("[.\\[]", 2)[0];
    }

    private String property(String input) {
        return catalog.stream()
                .filter(known -> PulumiNames.registered(known).equals(input))
                .findFirst()
                .map(CatalogProperty::name)
                .orElse(input);
    }

    private String registered(String name) {
        return catalog.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .map(PulumiNames::registered)
                .orElse(name);
    }

    static Shown shown(Shown side) {
        return side instanceof Shown.Known known && !isPlain(known.value()) ? new Shown.AtApply() : side;
    }

    private static boolean isPlain(Value value) {
        return !(value instanceof Value.InputRef) && value.children().stream().allMatch(ResourceStep::isPlain);
    }
}
