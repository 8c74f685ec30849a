package io.omnideploy.target.kubernetes;

import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;

/** A service account for each component, so that each can be given rights of its own; without a token, which none needs. */
final class Accounts {
    private static final Origin ACCOUNT = Origin.rule("kubernetes-account-without-token");

    private Accounts() {}

    static void give(KubernetesDeployment deployment, PodDraft pod, String owner, String part) {
        ResourceId id = deployment.add(deployment
                .metadata()
                .object(ResourceId.of(KubernetesTypes.SERVICE_ACCOUNT, owner), owner, part, ACCOUNT)
                .set("automount_service_account_token", Value.bool(false), ACCOUNT));
        pod.pod("service_account_name", KubernetesDeployment.nameOf(id), ACCOUNT);
        pod.pod("automount_service_account_token", Value.bool(false), ACCOUNT);
    }
}
