package io.omnideploy.engine.work;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was last applied to a stack, as far as another run must know it: an offline preview compares with it, and a change of
 * target, backend or folder is noticed by it. Holds names of secrets, never values.
 *
 * @param project the folder of the description, absolute
 * @param resources the properties of each resource, references and secrets by name
 */
public record AppliedRecord(
        String target, String backend, String project, SortedMap<ResourceId, SortedMap<String, Value>> resources) {
    /** The version of the file's form; a higher one is refused. */
    static final int FORMAT_VERSION = 1;

    public AppliedRecord {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(project, "project");
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    }
}
