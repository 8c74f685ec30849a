package io.omnideploy.backend.cdk.emit;

import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.HashMap;
import java.util.Map;

/** Knows the resource of the template that each resource of the graph is, or of which it becomes a part. */
final class Hosts {
    private final Map<ResourceId, ResourceId> hosts = new HashMap<>();
    private final LogicalIds ids;

    Hosts(ResourceGraph graph, Catalog catalog, LogicalIds ids) {
        this.ids = ids;
        graph.resources()
                .values()
                .forEach(spec -> Structure.of(catalog.expect(spec.id().type()))
                        .into()
                        .map(property -> spec.properties().get(property))
                        .filter(Value.Ref.class::isInstance)
                        .ifPresent(ref -> hosts.put(spec.id(), ((Value.Ref) ref).resource())));
    }

    /** Returns the resource of which it is a part at the end; itself when it stands alone. */
    ResourceId of(ResourceId id) {
        ResourceId at = id;
        while (hosts.containsKey(at)) {
            at = hosts.get(at);
        }
        return at;
    }

    /** Returns the logical id of what it is, or of which it is a part. */
    String logicalId(ResourceId id) {
        return ids.of(of(id));
    }
}
