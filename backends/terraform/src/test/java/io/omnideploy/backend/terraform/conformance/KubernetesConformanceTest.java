package io.omnideploy.backend.terraform.conformance;

import java.io.IOException;
import java.util.Set;

/** Holds what the catalog says of Kubernetes against the arguments of the current provider. */
class KubernetesConformanceTest extends ProviderConformance {
    /**
     * Of every resource: the provider's own id, and names that the API would make up. Besides, fields that the API has no more, or
     * never had there: a namespace beside a name that is looked for in the pod's own, the older way to scale, old volumes.
     */
    private static final Set<String> NOT_COVERED = Set.of(
            "id", "generate_name", "namespace", "secret_namespace", "local", "target_cpu_utilization_percentage");

    KubernetesConformanceTest() throws IOException {
        super("kubernetes", "3.2.1", NOT_COVERED, 16);
    }
}
