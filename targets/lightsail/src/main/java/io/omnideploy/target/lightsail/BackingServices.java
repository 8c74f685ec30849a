package io.omnideploy.target.lightsail;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ServerPreset;
import io.omnideploy.spi.expand.TemplateValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Backing services as Lightsail provides them, or as what exists already. */
final class BackingServices {
    static final Origin NAME = Origin.rule("lightsail-physical-name");
    static final Origin PRODUCTION = Origin.rule("production-is-protected");

    private final LightsailDeployment deployment;
    private final List<ServerPreset> presets;
    private final Databases databases;
    private final Buckets buckets;

    BackingServices(LightsailDeployment deployment) {
        this.deployment = deployment;
        presets = ServerPreset.all(deployment.draft().secrets());
        databases = new Databases(deployment);
        buckets = new Buckets(deployment);
    }

    void check() {
        boolean hasDatabase = false;
        for (BackingService service : deployment.config().backingServices().values()) {
            if (service.external().isPresent()) {
                continue;
            }
            switch (service.preset()) {
                case "postgres", "mysql" -> {
                    databases.check(service);
                    hasDatabase = true;
                }
                case "s3" -> buckets.check(service);
                case "redis" ->
                    deployment
                            .draft()
                            .refuse(
                                    DeployConfig.pathOf(service).then("preset"),
                                    "preset-unsupported",
                                    "Lightsail has no managed cache, and its containers keep no data.",
                                    "Name one that exists already under 'external', or run its image as a component if what is in it"
                                            + " may be lost.");
                default ->
                    deployment
                            .draft()
                            .refuse(
                                    DeployConfig.pathOf(service).then("preset"),
                                    "preset-unsupported",
                                    "Target lightsail does not provide preset '" + service.preset() + "'.",
                                    "One that exists already is named under 'external'.");
            }
        }
        if (!hasDatabase) {
            deployment
                    .draft()
                    .accountWritten(
                            LightsailSettings.AVAILABILITY,
                            Fate.DROPPED,
                            "lightsail-setting-unused",
                            "No database is made here.",
                            "Leave it out for this stack.");
        }
    }

    void add() {
        for (BackingService service : deployment.config().backingServices().values()) {
            if (service.external().isPresent()) {
                deployment.provide(
                        service.name(), existing(service, service.external().get()), Set.of());
            } else if (service.preset().equals("s3")) {
                buckets.add(service);
            } else {
                databases.add(service);
            }
        }
        deployment
                .external()
                .unused()
                .forEach(entry -> deployment
                        .draft()
                        .account(entry.path(), entry.fate(), entry.rule(), entry.reason(), entry.remedy()));
    }

    private Map<String, Value> existing(BackingService service, BackingService.External external) {
        Map<String, Value> known = new TreeMap<>(
                ServerPreset.find(presets, service.preset()).orElseThrow().external(service, external));
        external.url().ifPresent(template -> {
            Value url = new TemplateValues(
                            deployment.config(), deployment.draft().secrets())
                    .value(template, "address of " + service.name());
            known.put("url", url);
            known.computeIfPresent("endpoint", (name, computed) -> url);
        });
        return known;
    }

    /** Starts what holds the data of a service. */
    static ResourceSpec.Builder live(
            LightsailDeployment deployment, ResourceType type, BackingService service, String role) {
        return deployment
                .draft()
                .tagged(new ResourceId(type, service.name(), role), at(service, "preset"))
                .lifecycle(new Lifecycle(isProtected(deployment, service), Set.of(), false))
                .because("", whyProtected(service));
    }

    static boolean isProtected(LightsailDeployment deployment, BackingService service) {
        return service.protect().orElseGet(deployment::isProduction);
    }

    /** Returns why it may or may not be destroyed. */
    static Origin whyProtected(BackingService service) {
        return service.protect().isPresent() ? at(service, "protect") : PRODUCTION;
    }

    static Origin at(BackingService service, String key) {
        return Origin.at(DeployConfig.pathOf(service).then(key));
    }

    /** Says what became of a field of a service if somebody wrote it. */
    static void dropped(
            LightsailDeployment deployment, BackingService service, String field, String rule, String reason) {
        ConfigPath path = DeployConfig.pathOf(service).then(field);
        deployment.accountAll(path, Fate.DROPPED, rule, reason, "Leave it out for this target.");
    }
}
