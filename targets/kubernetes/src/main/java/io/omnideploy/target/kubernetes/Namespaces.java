package io.omnideploy.target.kubernetes;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceSpec;

/** The namespace of a stack, unless an existing one is used; whatever is put into it keeps the level of its pods. */
final class Namespaces implements Contributor {
    private static final Origin OWN = Origin.rule("kubernetes-namespace-per-stack");
    private static final Origin LEVEL = Origin.at(KubernetesSettings.PATH.then("pod_security"));
    private static final String ENFORCED = "pod-security.kubernetes.io/enforce";

    @Override
    public void prepare(KubernetesDeployment deployment) {
        if (deployment.settings().namespace().isPresent()) {
            return;
        }
        ResourceSpec.Builder spec = deployment
                .metadata()
                .namespace(
                        deployment.namespace(),
                        ENFORCED,
                        deployment.settings().podSecurity().toString(),
                        OWN);
        deployment.add(spec.because("metadata.labels." + ENFORCED, LEVEL));
    }
}
