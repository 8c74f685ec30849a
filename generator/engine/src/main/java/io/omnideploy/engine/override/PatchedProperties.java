package io.omnideploy.engine.override;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The properties of one resource while patches are laid over them. */
final class PatchedProperties {
    private final ResourceSpec spec;
    private final SortedMap<String, SortedSet<Origin>> origins = new TreeMap<>();
    private SortedMap<String, Value> properties;

    PatchedProperties(ResourceSpec spec) {
        this.spec = spec;
        properties = spec.properties();
        spec.origins().forEach((property, why) -> origins.put(property, new TreeSet<>(why)));
    }

    void apply(Patch patch) {
        properties = with(properties, patch.steps(), patch.value());
        origins.computeIfAbsent(patch.name(), name -> new TreeSet<>()).addAll(patch.why());
    }

    ResourceSpec spec() {
        return new ResourceSpec(spec.id(), properties, spec.dependsOn(), spec.lifecycle(), origins);
    }

    /** What is removed from where it isn't leaves everything as it is. */
    private static SortedMap<String, Value> with(
            SortedMap<String, Value> fields, List<String> steps, Optional<Value> value) {
        SortedMap<String, Value> changed = new TreeMap<>(fields);
        String step = steps.getFirst();
        if (steps.size() == 1) {
            value.ifPresentOrElse(wanted -> changed.put(step, wanted), () -> changed.remove(step));
            return changed;
        }
        Value old = fields.get(step);
        if (old == null && value.isEmpty()) {
            return changed;
        }
        SortedMap<String, Value> inside = old instanceof Value.Obj obj ? obj.fields() : new TreeMap<>();
        changed.put(step, new Value.Obj(with(inside, steps.subList(1, steps.size()), value)));
        return changed;
    }
}
