package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.platform.kubernetes.api.ApiServer;
import io.omnideploy.platform.kubernetes.vocabulary.Kind;
import io.omnideploy.resource.Catalog;
import io.omnideploy.spi.FailureRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the cluster knows of why a workload did not come up that another tool waited for. */
final class Findings {
    private static final int LOG_LINES = 20;

    private final ApiServer server;
    private final Catalog catalog;

    Findings(ApiServer server, Catalog catalog) {
        this.server = server;
        this.catalog = catalog;
    }

    List<String> of(FailureRequest request) {
        Set<String> namespaces =
                Set.of(Look.ownNamespace(request.id()), server.way().namespace());
        LiveObject object = new StackObjects(server, catalog)
                .of(request.id(), namespaces, Set.of(request.resource().type()))
                .get(request.resource());
        if (object == null) {
            return List.of();
        }
        Kind kind = object.kind();
        Pods pods = new Pods(server);
        List<String> lines = new ArrayList<>(pods.warnings(object.json(), 3));
        if (RolloutState.isWaitedFor(kind)) {
            for (JsonNode pod : pods.newest(kind, object.json())) {
                if (!Rollout.isReady(pod)) {
                    lines.addAll(of(pod, pods));
                    return lines;
                }
            }
        }
        return lines;
    }

    private static List<String> of(JsonNode pod, Pods pods) {
        List<String> lines = new ArrayList<>(pods.warnings(pod, 3));
        for (Trouble trouble : Trouble.of(pod)) {
            lines.add(trouble.cause());
        }
        for (JsonNode container : pod.path("spec").path("containers")) {
            lines.addAll(pods.log(pod, container.path("name").asText(), LOG_LINES, true));
        }
        return lines;
    }
}
