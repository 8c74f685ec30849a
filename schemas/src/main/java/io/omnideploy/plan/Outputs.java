package io.omnideploy.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The outputs of a live stack by name. */
public record Outputs(SortedMap<String, OutputValue> values) {
    /** No outputs. */
    public static final Outputs NONE = new Outputs(new TreeMap<>());

    public Outputs {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
