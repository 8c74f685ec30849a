package io.omnideploy.target.digitalocean;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The app as a whole: its name, where it is, how it reaches others. */
final class App implements Contributor {
    /** Names of apps and components (OpenAPI of DigitalOcean, AppSpec.name). */
    static final int NAME_LIMIT = 32;

    private static final Origin NAME = Origin.rule("physical-name");
    private static final Origin ONE = Origin.rule("digitalocean-one-app-per-stack");

    @Override
    public void check(AppDeployment deployment) {
        Tags.check(deployment, Databases.hasClusters(deployment));
        ConfigPath path = ConfigPath.of("region");
        Region region = deployment.region();
        boolean hasData = deployment.config().backingServices().values().stream()
                .anyMatch(service -> service.external().isEmpty());
        if (region.slug().isEmpty()) {
            deployment.refuse(
                    path,
                    "digitalocean-region",
                    "DigitalOcean has no region '" + region.written() + "'.",
                    Nearest.remedy(region.written(), Region.names())
                            + (region.written().matches("[a-z]+-[a-z]+-[0-9]") ? " That is a region of AWS." : ""));
        } else if (hasData && !region.hasDataCentre()) {
            deployment.refuse(
                    path,
                    "digitalocean-region",
                    "Databases and buckets are not to be had in " + region.written() + ".",
                    "Write " + region.slug().get() + " alone.");
        } else if (!hasData && !region.written().equals(region.slug().get())) {
            deployment.account(
                    path,
                    Fate.APPROXIMATED,
                    "digitalocean-region",
                    "App Platform chooses the data centre in " + region.slug().get() + ".",
                    "Write " + region.slug().get() + ".");
        }
    }

    @Override
    public void app(AppDeployment deployment, AppDraft app) {
        app.set("name", Value.text(deployment.name(NAME_LIMIT)), Set.of(NAME, ONE));
        app.set(
                "region",
                Value.text(deployment.region().slug().orElseThrow()),
                Set.of(Origin.at(ConfigPath.of("region"))));
        app.set(
                "disable_edge_cache",
                Value.bool(!deployment.settings().isCached()),
                Set.of(DigitalOceanExpansion.setting(DigitalOceanSettings.EDGE_CACHE)));
        deployment
                .settings()
                .vpc()
                .ifPresent(id -> app.add(
                        "vpc",
                        Value.object(Map.of("id", Value.text(id))),
                        Set.of(DigitalOceanExpansion.setting(DigitalOceanSettings.VPC))));
        Origin egress = DigitalOceanExpansion.setting(DigitalOceanSettings.DEDICATED_EGRESS);
        if (deployment.settings().hasDedicatedEgress()) {
            app.add("egress", Value.object(Map.of("type", Value.text("DEDICATED_IP"))), Set.of(egress));
        } else {
            app.because("egress", Set.of(egress));
        }
    }

    /** Returns the resource of the app. */
    static ResourceSpec.Builder resource(AppDeployment deployment, AppDraft app) {
        ResourceSpec.Builder spec = app.resource(AppDeployment.APP).because("", ONE);
        deployment
                .settings()
                .project()
                .ifPresent(id -> spec.set(
                        "project_id", Value.text(id), DigitalOceanExpansion.setting(DigitalOceanSettings.PROJECT)));
        // The provider waits for changes as long as it is told to wait for a new app.
        return spec.set(
                "timeouts",
                Value.object(Map.of(
                        "create", Value.text(minutes(deployment.settings().patience())))),
                DigitalOceanExpansion.setting(DigitalOceanSettings.WAIT));
    }

    private static String minutes(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }

    @Override
    public void finish(AppDeployment deployment) {
        deployment.output(new OutputSpec(
                "app_id", Value.ref(AppDeployment.APP, "id"), "The ID of the app.", new TreeSet<>(Set.of(ONE))));
    }
}
