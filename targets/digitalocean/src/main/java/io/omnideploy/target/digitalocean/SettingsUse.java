package io.omnideploy.target.digitalocean;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.plan.LedgerEntry.Fate;
import java.util.List;

/** Tells which of the target's own settings nothing in this deployment uses. */
final class SettingsUse implements Contributor {
    @Override
    public void check(AppDeployment deployment) {
        boolean hasApp = deployment.hasApp();
        boolean hasData = deployment.config().backingServices().values().stream()
                .anyMatch(service -> service.external().isEmpty() && !Databases.isDev(deployment, service));
        if (!hasApp) {
            for (String key : List.of(
                    DigitalOceanSettings.PROJECT,
                    DigitalOceanSettings.EDGE_CACHE,
                    DigitalOceanSettings.DEDICATED_EGRESS,
                    DigitalOceanSettings.WAIT,
                    Alerts.KEY)) {
                unused(deployment, DigitalOceanSettings.PATH.then(key), "There is no app.");
            }
            if (!hasData) {
                unused(deployment, ConfigPath.of("region"), "There is nothing that could be there.");
            }
            if (!Databases.hasClusters(deployment)) {
                unused(
                        deployment,
                        DigitalOceanSettings.PATH.then(DigitalOceanSettings.VPC),
                        "There is nothing that could be in it.");
            }
        }
        if (deployment.components().stream().noneMatch(ContainerSource::canBePushed)) {
            unused(
                    deployment,
                    DigitalOceanSettings.PATH.then(DigitalOceanSettings.DEPLOY_ON_PUSH),
                    "No image here is in DigitalOcean's own registry under a tag.");
        }
    }

    private static void unused(AppDeployment deployment, ConfigPath path, String reason) {
        deployment.accountIfGiven(
                path, Fate.DROPPED, "digitalocean-setting-unused", reason, "Leave it out for this stack.");
    }
}
