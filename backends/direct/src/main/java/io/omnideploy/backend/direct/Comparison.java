package io.omnideploy.backend.direct;

import io.omnideploy.plan.Cause;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.PropertyDiff;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares a resource three ways: as it is wanted, as it was last applied, as it is. What can be observed counts as it is;
 * everything else as it was applied.
 */
final class Comparison {
    private final List<PropertyChange> changes = new ArrayList<>();
    private final TreeSet<Cause> causes = new TreeSet<>();

    private Comparison() {}

    /**
     * Compares one resource that is there.
     *
     * @param spec as it is wanted, before its references were resolved
     * @param wanted its properties in the remembered form
     * @param applied as it was last applied; absent for what nobody applied, such as an image
     */
    static Comparison of(
            ResourceSpec spec,
            Value.Obj wanted,
            Optional<Applied> applied,
            LiveResource live,
            Optional<CatalogType> type) {
        Comparison comparison = new Comparison();
        Optional<Applied> memory =
                applied.map(record -> record.recalling(wanted).recalling(new Value.Obj(live.observed())));
        TreeSet<String> names = new TreeSet<>(wanted.fields().keySet());
        applied.ifPresent(record -> names.addAll(record.properties().fields().keySet()));
        names.addAll(live.observed().keySet());
        names.removeAll(spec.lifecycle().ignore());
        for (String name : names) {
            comparison.property(name, spec, wanted, memory, live, type.flatMap(entry -> entry.property(name)));
        }
        comparison.expectations(spec, live);
        return comparison;
    }

    /**
     * Returns what differs between the last run and what is there, seen from the last run.
     *
     * @param wanted as it is wanted: what was changed in place agrees with it, although the record is older
     */
    static List<PropertyChange> drift(
            Applied applied, LiveResource live, Optional<CatalogType> type, Optional<Value.Obj> wanted) {
        List<PropertyChange> drift = new ArrayList<>();
        Applied memory = applied.recalling(new Value.Obj(live.observed()));
        live.observed().forEach((name, observed) -> {
            Optional<Value> seen = present(observed);
            if (wanted.isEmpty()
                    || !seen.equals(Optional.ofNullable(wanted.get().fields().get(name)))) {
                drift.addAll(PropertyDiff.in(
                        name,
                        type.flatMap(entry -> entry.property(name)),
                        Optional.ofNullable(memory.properties().fields().get(name)),
                        seen,
                        RememberedForm.INSTANCE));
            }
        });
        return drift;
    }

    /** Returns what would have to change. */
    List<PropertyChange> changes() {
        return changes;
    }

    /** Returns the weightiest cause: what a person changed, then what drifted, then what follows from another resource. */
    Cause cause() {
        return causes.first();
    }

    private void property(
            String name,
            ResourceSpec spec,
            Value.Obj wanted,
            Optional<Applied> applied,
            LiveResource live,
            Optional<CatalogProperty> property) {
        Optional<Value> after = Optional.ofNullable(wanted.fields().get(name));
        Optional<Value> memory =
                applied.map(record -> record.properties().fields().get(name));
        boolean observed = live.observed().containsKey(name);
        if (!observed && !live.owned()) {
            // Nobody applied it, so nothing but what is seen can be wrong.
            return;
        }
        Optional<Value> before = observed ? present(live.observed().get(name)) : memory;
        List<PropertyChange> found = PropertyDiff.in(name, property, before, after, RememberedForm.INSTANCE);
        if (found.isEmpty()) {
            return;
        }
        changes.addAll(found);
        if (observed && after.equals(memory)) {
            causes.add(Cause.DRIFT);
        } else if (found.stream()
                .allMatch(change -> refers(name, spec.properties().get(name), change.path()))) {
            causes.add(Cause.DEPENDENCY);
        } else {
            causes.add(Cause.CONFIG);
        }
    }

    /** A one-shot that was cut off has no exit code yet, one that failed has a wrong one: both are made anew. */
    private void expectations(ResourceSpec spec, LiveResource live) {
        for (Map.Entry<String, Value> expected : spec.lifecycle().expects().entrySet()) {
            Value actual = live.attributes().get(expected.getKey());
            if (!expected.getValue().equals(actual)) {
                Shown before = actual == null ? new Shown.Absent() : Shown.of(actual);
                changes.add(new PropertyChange(expected.getKey(), before, Shown.of(expected.getValue()), true));
                causes.add(Cause.DRIFT);
            }
        }
    }

    /** Tells whether what differs is a reference, or holds one. */
    private static boolean refers(String at, Value raw, String path) {
        if (raw == null || raw.references().isEmpty() || at.length() >= path.length()) {
            return raw != null && !raw.references().isEmpty();
        }
        if (raw instanceof Value.Seq seq) {
            for (int index = 0; index < seq.items().size(); index++) {
                String inside = at + "[" + index + "]";
                if (path.startsWith(inside)) {
                    return refers(inside, seq.items().get(index), path);
                }
            }
            return false;
        }
        if (raw instanceof Value.Obj obj) {
            return obj.fields().entrySet().stream()
                    .filter(field -> isAt(at + "." + field.getKey(), path))
                    .anyMatch(field -> refers(at + "." + field.getKey(), field.getValue(), path));
        }
        return true;
    }

    private static boolean isAt(String inside, String path) {
        return path.startsWith(inside)
                && (path.length() == inside.length() || ".[".indexOf(path.charAt(inside.length())) >= 0);
    }

    private static Optional<Value> present(Value value) {
        return value instanceof Value.Null ? Optional.empty() : Optional.of(value);
    }
}
