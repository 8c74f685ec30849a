package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.platform.kubernetes.vocabulary.KubernetesTypes;
import io.omnideploy.platform.kubernetes.vocabulary.Ownership;
import io.omnideploy.resource.Catalog;
import io.omnideploy.resource.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The pods of a stack, by the component whose they are. */
final class StackPods {
    private final ApiServer server;
    private final Catalog catalog;

    StackPods(ApiServer server, Catalog catalog) {
        this.server = server;
        this.catalog = catalog;
    }

    /** A pod with the component whose it is. */
    record Entry(String component, JsonNode pod) {
        String name() {
            return pod.path("metadata").path("name").asText();
        }

        String path() {
            return "/api/v1/namespaces/"
                    + pod.path("metadata").path("namespace").asText() + "/pods/" + name();
        }
    }

    /** Returns the pods of the workloads that are there, those of jobs too, by component and name. */
    List<Entry> of(DeploymentId id) {
        Map<ResourceId, LiveObject> found = new TreeMap<>();
        Set<String> namespaces = new StackObjects(server, catalog)
                .namespaces(
                        "labelSelector=" + ApiServer.encoded(Ownership.selector(id)),
                        new TreeSet<>(Set.of(Look.ownNamespace(id), server.way().namespace())),
                        found);
        Map<String, Entry> pods = new LinkedHashMap<>();
        for (String namespace : namespaces) {
            for (Entry entry : in(namespace, id)) {
                pods.putIfAbsent(entry.path(), entry);
            }
        }
        return pods.values().stream()
                .sorted(Comparator.comparing(Entry::component).thenComparing(Entry::name))
                .toList();
    }

    private List<Entry> in(String namespace, DeploymentId id) {
        List<Entry> entries = new ArrayList<>();
        String query = "labelSelector=" + ApiServer.encoded(Ownership.selector(id));
        for (var type : List.of(
                KubernetesTypes.DEPLOYMENT,
                KubernetesTypes.STATEFUL_SET,
                KubernetesTypes.JOB,
                KubernetesTypes.CRON_JOB)) {
            Kind kind = Kind.of(type, catalog);
            for (JsonNode workload : server.list(kind.path(Optional.of(namespace)), query)) {
                String component = workload.path("metadata")
                        .path("labels")
                        .path(Ownership.COMPONENT)
                        .asText();
                pods(kind, workload, namespace).forEach(pod -> entries.add(new Entry(component, pod)));
            }
        }
        return entries;
    }

    /** A CronJob makes Jobs, which make the pods. */
    private List<JsonNode> pods(Kind kind, JsonNode workload, String namespace) {
        Pods pods = new Pods(server);
        if (!kind.type().equals(KubernetesTypes.CRON_JOB)) {
            return pods.all(kind, workload);
        }
        Kind job = Kind.of(KubernetesTypes.JOB, catalog);
        String uid = workload.path("metadata").path("uid").asText();
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode one : server.list(job.path(Optional.of(namespace)), "")) {
            for (JsonNode owner : one.path("metadata").path("ownerReferences")) {
                if (owner.path("uid").asText().equals(uid)) {
                    all.addAll(pods.all(job, one));
                }
            }
        }
        return all;
    }
}
