package io.omnideploy.target.kubernetes;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.expand.SharedVolumeUse;

/** Tells which of the target's own settings nothing in this deployment uses. */
final class SettingsUse implements Contributor {
    @Override
    public void check(KubernetesDeployment deployment) {
        boolean volumes =
                deployment.components().stream().anyMatch(one -> !one.storage().isEmpty());
        boolean shared = !new SharedVolumeUse(deployment.config()).made().isEmpty();
        boolean data = deployment.config().backingServices().values().stream()
                .anyMatch(service -> service.external().isEmpty());
        if (!volumes) {
            unused(deployment, "volume_access", "No component here has a volume of its own.");
        }
        if (!volumes && !shared && !data) {
            unused(deployment, "storage_class", "Nothing here has a volume.");
        }
        if (deployment.components().isEmpty()) {
            unused(deployment, "image_pull_secrets", "No component here has an image of its own.");
        }
        if (deployment.components().isEmpty() && !data) {
            for (String key : new String[] {"service_account", "node_selector", "tolerations", "network_policy"}) {
                unused(deployment, key, "Nothing runs here.");
            }
        }
        if (deployment.components().isEmpty()
                && !data
                && deployment.settings().namespace().isPresent()) {
            unused(deployment, "pod_security", "Nothing runs here.");
            unused(deployment, "namespace", "Nothing is put into it.");
            for (String tag : deployment.config().tags().keySet()) {
                if (Names.isKey(tag)) {
                    unused(deployment, ConfigPath.of("tags", tag), "Nothing is made that could have it.");
                }
            }
        }
        if (!data
                && deployment.components().stream()
                        .allMatch(one -> Workloads.id(one).type().equals(KubernetesTypes.CRON_JOB))) {
            unused(deployment, "wait", "Nothing here is waited for.");
        }
        boolean isPublic =
                deployment.components().stream().anyMatch(one -> Front.port(one).isPresent());
        if (!isPublic) {
            unused(deployment, "ingress", "Nothing here is public and speaks HTTP.");
            unused(deployment, "gateway", "Nothing here is public and speaks HTTP.");
        } else if (deployment.settings().gateway().isPresent()) {
            unused(deployment, "ingress", "What is public is attached to the Gateway.");
        }
    }

    private static void unused(KubernetesDeployment deployment, String key, String reason) {
        unused(deployment, KubernetesSettings.PATH.then(key), reason);
    }

    static void unused(KubernetesDeployment deployment, ConfigPath path, String reason) {
        deployment.accountIfGiven(
                path, Fate.DROPPED, "kubernetes-setting-unused", reason, "Leave it out for this stack.");
    }
}
