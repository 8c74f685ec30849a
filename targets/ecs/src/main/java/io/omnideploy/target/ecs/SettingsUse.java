package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.plan.LedgerEntry.Fate;

/** Tells which of the target's own settings nothing in this deployment uses. */
final class SettingsUse implements Contributor {
    @Override
    public void check(EcsDeployment deployment) {
        EcsSettings settings = deployment.settings();
        if (settings.cluster().isPresent()) {
            unused(deployment, "container_insights", "The cluster is a given one, whose settings are its owner's.");
        }
        boolean keeps = deployment.components().stream().anyMatch(component -> component.kind() != Kind.JOB);
        boolean starts = keeps || deployment.components().stream().anyMatch(SettingsUse::isScheduled);
        if (settings.network() != EcsSettings.NetworkKind.OWN && !standsInNetwork(deployment)) {
            unused(deployment, "network", "Nothing here stands in a network.");
            unused(deployment, "vpc", "Nothing here stands in a network.");
        }
        if (deployment.components().isEmpty()) {
            unused(deployment, "architecture", "Nothing runs here.");
            unused(deployment, "log_retention", "Nothing runs here.");
        }
        if (!keeps) {
            unused(deployment, "wait", "Nothing here is kept running, and so nothing waited for.");
            unused(deployment, "exec", "Nothing here is kept running.");
        }
        if (!starts) {
            unused(deployment, "security_groups", "Nothing here is started by AWS itself.");
            unused(deployment, "subnets", "Nothing here is started by AWS itself.");
            if (!settings.spot() || settings.cluster().isPresent()) {
                unused(deployment, "capacity", "Nothing here is started by AWS itself.");
            }
            if (settings.cluster().isPresent()) {
                unused(deployment, "cluster", "Nothing here is started by AWS itself.");
            }
        }
        boolean balanced = !FrontEntry.of(deployment.config()).isEmpty()
                || !NetworkEntry.of(deployment.config()).isEmpty();
        boolean web = !FrontEntry.of(deployment.config()).isEmpty();
        if (!balanced) {
            unused(deployment, BalancerSettings.PATH, "Nothing here is reached from outside.");
        } else if (!web) {
            unused(deployment, BalancerSettings.LOGS_PATH, "A load balancer for TCP and UDP writes down nothing.");
        }
        if (starts && !balanced && !settings.privateSubnets().isEmpty()) {
            unused(
                    deployment,
                    EcsSettings.PATH.then("subnets", "public"),
                    "Nothing here is reached from outside, and tasks stand in the private ones.");
        }
    }

    /** Buckets stand in no network, and neither does what exists already. */
    private static boolean standsInNetwork(EcsDeployment deployment) {
        return !deployment.components().isEmpty()
                || deployment.config().backingServices().values().stream()
                        .anyMatch(service -> service.external().isEmpty()
                                && !service.preset().equals("s3"));
    }

    private static boolean isScheduled(Component component) {
        return component.kind() == Kind.JOB && component.schedule().isPresent();
    }

    private static void unused(EcsDeployment deployment, String key, String reason) {
        unused(deployment, EcsSettings.PATH.then(key), reason);
    }

    private static void unused(EcsDeployment deployment, ConfigPath path, String reason) {
        if (deployment.config().positions().isGiven(path)) {
            deployment.account(path, Fate.DROPPED, "ecs-setting-unused", reason, "Leave it out for this stack.");
        }
    }
}
