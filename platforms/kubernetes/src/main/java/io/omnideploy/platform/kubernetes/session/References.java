package io.omnideploy.platform.kubernetes.session;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.platform.kubernetes.api.ApiRefusal;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks for what a graph names and does not make: the server takes a name that leads nowhere, and nothing comes of it. */
final class References {
    private static final String NETWORKING = "/apis/networking.k8s.io/v1/ingressclasses";
    private static final String STORAGE = "/apis/storage.k8s.io/v1/storageclasses";

    private final ApiServer server;
    private final Map<String, Failed> missing = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> made = new TreeSet<>();

    References(ApiServer server) {
        this.server = server;
    }

    /** Returns what is named and not there. */
    List<Failed> missing(Collection<WantedObject> objects) {
        objects.forEach(object -> made.add(object.path()));
        objects.forEach(object -> look(object, object.tree()));
        return new ArrayList<>(missing.values());
    }

    private void look(WantedObject object, Value value) {
        if (value instanceof Value.Obj obj) {
            obj.fields().forEach((field, inside) -> {
                if (inside instanceof Value.Text text && !text.text().isEmpty()) {
                    named(object, field, text.text());
                }
                if (field.equals("parentRefs") && inside instanceof Value.Seq parents) {
                    parents.items().forEach(parent -> gateway(object, parent));
                }
                if (field.equals("secretStoreRef") && inside instanceof Value.Obj store) {
                    store(object, store);
                }
            });
        }
        value.children().forEach(child -> look(object, child));
    }

    private void named(WantedObject object, String field, String name) {
        switch (field) {
            case "ingressClassName" ->
                sought(
                        object.id(),
                        NETWORKING,
                        name,
                        "ingress class",
                        "Install its controller, or set kubernetes.ingress.class to one that is there%s.");
            case "storageClassName" ->
                sought(
                        object.id(),
                        STORAGE,
                        name,
                        "storage class",
                        "Set kubernetes.storage_class to one that is there%s.");
            case "claimName" ->
                sought(
                        object.id(),
                        "/api/v1/namespaces/" + object.namespace().orElse("default") + "/persistentvolumeclaims",
                        name,
                        "claim",
                        "Set 'existing' of the shared volume to one that is there%s.");
            case "serviceAccountName" -> {
                // Every namespace is given one of this name.
                if (!name.equals("default")) {
                    sought(
                            object.id(),
                            "/api/v1/namespaces/" + object.namespace().orElse("default") + "/serviceaccounts",
                            name,
                            "service account",
                            "Make it, or set kubernetes.service_account to one that is there%s.");
                }
            }
            default -> {
                // Names nothing that somebody else makes.
            }
        }
    }

    private void gateway(WantedObject object, Value parent) {
        if (parent instanceof Value.Obj ref && ref.fields().get("name") instanceof Value.Text name) {
            String namespace = ref.fields().get("namespace") instanceof Value.Text text
                    ? text.text()
                    : object.namespace().orElse("default");
            sought(
                    object.id(),
                    "/apis/gateway.networking.k8s.io/v1/namespaces/" + namespace + "/gateways",
                    name.text(),
                    "Gateway",
                    "Set kubernetes.gateway.name and .namespace to one that is there%s.");
        }
    }

    private void store(WantedObject object, Value.Obj ref) {
        if (ref.fields().get("name") instanceof Value.Text name) {
            String api = "/apis/" + object.kind().version();
            boolean cluster =
                    Value.text("ClusterSecretStore").equals(ref.fields().get("kind"));
            sought(
                    object.id(),
                    cluster
                            ? api + "/clustersecretstores"
                            : api + "/namespaces/" + object.namespace().orElse("default") + "/secretstores",
                    name.text(),
                    "secret store",
                    "Set kubernetes.external_secrets.store to one that is there%s.");
        }
    }

    private void sought(ResourceId id, String path, String name, String what, String remedy) {
        String place = path + "/" + name;
        if (made.contains(place) || !asked.add(place)) {
            return;
        }
        try {
            if (server.find(place).isEmpty()) {
                Set<String> known = new TreeSet<>();
                server.list(path, "")
                        .forEach(item ->
                                known.add(item.path("metadata").path("name").asText()));
                Optional<String> nearest = Nearest.to(name, known);
                String choice = known.isEmpty()
                        ? " (there is none)"
                        : nearest.map(other -> ": '" + other + "'").orElse(" (" + String.join(", ", known) + ")");
                missing.put(
                        place,
                        Failed.because("There is no %s '%s' in the cluster.".formatted(what, name))
                                .of(id)
                                .remedy(remedy.formatted(choice)));
            }
        } catch (ApiRefusal mayNotLook) {
            // Who may not look at it may use it all the same.
        }
    }
}
