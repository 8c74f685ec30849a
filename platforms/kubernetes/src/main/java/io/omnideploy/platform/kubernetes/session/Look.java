package io.omnideploy.platform.kubernetes.session;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.ReadRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** One look at a stack: what is there, and what would come of applying what is wanted. */
final class Look {
    private final ApiServer server;
    private final ReadRequest request;
    private final Map<ResourceId, LiveObject> live;
    private final List<WantedObject> wanted = new ArrayList<>();
    private final List<Failed> unknown = new ArrayList<>();
    private final Map<ResourceId, Rehearsal.Outcome> outcomes = new TreeMap<>();

    Look(ApiServer server, Catalog catalog, ReadRequest request) {
        this.server = server;
        this.request = request;
        for (ResourceSpec spec : request.graph().resources().values()) {
            if (spec.id().type().provider().equals(KubernetesTypes.PROVIDER)) {
                take(spec, catalog);
            }
        }
        Set<String> namespaces = new TreeSet<>();
        Set<ResourceType> types = new TreeSet<>();
        for (WantedObject object : wanted) {
            types.add(object.id().type());
            namespaces.add(object.namespace().orElse(object.name()));
        }
        if (namespaces.isEmpty()) {
            namespaces.add(ownNamespace(request.id()));
        }
        this.live = addressed(new StackObjects(server, catalog).of(request.id(), namespaces, types));
        live.values().removeIf(LiveObject::isGoing);
    }

    /** Returns the namespace that a stack has if the description says none. */
    static String ownNamespace(DeploymentId id) {
        return id.name() + "-" + id.stack();
    }

    /** Tries everything that is wanted. */
    Look rehearse(Rehearsal rehearsal) {
        Set<String> coming = new TreeSet<>();
        wanted.stream()
                .filter(object ->
                        object.id().type().equals(KubernetesTypes.NAMESPACE) && !live.containsKey(object.id()))
                .forEach(object -> coming.add(object.name()));
        List<Rehearsal.Outcome> all = Parallel.map(
                wanted, object -> rehearsal.of(object, Optional.ofNullable(live.get(object.id())), coming));
        for (int index = 0; index < wanted.size(); index++) {
            outcomes.put(wanted.get(index).id(), all.get(index));
        }
        return this;
    }

    /** Returns everything that is in the way, the same thing once. */
    List<Failed> obstacles() {
        Map<String, Failed> found = new LinkedHashMap<>();
        unknown.forEach(failed -> found.put(failed.getMessage(), failed));
        outcomes.values()
                .forEach(outcome -> outcome.obstacle().ifPresent(failed -> found.putIfAbsent(failed.cause(), failed)));
        new References(server).missing(wanted).forEach(failed -> found.putIfAbsent(failed.cause(), failed));
        return List.copyOf(found.values());
    }

    /** Returns what a person should know of what is wanted and not yet there. */
    List<String> remarks() {
        return NodeDisks.remarks(
                server,
                wanted.stream().filter(object -> !live.containsKey(object.id())).toList());
    }

    /** Returns what is there, without the claims of a StatefulSet that is there too: they are its own. */
    List<LiveResource> resources() {
        Set<ResourceId> claims = new TreeSet<>(StackObjects.claims(live));
        claims.removeIf(id ->
                !live.containsKey(owner(id)) && !request.graph().resources().containsKey(owner(id)));
        List<LiveResource> resources = new ArrayList<>();
        live.forEach((id, object) -> {
            if (!claims.contains(id)) {
                resources.add(object.resource(observed(id), needs(object)));
            }
        });
        return resources;
    }

    /** Returns all that is there. */
    List<LiveResource> owned() {
        return live.values().stream()
                .map(object -> object.resource(new TreeMap<>(), needs(object)))
                .toList();
    }

    /** An object tells its address as a text; which part of a name is the component's the graph knows better than a label. */
    private Map<ResourceId, LiveObject> addressed(Map<ResourceId, LiveObject> found) {
        Map<String, ResourceId> known = new TreeMap<>();
        request.graph().resources().keySet().forEach(id -> known.put(id.toString(), id));
        Map<ResourceId, LiveObject> addressed = new TreeMap<>();
        found.forEach((id, object) -> {
            ResourceId address = known.getOrDefault(id.toString(), id);
            addressed.put(address, new LiveObject(address, object.kind(), object.json()));
        });
        return addressed;
    }

    private SortedMap<String, Value> observed(ResourceId id) {
        return Optional.ofNullable(outcomes.get(id))
                .flatMap(Rehearsal.Outcome::observed)
                .orElseGet(TreeMap::new);
    }

    private void take(ResourceSpec spec, Catalog catalog) {
        try {
            wanted.add(WantedObject.of(known(spec), catalog));
        } catch (IllegalArgumentException notInTheCatalog) {
            unknown.add(Failed.because(notInTheCatalog.getMessage()).of(spec.id()));
        }
    }

    /** Returns a resource with what it refers to in its place, where the graph knows it. */
    private ResourceSpec known(ResourceSpec spec) {
        SortedMap<String, Value> properties = new TreeMap<>();
        spec.properties()
                .forEach((name, value) -> properties.put(name, request.graph().known(value)));
        return new ResourceSpec(spec.id(), properties, spec.dependsOn(), spec.lifecycle(), spec.origins());
    }

    private static ResourceId owner(ResourceId claim) {
        return ResourceId.of(KubernetesTypes.STATEFUL_SET, claim.component());
    }

    /** What lies in a namespace of the stack goes with it. */
    private Set<ResourceId> needs(LiveObject object) {
        Set<ResourceId> needs = new TreeSet<>();
        live.forEach((id, other) -> {
            if (id.type().equals(KubernetesTypes.NAMESPACE)
                    && object.namespace().filter(other.name()::equals).isPresent()) {
                needs.add(id);
            }
        });
        return needs;
    }
}
