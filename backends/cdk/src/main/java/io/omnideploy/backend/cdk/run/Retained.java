package io.omnideploy.backend.cdk.run;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A template that says of each resource what becomes of it when its stack is removed now. */
final class Retained {
    private static final String POLICY = "DeletionPolicy";
    private static final String RETAIN = "Retain";
    private static final String DELETE = "Delete";
    private static final String METADATA = "Metadata";

    private Retained() {}

    /**
     * Returns the text of a template that keeps some resources and no others; empty when the stack's own says so already. A
     * policy alone is no change to CloudFormation: metadata beside it is.
     */
    static Optional<String> of(LiveTemplate live, Origins ids, Set<ResourceId> staying) {
        SortedMap<String, Value> resources = new TreeMap<>();
        boolean[] isChanged = {false};
        live.resources().forEach((logicalId, resource) -> {
            String now = Json.text(resource, POLICY).orElse(DELETE);
            String wanted = wanted(now, staying.contains(ids.of(logicalId)));
            if (wanted.equals(now)) {
                resources.put(logicalId, resource);
            } else {
                isChanged[0] = true;
                Map<String, Value> metadata = new TreeMap<>(Json.fields(resource, METADATA));
                metadata.put("OmniDeploy", Value.text("at its end: " + wanted));
                resources.put(
                        logicalId,
                        ((Value.Obj) resource).with(POLICY, Value.text(wanted)).with(METADATA, Value.object(metadata)));
            }
        });
        return isChanged[0]
                ? Optional.of(JsonPrinter.compact(live.withResources(resources).document()))
                : Optional.empty();
    }

    /** A last snapshot is taken whoever removes it. */
    private static String wanted(String now, boolean stays) {
        if (stays) {
            return RETAIN;
        }
        return now.equals(RETAIN) || now.equals("RetainExceptOnCreate") ? DELETE : now;
    }
}
