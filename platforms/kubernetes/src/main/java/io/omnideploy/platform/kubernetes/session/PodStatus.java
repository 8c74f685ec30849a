package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.spi.InstanceStatus;
import java.util.List;
import java.util.Optional;

/** How a pod fares, in kubectl's words. */
final class PodStatus {
    private PodStatus() {}

    static InstanceStatus of(StackPods.Entry entry) {
        JsonNode pod = entry.pod();
        JsonNode container = pod.path("spec").path("containers").path(0);
        String phase = pod.path("status").path("phase").asText("Unknown");
        boolean ended = phase.equals("Succeeded") || phase.equals("Failed");
        return new InstanceStatus(
                entry.component(),
                entry.name(),
                container.path("image").asText(),
                state(pod, phase),
                ended ? Optional.empty() : Optional.of(Rollout.isReady(pod) ? "ready" : "not ready"),
                List.of());
    }

    private static String state(JsonNode pod, String phase) {
        if (pod.path("metadata").has("deletionTimestamp")) {
            return "Terminating";
        }
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            String waiting =
                    container.path("state").path("waiting").path("reason").asText("");
            if (!waiting.isEmpty()) {
                return waiting;
            }
            String ended =
                    container.path("state").path("terminated").path("reason").asText("");
            if (!ended.isEmpty() && phase.equals("Running")) {
                return ended;
            }
        }
        return phase;
    }
}
