package io.omnideploy.target.kubernetes;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.ByteSize;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.BackingServer;
import io.omnideploy.spi.expand.BackingServiceChecks;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.ServerPreset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Backing services as servers in the cluster, or as what exists already. */
final class BackingServices implements Contributor {
    /** A name of a Job leaves room for a hash of eight digits. */
    static final String INIT = "init";

    private static final ByteSize DEFAULT_STORAGE = new ByteSize(10L * 1024 * ByteSize.MEBIBYTE);
    private static final Origin PRODUCTION = Origin.rule("production-is-protected");

    private final List<ServerPreset> presets;

    BackingServices(KubernetesDeployment deployment) {
        presets = ServerPreset.all(deployment.secrets());
    }

    /** Returns what prepares a service is called. */
    static String initName(BackingService service) {
        return service.name() + "-" + INIT;
    }

    @Override
    public void check(KubernetesDeployment deployment) {
        List<String> names = presets.stream().map(ServerPreset::name).toList();
        new BackingServiceChecks(deployment.config(), deployment.found()).check();
        for (BackingService service : deployment.config().backingServices().values()) {
            if (ServerPreset.find(presets, service.preset()).isEmpty()) {
                deployment.refuse(
                        DeployConfig.pathOf(service).then("preset"),
                        "preset-unsupported",
                        "Target kubernetes does not provide preset '" + service.preset() + "'.",
                        Nearest.remedy(service.preset(), names)
                                + " One that exists already is named under 'external'.");
            } else if (service.external().isEmpty()
                    && deployment.config().components().containsKey(initName(service))) {
                // Its pods would be taken for those of the Job.
                deployment.refuse(
                        ConfigPath.of("components", initName(service)),
                        "name-reserved",
                        "What prepares '%s' is called '%s'.".formatted(service.name(), initName(service)),
                        "Rename the component.");
            }
        }
    }

    @Override
    public void prepare(KubernetesDeployment deployment) {
        for (BackingService service : deployment.config().backingServices().values()) {
            ServerPreset preset = ServerPreset.find(presets, service.preset()).orElseThrow();
            Optional<BackingService.External> external = service.external();
            if (external.isPresent()) {
                deployment.addresses().put(service.name(), existing(deployment, preset, service, external.get()));
            } else {
                provide(deployment, service, preset.provide(service));
            }
        }
    }

    private static SortedMap<String, Value> existing(
            KubernetesDeployment deployment,
            ServerPreset preset,
            BackingService service,
            BackingService.External external) {
        SortedMap<String, Value> known = new TreeMap<>(preset.external(service, external));
        external.url().ifPresent(template -> {
            Value url = deployment.addresses().value(template, "address of " + service.name());
            known.put("url", url);
            known.computeIfPresent("endpoint", (name, computed) -> url);
        });
        return known;
    }

    private static void provide(KubernetesDeployment deployment, BackingService service, BackingServer server) {
        ConfigPath path = DeployConfig.pathOf(service);
        Origin preset = Origin.at(path.then("preset"));
        passwords(deployment, service, server, preset);
        boolean isProtected = service.protect()
                .orElseGet(() -> Production.is(deployment.config().id()));
        ResourceId claim = Volumes.claim(
                deployment,
                service.name(),
                service.preset(),
                service.storage().orElse(DEFAULT_STORAGE),
                isProtected,
                preset,
                Origin.at(path.then("storage")),
                service.protect().isPresent() ? Origin.at(path.then("protect")) : PRODUCTION);
        new ServerPods(deployment, service, server).add(claim);
        NetworkPolicies.add(deployment, service, server.port(), server.init().isPresent());
        deployment.addresses().put(service.name(), server.addresses());
    }

    /** All of them lie with the service, and whoever uses one takes it from there. */
    private static void passwords(
            KubernetesDeployment deployment, BackingService service, BackingServer server, Origin why) {
        List<SortedMap<String, Value>> all = List.of(
                server.environment(),
                server.init().map(BackingServer.Init::environment).orElseGet(TreeMap::new));
        for (SortedMap<String, Value> environment : all) {
            for (Value value : environment.values()) {
                if (value instanceof Value.SecretInput secret) {
                    deployment.keeper().place(secret, service.name(), service.preset(), List.of(why));
                }
            }
        }
    }

    @Override
    public void finish(KubernetesDeployment deployment) {
        deployment
                .external()
                .unused()
                .forEach(entry ->
                        deployment.account(entry.path(), entry.fate(), entry.rule(), entry.reason(), entry.remedy()));
    }
}
