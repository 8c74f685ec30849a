package io.omnideploy.engine.override;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One value of one resource that is to be otherwise.
 *
 * @param steps the property, then keys and fields inside it
 * @param property what the catalog says of it, of a key the map that it is in
 * @param value what it is to be; absent to remove it
 * @param path where it is written
 * @param place where it stands in the file
 * @param why the lines that say so
 */
record Patch(
        List<String> steps,
        CatalogProperty property,
        Optional<Value> value,
        ConfigPath path,
        Optional<SourceSpan> place,
        Set<Origin> why) {
    Patch {
        steps = List.copyOf(steps);
        Objects.requireNonNull(property, "property");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(place, "place");
        why = Set.copyOf(why);
    }

    /** Returns the property path as origins and previews have it. */
    String name() {
        return String.join(".", steps);
    }
}
