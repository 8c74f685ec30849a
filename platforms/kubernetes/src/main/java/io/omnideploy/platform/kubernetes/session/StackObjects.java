package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what a stack has: in the namespaces that its graph names, and wherever else its labels lead. */
final class StackObjects {
    private final ApiServer server;
    private final List<Kind> kinds;

    StackObjects(ApiServer server, Catalog catalog) {
        this.server = server;
        this.kinds = Kind.all(catalog);
    }

    /**
     * Returns everything that carries the stack's labels, by address. The claims that a StatefulSet made come under addresses of
     * their own.
     *
     * @param named the namespaces in which it is looked for in any case
     * @param wanted the types without which the stack can't be told
     */
    Map<ResourceId, LiveObject> of(DeploymentId id, Set<String> named, Set<ResourceType> wanted) {
        String query = "labelSelector=" + ApiServer.encoded(Ownership.selector(id));
        Map<ResourceId, LiveObject> found = new TreeMap<>();
        for (String name : namespaces(query, named, found)) {
            Optional<String> namespace = Optional.of(name);
            List<Kind> inside = kinds.stream().filter(Kind::isNamespaced).toList();
            List<List<JsonNode>> lists = Parallel.map(inside, kind -> listed(kind, namespace, query, wanted));
            for (int index = 0; index < lists.size(); index++) {
                Kind kind = inside.get(index);
                for (JsonNode json : lists.get(index)) {
                    LiveObject.of(kind, json)
                            .or(() -> claim(kind, json))
                            .ifPresent(object -> found.put(object.id(), object));
                }
            }
        }
        return found;
    }

    /** Looks for namespaces of the stack, and for workloads in any: it may have been in another before. */
    Set<String> namespaces(String query, Set<String> named, Map<ResourceId, LiveObject> found) {
        Set<String> names = new TreeSet<>(named);
        List<Kind> everywhere = kinds.stream()
                .filter(kind -> !kind.isNamespaced() || KubernetesTypes.runsPods(kind.type()))
                .toList();
        List<List<JsonNode>> lists = Parallel.map(everywhere, kind -> unlessForbidden(kind, query));
        for (int index = 0; index < lists.size(); index++) {
            Kind kind = everywhere.get(index);
            for (JsonNode json : lists.get(index)) {
                JsonNode metadata = json.path("metadata");
                names.add(metadata.path(kind.isNamespaced() ? "namespace" : "name")
                        .asText());
                if (!kind.isNamespaced()) {
                    LiveObject.of(kind, json).ifPresent(object -> found.put(object.id(), object));
                }
            }
        }
        if (lists.stream().allMatch(List::isEmpty)) {
            // Who may not list namespaces may still look at one.
            Kind namespace = kinds.stream()
                    .filter(kind -> !kind.isNamespaced())
                    .findFirst()
                    .orElseThrow();
            named.forEach(name -> sought(namespace, name)
                    .flatMap(json -> LiveObject.of(namespace, json))
                    .ifPresent(object -> found.put(object.id(), object)));
        }
        return names;
    }

    private Optional<JsonNode> sought(Kind namespace, String name) {
        try {
            return server.find(namespace.path(Optional.empty(), name));
        } catch (ApiRefusal refusal) {
            if (refusal.isForbidden()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private List<JsonNode> unlessForbidden(Kind kind, String query) {
        try {
            return server.list(kind.path(Optional.empty()), query);
        } catch (ApiRefusal refusal) {
            if (refusal.isForbidden()) {
                return List.of();
            }
            throw refusal;
        }
    }

    /** Who may not see a kind that nobody wants can't have made one either. */
    private List<JsonNode> listed(Kind kind, Optional<String> namespace, String query, Set<ResourceType> wanted) {
        try {
            return server.list(kind.path(namespace), query);
        } catch (ApiRefusal refusal) {
            if (refusal.isForbidden() && !wanted.contains(kind.type())) {
                return List.of();
            }
            throw refusal;
        }
    }

    /** What a StatefulSet claims for its pods carries the labels that stand in its template, and no address. */
    private static Optional<LiveObject> claim(Kind kind, JsonNode json) {
        if (!kind.type().equals(KubernetesTypes.CLAIM)) {
            return Optional.empty();
        }
        JsonNode metadata = json.path("metadata");
        String component = metadata.path("labels").path(Ownership.COMPONENT).asText("");
        String name = metadata.path("name").asText();
        try {
            return Optional.of(new LiveObject(
                    new ResourceId(
                            kind.type(), component.isEmpty() ? name : component, component.isEmpty() ? "" : name),
                    kind,
                    json));
        } catch (IllegalArgumentException otherNames) {
            return Optional.empty();
        }
    }

    /** Returns the claims that StatefulSets made: those that carry labels and no address of their own. */
    static List<ResourceId> claims(Map<ResourceId, LiveObject> objects) {
        List<ResourceId> claims = new ArrayList<>();
        objects.forEach((id, object) -> {
            if (id.type().equals(KubernetesTypes.CLAIM)
                    && !object.json().path("metadata").path("annotations").has(Ownership.RESOURCE)) {
                claims.add(id);
            }
        });
        return claims;
    }
}
