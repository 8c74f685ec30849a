package io.omnideploy.platform.docker.engine;

import io.omnideploy.platform.docker.vocabulary.DockerTypes;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts live networks in the place of references to them, so that what is connected can be compared with what is wanted. */
final class NetworkReferences {
    private static final String PROPERTY = "networks_advanced";

    private NetworkReferences() {}

    static ResourceSpec resolved(ResourceSpec spec, ResourceGraph graph, Map<ResourceId, LiveResource> networks) {
        if (!(spec.properties().get(PROPERTY) instanceof Value.Seq seq)) {
            return spec;
        }
        SortedMap<String, Value> properties = new TreeMap<>(spec.properties());
        properties.put(
                PROPERTY,
                new Value.Seq(seq.items().stream()
                        .map(item -> item instanceof Value.Obj network ? resolved(network, graph, networks) : item)
                        .toList()));
        return new ResourceSpec(spec.id(), properties, spec.needs(), spec.lifecycle(), spec.origins());
    }

    private static Value resolved(Value.Obj network, ResourceGraph graph, Map<ResourceId, LiveResource> networks) {
        if (!(network.fields().get("name") instanceof Value.Ref ref)
                || !ref.resource().type().equals(DockerTypes.NETWORK)) {
            return network;
        }
        String attribute = ref.attribute().toString();
        Value own = graph.resource(ref.resource()).properties().get(attribute);
        LiveResource live = networks.get(ref.resource());
        Value known = own != null || live == null ? own : live.attributes().get(attribute);
        return known == null ? network : network.with("name", known);
    }
}
