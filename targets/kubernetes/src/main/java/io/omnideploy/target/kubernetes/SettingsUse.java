package io.omnideploy.target.kubernetes;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.plan.LedgerEntry.Fate;

/** Tells which of the target's own settings nothing in this deployment uses. */
final class SettingsUse implements Contributor {
    @Override
    public void check(KubernetesDeployment deployment) {
        boolean volumes =
                deployment.components().stream().anyMatch(one -> !one.volumes().isEmpty());
        boolean data = deployment.config().backingServices().values().stream()
                .anyMatch(service -> service.external().isEmpty());
        if (!volumes) {
            unused(deployment, "volume_access", "No component here has a volume.");
        }
        if (!volumes && !data) {
            unused(deployment, "storage_class", "Nothing here has a volume.");
        }
        if (deployment.components().isEmpty()) {
            unused(deployment, "image_pull_secrets", "No component here has an image of its own.");
        }
        if (deployment.components().isEmpty() && !data) {
            for (String key :
                    new String[] {"service_account", "node_selector", "tolerations", "network_policy", "pod_security"
                    }) {
                unused(deployment, key, "Nothing runs here.");
            }
        }
        if (deployment.components().stream().allMatch(SettingsUse::isJob)) {
            unused(deployment, "wait", "Nothing here is rolled out.");
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

    private static boolean isJob(Component component) {
        return component.kind() == Kind.JOB;
    }

    private static void unused(KubernetesDeployment deployment, String key, String reason) {
        unused(deployment, KubernetesSettings.PATH.then(key), reason);
    }

    static void unused(KubernetesDeployment deployment, ConfigPath path, String reason) {
        deployment.accountIfGiven(
                path, Fate.DROPPED, "kubernetes-setting-unused", reason, "Leave it out for this stack.");
    }
}
