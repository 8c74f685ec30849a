package io.omnideploy.platform.docker.engine;

import io.omnideploy.platform.docker.vocabulary.DockerLabels;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts what is seen into the form of the properties, and only what somebody asked for. */
final class Observed {
    private Observed() {}

    /** Tells a text if it is wanted at all: an engine's default is no drift. */
    static void text(SortedMap<String, Value> observed, ResourceSpec wanted, String property, String seen) {
        if (wanted.properties().containsKey(property) && seen != null) {
            observed.put(property, Value.text(seen));
        }
    }

    /** Tells labels if they are wanted at all, without those of tools. */
    static void labels(SortedMap<String, Value> observed, ResourceSpec wanted, Map<String, String> seen) {
        if (wanted.properties().containsKey("labels")) {
            SortedMap<String, Value> labels = new TreeMap<>();
            DockerLabels.withoutTools(seen).forEach((name, value) -> labels.put(name, Value.text(value)));
            observed.put("labels", new Value.Obj(labels));
        }
    }
}
