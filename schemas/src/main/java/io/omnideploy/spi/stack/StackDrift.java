package io.omnideploy.spi.stack;

import java.util.List;
import java.util.Objects;

/**
 * How a stack differs from its template.
 *
 * @param resources those that differ
 * @param unchecked logical ids of those that the platform can't compare
 */
public record StackDrift(List<DriftedResource> resources, List<String> unchecked) {
    public StackDrift {
        resources = List.copyOf(resources);
        unchecked = List.copyOf(unchecked);
    }

    /**
     * A resource that differs.
     *
     * @param gone whether somebody removed it
     */
    public record DriftedResource(String logicalId, String type, boolean gone, List<DriftedProperty> properties) {
        public DriftedResource {
            Objects.requireNonNull(logicalId, "logicalId");
            Objects.requireNonNull(type, "type");
            properties = List.copyOf(properties);
        }
    }

    /**
     * A property that differs.
     *
     * @param path as keys and indexes between slashes, as {@code /Tags/0/Value}
     * @param expected as the template has it, in JSON where it is no text; "null" for nothing
     * @param actual as it is, in the same form
     */
    public record DriftedProperty(String path, String expected, String actual) {
        public DriftedProperty {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(actual, "actual");
        }
    }
}
